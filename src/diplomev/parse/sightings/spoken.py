"""Sightings in quotations: what somebody says of his or her own travels."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    for hit in ground.doc.hits_in("own_travel", sentence.first, sentence.last):
        quote = ground.quote_at(hit.start)
        place = next(iter(ground.places_in(hit.last, min(sentence.last, hit.last + _NEAR_PLACE))), None)
        if quote is None or place is None or place.preposition not in {"to", ""}:
            continue
        dates = ground.dates_in(hit.last, sentence.last)
        speaker = _who(ground, quote, place)
        if speaker is None or (hit.code == "past" and not dates):
            continue
        sighting = Sighting("visit.own_words", _span(hit, place), sentence, hit.first, hit.code, place=place)
        sighting.visitors = [(speaker, (hit.start, hit.end))]
        sighting.date, sighting.dated = next(iter(dates), None), "own"
        yield sighting


def _span(hit: Hit, place: Location) -> tuple[int, int]:
    return hit.start, place.end


def _who(ground: Ground, quote: Quote, place: Location) -> Entity | None:
    """The speaker, where the place lies in another State than that which he or she acts for."""
    speaker = SpeakerFinder(ground).find(quote).entity
    if speaker is None or speaker.kind != "person" or not any(map(speaker.has_office, _GOVERNING)):
        return None
    home = speaker.country[0] if speaker.country else ""
    if not home and ground.dateline is not None and any(map(speaker.has_office, _LEADING)):
        home = ground.dateline.country  # «the Head of State» of whom no State is said
    return speaker if home and home != place.country else None


_NEAR_PLACE = 3
_LEADING = ("head_of_state", "head_of_government")
_GOVERNING = (*_LEADING, "foreign_minister", "defence_minister", "minister", "igo_head", "special_envoy", "other")
