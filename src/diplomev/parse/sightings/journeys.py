"""Sightings by the days of a journey: «the second day of the visit», the entries of a log."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.model.dates import PartialDate
from diplomev.parse.dates import DateMention, date_bounds
from diplomev.parse.sightings.people import find_owner, name_span, people_of
from diplomev.parse.sightings.places import nearest_place, place_behind
from diplomev.parse.sightings.sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


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
        sighting.visitors = people_of(owner or ground.traveller(sentence, unit.first))
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
        first = date_bounds(day)[0] - dt.timedelta(days=count - 1)
        sighting.date = evolve(day, value=PartialDate.day(first))


def find_entries(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Wednesday 23. Wellington, six degrees.»: where the one whose log a text is was on the day of an entry."""
    day = ground.diary.get(sentence.index)
    who = ground.traveller_of_log if day is not None else None
    place = _of_entry(ground, sentence) if who is not None else None
    if who is None or place is None or day is None or (who.country and who.country[0] == place.country):
        return
    sighting = Sighting("visit.log", place.span, sentence, place.first, place=place)
    sighting.visitors = [(who, name_span(who.mentions[0]))]
    sighting.date, sighting.dated = day, "own"
    over = ground.reference is not None and date_bounds(day)[1] < ground.reference
    sighting.tense = "past" if over else ""
    sighting.hosts = [(e, name_span(m)) for m, e in _at_home(ground, sentence, place, who)]
    yield sighting


def _of_entry(ground: Ground, sentence: Sentence) -> Location | None:
    """The city that an entry names as where it is: alone, or where a sentence begins."""
    doc, first = ground.doc, sentence.first
    while first < sentence.last and not doc.words[first].isalnum():
        first += 1
    day = ground.diary[sentence.index]
    first = max(first, day.last + 1) if sentence.first <= day.first < sentence.last else first
    place = next(iter(ground.places_in(first, min(sentence.last, first + _NEAR_OPENING))), None)
    if place is None or place.kind != "city":
        return None
    if place.preposition == "to":
        return place if doc.words[place.last : place.last + 1] == [","] else None
    alone = not place.preposition and place.first == first
    return place if alone and not doc.hits_in("verb", sentence.first, sentence.last) else None


def _at_home(ground: Ground, sentence: Sentence, place: Location, who: Entity) -> list[Named]:
    """The leaders whom the entry of a log speaks of: they are at home where it is."""
    block = sentence.block
    first, last = ground.doc.token_at(block.start), ground.doc.token_at(block.end - 1) + 1
    found: dict[Entity, Mention] = {}
    for mention, people in ground.people_in(first, last):
        for entity in people if mention.kind == "person" and not mention.preposition else ():
            leads = any(role.office in _LEADING and not role.organization for role in entity.roles)
            inside = all(block.start <= m.start < block.end for m in entity.mentions)
            if entity is who or not leads:
                continue
            if entity.country is None and inside:
                entity.country = (place.country, place.span)
            if entity.country is not None and entity.country[0] == place.country:
                found.setdefault(entity, mention)
    return [(mention, entity) for entity, mention in found.items()]


_NEAR_DATE = 8
_NEAR_ORDINAL = 4
_NEAR_NOUN = 4
_NEAR_PLACE = 4
_NEAR_STAY = 4
_NEAR_OPENING = 2
_LEADING = frozenset({"head_of_state", "head_of_government"})
