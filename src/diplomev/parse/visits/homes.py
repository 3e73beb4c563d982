"""Where visitors are at home whose State no title tells: by what the whole text says of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diplomev.parse.sightings.grammar import is_unreal
from diplomev.parse.sightings.places import place_behind
from diplomev.parse.subjects import find_traveller

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
    it.

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
    for entity, place in [*_hosts(visits), *_leavers(ground)]:
        bare = entity.country is None and entity.kind == "person"
        governs = any(role.office in offices and not role.organization for role in entity.roles)
        if bare and governs and place.country not in visited.get(entity, ()):
            homes.setdefault(entity, place)
    for entity, states in visited.items():
        bare = entity.country is None and entity.kind == "person" and entity not in homes
        governs = any(role.office in offices and not role.organization for role in entity.roles)
        own = _never_visited(ground, states) if bare and governs and len(states) > 1 else None
        if own is not None:
            homes[entity] = own
    return homes


def _never_visited(ground: Ground, visited: set[str]) -> Location | None:
    """The State that the report of a tour names most of those that the tour does not lead to."""
    counts = Counter(place.country for place in ground.locations if place.country not in visited)
    counts.update(hit.code for hit in ground.doc.hits("demonym") if len(hit.codes) == 1 and hit.code not in visited)
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < _MOSTLY * ranked[1][1]):
        return None
    return next((place for place in ground.locations if place.country == ranked[0][0]), None)


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


_NEAR = 2
_HOMEWARD = frozenset({"", "to"})
_OFTEN = 3
_MOSTLY = 2
"""How many times oftener than any other a text names a State."""
