"""What a sentence only asks, or tells to be denied: nothing of it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.ground import QUESTIONS
from diplomev.parse.verbs import is_helper

if TYPE_CHECKING:
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground


def is_doubted(ground: Ground, sentence: Sentence, token: int) -> bool:
    """Whether the words around a verb or noun ask whether it is so, or say that it is not.

    «Will she visit Rome?» asks; «Why did she visit Rome?» and «Was her visit to Rome a success?» take it for granted.

    Args:
        ground: The text.
        sentence: The sentence.
        token: The first token of the verb or noun that tells it.
    """
    return _asks(ground, sentence, token) or _denies(ground, sentence, token) or _is_rumour(ground, sentence, token)


def _asks(ground: Ground, sentence: Sentence, token: int) -> bool:
    """Whether a sentence is a question that yes or no could answer."""
    words = ground.doc.words
    if not QUESTIONS.intersection(words[max(sentence.first, sentence.last - _NEAR_END) : sentence.last]):
        return False
    taken = ground.doc.pack.words("phrases", "question")
    granted = any(hit.code == _DEFINITE for hit in ground.doc.hits_in("article", token - 1, token))
    granted = granted or bool(ground.doc.hits_in("possessive", token - 1, token))
    return not granted and not any(word in taken for word in words[sentence.first : token])


def _denies(ground: Ground, sentence: Sentence, token: int) -> bool:
    """«denied reports that X was expected in Rome»: whether the clause of a trigger is what somebody denies."""
    denials = ground.doc.hits_in("denial", sentence.first, token)
    if not denials or _is_parted(ground, denials[-1].last, token):
        return False
    that = ground.doc.pack.words("phrases", "that")
    clause = next((t for t in range(denials[-1].last, token) if ground.doc.words[t] in that), None)
    return clause is not None and all(is_helper(verb) for verb in ground.doc.hits_in("verb", clause, token))


def _is_rumour(ground: Ground, sentence: Sentence, token: int) -> bool:
    """«Rumours of a visit to Rome are false»: whether a trigger is what a rumour says of which nothing is true."""
    told = ground.doc.hits_in("rumour", sentence.first, sentence.last)
    before = [hit for hit in told if hit.code == "told" and hit.last <= token]
    untrue = any(hit.code == "untrue" for hit in told) or ground.doc.hits_in("denial", sentence.first, sentence.last)
    return bool(before) and bool(untrue) and not _is_parted(ground, before[-1].last, token)


def _is_parted(ground: Ground, first: int, last: int) -> bool:
    """Whether a comma stands between some tokens that does not set off a name."""
    named = [mention for mention, _ in ground.cast.between(first, last)]
    around = {token for mention in named for token in range(mention.first - 1, mention.last + 1)}
    return any(ground.doc.words[token] == "," and token not in around for token in range(first, last))


_DEFINITE = "definite"
_NEAR_END = 3
"""Tokens before the end of a sentence: the mark of a question, a bracket, a quotation mark."""
