"""Sightings by summits, conferences, inaugurations and funerals: of those who take part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.sightings.grammar import event_name, events_in, is_unreal
from diplomev.parse.sightings.people import find_agent, people_of
from diplomev.parse.sightings.places import event_place, event_venue, place_there, place_where
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground


def find_events(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """Summits, conferences, inaugurations, funerals, with a place: of those who take part or meet there."""
    for hit in events_in(ground, sentence.first, sentence.last):
        trigger = _taking_part(ground, hit, sentence)
        if trigger is None or is_unreal(ground, *trigger):
            continue
        if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
            continue
        verb, feature = trigger
        sighting = Sighting("visit.event", (hit.start, hit.end), sentence, hit.first)
        sighting.place = event_place(ground, hit, verb, sentence)
        where = place_where(ground, verb, sentence)
        if where is not None and sighting.place is not None and sighting.place.first < verb.first:
            sighting.place = where  # «came home to A from B, where she took part in the summit»
        sighting.place = sighting.place or place_there(ground, verb, sentence)
        sighting.tense = ground.tense(verb, feature)
        people = find_agent(ground, verb, sentence) if verb.first > hit.first else ()
        sighting.visitors = people_of(people or find_traveller(ground, sentence, verb.first))
        sighting.occasion = (hit.code, (hit.start, hit.end))
        sighting.event = event_name(ground, hit, sentence)
        sighting.known_only = sighting.place is None
        if feature == "infinitive" and sighting.tense == "past":
            sighting.tense = ""  # «arrived in Rome to attend»: as the verb before it says
        yield sighting


def find_joining(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«X will take part in it», «y participeront X et Y»: of the event just spoken of."""
    doc, there = ground.doc, ground.doc.pack.words("phrases", "there")
    if doc.hits_in("event_noun", sentence.first, sentence.last):
        return
    for verb, feature in ground.verbs("attend", sentence.first, sentence.last):
        near = doc.words[max(sentence.first, verb.first - _NEAR_THERE) : verb.first]
        event = event_venue(ground, sentence) if any(word in there for word in near) else None
        if event is None or is_unreal(ground, verb, feature):
            continue
        people = find_traveller(ground, sentence, verb.first)
        if verb.first - sentence.first <= _NEAR_THERE:  # the subject stands behind
            people = [(m, e) for m, w in ground.travellers_in(verb.last, sentence.last) if not m.preposition for e in w]
        sighting = Sighting("visit.event", (verb.start, verb.end), sentence, verb.first, ground.tense(verb, feature))
        sighting.place, sighting.date, sighting.occasion, _ = event
        sighting.visitors = people_of([(m, e) for m, e in people if e.country and e.country[0] != event.place.country])
        if sighting.visitors:
            yield sighting


def _taking_part(ground: Ground, event: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb that says that somebody takes part in an event, or the noun, with its form."""
    attending = next(reversed(ground.verbs("attend", sentence.first, event.first)), None)
    if attending is not None:
        return attending
    nouns = ground.doc.hits_in("participation", max(sentence.first, event.first - _NEAR_NOUN), event.first)
    if nouns:
        return nouns[-1], "past"
    behind = [v for v in ground.verbs("attend", event.last, sentence.last) if find_agent(ground, v[0], sentence)]
    if behind:
        return behind[0]
    meeting = next(reversed(ground.verbs("meet", sentence.first, event.first)), None)
    return meeting or _acting_at(ground, event, sentence)


def _acting_at(ground: Ground, event: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb of whoever does or says something «at the summit in Rome»; behind it, where the sentence begins so."""
    governed = ground.doc.hits_in("preposition", max(sentence.first, event.first - _NEAR_NOUN), event.first)
    if not governed or governed[-1].code not in {"to", "other", "on_margins"}:
        return None
    before = ground.doc.hits_in("verb", sentence.first, event.first)
    verbs = before[::-1] or ground.doc.hits_in("verb", event.last, sentence.last)
    for hit in verbs:
        entry = next((e for e in hit.entries if e.code in _DEEDS), None)
        if entry is not None and (before or ground.people_in(event.last, hit.first)):
            return hit, entry.feature
    return None


_DEEDS = frozenset({"say", "act", "stay", "hold"})
"""Senses of verbs for what one does at an event."""
_NEAR_THERE = 2
_NEAR_NOUN = 6
