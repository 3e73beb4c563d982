"""What the sentence before tells of an office: the State of «its president» and «her minister», who was just named."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from diplomev.parse.offices import HEADS, MINISTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Sentence
    from diplomev.parse.resolve.casting import Casting

_OF_STATES = frozenset({*HEADS, "foreign_minister", "defence_minister"})
"""Offices that a State has («Russia … Its president»); whoever else has an owner may have a person as such."""
_OF_HEADS = MINISTERS | {"head_of_government"}
"""Offices of those who serve under a head of State or of government («his foreign minister»)."""
_SUBJECT = frozenset({"", "led"})
_NEAR_RECEIVED = 6
_NEAR_COUNTERPART = 4
"""How many mentions before «his counterpart» somebody may be named whose it is."""
_NEAR_OPENING = 3
_NEAR_NOUN = 4


def state_of(casting: Casting, number: int, office: str) -> tuple[str, Span] | None:
    """The State of «its president», «his minister»: of whom the sentence or the one before speaks first."""
    sentence = casting.doc.sentence_at(casting.mentions[number].first)
    opens = casting.mentions[number].first - sentence.first <= _NEAR_OPENING
    before = _sentence_before(casting, sentence) if opens else None
    if office in _OF_STATES and before is not None and (state := _state_told(casting, before)) is not None:
        return state
    if office not in _OF_HEADS:
        return None
    if (head := _head(_subjects(casting, sentence, number, nearest=True))) is not None:
        return head.country
    if not opens and (state := _state_told(casting, sentence)) is not None:
        return state
    before = _sentence_before(casting, sentence)
    head = _head(_subjects(casting, before, number, nearest=False)) if before is not None else None
    return head.country if head is not None else None


def _head(people: Sequence[Entity]) -> Entity | None:
    """The first head of State or of government of some people whose State is known."""
    return next((one for one in people if one.country and any(map(one.has_office, HEADS))), None)


def only_one_before(casting: Casting, number: int) -> Entity | None:
    """«X n'a pas été dépaysé. Le ministre irlandais …»: the only one of whom the sentence before speaks.

    The mention must open its sentence, as its subject.
    """
    mention = casting.mentions[number]
    sentence = casting.doc.sentence_at(mention.first)
    before = _sentence_before(casting, sentence)
    if before is None or mention.preposition or mention.first - sentence.first > 1:
        return None
    here = _within(casting, before)
    people = {e for index in here for e in casting.who.get(index, ()) if e.kind == "person"}
    if len(people) != 1:
        return None
    named = [entity for entity in _subjects(casting, before, number, nearest=False) if entity.names]
    last = casting.mentions[here[-1]]
    ends = last.name is not None and before.last - last.last <= 1
    return named[0] if named else people.pop() if ends else None  # «… comptait sur X. L'épouse du président …»


def note_strangers(casting: Casting) -> None:
    """«X received her Lithuanian counterpart», «X received the Lithuanian minister»: X is not of Lithuania."""
    for number, mention in enumerate(casting.mentions):
        role = next((role for role in mention.roles if len(role.countries) == 1), None)
        if role is None or not (role.counterpart or _is_received(casting, mention)):
            continue
        low = casting.doc.sentence_at(mention.first).first
        for index in range(number - 1, max(-1, number - 1 - _NEAR_COUNTERPART), -1):
            if casting.mentions[index].first < low:
                break
            casting.strangers[role.countries[0][0]].update(casting.who.get(index, ()))


def _is_received(casting: Casting, mention: Mention) -> bool:
    """Whether a verb of receiving governs somebody."""
    verbs = casting.doc.hits_in("verb", max(0, mention.first - _NEAR_RECEIVED), mention.first)
    return bool(verbs) and not mention.preposition and any(entry.code == "receive" for entry in verbs[-1].entries)


def _state_told(casting: Casting, sentence: Sentence) -> tuple[str, Span] | None:
    """«La Russie, elle, …»: the State that a sentence begins with as its subject."""
    for index in _within(casting, sentence):
        mention = casting.mentions[index]
        if mention.first - sentence.first > _NEAR_OPENING:
            return None
        if mention.kind == "state" and not mention.preposition and not mention.adjective:
            return mention.code, (mention.start, mention.end)
    return None


def _subjects(casting: Casting, sentence: Sentence, number: int, *, nearest: bool) -> list[Entity]:
    """The people of a sentence before a mention whom no preposition governs, or of whose journey it tells."""
    found = [
        casting.who[index][0]
        for index in _within(casting, sentence)
        if index < number
        and casting.mentions[index].kind == "person"
        and (casting.mentions[index].preposition in _SUBJECT or _travels(casting, casting.mentions[index]))
        and len(casting.who.get(index, ())) == 1
    ]
    return found[::-1] if nearest else found


def _travels(casting: Casting, mention: Mention) -> bool:
    """«two days after the departure of X»: whether a noun for a journey stands before somebody's name."""
    first = max(0, mention.first - _NEAR_NOUN)
    return mention.preposition == "of" and any(
        casting.doc.hits_in(category, first, mention.first) for category in ("visit_noun", "departure_noun")
    )


def _sentence_before(casting: Casting, sentence: Sentence) -> Sentence | None:
    """The sentence before one in the same paragraph."""
    before = casting.doc.sentences[sentence.index - 1] if sentence.index else None
    return before if before is not None and before.block is sentence.block else None


def _within(casting: Casting, sentence: Sentence) -> range:
    low, high = (
        bisect_left(casting.mentions, token, key=lambda mention: mention.first)
        for token in (sentence.first, sentence.last)
    )
    return range(low, high)
