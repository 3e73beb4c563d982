"""The paragraphs of a text: cut at its line breaks, wrapped lines joined."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.language.pack import Pack

TERMINATORS = frozenset(".!?…。！？؟।")
"""Marks that end a sentence."""


@frozen
class Block:
    """A paragraph, a headline, or a line that is not part of the article.

    Attributes:
        start: Offset of its first code point.
        end: Offset behind its last one.
        kind: `title`, `body`, or `furniture` (bylines, links, captions, «appeared first on»).
    """

    start: int
    end: int
    kind: str = "body"


def find_blocks(text: str, pack: Pack) -> list[Block]:
    """Cut a text into paragraphs at its line breaks.

    A single break before a small letter does not end a paragraph: the line was wrapped. Neither does one behind a
    preposition or an article («on the official visit of / H.E. …»), nor, in a text of lines of one width, one behind a
    line that the next word would have made too long.

    Args:
        text: The text as read.
        pack: The pack of its language.
    """
    blocks: list[Block] = []
    begin = 0
    breaks = [(match.start(), match.end(), match.group().count("\n") == 1) for match in _BREAK.finditer(text)]
    ends = [start for start, _, single in breaks if single]
    goes_on = _full_lines(text, ends) | _open_lines(text, ends, pack)
    for start, behind, single in breaks:
        wrapped = single and behind < len(text) and (text[behind].islower() or start in goes_on)
        wrapped = wrapped and not _ITEM.match(text, behind)
        if not wrapped:
            _append(blocks, text, begin, start)
            begin = behind
    _append(blocks, text, begin, len(text))
    return blocks


def _full_lines(text: str, ends: Sequence[int]) -> frozenset[int]:
    """Of the ends of lines, those behind which the next word would not fit: of a text that is set to a width."""
    width = max(map(len, text.split("\n")), default=0)
    if len(ends) < _FEWEST_LINES or width > _WIDEST:
        return frozenset()
    full = []
    for end in ends:
        word = _WORD.match(text, end)
        begin = text.rfind("\n", 0, end) + 1
        length = end - begin
        ended = text[end - 1 : end] in TERMINATORS or text[end - 1 : end] in _LINE_MARKS
        ended = ended or COLUMNS.search(text, begin, end) is not None
        if word is not None and not ended and length + 1 + len(word["word"]) > width:
            full.append(end)
    return frozenset(full if 2 * len(full) > len(ends) else ())


def _open_lines(text: str, ends: Sequence[int], pack: Pack) -> frozenset[int]:
    """Of the ends of lines of several words, those behind a small word that needs another one: «of», «the»."""
    small = _small_words(pack)
    return frozenset(
        end
        for end in ends
        if (match := _LAST_WORD.search(text, max(0, end - _LONGEST_SMALL), end)) and match[1] in small
    )


@lru_cache(maxsize=32)
def _small_words(pack: Pack) -> frozenset[str]:
    return frozenset(word for category in ("preposition", "article") for word in pack.forms(category))


def _append(blocks: list[Block], text: str, start: int, end: int) -> None:
    while end > start and (text[end - 1].isspace() or text[end - 1] == _EMPHASIS):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    words = start
    while words < end and text[words] == _EMPHASIS:
        words += 1
    if words < end and not text[words].isspace():  # «**Title**», but not «* an item»
        start = words
    if start < end:
        blocks.append(Block(start, end))


_BREAK = re.compile(r"\n\s*")
COLUMN_GAP = 3
"""Spaces between the columns of a table, where no tab parts them."""
COLUMNS = re.compile(rf"\S(?:\t| {{{COLUMN_GAP},}})\S")
"""What parts the columns of a table, whose rows are lines of their own."""
BULLETS = frozenset("•▪■●►▸·*→")
"""Marks before an item of a list, and before nothing else."""
ITEM_MARKS = BULLETS | frozenset(">-–—»")
"""The same with those that may stand before other words as well."""
_EMPHASIS = "*"
"""What stands around words only to say how they are set."""
_WORD = re.compile(r"\s*(?P<word>\S+)")
_ITEM = re.compile(r"(?:[a-z]|\d{1,2}|[ivx]{2,4})\)\s")
"""What an item of a list begins with: «a) …»."""
_LAST_WORD = re.compile(r"\w[ ,]+\w+ ([^\W\d_]+) ?\Z")
_LONGEST_SMALL = 60
_FEWEST_LINES = 3
_LINE_MARKS = frozenset(":;»”")
"""Marks behind which a line is no part of a longer one."""
_WIDEST = 120
"""Code points of a line of a text that is set to a width."""
