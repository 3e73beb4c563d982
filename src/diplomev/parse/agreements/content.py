"""What agreements are about: the words for sectors behind and before their noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.agreements.clauses import clause_between
from diplomev.parse.frames import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Hit
    from diplomev.parse.frames import Frame
    from diplomev.parse.ground import Ground


def add_sectors_of(frame: Frame, ground: Ground, phrase: Phrase, last: int) -> None:
    """Say what an agreement is about, by the words around its noun.

    Args:
        frame: The agreement.
        ground: The text with its mentions.
        phrase: Its noun phrase: «a defence and energy cooperation agreement».
        last: The token at which its sentence ends.
    """
    _add(frame, ground.doc.hits_in("sector", phrase.adjectives, phrase.hit.first))
    add_sectors(frame, ground, phrase.hit.last, last)


def add_sectors(frame: Frame, ground: Ground, first: int, last: int) -> None:
    """Say what an agreement is about, by the words from one token to before another, in one chain of near words."""
    _add(frame, _chain(ground, first, last))


def _add(frame: Frame, hits: Iterable[Hit]) -> None:
    for hit in hits:
        for code in hit.codes:
            frame.add(Fact("sectors", code, ((hit.start, hit.end),), "agreement.sector", confidence=75))


def _chain(ground: Ground, first: int, last: int) -> Iterator[Hit]:
    doc, end, near = ground.doc, first, _FIRST_SECTOR
    said = [m for m, _ in ground.cast.between(first, last) if any(role.office == _FOREIGN for role in m.roles)]
    titles = {token for mention in said for token in range(mention.first, mention.last)}
    for hit in doc.hits_in("sector", first, last):
        if hit.first in titles:
            continue  # «signed by the heads of diplomacy»: of another minister the portfolio tells what it is about
        told_apart = near == _NEXT_SECTOR and doc.hits_in("another", end, hit.first)
        if hit.first - end > near + _NEXT_SECTOR * bool(told_apart) or clause_between(doc, end, hit.first):
            return
        yield hit
        end, near = hit.last, _NEXT_SECTOR


_FOREIGN = "foreign_minister"
_FIRST_SECTOR = 24
_NEXT_SECTOR = 5
