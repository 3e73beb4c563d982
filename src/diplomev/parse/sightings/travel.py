"""Sightings by a verb of travel or of being somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.sightings.grammar import is_parted, is_unreal
from diplomev.parse.sightings.people import find_free, people_of
from diplomev.parse.sightings.places import place_behind
from diplomev.parse.sightings.sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.frames import Ground, Location


def find_motion(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """Verbs of travel: the subject goes to a place; «visits» takes the place as its object."""
    nouns = ground.doc.hits_in("visit_noun", sentence.first, sentence.last)
    for code in ("go", "visit"):
        for hit, feature in ground.verbs(code, sentence.first, sentence.last):
            noun = code == "visit" and any(h.first == hit.first for h in nouns)
            place = place_behind(ground, hit, sentence, near=2 if noun else _NEAR_PLACE, bare=code == "visit")
            named = noun and (place is None or place.preposition or is_parted(ground, hit.last, place.first))
            if named or is_unreal(ground, hit, feature):
                continue
            if place is None and code != "go":
                continue
            sighting = Sighting("visit.motion", (hit.start, hit.end), sentence, hit.first, place=place)
            sighting.tense = ground.tense(hit, feature)
            if feature == "infinitive" and sighting.tense == "past":  # «X to visit Rome»; «…, before going to Rome»
                sighting.tense = "future" if sentence.block.kind == "title" else ""
            sighting.visitors = people_of(ground.subject(sentence, hit.first))
            aside = code == "visit" and place is not None and place.preposition
            if aside and not any(entity.country for entity, _ in sighting.visitors):
                continue  # «visited a school in Leeds»: perhaps at home
            if not sighting.visitors and feature.endswith("participle"):
                sighting.visitors = people_of(find_free(ground, hit.last, sentence))
            sighting.known_only = place is None
            yield sighting


def find_departures(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«left A for B»: the subject goes to B."""
    for hit, feature in ground.verbs("leave", sentence.first, sentence.last):
        if is_unreal(ground, hit, feature):
            continue
        places = [p for p in ground.places_in(hit.last, sentence.last) if p.preposition in {"toward", "to"}]
        if not places or places[0].first - hit.last > _NEAR_EVENT:
            place = place_behind(ground, hit, sentence, near=_NEAR_PLACE, bare=True)
            if place is not None and not place.preposition:
                yield _leaving(ground, hit, feature, sentence, place)
            continue
        sighting = Sighting("visit.departure", (hit.start, hit.end), sentence, hit.first, place=places[0])
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = people_of(ground.subject(sentence, hit.first))
        yield sighting


def find_returns(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«came home from B», «arrived from B»: the subject, who is at home elsewhere, has been in B."""
    for code in ("return", "go"):
        for hit, _ in ground.verbs(code, sentence.first, sentence.last):
            place = next(iter(ground.places_in(hit.last, min(sentence.last, hit.last + _NEAR_BESIDE))), None)
            if place is None or place.preposition not in {"from", "of"}:
                continue
            who = ground.subject(sentence, hit.first) or find_free(ground, hit.last, sentence)
            strangers = [(m, e) for m, e in who if e.country and e.country[0] != place.country]
            sighting = Sighting("visit.return", (hit.start, hit.end), sentence, hit.first, "past", place=place)
            sighting.visitors = people_of(strangers)
            sighting.ends = code == "return"
            yield sighting


def _leaving(ground: Ground, hit: Hit, feature: str, sentence: Sentence, place: Location) -> Sighting:
    """«left B on Friday»: the end of a stay that the text tells of elsewhere."""
    sighting = Sighting("visit.leaving", (hit.start, hit.end), sentence, hit.first, place=place)
    sighting.tense = ground.tense(hit, feature)
    sighting.visitors = people_of(ground.subject(sentence, hit.first))
    sighting.known_only = sighting.ends = True
    return sighting


def find_expectations(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«is expected in Dakar»: ahead."""
    for hit, _ in ground.verbs("await", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_PLACE)
        subject = ground.subject(sentence, hit.first)
        headline = bool(subject) and subject[0][0].last == hit.first
        if place is None or not (headline or ground.auxiliary(hit, "passive")):
            continue
        sighting = Sighting("visit.expected", (hit.start, hit.end), sentence, hit.first, "future", place=place)
        sighting.visitors = people_of(ground.subject(sentence, hit.first))
        yield sighting


def find_stays(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«was in Bamako»: a person, the verb, and a place at once behind it."""
    for hit, feature in ground.verbs("stay", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=2)
        subject = ground.subject(sentence, hit.first)
        if place is None or not subject or subject[0][0].kind != "person":
            continue
        if ground.doc.hits_in("verb", hit.last, place.first):
            continue
        sighting = Sighting("visit.stay", (hit.start, place.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = people_of(subject)
        yield sighting


_NEAR_PLACE = 8
_NEAR_BESIDE = 6
_NEAR_EVENT = 14
