"""What quoted words look like: a sentence, a title, a word or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.quotes.cues import TENSED
from diplomev.parse.quotes.nouns import nouns_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.document import Hit
    from diplomev.parse.quotes.place import Place
    from diplomev.parse.quotes.scene import Scene

_ENDS = frozenset(".!?…")
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
        entry.feature in TENSED
        for token in range(place.inner, place.inner_end)
        if token in scene.verb_at
        for entry in scene.verb_at[token].entries
    )


def is_utterance(scene: Scene, place: Place) -> bool:
    """Whether quoted words are a sentence, by a verb or by the mark at their end."""
    return scene.doc.words[place.inner_end - 1] in _ENDS or is_sentence(scene, place)


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
    if place.opening <= place.begins:
        return False
    low = max(place.begins, place.opening - 8)
    nouns = scene.doc.hits_in("title_noun", low, place.opening)
    if scene.doc.words[place.opening - 1] in {":", ","}:
        return bool(nouns) and nouns[-1].code == "called" and nouns[-1].last == place.opening - 1
    capital = scene.doc.text[start].isupper()
    if nouns and nouns[-1].code in {"called", "called_after_noun"}:
        return _is_called(scene, place, nouns, low)
    named = capital and bool(nouns) and _only_adjectives(scene, nouns[-1].last, place.opening)
    return named or _is_proper(scene, place) or (capital and _begins_as_title(scene, place))


def _is_proper(scene: Scene, place: Place) -> bool:
    """«le cours de « l'Université … »»: whether «of» stands before words that begin as a name does and tell nothing."""
    doc, grammar = scene.doc, scene.grammar
    article = doc.words[place.inner] in grammar.articles and doc.words[place.opening - 1] in grammar.of
    return article and doc.is_capital(place.inner + 1) and not is_sentence(scene, place)


def _is_called(scene: Scene, place: Place, nouns: Sequence[Hit], low: int) -> bool:
    """Whether words such as «called» stand before the mark and are no verb of speech there."""
    last = nouns[-1]
    gap = place.opening - last.last
    if last.code == "called_after_noun":
        behind_noun = len(nouns) > 1 and nouns[-2].last >= last.first - _GAP
        return gap == 0 and (behind_noun or _is_epithet(scene, last.first, low))
    if last.first in scene.verb_at and not _is_epithet(scene, last.first, low):
        return False
    small = scene.grammar.articles.keys() | scene.grammar.of
    return gap == 0 or (gap == 1 and scene.doc.words[place.opening - 1] in small)


def _begins_as_title(scene: Scene, place: Place) -> bool:
    """Whether quoted words begin with the kind of document that they name: «Accord de pêche …»."""
    doc = scene.doc
    first = place.inner + (doc.words[place.inner] in scene.grammar.articles)
    heads = doc.hits_in("title_noun", first, min(first + 4, place.inner_end))
    named = bool(heads) and heads[0].first == first and heads[0].code == "law"
    return named and not is_sentence(scene, place)


def _is_epithet(scene: Scene, token: int, low: int) -> bool:
    """Whether a word that could be a verb of speech has neither a subject nor an auxiliary before it."""
    words, grammar = scene.doc.words, scene.grammar
    if token not in scene.verb_at or token <= low:
        return False
    before = words[token - 1]
    if before in grammar.have | grammar.be | grammar.beside_verb or not before[0].isalpha():
        return False
    return not any(noun.last == token and not noun.governed for noun in nouns_in(scene, low, token))


def _only_adjectives(scene: Scene, low: int, high: int) -> bool:
    """Whether nothing but words of a noun phrase stand between a noun and the mark."""
    words, grammar = scene.doc.words, scene.grammar
    return high - low <= _GAP and all(
        words[token].isalpha()
        and words[token] not in grammar.phrase_end
        and words[token] not in grammar.prepositions - grammar.of
        and words[token] not in grammar.have
        and words[token] not in grammar.be
        and token not in scene.verb_at
        for token in range(low, high)
    )
