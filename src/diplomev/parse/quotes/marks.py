"""Pairing of quotation marks, paragraph by paragraph, in time linear in the text.

Marks of different kinds may be mixed and nested. Straight marks, and others that open and close with the same
sign, are told apart by what stands on their two sides. A mark that is not closed in its paragraph quotes
nothing, unless the next paragraph opens with the mark again: then the quotation goes on there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, frozen

if TYPE_CHECKING:
    from diplomev.parse.blocks import Block
    from diplomev.parse.document import Doc
    from diplomev.parse.quotes.grammar import Marks


@frozen
class Marked:
    """Words between marks: their `start` and `end`; `opening` and `closing`, the outer edges of the marks."""

    opening: int
    start: int
    end: int
    closing: int


@define
class _Open:
    """A mark that waits for its partner; `stray` is the first mark of another kind that could close it."""

    mark: str
    start: int
    end: int
    stray: tuple[int, int] | None = None


_APOSTROPHES = frozenset("'’")
_BEFORE = frozenset("([{-–—/'’:«“„‹‘\"")
_BEHIND = frozenset(',.;:!?…)]}»”›"')
_ENDS = frozenset(".!?…")
_DEPTH = 4
"""How many open marks are looked at for the partner of one that closes."""


def find_marked(doc: Doc, marks: Marks) -> list[Marked]:
    """All stretches between marks that lie in no other one, in order, without the spaces at their edges."""
    found: list[Marked] = []
    waiting: list[_Open] = []
    for block in doc.blocks:
        if block.kind == "furniture":
            waiting = []
            continue
        waiting = _scan(doc.text, block, marks, waiting, found)
    found.sort(key=lambda span: (span.opening, -span.closing))
    inner = {span.opening: span for span in found}
    outermost: list[Marked] = []
    behind = 0
    for span in found:
        if span.opening >= behind:
            behind = span.closing
            outermost.append(_trimmed(doc.text, span, inner))
    return [span for span in outermost if span.start < span.end]


def _scan(text: str, block: Block, marks: Marks, waiting: list[_Open], found: list[Marked]) -> list[_Open]:
    """Pair the marks of one paragraph; what is still open at its end is returned."""
    places = [(m.group(), m.start(), m.end()) for m in marks.pattern.finditer(text, block.start, block.end)]
    if not places:
        return []
    stack = _reopened(places, block, marks, waiting)
    places = places[len(stack) :]
    left: dict[str, int] = {}
    for mark, _, _ in places:
        left[mark] = left.get(mark, 0) + 1
    for mark, start, end in places:
        left[mark] -= 1
        side = _side(text, block, start, end)
        if left[mark] % 2 and mark in marks.closes.get(mark, ()) and start and text[start - 1].isdigit():
            side = "inch"
        _take(marks, stack, found, _Open(mark, start, end), side)
    found.extend(Marked(opened.start, opened.end, *opened.stray) for opened in stack if opened.stray)
    return [opened for opened in stack if not opened.stray]


def _reopened(places: list[tuple[str, int, int]], block: Block, marks: Marks, waiting: list[_Open]) -> list[_Open]:
    """The mark of the paragraph before that is still open, if this paragraph begins with the mark again."""
    mark, start, _ = places[0]
    if start == block.start:
        for opened in reversed(waiting):
            if mark == opened.mark or mark in marks.closes[opened.mark]:
                return [opened]
    return []


def _take(marks: Marks, stack: list[_Open], found: list[Marked], new: _Open, side: str) -> None:
    """Let one mark close an open one, or open, or wait as the closing mark of a wrong kind."""
    mark = new.mark
    opens = mark in marks.closes
    same = opens and mark in marks.closes[mark]
    partner = _partner(marks, stack, mark)
    if partner is not None and (not opens or side != "open"):
        if not same or side in {"close", "either"}:
            opened = stack[partner]
            del stack[partner:]
            found.append(Marked(opened.start, opened.end, new.start, new.end))
    elif opens and _may_open(marks, mark, side, same=same):
        if same and partner is not None:
            del stack[partner:]
        stack.append(new)
    elif stack and not stack[-1].stray and side == "close" and mark in marks.closing - _APOSTROPHES:
        stack[-1].stray = (new.start, new.end)


def _partner(marks: Marks, stack: list[_Open], mark: str) -> int | None:
    """The place in the stack of the innermost open mark that this one closes."""
    for place in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEPTH), -1):
        if mark in marks.closes[stack[place].mark]:
            return place
    return None


def _may_open(marks: Marks, mark: str, side: str, *, same: bool) -> bool:
    """Whether a mark at such a place can open a quotation."""
    if mark in _APOSTROPHES or mark == "‘":
        return side == "open"
    if same:
        shared = any(mark in closing for opening, closing in marks.closes.items() if opening != mark)
        return side == "open" or (side == "either" and not shared)
    return True


def _side(text: str, block: Block, start: int, end: int) -> str:
    """What the neighbours of a mark let it do: `open`, `close`, `either` or `none`."""
    before = text[start - 1] if start > block.start else " "
    behind = text[end] if end < block.end else " "
    can_open = before.isspace() or before in _BEFORE
    can_close = behind.isspace() or behind in _BEHIND
    if can_open or can_close:
        return "either" if can_open and can_close else "open" if can_open else "close"
    return "close" if before in _ENDS else "either" if before in _BEHIND else "none"


def _trimmed(text: str, span: Marked, inner: dict[int, Marked]) -> Marked:
    """The stretch without spaces at its edges, and without marks that enclose the whole of it once more."""
    start, end = _stripped(text, span.start, span.end)
    while (nested := inner.get(start)) and nested.closing == end:
        start, end = _stripped(text, nested.start, nested.end)
    return Marked(span.opening, start, end, span.closing)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
