"""A date in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import datetime as dt

    from diplomev.model.dates import PartialDate
    from diplomev.parse.document import Doc


@frozen
class DateMention:
    """A date in a text, with the smallest words that state it.

    Attributes:
        start: Offset of the first code point.
        end: Offset behind the last one.
        first: Index of the first token.
        last: Index behind the last token.
        value: One date: a day, a month, a year, or one unknown day of a range («early March», a season, a
            decade).
        interval: First and last date, both included, where the words name two («from 21 to 26 June»).
        counted_from: Span of the other date in the text from which this one was counted.
        assumed: Whether it was counted from the reference rather than from words of the text.
        confidence: 0 to 100; how likely the value is what the words mean.

    Where neither `value` nor `interval` is there, the text does not tell which days are meant.
    """

    start: int
    end: int
    first: int
    last: int
    value: PartialDate | None = None
    interval: tuple[PartialDate, PartialDate] | None = None
    counted_from: tuple[int, int] | None = None
    assumed: bool = False
    confidence: int = 0


def date_bounds(date: DateMention) -> tuple[dt.date, dt.date]:
    """The first and last day of a date that is known."""
    first, last = date.interval or (date.value, date.value)
    if first is None or last is None:
        message = "the date is not known"
        raise ValueError(message)
    return first.earliest, last.latest


def looks_back(doc: Doc, date: DateMention, reference: dt.date | None) -> bool:
    """«the first visit in thirty years», «the longest in a decade»: whether years ahead are ones looked back on.

    An ordinal before them says so; nobody plans a visit decades ahead.

    Args:
        doc: The text.
        date: A date in it that is known.
        reference: The day from which it is counted.
    """
    units = {unit.code for unit in doc.hits_in("time_unit", date.first, date.last)}
    if reference is None or units.isdisjoint(_YEARS) or date_bounds(date)[0] <= reference:
        return False
    if "year" not in units:
        return True
    low = max(doc.sentence_at(date.first).first, date.first - _NEAR_ORDINAL)
    return any(hit.code == "1" for hit in doc.hits_in("ordinal", low, date.first))


_YEARS = frozenset({"year", "decade", "century"})
_NEAR_ORDINAL = 16
