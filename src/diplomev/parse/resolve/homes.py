"""Where people are at home: what they do where, and whose citizens they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.actors import DESCRIBED, SERVED
from diplomev.parse.resolve.casting import APART
from diplomev.parse.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Doc
    from diplomev.parse.resolve.casting import Casting

_TRAVEL = frozenset({"go", "leave", "visit"})
_NEAR_AGENT = 6
_NEAR_MENTIONS = 12
_NEAR_APPOSED = 2
"""Tokens from a description to the name behind its comma."""
_NEAR_NAME = 3
"""Tokens between a person and the verb."""


def citizen(casting: Casting, number: int, mention: Mention) -> tuple[Entity, ...]:
    """«le Timorais»: the one of that State spoken of last; else the one of no known State spoken of most."""
    owner = mention.owner or ("", (0, 0))
    block = casting.doc.sentence_at(mention.first).block
    seen = casting.latest()
    at_home = [e for e in seen if e.country and e.country[0] == owner[0]]
    if mention.code == DESCRIBED:
        return _apposed(casting, number, mention, owner) or _described(seen, at_home, owner)
    if at_home:
        return (at_home[0],)
    near = [
        e
        for i in reversed(casting.before(number, block))
        if casting.mentions[i].kind == "person" and casting.mentions[i].preposition not in APART
        for e in casting.who.get(i, ())
        if e.country is None and not any(role.organization for role in e.roles)
    ]
    if not near:
        bare = [e for e in seen if e.names and e.country is None and not any(r.organization for r in e.roles)]
        near = sorted(bare, key=lambda e: -casting.times[e])[:1]
    for entity in near[:1]:
        entity.country = owner
    return tuple(near[:1])


def _apposed(casting: Casting, number: int, mention: Mention, owner: tuple[str, Span]) -> tuple[Entity, ...]:
    """«his Vietnamese guest, President X»: the one named behind the comma."""
    behind = casting.mentions[number + 1] if number + 1 < len(casting.mentions) else None
    who = casting.who.get(number + 1, ())
    beside = casting.doc.words[mention.last : mention.last + 1] == [","]
    if behind is None or not beside or behind.first - mention.last > _NEAR_APPOSED or not behind.name or len(who) != 1:
        return ()
    if who[0].country is None:
        who[0].country = owner
    return who if who[0].country[0] == owner[0] else ()


def _described(seen: Sequence[Entity], at_home: Sequence[Entity], owner: tuple[str, Span]) -> tuple[Entity, ...]:
    """«le visiteur italien»: no ambassador, and nobody who only sends a message; else the only one who may be."""
    known = [e for e in at_home if not e.has_office("ambassador")]
    if known := [e for e in known if any(m.preposition != SERVED for m in e.mentions)]:
        return (known[0],)
    named = [e for e in seen if e.names and e.roles and e.country is None]
    unknown = [e for e in named if not any(role.organization for role in e.roles)]
    if len(unknown) != 1 or at_home:
        return ()
    unknown[0].country = owner
    return (unknown[0],)


def guest(casting: Casting) -> tuple[Entity, ...]:
    """«le visiteur»: the one spoken of last of whom a verb says that they travel, or are received."""
    for entity in casting.latest():
        if any(part_of(casting.doc, mention) == "guest" for mention in entity.mentions[-_NEAR_MENTIONS:]):
            return (entity,)
    return ()


def can_be_of(doc: Doc, mention: Mention, country: str, *, alone: bool) -> bool:
    """Whether what a person does fits a State: guests are of another than the place's, hosts of the place's.

    Args:
        doc: The text.
        mention: The person.
        country: The State.
        alone: Whether nobody else is named: then only what is against it counts.
    """
    part = part_of(doc, mention)
    sentence = doc.sentence_at(mention.first)
    places = {
        hit.code
        for category in ("country", "capital", "city", "metonym")
        for hit in doc.hits_in(category, sentence.first, sentence.last)
        if len(hit.codes) == 1
    }
    if alone:
        return not (part == "guest" and country in places) and not (part == "home" and places and country not in places)
    return (part == "guest" and bool(places) and country not in places) or (part == "home" and country in places)


def part_of(doc: Doc, mention: Mention) -> str:
    """Whether the verb beside a person says that it is a `guest`, or at `home`; empty where neither is told."""
    if mention.preposition == "by":
        sentence = doc.sentence_at(mention.first)
        verbs = doc.hits_in("verb", max(sentence.first, mention.first - _NEAR_AGENT), mention.first)
        return "home" if verbs and any(entry.code == "receive" for entry in verbs[-1].entries) else ""
    if mention.preposition:
        return ""
    sentence = doc.sentence_at(mention.first)
    behind = doc.hits_in("verb", mention.last, min(mention.last + _NEAR_NAME, sentence.last))
    codes = {entry.code for hit in behind for entry in hit.entries}
    if codes & _TRAVEL or {"await", "passive"} <= codes or _is_on_visit(doc, mention):
        return "guest"
    if "receive" in codes:
        return "guest" if "passive" in codes else "home"
    if _waits(doc, mention):
        return "home"
    before = doc.hits_in("verb", max(sentence.first, mention.first - _NEAR_NAME), mention.first)
    met = bool(before) and mention.first - before[-1].last <= (mention.first - 1 in doc.hits_at("article"))
    return "guest" if met and any(entry.code == "receive" for entry in before[-1].entries) else ""


def _is_on_visit(doc: Doc, mention: Mention) -> bool:
    """«En visite officielle en Chine, X …»: whether a sentence opens with a visit, and somebody follows a comma."""
    first = doc.sentence_at(mention.first).first
    phrase = next(iter(doc.hits_in("visit_phrase", first, first + 2)), None)
    if phrase is None or phrase.first != first or doc.words[mention.first - 1] != ",":
        return False
    return not doc.hits_in("verb", phrase.last, mention.first)


def _waits(doc: Doc, mention: Mention) -> bool:
    """«où patientait X», «X attendait son hôte»: whether somebody awaits, by the verb beside the name."""
    verb = doc.hits_at("verb").get(mention.last) or next(
        iter(doc.hits_in("verb", mention.first - 1, mention.first)), None
    )
    return verb is not None and any(e.code == "await" and e.feature in FINITE for e in verb.entries)
