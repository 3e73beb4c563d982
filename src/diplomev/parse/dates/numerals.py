"""Numbers and all-number dates in a text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from diplomev.parse.dates.expressions import Expr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_DATE = r"""
  (?P<iso>\d{4}(?P<s1>[-/.]|\.\ )\d{1,2}(?P=s1)\d{1,2})(?:t\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?
| (?P<compact>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))
| (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)
| (?P<dmy>\d{1,2}(?P<s2>[-/.])\d{1,2}(?P=s2)(?:\d{4}|\d{2}(?!-)))
| (?P<roman>\d{1,2}(?P<s3>[-/.])[ivx]+(?P=s3)(?:19|20)\d\d)
| (?P<romanday>\d{1,2}\.[ivx]+)(?=\.?\s)
| (?P<spaced>\d{1,2}\ \d{1,2}\ (?:19|20)\d\d)
| (?P<years>\d{4}\s?[-\u2013~/]\s?\d{4}(?!-?\d))
| (?P<ym>\d{4}\ ?[-/]\ ?(?:0?[1-9]|1[0-2])(?!-?\d))
| (?P<my>(?:0?[1-9]|1[0-2])\ ?[-/]\ ?\d{4}(?!-?\d))
| (?P<slashed>\d{1,2}/\d{1,2})
| (?P<dotted>\d{1,2}\.\d{1,2})
| (?P<grouped>\d{1,3}(?:[\ .,]\d{3})+)
| (?P<decimal>\d+[.,]\d+)
"""
_LAST_DAY, _LAST_MONTH = 31, 12
_YEARS = range(1000, 2200)
_PIVOT = 36
"""Two-digit years from here on are of the twentieth century."""
_DIGITS = re.compile(r"\d+")
_GLUE = frozenset("_\u00b0#")
_NEVER_GLUED = frozenset({"years", "ym", "my", "clock"})
"""Forms that are parts of longer numbers where a digit stands before them."""
_FORM_OF_MARK = {"s1": "iso", "s2": "dmy", "s3": "roman"}
_LONGEST = 9
_LONGEST_MONTH = 12
_FOUR = 4
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
"""Months as registers of treaties write them: «12.III.2024»."""
_ALWAYS = "24/7"


class Numeral(NamedTuple):
    """A number in a text: its span, and for each class that it belongs to, its value there."""

    start: int
    end: int
    values: Mapping[str, Any]


def classes_of_number(text: str) -> dict[str, Any]:
    """The classes of a whole number: `num`, and `day`, `year`, `year2` where it can be one."""
    if len(text) > _LONGEST:
        return {}
    number = int(text)
    values: dict[str, Any] = {"num": number}
    if 1 <= number <= _LAST_DAY and len(text) <= 2:  # noqa: PLR2004  # two digits
        values["day"] = values["day_figure"] = number
    elif len(text) == 2:  # noqa: PLR2004
        values["year2"] = full_year(number)
    elif len(text) == 4 and number in _YEARS:  # noqa: PLR2004  # four digits
        values["year"] = number
    return values


def full_year(number: int) -> int:
    """The year that two digits stand for."""
    return number + (1900 if number >= _PIVOT else 2000)


@lru_cache(maxsize=32)
def numeral_pattern(suffixes: tuple[str, ...], decades: tuple[str, ...]) -> re.Pattern[str]:
    """The expression that a number fits; ordinals and decades are digits with one of their suffixes."""
    ordinal, decade = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)" for words in (suffixes, decades)
    )
    return re.compile(
        rf"(?:{_DATE})(?!\w)(?![/.:]\d)|(?P<ordinal>\d{{1,2}})\ ?(?:{ordinal})(?!\w)"
        rf"|(?P<decade>[12]\d\d0|[1-9]0)(?:{decade})(?!\w)|(?P<plain>\d+)(?!\w)",
        re.VERBOSE,
    )


def find_numerals(
    folded: str,
    suffixes: tuple[str, ...],
    order: str,
    decades: tuple[str, ...] = (),
    months: Mapping[str, int] = MappingProxyType({}),
) -> Iterator[Numeral]:
    """Numbers of a folded text, from left to right.

    Args:
        folded: The text.
        suffixes: What follows the digits of an ordinal.
        order: `dmy`, `mdy` or `ymd`: the order of day, month and year in the language.
        decades: What follows the digits of a decade.
        months: The number of each month by its forms of one word.
    """
    fits = numeral_pattern(suffixes, decades).match
    at = 0
    # Looking for digits first is many times faster than trying the expression everywhere.
    while digits := _DIGITS.search(folded, at):
        begin, at = digits.span()
        match = None if begin and (folded[begin - 1].isalnum() or folded[begin - 1] in _GLUE) else fits(folded, begin)
        if match is None:
            glued_month = _with_month(folded, begin, at, months)
            if glued_month:
                yield glued_month
            continue
        at = max(at, match.end())
        kind = match.lastgroup or ""
        kind = _FORM_OF_MARK.get(kind, kind)
        start, end = match.start(), match.end()
        text = match.group(kind)
        if kind == "iso":
            end = match.end("iso")
        glued = start > 1 and folded[start - 1] in "-./" and folded[start - 2].isdigit()
        values = {"unknown": text} if glued and kind in _NEVER_GLUED else _values(kind, text, order)
        if "num" in values and start and unicodedata.category(folded[start - 1]) == "Sc":
            values = {"num": values["num"]}  # a sum of money
        yield Numeral(start, end, values)


def _with_month(folded: str, start: int, end: int, months: Mapping[str, int]) -> Numeral | None:
    """A day that is written together with its month: «Dec31», «22april»."""
    low, high = start, end
    while low and folded[low - 1].isalpha() and start - low <= _LONGEST_MONTH:
        low -= 1
    while high < len(folded) and folded[high].isalpha() and high - end <= _LONGEST_MONTH:
        high += 1
    month = months.get(folded[low:start] + folded[end:high])
    whole = (low == start or high == end) and not (folded[low - 1 : low].isalnum() or folded[high : high + 1].isalnum())
    expr = _day(None, month, int(folded[start:end])) if month and whole and end - start <= 2 else None  # noqa: PLR2004
    return Numeral(low, high, {"date": expr}) if expr else None


def _values(kind: str, text: str, order: str) -> dict[str, Any]:
    """For each class that a number belongs to, its value there."""
    if kind in _WHOLE:
        return _WHOLE[kind](text)
    expr = _date(kind, text, order)
    if expr is None:
        return {"unknown": text}
    if kind == "romanday":
        return {"dotted": expr}
    if kind in {"slashed", "dotted"}:
        # A fraction unless a part of it is no month: «31/10», but «3/4» only behind an article.
        sure = kind == "slashed" and ((expr.day or 0) > _LAST_MONTH or "0" in text) and text != _ALWAYS
        return {"date" if sure else kind: expr}
    return {"period" if expr.day is None else "date": expr}


def _ordinal(text: str) -> dict[str, Any]:
    return {"ord": int(text)} if 1 <= int(text) <= _LAST_DAY else {}


def _grouped(text: str) -> dict[str, Any]:
    digits = re.sub(r"\D", "", text)
    return {"num": int(digits)} if len(digits) <= _LONGEST else {}


def _decade(text: str) -> dict[str, Any]:
    year = int(text) if len(text) == _FOUR else 1900 + int(text)
    return {"period": Expr(kind="decade", year=year)}


_WHOLE: dict[str, Callable[[str], dict[str, Any]]] = {
    "plain": classes_of_number,
    "ordinal": _ordinal,
    "grouped": _grouped,
    "decade": _decade,
    "clock": lambda text: {"clock": text},
    "decimal": lambda text: {"decimal": text},
}


def _date(kind: str, text: str, order: str) -> Expr | None:
    """The date that figures say, or `None` where they say none."""
    if kind in {"roman", "romanday"}:
        day, month, *rest = re.split(r"[-/.]", text)
        year = int(rest[0]) if rest else None
        return _day(year, _ROMAN.index(month) + 1, int(day)) if month in _ROMAN else None
    parts = (text[:4], text[4:6], text[6:]) if kind == "compact" else re.findall(r"\d+", text)
    numbers = [int(part) for part in parts]
    if kind in {"iso", "compact"}:
        return _day(*numbers)
    if kind == "years":
        first, last = numbers
        good = first in _YEARS and last in _YEARS and first < last
        return Expr(kind="range", operands=(Expr(year=first), Expr(year=last))) if good else None
    if kind in {"ym", "my"}:
        year, month = numbers if kind == "ym" else reversed(numbers)
        return Expr(year=year, month=month) if year in _YEARS else None
    if kind in {"dmy", "dotted"} and "." in text:
        order = "dmy"  # with full stops the day comes first, whatever the language
    if kind in {"dmy", "spaced"} and len(parts[2]) < _FOUR:
        return _ordered(numbers[0], numbers[1], full_year(numbers[2]), order) if order != "ymd" else None
    return _ordered(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else None, order)  # noqa: PLR2004


def _ordered(first: int, second: int, year: int | None, order: str) -> Expr | None:
    day, month = (first, second) if order == "dmy" else (second, first)
    if month > _LAST_MONTH >= day:
        day, month = month, day
    return _day(year, month, day)


def _day(year: int | None, month: int, day: int) -> Expr | None:
    good = 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY and (year is None or year > 0)
    return Expr(year=year, month=month, day=day) if good else None
