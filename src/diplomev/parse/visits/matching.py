"""Which visit a sighting belongs to, and which sightings make one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from diplomev.parse.dates import date_bounds
from diplomev.parse.envoys import DELEGATION
from diplomev.parse.offices import GOVERNMENT, LEADERS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from diplomev.parse.cast import Entity
    from diplomev.parse.ground import Ground
    from diplomev.parse.sightings.sighting import Sighting
    from diplomev.parse.visits.visit import Visit


def makes_visit(sighting: Sighting, receiving: str) -> bool:
    """Whether a sighting shows a visit by itself.

    Args:
        sighting: What one trigger says.
        receiving: The State of the place; empty where none is told.
    """
    if sighting.anaphoric or sighting.known_only or not sighting.visitors:
        return False
    people = [entity for entity, _ in sighting.visitors]
    if sighting.rule == "visit.motion" and all(entity.has_office("ambassador") for entity in people):
        return False  # at their posts
    if sighting.rule not in _MET or any(_comes_from_abroad(entity, receiving) for entity in people):
        return True
    hosts = [entity for entity, _ in sighting.hosts if entity.country and entity.country[0] == receiving]
    return any(_is_equal_of(entity, host) for entity in people for host in hosts)


def _is_equal_of(entity: Entity, host: Entity) -> bool:
    """«Minister X and her Qatari counterpart»: whether somebody of no stated State governs, as a host does."""
    offices = {role.office for role in host.roles} & GOVERNMENT
    return entity.country is None and entity is not host and any(role.office in offices for role in entity.roles)


def _comes_from_abroad(entity: Entity, receiving: str) -> bool:
    """Whether somebody who is met has come for it: no ambassador at his post, no minister at home."""
    if entity.has_office("ambassador"):
        return False
    if entity.country is not None:
        return entity.country[0] != receiving
    of_bodies = {role.office for role in entity.roles if role.organization}
    offices = [role for role in entity.roles if role.office not in of_bodies]
    return not offices or any(entity.has_office(office) for office in _LEADING)


def sort_out(visit: Visit, sighting: Sighting) -> None:
    """Of people who meet somewhere, those who are known to visit are visitors; the others may be hosts."""
    others = [(e, span) for e, span in sighting.visitors if e not in visit.visitors]
    sighting.visitors = [(e, span) for e, span in sighting.visitors if e in visit.visitors]
    sighting.hosts += others


def receiving_of(sighting: Sighting) -> str:
    """The State of a sighting's place; without one, that of its hosts. Empty where neither is told."""
    if sighting.rule == "visit.receive" and sighting.place is None:
        return next((e.country[0] for e, _ in sighting.hosts if e.country), "")
    if sighting.place is not None:
        return sighting.place.country
    return next((e.country[0] for e, _ in [*sighting.hosts, *sighting.inviters] if e.country), "")


def hosts_of(visits: Sequence[Visit]) -> set[tuple[Entity, str]]:
    """Those who invite or receive visitors, each with the State where they do: they are at home there.

    Nobody has two homes: of somebody whose State the text does not tell, the first counts.
    """
    found: dict[Entity, set[str]] = {}
    for visit in visits:
        hosts = (pair[0] for s in visit.sightings for pair in (*s.hosts, *s.inviters))
        for entity in hosts:
            if entity not in visit.visitors and (entity.country is not None or entity not in found):
                found.setdefault(entity, set()).add(visit.receiving)
    return {(entity, state) for entity, states in found.items() for state in states}


def is_abroad(visit: Visit, at_home: Collection[tuple[Entity, str]]) -> bool:
    """Whether somebody of the visitors is not at home in the receiving State.

    Args:
        visit: The visit.
        at_home: People of whom the text tells that they receive others in a State.
    """
    return any(
        entity.country[0] != visit.receiving if entity.country else (entity, visit.receiving) not in at_home
        for entity in visit.visitors
    )


def is_public(visit: Visit, *, about_officials: bool) -> bool:
    """Whether the text shows anybody's office or State, or an official form: teams and tourists travel as well.

    Args:
        visit: The visit.
        about_officials: Whether the text names anybody who holds an office: then a delegation is no team.
    """
    formal = any(s.hosts or s.inviters or s.ranks or s.occasion for s in visit.sightings)
    if all(e.kind == DELEGATION for e in visit.visitors):
        return formal or any(e.code == "official" for e in visit.visitors) or about_officials
    formal_name = any(m.titled or m.preposition == "led" for e in visit.visitors for m in e.mentions)
    if all(e.country is None and e.roles and all(r.office in _LOCAL for r in e.roles) for e in visit.visitors):
        return formal  # the mayor of a town, perhaps of the same State
    known = formal_name or any(e.roles or e.country for e in visit.visitors)
    return known or formal or any(s.rule in NOUNS for s in visit.sightings)


def is_named(ground: Ground, visit: Visit) -> bool:
    """Whether a visitor is named in full: beside visits of officials in a text, such people are officials too.

    A sentence must name them where it tells of their travel. Those whom the text calls by another calling («the actor
    X») are none.
    """
    told = [s for s in visit.sightings if s.rule not in _MET | {"visit.event"}]
    named = {e for s in told for e, (start, end) in s.visitors if s.sentence.start <= start and end <= s.sentence.end}
    return any(len(entity.name.split()) > 1 and not _has_calling(ground, entity) for entity in named)


def _has_calling(ground: Ground, entity: Entity) -> bool:
    """Whether a noun of family or calling stands before a name, perhaps with an adjective of a State between."""
    doc = ground.doc
    for mention in entity.mentions[:_MEMORY]:
        between = doc.hits_in("demonym", max(0, mention.first - 1), mention.first)
        first = between[0].first if between else mention.first
        if any(hit.last == first for hit in doc.hits_in("person_noun", max(0, first - _LONGEST_CALLING), first)):
            return True
    return False


def find_match(ground: Ground, visits: Sequence[Visit], sighting: Sighting, receiving: str) -> Visit | None:
    """The visit that a sighting belongs to: the same people, the same State, days that go together."""
    people = [e for e, _ in sighting.visitors]
    fitting = []
    for visit in [*visits[:1], *visits[1:][-_MEMORY:]]:
        if people and not any(_travels_in(e, visit) for e in people):
            continue
        if receiving and visit.receiving and receiving != visit.receiving:
            continue
        if not people and not (sighting.anaphoric or sighting.stay is False):
            continue
        distance = _distance(visit, sighting)
        if sighting.earlier and not visit.earlier and (distance or sighting.date is None or visit.days is None):
            continue
        if distance is not None:
            fitting.append((distance, visit))
    if not fitting:
        return None
    if not people:
        return _spoken_of([visit for _, visit in fitting], visits, sighting)
    here = touched_by(ground, sighting)
    # Of somebody who goes from place to place: where the text spoke of them last.
    latest = -1 if sighting.stay is False and not receiving else 0

    def nearness(item: tuple[int, Visit]) -> tuple[bool, bool, int, bool, int, int]:
        distance, visit = item
        far = here.isdisjoint(visit.touched)
        return (
            visit.earlier and not sighting.earlier,
            not receiving and visit.only_left,
            distance,
            far,
            _gap(visit, sighting),
            latest * visit.sightings[-1].token,
        )

    return min(fitting, key=nearness)[1]


def last_of(visits: Sequence[Visit], sighting: Sighting) -> Visit | None:
    """The visit told last of somebody who was at its place another time; a day must tell the two apart.

    «since that of X»: the one told last of anybody.
    """
    if sighting.date is None or not sighting.visitors:
        return None
    people = {entity for entity, _ in sighting.visitors}
    if sighting.rule == "visit.since" and not sighting.earlier:
        return next((v for v in reversed(visits) if v.receiving and people.isdisjoint(v.visitors)), None)
    known = [v for v in visits[-_MEMORY:] if v.receiving and not people.isdisjoint(v.visitors)]
    return known[-1] if known else None


def _travels_in(entity: Entity, visit: Visit) -> bool:
    """Whether somebody is known to be on a visit; a delegation is where others of its State are."""
    if entity in visit.visitors:
        return True
    home = entity.country[0] if entity.country else None
    return home is not None and any(
        DELEGATION in {entity.kind, other.kind} and other.country and other.country[0] == home
        for other in visit.visitors
    )


def _spoken_of(fitting: Sequence[Visit], visits: Sequence[Visit], sighting: Sighting) -> Visit | None:
    """The visit that «this visit» is: the last one of the paragraph, else the first of the text."""
    near = [v for v in fitting if sighting.sentence.block.start in v.blocks]
    if near:
        return near[-1]
    return fitting[0] if fitting[0] is visits[0] else None


def touched_by(ground: Ground, sighting: Sighting) -> set[str]:
    """The cities and buildings that a sighting names, folded."""
    return {ground.doc.folded[slice(*place.span)] for place in sighting.venues}


def _gap(visit: Visit, sighting: Sighting) -> int:
    """How many days lie between a sighting and the nearest day of a visit."""
    if sighting.date is None or visit.days is None:
        return 0
    first, last = date_bounds(sighting.date)
    return max(0, (first - visit.days[1]).days, (visit.days[0] - last).days)


def are_of_one_stay(one: Visit, other: Visit) -> bool:
    """Whether the days of two visits can be of one stay."""
    if one.days is None or other.days is None:
        return one.earlier == other.earlier
    return one.days[0] - other.days[1] <= _STAY_SLACK and other.days[0] - one.days[1] <= _STAY_SLACK


def _distance(visit: Visit, sighting: Sighting) -> int | None:
    """How far a sighting's days lie from a visit's; `None` where they cannot be of one stay."""
    if sighting.date is None or visit.days is None:
        ahead = visit.tenses & {"future", "past"} == {"future"}
        return 2 if sighting.date is not None or (ahead and sighting.tense == "past") else 1
    first, last = date_bounds(sighting.date)
    low, high = visit.days
    before = _STAY_SLACK if visit.open else _LONGEST_STAY
    behind = _LONGEST_STAY if sighting.ends else _STAY_SLACK
    if first - high > behind or low - last > before:
        return None
    return 0


_LOCAL = frozenset({"mayor", "governor"})
_LONGEST_CALLING = 3
_MEMORY = 40
"""How many visits back a sighting is compared with, besides the first of the text."""
_STAY_SLACK = dt.timedelta(days=4)
"""How far apart two dated sightings may lie and still be of one stay."""
_LONGEST_STAY = dt.timedelta(days=10)
"""How far before the day of leaving a stay may have begun."""
_MET = frozenset({"visit.receive", "visit.meeting", "visit.gathering"})
"""Kinds of triggers that do not say that anybody travelled."""
_LEADING = LEADERS | {"igo_head"}
NOUNS = frozenset({"visit.of", "visit.make", "visit.own", "visit.phrase"})
"""Kinds of triggers with a noun for a visit."""
