"""The parts of a text that is put together from many: dispatches and entries of diaries, each under its own place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from diplomev.parse.actors import Span
    from diplomev.parse.document import Doc, Hit


class Part(NamedTuple):
    """A part of a text: its tokens, and the place that stands above or before it."""

    first: int
    last: int
    place: Hit | None


class Parts:
    """The parts of one text; none, where fewer than two places stand as headings.

    Args:
        doc: The text.
    """

    def __init__(self, doc: Doc) -> None:
        heads = _heads(doc)
        borders = [first for first, _ in heads] + [len(doc.words)]
        parts = [Part(first, last, hit) for (first, hit), last in zip(heads, borders[1:], strict=True)]
        several = len({part.place.code for part in parts if part.place}) > 1
        self._parts = parts if several else []
        self._doc = doc

    def __bool__(self) -> bool:
        return bool(self._parts)

    def at(self, token: int) -> Part | None:
        """The part that a token stands in."""
        index = bisect_right(self._parts, token, key=lambda part: part.first)
        return self._parts[index - 1] if index else None

    def home(self, token: int) -> tuple[str, Span] | None:
        """The State of the part that a token stands in, with the words that say so."""
        part = self.at(token)
        place = part.place if part else None
        return (place.code, (place.start, place.end)) if place else None

    @cached_property
    def issuer(self) -> tuple[str, Span] | None:
        """The State of the body that stands at the head of a text which it gives out, with the words that say so."""
        for block in self._doc.blocks[:_OPENING]:
            first, last = self._doc.token_at(block.start), self._doc.token_at(block.end - 1) + 1
            bodies = [hit for category in _BODIES for hit in self._doc.hits_in(category, first, first + 2)]
            realm = self._doc.hits_at("country").get(first)
            if realm is not None and realm.last == last and last - first > 1 and len(realm.codes) == 1:
                return realm.code, (realm.start, realm.end)  # «ISLAMIC REPUBLIC OF MAURITANIA»
            if not bodies or last - first > _LONGEST_NAME or self._doc.hits_in("verb", first, last):
                continue
            for hit in self._doc.hits_in("country", first, last):
                governor = self._doc.hits_in("preposition", max(first, hit.first - 2), hit.first)
                if governor and governor[-1].code == "of" and len(hit.codes) == 1:
                    return hit.code, (hit.start, hit.end)
            if (seat := self._seat(last)) is not None:
                return seat
        return None

    def _seat(self, token: int) -> tuple[str, Span] | None:
        """«Ministry of External Affairs / New Delhi»: the capital on one of the lines below a body, with no date."""
        doc = self._doc
        number = (
            bisect_left(doc.blocks, doc.starts[token], key=lambda block: block.start) if token < len(doc.words) else 0
        )
        for block in doc.blocks[number : number + _LINES_OF_SEAT] if number else ():
            first, last = doc.token_at(block.start), doc.token_at(block.end - 1) + 1
            hits = doc.hits_in("capital", first, last)
            stated = doc.hits_in("preposition", first, last) or doc.hits_in("verb", first, last)
            dated = any(doc.words[t].isdecimal() for t in range(first, last))
            if (
                len(hits) == 1
                and len(hits[0].codes) == 1
                and not stated
                and not dated
                and last - first <= _LONGEST_NAME
            ):
                return hits[0].code, (hits[0].start, hits[0].end)
        return None


def _heads(doc: Doc) -> list[tuple[int, Hit | None]]:
    """The words before a mark with which paragraphs begin: a place, where one is known.

    They stand in large letters («HAITI. …»), or are the cities of a list («Riyadh - Visit of …», «Berne : …»).
    """
    cities, countries = {**doc.hits_at("city"), **doc.hits_at("capital")}, doc.hits_at("country")
    loud: list[tuple[int, Hit | None]] = []
    listed: list[tuple[int, Hit]] = []
    for block in doc.blocks:
        first = here = doc.token_at(block.start)
        while here < len(doc.words) and not doc.words[here].isalnum() and here - first < _MOST_MARKS:
            here += 1
        state = countries.get(here)
        sole = state if state is not None and len(state.codes) == 1 else None
        if sole is not None and (label := _LABEL.match(doc.text, sole.end, block.end)):
            alone = label.end() == block.end  # «Inde» on its line, not «Inde. – …»
            (loud if alone or _is_loud(doc, here) else listed).append((first, sole))
            continue
        hit = cities.get(here) or (state if state is not None and _is_loud(doc, here) else None)
        last = hit.last if hit is not None else here
        while hit is None and last < len(doc.words) and last - here < _LONGEST_HEAD and _is_loud(doc, last):
            last += 1
        if block.kind == "furniture" or not here < last < len(doc.words) or doc.words[last] not in _MARKS:
            continue
        known = hit if hit is not None and len(hit.codes) == 1 else None
        if doc.starts[here] < block.end and _is_loud(doc, here):
            loud.append((first, known))
        elif known and doc.starts[last] < block.end and (doc.words[last] == ":" or doc.text[known.end].isspace()):
            listed.append((first, known))
    several = len({hit.code for _, hit in listed}) >= _FEWEST_LISTED
    return sorted([*loud, *(listed if several else ())], key=lambda head: head[0])


def _is_loud(doc: Doc, token: int) -> bool:
    """Whether a word stands in large letters, or is a mark inside such words."""
    word = doc.text[doc.starts[token] : doc.ends[token]]
    return (word.isupper() and len(word) > 1) or word in _JOINTS


_FEWEST_LISTED = 3
"""States whose cities begin lines of a list."""
_OPENING = 6
_LINES_OF_SEAT = 3
_LONGEST_NAME = 14
_BODIES = ("state_body", "institution")
_MOST_MARKS = 3
_LONGEST_HEAD = 5
_MARKS = frozenset("—–-:.")
_LABEL = re.compile(r"\s?(?:[.:]?\s?[—–-]\s|:\s|\W*$)")
_JOINTS = frozenset("-'’")
