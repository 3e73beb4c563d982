"""Visits and engagements: sightings joined into one frame for each leg of travel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.frames import Fact
from diplomev.parse.offices import GOVERNMENT
from diplomev.parse.sightings import find_sightings
from diplomev.parse.sightings.people import name_span
from diplomev.parse.sightings.whereabouts import find_whereabouts
from diplomev.parse.visits.comings import Comings
from diplomev.parse.visits.domestic import home_of, is_domestic
from diplomev.parse.visits.engagements import find_engagements
from diplomev.parse.visits.facts import make_frame
from diplomev.parse.visits.homes import find_homes
from diplomev.parse.visits.matching import (
    are_of_one_stay,
    find_match,
    hosts_of,
    is_abroad,
    is_named,
    is_public,
    last_of,
    makes_visit,
    receiving_of,
    sort_out,
    touched_by,
)
from diplomev.parse.visits.onward import mark_onward
from diplomev.parse.visits.states import foremost_leader, implied_place, paired_state
from diplomev.parse.visits.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.ground import Ground
    from diplomev.parse.sightings.sighting import Sighting


def find_visits(ground: Ground) -> list[Visit]:
    """The visits of a text with their facts, in the order of their anchors; engagements are among each one's frames."""
    visits: list[Visit] = []
    sightings = find_sightings(ground)
    left = [sighting for sighting in sightings if not _take_in(ground, visits, sighting)]
    comings = Comings(ground, visits)
    for sighting in left:
        if sighting.known_only and (here := comings.place(sighting)) is not None:
            sighting.place, sighting.known_only = here, False
            _take_in(ground, visits, sighting)
        elif sighting.rule == _LEAVING and sighting.place is not None:
            _take_in(ground, visits, sighting)  # «X flew out of Rome on Thursday. She had arrived on Tuesday»
    _of_whom_the_text_speaks(ground, visits, sightings)
    visits = _absorbed(visits)
    for visit in visits:
        if visit.receiving:
            continue
        place = implied_place(ground, visit) or comings.place(visit.sightings[0])
        if place is not None:
            visit.receiving, visit.implied = place.country, place
    _take_in_unsure(ground, visits, sightings)
    officials = any(e.kind == "person" and any(r.office in _GOVERNING for r in e.roles) for e in ground.cast.entities)
    at_home = hosts_of(visits)
    home = home_of(ground)
    visits = [v for v in visits if v.receiving and is_abroad(v, at_home) and not is_domestic(ground, v, home)]
    public = {id(v) for v in visits if is_public(v, about_officials=officials)}
    visits = [v for v in visits if id(v) in public or (officials and public and is_named(ground, v))]
    mark_onward(visits, ground.reference)
    homes = find_homes(ground, visits, _GOVERNING | _LOCAL)
    of_visit = {place.span: visit for visit in visits for s in visit.sightings for place in s.venues}
    for number, visit in enumerate(visits):
        visit.frame = make_frame(ground, visit, homes, of_visit)
        if not number:
            _add_dateline(ground, visit)
        visit.engagements = find_engagements(ground, visit, visit.frame)
    return visits


def _add_dateline(ground: Ground, visit: Visit) -> None:
    """The city of the dateline as a place of the visit that the text is about, where no city is told."""
    place, frame = ground.dateline, visit.frame
    if place is None or place.country != visit.receiving or frame is None:
        return
    told = frame.values("places")
    if any(one.kind == "city" and not ground.doc.hits_in("venue", one.last, one.last + 1) for one in told):
        return  # «Al Bateen Airport» is a name of a building
    if ground.doc.folded[slice(*place.span)] not in {ground.doc.folded[slice(*one.span)] for one in told}:
        stance = "plans" if "announced" in frame.values("status") else "asserts"
        frame.add(Fact("places", place, (place.span,), "visit.dateline", stance, 70))


def _absorbed(visits: list[Visit]) -> list[Visit]:
    """The visits without those that tell of one of several visitors what another tells of all («X», then «X and Y»)."""
    joint: dict[str, list[Visit]] = {}
    for visit in visits:
        if len(visit.visitors) > 1:
            joint.setdefault(visit.receiving, []).append(visit)
    gone = set()
    for visit in sorted(visits, key=lambda v: len(v.visitors)):  # those of one into those of two, these of three …
        people = set(visit.visitors)
        near = joint.get(visit.receiving, [])[:_NEAR_VISITS] if visit.receiving and people else ()
        whole = next((v for v in near if people < set(v.visitors) and are_of_one_stay(v, visit)), None)
        if whole is not None:
            gone.add(id(visit))
            for sighting in visit.sightings:
                whole.add(sighting, visit.touched)
    return [visit for visit in visits if id(visit) not in gone]


def _of_whom_the_text_speaks(ground: Ground, visits: list[Visit], sightings: Sequence[Sighting]) -> None:
    """«This official visit to Ankara»: where no sentence says whose it is, of the leader whom the text is about."""
    for sighting in sightings:
        place = sighting.place
        if not sighting.anaphoric or place is None or not sighting.ranks or sighting.visitors or sighting.hosts:
            continue
        leader = foremost_leader(ground, place.country)
        if leader is None or any(v.receiving == place.country for v in visits):
            continue
        mention = leader.mentions[0]
        visit = Visit(receiving=place.country)
        visit.add(evolve(sighting, visitors=[(leader, name_span(mention))]), touched_by(ground, sighting))
        visits.append(visit)


def _take_in(ground: Ground, visits: list[Visit], sighting: Sighting) -> bool:
    """Add a sighting to the visit that it belongs to, or make one of it; false where it belongs to none."""
    receiving = receiving_of(sighting)
    if sighting.rule == _UNDER_WAY and not sighting.visitors and visits:
        sighting.visitors = [*visits[-1].sightings[-1].visitors]  # «The tour went on to Tashkent»
    if sighting.visitors and all(e.country and e.country[0] == receiving for e, _ in sighting.visitors):
        return True  # at home, or on the way there
    if receiving and _goes_home(ground, visits, sighting, receiving):
        return True
    visit = find_match(ground, visits, sighting, receiving)
    if visit is None and sighting.again and (before := last_of(visits, sighting)) is not None:
        sighting.known_only, receiving = False, before.receiving
        sighting.place = next((s.place for s in before.sightings if s.place is not None), None)
        sighting.venues = [place for place in (sighting.place,) if place is not None and place.kind != "country"]
    if visit is None:
        if not makes_visit(sighting, receiving):
            return False
        visit = Visit()
        visits.append(visit)
    elif sighting.known_only and sighting.engagement:
        sort_out(visit, sighting)
    visit.add(sighting, touched_by(ground, sighting))
    visit.receiving = visit.receiving or receiving
    return True


def _take_in_unsure(ground: Ground, visits: list[Visit], sightings: Sequence[Sighting]) -> None:
    """Make visits of people of whom nothing but their whereabouts are told, and no better visit to that State."""
    known = {(entity, visit.receiving) for visit in visits for entity in visit.visitors}
    for sighting in find_whereabouts(ground, sightings):
        here = {(entity, receiving_of(sighting)) for entity, _ in sighting.visitors}
        if here.isdisjoint(known):
            known |= here
            _take_in(ground, visits, sighting)


def _goes_home(ground: Ground, visits: Sequence[Visit], sighting: Sighting, receiving: str) -> bool:
    """Whether somebody of whom no State is told goes where the visit told before must have begun."""
    people = {entity for entity, _ in sighting.visitors}
    if not people or any(entity.country or any(r.organization for r in entity.roles) for entity in people):
        return False
    for visit in visits[-_NEAR_VISITS:]:
        if people.isdisjoint(visit.visitors) or not visit.receiving or visit.receiving == receiving:
            continue
        pair = paired_state(ground, visit.receiving)
        if pair is not None and pair.country == receiving:
            return True
    return False


_LEAVING = "visit.leaving"
_UNDER_WAY = "visit.under_way"
_NEAR_VISITS = 8
_GOVERNING = GOVERNMENT | {"ambassador", "special_envoy"}
"""Offices of those who govern, or act for those who do."""
_LOCAL = frozenset({"mayor", "governor", "speaker_of_parliament", "military_chief"})
"""Further offices that are held for a State, or in one."""
