"""Noun phrases and pronouns that can name a speaker."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from diplomev.parse.quotes.scene import Noun, Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.document import Doc, Hit

_TENSES = frozenset({"present", "imperfect", "future", "conditional", "simple_past", "present_participle"})

_LONGEST = 16
"""How many tokens a noun phrase has at most."""


def nouns_in(scene: Scene, low: int, high: int) -> list[Noun]:
    """What can name a speaker from token `low` to before `high`, in order, none overlapping another."""
    found = [_person(scene, first, low, high) for first, last in _slice(scene.people, low, high) if last <= high]
    found += [_headed(scene, head, low, high) for head in _slice(scene.heads, low, high)]
    found += [_pronoun(hit) for hit in scene.doc.hits_in("pronoun", low, high) if _is_subject(scene, hit)]
    found.sort(key=lambda noun: (noun.first, -noun.last))
    disjoint: list[Noun] = []
    for noun in found:
        if not disjoint or noun.first >= disjoint[-1].last:
            disjoint.append(_joined(scene, disjoint, noun))
    return disjoint


def phrase_at(scene: Scene, token: int, high: int) -> Noun | None:
    """The noun phrase or pronoun that begins at a token, whatever its head, if one can begin there."""
    doc, grammar = scene.doc, scene.grammar
    if token >= high:
        return None
    for first in (token, token + (doc.words[token] in grammar.articles)):
        if first in scene.person_at and scene.person_at[first] <= high:
            return _person(scene, first, token, high)
    for hit in doc.hits_in("pronoun", token, min(high, token + 4)):
        if hit.first == token:
            return _pronoun(hit)
    word = doc.words[token]
    article = word in grammar.articles or word in grammar.of_article
    if not article and not (doc.is_capital(token) or is_head(scene, token)):
        return None
    last = _extend(scene, token, token + 1, high, bare=article)
    if last - token <= article:
        return None
    return _named(scene, Noun(token, last, _kind(scene, token, last), grammar.articles.get(word, "")))


def phrase_before(scene: Scene, low: int, end: int) -> Noun | None:
    """The noun phrase, whatever its head, that ends before the token `end`."""
    doc, grammar = scene.doc, scene.grammar
    for token in range(max(low, end - _LONGEST), end - 1):
        before = doc.words[token - 1] if token > low else ","
        if doc.words[token] in grammar.articles and before not in grammar.prepositions:
            noun = phrase_at(scene, token, end)
            if noun and noun.last == end:
                return noun
    return None


def name_before(scene: Scene, low: int, end: int) -> Noun | None:
    """The words with capitals, not known as anybody's name, that end before the token `end`."""
    doc = scene.doc
    first = end
    while first > max(low, end - _LONGEST) and doc.words[first - 1].isalpha() and doc.is_capital(first - 1):
        first -= 1
    known = first < end and (doc.words[first] in scene.grammar.phrase_end or doc.words[first] in scene.grammar.articles)
    if first == end or known or _is_governed(scene, first, low):
        return None
    return Noun(first, end, "any")


def _slice(spans: Sequence[tuple[int, int]], low: int, high: int) -> Sequence[tuple[int, int]]:
    """The spans that begin from token `low` to before `high`."""
    return spans[bisect_left(spans, (low, -1)) : bisect_left(spans, (high, -1))]


def _person(scene: Scene, first: int, low: int, high: int) -> Noun:
    """A person's mention with its article; a description without a name takes its complements along."""
    doc, articles = scene.doc, scene.grammar.articles
    begin = first - 1 if first > low and doc.words[first - 1] in articles else first
    last = scene.person_at[first]
    if not any(doc.is_capital(token) for token in range(first, last)) or genitive_at(doc, last) is not None:
        last = _extend(scene, begin, last, high, bare=False)
    return Noun(begin, last, "person", articles.get(doc.words[begin], ""), _is_governed(scene, begin, low))


def _pronoun(hit: Hit) -> Noun:
    gender = hit.entries[0].data.get("gender", "")
    return Noun(hit.first, hit.last, "nobody" if hit.code == "impersonal" else "pronoun", gender)


def _is_subject(scene: Scene, hit: Hit) -> bool:
    """Whether a pronoun is a subject that stands for somebody."""
    if hit.code == "object" or scene.doc.words[hit.first - 1] in scene.grammar.prepositions:
        return False
    return not any(empty.first == hit.first for empty in scene.doc.hits_in("impersonal", hit.first, hit.first + 8))


def _headed(scene: Scene, head: tuple[int, int], low: int, high: int) -> Noun:
    """The noun phrase around a head."""
    words, grammar = scene.doc.words, scene.grammar
    first, last = head
    kind = scene.kind_of[first]
    begin, gender = first, ""
    for token in range(first - 1, max(low, first - 3) - 1, -1):
        word = words[token]
        if word in grammar.articles:
            begin, gender = token, gender or grammar.articles[word]
            continue
        if word in grammar.of_article and _begins_clause(scene, token, low):
            begin = token
            break
        if kind == "name" or word in grammar.prepositions or not word.isalpha():
            break
        if begin < first or word not in grammar.speaker_word:
            break
        begin = token
    governed = _is_governed(scene, begin, low)
    return Noun(begin, _extend(scene, begin, last, high, bare=False), kind, gender, governed)


def _begins_clause(scene: Scene, token: int, low: int) -> bool:
    """Whether a clause begins at a token: the region does, or a mark stands before it."""
    return token <= low or not scene.doc.words[token - 1].isalnum()


def _is_governed(scene: Scene, begin: int, low: int) -> bool:
    return begin > low and scene.doc.words[begin - 1] in scene.grammar.prepositions


def _joined(scene: Scene, before: list[Noun], noun: Noun) -> Noun:
    """A noun that «and» ties to one that a preposition governs is governed as well."""
    if before and before[-1].governed and not noun.governed and noun.kind != "pronoun":
        between = scene.doc.words[before[-1].last : noun.first]
        joints = scene.grammar.joint
        if len(between) <= 2 and between and between[0] in joints:  # noqa: PLR2004  # «and» and an article
            return Noun(noun.first, noun.last, noun.kind, noun.gender, governed=True)
    return noun


def is_head(scene: Scene, token: int) -> bool:
    """Whether a word that can name a speaker stands at a token."""
    return token in scene.kind_of


def _kind(scene: Scene, first: int, last: int) -> str:
    """What the first head within a noun phrase makes of it."""
    heads = _slice(scene.heads, first, min(last, first + 4))
    return scene.kind_of[heads[0][0]] if heads else "any"


def apposed(scene: Scene, noun: Noun) -> Noun:
    """The person whom a noun phrase goes on to name: «le président nigérian, Bola Tinubu, …»."""
    words = scene.doc.words
    if noun.kind not in {"noun", "any"} or words[noun.last : noun.last + 1] != [","]:
        return noun
    first = noun.last + 1
    end = scene.person_at.get(first) or scene.person_at.get(first + 1)
    if end is None or (end < len(words) and words[end][0].isalnum()):
        return noun
    first += first not in scene.person_at
    return Noun(first, end, "person", noun.gender)


def _named(scene: Scene, noun: Noun) -> Noun:
    """A phrase that ends in a person's name, tied to it by no «of», gives way to the person."""
    for first, last in _slice(scene.people, noun.first, noun.last):
        tied = bool(scene.grammar.of & set(scene.doc.words[noun.first : first]))
        tied = tied or bool(scene.doc.hits_in("genitive", noun.first, first))
        if last >= noun.last and first > noun.first + 1 and not tied:
            return Noun(first, last, "person", noun.gender)
    return noun


def _extend(scene: Scene, first: int, token: int, high: int, *, bare: bool) -> int:
    """The token behind a noun phrase that reaches to before `token` already.

    Args:
        scene: The text.
        first: The first token of the phrase.
        token: The first token that may still belong to it.
        high: The token before which it ends at the latest.
        bare: Whether its head is still to come.
    """
    doc, grammar = scene.doc, scene.grammar
    high = min(high, first + _LONGEST)
    safe = token
    linked = bare
    while token < high:
        word = doc.words[token]
        if _apposed(scene, token, high, linked=linked):
            token = safe = scene.person_at[token]
            linked = False
        elif word == "-" and doc.starts[token] == doc.ends[token - 1] and not linked:
            token = min(token + 2, high)
            safe = token
        elif (tie := genitive_at(scene.doc, token)) is not None:
            token, linked = tie.last, True
        elif word in grammar.of:
            safe, linked = (safe, True) if linked else (token, True)
            token += 1
        elif linked and word in grammar.articles:
            token += 1
        elif _stops(scene, token):
            if not linked and (not word.isalnum() or word not in grammar.prepositions):
                safe = token
            break
        else:
            if linked or doc.is_capital(token) or _stays(scene, token):
                safe = token + 1
            token += 1
            linked = False
    else:
        safe = token if not linked else safe
    return safe


def genitive_at(doc: Doc, token: int) -> Hit | None:
    """The genitive that begins at a token; a bare apostrophe may be a quotation mark, and is none."""
    hits = doc.hits_in("genitive", token, token + 2)
    return next((hit for hit in hits if hit.first == token and hit.last > token + 1), None)


def _apposed(scene: Scene, token: int, high: int, *, linked: bool) -> bool:
    """Whether a person's mention at a token belongs to the noun phrase before it."""
    end = scene.person_at.get(token)
    if end is None or end > high:
        return False
    return linked or scene.doc.words[token] not in scene.grammar.articles


def _stops(scene: Scene, token: int) -> bool:
    """Whether a noun phrase ends before a token."""
    word, grammar = scene.doc.words[token], scene.grammar
    if not word[0].isalpha() or word in grammar.prepositions or word in grammar.phrase_end:
        return True
    if word in grammar.articles or word in grammar.have or word in grammar.be:
        return True
    verb = scene.verb_at.get(token)
    return verb is not None and any(entry.feature in _TENSES for entry in verb.entries)


def _stays(scene: Scene, token: int) -> bool:
    """Whether a word is an adjective that a speaker's noun phrase keeps."""
    return scene.doc.words[token] in scene.grammar.speaker_word or token in scene.demonym_at
