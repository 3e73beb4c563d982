"""A stay does not end before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule
from diplomev.validate.stays import are_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context


def _check(visit: Visit, _: Context) -> Iterator[Problem]:
    if visit.start and visit.end and visit.end.before(visit.start):
        yield Problem(
            ("end",),
            f"The stay ends ({visit.end}) before it begins ({visit.start}).",
            expected=f"{visit.start} or later",
            got=str(visit.end),
            hint="Exchange the two dates, or mend the one that is mistyped.",
        )


RULE: Rule[Visit] = Rule(
    code="meaning.ends_before_start",
    level="error",
    reason="A stay cannot end before it begins.",
    example="""
{"type": "visit", "id": "visit:1", "sending": ["MLI"], "start": "2025-06-26", "end": "2025-06-22"}
""",
    on=("visit",),
    where=("start", "end"),
    unless=are_in_order,
    check=_check,
)
