"""A visit lasts days or weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule
from diplomev.validate.stays import LONGEST, are_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context


def _check(visit: Visit, _: Context) -> Iterator[Problem]:
    if visit.start and visit.end and (visit.end.earliest - visit.start.latest).days > LONGEST:
        yield Problem(
            ("end",),
            f"The stay lasts from {visit.start} to {visit.end}, more than half a year.",
            expected=f"at most {LONGEST} days",
            got=f"{(visit.end.earliest - visit.start.latest).days} days",
            hint="Look whether one of the years is mistyped.",
        )


RULE: Rule[Visit] = Rule(
    code="meaning.stay_too_long",
    level="warning",
    reason="A stay of more than half a year is more often a mistyped year.",
    example="""
{"type": "visit", "id": "visit:1", "sending": ["MLI"], "start": "2024-06-22", "end": "2025-06-26"}
""",
    on=("visit",),
    where=("start", "end"),
    unless=are_in_order,
    check=_check,
)
