"""Sightings by a verb of travel or of being somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.sightings.grammar import is_parted, is_unreal
from diplomev.parse.sightings.people import find_free, find_governed, people_of
from diplomev.parse.sightings.places import (
    event_venue,
    place_as_subject,
    place_behind,
    place_fronted,
    place_there,
)
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_apposed, find_traveller, spoken_of
from diplomev.parse.verbs import PERFECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


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
            place = place or place_there(ground, hit, sentence)
            place = place or place_fronted(ground, hit, sentence) or _place_of(ground, hit)
            sighting = Sighting("visit.motion", (hit.start, hit.end), sentence, hit.first, place=place)
            sighting.tense = ground.tense(hit, feature)
            if feature == "infinitive" and sighting.tense == "past":  # «X to visit Rome»; «…, before going to Rome»
                sighting.tense = "future" if sentence.block.kind == "title" else ""
            sighting.visitors = people_of(_goer(ground, hit, feature, sentence))
            aside = code == "visit" and place is not None and place.preposition
            if aside and not any(entity.country for entity, _ in sighting.visitors):
                continue  # «visited a school in Leeds»: perhaps at home
            if not sighting.visitors and feature.endswith("participle"):
                sighting.visitors = people_of(find_free(ground, hit.last, sentence) or _said_of(ground, hit, sentence))
            sighting.known_only = place is None
            sighting.again = place is None and _speaks_of_known(ground, hit, sentence)
            if feature == "infinitive" and (ordinal := _compared(ground, hit, sentence)) is not None:
                # «became the first minister to visit Rome in ten years»: what the visit is compared with is no date
                sighting.visitors = people_of(find_traveller(ground, sentence, ordinal.first))
                sighting.dated, sighting.tense = "before", ""
            yield sighting


def _said_of(ground: Ground, participle: Hit, sentence: Sentence) -> list[Named]:
    """«Arrived on Monday in Rome, he …»: the one spoken of, where a pronoun stands behind a comma."""
    doc = ground.doc
    if participle.first - sentence.first > _NEAR_OPENING:
        return []
    pronoun = next((hit for hit in doc.hits_in("pronoun", participle.last, sentence.last)), None)
    behind = pronoun is not None and doc.words[pronoun.first - 1] == ","
    return spoken_of(ground, sentence, pronoun.first) if pronoun is not None and behind else []


def _goer(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> list[Named]:
    """Who goes: the subject; of a participle without an auxiliary whoever stands before its comma."""
    alone = feature.endswith("participle") and not any(ground.auxiliary(verb, code) for code in ("passive", "have"))
    return (find_apposed(ground, sentence, verb.first) if alone else []) or find_traveller(ground, sentence, verb.first)


def _speaks_of_known(ground: Ground, verb: Hit, sentence: Sentence) -> bool:
    """«y est retourné», «had already been there»: whether a verb of travel speaks of a place known before."""
    pack = ground.doc.pack
    known = {*pack.words("phrases", "there"), *pack.words("phrases", "already")}
    near = ground.doc.words[max(sentence.first, verb.first - _NEAR_THERE) : min(sentence.last, verb.last + 2)]
    return not known.isdisjoint(near)


def find_origins(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Arrived from Riyadh, where he had spent a week, X …»: the station before the one that a sentence tells of."""
    doc = ground.doc
    where = doc.pack.words("phrases", "where")
    for hit, _ in ground.verbs("go", sentence.first, sentence.last):
        place = next(iter(ground.places_in(hit.last, min(sentence.last, hit.last + _NEAR_BESIDE))), None)
        if place is None or place.preposition not in {"of", "from"} or not _at_once(ground, hit.last, place.first):
            continue
        if doc.words[place.last : place.last + 1] != [","] or doc.words[place.last + 1] not in where:
            continue
        comma = next((t for t in range(place.last + 2, sentence.last) if doc.words[t] == ","), sentence.last)
        who = find_traveller(ground, sentence, hit.first) or find_free(ground, comma, sentence)
        sighting = Sighting("visit.origin", (hit.start, place.end), sentence, hit.first, "past", place=place)
        sighting.visitors = people_of([(m, e) for m, e in who if e.country and e.country[0] != place.country])
        sighting.date, sighting.dated = next(iter(ground.dates_in(hit.last, place.first)), None), "own"
        sighting.ends = True
        if sighting.visitors:
            yield sighting


def _compared(ground: Ground, hit: Hit, sentence: Sentence) -> Hit | None:
    """«the first minister to visit Rome»: the word that says which one."""
    first = max(sentence.first, hit.first - _NEAR_FIRST)
    ordinals = ground.doc.hits_in("ordinal", first, hit.first)
    people = ground.cast.between(first, hit.first)
    holds = bool(ordinals) and any(ordinals[-1].last <= m.first or m.last == hit.first for m, _ in people)
    return ordinals[-1] if holds else None


def _place_of(ground: Ground, hit: Hit) -> Location | None:
    """«a fait le voyage de Lisbonne»: the place that belongs to the noun of a verb."""
    if hit.last - hit.first == 1:
        return None
    place = next(iter(ground.places_in(hit.last, hit.last + 2)), None)
    return place if place is not None and place.preposition == "of" else None


def find_comings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«In July X, who had come with Y, …»: on another day, to the place that the text is about."""
    for hit, feature in ground.verbs("come", sentence.first, sentence.last):
        if feature not in PERFECT or is_unreal(ground, hit, feature):
            continue
        if any(place.preposition != "between" for place in ground.places_in(hit.last, hit.last + _NEAR_PLACE)):
            continue
        sighting = Sighting("visit.motion", (hit.start, hit.end), sentence, hit.first, known_only=True, again=True)
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = people_of(find_traveller(ground, sentence, hit.first))
        if sighting.visitors and sighting.tense == "past":
            yield sighting


def find_departures(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«left A for B»: the subject goes to B."""
    for hit, feature in ground.verbs("leave", sentence.first, sentence.last):
        if is_unreal(ground, hit, feature):
            continue
        places = [p for p in ground.places_in(hit.last, sentence.last) if p.preposition in {"toward", "to"}]
        if places and ground.doc.hits_in("visit_noun", hit.last, places[0].first):
            places = []  # «left Havana after a visit to Cuba»
        if not places or places[0].first - hit.last > _NEAR_EVENT:
            place = place_behind(ground, hit, sentence, near=_NEAR_PLACE, bare=True)
            if place is not None and not place.preposition:
                yield _leaving(ground, hit, feature, sentence, place)
            elif place is None and (bound := place_fronted(ground, hit, sentence)) is not None:
                places = [bound] if ground.verbs("stay", sentence.first, bound.first) else []  # «c'est vers A que …»
            if not places or places[0].first > hit.first + _NEAR_EVENT:
                continue
        sighting = Sighting("visit.departure", (hit.start, hit.end), sentence, hit.first, place=places[0])
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = people_of(_goer(ground, hit, feature, sentence))
        yield sighting
        left = place_behind(ground, hit, sentence, near=_NEAR_OBJECT, bare=True)
        if left is not None and not left.preposition and left.country != places[0].country:
            leaving = _leaving(ground, hit, feature, sentence, left)  # «leaves A tomorrow for B»
            leaving.known_only = not any(e.country and e.country[0] != left.country for e, _ in leaving.visitors)
            yield leaving


def find_stations(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«After Brussels on Monday, X flies to Madrid»: a station of a journey that the sentence goes on with."""
    doc = ground.doc
    travels = any(ground.verbs(code, sentence.first, sentence.last) for code in ("go", "visit", "leave"))
    travels = travels or bool(doc.hits_in("visit_noun", sentence.first, sentence.last))
    travels = travels or any(_at_place(ground, verb, sentence) for verb, _ in ground.verbs("stay", *_of(sentence)))
    for hit in doc.hits_in("sequence", sentence.first, sentence.first + _NEAR_OPENING):
        if not _counted(ground, sentence.first, hit.first):
            continue
        comma = next((t for t in range(hit.last, sentence.last) if doc.words[t] == ","), None)
        if hit.code == "next" or comma is None or not travels:
            continue
        place = next(iter(ground.places_in(hit.last, min(comma, hit.last + _NEAR_BESIDE))), None)
        if place is None or place.preposition == "of" or place.kind == "venue":
            continue
        if doc.hits_in("verb", hit.last, place.first) or ground.people_in(hit.last, comma):
            continue
        sighting = Sighting("visit.station", (hit.start, place.end), sentence, hit.first, place=place)
        sighting.tense = "past" if hit.code == "after" else ""
        sighting.date = next(iter(ground.dates_in(hit.last, comma)), None)
        if doc.words[comma + 1 : comma + 2] and doc.words[comma + 1] not in doc.pack.words("phrases", "where"):
            sighting.dated = "own"
        sighting.visitors = people_of(find_free(ground, comma, sentence))
        yield sighting


def _of(sentence: Sentence) -> tuple[int, int]:
    return sentence.first, sentence.last


def _at_place(ground: Ground, verb: Hit, sentence: Sentence) -> bool:
    """Whether a verb such as «is» puts somebody at a place."""
    return place_behind(ground, verb, sentence, near=_NEAR_STAY) is not None


def _counted(ground: Ground, first: int, last: int) -> bool:
    """Whether nothing or a length of time lies within some tokens: «three days after Rome»."""
    doc = ground.doc
    lengths = [hit for c in ("number", "time_unit", "clock_unit") for hit in doc.hits_in(c, first, last)]
    covered = {token for hit in lengths for token in range(hit.first, hit.last)}
    return all(token in covered or doc.words[token].isdecimal() for token in range(first, last))


def find_returns(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«came home from B»: the subject, who is at home elsewhere, has been in B."""
    for hit, _ in ground.verbs("return", sentence.first, sentence.last):
        place = next(iter(ground.places_in(hit.last, min(sentence.last, hit.last + _NEAR_BESIDE))), None)
        if place is None or place.preposition not in {"from", "of"}:
            continue
        who = find_traveller(ground, sentence, hit.first) or find_free(ground, hit.last, sentence)
        strangers = [(m, e) for m, e in who if e.country and e.country[0] != place.country]
        sighting = Sighting("visit.return", (hit.start, hit.end), sentence, hit.first, "past", place=place)
        sighting.visitors = people_of(strangers)
        sighting.ends = True
        yield sighting


def _leaving(ground: Ground, hit: Hit, feature: str, sentence: Sentence, place: Location) -> Sighting:
    """«left B on Friday»: the end of a stay that the text tells of elsewhere."""
    sighting = Sighting("visit.leaving", (hit.start, hit.end), sentence, hit.first, place=place)
    sighting.tense = ground.tense(hit, feature)
    sighting.visitors = people_of(find_traveller(ground, sentence, hit.first))
    sighting.known_only = sighting.ends = True
    return sighting


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
            subject, headline = find_free(ground, comma, sentence), True
        if not (headline or ground.auxiliary(hit, "passive")):
            continue
        sighting = Sighting("visit.expected", (hit.start, hit.end), sentence, hit.first, "future", place=place)
        sighting.known_only = place is None
        sighting.visitors = people_of(subject)
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
    """«after three days in Lima, X …»: a length of time spent at a place."""
    doc = ground.doc
    for hit in doc.hits_in("sequence", sentence.first, sentence.last):
        place = next(iter(ground.places_in(hit.last, hit.last + _NEAR_BESIDE)), None)
        if hit.code != "after" or place is None or place.preposition != "to":
            continue
        units = [unit for c in ("time_unit", "clock_unit") for unit in doc.hits_in(c, hit.last, place.first)]
        if (
            len(units) != 1
            or place.first - units[0].last > _NEAR_THERE - 1
            or not _at_once(ground, hit.last, place.first)
        ):
            continue
        comma = next((t for t in range(place.last, sentence.last) if doc.words[t] == ","), sentence.last)
        who = find_traveller(ground, sentence, hit.first) or find_free(ground, comma, sentence)
        sighting = Sighting("visit.spell", (units[0].start, place.end), sentence, hit.first, "past", place=place)
        sighting.visitors, sighting.dated = people_of(who), "own"
        if any(entity.country for entity, _ in sighting.visitors):
            yield sighting


def find_stays(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«was in Bamako»: a person, the verb, and a place at once behind it."""
    for hit, feature in ground.verbs("stay", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_STAY)
        there = place is None and hit.first > 0 and _stood_there(ground, hit)
        if there:
            place = place_fronted(ground, hit, sentence) or _named_before(ground, hit, sentence)
            place = place or place_there(ground, hit, sentence)
        subject = find_traveller(ground, sentence, hit.first)
        if place is None or not people_of(subject) or subject[0][0].kind == "pair" or is_unreal(ground, hit, feature):
            continue
        if not there and not _at_once(ground, hit.last, place.first):
            continue
        sighting = Sighting(
            "visit.stay", (hit.start, hit.end if there else place.end), sentence, hit.first, place=place
        )
        sighting.tense = ground.tense(hit, feature)
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


def _at_once(ground: Ground, first: int, last: int) -> bool:
    """Whether no more than small words and dates lie within some tokens: «was today in», not «was arrested in»."""
    doc = ground.doc
    small = doc.pack.forms("function_word")
    dated = {token for date in ground.dates_in(first, last) for token in range(date.first, date.last)}
    lasting = [hit for c in ("number", "time_unit", "clock_unit") for hit in doc.hits_in(c, first, last)]
    dated |= {token for hit in lasting for token in range(hit.first, hit.last)}
    return all(
        token in dated or doc.words[token] in small or not doc.words[token].isalpha() for token in range(first, last)
    )


_NEAR_PLACE = 8
_NEAR_OBJECT = 2
_NEAR_BESIDE = 6
_NEAR_EVENT = 14
_NEAR_STAY = 5
_NEAR_FIRST = 9
_NEAR_OPENING = 4
_NEAR_THERE = 4
