"""Sightings by the stages of a journey: sentences of a tour's report that open with a place and a day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diplomev.parse.dates import date_bounds
from diplomev.parse.sightings.sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location

    _Travellers = list[tuple[Entity, Span]]


def find_stages(ground: Ground, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """«On Tuesday in Niamey, mining was the subject», «Malaysia, last, from 11 to 13»: stages of a tour told before.

    Args:
        ground: The text with its mentions.
        sightings: What other rules have found, in the order of the text.
    """
    bound = Counter(i for i, _ in {(s.sentence.index, s.place.country) for s in sightings if s.place and s.visitors})
    starts = {
        sighting.sentence.index: sighting
        for sighting in sightings
        if _is_tour(ground, sighting) or (bound[sighting.sentence.index] > 1 and sighting.rule == "visit.phrase")
    }
    tour: _Travellers = []
    begins: DateMention | None = None
    for sentence in ground.doc.sentences if starts else ():
        if tour and sentence.block.kind != "furniture" and not ground.quoted(sentence.start):
            place = _opening_place(ground, sentence)
            if place is not None and not any(
                entity.country and entity.country[0] == place.country for entity, _ in tour
            ):
                yield from _stage(ground, sentence, place, tour, begins)
        if sentence.index in starts:
            tour, begins = starts[sentence.index].visitors, starts[sentence.index].date


def _is_tour(ground: Ground, sighting: Sighting) -> bool:
    """Whether a sentence tells of somebody's journey to several places."""
    nouns = ground.doc.hits_in("visit_noun", sighting.sentence.first, sighting.sentence.last)
    return bool(sighting.visitors) and not sighting.anaphoric and any(noun.code in _TOURS for noun in nouns)


def _opening_place(ground: Ground, sentence: Sentence) -> Location | None:
    """The place abroad that a sentence opens with, set off by a mark; dates and words of sequence may be beside it."""
    doc = ground.doc
    place = next(iter(ground.places_in(sentence.first, sentence.first + _NEAR_OPENING)), None)
    if place is None or place is ground.dateline or place.kind == "venue" or place.preposition not in _PREPOSITIONS:
        return None
    at_home = ground.home is not None and ground.home.country == place.country
    if at_home or doc.hits_in("verb", sentence.first, place.first):
        return None
    beside: tuple[DateMention | Hit, ...] = (
        *ground.dates_in(sentence.first, place.first),
        *doc.hits_in("sequence", sentence.first, place.first),
        *_stop_named(ground, sentence.first, place.first),
    )
    covered = {token for one in beside for token in range(one.first, one.last)}
    free = [t for t in range(sentence.first, place.first) if t not in covered and doc.words[t].isalnum()]
    if len(free) > _PREPOSITION or any(place.first - token > _PREPOSITION for token in free):
        return None
    behind = max(
        (date.last for date in ground.dates_in(place.last, place.last + _PREPOSITION)),
        default=max((hit.last for hit in doc.hits_in("sequence", place.last, place.last + 1)), default=place.last),
    )
    return place if behind >= sentence.last or not doc.words[behind].isalnum() else None


def _stop_named(ground: Ground, first: int, last: int) -> Sequence[Hit]:
    """«Première étape, …», "Next stop: …": the words before a place that call it a station of the journey."""
    nouns = [hit for hit in ground.doc.hits_in("visit_noun", first, last) if hit.code in _STOPS]
    around = ("ordinal", "date_which", "article", "possessive")
    return [*nouns, *(hit for c in around for hit in ground.doc.hits_in(c, first, nouns[0].first))] if nouns else ()


def _stage(
    ground: Ground, sentence: Sentence, place: Location, tour: _Travellers, begins: DateMention | None
) -> Iterator[Sighting]:
    """The stage at a place; none where others come first in the sentence, or nothing tells when it was."""
    doc = ground.doc
    verb = next(iter(doc.hits_in("verb", place.last, sentence.last)), None)
    people = ground.travellers_in(sentence.first, verb.first if verb is not None else sentence.last)
    last = min([verb.first if verb is not None else sentence.last, *(mention.first for mention, _ in people)])
    dates, stop = ground.dates_in(sentence.first, last), _stop_named(ground, sentence.first, place.first)
    travellers = {entity for entity, _ in tour}
    others = {e for _, who in people for e in who if not (e.country and e.country[0] == place.country)} - travellers
    if place.first < last and not others and (dates or doc.hits_in("sequence", sentence.first, last) or stop):
        sighting = Sighting("visit.stage", place.span, sentence, place.first, "", place=place)
        sighting.visitors = tour
        sighting.date, sighting.dated = next((d for d in dates if not _is_before(ground, d, begins)), None), "own"
        if verb is not None:
            sighting.tense = ground.tense(verb, verb.entries[0].feature)
        yield sighting


def _is_before(ground: Ground, date: DateMention, begins: DateMention | None) -> bool:
    """Whether a bare weekday lies before the day on which a journey begins: it was taken for the last one."""
    if begins is None or not (date.value or date.interval) or not (begins.value or begins.interval):
        return False
    weekday = not any(map(str.isdecimal, ground.doc.words[date.first : date.last]))
    return weekday and date_bounds(date)[1] < date_bounds(begins)[0]


_STOPS = frozenset({"stage", "stopover"})
_TOURS = frozenset({"tour", "stage", "stopover"})
_PREPOSITIONS = frozenset({"to", ""})
_PREPOSITION = 2
"""Words of a preposition with its article."""
_NEAR_OPENING = 9
