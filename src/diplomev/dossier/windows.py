"""Whether a record's day lies in a window of time."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

from diplomev.model import Agreement, Claim, Engagement, PartialDate, Record, Source, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from diplomev.dossier.conditions import Day
    from diplomev.dossier.dossier import Dossier

    Test = Callable[[Any], bool]
    Days = tuple[dt.date, dt.date]
    """The first and the last day that may be meant."""

WINDOW = ("after", "before", "certain")
"""The conditions that make up a window."""


def in_window(dossier: Dossier, kind: type[Record], conditions: Mapping[str, Any]) -> Test:
    """Whether a record's day lies in the half-open window; a day that is known in part may or must."""
    if kind not in BEGIN:
        message = f"where() knows no days of {kind.__name__} records"
        raise TypeError(message)
    first = _first_day(conditions["after"]) if "after" in conditions else dt.date.min
    behind = _first_day(conditions["before"]) if "before" in conditions else None
    certain = bool(conditions.get("certain"))
    days = partial(BEGIN[kind], dossier)

    def test(record: Any) -> bool:
        found = days(record)
        if found is None:
            return False
        low, high = found if not certain else found[::-1]
        return high >= first and (behind is None or low < behind)

    return test


def _first_day(day: Day) -> dt.date:
    if isinstance(day, PartialDate):
        return day.earliest
    if isinstance(day, str):
        return PartialDate(day).earliest
    return day.date() if isinstance(day, dt.datetime) else day


def _span(date: PartialDate | None) -> Days | None:
    return (date.earliest, date.latest) if date else None


def _visit_begins(_dossier: Dossier, visit: Any) -> Days | None:
    period = visit.period
    if period is None:
        return None
    return _span(period.start) or (dt.date.min, period.end.latest)


def _published(_dossier: Dossier, source: Source) -> Days | None:
    return _of_timestamp(source.published)


def _stated(dossier: Dossier, claim: Claim) -> Days | None:
    source = dossier.find(claim.source)
    published = source.published if isinstance(source, Source) else None
    return _of_timestamp(claim.stated or published)


def _of_timestamp(text: str | None) -> Days | None:
    return _span(PartialDate(text.partition("T")[0])) if text else None


BEGIN: Mapping[type[Record], Callable[[Dossier, Any], Days | None]] = {
    Visit: _visit_begins,
    Engagement: lambda _dossier, engagement: _span(engagement.date),
    Agreement: lambda _dossier, agreement: _span(agreement.signed),
    Source: _published,
    Claim: _stated,
}
