"""An agreement enters into force after it was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    if agreement.signed and agreement.in_force and agreement.in_force.before(agreement.signed):
        yield Problem(
            ("in_force",),
            f"It is in force since {agreement.in_force}, but was signed later ({agreement.signed}).",
            expected=f"{agreement.signed} or later",
            got=str(agreement.in_force),
            hint="Exchange the two dates, or leave it where it has retroactive effect.",
        )


RULE: Rule[Agreement] = Rule(
    code="meaning.in_force_before_signed",
    level="warning",
    reason="Entry into force follows signature, but for what is agreed with retroactive effect.",
    example="""
{"type": "agreement", "id": "agreement:1", "signed": "2025-06-23", "in_force": "2024-01-01"}
""",
    on=("agreement",),
    where=("signed", "in_force"),
    check=_check,
)
