"""What a text tells of the speaker of a quotation, and the phrases that tell it without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.parse.quotes.nouns import phrase_at

if TYPE_CHECKING:
    from diplomev.parse.document import Hit
    from diplomev.parse.quotes.cues import Cue
    from diplomev.parse.quotes.place import Place
    from diplomev.parse.quotes.scene import Noun, Scene


@frozen
class Told:
    """What the text tells of a speaker: the words that say so (as tokens), who it is, how sure that is."""

    cue: tuple[int, int] | None
    speaker: Noun | None
    confidence: int


def told_by(cue: Cue, speaker: Noun | None, confidence: int) -> Told:
    """What a verb tells; the cue is the verb with an auxiliary that stands beside it."""
    first = cue.verb - 1 if cue.first == cue.verb - 1 else cue.verb
    if speaker and speaker.kind == "nobody":
        speaker = None
    if speaker and speaker.kind == "pronoun":
        confidence -= 5
    return Told((first, cue.last), speaker, confidence if cue.strong else confidence - 5)


def attributed(scene: Scene, place: Place, low: int, high: int, confidence: int) -> Told | None:
    """A phrase of attribution that begins from token `low` to before `high`, the nearest to the quotation."""
    hits = scene.doc.hits_in("attribution", low, min(high + 8, place.high if low >= place.closing else high))
    hits = [hit for hit in hits if hit.first < high]
    for hit in hits if low >= place.closing else reversed(hits):
        limit = place.opening if hit.last <= place.opening else place.high
        noun = phrase_at(scene, hit.last - (hit.code == "inside"), limit)
        if noun is None or (noun.kind == "any" and not scene.doc.is_capital(noun.first)):
            continue
        if hit.code == "strict" and not _has_own_clause(scene, hit, noun, place):
            continue
        return Told((hit.first, hit.last), noun, confidence)
    return None


def _has_own_clause(scene: Scene, hit: Hit, noun: Noun, place: Place) -> bool:
    """Whether a phrase stands by itself: behind a sentence's start or a comma, before a comma or the marks."""
    words = scene.doc.words
    begins = hit.first in {place.begins, place.closing} or words[hit.first - 1] in {",", ":"}
    ends = noun.last >= place.high or noun.last == place.opening or words[noun.last] in {",", "."}
    return begins and ends
