"""Sightings in quotations: what somebody says of his or her own travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.offices import HEADS, LEADERS
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.speakers import SpeakerFinder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location
    from diplomev.parse.quotes import Quote


def find_own_words(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """« J'étais à Rome en 2017 », "I will be in Rome": the speaker, where he or she governs another State."""
    yield from _in_dialogue(ground, sentence)
    back = [h for h in ground.doc.hits_in("addressed_travel", sentence.first, sentence.last) if h.code == _BACK]
    for hit in (*ground.doc.hits_in("own_travel", sentence.first, sentence.last), *back):
        quote = ground.quote_at(hit.start)
        place = next(iter(ground.places_in(hit.last, min(sentence.last, hit.last + _NEAR_PLACE))), None)
        if quote is None or place is None or place.preposition not in _ties(hit):
            continue
        dates = ground.dates_in(hit.last, min(sentence.last, ground.doc.token_at(quote.end)))
        speaker = _who(ground, quote, place)
        if speaker is None or (hit.code == "past" and not dates):
            continue
        tense = "past" if hit.code == _BACK else hit.code
        sighting = Sighting("visit.own_words", _span(hit, place), sentence, hit.first, tense, place=place)
        sighting.visitors, sighting.ends = [(speaker, (hit.start, hit.end))], hit.code == _BACK
        sighting.date, sighting.dated = next(iter(dates), None), "own"
        yield sighting


def _in_dialogue(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Vous rentrez de Rome ? – J'y étais lundi.»: the one who is asked."""
    who = ground.interviewee
    hits = [h for c in ("own_travel", "addressed_travel") for h in ground.doc.hits_in(c, sentence.first, sentence.last)]
    home = who.country[0] if who is not None and who.country is not None else ground.home.country if ground.home else ""
    for hit in hits if home else ():
        place = _place_of(ground, hit, sentence)
        if who is None or ground.quoted(hit.start) or place is None or place.country == home:
            continue
        back = hit.code == _BACK
        tense = "past" if back else hit.code
        sighting = Sighting("visit.own_words", (hit.start, hit.end), sentence, hit.first, tense, place=place)
        sighting.visitors = [(who, (hit.start, hit.end))]
        sighting.ends = back
        yield sighting


def _place_of(ground: Ground, hit: Hit, sentence: Sentence) -> Location | None:
    """The place behind words of one's own travel; with «y» the one spoken of last."""
    there = ground.doc.pack.words("phrases", "there")
    if any(word in there for word in ground.doc.words[hit.first : hit.last]):
        low = ground.doc.sentences[max(0, sentence.index - _SENTENCES_BACK)].first
        return next((p for p in reversed(ground.places_in(low, hit.first)) if p.kind != "venue"), None)
    place = next(iter(ground.places_in(hit.last, min(sentence.last, hit.last + _NEAR_PLACE))), None)
    return place if place is not None and place.preposition in _ties(hit) else None


def _ties(hit: Hit) -> frozenset[str]:
    """What may stand between words of one's own travel and the place: that of coming home, or that of going there."""
    return frozenset({"of", "from"}) if hit.code == _BACK else frozenset({"to", ""})


def _span(hit: Hit, place: Location) -> tuple[int, int]:
    return hit.start, place.end


def _who(ground: Ground, quote: Quote, place: Location) -> Entity | None:
    """The speaker, where the place lies in another State than that which he or she acts for."""
    speaker = SpeakerFinder(ground).find(quote).entity
    if speaker is None or speaker.kind != "person" or not any(map(speaker.has_office, _GOVERNING)):
        return None
    home = speaker.country[0] if speaker.country else ""
    if not home and ground.dateline is not None and any(map(speaker.has_office, HEADS)):
        home = ground.dateline.country  # «the Head of State» of whom no State is said
    return speaker if home and home != place.country else None


_BACK = "return"
"""The code of words of somebody who is back («je rentre de»)."""
_NEAR_PLACE = 3
_SENTENCES_BACK = 3
_GOVERNING = LEADERS | {"defence_minister", "minister", "igo_head", "special_envoy", "other"}
