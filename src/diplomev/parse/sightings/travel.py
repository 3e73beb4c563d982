"""Sightings by a verb of travel: who goes, comes, leaves and returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.antecedents import said_of, spoken_of
from diplomev.parse.sightings.grammar import (
    called_off,
    is_at_once,
    is_helped,
    is_own,
    is_parted,
    is_unreal,
    own_token,
    tense_of,
)
from diplomev.parse.sightings.people import find_free, find_owner, from_elsewhere, governs, is_named_host, people_of
from diplomev.parse.sightings.places import (
    place_behind,
    place_fronted,
    place_there,
    place_which,
)
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_apposed, find_traveller
from diplomev.parse.verbs import PERFECT, is_recent_past

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from diplomev.parse.cast import Entity
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
            if _is_coming(ground, hit) or (code == "visit" and place and _is_no_object(ground, hit, place)):
                continue
            named = noun and (place is None or place.preposition or is_parted(ground, hit.last, place.first))
            dropped = called_off(ground, hit, feature, sentence)
            unreal = is_unreal(ground, hit, feature) and dropped is None
            if named or unreal or is_recent_past(ground.doc, hit.last + 1):
                continue
            aside = code == "visit" and place is not None and place.preposition
            if code == "visit" and (place := place or place_which(ground, hit, sentence)) is None:
                continue
            place = place or place_there(ground, hit, sentence) or _soil(ground, hit)
            place = place or place_fronted(ground, hit, sentence) or _place_of(ground, hit)
            sighting = Sighting("visit.motion", (hit.start, hit.end), sentence, hit.first, place=place)
            sighting.tense = tense_of(ground, hit, feature, sentence)
            sighting.state = ("cancelled", dropped) if dropped else None
            sighting.visitors = people_of(_goer(ground, hit, feature, sentence))
            headed = place is not None and place.first == hit.last and any(e.roles for e, _ in sighting.visitors)
            if aside and not headed and not any(entity.country for entity, _ in sighting.visitors):
                continue  # «visited a school in Leeds»: perhaps at home
            if not sighting.visitors and feature.endswith("participle"):
                sighting.visitors = people_of(find_free(ground, hit.last, sentence) or said_of(ground, hit, sentence))
            sighting.ends = any(entry.code == "end" for entry in hit.entries)  # «achève une mission de trois jours à»
            sighting.known_only = place is None
            if place is None:  # «met by his host, Y, the two went into talks»
                hosts = {e for e, _ in sighting.visitors if any(is_named_host(ground, m) for m in e.mentions)}
                sighting.visitors = [(e, span) for e, span in sighting.visitors if e not in hosts]
            sighting.again = place is None and _speaks_of_known(ground, hit, sentence)
            if feature == "infinitive" and (ordinal := _compared(ground, hit, sentence)) is not None:
                # «became the first minister to visit Rome in ten years»: what the visit is compared with is no date
                sighting.visitors = people_of(find_traveller(ground, sentence, ordinal.first))
                sighting.dated, sighting.tense = "before", ""
            yield sighting


def _is_coming(ground: Ground, verb: Hit) -> bool:
    """«la venue à Rome du ministre»: whether what can be a verb of travel is a noun, with its article."""
    noun = verb.first in ground.doc.hits_at("visit_noun") and any(entry.code == "go" for entry in verb.entries)
    return noun and bool(ground.doc.hits_in("article", verb.first - 1, verb.first))


def _is_no_object(ground: Ground, verb: Hit, place: Location) -> bool:
    """«reached a deal on gas, Egypt said»: whether a place behind a verb is the subject of the next one."""
    parted = not place.preposition and is_parted(ground, verb.last, place.first)
    return parted and bool(ground.doc.hits_in("verb", place.last, place.last + 1))


def _soil(ground: Ground, verb: Hit) -> Location | None:
    """«a foulé le sol arménien», «set foot on Armenian soil»: the place that the last words of a verb begin."""
    return next((p for p in ground.places_in(verb.first, verb.last) if p.last > verb.last), None)


def _goer(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> list[Named]:
    """Who goes: the subject; of a participle without an auxiliary whoever stands before its comma."""
    alone = feature.endswith("participle") and not is_helped(ground, verb)
    return (find_apposed(ground, sentence, verb.first) if alone else []) or find_traveller(ground, sentence, verb.first)


def _speaks_of_known(ground: Ground, verb: Hit, sentence: Sentence) -> bool:
    """«y est retourné», «had already been there»: whether a verb of travel speaks of a place known before."""
    pack = ground.doc.pack
    known = {*pack.words("phrases", "there"), *pack.words("phrases", "already")}
    near = ground.doc.words[max(sentence.first, verb.first - _NEAR_THERE) : min(sentence.last, verb.last + 2)]
    return not known.isdisjoint(near)


def find_origins(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Arrived from Riyadh, …»: the station before the one that a sentence tells of, where it is not at home."""
    doc = ground.doc
    for hit, feature in ground.verbs("go", sentence.first, sentence.last):
        place = _come_from(ground, hit, sentence)
        if place is None:
            continue
        comma = next((t for t in range(place.last + 1, sentence.last) if doc.words[t] == ","), sentence.last)
        who = _goer(ground, hit, feature, sentence) or find_free(ground, comma, sentence)
        sighting = Sighting("visit.origin", (hit.start, place.end), sentence, hit.first, "past", place=place)
        sighting.visitors = people_of(from_elsewhere(who, place, named=True))
        sighting.date, sighting.dated = next(iter(ground.dates_in(hit.last, place.first)), None), "own"
        sighting.ends = True
        if sighting.visitors:
            yield sighting


def _come_from(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """The place from which somebody arrives: «from Riyadh» anywhere behind the verb, «of Riyadh» at once behind it."""
    opening = ground.places_in(sentence.first, sentence.first + _NEAR_BESIDE)
    if opening and opening[0].preposition == "from" and not ground.travellers_in(sentence.first, opening[0].last):
        return opening[0]
    begins = bool(ground.verbs(("begin", "come"), verb.first, verb.last)) or verb.first == sentence.first
    return _from(ground, verb, sentence, of=("city", "country") if begins else ())


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
        if ground.doc.hits_in("time_unit", hit.first - 1, hit.first):
            continue  # «après trois jours passés dans ses hôpitaux»
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
        dropped = called_off(ground, hit, feature, sentence)
        if _is_since(ground, hit, sentence) or (is_unreal(ground, hit, feature) and dropped is None):
            continue
        places = [p for p in ground.places_in(hit.last, sentence.last) if _is_bound(hit, p)]
        if places and _left_after_visit(ground, hit, places[0]):
            places = []  # «left Havana after a visit to Cuba»
        if not places or places[0].first - hit.last > _NEAR_EVENT:
            place = place_behind(ground, hit, sentence, near=_NEAR_PLACE, bare=True)
            place = place or _from(ground, hit, sentence, of=())  # «departed from Rome»
            if place is not None and place.preposition != "to":
                leaving = _leaving(ground, hit, feature, sentence, place)
                leaving.known_only = not all(_is_guest(entity, place) for entity, _ in leaving.visitors)
                yield leaving
            elif place is None and (bound := place_fronted(ground, hit, sentence)) is not None:
                places = [bound] if ground.verbs("stay", sentence.first, bound.first) else []  # «c'est vers A que …»
            if not places or places[0].first > hit.first + _NEAR_EVENT:
                continue
        sighting = Sighting("visit.departure", (hit.start, hit.end), sentence, hit.first, place=places[0])
        sighting.tense = tense_of(ground, hit, feature, sentence)
        sighting.state = ("cancelled", dropped) if dropped else None
        who = _goer(ground, hit, feature, sentence)
        opens = feature == "infinitive" and ground.doc.hits_in("sequence", sentence.first, hit.first)
        if not who and (feature.endswith("participle") or opens):  # «Before leaving for Rome, X …»
            who = find_free(ground, places[0].last, sentence)  # «Off to New York at dawn: the prime minister …»
        sighting.visitors = people_of(who)
        yield sighting
        left = place_behind(ground, hit, sentence, near=_NEAR_OBJECT, bare=True)
        if left is not None and not left.preposition and left.country != places[0].country and not dropped:
            leaving = _leaving(ground, hit, feature, sentence, left)  # «leaves A tomorrow for B»
            leaving.known_only = not any(e.country and e.country[0] != left.country for e, _ in leaving.visitors)
            yield leaving


def _is_since(ground: Ground, verb: Hit, sentence: Sentence) -> bool:
    """«à partir de lundi»: whether what looks like a verb of leaving is a part of the words for a first day."""
    since = ground.doc.hits_in("first_day", max(sentence.first, verb.first - 2), verb.last + 2)
    return any(one.first <= verb.first < one.last for one in since)


def find_leavings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«departure of the minister X for Rome»: of whose departure a noun tells."""
    for hit in ground.doc.hits_in("departure_noun", sentence.first, sentence.last):
        places = [p for p in ground.places_in(hit.last, sentence.last) if p.preposition == "toward"]
        if (
            not places
            or places[0].first - hit.last > _NEAR_EVENT
            or ground.doc.hits_in("verb", hit.last, places[0].first)
        ):
            continue
        sighting = Sighting("visit.departure", (hit.start, hit.end), sentence, hit.first, "", place=places[0])
        who = find_owner(ground, hit.last, sentence)
        if not who and is_own(ground, hit, sentence):
            who = find_traveller(ground, sentence, hit.first) or spoken_of(
                ground, sentence, own_token(ground, hit, sentence)
            )
        sighting.visitors = people_of(
            [(m, e) for m, e in who if (e.country[0] != places[0].country if e.country else m.name)]
        )
        if sighting.visitors:
            yield sighting


def _is_bound(verb: Hit, place: Location) -> bool:
    """Whether a place is where somebody leaves for: «for Rome», «prend la route de Rome»."""
    road = place.preposition == "of" and verb.last - verb.first > 1 and place.first - verb.last <= 1
    return road or place.preposition in {"toward", "to"}


def _left_after_visit(ground: Ground, verb: Hit, place: Location) -> bool:
    """Whether a noun for a visit stands between a verb of leaving and a place, and is not what somebody leaves for."""
    nouns = ground.doc.hits_in("visit_noun", verb.last, place.first)
    if not nouns:
        return False
    before = ground.doc.hits_in("preposition", verb.last, nouns[0].first)
    return not (before and before[-1].code == "toward" and nouns[0].first - before[-1].last <= 1)


def find_returns(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«came home from B»: the subject, who is at home elsewhere, has been in B."""
    for hit, _ in ground.verbs("return", sentence.first, sentence.last):
        place = _from(ground, hit, sentence, of=("city", "country", "venue")) or _from_visit(ground, hit, sentence)
        if place is None:
            continue
        who = find_traveller(ground, sentence, hit.first)
        sighting = Sighting("visit.return", (hit.start, hit.end), sentence, hit.first, "past", place=place)
        if not who and hit.first - sentence.first <= _NEAR_OPENING:
            who = find_free(ground, hit.last, sentence)  # «Back from Canberra, the minister spoke on Monday in …»
            comma = next((t for t in range(place.last, sentence.last) if ground.doc.words[t] == ","), sentence.last)
            sighting.date, sighting.dated = next(iter(ground.dates_in(hit.last, comma)), None), "own"
        strangers = [(m, e) for m, e in who if _has_been_away(e, place)]
        sighting.visitors = people_of(strangers)
        sighting.ends = True
        yield sighting


def _from(ground: Ground, verb: Hit, sentence: Sentence, *, of: Collection[str]) -> Location | None:
    """The place behind «from» anywhere in the clause of a verb, or behind «of» at once behind it.

    Args:
        ground: The text.
        verb: The verb.
        sentence: Its sentence.
        of: The kinds of places before which «of» says whence somebody comes.
    """
    for place in ground.places_in(verb.last, sentence.last):
        if ground.doc.hits_in("verb", verb.last, place.first):
            return None
        at_once = place.preposition == "of" and place.kind in of and is_at_once(ground, verb.last, place.first)
        if at_once or place.preposition == "from":
            return place
    return None


def _from_visit(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """«flew home from a visit to B»: the place of a visit from which somebody comes home."""
    doc = ground.doc
    last = min(sentence.last, verb.last + _NEAR_EVENT)
    for noun in (*doc.hits_in("visit_noun", verb.last, last), *doc.hits_in("mission_noun", verb.last, last)):
        before = doc.hits_in("preposition", verb.last, noun.first)
        governed = before and before[-1].code in {"from", "of"} and noun.first - before[-1].last <= _NEAR_BESIDE
        if governed and not any(hit.first != noun.first for hit in doc.hits_in("verb", verb.last, noun.last)):
            return place_behind(ground, noun, sentence, near=_NEAR_PLACE)
    return None


def _has_been_away(entity: Entity, place: Location) -> bool:
    """Whether somebody who comes home from a place is of another State, or governs one that is not told."""
    if entity.country is not None:
        return entity.country[0] != place.country
    return governs(entity)


def _is_guest(entity: Entity, place: Location) -> bool:
    """Whether somebody who governs a State leaves another one."""
    return entity.country is not None and entity.country[0] != place.country and governs(entity)


def _leaving(ground: Ground, hit: Hit, feature: str, sentence: Sentence, place: Location) -> Sighting:
    """«left B on Friday»: the end of a stay that the text tells of elsewhere."""
    sighting = Sighting("visit.leaving", (hit.start, hit.end), sentence, hit.first, place=place)
    sighting.tense = ground.tense(hit, feature)
    sighting.visitors = people_of(find_traveller(ground, sentence, hit.first))
    sighting.known_only = sighting.ends = True
    return sighting


_NEAR_PLACE = 8
_NEAR_OBJECT = 2
_NEAR_BESIDE = 6
_NEAR_EVENT = 14
_NEAR_FIRST = 9
_NEAR_OPENING = 4
_NEAR_THERE = 4
