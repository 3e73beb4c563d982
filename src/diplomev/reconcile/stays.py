"""Stays as sources tell them: from the first day to the last, or one day of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from diplomev.claims.policies import as_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from diplomev.model import Claim, PartialDate

Stay = tuple["PartialDate | None", "PartialDate | None"]
"""The first and the last day that a source gives."""


def stays_of(claims: Iterable[Claim], now: Callable[[str], str]) -> dict[str, Stay]:
    """By source the first and the last day that it gives of one visit.

    Args:
        claims: Claims on the visit.
        now: The id that stands for a source now.
    """
    found: dict[str, Stay] = {}
    for claim in claims:
        if claim.property in {"start", "end"} and (date := as_date(claim.value)):
            source = now(claim.source)
            start, end = found.get(source, (None, None))
            found[source] = (start or date, end) if claim.property == "start" else (start, end or date)
    return found


def is_within(day: PartialDate, sources: Iterable[str], others: Iterable[str], stays: Mapping[str, Stay]) -> bool:
    """Whether sources that know of one day alone place it within a stay that others tell from its first to its last.

    Such a day says nothing of when the stay began: a report of the reception on the second day gives only that.
    """
    if any(None not in stays.get(source, (None, None)) for source in sources):
        return False
    for other in others:
        start, end = stays.get(other, (None, None))
        if start and end and start.earliest < day.earliest and day.latest <= end.latest:
            return True
    return False


def days_within(claims: Iterable[Claim], same: Mapping[str, str]) -> frozenset[str]:
    """The claims on the first day of a visit that give but one day of a stay that others tell from first to last.

    Args:
        claims: All claims.
        same: The id that stands for a record now.
    """

    def now(record: str) -> str:
        return same.get(record, record)

    by_visit: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.property in {"start", "end"} and claim.stance in {"asserts", "plans"} and claim.subject:
            by_visit[now(claim.subject)].append(claim)
    found = set()
    for said in by_visit.values():
        stays = stays_of(said, now)
        if len(stays) > 1:
            for claim in said:
                day = as_date(claim.value) if claim.property == "start" else None
                if day and is_within(day, (now(claim.source),), stays, stays):
                    found.add(claim.id)
    return frozenset(found)
