"""A meeting on a visit lies within the stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.facts import outside_stay
from diplomev.validate.rule import Problem, Rule
from diplomev.validate.stays import is_within_stay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Engagement
    from diplomev.validate.context import Context


def _needs(engagement: Engagement) -> tuple[str, ...]:
    return (engagement.visit,) if engagement.visit and engagement.date else ()


def _check(engagement: Engagement, context: Context) -> Iterator[Problem]:
    visit = context.visit(engagement.visit) if engagement.visit else None
    stay = outside_stay(engagement.date, visit)
    if stay:
        yield Problem(
            ("date",),
            f"The engagement ({engagement.date}) lies outside the stay of its visit ({stay}).",
            expected=stay,
            got=str(engagement.date),
            hint="Mend the date, the stay, or the visit that it belongs to.",
        )


RULE: Rule[Engagement] = Rule(
    code="meaning.engagement_outside_visit",
    level="warning",
    reason="What takes place on a visit takes place while it lasts.",
    example="""
[
  {"type": "visit", "id": "visit:1", "sending": ["MLI"], "start": "2025-06-22", "end": "2025-06-26"},
  {"type": "engagement", "id": "engagement:1", "visit": "visit:1", "kind": "audience", "date": "2025-07-23"}
]
""",
    on=("engagement",),
    where=("visit", "date"),
    unless=is_within_stay,
    check=_check,
    needs=_needs,
)
