"""Sightings in headlines and in the entries of diaries, where somebody is at a place with no verb of travel."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.blocks import ITEM_MARKS
from diplomev.parse.offices import HEADS
from diplomev.parse.sightings.grammar import is_unreal
from diplomev.parse.sightings.people import from_elsewhere, people_of
from diplomev.parse.sightings.sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location


def find_headlines(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Macron in Armenia: …», «Tuesday 4: The Danish minister, X, in Riga»: somebody at a place, with no verb.

    So headlines say it, and the entries of diaries, where no verb may stand in the whole sentence; elsewhere a sentence
    may begin so, with a mark behind the place («The Danish minister in Riga on Tuesday: four hours, …»).
    """
    title = sentence.block.kind == "title"
    first = sentence.first if title else _behind_day(ground, sentence)
    closed = first is None and bool(ground.doc.hits_in("verb", sentence.first, sentence.last))
    for mention, who in ground.travellers_in(first or sentence.first, (first or sentence.first) + _NEAR_AS):
        comma = not title and ground.doc.words[mention.last : mention.last + 1] == [","]
        place = next(iter(ground.places_in(mention.last, mention.last + _NEAR_AT)), None)
        if place is None or place.preposition != "to" or mention.preposition or mention.kind == "pair":
            continue
        dated = sum(date.last - date.first for date in ground.dates_in(mention.last, place.first))
        if place.first - mention.last - dated > 1 + comma or (closed and not _is_closed(ground, place, sentence)):
            continue
        abroad = [e for e in who if e.country is not None and e.country[0] != place.country]
        leading = [e for e in who if e.country is None and any(map(e.has_office, HEADS))]
        if first is None:
            abroad = [e for e in abroad if e.roles and not e.has_office("ambassador")]
        if abroad or leading:
            sighting = Sighting("visit.headline", place.span, sentence, mention.first, tense="", place=place)
            sighting.visitors = people_of([(mention, entity) for entity in (*abroad, *leading)])
            yield sighting
            yield from _again(ground, sighting)
        return


def _is_closed(ground: Ground, place: Location, sentence: Sentence) -> bool:
    """Whether a place, with a date behind it perhaps, stands before a mark: no verb belongs to it."""
    date = next(iter(ground.dates_in(place.last, place.last + _NEAR_AS)), None)
    words = ground.doc.words
    first = place.last
    if date is not None and all(not word.isalnum() for word in words[place.last : date.first]):
        first = date.last
    return first >= sentence.last or words[first] in _CLOSING


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
    nouns = {hit.first for hit in ground.doc.hits_in("visit_noun", sentence.first, sentence.last)}
    if any(verb.first not in nouns for verb in ground.doc.hits_in("verb", sentence.first, sentence.last)):
        return None
    if day is None:
        bullet = sentence.start == sentence.block.start and ground.doc.words[sentence.first] in ITEM_MARKS
        if not bullet:
            return None
        day = next(iter(ground.dates_in(sentence.first + 1, sentence.first + 2)), None)
    first = day.last if day is not None and sentence.first <= day.first < sentence.last else sentence.first
    words = ground.doc.words
    while first < sentence.last and not words[first].isalnum():
        first += 1
    return first


def find_entries(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«RIGA – The Danish minister, X, at the port», «Tirana: X meets Y»: who comes to the place of a diary's entry."""
    doc, place = ground.doc, ground.heading(sentence)
    if place is None or not sentence.first <= place.first < sentence.last:
        return
    elsewhere = next((p.country != place.country for p in ground.places_in(place.last, sentence.last)), False)
    if elsewhere or doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    people = [pair for pair in ground.travellers_in(place.last, sentence.last) if pair[0].kind == "person"]
    if not people or people[0][0].preposition or _told_before(ground, place.last, people[0][0].first):
        return
    verb = next(iter(doc.hits_in("verb", people[0][0].last, sentence.last)), None)
    tense = ground.tense(verb, verb.entries[0].feature) if verb is not None else ""
    if verb is not None and (tense == "past" or is_unreal(ground, verb, verb.entries[0].feature)):
        return
    for number, (mention, who) in enumerate(people):
        guests = from_elsewhere([(mention, entity) for entity in who], place)
        if guests and (not number or mention.preposition == "with"):
            sighting = Sighting("visit.entry", place.span, sentence, mention.first, tense, place=place)
            sighting.visitors = people_of(guests)
            yield sighting
            return


def _told_before(ground: Ground, first: int, last: int) -> bool:
    """Whether a verb stands within some tokens, other than a word such as «CANCELLED»."""
    planned = {hit.first for hit in ground.doc.hits_in("planned", first, last)}
    return any(hit.first not in planned for hit in ground.doc.hits_in("verb", first, last))


_CLOSING = frozenset(":;.")
_NEAR_AT = 6
_NEAR_AS = 3
