"""A name with the State behind it, which is one mention: «Ernest Sesay of Sierra Leone»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.resolve.casting import preposition_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.document import Doc

_NEAR_OWNER = 5
"""Tokens between a name and its State: «the», «of», a number."""
_REGNAL = re.compile(r"[ivx]+$")
"""The number of a monarch: «Charles the III of the United Kingdom»."""


def with_owners(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """«Ernest Sesay of Sierra Leone»: a name with the State behind it is one mention."""
    found: list[Mention] = []
    for whole in mentions:
        mention = _without_realm(doc, whole)
        before = found[-1] if found else None
        if before is not None and before.name and _belongs(doc, before, mention):
            owner = (mention.code, (mention.start, mention.end))
            found[-1] = evolve(before, end=mention.end, last=mention.last, owner=before.owner or owner)
        else:
            found.append(mention)
    return found


def _without_realm(doc: Doc, mention: Mention) -> Mention:
    """«la reine Benedikte de Norvège»: the State behind a name, which its particle made a part of it."""
    if not mention.name or not mention.roles:
        return mention
    first, last = doc.token_at(mention.name[0]), doc.token_at(mention.name[1] - 1) + 1
    realm = next((hit for hit in doc.hits_in("country", first + 2, last) if hit.last == last), None)
    if realm is None or len(realm.codes) > 1 or preposition_before(doc, realm.first) != "of":
        return mention
    span = (realm.start, realm.end)
    name = (mention.name[0], doc.ends[realm.first - 2])
    return evolve(mention, name=name, owner=mention.owner or (realm.code, span))


def _belongs(doc: Doc, person: Mention, state: Mention) -> bool:
    """Whether a State with «of» stands right behind a name that no title says more of."""
    if person.kind == "person" and state.kind == "state" and not state.adjective:
        around = (doc.words[person.last : state.first], doc.words[state.last : state.last + 1])
        if around == (["("], [")"]):
            return True  # «Nino Lomidze (Georgia)»
    if person.kind != "person" or state.kind != "state" or state.adjective or state.preposition != "of":
        return False
    between = range(person.last, state.first)
    small = [
        t
        for c in ("article", "preposition")
        for h in doc.hits_in(c, between.start, between.stop)
        for t in range(h.first, h.last)
    ]
    return 0 < len(between) <= _NEAR_OWNER and all(t in small or _REGNAL.match(doc.words[t]) for t in between)
