"""Visits that were the last ones before another: «the first visit of a French president since X in 2009»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.locations import Location, as_state
from diplomev.parse.sightings.grammar import is_unreal
from diplomev.parse.sightings.people import name_span, people_of
from diplomev.parse.sightings.places import nearest_place, place_there
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named


def find_precedents(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«the first … since X»: whose visit was the last one before that which is called the first.

    The visitor, of whom the text need tell no more, is of the State whose official the one of today is.
    """
    doc, since = ground.doc, ground.doc.pack.words("phrases", "since")
    for hit in doc.hits_in("first_day", sentence.first, sentence.last):
        first = _first_before(ground, hit, sentence) if doc.words[hit.first] in since else None
        who = _named_behind(ground, hit, sentence) if first is not None else None
        if first is None or who is None:
            continue
        place = _place_of(ground, first, hit) or nearest_place(ground, sentence, hit.first)
        country = who[1].country
        if place is not None and country is not None and country[0] == place.country:
            continue
        sighting = Sighting("visit.since", (hit.start, who[0].end), sentence, hit.first, place=place)
        sighting.again = place is None
        yield _told_of(ground, sighting, who, _sender_between(ground, first.first, hit.first))


def find_absences(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«had not visited Kenya since 2010», «n'était plus venue à Rome depuis mars»: the last visit before today's."""
    doc, since = ground.doc, ground.doc.pack.words("phrases", "since")
    for hit in doc.hits_in("first_day", sentence.first, sentence.last):
        date = next(iter(ground.dates_in(hit.last, hit.last + 2)), None) if doc.words[hit.first] in since else None
        gone = ground.verbs(("go", "visit", "come"), max(sentence.first, hit.first - _LONGEST_ABSENCE), hit.first)
        if date is None or date.value is None or not gone:
            continue
        verb, feature = max(gone, key=lambda pair: pair[0].first)
        denied = doc.hits_in("negation", max(sentence.first, verb.first - _NEAR_NOT), verb.first)
        if not denied or not feature.endswith("participle") or ground.tense(verb, feature) == "future":
            continue
        named = (p for p in ground.places_in(verb.last, hit.first) if p.preposition in {"to", ""})
        place = next(named, None) or place_there(ground, verb, sentence)
        who = find_traveller(ground, sentence, verb.first)
        if who and not (place is not None and any(e.country and e.country[0] == place.country for _, e in who)):
            sighting = Sighting("visit.since", (verb.start, hit.end), sentence, verb.first, "past", place=place)
            sighting.visitors, sighting.date, sighting.dated = people_of(who), date, "own"
            sighting.earlier, sighting.again = True, place is None
            yield sighting


def find_last(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«The last Norwegian leader to visit Kenya was X, in 2011»: the one whom the verb «to be» names."""
    for verb, feature in ground.verbs(("go", "visit"), sentence.first, sentence.last):
        low = max(sentence.first, verb.first - _LONGEST_OFFICE)
        last = any(hit.code in {"1", "-1"} for hit in ground.doc.hits_in("ordinal", low, verb.first))
        is_verbs = ground.verbs("passive", verb.last, min(sentence.last, verb.last + _LONGEST_OFFICE))
        if feature != "infinitive" or not last or not is_verbs or ground.people_in(low, is_verbs[0][0].first):
            continue
        token = is_verbs[0][0].last
        place = next(iter(ground.places_in(verb.last, is_verbs[0][0].first)), None)
        named = [(m, w[0]) for m, w in ground.people_in(token, min(sentence.last, token + 2)) if len(w) == 1]
        if place is None or not named or not named[0][1].names or is_unreal(ground, is_verbs[0][0], "past"):
            continue
        sighting = Sighting("visit.last", (verb.start, verb.end), sentence, verb.first, place=place)
        yield _told_of(ground, sighting, named[0], _sender_between(ground, low, verb.first))


def _told_of(ground: Ground, sighting: Sighting, who: Named, sender: Location | None) -> Sighting:
    """A sighting of an earlier visit, with the visitor and the only date that can be its own, right behind the name."""
    mention, entity = who
    behind = ground.dates_in(mention.last, min(sighting.sentence.last, mention.last + _NEAR_DATE))
    sighting.tense, sighting.visitors, sighting.sender = "past", [(entity, name_span(mention))], sender
    sighting.dated, sighting.date = "own", next(iter(behind), None)
    return sighting


def _first_before(ground: Ground, since: Hit, sentence: Sentence) -> Hit | None:
    """The word «first», where a visit or a journey stands between it and «since»."""
    doc, low = ground.doc, max(sentence.first, since.first - _LONGEST_CLAIM)
    first = next((hit for hit in reversed(doc.hits_in("ordinal", low, since.first)) if hit.code == "1"), None)
    if first is None:
        return None
    told = doc.hits_in("visit_noun", first.last, since.first)
    return first if told or ground.verbs(_JOURNEYS, first.last, since.first) else None


def _named_behind(ground: Ground, since: Hit, sentence: Sentence) -> Named | None:
    """«since X in 2009», «since that of X», «since X visited»: who stands behind «since», and does no more there."""
    doc = ground.doc
    near = ground.people_in(since.last, min(sentence.last, since.last + _NEAR_NAME))
    mention, who = next(((m, w) for m, w in near if m.kind == "person"), (None, ()))
    if mention is None or len(who) != 1 or not who[0].names:
        return None
    between = doc.words[since.last : mention.first]
    that = doc.pack.words("phrases", "that_of")
    if mention.preposition == "of" and not any(word in that for word in between):
        return None  # «since the fall of X»
    if doc.hits_in("visit_noun", since.last, mention.first):
        return None
    owns = doc.hits_in("genitive", mention.last, mention.last + 1)
    behind = owns[-1].last if owns else mention.last
    word = doc.words[behind] if behind < sentence.last else "."
    goes = bool(ground.verbs(_JOURNEYS, behind, behind + 1))
    plain = not word[0].isalnum() or behind in doc.hits_at("preposition") or ground.dates_in(behind, behind + 1)
    return (mention, who[0]) if goes or plain else None


def _place_of(ground: Ground, first: Hit, since: Hit) -> Location | None:
    """Where the visit goes that is called the first."""
    places = [p for p in ground.places_in(first.last, since.first) if p.preposition in {"to", "toward"}]
    visited = [hit.last for hit, _ in ground.verbs("visit", first.last, since.first)]
    places += [p for p in ground.places_in(first.last, since.first) if not p.preposition and p.first - 1 in visited]
    return places[-1] if places else None


def _sender_between(ground: Ground, first: int, last: int) -> Location | None:
    """The State of «a French president», «an official of the United States»."""
    for mention, _ in ground.cast.between(first, last):
        for role in mention.roles:
            for code, span in role.countries:
                return Location(*span, mention.first, mention.last, code, "country", "")
    peoples = [hit for hit in ground.doc.hits_in("demonym", first, last) if len(hit.codes) == 1]
    return as_state(peoples[0]) if peoples else None


_JOURNEYS = ("go", "visit", "come", "make")
_LONGEST_CLAIM = 25
"""How many tokens may lie between «first» and «since»."""
_NEAR_NAME = 4
_LONGEST_OFFICE = 8
_LONGEST_ABSENCE = 16
_NEAR_NOT = 5
_NEAR_DATE = 5
