"""Days of expressions that name a weekday, a day, a month, a season or a year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.dates import periods as cal
from diplomev.parse.dates.expressions import AHEAD, BACK, Expr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.dates.counter import Counter
    from diplomev.parse.dates.periods import Period

_NEAR_ENOUGH = 60
"""A day without a year is the nearest one up to so many days away; beyond, the tense decides."""
_OF_THE_TEXT = frozenset({"same", "following"})
_LEAP = 8
"""The most years between two days of 29 February."""
_HALF_A_WEEK = 3


def calendar_period(counter: Counter, expr: Expr) -> Period | None:
    """The days of a calendar expression, whatever parts of it are there."""
    if expr.year is None and not expr.which and (period := _in_entry(counter, expr)) is not None:
        return period
    if expr.season:
        return _season(counter, expr)
    if expr.year is not None:
        return _absolute(counter, expr, expr.year)
    return _in_frame(counter, expr) or _without_year(counter, expr)


def _without_year(counter: Counter, expr: Expr) -> Period | None:
    """The days of an expression that names no year."""
    if expr.month is None and expr.day is None:
        return _weekday(counter, expr)
    now = counter.now()
    if now is None:
        return None
    if expr.month is None:
        counter.doubt(75)
        return _choose(counter, expr, now, _days_in_months(expr, now))
    if expr.which in _OF_THE_TEXT and (period := _beside_before(counter, expr)) is not None:
        return period
    found = [p for y in range(now.year - _LEAP, now.year + _LEAP + 1) if (p := in_year(expr, y))]
    counter.doubt(85)
    if expr.weekday:
        right = [p for p in found if p[0].isoweekday() == expr.weekday and abs(p[0].year - now.year) <= 1]
        counter.confidence = min(counter.confidence + 5, 90) if right else 60
        found = right or found
    return _choose(counter, expr, now, found)


def _beside_before(counter: Counter, expr: Expr) -> Period | None:
    """«that November», «en novembre suivant»: the month or day that is told by the date said before."""
    before = counter.around.before
    if before is None:
        return None
    year = before.period[0].year
    behind = (p for y in (year, year + 1) if (p := in_year(expr, y)) is not None and p[0] > before.period[0])
    found = in_year(expr, year) if expr.which == "same" else next(behind, None)
    if found is not None:
        counter.count_from(before, 75)
    return found


def _in_entry(counter: Counter, expr: Expr) -> Period | None:
    """«1997: in June, …», «October 1991. From the 3rd …»: what lies in the year or month of a chronology's entry."""
    entry = counter.around.entry
    if entry is None:
        return None
    first, last = entry.period
    period: Period | None
    if expr.season:
        period = cal.season_of(first.year, expr.season)
    elif expr.month is not None:
        period = in_year(expr, first.year)
    else:
        of_month = expr.day is not None and (first.year, first.month) == (last.year, last.month)
        period = in_year(evolve(expr, month=first.month), first.year) if of_month else None
    if period is not None:
        counter.count_from(entry, 90)
    return period


def _in_frame(counter: Counter, expr: Expr) -> Period | None:
    """The one day of a diary's week or month that a weekday or a number can mean.

    Where the day of publication is known, only what begins a line is such a day.
    """
    around = counter.around
    if around.frame is None or expr.month or expr.which or (around.reference and not around.opens):
        return None
    first, last = around.frame.period
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    fitting = [
        day
        for day in days
        if (expr.weekday is None or day.isoweekday() == expr.weekday) and (expr.day is None or day.day == expr.day)
    ]
    if len(fitting) != 1:
        return None
    counter.count_from(around.frame, 85)
    return fitting[0], fitting[0]


def in_year(expr: Expr, year: int) -> Period | None:
    """The day or month of an expression in a year."""
    if expr.month is None or not 1 <= year <= dt.MAXYEAR:
        return None
    if expr.day is None:
        return cal.months(year, expr.month)
    day = cal.day_of(year, expr.month, expr.day)
    return (day, day) if day else None


def easter_period(counter: Counter, expr: Expr) -> Period | None:
    """A day that is counted from Easter Sunday."""
    now = None if expr.year else counter.now()
    if expr.year is None and now is None:
        return None
    years = range(now.year - 1, now.year + 2) if now else (expr.year or 0,)
    days = [cal.move(sunday, expr.count or 0) for year in years if (sunday := cal.easter(year))]
    found = [(day, day) for day in days if day]
    counter.doubt(85 if now else 95)
    return _choose(counter, evolve(expr, day=1), now, found) if now else next(iter(found), None)


def weekday_from(counter: Counter, expr: Expr, weekday: int, now: dt.date) -> dt.date | None:
    """The weekday that words such as «last Monday», «Monday» mean, seen from a day."""
    ahead, back = (weekday - now.isoweekday()) % 7, (now.isoweekday() - weekday) % 7
    if expr.which in BACK:
        return cal.move(now, -(back or 7))
    if expr.which in AHEAD:
        if counter.around.next_weekday == "next_week" and expr.which == "next" and not expr.anew:
            return cal.move(now, 7 + weekday - now.isoweekday())
        return cal.move(now, ahead or 7)
    if counter.counted_from:
        # A report goes on from the date it has given: the nearest such day.
        return cal.move(now, ahead if ahead <= _HALF_A_WEEK else -back)
    direction = counter.around.direction()
    counter.doubt(85 if direction else 70)
    if expr.which == "onward" or direction > 0 or (expr.which == "this" and not direction):
        return cal.move(now, ahead)
    return cal.move(now, -back)


def _absolute(counter: Counter, expr: Expr, year: int) -> Period | None:
    if expr.month is None:
        counter.doubt(92)
        return cal.unit_around(dt.date(year, 1, 1), "year") if 1 <= year <= dt.MAXYEAR else None
    found = in_year(expr, year)
    counter.doubt(98 if expr.day else 96)
    if found and expr.weekday and expr.day and found[0].isoweekday() != expr.weekday:
        counter.doubt(60)
    return found


def _choose(counter: Counter, expr: Expr, now: dt.date, found: Sequence[Period]) -> Period | None:
    """The period that the words mean, of those that fit what they say, in order."""
    if not found:
        return None
    past = [p for p in found if p[0] <= now]
    future = [p for p in found if p[1] >= now]
    if expr.which in BACK:
        past = past if expr.day else [p for p in found if p[1] < now]
        return past[-1] if past else None
    if expr.which in AHEAD:
        future = future if expr.day else [p for p in found if p[0] > now]
        return future[0] if future else None
    if expr.which == "this" and expr.month:
        same = [p for p in found if p[0].year == now.year]
        if same:
            return same[0]
    nearest = min(found, key=lambda p: cal.distance(p, now))
    if cal.distance(nearest, now) > _NEAR_ENOUGH and (direction := counter.around.direction()):
        some = past[-1:] if direction < 0 else future[:1]
        return some[0] if some else nearest
    return nearest


def _weekday(counter: Counter, expr: Expr) -> Period | None:
    weekday = expr.weekday or 1
    base = None if counter.around.reference else counter.around.near(weekday)
    day: dt.date | None
    if base:
        day = counter.count_from(base, 70)[0]
    else:
        now = counter.now()
        day = now and weekday_from(counter, expr, weekday, now)
    day = day and cal.move(day, 7 * expr.anew)
    return (day, day) if day else None


def _season(counter: Counter, expr: Expr) -> Period | None:
    if expr.year is not None:
        counter.doubt(85)
        return cal.season_of(expr.year, expr.season) if 1 <= expr.year <= dt.MAXYEAR else None
    now = counter.now()
    if now is None:
        return None
    years = range(max(now.year - 2, 1), min(now.year + 2, dt.MAXYEAR) + 1)
    found = [cal.season_of(year, expr.season) for year in years]
    return _choose(counter, evolve(expr, which="" if expr.which == "this" else expr.which), now, found)


def _days_in_months(expr: Expr, now: dt.date) -> list[Period]:
    """Days of that number in the months around, on the weekday if one is said."""
    reach = 12 if expr.weekday else 1
    found = []
    for offset in range(-reach, reach + 1):
        month = cal.months(now.year, now.month + offset)
        day = month and cal.day_of(month[0].year, month[0].month, expr.day or 1)
        if day and (not expr.weekday or day.isoweekday() == expr.weekday):
            found.append((day, day))
    return found
