"""Quick looks at the days of visits, and at what takes place on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model.dates import cached_date

if TYPE_CHECKING:
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json

LONGEST = 183
"""How many days a stay may last without a remark."""


def are_in_order(visit: Json, _: Context) -> bool:
    """Whether the last day of a stay surely lies behind the first, and not too far."""
    return 0 <= (cached_date(visit["end"]).earliest - cached_date(visit["start"]).latest).days <= LONGEST


def is_within_stay(record: Json, context: Context) -> bool:
    """Whether the day of a record surely lies within the stay of its visit, which took place."""
    visit = context.visit(record["visit"])
    day = record.get("date") or record.get("signed")
    if visit is None or visit.start is None or visit.end is None or visit.status == "cancelled" or day is None:
        return False
    date = cached_date(day)
    return visit.start.earliest <= date.earliest and date.latest <= visit.end.latest
