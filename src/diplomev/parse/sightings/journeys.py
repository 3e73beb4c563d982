"""Sightings by the days of a journey: «the second day of the visit»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.model.dates import PartialDate
from diplomev.parse.dates import DateMention, date_bounds, move
from diplomev.parse.sightings.grammar import is_unreal
from diplomev.parse.sightings.last_days import moved
from diplomev.parse.sightings.people import find_free, find_genitive, find_owner, people_of
from diplomev.parse.sightings.places import nearest_place, place_behind
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named


def find_partings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Il repartira mercredi», "He flies home on Friday": the last day of the stay that is spoken of."""
    doc = ground.doc
    for hit, feature in ground.verbs(("leave", "return"), sentence.first, sentence.last):
        day = next(iter(ground.dates_in(hit.last, hit.last + _NEAR_PARTING)), None)
        coming = feature == "present" or ground.tense(hit, feature) == "future"
        if not coming or is_unreal(ground, hit, feature) or day is None or day.value is None:
            continue
        before = [p for p in ground.places_in(hit.last, sentence.last) if p.first < day.first or not p.preposition]
        weekday = bool(doc.hits_in("weekday", day.first, day.last))
        numbered = any(map(str.isdecimal, doc.words[day.first : day.last]))
        if before or not (weekday or numbered) or day.value.precision != "day":
            continue  # «will leave Rome on Friday» has rules of its own
        sighting = Sighting(PARTING, (hit.start, hit.end), sentence, hit.first, "future", known_only=True)
        sighting.visitors = people_of(find_traveller(ground, sentence, hit.first))
        if not numbered and ground.reference is not None and day.value.earliest < ground.reference:
            day = moved(day, 1)  # «Il repart dimanche»
        sighting.date, sighting.dated, sighting.ends = day, "own", True
        if sighting.visitors:
            yield sighting


def find_days(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«second and last day of the king's visit», «begins his third day in Rome»: a stay that began so long before."""
    doc = ground.doc
    for unit in doc.hits_in("time_unit", sentence.first, sentence.last):
        ordinals = [int(hit.code) for hit in doc.hits_in("ordinal", max(sentence.first, unit.first - 4), unit.first)]
        count = next((number for number in ordinals if number > 0), 0) or _number_behind(ground, unit)
        if unit.code != "day" or (not count and not ordinals) or not (_is_plain(ground, unit) or not ordinals):
            continue
        nouns = doc.hits_in("visit_noun", unit.last, min(sentence.last, unit.last + _NEAR_NOUN))
        nouns = nouns or _owned_behind(ground, unit, sentence)
        place = place_behind(ground, unit, sentence, near=_NEAR_PLACE)
        if not nouns and (place is None or place.first - unit.last > _NEAR_STAY):
            continue
        sighting = Sighting("visit.day", (unit.start, unit.end), sentence, unit.first, "", place=place)
        sighting.place = place or nearest_place(ground, sentence, unit.last)
        owner = (
            find_genitive(ground, nouns[0], sentence) or find_owner(ground, nouns[0].last, sentence) if nouns else []
        )
        sighting.visitors = people_of(
            owner or find_traveller(ground, sentence, unit.first) or _going_on(ground, unit, nouns, sentence)
        )
        day = _today(ground, unit, sentence)
        if day is not None and day.value is not None and day.value.precision == "day":
            _count(sighting, day, unit, count, last=-1 in ordinals)
        sighting.dated = "own"
        sighting.known_only = sighting.date is None
        if sighting.visitors:
            yield sighting


def _going_on(ground: Ground, unit: Hit, nouns: Sequence[Hit], sentence: Sentence) -> list[Named]:
    """«On the second day of her visit to Rome, X …»: the one of whom a sentence goes on to speak behind its opening."""
    if not nouns or unit.first - sentence.first > _NEAR_ORDINAL:
        return []
    behind = range(nouns[0].last, sentence.last)
    comma = next((token for token in behind if ground.doc.words[token] == ","), None)
    plain = comma is not None and not ground.doc.hits_in("verb", nouns[0].last, comma)
    return find_free(ground, comma, sentence) if comma is not None and plain else []


def _number_behind(ground: Ground, unit: Hit) -> int:
    """«on day two of her visit»: the number that stands behind a day and before «of»; 0 if none does."""
    number = next(iter(ground.doc.hits_in("number", unit.last, unit.last + 1)), None)
    tie = ground.doc.hits_at("preposition").get(number.last) if number is not None else None
    counted = number is not None and number.code.isdecimal() and tie is not None and tie.code == "of"
    return int(number.code) if number is not None and counted else 0


def _owned_behind(ground: Ground, unit: Hit, sentence: Sentence) -> list[Hit]:
    """«the third day of Kenyan President X's visit»: the noun behind the one whose visit it is."""
    people = ground.people_in(unit.last, min(sentence.last, unit.last + _NEAR_NOUN))
    behind = people[0][0].last if people and people[0][0].preposition == "of" else sentence.last
    if behind not in ground.doc.hits_at("genitive"):
        return []
    return list(ground.doc.hits_in("visit_noun", behind, min(sentence.last, behind + _NEAR_NOUN)))


def _today(ground: Ground, unit: Hit, sentence: Sentence) -> DateMention | None:
    """The day of which a sentence says that it is the second, third …: that of its entry, its own, or today."""
    above = ground.diary.get(sentence.index)
    if above is not None or ground.reference is None:
        return above
    beside = ground.dates_in(max(sentence.first, unit.first - _NEAR_DATE), min(sentence.last, unit.last + _NEAR_DATE))
    for date in beside:
        between = range(*((date.last, unit.first) if date.last <= unit.first else (unit.last, date.first)))
        if not ground.doc.hits_in("verb", between.start, between.stop):
            return date
    told = [date for date in ground.dates_in(sentence.first, sentence.last) if not ground.told_on(date)]
    if len(told) == 1:
        return told[0]
    value = PartialDate.day(ground.reference)
    return DateMention(unit.start, unit.end, unit.first, unit.last, value, assumed=True, confidence=60)


def _is_plain(ground: Ground, unit: Hit) -> bool:
    """Whether an ordinal belongs to the day: no other words than «and» between them."""
    before = ground.doc.hits_in("ordinal", max(0, unit.first - _NEAR_ORDINAL), unit.first)
    return bool(before) and before[-1].last == unit.first


def _count(sighting: Sighting, day: DateMention, unit: Hit, count: int, *, last: bool) -> None:
    """Count the first day of a stay from the day that is its second, third …; the last day ends it."""
    if last:
        sighting.date, sighting.ends = day, True
        sighting.duration = (count, (unit.start, unit.end)) if count else None
    elif count:
        first = move(date_bounds(day)[0], 1 - count)
        sighting.date = evolve(day, value=PartialDate.day(first)) if first is not None else None


PARTING = "visit.parting"
"""The kind of trigger that tells when a stay ends, and names no place."""
_NEAR_PARTING = 3
_NEAR_DATE = 8
_NEAR_ORDINAL = 4
_NEAR_NOUN = 4
_NEAR_PLACE = 4
_NEAR_STAY = 4
