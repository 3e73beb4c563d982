"""Who is said to have spoken quoted words: each way of telling it is one function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.parse.quotes.cues import (
    Cue,
    agent_in,
    cue_of,
    cues_back,
    inverted_pronoun,
    subject_before,
    subject_behind,
    within,
)
from diplomev.parse.quotes.nouns import Noun, nouns_in, phrase_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.document import Hit
    from diplomev.parse.quotes.nouns import Scene

_PAUSES = frozenset(",-–—(")
_ENDS = frozenset(".)!?…")
_SPEAKS = frozenset({"person", "pronoun"})
_BODIES = frozenset({"noun", "name"})
_WRITINGS = frozenset({"document"})


@frozen
class Place:
    """Where a quotation stands, in tokens.

    Attributes:
        low: The first token before it that can tell of its speaker.
        opening: Its opening mark.
        inner: The first token of its words.
        inner_end: The token behind the last of them.
        closing: The token behind its closing mark.
        high: The token behind the last one that can tell of its speaker.
        begins: The first token of its sentence.
    """

    low: int
    opening: int
    inner: int
    inner_end: int
    closing: int
    high: int
    begins: int


@frozen
class Told:
    """What the text tells of a speaker: the words that say so (tokens, half-open), the speaker, how sure it is."""

    cue: tuple[int, int] | None
    speaker: Noun | None
    confidence: int


def _told(cue: Cue, speaker: Noun | None, confidence: int) -> Told:
    """What a verb tells; the cue is the verb with an auxiliary that stands beside it."""
    first = cue.verb - 1 if cue.first == cue.verb - 1 else cue.verb
    if speaker and speaker.kind == "nobody":
        speaker = None
    if speaker and speaker.kind == "pronoun":
        confidence -= 5
    return Told((first, cue.last), speaker, confidence if cue.strong else confidence - 5)


def before(scene: Scene, verbs: Sequence[Hit], place: Place) -> Told | None:
    """A verb of speech before the quotation, in its sentence: «X a déclaré que « … »»."""
    unknown: Told | None = None
    for tried, cue in enumerate(cues_back(scene, verbs, place.low, place.opening)):
        if tried == _TRIES:
            break
        if cue.form == "passive":
            noun = agent_in(scene, cue.last, place.opening) or agent_in(scene, place.closing, place.closing + 6)
            if noun:
                return _told(cue, noun, 80)
            continue
        noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, place.opening))
        noun = noun or subject_before(scene, cue, place.low)
        if noun is None and cue.form == "finite" and _opens_clause(scene, cue, place.low):
            noun = subject_behind(scene, cue, place.opening)
        if noun and (noun.kind != "any" or _introduces(scene, cue, place)):
            return _told(cue, noun, 90 if scene.doc.words[place.opening - 1] == ":" else 85)
        unknown = unknown or _told(cue, None, 60)
    return unknown


_TRIES = 3


def _introduces(scene: Scene, cue: Cue, place: Place) -> bool:
    """Whether what follows a verb must be what is said, so that its subject is one who speaks."""
    words = scene.doc.words
    return cue.strong and (words[cue.last] in scene.grammar.that or words[place.opening - 1] == ":")


def _opens_clause(scene: Scene, cue: Cue, low: int) -> bool:
    """Whether nothing that could be its subject stands before a verb: it begins its clause."""
    if cue.first <= low:
        return True
    word = scene.doc.words[cue.first - 1]
    return not word.isalnum() or word in scene.grammar.comparing or word in scene.grammar.joint or cue.strong


def behind(scene: Scene, verbs: Sequence[Hit], place: Place) -> Told | None:
    """A verb of speech with its subject, or a phrase of attribution, right behind: «« … », a dit X»."""
    token = _skip_pause(scene, place.closing, place.high)
    if token >= place.high:
        return None
    compares = scene.doc.words[token] in scene.grammar.comparing
    token += compares
    pronoun = inverted_pronoun(scene, token, min(token + 6, place.high))
    cues = _cues(scene, verbs, token, min(token + 12, place.high), place.closing)
    first = next((cue for cue in cues if cue.first == token or (pronoun and cue.verb > pronoun.first)), None)
    if first and first.form != "passive":
        if pronoun and pronoun.kind == "nobody":
            return _unnamed(scene, place, first)
        return _told(first, pronoun or subject_behind(scene, first, place.high), 95)
    if pronoun and pronoun.kind == "pronoun" and pronoun.first - token <= _TIED:
        return Told((token, pronoun.last), pronoun, 85)
    return _attributed(scene, place, token, min(token + 1, place.high), 95)


def _unnamed(scene: Scene, place: Place, cue: Cue) -> Told:
    """A verb whose subject is nobody: what is said of the source, «de source sûre», «dans un communiqué»."""
    if told := _attributed(scene, place, cue.last, place.high, 80):
        return told
    nouns = nouns_in(scene, cue.last, place.high)
    return _told(cue, next((noun for noun in nouns if noun.kind in _STANDS_FOR), None), 80)


_STANDS_FOR = frozenset({"document", "name", "noun"})
_TIED = 4
"""How many tokens «a-t-» has before its pronoun, with a reflexive one."""


def named_behind(scene: Scene, verbs: Sequence[Hit], place: Place) -> Told | None:
    """A subject with its verb right behind («« … », X a dit»), or a bare name at the sentence's end."""
    token = _skip_pause(scene, place.closing, place.high)
    if token >= place.high:
        return None
    noun = phrase_at(scene, token, place.high)
    if noun is None:
        return None
    for cue in _cues(scene, verbs, noun.last, min(noun.last + 12, place.high)):
        if cue.form == "finite":
            subject = subject_before(scene, cue, token)
            return _told(cue, subject, 90) if subject else None
    alone = noun.last >= place.high or scene.doc.words[noun.last] in _ENDS
    if noun.kind == "person" and alone and token > place.closing:
        return Told(None, noun, 75)
    return None


def inside(scene: Scene, verbs: Sequence[Hit], place: Place) -> Told | None:
    """An interruption within the marks: «« Nous sommes, a-t-il dit, prêts »»."""
    words = scene.doc.words
    for cue in _cues(scene, verbs, place.inner, place.inner_end):
        if cue.first > place.inner and words[cue.first - 1] in _PAUSES and cue.form == "finite":
            noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, place.inner_end))
            noun = noun or phrase_at(scene, cue.last, place.inner_end)
            if noun and noun.last < place.inner_end and not words[noun.last].isalnum():
                return _told(cue, noun, 80)
            if noun and noun.kind == "pronoun" and cue.last < place.inner_end and not words[cue.last].isalnum():
                return _told(cue, noun, 80)
    return None


def later(scene: Scene, verbs: Sequence[Hit], place: Place) -> Told | None:
    """An attribution further behind in the sentence: «… « … » pour tous, a déclaré X»."""
    words = scene.doc.words
    for cue in _cues(scene, verbs, place.closing, place.high):
        if cue.form == "finite" and cue.first > place.closing and words[cue.first - 1] == ",":
            noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, place.high))
            if noun := noun or phrase_at(scene, cue.last, place.high):
                return _told(cue, noun, 85)
    return _attributed(scene, place, place.closing, place.high, 80)


def according(scene: Scene, place: Place) -> Told | None:
    """A phrase of attribution before: «Selon X, … « … »»."""
    return _attributed(scene, place, place.low, place.opening, 85)


def headed(scene: Scene, place: Place) -> Told | None:
    """A sentence that begins with a person and a colon: «X : … « … »»."""
    end = scene.person_at.get(place.begins)
    if end is None or end >= place.opening:
        return None
    words = scene.doc.words
    colon = words[end] == ":"
    apposed = words[end] in {",", "("} and words[place.opening - 1] == ":" and not _has_verb(scene, end, place.opening)
    return Told(None, Noun(place.begins, end, "person"), 85) if colon or apposed else None


def introduced(scene: Scene, place: Place) -> Told | None:
    """A noun of speech, or just a colon, and somebody who can speak: «Ses mots : « … »»."""
    words, grammar = scene.doc.words, scene.grammar
    colon = place.opening > place.low and words[place.opening - 1] == ":"
    nouns = scene.doc.hits_in("say_noun", place.low, place.opening) or _writings(scene, place)
    if not nouns and not colon:
        return None
    cue = (nouns[-1].first, nouns[-1].last) if nouns else None
    if nouns and words[nouns[-1].last] in grammar.of and (owner := phrase_at(scene, nouns[-1].last + 1, place.opening)):
        if owner.kind != "any":
            return Told(cue, owner, 75)
    free = [noun for noun in nouns_in(scene, place.low, place.opening) if not noun.governed]
    kinds = (_SPEAKS, _BODIES, _WRITINGS) if nouns else (_SPEAKS,)
    speaker = next((noun for kind in kinds for noun in free if noun.kind in kind), None)
    if speaker is None and cue is None:
        return None
    return Told(cue, speaker, 70 if colon else 65)


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


def sentence_before(scene: Scene, verbs: Sequence[Hit], first: int, last: int) -> Told | None:
    """A sentence that says that somebody speaks, before one that is a quotation."""
    last -= not scene.doc.words[last - 1].isalnum()
    for cue in cues_back(scene, verbs, first, last):
        if cue.form != "passive":
            noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, last)) or subject_before(scene, cue, first)
            if noun and noun.kind != "any":
                return _told(cue, noun, 65)
    nouns = scene.doc.hits_in("say_noun", first, last)
    free = [n for n in nouns_in(scene, first, last) if not n.governed and n.kind in _SPEAKS] if nouns else []
    return Told((nouns[-1].first, nouns[-1].last), free[0], 60) if free else None


def sentence_behind(scene: Scene, first: int, last: int) -> Told | None:
    """A sentence that says whose words those before it were: «C'est en ces termes que X …»."""
    for hit in scene.doc.hits_in("back_reference", first, last):
        noun = phrase_at(scene, hit.last, last)
        if noun is None:
            noun = next((n for n in nouns_in(scene, hit.last, last) if not n.governed and n.kind in _SPEAKS), None)
        if noun:
            return Told((hit.first, hit.last), noun, 60)
    return None


def _cues(
    scene: Scene, verbs: Sequence[Hit], low: int, high: int, floor: int | None = None
) -> Iterator[Cue]:
    """The verbs of speech from `low` to before `high`; their groups may begin at `floor`."""
    for hit in within(verbs, low, high):
        if hit.last <= high and (cue := cue_of(scene, hit, low if floor is None else floor)):
            yield cue


def _skip_pause(scene: Scene, token: int, high: int) -> int:
    """The token behind commas and dashes."""
    end = min(token + 3, high)
    while token < end and scene.doc.words[token] in _PAUSES:
        token += 1
    return token


def _attributed(scene: Scene, place: Place, low: int, high: int, confidence: int) -> Told | None:
    """A phrase of attribution that begins from token `low` to before `high`, the nearest to the quotation."""
    hits = scene.doc.hits_in("attribution", low, min(high + 8, place.high if low >= place.closing else high))
    hits = [hit for hit in hits if hit.first < high]
    for hit in hits if low >= place.closing else reversed(hits):
        limit = place.opening if hit.last <= place.opening else place.high
        noun = phrase_at(scene, hit.last - (hit.code == "inside"), limit)
        if noun is None or noun.kind == "any" and not scene.doc.is_capital(noun.first):
            continue
        if hit.code == "strict" and not _has_own_clause(scene, hit, noun, place):
            continue
        return Told((hit.first, hit.last), noun, confidence)
    return None


def _has_own_clause(scene: Scene, hit: Hit, noun: Noun, place: Place) -> bool:
    """Whether a phrase stands by itself: begun by its sentence or a comma, ended by a comma or the quotation."""
    words = scene.doc.words
    begins = hit.first in {place.begins, place.closing} or words[hit.first - 1] in {",", ":"}
    ends = noun.last >= place.high or noun.last == place.opening or words[noun.last] in {",", "."}
    return begins and ends


def _has_verb(scene: Scene, low: int, high: int) -> bool:
    return any(token in scene.verb_at for token in range(low, high))
