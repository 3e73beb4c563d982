"""Sightings by the days of a journey: «the second day of the visit»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.model.dates import PartialDate
from diplomev.parse.dates import DateMention, date_bounds, move
from diplomev.parse.sightings.people import find_owner, people_of
from diplomev.parse.sightings.places import nearest_place, place_behind
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground


def find_days(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«second and last day of the king's visit», «begins his third day in Rome»: a stay that began so long before."""
    doc = ground.doc
    for unit in doc.hits_in("time_unit", sentence.first, sentence.last):
        ordinals = [int(hit.code) for hit in doc.hits_in("ordinal", max(sentence.first, unit.first - 4), unit.first)]
        count = next((number for number in ordinals if number > 0), 0)
        if unit.code != "day" or not ordinals or not _is_plain(ground, unit):
            continue
        nouns = doc.hits_in("visit_noun", unit.last, min(sentence.last, unit.last + _NEAR_NOUN))
        place = place_behind(ground, unit, sentence, near=_NEAR_PLACE)
        if not nouns and (place is None or place.first - unit.last > _NEAR_STAY):
            continue
        sighting = Sighting("visit.day", (unit.start, unit.end), sentence, unit.first, "", place=place)
        sighting.place = place or nearest_place(ground, sentence, unit.last)
        owner = find_owner(ground, nouns[0].last, sentence) if nouns else []
        sighting.visitors = people_of(owner or find_traveller(ground, sentence, unit.first))
        day = _today(ground, unit, sentence)
        if day is not None and day.value is not None and day.value.precision == "day":
            _count(sighting, day, unit, count, last=-1 in ordinals)
        sighting.dated = "own"
        sighting.known_only = sighting.date is None
        if sighting.visitors:
            yield sighting


def _today(ground: Ground, unit: Hit, sentence: Sentence) -> DateMention | None:
    """The day of which a sentence says that it is the second, third …: that of its entry, its own, or today."""
    above = ground.diary.get(sentence.index)
    if above is not None or ground.reference is None:
        return above
    beside = ground.dates_in(max(sentence.first, unit.first - _NEAR_DATE), min(sentence.last, unit.last + _NEAR_DATE))
    for date in beside:
        between = range(*((date.last, unit.first) if date.last <= unit.first else (unit.last, date.first)))
        if "," not in ground.doc.words[between.start : between.stop]:
            return date
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


_NEAR_DATE = 8
_NEAR_ORDINAL = 4
_NEAR_NOUN = 4
_NEAR_PLACE = 4
_NEAR_STAY = 4
