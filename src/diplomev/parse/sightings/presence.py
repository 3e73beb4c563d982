"""Sightings without a verb of travel: guests, deeds done at a place, places that a sentence opens with."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.sightings.grammar import is_unreal
from diplomev.parse.sightings.people import find_beside, find_free, find_governed, people_of
from diplomev.parse.sightings.places import event_venue, nearest_place, place_behind, place_fronted
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


def find_guests(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«will be the guest of Y in B», «as the guest of Y»: whoever is somebody's guest is on a visit."""
    doc = ground.doc
    for hit in doc.hits_in("guest_noun", sentence.first, sentence.last):
        if doc.hits_in("possessive", max(sentence.first, hit.first - 1), hit.first):
            continue
        hosts = find_governed(ground, hit.last, min(sentence.last, hit.last + _NEAR_HOST), "of", skip=False)
        verb = next(reversed(ground.verbs("stay", max(sentence.first, hit.first - _NEAR_HOST), hit.first)), None)
        joined = doc.hits_in("conjunction", max(sentence.first, hit.first - _NEAR_AS), hit.first)
        role = any(join.code == "as" for join in joined)
        if not (verb or role) or (verb is not None and is_unreal(ground, *verb)):
            continue
        place = nearest_place(ground, sentence, hit.last)
        if not hosts and place is None:
            continue
        sighting = Sighting("visit.guest", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(*verb) if verb else ""
        who = find_beside(ground, sentence, hit.first) or find_traveller(
            ground, sentence, verb[0].first if verb else hit.first
        )
        sighting.visitors, sighting.hosts = people_of(who), people_of(hosts)
        yield sighting


def find_deeds(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«laid a wreath in Rome»: a deed that one must be there for, done by somebody of another State."""
    for hit, feature in ground.verbs("act", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_DEED) or place_fronted(ground, hit, sentence)
        if place is None or place.kind != "city" or is_unreal(ground, hit, feature):
            continue
        if ground.doc.hits_in("verb", hit.last, max(hit.last, place.first)) or _is_object(ground, hit, place):
            continue
        if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
            continue
        tense = ground.tense(hit, feature)
        who = _from_elsewhere(find_traveller(ground, sentence, hit.first), place)
        if who and tense != "future":
            sighting = Sighting("visit.deed", (hit.start, hit.end), sentence, hit.first, tense, place=place)
            sighting.visitors = people_of(who)
            yield sighting


def _is_object(ground: Ground, verb: Hit, place: Location) -> bool:
    """Whether a place belongs to what is spoken of: «opened the summit in Rome» is there, «its embassy in Rome» not."""
    return bool(ground.doc.hits_in("institution", verb.last, place.first))


def _from_elsewhere(who: list[Named], place: Location) -> list[Named]:
    """Those of some people who are known to be of another State than a place."""
    return [
        (m, e)
        for m, e in who
        if e.country and e.country[0] != place.country and e.roles and not e.has_office("ambassador")
    ]


def find_fronted(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«In Hanoi since Monday, X …»: where the one is of whom the sentence goes on to speak."""
    doc = ground.doc
    place = next(iter(ground.places_in(sentence.first, sentence.first + _NEAR_OPENING)), None)
    if place is None or place.preposition != "to":
        return
    comma = next((t for t in range(sentence.first, sentence.last) if doc.words[t] in _BREAKS), None)
    if comma == place.last and (stay := _stayed_at(ground, place, sentence)) is not None:
        yield stay
        return
    if comma is None or place.first >= comma or ground.people_in(sentence.first, comma):
        return
    since = any(doc.hits_in("first_day", place.last, comma))
    dates = ground.dates_in(sentence.first, comma)
    if not since or not dates or doc.hits_in("verb", sentence.first, comma):
        return
    sighting = Sighting("visit.fronted", place.span, sentence, place.first, "present", place=place)
    sighting.date = dates[-1]
    sighting.visitors = people_of(_from_elsewhere(find_free(ground, comma, sentence), place))
    if sighting.visitors:
        yield sighting


def _stayed_at(ground: Ground, place: Location, sentence: Sentence) -> Sighting | None:
    """«In Malabo, where he spent three days, X …»: the one of whom the sentence goes on to speak."""
    words = ground.doc.words
    where = ground.doc.pack.words("phrases", "where")
    comma = next((t for t in range(place.last + 1, sentence.last) if words[t] == ","), None)
    if comma is None or words[place.last + 1] not in where or ground.people_in(place.last, comma):
        return None
    sighting = Sighting("visit.fronted", place.span, sentence, place.first, "past", place=place)
    sighting.visitors = people_of(_from_elsewhere(find_free(ground, comma, sentence), place))
    sighting.date, sighting.dated = next(iter(ground.dates_in(place.last, comma)), None), "own"
    return sighting if sighting.visitors else None


def find_attendance(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Among the guests were X and Y»: leaders of other States who are present where an event is."""
    doc = ground.doc
    for hit in doc.hits_in("attendance", sentence.first, sentence.last):
        sighting = Sighting("visit.attendance", (hit.start, hit.end), sentence, hit.first, "past")
        people = [
            (mention, entity)
            for mention, who in ground.people_in(sentence.first, sentence.last)
            if mention.preposition in _PRESENT
            for entity in who
        ]
        event = event_venue(ground, sentence)
        if event is None or doc.hits_in("negation", max(sentence.first, hit.first - _NEAR_AS), hit.first):
            continue
        sighting.place, sighting.date, sighting.occasion = event
        bodies = [(m, e) for m, e in people if e.country is None and any(role.organization for role in e.roles)]
        sighting.visitors = people_of([*_from_elsewhere(people, event.place), *bodies])
        if sighting.visitors:
            yield sighting
        return


def find_headlines(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Macron in Armenia: …», «Tuesday 4: The Danish minister, X, in Riga»: somebody at a place, with no verb.

    So headlines say it, and the entries of diaries, where no verb may stand in the whole sentence.
    """
    title = sentence.block.kind == "title"
    first = sentence.first if title else _behind_day(ground, sentence)
    if first is None:
        return
    for mention, who in ground.travellers_in(first, first + _NEAR_AS):
        comma = not title and ground.doc.words[mention.last : mention.last + 1] == [","]
        place = next(iter(ground.places_in(mention.last, mention.last + 2 + comma)), None)
        if place is None or place.preposition != "to" or place.first - mention.last > 1 + comma or mention.preposition:
            continue
        abroad = [e for e in who if e.country is not None and e.country[0] != place.country]
        leading = [e for e in who if e.country is None and any(e.has_office(office) for office in _LEADING)]
        if mention.kind != "pair" and (abroad or leading):
            sighting = Sighting("visit.headline", place.span, sentence, mention.first, tense="", place=place)
            sighting.visitors = people_of([(mention, entity) for entity in (*abroad, *leading)])
            yield sighting
            yield from _again(ground, sighting)
        return


def _again(ground: Ground, sighting: Sighting) -> Iterator[Sighting]:
    """«X à Paris en avril, puis en juin»: another day joined to that of a headline is another visit."""
    sentence, place = sighting.sentence, sighting.place
    dates = ground.dates_in(place.last, sentence.last) if place is not None else ()
    for date, other in pairwise(dates):
        between = range(date.last, other.first)
        joined = ground.doc.hits_in("sequence", between.start, between.stop)
        if joined and joined[-1].code == "next" and len(between) <= _NEAR_AS:
            sighting.date, sighting.dated = sighting.date or date, "own"
            yield evolve(sighting, date=other, dated="own")


def _behind_day(ground: Ground, sentence: Sentence) -> int | None:
    """Where an entry of a diary begins, behind its day; `None` where the sentence is no such entry."""
    day = ground.diary.get(sentence.index)
    if ground.doc.hits_in("verb", sentence.first, sentence.last):
        return None
    if day is None:
        bullet = sentence.start == sentence.block.start and ground.doc.words[sentence.first] in _BULLETS
        return sentence.first + 1 if bullet else None
    first = day.last if sentence.first <= day.first < sentence.last else sentence.first
    words = ground.doc.words
    while first < sentence.last and not words[first].isalnum():
        first += 1
    return first


def find_led(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a tour that took him to A and B»: the one who is spoken of."""
    for hit, feature in ground.verbs("lead", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_LED)
        tour = ground.doc.hits_in("visit_noun", max(sentence.first, hit.first - _NEAR_TOUR), hit.first)
        if place is None or not tour or is_unreal(ground, hit, feature):
            continue
        sighting = Sighting("visit.led", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense, sighting.dated = ground.tense(hit, feature), "behind"
        sighting.visitors = people_of(find_traveller(ground, sentence, tour[-1].first) or spoken_of(ground, sentence))
        yield sighting


_BREAKS = frozenset(",:")
_BULLETS = frozenset(">-–—•*■●▪►»")
"""Marks before an item of a list."""
_PRESENT = frozenset({"", "of", "with", "by"})
"""What may stand before those who are present."""
_NEAR_HOST = 6
_NEAR_AS = 3
_NEAR_DEED = 9
_NEAR_OPENING = 3
_NEAR_LED = 5
_LEADING = ("head_of_state", "head_of_government")
_NEAR_TOUR = 12
