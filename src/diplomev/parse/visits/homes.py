"""Where visitors are at home whose State no title tells: by what the whole text says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.offices import GOVERNMENT
from diplomev.parse.sightings.grammar import is_unreal
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
    it; on a tour of several States, in the one that the text speaks of most beside those; or
    in the one that a sighting gives as its sender.

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
        own = foremost_state(ground, states) if on_tour else None
        if own is not None:
            homes[entity] = own
    return homes


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


_ANY = GOVERNMENT | {"other", "speaker_of_parliament", "special_envoy", "senior_official", "crown_prince"}
"""Offices that somebody who comes home may hold for a State."""
_NEAR = 2
_HOMEWARD = frozenset({"", "to"})
