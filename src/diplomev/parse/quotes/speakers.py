"""Who is said to have spoken quoted words: each way of telling it is one function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.quotes.cues import (
    Cue,
    agent_in,
    cues_back,
    cues_in,
    inverted_pronoun,
    subject_before,
    subject_behind,
)
from diplomev.parse.quotes.nouns import is_head, nouns_in, phrase_at
from diplomev.parse.quotes.shape import is_utterance
from diplomev.parse.quotes.told import Told, attributed, told_by

if TYPE_CHECKING:
    from diplomev.parse.quotes.place import Place
    from diplomev.parse.quotes.scene import Scene

_PAUSES = frozenset(",-–—(")
_ENDS = frozenset(".)!?…")


def before(scene: Scene, place: Place) -> Told | None:
    """A verb of speech before the quotation, in its sentence: «X a déclaré que « … »»."""
    unknown: Told | None = None
    for tried, cue in enumerate(cues_back(scene, place.low, place.opening)):
        if tried == _TRIES:
            break
        if cue.form == "passive":
            noun = agent_in(scene, cue.last, place.opening)
            noun = noun or agent_in(scene, place.closing, min(place.closing + 6, place.high))
            if noun:
                return told_by(cue, noun, 80)
            continue
        noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, place.opening))
        noun = noun or subject_before(scene, cue, place.low)
        if noun is None and cue.form == "finite" and _opens_clause(scene, cue, place.low):
            noun = subject_behind(scene, cue, place.opening)
        if noun and (noun.kind != "any" or _introduces(scene, cue, place)):
            return told_by(cue, noun, 90 if scene.doc.words[place.opening - 1] == ":" else 85)
        unknown = unknown or told_by(cue, None, 60)
    return unknown


_TRIES = 3
_ADDRESSED = 8
"""How many words may stand between a verb and «that»: whom it is said to, and when."""


def _introduces(scene: Scene, cue: Cue, place: Place) -> bool:
    """Whether what follows a verb must be what is said, so that its subject is one who speaks."""
    words = scene.doc.words
    adjacent = cue.last == place.opening or words[place.opening - 1] == ":"
    clause = any(word in scene.grammar.that for word in words[cue.last : min(cue.last + _ADDRESSED, place.opening)])
    return cue.strong and (adjacent or clause)


def _opens_clause(scene: Scene, cue: Cue, low: int) -> bool:
    """Whether nothing that could be its subject stands before a verb: it begins its clause."""
    if cue.first <= low:
        return True
    word = scene.doc.words[cue.first - 1]
    return not word.isalnum() or word in scene.grammar.comparing or word in scene.grammar.joint


def behind(scene: Scene, place: Place) -> Told | None:
    """A verb of speech with its subject, or a phrase of attribution, right behind: «« … », a dit X»."""
    token = _skip_pause(scene, place.closing, place.high)
    if token >= place.high:
        return None
    compares = scene.doc.words[token] in scene.grammar.comparing
    token += compares
    pronoun = inverted_pronoun(scene, token, min(token + 6, place.high))
    cues = cues_in(scene, token, min(token + 12, place.high), floor=place.closing)
    first = next((cue for cue in cues if cue.first == token or (pronoun and cue.verb > pronoun.first)), None)
    if first and first.form != "passive" and (pronoun or token > place.closing or is_utterance(scene, place)):
        if pronoun and pronoun.kind == "nobody":
            return _unnamed(scene, place, first)
        return told_by(first, pronoun or subject_behind(scene, first, place.high), 95)
    if pronoun and pronoun.kind == "pronoun" and pronoun.first - token <= _TIED:
        return Told((token, pronoun.last), pronoun, 85)
    return attributed(scene, place, token, min(token + 1, place.high), 95) or _unlisted(scene, place, token)


def _unlisted(scene: Scene, place: Place, token: int) -> Told | None:
    """A verb that no list knows with its subject behind: «« … ! », s'émerveille X.», «« … », a calculé X»."""
    words, grammar = scene.doc.words, scene.grammar
    reflexive = words[token] in grammar.reflexive
    verb = token + reflexive
    perfect = verb < place.high and words[verb] in (grammar.be if reflexive else grammar.have)
    verb += perfect
    told_so = is_utterance(scene, place) or (perfect and token > place.closing and scene.doc.is_capital(place.inner))
    if verb + 1 >= place.high or not told_so or not _may_be_verb(scene, verb):
        return None
    if words[verb + 1] in grammar.of:
        return None
    noun = phrase_at(scene, verb + 1, place.high)
    sure = reflexive or perfect
    if noun is None or (noun.kind == "any" and not sure):
        return None
    if noun.last < place.high and words[noun.last][0].isalnum() and not perfect:
        return None
    return Told((token, verb + 1), noun, 70) if sure or noun.kind in {"person", "noun"} else None


def _may_be_verb(scene: Scene, token: int) -> bool:
    """Whether nothing speaks against a word being a verb: it has no capital, and is of no other known kind."""
    doc, grammar = scene.doc, scene.grammar
    word = doc.words[token]
    known = grammar.prepositions | grammar.phrase_end | grammar.speaker_word | grammar.articles.keys() | grammar.joint
    return word.isalpha() and not doc.is_capital(token) and word not in known and not is_head(scene, token)


def _unnamed(scene: Scene, place: Place, cue: Cue) -> Told:
    """A verb whose subject is nobody: what is said of the source, «de source sûre», «dans un communiqué»."""
    if told := attributed(scene, place, cue.last, place.high, 80):
        return told
    nouns = nouns_in(scene, cue.last, place.high)
    return told_by(cue, next((noun for noun in nouns if noun.kind in _STANDS_FOR), None), 80)


_STANDS_FOR = frozenset({"document", "name", "noun"})
_TIED = 4
"""How many tokens «a-t-» has before its pronoun, with a reflexive one."""


def named_behind(scene: Scene, place: Place) -> Told | None:
    """A subject with its verb right behind («« … », X a dit»), or a bare name at the sentence's end."""
    token = _skip_pause(scene, place.closing, place.high)
    if token >= place.high:
        return None
    noun = phrase_at(scene, token, place.high)
    if noun is None:
        return None
    for cue in cues_in(scene, noun.last, min(noun.last + 12, place.high)):
        if cue.form == "finite":
            subject = subject_before(scene, cue, token)
            return told_by(cue, subject, 90) if subject else None
    alone = noun.last >= place.high or scene.doc.words[noun.last] in _ENDS
    if noun.kind == "person" and alone and token > place.closing:
        return Told(None, noun, 75)
    return None


def led_behind(scene: Scene, place: Place) -> Told | None:
    """A sentence behind a colon that tells who spoke so: «« … » : with these words X greeted …»."""
    if place.closing >= place.high or scene.doc.words[place.closing] != ":":
        return None
    for cue in cues_in(scene, place.closing + 1, place.high):
        subject = subject_before(scene, cue, place.closing + 1) if cue.form == "finite" else None
        if subject is not None and subject.kind != "any":
            return told_by(cue, subject, 75)
    return None


def inside(scene: Scene, place: Place) -> Told | None:
    """An interruption within the marks: «« Nous sommes, a-t-il dit, prêts »»."""
    words = scene.doc.words
    for cue in cues_in(scene, place.inner, place.inner_end):
        if cue.first > place.inner and words[cue.first - 1] in _PAUSES and cue.form == "finite":
            noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, place.inner_end))
            noun = noun or phrase_at(scene, cue.last, place.inner_end)
            end = max(noun.last, cue.last) if noun else place.inner_end
            if end < place.inner_end and not words[end].isalnum():
                return told_by(cue, noun, 80)
    return None


def later(scene: Scene, place: Place) -> Told | None:
    """An attribution further behind in the sentence: «… « … » pour tous, a déclaré X»."""
    words = scene.doc.words
    for cue in cues_in(scene, place.closing, place.high):
        if cue.form == "finite" and cue.first > place.closing and words[cue.first - 1] == ",":
            noun = inverted_pronoun(scene, cue.first, min(cue.last + 4, place.high))
            if noun := noun or phrase_at(scene, cue.last, place.high):
                return told_by(cue, noun, 85)
    return attributed(scene, place, place.closing, place.high, 80)


def according(scene: Scene, place: Place) -> Told | None:
    """A phrase of attribution before: «Selon X, … « … »»."""
    return attributed(scene, place, place.low, place.opening, 85)


def _skip_pause(scene: Scene, token: int, high: int) -> int:
    """The token behind commas and dashes."""
    end = min(token + 3, high)
    while token < end and scene.doc.words[token] in _PAUSES:
        token += 1
    return token
