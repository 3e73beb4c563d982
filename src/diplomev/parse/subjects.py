"""Who a sentence speaks of: the subject before a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.antecedents import stands_for
from diplomev.parse.lists import are_joined, each, follows_comma
from diplomev.parse.objects import in_whom_clause, is_object, is_object_pronoun
from diplomev.parse.verbs import is_helper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground, Named

_SUBJECT = frozenset({"", "led"})
"""What may stand before a subject: nothing, or «led by» of a delegation."""
_NEAR_LISTED = 2
_NEAR_PRONOUN = 4
_TOPIC = frozenset({"to", "toward"})  # «as for», «quant à»
_NEAR_WITH = 3
_SENTENCES_BACK = 2
_NEAR_VEHICLE = 4
_NEAR_RELATIVE = 8


def find_subject(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """Who stands before a verb as its subject: the nearest people to the left that no preposition governs.

    Two people joined by «and» are one subject.
    """
    return _nearest(ground, ground.people_in(sentence.first, token), sentence, token)


def find_traveller(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """The subject of a verb, a delegation or an official without a name included."""
    near = ground.travellers_in(sentence.first, token)
    return _nearest(ground, near, sentence, token) or _on_board(ground, near, token)


def on_board(ground: Ground, token: int, sentence: Sentence) -> list[Named]:
    """«…, the plane of President X»: whose the vehicle is behind a token."""
    return _on_board(ground, ground.travellers_in(token, sentence.last), sentence.last)


def find_apposed(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """«with President X, arrived on Saturday», «A, B, both arrived on Sunday»: who stands before the comma."""
    words, all_of = ground.doc.words, ground.doc.pack.words("phrases", "all_of")
    people = [(m, w) for m, w in ground.travellers_in(sentence.first, token) if m.last < token]
    if not people or words[people[-1][0].last] != "," or people[-1][0].last != token - 1:
        return []
    first = len(people) - 1
    several = any(word in all_of for word in words[token + 1 : token + 1 + _NEAR_LISTED])
    while several and first and _listed(ground, people, first - 1, len(people)):
        first -= 1
    return [pair for mention, who in people[first:] for pair in each(mention, who)]


def _on_board(ground: Ground, near: Sequence[tuple[Mention, tuple[Entity, ...]]], token: int) -> list[Named]:
    """«The plane of President X landed»: whose the vehicle is that is the subject."""
    for mention, who in near:
        owned = mention.preposition == "of" and mention.last <= token
        if owned and ground.doc.hits_in("vehicle", max(0, mention.first - _NEAR_VEHICLE), mention.first):
            return each(mention, who)
    return []


def _nearest(
    ground: Ground, near: Sequence[tuple[Mention, tuple[Entity, ...]]], sentence: Sentence, token: int
) -> list[Named]:
    people = [(m, w) for m, w in near if m.last <= token]
    if people and _goes_on_with(ground, people[-1][0], token):
        return each(*people[-1])
    free = [n for n, (m, _) in enumerate(people) if m.preposition in _SUBJECT]
    free = [n for n in free if not in_whom_clause(ground, people[n][0], token)] or free
    if not free:
        return _topic(ground, people, token) or stands_for(ground, sentence, token)
    last = next((n for n in reversed(free) if not is_object(ground, sentence, people[n][0])), None)
    if last is None:  # «She met Minister X before going to Y»
        who = stands_for(
            ground, sentence, ground.doc.hits_in("verb", sentence.first, people[free[0]][0].first)[-1].first
        )
        if who:
            return who
        last = free[-1]
    first = last
    while first and not people[first - 1][0].preposition and _listed(ground, people, first - 1, last):
        first -= 1
    named = [pair for mention, who in people[first : last + 1] for pair in each(mention, who)]
    return list({entity: (mention, entity) for mention, entity in reversed(named)}.values())[::-1]


def _goes_on_with(ground: Ground, mention: Mention, token: int) -> bool:
    """«says of the minister X, who left for Rome»: whether a relative clause makes somebody the subject of its verb."""
    doc = ground.doc
    behind = mention.last + (doc.words[mention.last : mention.last + 1] == [","])
    if (
        not mention.preposition
        or doc.words[behind : behind + 1] == []
        or doc.words[behind] not in doc.pack.words("phrases", "relative")
    ):
        return False
    return token - behind <= _NEAR_RELATIVE and all(map(is_helper, doc.hits_in("verb", behind, token)))


def _topic(ground: Ground, people: Sequence[tuple[Mention, Sequence[Entity]]], token: int) -> list[Named]:
    """«Quant au ministre X, il était à Y»: the one of whom a sentence says that it goes on to speak."""
    pronouns = ground.doc.hits_in("pronoun", max(0, token - _NEAR_PRONOUN), token)
    mention, who = people[-1] if people else (None, ())
    if mention is None or len(who) != 1 or mention.preposition not in _TOPIC or not pronouns:
        return []
    between = ground.doc.words[mention.last : pronouns[-1].first]
    return each(mention, who) if between == [","] else []


def _listed(ground: Ground, people: Sequence[tuple[Mention, Sequence[Entity]]], number: int, last: int) -> bool:
    """Whether a mention goes on a list to the left: before the last one «and», before others a comma or «and»."""
    left, right = people[number][0], people[number + 1][0]
    if are_joined(ground, left, right):
        return True
    return number + 1 < last and follows_comma(ground, left, right)


def stranger_before(ground: Ground, sentence: Sentence, token: int, hosts: Sequence[Entity]) -> list[Named]:
    """Whom a pronoun stands for that is no host: the person of another State spoken of last before a token."""
    homes = {entity.country[0] for entity in hosts if entity.country}
    low = ground.doc.sentences[max(0, sentence.index - _SENTENCES_BACK)].first
    for mention, who in reversed(ground.travellers_in(low, token)):
        strangers = [e for e in who if e not in hosts and not (e.country and e.country[0] in homes)]
        if strangers and len(who) == 1 and (not mention.preposition or mention.preposition == "of"):
            return [(mention, strangers[0])]
    return []


def met_by_pronoun(ground: Ground, last: int, sentence: Sentence, people: Sequence[Entity]) -> list[Named]:
    """«met her», «held talks with him»: whom a pronoun behind a verb or noun stands for.

    Args:
        ground: The text with its mentions.
        last: The token behind the verb or noun.
        sentence: The sentence.
        people: Those who meet whoever it is.
    """
    doc = ground.doc
    ties = (hit.last for hit in doc.hits_in("preposition", last, last + _NEAR_WITH) if hit.code == "with")
    beside = next(ties, last)
    if beside >= sentence.last or doc.hits_in("verb", last, beside):
        return []
    several = doc.words[beside] in doc.pack.words("phrases", "they")
    return [] if several or not is_object_pronoun(ground, beside) else stranger_before(ground, sentence, last, people)
