"""What a text says of a day, before it is known from where to count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, fields_dict, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@frozen
class Expr:
    """A date as the words give it.

    Attributes:
        kind: What the words do; the names are those of `MEANINGS`, or `easter`: `count` days from Easter Sunday.
        weekday: 1 (Monday) to 7.
        day: Day of the month.
        month: 1 to 12.
        year: The year, with all its digits.
        which: `last` `this` `next` `ahead` (the coming one) `onward` (from now on) `previous` `same`
            `following`; empty where nothing is said.
        count: How many units.
        sign: -1 or 1, the direction of counting.
        unit: `day` `weekend` `week` `fortnight` `month` `quarter` `half` `year` `decade`
            `century`.
        season: `spring` `summer` `autumn` `winter`.
        part: `start` `mid` `end` `before_now` `after_now`.
        ordinal: The how-manieth; negative from the end.
        anchor: From where to count: `reference` (the day of publication) or `text` (the date before it).
        operands: Dates that it is made of.
        anew: Weeks to add to what a weekday gives.
        more: Further counts with their units («1 month and 21 days ago»).
    """

    kind: str = "calendar"
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    which: str = ""
    count: int | None = None
    sign: int = 1
    unit: str = ""
    season: str = ""
    part: str = ""
    ordinal: int | None = None
    anchor: str = "reference"
    operands: tuple[Expr, ...] = ()
    anew: int = 0
    more: tuple[tuple[int, str], ...] = ()


MEANINGS = {
    "calendar": "weekday, day, month, year, season: whichever are there",
    "year": "a year whose number is written in words",
    "day": "a day counted from the reference (`relative_day`) or the date before (`anaphoric_day`)",
    "shift": "`num` units before or after: `sign`, `anchor`, or a date to count from",
    "unit": "this, the last, the next … unit",
    "span": "the last or next `num` units",
    "part": "start, middle or end of a month, a year …",
    "nth": "the how-manieth unit or weekday of a month, a year …",
    "within": "a day or month in a period that is said beside it",
    "week_of": "the week in which a date lies",
    "week_number": "a week by its number",
    "decade": "ten years by their first",
    "century": "a hundred years by their number",
    "range": "from one date to another",
    "list": "several dates in a row",
    "vague": "a time that cannot be counted",
    "skip": "no date at all",
}
"""What a pattern of a pack can mean."""

BACK = frozenset({"last", "previous"})
AHEAD = frozenset({"next", "ahead", "following"})
"""Values of `which` that lie before and behind the day from which is counted."""
CLASSES = ("date", "open", "period", "interval", "junk")
"""What a stage makes: a day; a day without its month; more than a day; two ends; no date."""

_FIELDS = {
    "weekday": "weekday", "day": "day", "ord": "day", "month": "month", "year": "year", "year2": "year",
    "num": "count", "last": "ordinal", "relative_day": "count", "anaphoric_day": "count", "time_unit": "unit",
    "roman": "day", "date_which": "which", "date_part": "part", "season": "season",
}  # fmt: skip
ATTRIBUTES = frozenset({"which", "sign", "anchor", "unit", "part", "anew", "count", "ordinal"})
"""What a rule of a pack may set beside its patterns."""
_ROLE = {"month_weak": "month", "weekday_weak": "weekday", "day_figure": "day"}
_JOINS = frozenset({"range", "list"})
_ENDS = frozenset({"weekday", "day", "ord", "month", "year", "season"})
_LONGEST_COUNT = 999
_YEARS_IN_WORDS = range(1500, 2200)


def build(means: str, preset: Mapping[str, Any], slots: Sequence[tuple[str, Any]]) -> Expr | None:
    """Make the expression of a matched pattern.

    Args:
        means: One of `MEANINGS`.
        preset: What the rule itself sets.
        slots: The classes of the items in the pattern with their values, in order.

    Returns:
        The expression, or `None` where the values make no date.
    """
    if means == "skip":
        return Expr(kind="skip")
    if means == "year":
        return year_in_words([value for name, value in slots if name == "number"])
    values: dict[str, Any] = dict(preset)
    operands: list[Expr] = []
    for name, value in slots:
        role = name.partition(":")[0]
        role = _ROLE.get(role, role)
        if isinstance(value, Expr):
            operands.append(value)
        elif means in _JOINS and role in _ENDS:
            if role == "year" and operands and _lacks_year(operands[-1]):
                operands[-1] = evolve(operands[-1], year=value)
            else:
                operands.append(Expr(**{_FIELDS[role]: value}))
        elif role in _FIELDS:
            values.setdefault(_FIELDS[role], value)
    if (values.get("count") or 0) > _LONGEST_COUNT:
        return None
    if means == "shift":
        values["more"] = _more_counts(slots)
    make = _MAKERS.get(means)
    made = Expr(kind=means, operands=tuple(operands), **values)
    return make(made) if make else made


def _more_counts(slots: Sequence[tuple[str, Any]]) -> tuple[tuple[int, str], ...]:
    """The counts with their units behind the first of a shift."""
    counts = [value for name, value in slots if name == "num"]
    units = [value for name, value in slots if name.startswith("time_unit")]
    return tuple(zip(counts, units, strict=False))[1:]


def _lacks_year(expr: Expr) -> bool:
    return expr.kind == "calendar" and expr.year is None and bool(expr.day or expr.month)


def year_in_words(numbers: Sequence[int]) -> Expr | None:
    """The year that number words say one after the other: 19 100 60 · 2 1000 25 · 19 90 6."""
    thousands = rest = 0
    for number in numbers:
        if number == 1000:  # noqa: PLR2004  # a thousand
            thousands, rest = thousands + (rest or 1) * 1000, 0
        elif number == 100:  # noqa: PLR2004  # a hundred
            rest = (rest or 1) * 100
        elif not thousands and 10 <= rest < 100 and 10 <= number < 100:  # noqa: PLR2004  # two digits and two digits
            rest = rest * 100 + number
        else:
            rest += number
    year = thousands + rest
    return Expr(year=year) if year in _YEARS_IN_WORDS else None


def _with_base(expr: Expr) -> Expr | None:
    """A part or an ordinal of a month, year or season that stands beside it becomes one of an operand."""
    if expr.day is not None and expr.ordinal is None:
        expr = evolve(expr, ordinal=expr.day, day=None)
    if expr.operands:
        return expr
    if expr.month or expr.year or expr.season:
        base = Expr(month=expr.month, year=expr.year, season=expr.season, which=expr.which)
        return evolve(expr, operands=(base,), month=None, year=None, season="", which="")
    if expr.kind == "week_of" and expr.ordinal:
        return evolve(expr, operands=(Expr(day=expr.ordinal),), ordinal=None)
    if expr.kind == "part":
        base = Expr(kind="unit", unit=expr.unit, which=expr.which or "this", anchor=expr.anchor)
        return evolve(expr, operands=(base,), which="") if expr.unit else None
    return expr


def _calendar(expr: Expr) -> Expr | None:
    """A weekday, a year … beside a date in figures add to it."""
    if not expr.operands:
        return expr
    date = expr.operands[0]
    year = expr.year if date.year is None else date.year
    return evolve(date, weekday=expr.weekday or date.weekday, year=year, which=expr.which or date.which)


def _within(expr: Expr) -> Expr | None:
    """A weekday, a day, a month or a date of its own, in the period that is the last operand or the unit."""
    if not expr.operands and not expr.unit:
        return None
    *inner, base = expr.operands or (Expr(kind="unit", unit=expr.unit, which=expr.which or "this"),)
    if inner:
        dated = inner[0].year is not None and inner[0].kind == "calendar"
        return None if dated else evolve(expr, operands=(inner[0], base))
    own = Expr(weekday=expr.weekday, day=expr.day, month=expr.month, season=expr.season)
    if own == Expr():
        return None
    within = Expr(kind="within", operands=(own, base))
    return Expr(kind="part", part=expr.part, operands=(within,)) if expr.part else within


def _interval(expr: Expr) -> Expr | None:
    if len(expr.operands) < 2:  # noqa: PLR2004  # two ends
        return None
    return evolve(expr, operands=share(expr.operands))


def _decade(expr: Expr) -> Expr | None:
    year = expr.year if expr.year is not None else expr.count
    if year is None or year % 10:
        return None
    return evolve(expr, year=year if year > 99 else 1900 + year, count=None)  # noqa: PLR2004  # two digits


_MAKERS = {
    "calendar": _calendar,
    "part": _with_base,
    "nth": _with_base,
    "week_of": _with_base,
    "within": _within,
    "range": _interval,
    "list": _interval,
    "decade": _decade,
}


def share(operands: tuple[Expr, ...]) -> tuple[Expr, ...]:
    """Give the dates of a range or list the month and year that only one of them bears."""
    done = list(operands)
    for index in range(len(done) - 2, -1, -1):
        done[index] = _complete(done[index], done[index + 1], later=True)
    for index in range(1, len(done)):
        done[index] = _complete(done[index], done[index - 1], later=False)
    return tuple(done)


def _complete(expr: Expr, other: Expr, *, later: bool) -> Expr:
    """A date with what it lacks taken from one beside it; `later` says that the other stands behind it."""
    if expr.kind != "calendar" or expr.season:
        return expr
    if expr.day and not expr.month and other.kind in {"within", "unit"}:
        return Expr(kind="within", operands=(expr, other if other.kind == "unit" else other.operands[1]))
    if other.kind == "part" and expr.month:
        other = other.operands[0]
    if other.kind != "calendar" or (expr.day is None and expr.month is None):
        return expr
    month = expr.month or other.month
    year = expr.year
    if year is None and other.year is not None:
        turns = month is not None and other.month is not None and month != other.month
        turns = turns and (month or 0) > (other.month or 0) if later else turns and (month or 0) < (other.month or 0)
        year = other.year + ((-1 if later else 1) if turns else 0)
    return evolve(expr, month=month, year=year, which=expr.which or (other.which if later else ""))


_CLASS_OF_KIND = {
    "skip": "junk", "range": "interval", "list": "interval", "day": "date", "within": "date", "easter": "date",
}  # fmt: skip


def class_of(expr: Expr) -> str:
    """Which of `CLASSES` an item with this expression belongs to."""
    if expr.kind in _CLASS_OF_KIND:
        return _CLASS_OF_KIND[expr.kind]
    if expr.kind == "calendar" and expr.day:
        return "date" if expr.month else "open"
    return "date" if expr.weekday or (expr.unit in _DAYLIKE.get(expr.kind, ())) else "period"


_DAYLIKE = {"shift": ("", "day", "week"), "nth": ("day",), "unit": ("day",)}


def unknown_attributes(preset: Mapping[str, Any]) -> list[str]:
    """Names that a rule sets and that no expression has."""
    return sorted(name for name in preset if name not in ATTRIBUTES or name not in fields_dict(Expr))
