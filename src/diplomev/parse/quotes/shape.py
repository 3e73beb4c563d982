"""What quoted words look like: a sentence, a title, a word or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.quotes.nouns import Scene
    from diplomev.parse.quotes.speakers import Place

_ENDS = frozenset(".!?…")
_FINITE = frozenset({"present", "imperfect", "future", "conditional", "simple_past", "subjunctive"})
_GAP = 3
"""How many tokens may stand between the noun of a title and the title («le projet pilote « … »»)."""


def is_long_enough(text: str, start: int, end: int, least: int) -> bool:
    """Whether a stretch has so many words: pieces between spaces that hold a letter or a digit."""
    count = 0
    for word in text[start:end].split(None, 4 * least):
        count += any(map(str.isalnum, word))
        if count >= least:
            return True
    return False


def is_sentence(scene: Scene, place: Place) -> bool:
    """Whether quoted words have a finite verb, or speak of the speaker."""
    words = scene.doc.words
    if any(words[token] in scene.grammar.speech_sign for token in range(place.inner, place.inner_end)):
        return True
    return any(
        entry.feature in _FINITE
        for token in range(place.inner, place.inner_end)
        if token in scene.verb_at
        for entry in scene.verb_at[token].entries
    )


def is_bounded(scene: Scene, place: Place, start: int, end: int) -> bool:
    """Whether quoted words begin and end as a sentence does, inside their marks or around them."""
    doc = scene.doc
    if not doc.text[start].isupper():
        return False
    if place.opening != place.begins and doc.words[place.opening - 1] not in {":", ".", "!", "?"}:
        return False
    return place.closing >= place.high or doc.words[place.closing] in _ENDS or doc.text[end - 1] in _ENDS


def is_title(scene: Scene, place: Place, start: int) -> bool:
    """Whether quoted words are a title or a name: what stands before them says so, or how they begin."""
    doc, grammar = scene.doc, scene.grammar
    before = place.opening - 1
    if before < place.begins:
        return False
    low = max(place.begins, place.opening - 8)
    nouns = doc.hits_in("title_noun", low, place.opening)
    last = nouns[-1] if nouns else None
    if doc.words[before] in {":", ","}:
        return last is not None and last.code == "called" and last.last == before
    if last:
        gap = place.opening - last.last
        if last.code == "called":
            return gap == 0 or (gap == 1 and doc.words[before] in grammar.articles.keys() | grammar.of)
        if last.code == "called_after_noun":
            return gap == 0 and len(nouns) > 1 and nouns[-2].last >= last.first - _GAP
        if gap <= _GAP and doc.text[start].isupper() and _only_adjectives(scene, last.last, place.opening):
            return True
    if not doc.text[start].isupper():
        return False
    skip = place.inner + (doc.words[place.inner] in grammar.articles)
    heads = doc.hits_in("title_noun", skip, min(skip + 4, place.inner_end))
    if heads and heads[0].first == skip and heads[0].code == "law":
        return not is_sentence(scene, place)
    return False


def _only_adjectives(scene: Scene, low: int, high: int) -> bool:
    """Whether nothing but words of a noun phrase stand between a noun and the mark."""
    words, grammar = scene.doc.words, scene.grammar
    return all(
        words[token].isalpha()
        and words[token] not in grammar.phrase_end
        and words[token] not in grammar.prepositions - grammar.of
        and words[token] not in grammar.have
        and words[token] not in grammar.be
        and token not in scene.verb_at
        for token in range(low, high)
    )
