"""Whether a sentence speaks of what was or of what will be, near a place in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.document import Doc, Hit

_DIRECTION = {
    "past": -1, "simple_past": -1, "imperfect": -1, "participle": -1, "past_participle": -1, "perfect_participle": -1,
    "future": 1, "conditional": 1,
}  # fmt: skip
"""Where the forms of verbs point, back or ahead; the others say nothing, the present least of all in the news."""
_NAMES = ("organization", "country", "institution")
_AUXILIARY_REACH = 3
_REACH = 40
_COMMA = 8
"""How many words a comma counts for."""
_COMMAS = frozenset(",;،、，")


def direction_at(doc: Doc, first: int, last: int) -> int:
    """Whether the words around some tokens speak of the past (-1), the future (1) or leave it open (0).

    The nearest verb of the sentence decides, or the nearest word of category `date_tense`, those beyond a comma
    last; where a participle stands close behind a word of the future («will be received»), that word decides.
    """
    if not doc.sentences:
        return 0
    sentence = doc.sentence_at(first)
    low, high = max(sentence.first, first - _REACH), min(sentence.last, last + _REACH)
    cues = [(hit, 1 if hit.code == "future" else -1) for hit in doc.hits_in("date_tense", low, high)]
    named = {token for category in _NAMES for hit in doc.hits_in(category, low, high) for token in _inside(hit)}
    cues += [
        (hit, direction)
        for hit in doc.hits_in("verb", low, high)
        if hit.first not in named and (direction := _of_verb(hit)) is not None
    ]
    best, found = 2 * _REACH, 0
    for hit, direction in cues:
        if hit.last > first and hit.first < last:
            continue
        gap = range(last, hit.first) if hit.first >= last else range(hit.last, first)
        away = len(gap) + _COMMA * sum(doc.words[token] in _COMMAS for token in gap)
        if away < best:
            best, found = away, direction
            if direction < 0 and _announced(hit, cues):
                found = 1
    return found


def _inside(hit: Hit) -> range:
    """The words of a name of several, of which one may look like a verb: «Nations unies»."""
    return range(hit.first, hit.last) if hit.last - hit.first > 1 else range(0)


def _of_verb(hit: Hit) -> int | None:
    """Where a verb points, or `None` where its form says nothing or several things."""
    found = {_DIRECTION[entry.feature] for entry in hit.entries if entry.feature in _DIRECTION}
    return found.pop() if len(found) == 1 else None


def _announced(hit: Hit, cues: list[tuple[Hit, int]]) -> bool:
    return any(direction > 0 and 0 <= hit.first - cue.last <= _AUXILIARY_REACH for cue, direction in cues)
