"""The parts of a set are signed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model.dates import cached_date
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _is_the_same_day(agreement: Json, context: Context) -> bool:
    whole = context.agreement(agreement["part_of"])
    return whole is not None and whole.signed == cached_date(agreement["signed"])


def _needs(agreement: Agreement) -> tuple[str, ...]:
    return (agreement.part_of,) if agreement.part_of and agreement.signed else ()


def _check(agreement: Agreement, context: Context) -> Iterator[Problem]:
    whole = context.agreement(agreement.part_of) if agreement.part_of else None
    if whole and whole.signed and agreement.signed and agreement.signed.overlaps(whole.signed) is False:
        yield Problem(
            ("signed",),
            f"It was signed on {agreement.signed}, but the set that it is a part of on {whole.signed}.",
            expected=str(whole.signed),
            got=str(agreement.signed),
            hint="Mend one of the dates, or take `part_of` out.",
        )


RULE: Rule[Agreement] = Rule(
    code="meaning.part_signed_apart",
    level="warning",
    reason="What is signed as a set is signed on one day.",
    example="""
[
  {"type": "agreement", "id": "agreement:1", "signed": "2025-06-23", "count": {"min": 3, "max": 3}},
  {"type": "agreement", "id": "agreement:2", "part_of": "agreement:1", "signed": "2025-06-26"}
]
""",
    on=("agreement",),
    where=("part_of", "signed"),
    unless=_is_the_same_day,
    check=_check,
    needs=_needs,
)
