"""What agreements are about: the words for sectors behind and before their noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.agreements.steps import clause_between
from diplomev.parse.frames import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Doc, Hit
    from diplomev.parse.frames import Frame


def add_sectors_of(frame: Frame, doc: Doc, phrase: Phrase, last: int) -> None:
    """Say what an agreement is about, by the words around its noun.

    Args:
        frame: The agreement.
        doc: The text.
        phrase: Its noun phrase: «a defence and energy cooperation agreement».
        last: The token at which its sentence ends.
    """
    _add(frame, doc.hits_in("sector", phrase.adjectives, phrase.hit.first))
    add_sectors(frame, doc, phrase.hit.last, last)


def add_sectors(frame: Frame, doc: Doc, first: int, last: int) -> None:
    """Say what an agreement is about, by the words from one token to before another, in one chain of near words."""
    _add(frame, _chain(doc, first, last))


def _add(frame: Frame, hits: Iterable[Hit]) -> None:
    for hit in hits:
        for code in hit.codes:
            frame.add(Fact("sectors", code, ((hit.start, hit.end),), "agreement.sector", confidence=75))


def _chain(doc: Doc, first: int, last: int) -> Iterator[Hit]:
    end, near = first, _FIRST_SECTOR
    for hit in doc.hits_in("sector", first, last):
        told_apart = near == _NEXT_SECTOR and doc.hits_in("another", end, hit.first)
        if hit.first - end > near + _NEXT_SECTOR * bool(told_apart) or clause_between(doc, end, hit.first):
            return
        yield hit
        end, near = hit.last, _NEXT_SECTOR


_FIRST_SECTOR = 24
_NEXT_SECTOR = 5
