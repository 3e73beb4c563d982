"""The days that an expression stands for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.dates import periods as cal
from diplomev.parse.dates.calendar_dates import calendar_period, easter_period, in_year, weekday_from
from diplomev.parse.dates.expressions import AHEAD, BACK, Expr

if TYPE_CHECKING:
    from collections.abc import Callable

    from diplomev.parse.dates.counter import Counter
    from diplomev.parse.dates.periods import Period

_FROM_THE_TEXT = frozenset({"previous", "same", "following"})


_TO_THE_DAY = "same"
"""Marks a shift to the very day: «ten years ago today»."""
_MONDAY = 1
"""The day on which «this weekend», in the past, is the one just gone."""
_DAYLIKE = frozenset({"day", "week", "fortnight"})


def find_period(counter: Counter, expr: Expr) -> Period | None:
    """The days of an expression, or `None` where they cannot be known."""
    return _KINDS.get(expr.kind, _unknown)(counter, expr)


def find_periods(counter: Counter, expr: Expr) -> list[Period | None]:
    """The days of each date of a range or list."""
    found = [find_period(counter, operand) for operand in expr.operands]
    if expr.kind == "range" and found[0] and (last := found[-1]) and found[0][0] > last[0]:
        found[-1] = _after(expr.operands[-1], last, found[0])
    return found


def _after(expr: Expr, period: Period, first: Period) -> Period | None:
    """The end of a range that came out before its beginning: a week, a month or a year later."""
    if expr.kind != "calendar" or expr.year is not None:
        return period
    unit = "year" if expr.month else "month" if expr.day else "week"
    begin, end = cal.shift(period[0], unit, 1), cal.shift(period[1], unit, 1)
    return (begin, end) if begin and end and begin >= first[0] else None


def _anchor(counter: Counter, expr: Expr) -> Period | None:
    """The days from which an expression counts: an operand, the date before, or the reference."""
    if expr.operands:
        return find_period(counter, expr.operands[-1])
    if expr.anchor == "text":
        return counter.before(expr)
    now = counter.now()
    return (now, now) if now else None


def _unknown(_counter: Counter, _expr: Expr) -> Period | None:
    return None


def _day(counter: Counter, expr: Expr) -> Period | None:
    base = _anchor(counter, expr)
    count = expr.count or 0
    return _one(base and cal.move(base[0] if count < 0 else base[1], count))


def _one(day: dt.date | None) -> Period | None:
    return (day, day) if day else None


def _shift(counter: Counter, expr: Expr) -> Period | None:
    base = _anchor(counter, expr)
    if base is None:
        return None
    counter.doubt(85)
    number = 1 if expr.count is None else expr.count
    if expr.weekday:
        first = weekday_from(counter, evolve(expr, which="ahead"), expr.weekday, base[0])
        return _one(first and cal.move(first, 7 * (number - 1)))
    unit, count = expr.unit or "day", number * expr.sign
    day = cal.shift(base[0] if count < 0 else base[1], unit, count)
    for further, finer in expr.more:
        day, unit = day and cal.shift(day, finer, further * expr.sign), finer
    # «Two weeks ago» names a day, «two years ago» a year, «two years after 3 May 2020» a day.
    exact = expr.which == _TO_THE_DAY or (unit in _DAYLIKE and not expr.which)
    if day is None or exact or (expr.operands and base[0] == base[1]):
        return _one(day)
    return cal.unit_around(day, unit)


def _unit(counter: Counter, expr: Expr) -> Period | None:
    base = _anchor(counter, evolve(expr, anchor="text") if expr.which in _FROM_THE_TEXT else expr)
    if base is None:
        return None
    offset = -1 if expr.which in BACK else 1 if expr.which in AHEAD else 0
    if expr.unit == "weekend" and expr.which == "this" and base[0].isoweekday() == _MONDAY:
        offset = min(0, counter.around.direction())  # «arrived this weekend», said on Monday
    return cal.unit_around(base[0] if offset < 0 else base[1], expr.unit, offset)


def _span(counter: Counter, expr: Expr) -> Period | None:
    base = _anchor(counter, expr)
    count = expr.count or 1
    counter.doubt(75)
    return base and cal.unit_around(base[0], expr.unit, 1 if expr.which in AHEAD else -count, count)


def _part(counter: Counter, expr: Expr) -> Period | None:
    whole = find_period(counter, expr.operands[0])
    counter.doubt(80)
    if whole is None or expr.part not in {"before_now", "after_now"}:
        return whole and cal.part_of(whole, expr.part)
    now = counter.now()
    if now is None or not whole[0] <= now <= whole[1]:
        return whole
    return (whole[0], now) if expr.part == "before_now" else (now, whole[1])


def _nth(counter: Counter, expr: Expr) -> Period | None:
    whole = find_period(counter, expr.operands[0] if expr.operands else Expr(kind="unit", unit="year"))
    if whole is None or not expr.ordinal:
        return None
    if expr.weekday:
        return _one(cal.nth_weekday(whole, expr.weekday, expr.ordinal))
    return cal.nth_unit(whole, expr.unit, expr.ordinal)


def _within(counter: Counter, expr: Expr) -> Period | None:
    own, base = expr.operands
    whole = find_period(counter, base)
    if whole is None or own.kind != "calendar":
        return None
    first = whole[0]
    if own.month or own.season:
        return calendar_period(counter, evolve(own, year=first.year, which=""))
    if own.day:
        return in_year(Expr(day=own.day, month=first.month), first.year)
    return _one(cal.nth_weekday(whole, own.weekday or 1, 1))


def _week_of(counter: Counter, expr: Expr) -> Period | None:
    day = find_period(counter, expr.operands[0]) if expr.operands else None
    return day and cal.unit_around(day[0], "week")


def _week_number(counter: Counter, expr: Expr) -> Period | None:
    now = None if expr.year else counter.now()
    first = cal.day_of(expr.year or (now.year if now else 0), 1, 4)
    return cal.unit_around(first, "week", (expr.count or 1) - 1) if first else None


def _decade(_counter: Counter, expr: Expr) -> Period | None:
    return cal.unit_around(dt.date(expr.year, 1, 1), "decade") if expr.year else None


def _century(_counter: Counter, expr: Expr) -> Period | None:
    number = expr.day or expr.count or 0
    return cal.months((number - 1) * 100 or 1, 1, 1200) if number else None


_KINDS: dict[str, Callable[[Counter, Expr], Period | None]] = {
    "calendar": calendar_period,
    "easter": easter_period,
    "day": _day,
    "shift": _shift,
    "unit": _unit,
    "span": _span,
    "part": _part,
    "nth": _nth,
    "within": _within,
    "week_of": _week_of,
    "week_number": _week_number,
    "decade": _decade,
    "century": _century,
}
