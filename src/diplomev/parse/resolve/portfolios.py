"""What a ministry is for: which minister a title can mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.language.fold import strip_accents

if TYPE_CHECKING:
    from diplomev.parse.actors import RolePart, Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Doc
    from diplomev.parse.resolve.casting import Casting

_LONGEST_SMALL_WORD = 3


def serves(casting: Casting, entity: Entity, role: RolePart) -> bool:
    """Whether somebody can be meant by a minister's title: what it says the ministry is for must not differ."""
    wanted = _portfolio(casting.doc, role.span)
    word = casting.title(role.span).split()[0]
    for known in entity.roles if wanted else ():
        told = _portfolio(casting.doc, known.title)
        if told & wanted or (not told and casting.title(known.title).split()[0] == word):
            return True
    return not wanted


def _portfolio(doc: Doc, span: Span) -> set[str]:
    """What a ministry is for: the longer words of a title behind the first, the State's adjective left out."""
    first, last = doc.token_at(span[0]), doc.token_at(span[1] - 1) + 1
    hits = [hit for c in ("demonym", "country") for hit in doc.hits_in(c, first, last)]
    states = {token for hit in hits for token in range(hit.first, hit.last)}
    words = {doc.words[t] for t in range(first + 1, last) if t not in states}
    return {strip_accents(word) for word in words if len(word) > _LONGEST_SMALL_WORD}


def titled(casting: Casting, entity: Entity, role: RolePart) -> bool:
    """Whether a title of somebody begins with the word that an office is called by: «ministre délégué»."""
    word = casting.title(role.span).split()[0]
    return any(casting.title(known.title).split()[0] == word for known in entity.roles)
