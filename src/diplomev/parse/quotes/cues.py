"""Verbs of speech in a text, with their auxiliaries, and the subjects that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.parse.quotes.nouns import apposed, name_before, nouns_in, phrase_at, phrase_before
from diplomev.parse.quotes.scene import Noun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit
    from diplomev.parse.quotes.scene import Scene

TENSED = frozenset({"present", "imperfect", "future", "conditional", "simple_past", "subjunctive"})
"""The forms of a verb that has a subject of its own."""
_STOPS = frozenset('.;:?!…()«»“”„"')
_NEAR = 7
"""How many tokens an auxiliary may stand before its participle."""
_BESIDE = 2
"""How many at most where the participle could also be a finite form."""
_FAR = 14
"""The same where an insertion between commas parts them; also how far behind its verb a subject may begin."""
_COMMAS = 2
"""How many commas may stand between a verb and its subject behind it."""


@frozen
class Cue:
    """A verb of speech.

    Attributes:
        first: The first token of its group: the auxiliary, or a pronoun or particle before the verb.
        verb: The first token of the verb itself.
        last: The token behind it.
        form: `finite`, `loose` (an infinitive, a present participle, a verb joined to an earlier one: its
            subject is the one of its clause) or `passive` (a participle by itself, which has an agent).
        strong: Whether the verb introduces whole sentences.
    """

    first: int
    verb: int
    last: int
    form: str
    strong: bool


def cue_of(scene: Scene, hit: Hit, low: int) -> Cue | None:
    """What a verb of speech is in its place; `None` where the word is no verb there.

    Args:
        scene: The text.
        hit: The verb.
        low: The first token that may belong to its group.
    """
    features = {entry.feature for entry in hit.entries}
    strong = any(entry.code == "say" for entry in hit.entries)
    finite = bool(features & TENSED)
    if "past_participle" in features:
        helper = _auxiliary(scene, hit.first, low)
        if helper is not None and (not finite or _belongs(scene, helper, hit.first)):
            form = "finite" if _is_active(scene, helper, low) else "passive"
            return Cue(_group_start(scene, helper, low), hit.first, hit.last, form, strong)
    if finite:
        if _is_noun(scene, hit.first, low):
            return None
        return Cue(_group_start(scene, hit.first, low), hit.first, hit.last, "finite", strong)
    form = "loose"
    if "past_participle" in features:
        joined = hit.first > low and scene.doc.words[hit.first - 1] in scene.grammar.joint
        form = "loose" if joined else "passive"
    return Cue(_group_start(scene, hit.first, low), hit.first, hit.last, form, strong)


def inverted_pronoun(scene: Scene, low: int, high: int) -> Noun | None:
    """A pronoun that a hyphen ties to the verb before it."""
    doc = scene.doc
    for hit in doc.hits_in("pronoun", low + 1, high):
        before = hit.first - 1
        if doc.words[before] == "-" and doc.ends[before] == doc.starts[hit.first]:
            kind = "nobody" if hit.code == "impersonal" else "pronoun"
            return Noun(hit.first, hit.last, kind, hit.entries[0].data.get("gender", ""))
    return None


def subject_before(scene: Scene, cue: Cue, low: int) -> Noun | None:
    """The subject of a verb, looked for before it, down to the token `low`."""
    noun = _nearest_subject(scene, cue, low)
    return apposed(scene, noun) if noun else None


def _nearest_subject(scene: Scene, cue: Cue, low: int) -> Noun | None:
    """The noun that is the subject of a verb behind it, by what stands between the two."""
    nouns = nouns_in(scene, low, cue.first)
    free = [noun for noun in _same_clause(scene, nouns, low, cue.first) if not noun.governed]
    before = scene.doc.words[cue.first - 1] if cue.first > low else ""
    adjacent = bool(nouns) and nouns[-1].last == cue.first
    if cue.form == "finite" and adjacent and not nouns[-1].governed:
        return nouns[-1]
    if cue.form == "finite" and not adjacent and before in scene.grammar.relative:
        return nouns[-1] if nouns else None
    if cue.form != "finite" or before in scene.grammar.joint:
        return free[0] if free else None
    if before == ",":
        enclosed = [noun for noun in free if scene.doc.words[noun.last] in {",", "("}]
        free = enclosed[:1] or free
    elif phrase := name_before(scene, low, cue.first) or phrase_before(scene, low, cue.first):
        return phrase
    return free[-1] if free else None


def subject_behind(scene: Scene, cue: Cue, high: int) -> Noun | None:
    """The subject of a verb, looked for behind it: at once, or where the next free noun phrase begins."""
    noun = phrase_at(scene, cue.last, high)
    if noun is None or (noun.kind == "any" and scene.doc.words[noun.first] in scene.grammar.of_article):
        words = scene.doc.words
        end, commas = cue.last, 0
        while end < min(high, cue.last + _FAR) and words[end] not in _STOPS and commas <= _COMMAS:
            commas += words[end] == ","
            end += 1
        behind = nouns_in(scene, cue.last, min(high, end + _FAR))
        noun = next((noun for noun in behind if noun.first < end and not noun.governed), None)
    return apposed(scene, noun) if noun else None


def agent_in(scene: Scene, low: int, high: int) -> Noun | None:
    """Who acts in the passive: the noun phrase behind «by»."""
    for hit in scene.doc.hits_in("agent", low, high):
        if noun := phrase_at(scene, hit.last, high):
            return noun
    return None


def cues_back(scene: Scene, low: int, high: int) -> Iterator[Cue]:
    """The verbs of speech from before `high` back to `low`, the nearest first."""
    for hit in reversed(scene.doc.hits_in("speech", low, high)):
        if cue := cue_of(scene, hit, low):
            yield cue


def cues_in(scene: Scene, low: int, high: int, *, floor: int | None = None) -> Iterator[Cue]:
    """The verbs of speech from `low` to before `high`; their groups may begin at `floor`."""
    for hit in scene.doc.hits_in("speech", low, high):
        if cue := cue_of(scene, hit, low if floor is None else floor):
            yield cue


def _auxiliary(scene: Scene, verb: int, low: int) -> int | None:
    """The auxiliary of a participle: near it, or before an insertion between commas."""
    words, grammar = scene.doc.words, scene.grammar
    for token in range(verb - 1, max(low, verb - _NEAR) - 1, -1):
        word = words[token]
        if word in grammar.have or word in grammar.be:
            return token
        if word == ",":
            return _enclosing(scene, token, low)
        if word in grammar.articles or not (word[0].isalpha() or word == "-"):
            return None
    return None


def _enclosing(scene: Scene, comma: int, low: int) -> int | None:
    """The auxiliary before an insertion that ends at a comma: «a, pour sa part, …»."""
    words, grammar = scene.doc.words, scene.grammar
    for token in range(comma - 1, max(low + 1, comma - _FAR) - 1, -1):
        if words[token] == ",":
            before = words[token - 1]
            return token - 1 if before in grammar.have or before in grammar.be else None
    return None


def _belongs(scene: Scene, helper: int, verb: int) -> bool:
    """Whether an auxiliary makes a participle of a form that could stand alone: beside it, or as «a-t-il»."""
    return verb - helper <= _BESIDE or scene.doc.words[helper + 1] == "-"


def _is_active(scene: Scene, helper: int, low: int) -> bool:
    words, grammar = scene.doc.words, scene.grammar
    if words[helper] in grammar.have:
        return True
    return bool(grammar.reflexive & set(words[max(low, helper - 2) : helper]))


def _is_noun(scene: Scene, token: int, low: int) -> bool:
    """Whether a word that could be a verb follows an article or a preposition, as nouns do."""
    words, grammar = scene.doc.words, scene.grammar
    if token <= low:
        return False
    before = words[token - 1]
    if before in grammar.prepositions and before not in grammar.beside_verb:
        return True
    if before not in grammar.articles:
        return False
    if before not in grammar.beside_verb or token - 1 <= low:
        return True
    earlier = words[token - 2]
    return not (
        earlier in grammar.comparing
        or earlier in grammar.relative
        or earlier in grammar.beside_verb
        or any(hit.last == token - 1 for hit in scene.doc.hits_in("pronoun", token - 4, token))
    )


def _group_start(scene: Scene, token: int, low: int) -> int:
    while token > low and scene.doc.words[token - 1] in scene.grammar.beside_verb:
        token -= 1
    return token


def _same_clause(scene: Scene, nouns: list[Noun], low: int, high: int) -> list[Noun]:
    """The nouns behind the last word at which a new subject begins, or all where none is there."""
    breaks = scene.doc.hits_in("clause_break", low, high)
    behind = [noun for noun in nouns if breaks and noun.first >= breaks[-1].last]
    return behind or nouns
