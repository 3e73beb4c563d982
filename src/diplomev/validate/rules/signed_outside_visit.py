"""What is signed on a visit is signed while it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.facts import outside_stay
from diplomev.validate.rule import Problem, Rule
from diplomev.validate.stays import is_within_stay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _needs(agreement: Agreement) -> tuple[str, ...]:
    return (agreement.visit,) if agreement.visit and agreement.signed else ()


def _check(agreement: Agreement, context: Context) -> Iterator[Problem]:
    visit = context.visit(agreement.visit) if agreement.visit else None
    stay = outside_stay(agreement.signed, visit)
    if stay:
        yield Problem(
            ("signed",),
            f"It was signed ({agreement.signed}) outside the stay of its visit ({stay}).",
            expected=stay,
            got=str(agreement.signed),
            hint="Mend the day of signature, the stay, or the visit that it belongs to.",
        )


RULE: Rule[Agreement] = Rule(
    code="meaning.signed_outside_visit",
    level="warning",
    reason="An agreement that is concluded on a visit is signed within the stay.",
    example="""
[
  {"type": "visit", "id": "visit:1", "sending": ["MLI"], "start": "2025-06-22", "end": "2025-06-26"},
  {"type": "agreement", "id": "agreement:1", "visit": "visit:1", "status": "signed", "signed": "2024-06-23"}
]
""",
    on=("agreement",),
    where=("visit", "signed"),
    unless=is_within_stay,
    check=_check,
    needs=_needs,
)
