"""Fill in what stands around a trigger: place, date, company, invitation, legs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.dates import date_bounds
from diplomev.parse.envoys import DELEGATION
from diplomev.parse.frames import Tour
from diplomev.parse.sightings.dating import add_dates
from diplomev.parse.sightings.grammar import is_of_next, is_unreal
from diplomev.parse.sightings.journeys import PARTING
from diplomev.parse.sightings.last_days import moved, not_before
from diplomev.parse.sightings.people import at_home_in, name_span, over_articles
from diplomev.parse.sightings.places import nearest_place, only_belongs, place_here, place_there
from diplomev.parse.verbs import is_finite, is_helper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location
    from diplomev.parse.sightings.sighting import Sighting


def complete(ground: Ground, sighting: Sighting) -> None:
    """Fill in place, date, hosts, inviters and state from the trigger's sentence."""
    _placed(ground, sighting)
    if sighting.rule == "visit.counterpart" and sighting.place is not None:
        home = sighting.place.country  # of a third State, they are no hosts
        sighting.hosts = [(e, span) for e, span in sighting.hosts if not e.country or e.country[0] == home]
    add_dates(ground, sighting)
    _invitation(ground, sighting)
    _company(ground, sighting)
    _occasion(ground, sighting)
    sighting.begins = sighting.stay and _begins(ground, sighting)
    if _is_earlier(ground, sighting):
        sighting.earlier, sighting.again, sighting.tense = True, sighting.place is None, "past"
    if _goes_ahead(ground, sighting):
        return
    for hit in ground.doc.hits_in("planned", sighting.sentence.first, sighting.sentence.last):
        distance = abs(hit.first - sighting.token)
        near = distance <= _NEAR_STATE or _is_predicate(ground, sighting, hit)
        if hit.code != "expected" and near and not _is_of_other(ground, sighting, hit):
            sighting.state = (hit.code, (hit.start, hit.end))
            if hit.code == "postponed":  # «put off until May»: when it is to be then
                sighting.until, sighting.ends = None, False
                _ahead(ground, sighting, hit)
        elif hit.code == "expected" and not sighting.tense and distance <= _NEAR_NOUN:
            sighting.tense = "future"


def _ahead(ground: Ground, sighting: Sighting, hit: Hit) -> None:
    """«put off until Thursday», «reporté à jeudi»: the weekday to come."""
    date, today = sighting.date, ground.reference
    if date is None or date.value is None or today is None or not hit.last <= date.first <= hit.last + _NEAR_POSTPONED:
        return
    bare = ground.doc.hits_in("weekday", date.first, date.last) and date.last - date.first == 1
    governed = any(tie.code in _AHEAD for tie in ground.doc.hits_in("preposition", date.first - 1, date.first))
    governed = governed or bool(ground.doc.hits_in("until", date.first - 1, date.first))
    if bare and governed and date.value.earliest < today:
        sighting.date = moved(date, 1)


def _goes_ahead(ground: Ground, sighting: Sighting) -> bool:
    """«Postponed in March, the visit of X to Rome will now take place in June»: when a visit is to be after all."""
    sentence, noun = sighting.sentence, ground.doc.hits_at("visit_noun").get(sighting.token)
    for verb, feature in ground.verbs("host", sighting.token, sentence.last) if noun is not None else ():
        day = next(iter(ground.dates_in(verb.last, verb.last + _NEAR_OBJECT)), None)
        before = sentence.first, verb.first
        postponed = any(hit.code == "postponed" for hit in ground.doc.hits_in("planned", *before))
        at_first = ground.doc.pack.words("phrases", "at_first")
        postponed = postponed or any(word in at_first for word in ground.doc.words[slice(*before)])
        ahead = ground.tense(verb, feature) == "future" and not is_unreal(ground, verb, feature)
        if day is not None and postponed and ahead:
            sighting.date, sighting.until, sighting.ends, sighting.tense = day, None, False, "future"
            return True
    return False


def _is_earlier(ground: Ground, sighting: Sighting) -> bool:
    """«lors de son précédent voyage», «her last visit, in 2011»: whether a visit lies before the one of which is told.

    «The last» one must lie some time back: it can be the final one of somebody who leaves.
    """
    noun = ground.doc.hits_at("visit_noun").get(sighting.token)
    if noun is None or sighting.state is not None:
        return False
    beside = (
        *ground.doc.hits_in("date_which", max(sighting.sentence.first, noun.first - _NEAR_WHICH), noun.first),
        *ground.doc.hits_in("date_which", noun.last, noun.last + 1),
    )
    codes = {hit.code for hit in beside}
    if "previous" in codes:
        return True
    today, date = ground.reference, sighting.date
    return (
        "last" in codes and today is not None and date is not None and (today - date_bounds(date)[1]).days > _LONG_AGO
    )


def _is_predicate(ground: Ground, sighting: Sighting, planned: Hit) -> bool:
    """«the trip of X to Rome, planned for May on the occasion of …, is cancelled»: the verb of a noun far off."""
    doc = ground.doc
    noun = doc.hits_at("visit_noun").get(sighting.token)
    if noun is None or planned.first <= noun.last or planned.first - noun.last > _FAR_STATE:
        return False
    verbs = doc.hits_in("verb", noun.last, planned.first)
    finite = [hit for hit in verbs if is_finite(hit)]
    return len(finite) == 1 and is_helper(finite[0]) and planned.first - finite[0].last <= 1


def _is_of_other(ground: Ground, sighting: Sighting, planned: Hit) -> bool:
    """«arrived in Rome, where the debt was cancelled»: whether something else than the stay was called off."""
    noun = ground.doc.hits_in("possessive", max(0, sighting.token - 1), sighting.token)  # «a annulé sa venue»
    made = not noun and sighting.rule in _OF_PRESENCE and sighting.tense in {"past", "present"}
    where = ground.doc.pack.words("phrases", "where")
    return made or any(word in where for word in ground.doc.words[sighting.token : planned.first])


def _placed(ground: Ground, sighting: Sighting) -> None:
    """The place of the trigger, and the cities and buildings of its sentence in the same State."""
    sentence = sighting.sentence
    if sighting.rule == PARTING:
        return
    if sighting.place is None:
        behind = ground.doc.token_at(sighting.span[1] - 1) + 1
        place = place_here(ground, sentence, behind)
        verb = ground.doc.hits_at("verb").get(sighting.token)
        told = sighting.known_only or sighting.rule == _RECEIVE  # of receptions the hosts tell where
        if place is None and verb is not None and not told:
            place = place_there(ground, verb, sentence)
        place = place or nearest_place(ground, sentence, behind)
        ahead = place if place is not None and place.first >= behind else None
        if sighting.rule == _RECEIVE and ahead is not None and ground.verbs(_JOURNEYS, behind, ahead.first):
            place = None  # «Morocco's head of government, who received him, will travel to Vienna»
        sighting.place = place
    if sighting.place is None:
        return
    if not sentence.first <= sighting.place.first < sentence.last and sighting.place.kind == "city":
        sighting.venues.append(sighting.place)
    said = ground.quoted(sighting.span[0])
    for place in ground.places_in(sentence.first, sentence.last):
        here = place.country == sighting.place.country and place.kind != "country"
        here = here and ground.quoted(place.start) == said
        if here and (place.preposition in {"to", "toward"} or place is sighting.place):
            sighting.venues.append(place)


def _begins(ground: Ground, sighting: Sighting) -> bool:
    """«arrived in Rome», «began his visit»: the trigger, or the verb whose object it is, tells of a beginning."""
    if sighting.rule in _OF_VERBS:
        return bool(ground.verbs("begin", sighting.token, sighting.token + _LONGEST_VERB))
    begun = ground.verbs("begin", max(sighting.sentence.first, sighting.token - _NEAR_END), sighting.token)
    return bool(begun) and not ground.doc.hits_in("verb", begun[-1][0].last, sighting.token)


def split_legs(ground: Ground, sighting: Sighting) -> list[Sighting]:
    """One sighting a State, where the trigger names several in one chain («in Egypt, Togo and Ghana»)."""
    legs, last = [sighting], sighting.place
    if last is None or (sighting.rule in _NO_TOUR and sighting.rule != _STAY):
        return legs
    known = {last.country}
    behind = _date_behind(ground, last)  # «in A on Monday, B on Tuesday», or «on Monday in A, on Tuesday in B»
    follows = behind is not None
    for place, dates in _onward(ground, sighting, last):
        if place.country in known:
            continue
        known.add(place.country)
        leg = evolve(sighting, place=place, venues=[place] if place.kind != "country" else [])
        if len(legs) == 1 and not dates and _date_behind(ground, place):
            follows = True  # «on Monday in A, before B on Tuesday»
        own = _date_behind(ground, place) if follows else next(reversed(dates), None)
        if own is not None:
            leg.date, leg.duration, leg.own = own, None, True
        legs.append(leg)
    if len(legs) > 1:
        sighting.date = behind or sighting.date
        for before, leg in pairwise(legs):
            leg.date = not_before(ground, leg.date, before.date) if leg.date is not None else None
        sighting.own = all(leg.own for leg in legs[1:])
        for leg in legs:
            leg.tour = Tour(sighting.span[0])
        for leg in legs[:-1] if sighting.ends else ():
            leg.date = None  # the day on which the whole journey ended
    return legs


def _onward(ground: Ground, sighting: Sighting, last: Location) -> Iterator[tuple[Location, Sequence[DateMention]]]:
    """The places with which a chain goes on behind its first, each with the dates before it."""
    for place in ground.places_in(last.last, sighting.sentence.last):
        within = place.country == last.country and place.preposition == "to"  # «Tarawa in Kiribati, Majuro in …»
        dates = ground.dates_in(last.last, place.first)
        onward = ground.doc.hits_in("sequence", last.last, place.first)
        chained = _goes_on(ground, last, place) and (sighting.rule != _STAY or dates or onward)
        if not chained and not (within and place.first - last.last <= _NEAR_OBJECT):
            return
        last = place
        yield place, dates


def _date_behind(ground: Ground, place: Location) -> DateMention | None:
    """The date that stands right behind a place."""
    date = next(iter(ground.dates_in(place.last, place.last + _NEAR_OBJECT)), None)
    return None if date is None or is_of_next(ground, place, date) else date


def split_visitors(ground: Ground, sighting: Sighting) -> list[Sighting]:
    """One sighting a sending State at a summit or a funeral: the leaders who come to it are on a visit each."""
    groups: dict[str, list[tuple[Entity, Span]]] = {}
    for entity, span in sighting.visitors:
        groups.setdefault(entity.country[0] if entity.country else "", []).append((entity, span))
    sentence = sighting.sentence
    event = sighting.occasion or ground.doc.hits_in("event_noun", sentence.first, sentence.last)
    apart = sighting.rule in _OF_MEETINGS and not sighting.hosts and "" not in groups  # «A and B met in Geneva»
    apart = apart or sighting.rule == "visit.attendance"
    apart = apart or ("" not in groups and not _is_joint(ground, sighting))
    if len(groups) < _TWO or sighting.known_only or not (event or apart or len(groups) >= _MANY):
        return [sighting]
    return [evolve(sighting, visitors=visitors) for visitors in groups.values()]


def _is_joint(ground: Ground, sighting: Sighting) -> bool:
    """«the ministers of A and B were in C», «X and Y travelled together»: whether visitors are told of as one party."""
    sentence, words, token = sighting.sentence, ground.doc.words, sighting.token
    near = words[max(sentence.first, token - _NEAR_JOINTLY) : min(sentence.last, token + _NEAR_JOINTLY)]
    unnamed = [entity for entity, _ in sighting.visitors if entity.kind == DELEGATION or not entity.name]
    jointly = ground.doc.pack.words("phrases", "jointly")
    return bool(unnamed) or any(word in jointly for word in near)


def _goes_on(ground: Ground, last: Location, place: Location) -> bool:
    """Whether a journey goes on from one place to another: «in A, then on Friday in B»."""
    doc = ground.doc
    dated = sum(date.last - date.first for date in ground.dates_in(last.last, place.first))
    between = range(last.last, place.first)
    marks = sum(not doc.words[t].isalnum() for t in between)
    near = len(between) - dated <= _NEAR_LEG or len(between) - dated - marks < _NEAR_LEG
    joined = near and any(
        doc.words[t] in {",", "-"} or doc.hits_in("conjunction", t, t + 1) or doc.hits_in("sequence", t, t + 1)
        for t in between
    )
    denied = doc.hits_in("negation", between.start, between.stop)
    if not place.preposition and any(not is_helper(hit) for hit in doc.hits_in("verb", place.last, place.last + 1)):
        return False  # «in Alofi, and Australia sent …»
    governed = place.preposition in {"to", "", last.preposition}
    named = not denied and governed and place.kind != "venue" and not only_belongs(ground, place)
    return joined and named and not doc.hits_in("verb", between.start, between.stop)


def _invitation(ground: Ground, sighting: Sighting) -> None:
    for hit in ground.doc.hits_in("invitation", sighting.sentence.first, sighting.sentence.last):
        behind = over_articles(ground, hit.last)
        for mention, who in ground.people_in(hit.last, sighting.sentence.last):
            if mention.first in {hit.last, behind} and mention.kind == "person":
                sighting.inviters += [(e, name_span(mention)) for e in who]
                break


def _occasion(ground: Ground, sighting: Sighting) -> None:
    """«arrived for a summit», «on a visit to attend the funeral»: the event behind the words for travel."""
    if sighting.occasion is not None or sighting.rule not in _TRAVEL:
        return
    for hit in ground.doc.hits_in("event_noun", sighting.token, sighting.sentence.last):
        before = ground.doc.hits_in("preposition", max(sighting.token, hit.first - _NEAR_NOUN), hit.first)
        attends = ground.verbs("attend", sighting.token, hit.first)
        if attends or (before and before[-1].code in {"toward", "to"}):
            sighting.occasion = (hit.code, (hit.start, hit.end))
        return


def _company(ground: Ground, sighting: Sighting) -> None:
    """Those «with» whom or in whose presence: hosts, where they are at home at the place."""
    place = sighting.place
    known = {e for e, _ in sighting.visitors}
    sentence = sighting.sentence
    beside = {hit.last for hit in ground.doc.hits_in("presence_of", sentence.first, sentence.last)}
    met = [hit.last for hit, _ in ground.verbs("meet", sentence.first, sentence.last)]
    for mention, who in ground.people_in(sentence.first, sentence.last):
        start = mention.first
        with_them = mention.preposition == "with" or start in beside or start - 1 in beside
        with_them = with_them or (not mention.preposition and any(0 <= start - verb <= _NEAR_OBJECT for verb in met))
        for entity in who if mention.kind == "person" and with_them else ():
            counterpart = any(role.counterpart for role in mention.roles)
            at_home = place is not None and at_home_in(place.country, entity)
            stranger = entity.country is not None and not at_home and place is not None
            if entity not in known and (at_home or (counterpart and not stranger)):
                sighting.hosts.append((entity, name_span(mention)))


_TWO = 2
_OF_MEETINGS = frozenset({"visit.meeting", "visit.gathering"})
_LONGEST_VERB = 4
_OF_VERBS = frozenset({"visit.motion", "visit.fronted"})
"""Kinds of triggers that are verbs of travel themselves."""
_TRAVEL = frozenset({"visit.motion", "visit.expected", "visit.departure", "visit.phrase", "visit.make", "visit.stay"})
"""Kinds of triggers that may say what somebody travels for."""
_OF_PRESENCE = _TRAVEL - {"visit.expected", "visit.make"} | {"visit.receive"}
"""Kinds of triggers that say themselves that somebody is or was somewhere."""
_MANY = 4
"""So many leaders do not travel together."""
_NEAR_OBJECT = 2
_NEAR_POSTPONED = 6
_AHEAD = frozenset({"to", "toward"})
_NEAR_WHICH = 2
_LONG_AGO = 14
"""Days between a visit that is called the last one and the text, at least."""
_NEAR_END = 8
_NEAR_LEG = 4
_STAY = "visit.stay"
_RECEIVE = "visit.receive"
_JOURNEYS = ("go", "visit", "leave")
_NO_TOUR = frozenset({"visit.stay", "visit.itinerary", "visit.receive", "visit.meeting", "visit.scene", "visit.event"})
"""Triggers that name one place; places behind it are something else."""
_NEAR_STATE = 24
_FAR_STATE = 50
_NEAR_JOINTLY = 4
_NEAR_NOUN = 6
