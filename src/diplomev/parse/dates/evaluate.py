"""The days that an expression stands for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Literal

from attrs import evolve, frozen

from diplomev.parse.dates import periods as cal
from diplomev.parse.dates.expressions import Expr
from diplomev.parse.dates.periods import Period

_SURE = {"day": 98, "month": 96, "year": 92}
_NEAR_ENOUGH = 60
"""A day without a year is the nearest one up to so many days away; beyond, the tense decides."""
_HALF_A_WEEK = 3
_LEAP = 8
"""The most years between two days of 29 February."""


@frozen
class Base:
    """A date of the text from which others can be counted, with its span."""

    period: Period
    span: tuple[int, int]


@frozen
class Surroundings:
    """What stands around an expression.

    Attributes:
        reference: The day of publication, if known.
        before: The date that was resolved last.
        near: The nearest full date of the text, on a weekday if one is given (1 to 7), before others the one before.
        direction: -1 where the words around speak of the past, 1 of the future, else 0.
        next_weekday: `coming` or `next_week`.
    """

    reference: dt.date | None
    before: Base | None
    near: Callable[[int | None], Base | None]
    direction: Callable[[], int]
    next_weekday: str = "coming"


class Evaluator:
    """Finds the days of one expression and keeps what they were counted from.

    Attributes:
        counted_from: Span of the date of the text from which was counted.
        assumed: Whether the reference was counted from.
        confidence: 0 to 100.
    """

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.counted_from: tuple[int, int] | None = None
        self.assumed = False
        self.confidence = 98

    def period(self, expr: Expr) -> Period | None:
        """The days of an expression, or `None` where they cannot be known."""
        return _KINDS[expr.kind](self, expr)

    def periods(self, expr: Expr) -> list[Period | None]:
        """The days of each operand of a range or list."""
        found = [self.period(operand) for operand in expr.operands]
        if expr.kind == "range" and found[0] and (last := found[-1]) and found[0][0] > last[0]:
            found[-1] = self._after(expr.operands[-1], last, found[0])
        return found

    def _after(self, expr: Expr, period: Period, first: Period) -> Period | None:
        """The end of a range that came out before its beginning: in the next week, month or year."""
        if expr.kind != "calendar" or expr.year is not None:
            return period
        unit = "year" if expr.month else "month" if expr.day else "week"
        days = [cal.shift(day, unit, 1) for day in period]
        while days[0] and days[0] < first[0]:
            days = [day and cal.shift(day, unit, 1) for day in days]
        return (days[0], days[1]) if days[0] and days[1] else None

    def _doubt(self, confidence: int) -> None:
        self.confidence = min(self.confidence, confidence)

    def _now(self) -> dt.date | None:
        """The day from which relative dates are counted."""
        if self._around.reference:
            self.assumed = True
            self._doubt(90)
            return self._around.reference
        return self._count_from(self._around.near(None), 60)

    def _count_from(self, base: Base | None, confidence: int) -> dt.date | None:
        if base is None:
            return None
        self.counted_from = base.span
        self._doubt(confidence)
        return base.period[0]

    def _anchor(self, expr: Expr) -> Period | None:
        """The days from which an expression counts: an operand, the date before, or the reference."""
        if expr.operands:
            return self.period(expr.operands[-1])
        before = self._around.before
        if expr.anchor == "text" and before:
            self._count_from(before, 75)
            return before.period
        now = self._now()
        return (now, now) if now else None

    # ------------------------------------------------------------ calendar dates
    def _calendar(self, expr: Expr) -> Period | None:
        if expr.season:
            return self._season(expr)
        if expr.year is not None:
            return self._absolute(expr)
        if expr.month is None and expr.day is None:
            return self._weekday(expr)
        now = self._now()
        if now is None:
            return None
        if expr.month is None:
            return self._choose(expr, now, _days_in_months(expr, now))
        found = [p for y in range(now.year - _LEAP, now.year + _LEAP + 1) if (p := _in_year(expr, y))]
        if expr.weekday:
            near = [p for p in found if p[0].isoweekday() == expr.weekday and abs(p[0].year - now.year) <= 1]
            found = near or found
            self._doubt(90 if near else 60)
        else:
            self._doubt(85)
        return self._choose(expr, now, found)

    def _absolute(self, expr: Expr) -> Period | None:
        if expr.year is None:
            return None
        if expr.month is None:
            self._doubt(_SURE["year"])
            return cal.unit_around(dt.date(expr.year, 1, 1), "year") if 1 <= expr.year <= dt.MAXYEAR else None
        found = _in_year(expr, expr.year)
        self._doubt(_SURE["day" if expr.day else "month"])
        if found and expr.weekday and expr.day and found[0].isoweekday() != expr.weekday:
            self._doubt(60)
        return found

    def _choose(self, expr: Expr, now: dt.date, found: Sequence[Period]) -> Period | None:
        """The period that the words mean, of those that fit what they say."""
        if not found:
            return None
        past = [p for p in found if p[0] <= now]
        future = [p for p in found if p[1] >= now]
        if expr.which in _BACK:
            past = [p for p in found if p[1] < now] if not expr.day else past
            return past[-1] if past else None
        if expr.which in _AHEAD:
            future = [p for p in found if p[0] > now] if not expr.day else future
            return future[0] if future else None
        if expr.which == "this":
            same = [p for p in found if p[0].year == now.year]
            if same and expr.month:
                return same[0]
        nearest = min(found, key=lambda p: cal.distance(p, now))
        if cal.distance(nearest, now) > _NEAR_ENOUGH and (direction := self._around.direction()):
            some = past[-1:] if direction < 0 else future[:1]
            return some[0] if some else nearest
        return nearest

    def _weekday(self, expr: Expr) -> Period | None:
        weekday = expr.weekday or 1
        if self._around.reference is None and (base := self._around.near(weekday)):
            day: dt.date | None = self._count_from(base, 70)
        else:
            now = self._now()
            day = now and self._weekday_from(expr, weekday, now)
        day = day and cal.move(day, 7 * expr.anew)
        return (day, day) if day else None

    def _weekday_from(self, expr: Expr, weekday: int, now: dt.date) -> dt.date | None:
        ahead, back = (weekday - now.isoweekday()) % 7, (now.isoweekday() - weekday) % 7
        if expr.which in _BACK:
            return cal.move(now, -(back or 7))
        if expr.which in _AHEAD:
            if self._around.next_weekday == "next_week" and not expr.anew:
                return cal.move(now, 7 + weekday - now.isoweekday())
            return cal.move(now, ahead or 7)
        if self.counted_from:
            # A report goes on from the date it has given: the nearest such day.
            return cal.move(now, ahead if ahead <= _HALF_A_WEEK else -back)
        direction = self._around.direction()
        self._doubt(85 if direction else 70)
        if expr.which == "ahead" or direction > 0 or (expr.which == "this" and not direction):
            return cal.move(now, ahead)
        return cal.move(now, -back)

    def _season(self, expr: Expr) -> Period | None:
        if expr.year is not None:
            self._doubt(85)
            return cal.season_of(expr.year, expr.season) if 1 <= expr.year <= dt.MAXYEAR else None
        now = self._now()
        if now is None:
            return None
        years = range(max(now.year - 2, 1), min(now.year + 2, dt.MAXYEAR) + 1)
        found = [cal.season_of(year, expr.season) for year in years]
        if expr.which in _BACK:
            found = [p for p in found if p[1] < now][-1:]
        elif expr.which in _AHEAD:
            found = [p for p in found if p[0] > now][:1]
        return self._choose(evolve(expr, which=""), now, found)

    # ------------------------------------------------------------ counted dates
    def _day(self, expr: Expr) -> Period | None:
        base = self._anchor(expr)
        count = expr.count or 0
        day = base and cal.move(base[0] if count < 0 else base[1], count)
        return (day, day) if day else None

    def _shift(self, expr: Expr) -> Period | None:
        base = self._anchor(expr)
        if base is None:
            return None
        if expr.weekday:
            day = self._weekday_from(evolve(expr, which="next", anew=1), expr.weekday, base[0])
            day = day and cal.move(day, 7 * ((expr.count or 1) - 1))
            return (day, day) if day else None
        unit, count = expr.unit or "day", (1 if expr.count is None else expr.count) * expr.sign
        day = cal.shift(base[0] if count < 0 else base[1], unit, count)
        self._doubt(85)
        if day is None:
            return None
        exact = unit == "day" or (expr.operands and base[0] == base[1])
        return (day, day) if exact else cal.unit_around(day, unit)

    def _unit(self, expr: Expr) -> Period | None:
        text = expr.which in {"previous", "same", "following"}
        base = self._anchor(evolve(expr, anchor="text" if text else expr.anchor))
        if base is None:
            return None
        offset = -1 if expr.which in _BACK else 1 if expr.which in _AHEAD else 0
        return cal.unit_around(base[0] if offset < 0 else base[1], expr.unit, offset)

    def _span(self, expr: Expr) -> Period | None:
        base = self._anchor(expr)
        count = expr.count or 1
        if base is None:
            return None
        ahead = expr.which in _AHEAD
        self._doubt(75)
        return cal.unit_around(base[0], expr.unit, 1 if ahead else -count, count)

    def _part(self, expr: Expr) -> Period | None:
        whole = self.period(expr.operands[0])
        self._doubt(80)
        if whole is None:
            return None
        if expr.part in {"before_now", "after_now"}:
            now = self._now()
            if now is None or not whole[0] <= now <= whole[1]:
                return whole
            return (whole[0], now) if expr.part == "before_now" else (now, whole[1])
        return cal.part_of(whole, expr.part)

    def _nth(self, expr: Expr) -> Period | None:
        if not expr.operands:
            expr = evolve(expr, operands=(Expr(kind="unit", unit="year", which="this"),))
        whole = self.period(expr.operands[0])
        ordinal = expr.ordinal or 0
        if whole is None or not ordinal:
            return None
        if expr.weekday:
            day = cal.nth_weekday(whole, expr.weekday, ordinal)
            return (day, day) if day else None
        return cal.nth_unit(whole, expr.unit, ordinal)

    def _within(self, expr: Expr) -> Period | None:
        own, base = expr.operands
        whole = self.period(base)
        if whole is None or own.kind != "calendar":
            return None
        first = whole[0]
        if own.month or own.season:
            return self.period(evolve(own, year=first.year, which=""))
        if own.day:
            return _in_year(Expr(day=own.day, month=first.month), first.year)
        day = cal.nth_weekday(whole, own.weekday or 1, 1)
        return (day, day) if day else None

    def _week_of(self, expr: Expr) -> Period | None:
        day = self.period(expr.operands[0])
        return day and cal.unit_around(day[0], expr.unit or "week")

    def _week_number(self, expr: Expr) -> Period | None:
        year = expr.year or ((now := self._now()) and now.year)
        first = year and cal.day_of(year, 1, 4)
        week = first and cal.unit_around(first, "week", (expr.count or 1) - 1)
        return week or None

    def _decade(self, expr: Expr) -> Period | None:
        return cal.unit_around(dt.date(expr.year, 1, 1), "decade") if expr.year else None

    def _century(self, expr: Expr) -> Period | None:
        number = expr.day or expr.count or 0
        return cal.months((number - 1) * 100 or 1, 1, 1200) if number else None

    def _nothing(self, expr: Expr) -> Period | None:
        return None


_BACK = frozenset({"last", "previous"})
_AHEAD = frozenset({"next", "following"})
_KINDS: dict[str, Callable[[Evaluator, Expr], Period | None]] = {
    "calendar": Evaluator._calendar,
    "day": Evaluator._day,
    "shift": Evaluator._shift,
    "unit": Evaluator._unit,
    "span": Evaluator._span,
    "part": Evaluator._part,
    "nth": Evaluator._nth,
    "within": Evaluator._within,
    "week_of": Evaluator._week_of,
    "week_number": Evaluator._week_number,
    "decade": Evaluator._decade,
    "century": Evaluator._century,
}  # fmt: skip
for _kind in ("vague", "range", "list", "skip"):
    _KINDS[_kind] = Evaluator._nothing


def _in_year(expr: Expr, year: int) -> Period | None:
    """The day or month of an expression in a year."""
    if expr.month is None or not 1 <= year <= dt.MAXYEAR:
        return None
    if expr.day is None:
        return cal.months(year, expr.month)
    day = cal.day_of(year, expr.month, expr.day)
    return (day, day) if day else None


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
