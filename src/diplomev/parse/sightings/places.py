"""Which of the places around a trigger it speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.frames import Ground, Location


def place_left(ground: Ground, sentence: Sentence) -> Location | None:
    """The place that a sentence says somebody leaves."""
    for hit, _ in ground.verbs("leave", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_PLACE, bare=True)
        if place is not None and not place.preposition:
            return place
    return None


def place_before(ground: Ground, hit: Hit, sentence: Sentence) -> Location | None:
    """The nearest place with «in» before a noun for a meeting."""
    places = [p for p in ground.places_in(sentence.first, hit.first) if p.preposition == "to"]
    return places[-1] if places else None


def meeting_place(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """Where people meet: behind the verb, unless somebody else's words come first; else where the sentence begins."""
    place = place_behind(ground, verb, sentence, near=sentence.last - verb.last)
    if place and any(ground.doc.hits_in(c, verb.last, place.first) for c in ("attribution", "speech")):
        place = None  # «signed …, according to a statement in Nairobi»
    if place and ground.doc.hits_in("unreal", verb.last, place.first):
        place = None  # «meet, possibly in Riyadh»
    return place or _opening(ground, sentence) or _dateline(ground, sentence)


def _opening(ground: Ground, sentence: Sentence) -> Location | None:
    """The place that a sentence begins with: «In Ankara, …»."""
    places = ground.places_in(sentence.first, min(sentence.last, sentence.first + _NEAR_OPENING))
    return next((p for p in places if p.preposition == "to" and p.kind != "country"), None)


def _dateline(ground: Ground, sentence: Sentence) -> Location | None:
    """The place of a dispatch's dateline, where the sentence names somebody who is at home there."""
    place = ground.dateline
    if place is None or sentence.index > _NEAR_DATELINE:
        return None
    home = [e for _, who in ground.people_in(sentence.first, sentence.last) for e in who if e.country]
    return place if any(entity.country and entity.country[0] == place.country for entity in home) else None


def only_belongs(ground: Ground, place: Location) -> bool:
    """Whether a place only says where somebody or something belongs: «Kenya's president», «the US envoy»."""
    owned = any(tie.first == place.last for tie in ground.doc.hits_in("genitive", place.last, place.last + 2))
    around = ground.cast.between(place.first - _NEAR_NOUN, place.last)
    return owned or any(m.kind == "person" and m.first <= place.first < m.last for m, _ in around)


def nearest_place(ground: Ground, sentence: Sentence, last: int) -> Location | None:
    """The nearest place with «to» or «in» behind the trigger; else the nearest before it."""
    places = [p for p in ground.places_in(sentence.first, sentence.last) if p.preposition == "to"]
    behind = [p for p in places if p.first >= last]
    if behind:
        return behind[0]
    return places[-1] if places else None


def place_behind(ground: Ground, hit: Hit, sentence: Sentence, *, near: int, bare: bool = False) -> Location | None:
    """The first place behind a verb within some tokens; with «to» or «in», unless it is a direct object."""
    for place in ground.places_in(hit.last, sentence.last):
        if place.first - hit.last > near:
            return None
        if place.preposition == "to" or (bare and not place.preposition):
            return place
    return None


_NEAR_DATELINE = 5
_NEAR_OPENING = 3
_NEAR_PLACE = 8
_NEAR_NOUN = 6
