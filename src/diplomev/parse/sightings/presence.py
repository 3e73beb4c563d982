"""Sightings without a verb of travel: deeds done at a place, places that a sentence opens with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.antecedents import spoken_of
from diplomev.parse.sightings.grammar import is_at_once, is_helped, is_unreal
from diplomev.parse.sightings.people import (
    find_beside,
    find_free,
    find_governed,
    find_owner,
    from_elsewhere,
    governs,
    people_of,
)
from diplomev.parse.sightings.places import place_behind, place_fronted, place_where
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


def find_deeds(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«laid a wreath in Rome»: a deed that one must be there for, done by somebody of another State."""
    if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    deeds = [(hit, feature, False) for hit, feature in ground.verbs("act", sentence.first, sentence.last)]
    deeds += [(hit, feature, True) for hit, feature in ground.verbs("say", sentence.first, sentence.last)]
    for hit, feature, said in deeds:
        place = _done_at(ground, hit, sentence, near=_NEAR_HEARD if said else _NEAR_DEED)
        dates = ground.dates_in(hit.last, place.first) if place is not None else ()
        if said and (place is None or not _is_said_at(ground, hit, place)):
            continue
        place = place or place_fronted(ground, hit, sentence) or place_where(ground, hit, sentence)
        if place is None or not _is_city(ground, place) or _is_object(ground, hit, place):
            continue
        if feature == "past_participle" and not is_helped(ground, hit):
            continue  # «an agreement signed in Oslo»
        if is_unreal(ground, hit, feature) or _is_of_another(ground, sentence, hit):
            continue
        tense = ground.tense(hit, feature)
        who = from_elsewhere(_doer(ground, hit, feature, sentence), place)
        if said and not dates:
            who = [(m, e) for m, e in who if _is_surely_of(e)]
        attends = any(entry.code in _ANNOUNCED for entry in hit.entries)
        if who and (tense != "future" or attends):
            sighting = Sighting("visit.deed", (hit.start, hit.end), sentence, hit.first, tense, place=place)
            sighting.visitors = people_of(who)
            if said and dates:  # elsewhere the day on which something is said is none of a stay
                sighting.date = dates[0]
            yield sighting


def _is_said_at(ground: Ground, verb: Hit, place: Location) -> bool:
    """«promised on Monday in Yerevan», «told reporters in Yerevan», not «wrote to Brussels»."""
    hearers = ground.doc.pack.words("phrases", "hearers")
    if any(word in hearers for word in ground.doc.words[verb.last : place.first]):
        return True
    near = place.first - verb.last <= _NEAR_SAID and is_at_once(ground, verb.last, place.first)
    return near and bool(ground.dates_in(verb.last, place.first))


def _is_surely_of(entity: Entity) -> bool:
    """Whether a State stands beside the name of somebody, and not only beside an office that is taken for theirs."""
    state = entity.country[1][0] if entity.country else -1
    return any(m.name and m.start <= state < m.end for m in entity.mentions)


def _doer(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> list[Named]:
    """The subject of a verb; behind the comma, where a participle opens the sentence: «Speaking in Oslo, X …»."""
    if feature == "present_participle" and verb.first - sentence.first <= 1:
        comma = next((t for t in range(verb.last, sentence.last) if ground.doc.words[t] == ","), None)
        return find_free(ground, comma, sentence) if comma is not None else []
    if feature == "present_participle" and (beside := find_beside(ground, sentence, verb.first)):
        return beside if beside[0][0].last == verb.first else find_traveller(ground, sentence, verb.first)
    return find_traveller(ground, sentence, verb.first)


def _done_at(ground: Ground, verb: Hit, sentence: Sentence, *, near: int) -> Location | None:
    """The place behind a verb, where no other verb parts the two: «lunched with the king and signed in Rome»."""
    place = place_behind(ground, verb, sentence, near=near)
    return place if place is not None and not ground.doc.hits_in("verb", verb.last, place.first) else None


def _is_of_another(ground: Ground, sentence: Sentence, verb: Hit) -> bool:
    """«X recalled that her country had opened …»: whether the subject of a verb is a noun behind «that»."""
    doc = ground.doc
    that = doc.pack.words("phrases", "that")
    low = max(sentence.first, verb.first - _NEAR_THAT)
    token = next((t for t in range(verb.first - 1, low - 1, -1) if doc.words[t] in that), None)
    if token is None or ground.people_in(token, verb.first) or doc.hits_in("pronoun", token, verb.first):
        return False
    return bool(doc.hits_in("possessive", token + 1, token + 2) or doc.hits_in("article", token + 1, token + 2))


def _is_city(ground: Ground, place: Location) -> bool:
    """Whether a place is a city, by name or as «the Indian capital», or the seat of those who govern."""
    return place.kind != "country" or bool(ground.doc.hits_in("capital_noun", place.first, place.last))


def _is_object(ground: Ground, verb: Hit, place: Location) -> bool:
    """Whether a place belongs to what is spoken of: «opened the summit in Rome» is there, «its embassy in Rome» not."""
    if any(entry.code == "address" for entry in verb.entries):
        return False  # «addressed the parliament in Rome»
    events = ground.doc.hits_in("event_noun", verb.last, place.first)
    bodies = ground.doc.hits_in("institution", verb.last, place.first)
    houses = ground.doc.pack.words("phrases", "mission_house")  # «opened her country's embassy in Rome»
    bodies = [hit for hit in bodies if ground.doc.words[hit.first] not in houses]
    return any(all(not event.first <= body.first < event.last for event in events) for body in bodies)


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
    sighting.visitors = people_of(from_elsewhere(find_free(ground, comma, sentence), place))
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
    sighting.visitors = people_of(from_elsewhere(find_free(ground, comma, sentence), place))
    sighting.date, sighting.dated = next(iter(ground.dates_in(place.last, comma)), None), "own"
    return sighting if sighting.visitors else None


def find_begun(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«ended in Rome a tour begun on Monday in Madrid», «a tour which began in Rome and ends in Madrid»."""
    doc = ground.doc
    yield from _ends_of_journey(ground, sentence)
    for hit, feature in ground.verbs("begin", sentence.first, sentence.last):
        tours = doc.hits_in("visit_noun", max(sentence.first, hit.first - _NEAR_BEGUN), hit.first)
        place = place_behind(ground, hit, sentence, near=_NEAR_DEED)
        if feature != _PARTICIPLE or not tours or place is None:
            continue
        if doc.hits_in("verb", tours[-1].last, hit.first) or doc.hits_in("verb", hit.last, place.first):
            continue
        sighting = Sighting("visit.begun", (hit.start, hit.end), sentence, hit.first, "past", place=place)
        sighting.visitors = people_of(find_traveller(ground, sentence, tours[-1].first))
        sighting.date, sighting.dated = next(iter(ground.dates_in(hit.last, place.last + 2)), None), "own"
        yield sighting


def _ends_of_journey(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a tour which began in Rome and ends on Friday in Madrid»: first and last place of a journey, behind its noun."""
    doc, relative = ground.doc, ground.doc.pack.words("phrases", "relative")
    for hit, feature in ground.verbs(("begin", "end"), sentence.first, sentence.last):
        tours = doc.hits_in("visit_noun", max(sentence.first, hit.first - _NEAR_TOUR), hit.first)
        place = place_behind(ground, hit, sentence, near=_NEAR_DEED)
        opened = tours and any(word in relative for word in doc.words[tours[-1].last : hit.first])
        stations = doc.hits_in("visit_noun", sentence.first, tours[-1].first) if tours else ()
        on_tour = tours and (tours[-1].code == "tour" or any(hit.code in _STATIONS for hit in stations))
        if not (opened and on_tour) or place is None or feature == _PARTICIPLE:
            continue
        if doc.hits_in("verb", hit.last, place.first):
            continue
        sighting = Sighting("visit.begun", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense = "future" if feature == "present" else ground.tense(hit, feature)
        who = find_traveller(ground, sentence, tours[-1].first) or find_owner(ground, tours[-1].last, sentence)
        sighting.visitors = people_of(who or spoken_of(ground, sentence))
        sighting.date, sighting.dated = next(iter(ground.dates_in(hit.last, place.last + 2)), None), "own"
        yield sighting


def find_performances(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«the king's speech in Rome», «the lunch of X at the palace in Ankara»: of somebody of another State."""
    doc = ground.doc
    if doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    for hit in doc.hits_in("deed_noun", sentence.first, sentence.last):
        yield from _done_by(ground, hit, sentence)
    for hit in doc.hits_in("engagement_noun", sentence.first, sentence.last):
        who = find_owner(ground, hit.last, sentence)
        behind = who[-1][0] if who and not doc.hits_in("verb", hit.last, who[0][0].first) else None
        place = place_behind(ground, behind, sentence, near=_NEAR_DEED) if behind is not None else None
        if place is None or behind is None or place.kind == "country" or doc.hits_in("verb", behind.last, place.first):
            continue
        sighting = Sighting("visit.performance", (hit.start, hit.end), sentence, hit.first, "", place=place)
        sighting.visitors, sighting.stay = people_of(from_elsewhere(who, place)), False
        if sighting.visitors:
            yield sighting


def _done_by(ground: Ground, noun: Hit, sentence: Sentence) -> Iterator[Sighting]:
    """«opening of the consulate in Rome by Kenya's minister»: by somebody of another State, and by no verb."""
    verb = next(iter(ground.doc.hits_in("verb", noun.last, sentence.last)), None)
    last = verb.first if verb is not None else sentence.last
    place = place_behind(ground, noun, sentence, near=_NEAR_NOMINAL)
    who = find_governed(ground, noun.last, last, "by")
    if place is None or not who or place.last > last or not _is_city(ground, place):
        return
    sighting = Sighting("visit.deed", (noun.start, noun.end), sentence, noun.first, "", place=place)
    sighting.visitors = people_of([(m, e) for m, e in from_elsewhere(who, place) if governs(e)])
    if sighting.visitors:
        yield sighting


def find_callers(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«X chez le premier ministre macédonien»: whoever is at the home of somebody of another State."""
    at_home = ground.doc.pack.words("phrases", "at_home_of")
    for mention, hosts in ground.people_in(sentence.first, sentence.last):
        before = range(max(sentence.first, mention.first - _NEAR_HOME), mention.first)
        token = next((t for t in before if ground.doc.words[t] in at_home), None)
        home = next((e.country[0] for e in hosts if e.country and governs(e)), "")
        if token is None or not home or ground.quoted(mention.start):
            continue
        who = [(m, e) for m, e in find_traveller(ground, sentence, token) if e.country and e.country[0] != home]
        verb = next(reversed(ground.doc.hits_in("verb", sentence.first, token)), None)
        if who and not (verb is not None and is_unreal(ground, verb, verb.entries[0].feature)):
            span = (ground.doc.starts[token], ground.doc.ends[token])
            tense = ground.tense(verb, verb.entries[0].feature) if verb is not None else ""
            sighting = Sighting("visit.guest", span, sentence, token, tense)
            sighting.visitors = people_of(who)
            sighting.hosts = people_of([(mention, e) for e in hosts])
            yield sighting


def find_led(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a tour that took him to A and B»: the one who is spoken of."""
    for hit, feature in ground.verbs("lead", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_LED)
        tour = ground.doc.hits_in("visit_noun", max(sentence.first, hit.first - _NEAR_TOUR), hit.first)
        if place is None or not tour or is_unreal(ground, hit, feature):
            continue
        sighting = Sighting("visit.led", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense, sighting.dated = ground.tense(hit, feature), "behind"
        who = find_traveller(ground, sentence, tour[-1].first) or find_owner(ground, tour[-1].last, sentence)
        sighting.visitors = people_of(who or spoken_of(ground, sentence))
        yield sighting


_PARTICIPLE = "past_participle"
_STATIONS = frozenset({"stage", "stopover"})
_ANNOUNCED = frozenset({"attend", "address"})
"""Senses of verbs for deeds that are announced as visits are."""
_BREAKS = frozenset(",:")
_NEAR_BEGUN = 8
_NEAR_HOME = 3
_NEAR_NOMINAL = 14
_NEAR_THAT = 16
_NEAR_DEED = 9
_NEAR_SAID = 4
_NEAR_HEARD = 8
_NEAR_OPENING = 3
_NEAR_LED = 5
_NEAR_TOUR = 12
