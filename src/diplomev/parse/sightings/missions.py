"""Sightings of those who travel on behalf of a State: sent there, or representing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.antecedents import said_of, spoken_of
from diplomev.parse.objects import has_object
from diplomev.parse.sightings.grammar import is_at_once, is_unreal
from diplomev.parse.sightings.people import find_agent, find_free, people_of
from diplomev.parse.sightings.places import event_venue, place_as_subject, place_behind, place_fronted, place_there
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


def find_dispatches(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Tbilisi sent its finance minister to Tashkent»: the one who is sent goes there for the State that sends."""
    for hit, feature in ground.verbs("send", sentence.first, sentence.last):
        if hit.first in ground.doc.hits_at("office"):
            continue  # «l'envoyé spécial»
        if ground.auxiliary(hit, "passive") is not None or (feature == _PARTICIPLE and hit.first == sentence.first):
            yield from _was_sent(ground, hit, feature, sentence)
            continue
        them = has_object(ground, hit)
        sent = spoken_of(ground, sentence, hit.first - 1) if them else find_free(ground, hit.last, sentence)
        event = event_venue(ground, sentence)
        place = place_behind(ground, hit, sentence, near=_NEAR_PLACE)
        brought = place is None and event is not None
        place = event.place if brought and event is not None else place
        if not sent or place is None or is_unreal(ground, hit, feature):
            continue
        if not them and ground.doc.hits_in("verb", hit.last, sent[0][0].first):
            continue
        sender = place_as_subject(ground, hit, sentence)
        home = (sender.country, sender.span) if sender is not None else _home_of(ground, hit, sentence)
        _belong(sent, home, place)
        sighting = Sighting("visit.sent", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = people_of([(m, e) for m, e in sent if e.country and e.country[0] != place.country])
        if brought and event is not None:
            sighting.date, sighting.occasion = event.date, event.occasion
        if sighting.visitors:
            yield sighting


def _was_sent(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> Iterator[Sighting]:
    """«X was sent to Tashkent», «Sent to Tashkent in 2014, X …»: the one who is sent."""
    place = place_behind(ground, verb, sentence, near=_NEAR_SENT)
    if place is None or is_unreal(ground, verb, feature) or not is_at_once(ground, verb.last, place.first):
        return
    comma = next((t for t in range(place.last, sentence.last) if ground.doc.words[t] == ","), sentence.last)
    who = find_traveller(ground, sentence, verb.first) or find_free(ground, comma, sentence)
    sighting = Sighting("visit.sent", (verb.start, verb.end), sentence, verb.first, place=place)
    sighting.tense = ground.tense(verb, feature)
    sent = [(m, e) for m, e in who or said_of(ground, verb, sentence) if e.roles or e.country]
    sighting.visitors = people_of([(m, e) for m, e in sent if not (e.country and e.country[0] == place.country)])
    if sighting.visitors:
        yield sighting


def find_representatives(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Georgia was represented in Tashkent by X», «X represented Georgia at the summit in Tashkent»."""
    for hit, feature in ground.verbs("represent", sentence.first, sentence.last):
        passive = ground.auxiliary(hit, "passive") is not None
        place = place_behind(ground, hit, sentence, near=_NEAR_PLACE) or place_fronted(ground, hit, sentence)
        event = event_venue(ground, sentence) if place is None and passive else None
        place = place or (ground.scene(sentence) if ground.parts else None) or (event.place if event else None)
        states = ground.places_in(sentence.first, hit.first) if passive else ground.places_in(hit.last, hit.last + 3)
        state = next((p for p in states if p.kind == "country" and not p.preposition), None)
        who = find_agent(ground, hit, sentence) if passive else find_traveller(ground, sentence, hit.first)
        home = (state.country, state.span) if state is not None else _own_state(ground, hit, who)
        if place is None or home is None or home[0] == place.country or is_unreal(ground, hit, feature):
            continue
        if not passive and ground.tense(hit, feature) == "future" and not _is_occasion(ground, sentence):
            continue  # «will represent Georgia in Tashkent»: an ambassador's post
        _belong(who, home, place)
        sighting = Sighting("visit.represent", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = people_of([(m, e) for m, e in who if e.country and e.country[0] == home[0]])
        if event is not None:
            sighting.date, sighting.occasion = event.date, event.occasion
        if sighting.visitors:
            yield sighting


def _is_occasion(ground: Ground, sentence: Sentence) -> bool:
    """Whether a sentence names a day or an event."""
    dates = ground.dates_in(sentence.first, sentence.last)
    return bool(dates) or bool(ground.doc.hits_in("event_noun", sentence.first, sentence.last))


def _own_state(ground: Ground, verb: Hit, who: list[Named]) -> tuple[str, tuple[int, int]] | None:
    """«represented her country»: the State of those who represent it."""
    own = ground.doc.hits_in("possessive", verb.last, verb.last + 2)
    return next((e.country for _, e in who if e.country), None) if own else None


def find_leaders(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«leads to Tashkent a delegation of …»: who leads a delegation somewhere goes there."""
    for hit, feature in ground.verbs(_LEADING, sentence.first, sentence.last):
        group = ground.doc.hits_in("delegation", hit.last, min(sentence.last, hit.last + _NEAR_PLACE))
        event = group and ground.doc.hits_in("event_noun", group[0].last, sentence.last)
        place = place_behind(ground, hit, sentence, near=_NEAR_EVENT if event else _NEAR_PLACE)
        place = place or place_there(ground, hit, sentence)
        led = feature == _PARTICIPLE and ground.auxiliary(hit, "passive")
        if place is None or not group or is_unreal(ground, hit, feature) or led:
            continue
        sighting = Sighting("visit.lead", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = people_of(find_traveller(ground, sentence, hit.first))
        yield sighting


def _home_of(ground: Ground, verb: Hit, sentence: Sentence) -> tuple[str, tuple[int, int]] | None:
    """The State of the one who sends."""
    return next((e.country for _, e in find_traveller(ground, sentence, verb.first) if e.country), None)


def _belong(who: list[Named], home: tuple[str, tuple[int, int]] | None, place: Location) -> None:
    """Those of whom no State is told are of the one that they act for."""
    for _, entity in who:
        if entity.country is None and home is not None and home[0] != place.country:
            entity.country = home


_LEADING = ("lead", "head")
_PARTICIPLE = "past_participle"
_NEAR_PLACE = 12
_NEAR_SENT = 6
_NEAR_EVENT = 30
