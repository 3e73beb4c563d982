"""Speakers told by other words than a verb and its subject: a heading, a noun of speech, another sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.quotes.cues import cues_back, inverted_pronoun, subject_before
from diplomev.parse.quotes.nouns import nouns_in, phrase_at
from diplomev.parse.quotes.scene import Noun
from diplomev.parse.quotes.told import Told, told_by

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.document import Hit
    from diplomev.parse.quotes.place import Place
    from diplomev.parse.quotes.scene import Scene

_SPEAKS = frozenset({"person", "pronoun"})
_BODIES = frozenset({"noun", "name"})
_WRITINGS = frozenset({"document"})
_OPENS_LABEL = frozenset("[(")
_CLOSES_LABEL = frozenset("])")
_LONGEST_LABEL = 12
"""Tokens of the words in brackets that name who speaks."""


def headed(scene: Scene, place: Place) -> Told | None:
    """A sentence that begins with a person and a colon: «X : … « … »»."""
    words = scene.doc.words
    first = place.begins + (words[place.begins] in scene.grammar.articles)
    end = scene.person_at.get(place.begins) or scene.person_at.get(first)
    if end is None or end >= place.opening:
        return None
    colon = words[end] == ":"
    apposed = words[end] in {",", "("} and words[place.opening - 1] == ":" and not _has_verb(scene, end, place.opening)
    return Told(None, Noun(place.begins, end, "person"), 85) if colon or apposed else None


def bracketed(scene: Scene, place: Place) -> Told | None:
    """A person in brackets right before a quotation, as in the script of a broadcast: «[SOUND – X] « … »»."""
    words = scene.doc.words
    closing = place.opening - 1
    if words[place.begins] not in _OPENS_LABEL or not place.begins < closing or words[closing] not in _CLOSES_LABEL:
        return None
    first = max(place.begins, closing - _LONGEST_LABEL)
    person = next((token for token in range(closing - 1, first, -1) if scene.person_at.get(token) == closing), None)
    return Told(None, Noun(person, closing, "person"), 80) if person is not None else None


def introduced(scene: Scene, place: Place) -> Told | None:
    """A noun of speech, or just a colon, and somebody who can speak: «Ses mots : « … »»."""
    words, grammar = scene.doc.words, scene.grammar
    colon = place.opening > place.low and words[place.opening - 1] == ":"
    nouns = scene.doc.hits_in("say_noun", place.low, place.opening) or _writings(scene, place)
    if not nouns and not colon:
        return None
    cue = (nouns[-1].first, nouns[-1].last) if nouns else None
    if colon and (whose := next(filter(None, (_possessive(scene, noun, place.low) for noun in nouns)), None)):
        return Told(cue, whose, 65)
    if nouns and words[nouns[-1].last] in grammar.of:
        owner = phrase_at(scene, nouns[-1].last + 1, place.opening)
        if owner and owner.kind != "any":
            return Told(cue, owner, 75)
    free = [noun for noun in nouns_in(scene, place.low, place.opening) if not noun.governed]
    kinds = (_SPEAKS, _BODIES, _WRITINGS) if nouns else (_SPEAKS,)
    speaker = next((noun for kind in kinds for noun in free if noun.kind in kind), None)
    if speaker is None and cue is None:
        return None
    return Told(cue, speaker, 70 if colon else 65)


def _possessive(scene: Scene, noun: Hit, low: int) -> Noun | None:
    """«His answer: « … »»: a possessive of the third person right before a noun of speech."""
    for hit in scene.doc.hits_in("possessive", max(low, noun.first - 2), noun.first):
        if hit.code == "third" and hit.last >= noun.first - 1:
            return Noun(hit.first, hit.last, "pronoun")
    return None


def _writings(scene: Scene, place: Place) -> Sequence[Hit]:
    """The nouns of writings in which something is said: «dans un communiqué»."""
    words, grammar = scene.doc.words, scene.grammar
    return [
        hit
        for hit in scene.doc.hits_in("document_noun", place.low, place.opening)
        if any(
            words[token] in grammar.prepositions and words[token] not in grammar.of
            for token in range(max(place.low, hit.first - 2), hit.first)
        )
    ]


def sentence_before(scene: Scene, first: int, last: int) -> Told | None:
    """A sentence that says that somebody speaks, before one that is a quotation."""
    last -= not scene.doc.words[last - 1].isalnum()
    for cue in cues_back(scene, first, last):
        if cue.form != "passive":
            noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, last))
            noun = noun or subject_before(scene, cue, first)
            if noun and noun.kind != "any":
                return told_by(cue, noun, 65)
    nouns = scene.doc.hits_in("say_noun", first, last)
    free = [n for n in nouns_in(scene, first, last) if not n.governed and n.kind in _SPEAKS] if nouns else []
    return Told((nouns[-1].first, nouns[-1].last), free[0], 60) if free else None


def sentence_behind(scene: Scene, first: int, last: int) -> Told | None:
    """A sentence that says whose words those before it were: «C'est en ces termes que X …»."""
    for hit in scene.doc.hits_in("back_reference", first, last):
        behind = nouns_in(scene, hit.last, last)
        speaker = next((noun for noun in behind if not noun.governed and noun.kind in _SPEAKS), None)
        if noun := phrase_at(scene, hit.last, last) or speaker:
            return Told((hit.first, hit.last), noun, 60)
    return None


def _has_verb(scene: Scene, low: int, high: int) -> bool:
    return any(token in scene.verb_at for token in range(low, high))
