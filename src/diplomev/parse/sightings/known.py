"""Sightings that add to a visit told elsewhere, and make none by themselves: its scene, its hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.sightings.people import is_named_host, name_span, people_of
from diplomev.parse.sightings.sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground


def find_scenes(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«In Moscow, X …»: the scene of a sentence whose subject is known to be on a visit."""
    for place in ground.places_in(sentence.first, min(sentence.last, sentence.first + 3)):
        if place.preposition != "to" or place.kind == "country":
            continue
        for mention, who in ground.people_in(place.last, min(sentence.last, place.last + 3)):
            if mention.kind == "person" and not mention.preposition:
                sighting = Sighting("visit.scene", place.span, sentence, place.first, tense="", place=place)
                sighting.visitors = people_of([(mention, entity) for entity in who])
                sighting.known_only = True
                yield sighting


def find_named_hosts(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«met by his host, Y», «Her host is Y»: whoever is spoken of on a visit is received by Y."""
    doc, words = ground.doc, ground.doc.pack.words("phrases", "host_word")
    opens = doc.hits_in("possessive", sentence.first, sentence.first + 1)
    opened = bool(opens) and any(word in words for word in doc.words[opens[0].last : opens[0].last + 1])
    for mention, who in ground.people_in(sentence.first, sentence.last):
        verbs = doc.hits_in("verb", sentence.first + 2, mention.first) if opened else ()
        is_so = bool(verbs) and all(entry.code in _COPULAS for entry in verbs[-1].entries)
        is_so = is_so and mention.first - verbs[-1].last <= 1 and not mention.preposition
        if is_so or is_named_host(ground, mention):
            span = name_span(mention)
            sighting = Sighting("visit.counterpart", span, sentence, mention.first, tense="", known_only=True)
            sighting.anaphoric, sighting.hosts = True, [(entity, span) for entity in who]
            yield sighting


def find_counterparts(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«in the presence of his counterpart X»: whoever is spoken of on a visit is received by X."""
    remote = ground.doc.hits_in("not_presence", sentence.first, sentence.last)
    for mention, who in () if remote else ground.people_in(sentence.first, sentence.last):
        if not any(role.counterpart for role in mention.roles):
            continue
        beside = ground.doc.hits_in("presence_of", max(sentence.first, mention.first - _NEAR_BESIDE), mention.first)
        if mention.preposition == "with" or any(mention.first - hit.last <= 1 for hit in beside):
            span = name_span(mention)
            sighting = Sighting("visit.counterpart", span, sentence, mention.first, tense="", known_only=True)
            sighting.anaphoric = True
            sighting.hosts = [(entity, span) for entity in who]
            yield sighting


_COPULAS = frozenset({"stay", "passive"})
_NEAR_BESIDE = 6
