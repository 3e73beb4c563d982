"""Arithmetic with days and calendar units, the same in every language.

A period is a pair of days, both included. Functions return `None` where the years 1 to 9999 are left.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

Period = tuple[dt.date, dt.date]

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_SATURDAY, _THURSDAY = 5, 4
_PARTS_OF_YEAR = {"start": (1, 3), "mid": (5, 8), "end": (10, 12)}
_PARTS_OF_MONTH = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}
_PARTS_OF_WEEK = {"start": (0, 2), "mid": (2, 3), "end": (4, 6)}
_SEASONS = {
    "spring": ((3, 20), (6, 20)),
    "summer": ((6, 21), (9, 22)),
    "autumn": ((9, 23), (12, 20)),
    "winter": ((12, 21), (3, 19)),
}
"""Astronomical seasons of the northern hemisphere, to the day on average."""


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """A day, or `None` where there is no such one."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def months(year: int, month: int, count: int = 1) -> Period | None:
    """Whole months from one on; `month` may lie outside 1 to 12."""
    index = year * 12 + month - 1
    last = index + count - 1
    if index < 12 or last // 12 > dt.MAXYEAR:  # noqa: PLR2004  # months of the year before the first
        return None
    end_year, end_month = last // 12, last % 12 + 1
    return dt.date(index // 12, index % 12 + 1, 1), dt.date(end_year, end_month, monthrange(end_year, end_month)[1])


def move(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def unit_around(day: dt.date, unit: str, offset: int = 0, count: int = 1) -> Period | None:
    """The calendar units that begin `offset` units after the one that holds a day.

    Weeks begin on Monday (ISO 8601); a weekend is Saturday and Sunday.
    """
    if unit in _MONTHS:
        size = _MONTHS[unit]
        index = day.year * 12 + day.month - 1
        index = (index // size + offset) * size
        return months(index // 12, index % 12 + 1, size * count)
    size = _DAYS[unit]
    begin = day if unit == "day" else move(day, -day.weekday())
    if begin is not None and unit == "weekend":
        begin = move(begin, _SATURDAY)
    first = begin and move(begin, offset * size)
    length = 2 if unit == "weekend" and count == 1 else size * count
    last = first and move(first, length - 1)
    return (first, last) if first and last else None


def shift(day: dt.date, unit: str, count: int) -> dt.date | None:
    """The same day so many units later; the last of the month where it has no such day."""
    if unit in _DAYS:
        return move(day, _DAYS[unit] * count)
    found = months(day.year, day.month + _MONTHS[unit] * count)
    return found and found[0].replace(day=min(day.day, found[1].day))


def easter(year: int) -> dt.date | None:
    """Easter Sunday of a year by the Gregorian calendar."""
    if not 1 <= year <= dt.MAXYEAR:
        return None
    golden, century = year % 19, year // 100
    shifted = (8 * century + 13) // 25
    moon = (19 * golden + century - century // 4 - shifted + 15) % 30
    moon -= moon // 28 * (1 - 29 // (moon + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return day_of(year, month, offset + 28 - 31 * (month // 4))


def season_of(year: int, season: str) -> Period:
    """A season; winter is the one that begins in the year."""
    (m1, d1), (m2, d2) = _SEASONS[season]
    return dt.date(year, m1, d1), dt.date(min(year + (m2 < m1), dt.MAXYEAR), m2, d2)


def part_of(period: Period, part: str) -> Period:
    """The start, middle or end of a period: thirds of a month, some months of a year, some days of a week."""
    first, last = period
    length = (last - first).days + 1
    if length in {28, 29, 30, 31} and first.day == 1:
        begin, end = _PARTS_OF_MONTH[part]
        return first.replace(day=begin), first.replace(day=min(end, last.day))
    if length in {365, 366} and (first.month, first.day) == (1, 1):
        begin, end = _PARTS_OF_YEAR[part]
        return dt.date(first.year, begin, 1), dt.date(first.year, end, monthrange(first.year, end)[1])
    if length == 7 and first.weekday() == 0:  # noqa: PLR2004  # a week
        begin, end = _PARTS_OF_WEEK[part]
        return first + dt.timedelta(begin), first + dt.timedelta(end)
    third = max(length // 3, 1)
    begin = {"start": 0, "mid": third, "end": length - third}[part]
    begin = min(begin, length - 1)
    return first + dt.timedelta(begin), first + dt.timedelta(min(begin + third, length) - 1)


def nth_weekday(period: Period, weekday: int, ordinal: int) -> dt.date | None:
    """The how-manieth such weekday of a period, from its end where the ordinal is negative."""
    first, last = period
    if ordinal > 0:
        found = move(first, (weekday - 1 - first.weekday()) % 7 + 7 * (ordinal - 1))
    else:
        found = move(last, -((last.weekday() - weekday + 1) % 7) + 7 * (ordinal + 1))
    return found if found and first <= found <= last else None


def nth_unit(period: Period, unit: str, ordinal: int) -> Period | None:
    """The how-manieth unit of a period, from its end where the ordinal is negative.

    A week belongs to the month or year that holds its Thursday, as in ISO 8601; a weekend to that of its Saturday.
    The second fortnight of a month lasts to its end.
    """
    first, last = period
    if unit in {"week", "weekend"}:
        day = nth_weekday(period, _THURSDAY if unit == "week" else _SATURDAY + 1, ordinal)
        return unit_around(day, unit) if day else None
    if unit == "fortnight":
        halves = ((first, first + dt.timedelta(14)), (first + dt.timedelta(15), last))
        return halves[ordinal - 1] if ordinal in {1, 2} and (last - first).days > 20 else None  # noqa: PLR2004
    found = unit_around(first if ordinal > 0 else last, unit, ordinal - 1 if ordinal > 0 else ordinal + 1)
    return found if found and first <= found[0] and found[1] <= last else None


def distance(period: Period, day: dt.date) -> int:
    """How many days a day lies outside a period."""
    return max((period[0] - day).days, (day - period[1]).days, 0)
