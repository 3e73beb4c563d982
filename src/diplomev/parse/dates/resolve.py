"""Resolving the dates of a text: what is not complete is counted from another date, or from the reference."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from diplomev.model.dates import PartialDate
from diplomev.parse.dates.counter import Base, Counter, Surroundings
from diplomev.parse.dates.evaluate import find_period, find_periods
from diplomev.parse.dates.mention import DateMention, date_bounds
from diplomev.parse.dates.tense import direction_at
from diplomev.parse.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.blocks import Block
    from diplomev.parse.dates.expressions import Expr
    from diplomev.parse.dates.grammar import Grammar
    from diplomev.parse.dates.periods import Period
    from diplomev.parse.dates.scan import Item
    from diplomev.parse.document import Doc

_NOWHERE = Surroundings(None, None, None, lambda _: None, lambda: 0)
_UNRESOLVED = 30
_OPENING = 6
"""Lines at the top of a text that can say what week or month it is about."""
_LONGEST_HEADING = 120
_SHORTEST_FRAME = 4
_LONGEST_FRAME = 31
_YEARS_OF_CHRONOLOGY = 3
_LONGEST_ENTRY = 366
_HEAD_MARKS = frozenset(":.–—-")
_YEAR_HEADING = re.compile(r"[^\w\n]*((?:1[6-9]|20)\d\d)(?= ?[:.–—]|[^\w\n]*(?:\[\w+\])?$)")
_MARKS = re.compile(r"[\W_]*+")
_REST = re.compile(r"(?:\[\w+\]|[\W_])*+")
"""What may follow a date that stands alone on its line: marks, and words in brackets."""
_BARE_YEAR = 85
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_LISTED = ("visit_noun", "agreement_noun")
"""What lists are of that have their year in a heading."""
_LONGEST_TITLE = 14
_NEAR_HEAD = 8
_FEWEST_ROWS = 3
"""Lines of a list that begin with a day, at least."""
_STOPS = frozenset(".!?…")


class _Entry(NamedTuple):
    """The head of an entry of a chronology, where its line ends, and the date alone on its line that goes on behind."""

    head: Base
    end: int
    section: Base | None


class Resolver:
    """Resolves the date expressions of one text.

    Args:
        doc: The text.
        grammar: The grammar that found them.
        reference: The day from which relative dates are counted, if known.
    """

    def __init__(self, doc: Doc, grammar: Grammar, reference: dt.date | None) -> None:
        self._doc = doc
        self._grammar = grammar
        self._reference = reference
        self._full: dict[int | None, list[Base]] = {}
        self._frame: Base | None = None
        self._entries: list[_Entry] = []
        self._before: Base | None = None
        self._before_day: Base | None = None

    def resolve(self, found: Sequence[tuple[Item, Expr]]) -> list[DateMention]:
        """The mentions, in the order of the text."""
        for item, expr in found:
            apart = Counter(_NOWHERE)
            period = find_periods(apart, expr)[-1] if expr.kind == "range" else find_period(apart, expr)
            if period and period[0] == period[1]:
                for weekday in (None, period[0].isoweekday()):
                    self._full.setdefault(weekday, []).append(Base(period, (item.start, item.end)))
        self._frame = self._find_frame(found)
        years = self._bare_years(found)
        self._entries = self._find_entries(found, years)
        mentions = [mention for item, expr in found for mention in self._mentions(item, expr)]
        return sorted([*mentions, *years], key=lambda mention: mention.start) if self._entries else mentions

    def _find_frame(self, found: Sequence[tuple[Item, Expr]]) -> Base | None:
        """The week or month that stands in a heading at the top: a line of few words, with no verb and no full stop."""
        headings = [block for block in self._doc.blocks[:_OPENING] if block.end - block.start <= _LONGEST_HEADING]
        for item, expr in itertools.takewhile(lambda pair: bool(headings) and pair[0].start < headings[-1].end, found):
            block = next((one for one in headings if one.start <= item.start < one.end), None)
            if block is None or self._is_sentence(block):
                continue
            counter = self._counter(item) if self._reference else Counter(_NOWHERE)
            periods = find_periods(counter, expr) if expr.kind == "range" else [find_period(counter, expr)]
            first, last = periods[0], periods[-1]
            if first and last and _SHORTEST_FRAME <= (last[1] - first[0]).days < _LONGEST_FRAME:
                return Base((first[0], last[1]), (item.start, item.end))
        return None

    def _bare_years(self, found: Sequence[tuple[Item, Expr]]) -> list[DateMention]:
        """«1997: …», «2002. …»: the years that lines begin with, and that nothing else shows to be dates."""
        known = {item.start for item, _ in found}
        years = []
        for block in self._doc.blocks:
            match = _YEAR_HEADING.match(self._doc.text, block.start, block.end)
            if match is None or match.start(1) in known:
                continue
            first = self._doc.token_at(match.start(1))
            value = PartialDate.between(dt.date(int(match[1]), 1, 1), dt.date(int(match[1]), 12, 31))
            years.append(DateMention(*match.span(1), first, first + 1, value, confidence=_BARE_YEAR))
        return years

    def _find_entries(self, found: Sequence[tuple[Item, Expr]], years: Sequence[DateMention]) -> list[_Entry]:
        """The dates with a year that head the entries of a chronology.

        A mark stands behind such a date, or it stands alone on its line: then the lines up to the next one are its own.
        """
        dated: list[tuple[Base, int, bool]] = []
        for item, expr in found:
            behind = self._doc.words[item.last : item.last + 1]
            if not self._opens(item):
                continue
            alone = self._is_alone(item.first, item.end)
            if not (alone or (behind and behind[0] in _HEAD_MARKS)):
                continue
            apart = Counter(_NOWHERE)
            periods = find_periods(apart, expr) if expr.kind == "range" else [find_period(apart, expr)]
            first, last = periods[0], periods[-1]
            if first and last and (last[1] - first[0]).days < _LONGEST_ENTRY:
                dated.append((Base((first[0], last[1]), (item.start, item.end)), item.first, alone))
        for year in years:
            base = Base(date_bounds(year), (year.start, year.end))
            dated.append((base, year.first, self._is_alone(year.first, year.end)))
        titled = self._titled_years() if sum(self._heads_row(item) for item, _ in found) >= _FEWEST_ROWS else []
        dated += [(base, token, True) for base, token in titled]
        entries: list[_Entry] = []
        section: Base | None = None
        for base, token, alone in sorted(dated, key=lambda head: head[0].span):
            section = base if alone else section
            entries.append(_Entry(base, self._doc.sentence_at(token).block.end, section))
        several = len({base.period[0].year for base, _, _ in entries}) >= _YEARS_OF_CHRONOLOGY
        sections = {base.period[0].year for base, _, alone in dated if alone and _is_year(base.period)}
        return entries if several or titled or len(sections) > 1 else []

    def _titled_years(self) -> list[tuple[Base, int]]:
        """«VISITS RECEIVED, 1972», «Traités signés en 2008»: the year in the heading of a list, each with its token."""
        years = []
        for block in self._doc.blocks:
            first, last = self._doc.token_at(block.start), self._doc.token_at(block.end - 1) + 1
            if last - first > _LONGEST_TITLE or not self._doc.words[first][0].isalnum():
                continue
            named = [token for token in range(first, last) if _YEAR.fullmatch(self._doc.words[token])]
            nouns = {hit.first for category in _LISTED for hit in self._doc.hits_in(category, first, last)}
            told = any(is_finite(hit) and hit.first not in nouns for hit in self._doc.hits_in("verb", first, last))
            if len(named) == 1 and nouns and not told and self._doc.words[last - 1] not in _STOPS:
                year, token = int(self._doc.words[named[0]]), named[0]
                span = (self._doc.starts[token], self._doc.ends[token])
                years.append((Base((dt.date(year, 1, 1), dt.date(year, 12, 31)), span), token))
        return years

    def _is_alone(self, token: int, end: int) -> bool:
        """Whether nothing follows on the line of a date that ends at an offset, save a word in brackets («[edit]»)."""
        return _REST.fullmatch(self._doc.text, end, self._doc.sentence_at(token).block.end) is not None

    def _entry_of(self, item: Item) -> Base | None:
        """The head of the entry that an expression stands in."""
        index = bisect_left(self._entries, item.start, key=lambda entry: entry.head.span[0])
        if not index:
            return None
        entry = self._entries[index - 1]
        return entry.head if item.start < entry.end else entry.section

    def _heads_row(self, item: Item) -> bool:
        """Whether an expression stands at the head of its line, perhaps behind a number."""
        return item.start - self._doc.sentence_at(item.first).block.start <= _NEAR_HEAD

    def _is_sentence(self, block: Block) -> bool:
        """Whether a line says something: a full stop ends it, or a verb stands in it."""
        first, last = self._doc.token_at(block.start), self._doc.token_at(block.end - 1) + 1
        return self._doc.words[last - 1] in _STOPS or bool(self._doc.hits_in("verb", first, last))

    def _frame_of(self, item: Item) -> Base | None:
        """The frame, for what is no part of it."""
        frame = self._frame
        apart = frame is not None and (item.end <= frame.span[0] or frame.span[1] <= item.start)
        return frame if apart else None

    def _opens(self, item: Item) -> bool:
        """Whether an expression begins its line, perhaps behind a mark."""
        block = self._doc.sentence_at(item.first).block
        return _MARKS.fullmatch(self._doc.text, block.start, item.start) is not None

    def _mentions(self, item: Item, expr: Expr) -> list[DateMention]:
        counter = self._counter(item)
        if expr.kind not in {"range", "list"}:
            return [self._one(item, counter, find_period(counter, expr))]
        periods = find_periods(counter, expr)
        if expr.kind == "list" and not _in_a_row(expr, periods):
            return [self._part(part, own) for part, own in zip(item.parts, expr.operands, strict=True)]
        first, last = periods[0], periods[-1]
        if first is None or last is None or first[0] > last[1]:
            return [self._one(item, counter, None)]
        self._note(last, item)
        return [self._mention(item, counter, interval=(PartialDate.between(*first), PartialDate.between(*last)))]

    def _part(self, item: Item, expr: Expr) -> DateMention:
        counter = self._counter(item)
        return self._one(item, counter, find_period(counter, expr))

    def _one(self, item: Item, counter: Counter, period: Period | None) -> DateMention:
        if period is None:
            return DateMention(item.start, item.end, item.first, item.last, confidence=_UNRESOLVED)
        self._note(period, item)
        return self._mention(item, counter, value=PartialDate.between(*period))

    def _note(self, period: Period, item: Item) -> None:
        """Keep a date for those that count from the one before."""
        self._before = Base(period, (item.start, item.end))
        if period[0] == period[1]:
            self._before_day = self._before

    def _mention(
        self,
        item: Item,
        counter: Counter,
        value: PartialDate | None = None,
        interval: tuple[PartialDate, PartialDate] | None = None,
    ) -> DateMention:
        return DateMention(
            item.start, item.end, item.first, item.last, value, interval,
            counter.counted_from, counter.assumed, counter.confidence,
        )  # fmt: skip

    def _counter(self, item: Item) -> Counter:
        return Counter(
            Surroundings(
                self._reference,
                self._before,
                self._before_day,
                lambda weekday: self._near(item.start, weekday),
                lambda: direction_at(self._doc, item.first, item.last),
                self._grammar.next_weekday,
                self._frame_of(item),
                self._opens(item),
                self._entry_of(item),
            )
        )

    def _near(self, offset: int, weekday: int | None) -> Base | None:
        """The nearest full date before an offset, or the first one behind it."""
        bases = self._full.get(weekday, [])
        index = bisect_left(bases, offset, key=lambda base: base.span[0])
        return bases[max(index - 1, 0)] if bases else None


def _is_year(period: Period) -> bool:
    """Whether some days are those of one whole year."""
    first, last = period
    return (first.year, first.month, first.day) == (last.year, 1, 1) and (last.month, last.day) == (12, 31)


def _in_a_row(expr: Expr, periods: Sequence[Period | None]) -> bool:
    """Whether the dates of a list, shorter than a year each, follow one another without a gap."""
    known = [period for period in periods if period]
    if len(known) < len(periods) or any(
        e.kind == "calendar" and e.month is None and e.day is None for e in expr.operands
    ):
        return False
    return all((b[0] - a[1]).days == 1 for a, b in itertools.pairwise(known))
