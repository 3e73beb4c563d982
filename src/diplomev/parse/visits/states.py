"""The States of a visit that no sighting names: where it is from, and where it goes."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from diplomev.parse.frames import Fact, Frame
from diplomev.parse.locations import Location, as_state
from diplomev.parse.offices import GOVERNMENT, LEADERS
from diplomev.parse.visits.matching import NOUNS
from diplomev.vocabulary.organizations import organizations

if TYPE_CHECKING:
    from collections.abc import Collection

    from diplomev.parse.actors import Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.ground import Ground
    from diplomev.parse.visits.homes import Homes
    from diplomev.parse.visits.visit import Visit


def foremost_leader(ground: Ground, receiving: str) -> Entity | None:
    """The leader of another State whom a text speaks of most; `None` where two are spoken of alike."""
    leaders = [
        e
        for e in ground.cast.entities
        if e.kind == "person" and e.country and e.country[0] != receiving and any(map(e.has_office, LEADERS))
    ]
    ranked = sorted(leaders, key=lambda e: -len(e.mentions))[:2]
    alone = len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].mentions) >= 2 * len(ranked[1].mentions))
    return ranked[0] if ranked and alone and len(ranked[0].mentions) > 1 else None


def implied_place(ground: Ground, visit: Visit) -> Location | None:
    """Where a visit goes that names no place: to the dateline, or to the other State that the text is about.

    A visit of a stated rank must be spoken of, and the visitor's State be known.
    """
    homes = {e.country[0] for e in visit.visitors if e.country}
    if len(homes) == 1 and (other := _beside_home(ground, visit, *homes)) is not None:
        return other
    if (seat := _seat_of_host(ground, visit)) is not None:
        return seat
    if len(homes) != 1 or not any(s.ranks and s.rule in NOUNS for s in visit.sightings):
        return None
    (home,) = homes
    dateline = ground.scene(visit.sightings[0].sentence)
    if dateline is not None and dateline.country != home:
        return dateline
    return paired_state(ground, home) or foremost_state(ground, {home})


def _seat_of_host(ground: Ground, visit: Visit) -> Location | None:
    """«X was received by the director-general of the WTO»: the State where an organisation has its only seat."""
    hosts = (entity for sighting in visit.sightings if sighting.rule == "visit.receive" for entity, _ in sighting.hosts)
    for role in (role for entity in hosts for role in entity.roles if role.office == "igo_head"):
        body = organizations().get(role.organization)
        if body is not None and len(body.seats) == 1:
            first, last = (ground.doc.token_at(offset) for offset in (role.title[0], role.title[1] - 1))
            return Location(*role.title, first, last + 1, body.seats[0], "country", "")
    return None


def _beside_home(ground: Ground, visit: Visit, home: str) -> Location | None:
    """«Rome and Nairobi signed … during the visit of Kenya's minister»: the other of two capitals in one sentence."""
    for sighting in (s for s in visit.sightings if s.rule in NOUNS):
        for one, other in pairwise(ground.places_in(sighting.sentence.first, sighting.sentence.last)):
            if _side_by_side(ground, one, other) and home in {one.country, other.country}:
                return other if one.country == home else one
    return None


def add_sending(ground: Ground, visit: Visit, frame: Frame, stance: str, homes: Homes) -> None:
    """The sending States: those of the visitors; else the other one of two that the text puts side by side."""
    for entity in visit.visitors:
        if entity.country and entity.country[0] != visit.receiving:
            frame.add(Fact("sending", entity.country[0], (entity.country[1],), "visit.country_of", stance))
    if frame.values("sending") or any(role.organization for e in visit.visitors for role in e.roles):
        return
    for known in [homes[entity] for entity in visit.visitors if entity in homes]:
        frame.add(Fact("sending", known.country, (known.span,), "visit.home", stance, 60))
    if frame.values("sending"):
        return
    head = _state_above(ground, visit) if _governs(visit) else None
    if head is not None:
        frame.add(Fact("sending", head[0], (head[1],), "visit.home", stance, 60))
        return
    pair = paired_state(ground, visit.receiving) or foremost_state(ground, {visit.receiving})
    if pair is not None:
        frame.add(Fact("sending", pair.country, (pair.span,), "visit.pair", stance, 60))
    elif (home := ground.home) is not None and home.country != visit.receiving and _governs(visit):
        frame.add(Fact("sending", home.country, (home.span,), "visit.home", stance, 55))


def _state_above(ground: Ground, visit: Visit) -> tuple[str, Span] | None:
    """The State that heads the item of a round-up whose first person visits: «KIRIBATI. The president is in …»."""
    for part in (ground.parts.at(sighting.sentence.first) for sighting in visit.sightings):
        head = ground.parts.home(part.first) if part is not None else None
        if part is None or head is None or head[0] == visit.receiving:
            continue
        people = ground.people_in(part.first, part.last)
        if people and any(entity in visit.visitors for entity in people[0][1]):
            return head
    return None


def _governs(visit: Visit) -> bool:
    """Whether the visitors hold offices of which no State is told: those of the State where a text is written."""
    return bool(visit.visitors) and all(
        any(role.office in _OF_STATE and not role.country for role in e.roles) for e in visit.visitors
    )


def paired_state(ground: Ground, receiving: str) -> Location | None:
    """The State that the text puts beside another: «between the one and the other»."""
    return _pairs(ground).get(receiving)


@lru_cache(maxsize=4)
def _pairs(ground: Ground) -> dict[str, Location]:
    """The first partner of each State of which the text says «between the one and the other»."""
    found: dict[str, Location] = {}
    for hit in [hit for hit in ground.doc.hits("preposition") if hit.entries[0].code == "between"]:
        near = ground.places_in(hit.last, hit.last + 10)[:2]
        if len({place.country for place in near}) == 2:  # noqa: PLR2004  # one and the other
            found.setdefault(near[0].country, near[1])
            found.setdefault(near[1].country, near[0])
    for one, other in pairwise(ground.locations):
        if _side_by_side(ground, one, other):
            found.setdefault(one.country, other)
            found.setdefault(other.country, one)
    return found


def _side_by_side(ground: Ground, one: Location, other: Location) -> bool:
    """«Niamey et Alger», «Dakar-Ankara»: two capitals that stand for their States, and no third with them."""
    doc = ground.doc
    capitals = doc.hits_at("capital")
    if one.first not in capitals or other.first not in capitals or one.country == other.country:
        return False
    joined = doc.hits_in("conjunction", one.last, other.first)
    between = doc.words[one.last : other.first]
    pair = between == ["-"] or (len(between) == 1 and bool(joined) and joined[0].code == "and")
    listed = one.first and doc.words[one.first - 1] in {",", "-"}
    return pair and not listed and not one.preposition and not other.preposition


def foremost_state(ground: Ground, beside: Collection[str]) -> Location | None:
    """The State that a text speaks of beside some others: three times at least, twice as often as any other."""
    others = ((state, count) for state, count in _foremost(ground) if state.country not in beside)
    ranked = list(islice(others, 2))
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < _MOSTLY * ranked[1][1]):
        return None
    return ranked[0][0]


@lru_cache(maxsize=4)
def _foremost(ground: Ground) -> list[tuple[Location, int]]:
    """The States that a text names, those named most first, each with its first mention and their number."""
    peoples = [hit for hit in ground.doc.hits("demonym") if len(hit.codes) == 1]
    named = sorted([*ground.locations, *map(as_state, peoples)], key=lambda one: one.start)
    first = {state.country: state for state in reversed(named)}
    return [(first[code], count) for code, count in Counter(state.country for state in named).most_common()]


_OFTEN = 3
_MOSTLY = 2
"""How many times oftener than any other a text names a State."""
_OF_STATE = GOVERNMENT | {"speaker_of_parliament", "crown_prince"}
"""Offices that a text leaves without their State where it is that of its readers."""
