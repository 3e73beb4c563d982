"""Resolving the dates of a text: relative and incomplete ones are counted from another, or from the reference."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from diplomev.model.dates import PartialDate
from diplomev.parse.dates.evaluate import Base, Evaluator, Surroundings
from diplomev.parse.dates.mention import DateMention
from diplomev.parse.dates.tense import direction_at

if TYPE_CHECKING:
    from diplomev.parse.dates.expressions import Expr
    from diplomev.parse.dates.grammar import Grammar
    from diplomev.parse.dates.periods import Period
    from diplomev.parse.dates.scan import Item
    from diplomev.parse.document import Doc

_UNRESOLVED = 30


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
        self._before: Base | None = None

    def resolve(self, found: Sequence[tuple[Item, Expr]]) -> list[DateMention]:
        """The mentions, in the order of the text."""
        nowhere = Surroundings(None, None, lambda _: None, lambda: 0)
        for item, expr in found:
            period = Evaluator(nowhere).period(expr)
            if period and period[0] == period[1]:
                for weekday in (None, period[0].isoweekday()):
                    self._full.setdefault(weekday, []).append(Base(period, (item.start, item.end)))
        return [mention for item, expr in found for mention in self._mentions(item, expr)]

    def _mentions(self, item: Item, expr: Expr) -> list[DateMention]:
        evaluator = self._evaluator(item)
        if expr.kind not in {"range", "list"}:
            return [self._one(item, evaluator, evaluator.period(expr))]
        periods = evaluator.periods(expr)
        if expr.kind == "list" and not _in_a_row(expr, periods):
            return [self._part(part, own) for part, own in zip(item.parts, expr.operands, strict=True)]
        first, last = periods[0], periods[-1]
        if first is None or last is None or first[0] > last[1]:
            return [self._one(item, evaluator, None)]
        self._before = Base((last[1], last[1]) if last[0] == last[1] else last, (item.start, item.end))
        return [self._mention(item, evaluator, interval=(PartialDate.between(*first), PartialDate.between(*last)))]

    def _part(self, item: Item, expr: Expr) -> DateMention:
        evaluator = self._evaluator(item)
        return self._one(item, evaluator, evaluator.period(expr))

    def _one(self, item: Item, evaluator: Evaluator, period: Period | None) -> DateMention:
        if period is None:
            return DateMention(item.start, item.end, item.first, item.last, confidence=_UNRESOLVED)
        self._before = Base(period, (item.start, item.end))
        return self._mention(item, evaluator, value=PartialDate.between(*period))

    def _mention(
        self,
        item: Item,
        evaluator: Evaluator,
        value: PartialDate | None = None,
        interval: tuple[PartialDate, PartialDate] | None = None,
    ) -> DateMention:
        return DateMention(
            item.start, item.end, item.first, item.last, value, interval,
            evaluator.counted_from, evaluator.assumed, evaluator.confidence,
        )  # fmt: skip

    def _evaluator(self, item: Item) -> Evaluator:
        return Evaluator(
            Surroundings(
                self._reference,
                self._before,
                lambda weekday: self._near(item.start, weekday),
                lambda: direction_at(self._doc, item.first, item.last),
                self._grammar.next_weekday,
            )
        )

    def _near(self, offset: int, weekday: int | None) -> Base | None:
        """The nearest full date before an offset, or the first one behind it."""
        bases = self._full.get(weekday, [])
        index = bisect_left(bases, offset, key=lambda base: base.span[0])
        return bases[max(index - 1, 0)] if bases else None


def _in_a_row(expr: Expr, periods: Sequence[Period | None]) -> bool:
    """Whether the dates of a list, shorter than a year each, follow one another without a gap."""
    known = [period for period in periods if period]
    if len(known) < len(periods) or any(e.month is None and e.day is None for e in expr.operands):
        return False
    return all((b[0] - a[1]).days == 1 for a, b in zip(known, known[1:], strict=False))
