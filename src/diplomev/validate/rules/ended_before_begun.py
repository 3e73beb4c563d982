"""An agreement ends after it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    if not agreement.ended:
        return
    for name, begun in (("signed", agreement.signed), ("in_force", agreement.in_force)):
        if begun and agreement.ended.before(begun):
            yield Problem(
                ("ended",),
                f"It ended ({agreement.ended}) before the day in `{name}` ({begun}).",
                expected=f"{begun} or later",
                got=str(agreement.ended),
                hint="Exchange the two dates, or mend the one that is mistyped.",
            )
            return


RULE: Rule[Agreement] = Rule(
    code="meaning.ended_before_begun",
    level="error",
    reason="What was not yet signed or in force cannot end.",
    example="""
{"type": "agreement", "id": "agreement:1", "signed": "2025-06-23", "ended": "2024-01-25"}
""",
    on=("agreement",),
    where=("ended",),
    check=_check,
)
