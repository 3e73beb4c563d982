"""What was signed is at least signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context

_BEFORE = frozenset({"announced", "negotiated", "initialled"})


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    if agreement.signed and agreement.status in _BEFORE:
        yield Problem(
            ("status",),
            f"It is {agreement.status}, but has a day of signature ({agreement.signed}).",
            expected="signed or further",
            got=agreement.status,
            hint="Mend the status, or leave `signed` out: what is planned is not signed.",
        )


RULE: Rule[Agreement] = Rule(
    code="meaning.status_behind_signature",
    level="warning",
    reason="`status` is the furthest step that is stated, and a day of signature states one.",
    example="""
{"type": "agreement", "id": "agreement:1", "status": "announced", "signed": "2025-06-23"}
""",
    on=("agreement",),
    where=("status=announced|status=negotiated|status=initialled", "signed"),
    check=_check,
)
