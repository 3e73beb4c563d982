"""The sentence around words of a text, to show them in their place; of use for any language with such marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim

# A mark that ends a sentence stands behind more than one letter or behind a space («Qui ?»), maybe before closing
# marks, and before a space that no small letter follows; the marks of scripts without spaces stand alone.
_BEHIND = r"(?:(?<=\w\w)|(?<=[^\w\s])|(?<=\s)(?=[?!]))"
_MARKS = r"[.!?…]+(?:\s?»|[”’\"')\]])*"
_BEFORE = r"(?=\s+[^\s\W_a-zà-öø-ÿ]|\s*[«“\"(\[—–-])"
_END = re.compile(rf"{_BEHIND}{_MARKS}{_BEFORE}|[。！？؟।]+[」』”]*")
_LONGEST = 400
_GAP = " … "


@frozen
class Excerpt:
    """Words of a text in their sentence.

    Attributes:
        start: Offset of the sentence.
        end: Offset behind it.
        text: The sentence on one line.
    """

    start: int
    end: int
    text: str


def sentence_around(text: str, start: int, end: int) -> Excerpt:
    """The sentence, or the sentences, in which a span of a text stands.

    A line ends a sentence as well. A sentence of more than 400 code points is cut around the span.

    Args:
        text: The text.
        start: Offset of the span.
        end: Offset behind it.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    for match in _END.finditer(text, first, last):
        if match.end() <= start:
            first = match.end()
        elif match.end() >= end:
            last = match.end()
            break
    words = _cut(text, (first, last), (start, end))
    return Excerpt(first, last, words)


def _cut(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> str:
    first, last = sentence
    if last - first <= _LONGEST:
        return _one_line(text[first:last])
    room = max(0, _LONGEST - (span[1] - span[0])) // 2
    low, high = max(first, span[0] - room), min(last, span[1] + room)
    while low > first and low < span[0] and not text[low - 1].isspace():  # whole words only
        low += 1
    while high < last and high > span[1] and not text[high].isspace():
        high -= 1
    before, behind = "… " if low > first else "", " …" if high < last else ""
    return f"{before}{_one_line(text[low:high])}{behind}"


def excerpt_of(claims: Iterable[Claim], text: str | None) -> str | None:
    """What a source says in some claims: the sentence that holds the most of them, else their words alone.

    Args:
        claims: Claims of one source.
        text: The source's text, where it is at hand.

    Returns:
        The sentence; without the text the words of all evidence in their order, with marks where words are left
        out; `None` where there is no evidence.
    """
    spans = {(e.start, e.end, e.exact) for claim in claims for e in claim.evidence}
    placed = sorted((start, end) for start, end, _ in spans if start is not None and end is not None)
    if not placed:
        return _GAP.join(sorted({exact for *_, exact in spans})) or None
    if text is None:
        return _joined(placed, {(start, end): exact for start, end, exact in spans})
    found: dict[tuple[int, int], int] = {}
    for start, end in placed:
        if end <= len(text):
            sentence = sentence_around(text, start, end)
            found[sentence.start, sentence.end] = found.get((sentence.start, sentence.end), 0) + 1
    if not found:
        return None
    best = max(found, key=lambda sentence: (found[sentence], -sentence[0]))
    inside = [span for span in placed if best[0] <= span[0] and span[1] <= best[1]]
    return sentence_around(text, inside[0][0], inside[0][1]).text


def _joined(placed: list[tuple[int, int]], exact: dict[tuple[int | None, int | None], str]) -> str:
    """Words of a text in their order; what lies within other words is not said again."""
    parts: list[str] = []
    behind = 0
    for start, end in placed:
        if end <= behind:
            continue
        words = exact[start, end]
        if parts and start <= behind + 1:
            parts[-1] += words[max(0, behind - start) :] if start <= behind else f" {words}"
        else:
            parts.append(words)
        behind = end
    return _one_line(_GAP.join(parts))


def _one_line(text: str) -> str:
    return " ".join(text.split())
