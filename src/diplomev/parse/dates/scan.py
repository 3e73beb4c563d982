"""Finding date expressions: the words of dates in a text, joined stage by stage into larger ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from diplomev.parse.dates.expressions import Expr, build, class_of
from diplomev.parse.dates.grammar import CATEGORIES, END, NOUN, OTHER, Grammar, Rule, values_of
from diplomev.parse.dates.numerals import find_numerals

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from diplomev.parse.document import Doc, Hit


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


_WEAK = frozenset({"number", "ordinal", "date_which", "date_part"})
"""Categories whose words alone make no date."""
_STRONG_NUMBERS = frozenset({"day", "ord", "year", "date", "period", "slashed", "dotted"})
_LONGEST_DAYS = 4
_ALONE = ("date", "open", "period", "interval")
_SEVERAL = {
    "list": ("date", "open", "period", "day", "ord", "month", "month_weak", "weekday", "year"),
    "year": ("number",),
}
"""What patterns of any length join."""


class Anchor(NamedTuple):
    """Words of dates or a number, not yet looked at.

    Attributes:
        first: Its first token.
        last: The token behind it.
        start: Offset of its first code point.
        end: Offset behind its last one.
        strong: Whether it can make a date with nothing but the words of patterns around it.
        hits: The words of the pack there.
        values: What it is by itself, where it is a number.
    """

    first: int
    last: int
    start: int
    end: int
    strong: bool
    hits: list[Hit]
    values: Mapping[str, Any]


def find_expressions(doc: Doc, grammar: Grammar) -> list[tuple[Item, Expr]]:
    """The date expressions of a text, in order, none overlapping another."""
    found: list[tuple[Item, Expr]] = []
    for items in _islands(doc, grammar):
        row = "".join([item.char for item in items])
        for stage in grammar.stages:
            if not stage.keys().isdisjoint(row):
                items = _reduce(items, row, stage, grammar)  # noqa: PLW2901  # each stage works on what the last made
                row = "".join([item.char for item in items])
        found += [(item, item.values[name]) for item in items for name in _ALONE if name in item.values]
    return found


def _outside_offices(doc: Doc, category: str) -> Sequence[Hit]:
    """The hits of a category, without the ordinals that an office begins with («mardi le Premier ministre»)."""
    if category != "ordinal":
        return doc.hits(category)
    offices = doc.hits_at("office")
    return [hit for hit in doc.hits(category) if hit.first not in offices or offices[hit.first].last == hit.last]


def _anchors(doc: Doc, grammar: Grammar) -> list[Anchor]:
    """Words of dates and numbers, in order, the longest where some overlap."""
    spans: dict[tuple[int, int], Anchor] = {}
    for category in CATEGORIES:
        strong = category not in _WEAK
        for hit in _outside_offices(doc, category):
            key = hit.first, -hit.last
            known = spans.get(key)
            if known is None:
                spans[key] = Anchor(hit.first, hit.last, hit.start, hit.end, strong, [hit], {})
            else:
                known.hits.append(hit)
                if strong and not known.strong:
                    spans[key] = known._replace(strong=True)
    for start, end, values in find_numerals(
        doc.folded, grammar.suffixes, grammar.order, grammar.decades, grammar.months
    ):
        first, last = bisect_right(doc.ends, start), bisect_left(doc.starts, end)
        strong = not _STRONG_NUMBERS.isdisjoint(values)
        spans[first, -last] = Anchor(first, last, start, end, strong, [], _in_table(doc, first, last, values))
    if not grammar.romans.keys().isdisjoint(doc.words):
        for at in [at for at, word in enumerate(doc.words) if word in grammar.romans]:
            values = {"roman": grammar.romans[doc.words[at]]}
            roman = Anchor(at, at + 1, doc.starts[at], doc.ends[at], strong=False, hits=[], values=values)
            spans.setdefault((at, -at - 1), roman)
    anchors: list[Anchor] = []
    behind = 0
    for key in sorted(spans):
        if key[0] >= behind:
            behind = -key[1]
            anchors.append(spans[key])
    return anchors


def _in_table(doc: Doc, first: int, last: int, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """A day and month with a full stop between is a date at the head of a row; elsewhere it may be a fraction."""
    return {"date": values["dotted"]} if "dotted" in values and _is_cell(doc, first, last) else values


def _is_cell(doc: Doc, first: int, last: int) -> bool:
    """Whether a number heads its line and stands apart there, as days do: «14-15.01   Rabat   …», «20.XII. — …»."""
    month = doc.words[last - 1]
    figures = month.isdecimal()  # two of them: «2.1   …» is the number of a paragraph
    if last >= len(doc.words) or (figures and len(month) < len("01")):
        return False
    if not doc.opens_column(last) and doc.words[last] != ("|" if figures else "."):
        return False
    ahead = range(max(0, first - _LONGEST_DAYS), first)
    line = next((t for t in reversed(ahead) if "\n" in doc.text[doc.ends[t] : doc.starts[t + 1]]), ahead.start - 1)
    return (line >= ahead.start or not ahead.start) and not any(doc.words[t].isalpha() for t in range(line + 1, first))


def _islands(doc: Doc, grammar: Grammar) -> Iterator[list[Item]]:
    """Words of dates with the words of patterns around them, in rows that nothing else interrupts."""
    words, known = doc.words, grammar.words
    borders = [*(bisect_left(doc.starts, block.start) for block in doc.blocks[1:]), len(words)]
    row: list[Anchor] = []
    behind = border = floor = 0
    for anchor in _anchors(doc, grammar):
        first = anchor.first
        if not row or first >= border or not all(words[at] in known for at in range(behind, first)):
            if any(a.strong for a in row):
                yield _island(doc, grammar, row, floor, border)
            index = min(bisect_right(borders, first), len(borders) - 1)
            border = borders[index]
            floor = max(behind, borders[index - 1] if index else 0)
            row = []
        row.append(anchor)
        behind = anchor.last
    if any(a.strong for a in row):
        yield _island(doc, grammar, row, floor, border)


def _island(doc: Doc, grammar: Grammar, row: list[Anchor], floor: int, border: int) -> list[Item]:
    """The items of a row of anchors: the known words around and between too, and the first unknown one."""
    known = grammar.words
    at = row[0].first
    while at > floor and doc.words[at - 1] in known:
        at -= 1
    items: list[Item] = []
    for anchor in row:
        items += [_plain(doc, known[doc.words[token]], token) for token in range(at, anchor.first)]
        items.append(_item(doc, grammar, anchor))
        at = anchor.last
    while at < border and doc.words[at] in known:
        items.append(_plain(doc, known[doc.words[at]], at))
        at += 1
    if at < border:
        items.append(_plain(doc, NOUN if doc.text[doc.starts[at]].islower() else OTHER, at))
    else:
        last = items[-1]
        items.append(Item(END, last.last, last.last, last.end, last.end, {}))
    return items


def _item(doc: Doc, grammar: Grammar, anchor: Anchor) -> Item:
    values = dict(anchor.values)
    for hit in anchor.hits:
        for entry in hit.entries:
            values.update(values_of(entry))
    char = OTHER
    if anchor.last == anchor.first + 1 and (word := doc.words[anchor.first]) in grammar.words:
        char = grammar.character((*values, "=" + word)) if values else grammar.words[word]
    if char == OTHER:
        char = grammar.character(values)
    return Item(char, anchor.first, anchor.last, anchor.start, anchor.end, values)


def _plain(doc: Doc, char: str, at: int) -> Item:
    return Item(char, at, at + 1, doc.starts[at], doc.ends[at], {})


def _reduce(items: list[Item], row: str, stage: Mapping[str, Sequence[Rule]], grammar: Grammar) -> list[Item]:
    """Join what the patterns of one stage match: from left to right, the longest, the first of equal ones."""
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
    matches = [(match, rule) for rule in rules if (match := rule.fits(row, at))]
    if len(matches) > 1:
        matches.sort(key=lambda pair: -pair[0].end())
    for match, rule in matches:
        first, last = match.span(rule.pattern.core)
        several = _SEVERAL.get(rule.means)
        places = _all_places(items, first, last, several) if several else _places(items, match, rule)
        expr = build(rule.means, rule.preset, [(name, items[place].values[name]) for place, name in places])
        if expr is not None:
            kind = class_of(expr)
            values = {kind: expr} if rule.means != "year" else {"num": expr.year, "year": expr.year}
            parts = _parts(items, places, expr) if rule.means == "list" else ()
            head, tail = items[first], items[last - 1]
            joined = Item(grammar.character(values), head.first, tail.last, head.start, tail.end, values, parts)
            return joined, first, last
    return None


def _parts(items: list[Item], places: Sequence[tuple[int, str]], expr: Expr) -> tuple[Item, ...]:
    """The items of a list of dates, one for each: a year at its end is theirs («June 14 and 21, 1972»)."""
    apart = len(places) > len(expr.operands)
    return tuple(items[place] for place, name in places if not apart or name != "year")


def _places(items: list[Item], match: re.Match[str], rule: Rule) -> list[tuple[int, str]]:
    """Where in the items the classes of a matched pattern stand."""
    return [
        (match.start(number), name)
        for number, name in rule.pattern.roles.items()
        if match.start(number) >= 0 and name in items[match.start(number)].values
    ]


def _all_places(items: list[Item], first: int, last: int, names: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where items of the first of some classes that they belong to stand, of any number."""
    named = ((at, next((n for n in names if n in items[at].values), "")) for at in range(first, last))
    return [(at, name) for at, name in named if name]
