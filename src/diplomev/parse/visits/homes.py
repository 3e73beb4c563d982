"""Where visitors are at home whose State no title tells: by what the whole text says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.offices import GOVERNMENT
from diplomev.parse.sightings.grammar import is_unreal
from diplomev.parse.sightings.people import is_named_host
from diplomev.parse.sightings.places import place_behind
from diplomev.parse.subjects import find_traveller
from diplomev.parse.visits.states import foremost_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.cast import Entity
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location
    from diplomev.parse.visits.visit import Visit

    Homes = dict[Entity, Location]


def find_homes(ground: Ground, visits: Sequence[Visit], offices: frozenset[str]) -> Homes:
    """The State of those who govern and of whom no State is told, with the words that show it.

    They are at home where they receive guests, or at the place that they leave for another State without having come to
    it; on a tour of several States, in the one that the text speaks of most beside those; where those come to whose
    visit they return; or in the one that a sighting gives as its sender.

    Args:
        ground: The text with its mentions.
        visits: Its visits.
        offices: The offices that somebody holds for a State.
    """
    visited: dict[Entity, set[str]] = {}
    for visit in visits:
        for entity in visit.visitors:
            visited.setdefault(entity, set()).add(visit.receiving)
    homes: Homes = {}
    for sighting in (s for visit in visits for s in visit.sightings):
        if sighting.sender is not None:
            homes |= dict.fromkeys((entity for entity, _ in sighting.visitors), sighting.sender)
    told = [*((pair, offices) for pair in _hosts(visits)), *((pair, _ANY) for pair in _leavers(ground))]
    for (entity, place), of in told:
        if _is_homeless(entity, of) and place.country not in visited.get(entity, ()):
            homes.setdefault(entity, place)
    for entity, states in visited.items():
        on_tour = len(states) > 1 and entity not in homes and _is_homeless(entity, offices)
        own = (foremost_state(ground, states) if on_tour else None) or _in_return(ground, visits, entity)
        if own is not None:
            homes.setdefault(entity, own)
    return homes


def _in_return(ground: Ground, visits: Sequence[Visit], entity: Entity) -> Location | None:
    """«X of Iceland was in Halifax. Her counterpart, Y, had come to Reykjavik»: where those are who went the other way.

    Y is called the counterpart or host of somebody, or the text names no other State.
    """
    linked = any(role.counterpart for mention in entity.mentions for role in mention.roles)
    linked = linked or any(is_named_host(ground, mention) for mention in entity.mentions)
    if entity.country is not None or not (linked or _is_homeless(entity, _ANY)):
        return None
    there = {visit.receiving for visit in visits if entity in visit.visitors}
    others = [v for v in visits if any(e.country and e.country[0] in there for e in v.visitors)]
    places = [s.place for v in others for s in v.sightings if s.place is not None and s.place.country == v.receiving]
    if len(there) != 1 or len({place.country for place in places}) != 1:
        return None
    return places[0] if linked or _named_states(ground) == there | {places[0].country} else None


def _named_states(ground: Ground) -> set[str]:
    """The States that a text names, by whatever word."""
    hits = (hit for category in _STATES for hit in ground.doc.hits(category))
    return {hit.code for hit in hits if len(hit.codes) == 1}


def _is_homeless(entity: Entity, offices: frozenset[str]) -> bool:
    """Whether somebody governs a State of which nothing tells which one it is."""
    governs = any(role.office in offices and not role.organization for role in entity.roles)
    return governs and entity.country is None and entity.kind == "person"


def _hosts(visits: Sequence[Visit]) -> Iterator[tuple[Entity, Location]]:
    """Those who receive, each with the place where they do."""
    for visit in visits:
        place = next((s.place for s in visit.sightings if s.place is not None), None)
        if place is None:
            continue
        for sighting in visit.sightings:
            if sighting.rule == "visit.receive" and not sighting.known_only:
                yield from ((entity, place) for entity, _ in sighting.hosts)


def _leavers(ground: Ground) -> Iterator[tuple[Entity, Location]]:
    """Those who leave a place for another State, or come back to one."""
    for verb, feature in ground.verbs("return", 0, len(ground.doc.words)):
        sentence = ground.doc.sentence_at(verb.first)
        place = place_behind(ground, verb, sentence, near=_NEAR, bare=True) or place_behind(
            ground, verb, sentence, near=_NEAR
        )
        if place is not None and place.preposition in _HOMEWARD and not is_unreal(ground, verb, feature):
            yield from ((entity, place) for _, entity in find_traveller(ground, sentence, verb.first))
    for verb, _ in ground.verbs("leave", 0, len(ground.doc.words)):
        sentence = ground.doc.sentence_at(verb.first)
        place = place_behind(ground, verb, sentence, near=_NEAR, bare=True)
        onward = place and any(p.country != place.country for p in ground.places_in(place.last, sentence.last))
        if place is not None and not place.preposition and onward:
            yield from ((entity, place) for _, entity in find_traveller(ground, sentence, verb.first))


_STATES = ("country", "capital", "city", "demonym")
_ANY = GOVERNMENT | {"other", "speaker_of_parliament", "special_envoy", "senior_official", "crown_prince"}
"""Offices that somebody who comes home may hold for a State."""
_NEAR = 2
_HOMEWARD = frozenset({"", "to"})
