"""Who is who in one text, phase by phase."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.cast import Cast, RoleFact, covers
from diplomev.parse.offices import SERVING
from diplomev.parse.resolve.appositions import join_appositions
from diplomev.parse.resolve.casting import Casting
from diplomev.parse.resolve.described import predicated
from diplomev.parse.resolve.holders import holder, role_by_state
from diplomev.parse.resolve.homes import citizen, guest
from diplomev.parse.resolve.lists import share_offices, share_respectively, share_states, share_titles
from diplomev.parse.resolve.names import named, with_short_names
from diplomev.parse.resolve.owned import with_owners
from diplomev.parse.resolve.relations import note_strangers, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.parse.actors import Mention, RolePart, Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Doc
    from diplomev.parse.parts import Parts

_THIRD = "third"


def resolve(doc: Doc, mentions: Iterable[Mention], parts: Parts) -> Cast:
    """Bring the mentions of one actor together.

    Named mentions come first, since a description may stand before the name; then short names, then offices,
    counterparts and pairs in the order of the text.

    Args:
        doc: The text.
        mentions: Its mentions in order.
        parts: Its parts.
    """
    casting = Casting(doc, with_owners(doc, list(mentions)), parts)
    for number, mention in enumerate(casting.mentions):
        if mention.kind == "person" and mention.name:
            casting.who[number] = (named(casting, mention),)
    share_offices(casting)
    share_titles(casting)
    share_states(casting)
    share_respectively(casting)
    join_appositions(casting)
    note_strangers(casting)
    casting.mentions = with_short_names(casting)
    for number, mention in enumerate(casting.mentions):
        if number not in casting.who:
            casting.who[number] = _unnamed(casting, number, mention)
        elif mention.name:
            _relate(casting, number, mention)
        for entity in casting.who[number]:
            entity.mentions.append(mention)
            if entity.kind == "person":
                casting.recent.append(entity)
    return Cast(casting.mentions, [casting.who[i] for i in range(len(casting.mentions))], _numbered(casting))


def _numbered(casting: Casting) -> list[Entity]:
    """The actors who are spoken of, each with its place; offices that a special one covers are left out."""
    used = [e for e in casting.entities if e.mentions]
    anchors: Counter[int] = Counter()
    for index, entity in enumerate(used):
        entity.index = index
        entity.ordinal = anchors[entity.anchor]
        anchors[entity.anchor] += 1
        special = {r.office for r in entity.roles}
        entity.roles = [r for r in entity.roles if not any(covers(r.office, other) for other in special)]
    return used


def _unnamed(casting: Casting, number: int, mention: Mention) -> tuple[Entity, ...]:
    if mention.kind in {"state", "organization"}:
        return (casting.coded(mention.kind, mention.code),)
    if mention.kind == "pair":
        return _pair(casting, mention)
    if not mention.roles and mention.owner is not None:
        return citizen(casting, number, mention)
    if not mention.roles:
        return guest(casting)
    told = predicated(casting, number)
    if told is not None:
        casting.add_roles(told, mention)
        return (told,)
    found: list[Entity] = []
    for role in mention.roles[:1]:
        for one in role_by_state(_of_owner(casting, number, role)):
            entity = holder(casting, number, one)
            if entity is not None:
                found.append(entity)
    for entity in found if len(found) == 1 else ():
        casting.add_roles(entity, mention)
    return tuple(dict.fromkeys(found))


def _of_owner(casting: Casting, number: int, role: RolePart) -> RolePart:
    """«Togo sent its minister»: an office with the State that its possessive stands for."""
    if role.possessive != _THIRD or role.countries or role.counterpart or role.organization or role.plural:
        return role
    state = state_of(casting, number, role.office)
    return evolve(role, countries=(state,)) if state is not None else role


def _pair(casting: Casting, mention: Mention) -> tuple[Entity, ...]:
    """The two that «the two presidents» are: the latest two, heads before others."""
    people = casting.latest()
    if mention.code == "state":
        return ()
    heads = [e for e in people if e.has_office("head_of_state") or e.has_office("head_of_government")]
    two = (heads if len(heads) > 1 else people)[:2]
    return tuple(two) if len(two) > 1 else ()


def _relate(casting: Casting, number: int, mention: Mention) -> None:
    """Give somebody named the office of whose counterpart they are, and the State of «its president»."""
    (entity,) = casting.who[number]
    for role in mention.roles:
        if role.counterpart and not any(r.office for r in mention.roles):
            other = _last_in_office(casting, entity)
            office = other.roles[-1].office if other is not None else ""
            country = role.countries[0][0] if len(role.countries) == 1 else ""
            casting.add_role(entity, RoleFact(role.span, office, country, role.organization, role.status), role)
        elif role.possessive == _THIRD and entity.country is None and not role.countries:
            entity.country = state_of(casting, number, role.office)
        elif role.office in SERVING and entity.country is None and not role.countries:
            entity.country = _of_superior(casting, number)


def _of_superior(casting: Casting, number: int) -> tuple[str, Span] | None:
    """«President X's envoy Y»: the State of the one before whom a genitive names as served."""
    mention, before = casting.mentions[number], casting.mentions[number - 1] if number else None
    who = casting.who.get(number - 1, ())
    if before is None or before.kind != "person" or len(who) != 1 or who[0].country is None:
        return None
    return who[0].country if casting.doc.hits_in("genitive", before.last, mention.first) else None


def _last_in_office(casting: Casting, entity: Entity) -> Entity | None:
    """The one spoken of last whose office is known, besides somebody."""
    return next((e for e in casting.latest() if e is not entity and e.roles), None)
