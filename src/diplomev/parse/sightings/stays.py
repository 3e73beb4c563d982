"""Sightings by a verb of being somewhere, or of being expected there; stations and spells of a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.sightings.grammar import called_off, is_at_once, is_unreal
from diplomev.parse.sightings.people import find_free, find_governed, people_of
from diplomev.parse.sightings.places import (
    event_venue,
    place_as_subject,
    place_behind,
    place_fronted,
    place_there,
)
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_apposed, find_traveller, on_board

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location


def find_stations(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«After Brussels on Monday, X flies to Madrid»: a station of a journey that the sentence goes on with."""
    doc = ground.doc
    travels = bool(ground.verbs(("go", "visit", "leave"), sentence.first, sentence.last))
    travels = travels or bool(doc.hits_in("visit_noun", sentence.first, sentence.last))
    travels = travels or any(
        _at_place(ground, verb, sentence) for verb, _ in ground.verbs("stay", sentence.first, sentence.last)
    )
    for hit in doc.hits_in("sequence", sentence.first, sentence.first + _NEAR_OPENING):
        if not _counted(ground, sentence.first, hit.first):
            continue
        comma = next((t for t in range(hit.last, sentence.last) if doc.words[t] == ","), None)
        if hit.code == "next" or comma is None or not travels:
            continue
        place = next(iter(ground.places_in(hit.last, min(comma, hit.last + _NEAR_BESIDE))), None)
        if place is None or place.preposition == "of" or place.kind == "venue":
            continue
        verbs = [
            v for v in doc.hits_in("verb", hit.last, place.first) if not doc.hits_in("article", v.first - 1, v.first)
        ]
        if verbs or ground.people_in(hit.last, comma):
            continue  # «After a stop in Bogota» holds no verb
        sighting = Sighting("visit.station", (hit.start, place.end), sentence, hit.first, place=place)
        sighting.tense = "past" if hit.code == "after" else ""
        sighting.date = next(iter(ground.dates_in(hit.last, comma)), None)
        if doc.words[comma + 1 : comma + 2] and doc.words[comma + 1] not in doc.pack.words("phrases", "where"):
            sighting.dated = "own"
        sighting.visitors = people_of(find_free(ground, comma, sentence))
        yield sighting


def _at_place(ground: Ground, verb: Hit, sentence: Sentence) -> bool:
    """Whether a verb such as «is» puts somebody at a place."""
    return place_behind(ground, verb, sentence, near=_NEAR_STAY) is not None


def _counted(ground: Ground, first: int, last: int) -> bool:
    """Whether nothing or a length of time lies within some tokens: «three days after Rome»."""
    doc = ground.doc
    lengths = [hit for c in ("number", "time_unit", "clock_unit") for hit in doc.hits_in(c, first, last)]
    covered = {token for hit in lengths for token in range(hit.first, hit.last)}
    return all(token in covered or doc.words[token].isdecimal() for token in range(first, last))


def find_expectations(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«is expected in Dakar»: ahead."""
    for hit, feature in ground.verbs("await", sentence.first, sentence.last):
        if feature != "past_participle":
            yield from _awaiting(ground, hit, feature, sentence)
            continue
        place = place_behind(ground, hit, sentence, near=_NEAR_PLACE) or place_there(ground, hit, sentence)
        if _is_inverted(ground, hit, sentence):
            yield from _expected_list(ground, hit, place, sentence)
            continue
        subject = find_traveller(ground, sentence, hit.first)
        headline = bool(subject) and subject[0][0].last == hit.first
        if not subject and hit.first == sentence.first and place is not None:  # «Expected in Lima on Friday, X …»
            comma = next((t for t in range(place.last, sentence.last) if ground.doc.words[t] == ","), sentence.last)
            subject, headline = find_free(ground, comma, sentence) or on_board(ground, comma, sentence), True
        if not headline and not ground.auxiliary(hit, "passive"):  # «X, expected in London on Monday, …»
            subject = find_apposed(ground, sentence, hit.first)
            headline = bool(subject)
        if not (headline or ground.auxiliary(hit, "passive")):
            continue
        sighting = Sighting("visit.expected", (hit.start, hit.end), sentence, hit.first, "future", place=place)
        sighting.known_only = place is None
        sighting.visitors = people_of([(m, e) for m, e in subject if not e.has_office("ambassador")])
        if subject and not sighting.visitors:
            continue  # «l'ambassadeur est convoqué au Quai d'Orsay»
        hosts = find_governed(ground, hit.last, sentence.last, "by")
        sighting.hosts = people_of([(m, e) for m, e in hosts if m.kind == "person"])
        yield sighting


def _awaiting(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> Iterator[Sighting]:
    """«Tokyo expects the Indonesian foreign minister»: somebody of another State whom a place expects."""
    place = place_as_subject(ground, verb, sentence)
    coming = find_free(ground, verb.last, sentence)
    if place is None or not coming or coming[0][0].first - verb.last > _NEAR_BESIDE or is_unreal(ground, verb, feature):
        return
    visitors = [(m, e) for m, e in coming if e.country and e.country[0] != place.country]
    if visitors and not ground.doc.hits_in("verb", verb.last, coming[0][0].first):
        sighting = Sighting("visit.expected", (verb.start, verb.end), sentence, verb.first, "future", place=place)
        sighting.visitors = people_of(visitors)
        yield sighting


def _is_inverted(ground: Ground, verb: Hit, sentence: Sentence) -> bool:
    """«Sont attendus à Rome X et Y»: whether the sentence begins with the auxiliary, its subject behind the verb."""
    auxiliary = ground.auxiliary(verb, "passive")
    first = auxiliary[0].first if auxiliary is not None else verb.first
    there = ground.doc.pack.words("phrases", "there")
    first -= first - 1 == sentence.first and ground.doc.words[sentence.first] in there  # «Y sont attendus X et Y»
    opens = first == sentence.first or not ground.doc.words[first - 1].isalnum()
    return first < verb.first and opens and not ground.travellers_in(sentence.first, verb.first)


def _expected_list(ground: Ground, verb: Hit, place: Location | None, sentence: Sentence) -> Iterator[Sighting]:
    """Those who are expected, where they stand behind the verb; at the event just spoken of, if no place is told."""
    people = [(m, e) for m, who in ground.travellers_in(verb.last, sentence.last) if not m.preposition for e in who]
    event = event_venue(ground, sentence)
    place = place or ground.scene(sentence) or (event.place if event is not None else None)
    if place is None:
        return
    sighting = Sighting("visit.expected", (verb.start, verb.end), sentence, verb.first, "future", place=place)
    if event is not None and event.place.country == place.country:
        sighting.occasion = event.occasion
    sighting.visitors = people_of([(m, e) for m, e in people if not (e.country and e.country[0] == place.country)])
    if sighting.visitors:
        yield sighting


def find_spells(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«after three days in Lima, X …», «X used his two days in Lima», "ended two days of talks in Lima"."""
    doc = ground.doc
    verbs = {hit: code for code in ("begin", "end") for hit, _ in ground.verbs(code, sentence.first, sentence.last)}
    after = [hit for hit in doc.hits_in("sequence", sentence.first, sentence.last) if hit.code == "after"]
    after += doc.hits_in("at_end", sentence.first, sentence.last)
    told: set[int] = set()
    for hit in (*verbs, *after, *doc.hits_in("possessive", sentence.first, sentence.last)):
        place = next(iter(ground.places_in(hit.last, hit.last + _NEAR_BESIDE)), None)
        if place is None or place.preposition != "to" or place.first in told:
            continue
        units = [unit for c in ("time_unit", "clock_unit") for unit in doc.hits_in(c, hit.last, place.first)]
        talks = doc.hits_in("meeting_noun", units[0].last, place.first) if len(units) == 1 else ()
        last = units[0].last if units and _is_spent(ground, units[0]) else talks[0].first if talks else place.first
        if len(units) != 1 or last - units[0].last > _NEAR_THERE - 1 or not is_at_once(ground, hit.last, last):
            continue
        told.add(place.first)
        comma = next((t for t in range(place.last, sentence.last) if doc.words[t] == ","), sentence.last)
        who = find_traveller(ground, sentence, hit.first) or find_free(ground, comma, sentence)
        sighting = Sighting("visit.spell", (units[0].start, place.end), sentence, hit.first, "past", place=place)
        sighting.visitors, sighting.dated = people_of(who), "own"
        opens = hit.first == sentence.first  # «Après deux jours à Lima, X a regagné Rome jeudi»
        home = hit in after and bool(
            ground.verbs(("leave", "return"), *((comma, sentence.last) if opens else (sentence.first, hit.first)))
        )
        if hit in verbs or home:
            last = hit.first if home and not opens else sentence.last
            sighting.date = next(iter(ground.dates_in(sentence.first, last)), None)
            sighting.ends = verbs.get(hit) != "begin"
        if any(entity.country for entity, _ in sighting.visitors):
            yield sighting


def _is_spent(ground: Ground, unit: Hit) -> bool:
    """«deux jours passés à»: whether the participle of a verb of staying stands right behind a unit of time."""
    return any(feature == "past_participle" for _, feature in ground.verbs("stay", unit.last, unit.last + 1))


def find_stays(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«was in Bamako»: a person, the verb, and a place at once behind it."""
    born = ground.doc.pack.words("phrases", "birth")
    for hit, feature in ground.verbs("stay", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_STAY)
        if place is not None and any(word in born for word in ground.doc.words[hit.last : place.first]):
            continue  # «was born in Paris»
        there = place is None and hit.first > 0 and _stood_there(ground, hit)
        if there:
            place = place_fronted(ground, hit, sentence) or _named_before(ground, hit, sentence)
            place = place or place_there(ground, hit, sentence)
        subject = find_traveller(ground, sentence, hit.first)
        if place is None or not people_of(subject) or subject[0][0].kind == "pair":
            continue
        back = any(verb.first == hit.last for verb, _ in ground.verbs("return", hit.last, hit.last + 1))
        if back and not all(entity.country for _, entity in subject):
            continue  # «was back in Kigali»: perhaps at home
        dropped = called_off(ground, hit, feature, sentence)
        if is_unreal(ground, hit, feature) and dropped is None:
            continue
        if not there and not is_at_once(ground, hit.last, place.first):
            continue
        sighting = Sighting(
            "visit.stay", (hit.start, hit.end if there else place.end), sentence, hit.first, place=place
        )
        sighting.tense = ground.tense(hit, feature)
        sighting.state = ("cancelled", dropped) if dropped else None
        sighting.visitors = people_of(subject)
        yield sighting


def _stood_there(ground: Ground, verb: Hit) -> bool:
    """«y a passé trois jours»: whether a pronoun for a place stands right before a verb, or its auxiliary."""
    there = ground.doc.pack.words("phrases", "there")
    return any(word in there for word in ground.doc.words[max(0, verb.first - 2) : verb.first])


def _named_before(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """The place named last before a verb."""
    places = [p for p in ground.places_in(sentence.first, verb.first) if p.preposition == "to"]
    return places[-1] if places else None


_NEAR_PLACE = 8
_NEAR_BESIDE = 6
_NEAR_STAY = 8
_NEAR_OPENING = 4
_NEAR_THERE = 4
