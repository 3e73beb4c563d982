"""Sightings by a noun: «a visit», «on a trip to»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.sightings.grammar import (
    find_maker,
    is_ending,
    is_own,
    is_unreal,
    is_verb,
    own_token,
    read_ranks,
    visit_phrases,
)
from diplomev.parse.sightings.people import (
    find_beside,
    find_free,
    find_genitive,
    find_governed,
    find_owner,
    not_at_home,
    people_of,
)
from diplomev.parse.sightings.places import nearest_place, place_as_subject, place_left
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_apposed, find_traveller, spoken_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


def find_nouns(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a visit»: made by the subject, of somebody, his or her visit, or this visit."""
    doc = ground.doc
    phrases = {last for _, last in visit_phrases(ground, sentence)}
    for hit in doc.hits_in("visit_noun", sentence.first, sentence.last):
        if hit.last in phrases or is_verb(ground, hit) or (hit.code == "stage" and not _of_journey(ground, hit)):
            continue
        sighting = Sighting("visit.noun", (hit.start, hit.end), sentence, hit.first, tense="")
        behind = read_ranks(ground, hit, sentence, sighting)
        if hit.first and doc.pack.forms("determiner").get(doc.words[hit.first - 1]) == "many":
            continue
        owner = find_genitive(ground, hit, sentence) or find_owner(ground, behind, sentence)
        maker = find_maker(ground, hit, sentence)
        if (maker is not None and is_unreal(ground, *maker)) or doc.hits_in("denial", sentence.first, hit.first):
            continue
        owner = owner or _whose(ground, hit, sentence)
        if owner:
            sighting.visitors = people_of(owner)
            sighting.rule = "visit.of"
        elif maker is not None:
            verb, feature = maker
            sighting.tense = ground.tense(verb, feature)
            who = find_traveller(ground, sentence, verb.first) or _ahead(ground, hit, sentence)
            sighting.visitors = people_of(who)
            sighting.rule = "visit.make"
            sighting.hosts = people_of(find_governed(ground, behind, behind + _NEAR_PAID, "to", skip=False))
        elif is_own(ground, hit, sentence):
            who = find_traveller(ground, sentence, hit.first) or _ahead(ground, hit, sentence)
            who = who or spoken_of(ground, sentence, own_token(ground, hit, sentence))
            sighting.visitors = people_of(who)
            sighting.rule = "visit.own"
        elif _titles(ground, hit, sentence):
            sighting.visitors = people_of(_ahead(ground, hit, sentence))
            sighting.rule = "visit.titled"
        else:
            sighting.anaphoric = True
        sighting.place = _bare_station(ground, hit, sentence) or _received(ground, hit, sentence)
        sighting.ends = is_ending(ground, hit, sentence, maker)
        if hit.code == "arrival" and sighting.rule not in {"visit.of", "visit.own"}:
            continue
        yield sighting


def _whose(ground: Ground, noun: Hit, sentence: Sentence) -> list[Named]:
    """«X, dont c'était le premier passage au Botswana», «X, whose first visit it was»: the one before the comma."""
    whose = ground.doc.pack.words("phrases", "whose")
    near = range(max(sentence.first + 1, noun.first - _NEAR_WHOSE), noun.first)
    token = next((t for t in reversed(near) if ground.doc.words[t] in whose), None)
    between = ground.travellers_in(token, noun.first) if token is not None else ()
    return find_apposed(ground, sentence, token) if token is not None and not between else []


def _of_journey(ground: Ground, noun: Hit) -> bool:
    """«étape à Rome», «la dernière étape de sa tournée», not «une étape dans la coopération»."""
    tours = ground.doc.hits_in("visit_noun", noun.last, noun.last + _NEAR_TOUR)
    places = [p for p in ground.places_in(noun.last, noun.last + _NEAR_STAGE) if p.preposition in {"to", "of", "by"}]
    return bool(places) or any(hit.code == "tour" for hit in tours)


def _bare_station(ground: Ground, noun: Hit, sentence: Sentence) -> Location | None:
    """«Lima, first stop on the tour of X», «the last stop: Lima, where …»: a city without a preposition."""
    if noun.code not in {"stopover", "stage"} or any(
        p.preposition == "to" for p in ground.places_in(sentence.first, sentence.last)
    ):
        return None
    words = ground.doc.words
    for place in ground.places_in(sentence.first, sentence.last):
        behind = words[place.last : place.last + 1] == [","] and place.first == sentence.first
        before = place.first > noun.last and words[place.first - 1] in {":", ","}
        if place.kind == "city" and not place.preposition and (behind or before):
            return place
    return None


def _received(ground: Ground, noun: Hit, sentence: Sentence) -> Location | None:
    """«Lima received the visit of X»: the place that is the subject of the verb before the noun."""
    verbs = ground.verbs("receive", max(sentence.first, noun.first - _NEAR_PAID), noun.first)
    return place_as_subject(ground, verbs[-1][0], sentence) if verbs else None


def _titles(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """«Visit to Rome: X …»: a heading inside a sentence, with a place and a colon behind it."""
    words = ground.doc.words
    colon = next((t for t in range(noun.last, min(sentence.last, noun.last + _NEAR_COLON)) if words[t] == ":"), None)
    opening = noun.first - sentence.first <= 1
    return opening and colon is not None and bool(ground.places_in(noun.last, colon))


def _ahead(ground: Ground, noun: Hit, sentence: Sentence) -> list[Named]:
    """Whom «during his visit to Rome, X …» speaks of: the one whom the sentence goes on with."""
    comma = next((t for t in range(noun.last, sentence.last) if ground.doc.words[t] in ",:"), None)
    if comma is None or noun.first - sentence.first > _NEAR_OPENING:
        return []
    return find_free(ground, comma, sentence)


def find_phrases(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«on a visit to»: said of the subject before it, or of the one that the sentence goes on with."""
    doc = ground.doc
    nouns = {noun.last: noun for noun in doc.hits_in("visit_noun", sentence.first, sentence.last)}
    for hit, last in visit_phrases(ground, sentence):
        sighting = Sighting("visit.phrase", (hit.start, doc.ends[last - 1]), sentence, last - 1)
        if doc.hits_in("at_end", hit.first, last):
            sighting.tense = "past"
            sighting.ends = True
        read_ranks(ground, nouns.get(last, hit), sentence, sighting)
        sighting.place = nearest_place(ground, sentence, last) or (
            place_left(ground, sentence) if sighting.ends else None
        )
        who = find_beside(ground, sentence, hit.first) or find_traveller(ground, sentence, hit.first)
        who = not_at_home(ground, sentence, hit.first, sighting.place, who)
        sighting.visitors = people_of(who or find_free(ground, last, sentence))
        verb = next(reversed(ground.verbs("stay", max(sentence.first, hit.first - 4), hit.first)), None)
        if verb is not None:
            sighting.tense = ground.tense(*verb)
        elif any(ground.verbs(code, sentence.first, hit.first) for code in ("go", "leave")):
            sighting.tense = ""  # «will travel to Rome for a visit»: as the verb says
        yield sighting


_NEAR_OPENING = 6
_NEAR_PAID = 4
_NEAR_WHOSE = 7
_NEAR_COLON = 8
_NEAR_TOUR = 4
_NEAR_STAGE = 3
