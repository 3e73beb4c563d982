"""Finding date expressions: the words of dates in a text, joined stage by stage into larger ones."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from diplomev.parse.dates.expressions import Expr, build, class_of
from diplomev.parse.dates.grammar import CATEGORIES, END, NOUN, OTHER, Grammar, Rule, values_of
from diplomev.parse.dates.numerals import find_numerals

if TYPE_CHECKING:
    from diplomev.parse.document import Doc


class Item(NamedTuple):
    """A stretch of tokens that the patterns see as one thing.

    Attributes:
        char: The character that stands for it in patterns.
        first: Its first token.
        last: The token behind it.
        start: Offset of its first code point.
        end: Offset behind its last one.
        values: For each class that it belongs to, its value there.
        parts: The items that a list joins.
    """

    char: str
    first: int
    last: int
    start: int
    end: int
    values: Mapping[str, Any]
    parts: tuple[Item, ...] = ()


_WEAK = frozenset({"num", "ord", "last", "date_which", "date_part", "decimal", "clock", "unknown"})
"""Classes of items that alone make no date; of the days, those written in words are weak too."""
_ALONE = ("date", "open", "period", "interval")
_IN_LISTS = ("date", "open", "period", "day", "ord", "month", "month_weak", "weekday", "year")


def find_expressions(doc: Doc, grammar: Grammar) -> list[tuple[Item, Expr]]:
    """The date expressions of a text, in order, none overlapping another."""
    found: list[tuple[Item, Expr]] = []
    for island in _islands(doc, grammar):
        if not any(_is_strong(item) for item in island):
            continue
        items = island
        for stage in grammar.stages:
            items = _reduce(items, stage, grammar)
        for item in items:
            for name in _ALONE:
                if name in item.values:
                    found.append((item, item.values[name]))
    return found


def _is_strong(item: Item) -> bool:
    """Whether an item can make a date with nothing but the words of patterns around it."""
    return any(name not in _WEAK and (name != "day" or item.digits) for name in item.values if ":" not in name)


def _anchors(doc: Doc, grammar: Grammar) -> list[Item]:
    """Words of dates and numbers, in order, the longest where some overlap."""
    spans: dict[tuple[int, int], dict[str, Any]] = {}
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for category in CATEGORIES:
        for hit in doc.hits(category):
            key = hit.first, -hit.last
            places[key] = hit.start, hit.end
            values = spans.setdefault(key, {})
            for entry in hit.entries:
                values.update(values_of(entry))
    for start, end, numeral in find_numerals(doc.folded, grammar.suffixes, grammar.order):
        key = bisect_right(doc.ends, start), -bisect_left(doc.starts, end)
        places[key] = start, end
        spans[key] = dict(numeral)
    if grammar.romans:
        for index, word in enumerate(doc.words):
            if word in grammar.romans:
                key = index, -index - 1
                places[key] = doc.starts[index], doc.ends[index]
                spans.setdefault(key, {})["roman"] = grammar.romans[word]
    items: list[Item] = []
    behind = 0
    for key in sorted(spans):
        if key[0] >= behind:
            behind = -key[1]
            items.append(_item(doc, grammar, key[0], behind, places[key], spans[key]))
    return items


def _item(
    doc: Doc, grammar: Grammar, first: int, last: int, place: tuple[int, int], values: Mapping[str, Any]
) -> Item:
    word = doc.words[first]
    char = OTHER
    if last == first + 1 and word in grammar.words:
        char = grammar.character((*values, "=" + word)) if values else grammar.words[word]
    if char == OTHER:
        char = grammar.character(values)
    return Item(char, first, last, *place, values)


def _plain(doc: Doc, char: str, at: int) -> Item:
    return Item(char, at, at + 1, doc.starts[at], doc.ends[at], {})


def _islands(doc: Doc, grammar: Grammar) -> Iterator[list[Item]]:
    """Words of dates with the words of patterns around them, in rows that nothing else interrupts."""
    known = grammar.words
    borders = [*(bisect_left(doc.starts, block.start) for block in doc.blocks[1:]), len(doc.words)]
    island: list[Item] = []
    behind = border = 0
    for anchor in _anchors(doc, grammar):
        gap = range(behind, anchor.first)
        if not island or anchor.first >= border or not all(doc.words[at] in known for at in gap):
            if island:
                yield _close(doc, known, island, behind, border)
            index = bisect_right(borders, anchor.first)
            border = borders[min(index, len(borders) - 1)]
            floor = max(behind, borders[index - 1] if index else 0)
            begin = anchor.first
            while begin > floor and doc.words[begin - 1] in known:
                begin -= 1
            gap = range(begin, anchor.first)
            island = []
        island += [_plain(doc, known[doc.words[at]], at) for at in gap]
        island.append(anchor)
        behind = anchor.last
    if island:
        yield _close(doc, known, island, behind, border)


def _close(doc: Doc, known: Mapping[str, str], island: list[Item], behind: int, border: int) -> list[Item]:
    """The island with the known words behind it, and the first word that is not known."""
    while behind < border and doc.words[behind] in known:
        island.append(_plain(doc, known[doc.words[behind]], behind))
        behind += 1
    if behind >= border:
        last = island[-1]
        island.append(Item(END, last.last, last.last, last.end, last.end, {}))
    else:
        noun = doc.text[doc.starts[behind]].islower()
        island.append(_plain(doc, NOUN if noun else OTHER, behind))
    return island


def _reduce(items: list[Item], stage: Mapping[str, Sequence[Rule]], grammar: Grammar) -> list[Item]:
    """Join what the patterns of one stage match: from left to right, the longest, the first of equal ones."""
    row = "".join([item.char for item in items])
    done: list[Item] = []
    at = 0
    while at < len(row):
        rules = stage.get(row[at])
        made = _apply(items, row, at, rules, grammar) if rules else None
        if made is None:
            done.append(items[at])
            at += 1
        else:
            joined, first, last = made
            done += items[at:first]
            done.append(joined)
            at = last
    return done


def _apply(
    items: list[Item], row: str, at: int, rules: Sequence[Rule], grammar: Grammar
) -> tuple[Item, int, int] | None:
    """What the longest pattern that fits makes of the items from `at`, with the place of what it joins."""
    matches = [(match, rule) for rule in rules if (match := rule.pattern.expression.match(row, at))]
    if len(matches) > 1:
        matches.sort(key=lambda pair: -pair[0].end())
    for match, rule in matches:
        first, last = match.span(rule.pattern.core)
        places = _list_places(items, first, last) if rule.means == "list" else _places(items, match, rule)
        expr = build(rule.means, rule.preset, [(name, items[place].values[name]) for place, name in places])
        if expr is not None:
            kind = class_of(expr)
            parts = tuple(items[place] for place, _ in places) if rule.means == "list" else ()
            head, tail = items[first], items[last - 1]
            joined = Item(
                grammar.character((kind,)), head.first, tail.last, head.start, tail.end, {kind: expr}, parts
            )
            return joined, first, last
    return None


def _places(items: list[Item], match: re.Match[str], rule: Rule) -> list[tuple[int, str]]:
    """Where in the items the classes of a matched pattern stand."""
    return [
        (match.start(number), name)
        for number, name in rule.pattern.roles.items()
        if match.start(number) >= 0 and name in items[match.start(number)].values
    ]


def _list_places(items: list[Item], first: int, last: int) -> list[tuple[int, str]]:
    """Where the dates and days of a list stand."""
    named = ((at, next((n for n in _IN_LISTS if n in items[at].values), "")) for at in range(first, last))
    return [(at, name) for at, name in named if name]
