"""Find words in a text: as they are, or but for white space and the style of quotation marks and apostrophes."""

from __future__ import annotations

import unicodedata
from array import array
from functools import cache, cached_property
from typing import Literal

from attrs import define, frozen

Status = Literal["exact", "normalised", "missing"]
"""How words were found: as they are; but for white space and quotation marks; not at all."""
Span = tuple[int, int]
"""Offsets of the first code point and behind the last one."""

# Beside what Unicode calls initial and final quotation marks: straight and low ones, primes, accents, corner brackets.
_MARKS = frozenset("\"'`´ʹʺʻʼʽˈˊ′″‵‶‚„〝〞〟＂＇「」『』")
_MARK = "'"
_BLANKS = frozenset("\u200b\u2060\ufeff")
_MOST_PLACES = 1000


@frozen
class Found:
    """Where words stand in a text.

    Attributes:
        status: How they were found.
        spans: The places, in the order of the text; where words stand both by themselves and inside other words, only
            the former.
    """

    status: Status
    spans: tuple[Span, ...] = ()


@define(slots=False)
class Searched:
    """A text in which words are looked for.

    Attributes:
        text: The text.
    """

    text: str

    def find(self, words: str) -> Found:
        """Look for words, at first as they are.

        Examples:
            >>> Searched("He said: « We\u00a0agree ». We agreed.").find('"We agree"')
            Found(status='normalised', spans=((9, 21),))
        """
        spans = _places(self.text, words)
        if spans:
            whole = tuple(span for span in spans if self._is_whole(span))
            return Found("exact", whole or spans)
        spans = self._folded_places(words)
        return Found("normalised", spans) if spans else Found("missing")

    def _folded_places(self, words: str) -> tuple[Span, ...]:
        folded, offsets = self._folded
        places = _places(folded, _fold(words)[0])
        spans = ((offsets[start], offsets[end - 1] + 1) for start, end in places)
        return tuple(span for span in spans if self._is_whole(span))

    @cached_property
    def _folded(self) -> tuple[str, array[int]]:
        return _fold(self.text)

    def _is_whole(self, span: Span) -> bool:
        """Whether a span neither begins nor ends inside a word."""
        start, end = span
        return not (self._joins(start) or self._joins(end))

    def _joins(self, offset: int) -> bool:
        return self.text[max(offset - 1, 0) : offset].isalnum() and self.text[offset : offset + 1].isalnum()


def _places(text: str, words: str) -> tuple[Span, ...]:
    """Where words stand in a text as they are; the first thousand places."""
    found: list[Span] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def _fold(text: str) -> tuple[str, array[int]]:
    """A text without white space and with one mark for all quotation marks, and where each character comes from."""
    kept = [(index, _folded(character)) for index, character in enumerate(text)]
    kept = [(index, character) for index, character in kept if character]
    return "".join(character for _, character in kept), array("q", [index for index, _ in kept])


@cache
def _folded(character: str) -> str:
    if character.isspace() or character in _BLANKS:
        return ""
    return _MARK if character in _MARKS or unicodedata.category(character) in {"Pi", "Pf"} else character
