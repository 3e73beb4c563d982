"""Whom pronouns stand for: the one of whom the sentences before speak."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from diplomev.parse.lists import are_joined, each
from diplomev.parse.objects import is_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named

_NEAR_OBJECT = 4
_NEAR_PRONOUN = 4
_BESIDE = frozenset({"by", "with"})  # before somebody beside the one of whom a sentence speaks
_NEAR_NOUN = 10
_SENTENCES_BACK = 2
_PRONOUNS_BACK = 3
_LONGEST_CHAIN = 30
"""Sentences that a chain of pronouns is gone back."""
_NEAR_BEGINNING = 4
_COLONS = frozenset(":;")


def stands_for(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """Whom a pronoun before a verb stands for: the last person before it whom no preposition governs."""
    unknown = [m for m, who in ground.cast.between(sentence.first, token) if not who and not m.preposition]
    if any(role.countries for m in unknown for role in m.roles):
        return []  # «The Congolese minister, for her part, …»: somebody, of whom the text tells no more
    near = ground.doc.hits_in("pronoun", max(sentence.first, token - _NEAR_PRONOUN), token)
    pronouns = [hit for hit in near if ground.doc.words[hit.first - 1 : hit.first] != [","] or hit.code != "object"]
    if pronouns and (who := _in_where_clause(ground, sentence, pronouns[-1].first)):
        return who
    if pronouns:
        return _before_colon(ground, sentence, pronouns[-1].first) or spoken_of(ground, sentence, pronouns[-1].first)
    # «Il quittera Rome mardi, avant de gagner Madrid»: the subject of the verb that a sentence begins with
    opening = [hit for hit in ground.doc.hits_in("pronoun", sentence.first, sentence.first + 2) if hit.code != "object"]
    noun = bool(ground.doc.hits_in("article", token - 1, token))  # «the head of»
    between = [m for m, _ in ground.people_in(sentence.first, token)]
    joins = any(hit.code == "and" for hit in ground.doc.hits_in("conjunction", token - 2, token))
    alone = opening and not noun and (not between or (joins and all(m.preposition for m in between)))
    return spoken_of(ground, sentence, opening[0].first) if alone else []


def _in_where_clause(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """«the visit of the president to Rome, where he …»: the only one named before, in the same sentence."""
    where = ground.doc.pack.words("phrases", "where")
    people = ground.people_in(sentence.first, token) if ground.doc.words[token - 1] in where else ()
    alone = len({entity for _, who in people for entity in who}) == 1 and people[0][0].preposition == "of"
    return each(*people[0]) if alone and not ground.verbs("receive", sentence.first, people[0][0].first) else []


def _before_colon(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """«praises the minister, X: in Rome she has …»: the only one of whom a sentence speaks before its colon."""
    colon = next((t for t in range(token - 1, sentence.first, -1) if ground.doc.words[t] in _COLONS), None)
    people = ground.people_in(sentence.first, colon) if colon is not None else ()
    told = colon is not None and bool(ground.doc.hits_in("pronoun", sentence.first, colon))
    alone = len({entity for _, who in people for entity in who}) == 1 and not told and people[0][0].preposition != "by"
    gender = ground.genders.of_pronoun(token)
    return each(*people[0]) if alone and not ground.genders.is_other(people[0][1][0], gender) else []


def spoken_of(ground: Ground, sentence: Sentence, token: int | None = None, back: int = _PRONOUNS_BACK) -> list[Named]:
    """The last person before a sentence whom no preposition governs: whom «he» and «his» in it stand for.

    Args:
        ground: The text with its mentions.
        sentence: The sentence.
        token: The pronoun or possessive; of a woman whom the text calls «Mrs», «he» is not said.
        back: How many sentences of pronouns that meet somebody are gone back.
    """
    pronoun = ground.doc.hits_at("pronoun").get(token) if token is not None else None
    latest = pronoun is not None and any(entry.data.get("refers") == "latest" for entry in pronoun.entries)
    low = _chain(ground, sentence)
    if token is not None and latest:
        people = [pair for pair in ground.people_in(low, token) if pair[0].kind == "person"]
        return each(*people[-1]) if people and len(people[-1][1]) == 1 else []
    named = [(m, w) for m, w in ground.people_in(low, sentence.first) if m.kind == "person"]
    if token is not None and ground.doc.words[token] in ground.doc.pack.words("phrases", "they"):
        return _group(ground, named)
    gender = ground.genders.of_pronoun(token) if token is not None else ""
    named = [(m, w) for m, w in named if not any(ground.genders.is_other(entity, gender) for entity in w)]
    near = [(m, w) for m, w in named if m.start >= sentence.block.start]
    people = near if len(near) == 1 and _arrives(ground, near[0][0]) else []
    governed = _governed(ground, named)
    people = people or [(m, w) for m, w in named if m.first not in governed]
    met = {m.first for m, _ in people if is_object(ground, ground.doc.sentence_at(m.first), m)}
    for (left, _), (right, _) in pairwise(people):
        met |= {right.first} if left.first in met and are_joined(ground, left, right) else set()
    acting = [(m, w) for m, w in people if m.first not in met]
    acting = [(m, w) for m, w in acting if not _acts_on_them(ground, m)] or acting
    if not acting and met and back and (who := _meets_them(ground, max(met), back)):
        return who
    people = acting or (_acting_before(ground, sentence, low, gender) if met else []) or people
    if not people and len({entity for _, who in named for entity in who}) == 1:
        if named[-1][0].preposition in _BESIDE and back and (who := _meets_them(ground, named[-1][0].first, back)):
            return who  # «He was received by President X. Then he left»
        people = named
    if not people and not named and pronoun is not None:
        if ground.protagonist is not None:
            return [(ground.protagonist.mentions[-1], ground.protagonist)]
        opens = token is not None and token - sentence.first <= _NEAR_PRONOUN
        people = _above(ground, sentence, low, gender) if opens else []
    return each(*people[-1]) if people and len(people[-1][1]) == 1 else []


def _governed(ground: Ground, people: Sequence[tuple[Mention, tuple[Entity, ...]]]) -> set[int]:
    """Where those stand whom a preposition governs, itself or before a list: «spoke with A and B»."""
    governed = {m.first for m, _ in people if m.preposition}
    for (left, _), (right, _) in pairwise(people):
        behind = min(right.last + _NEAR_OBJECT, ground.doc.sentence_at(right.first).last)
        acts = bool(ground.doc.hits_in("verb", right.last, behind))
        governed |= {right.first} if left.first in governed and are_joined(ground, left, right) and not acts else set()
    return governed


def _acts_on_them(ground: Ground, mention: Mention) -> bool:
    """«President X gave him a medal. On Tuesday he …»: whether somebody only does something to the one spoken of."""
    behind = ground.doc.hits_in("pronoun", mention.last, mention.last + _NEAR_OBJECT)
    return any(hit.code == "object" for hit in behind)


def _above(ground: Ground, sentence: Sentence, token: int, gender: str) -> list[tuple[Mention, tuple[Entity, ...]]]:
    """Who acts in the last sentence that names somebody, in the paragraph above one that begins with a pronoun."""
    index = ground.doc.sentence_at(token).index
    for back in reversed(ground.doc.sentences[max(0, index - _SENTENCES_BACK) : index] if not ground.parts else ()):
        named = [(m, w) for m, w in ground.people_in(back.first, back.last) if m.kind == "person"]
        acting = [(m, w) for m, w in named if not m.preposition and all(entity.names for entity in w)]
        if named:
            fitting = [(m, w) for m, w in acting if not any(ground.genders.is_other(entity, gender) for entity in w)]
            return fitting if back.block is not sentence.block else []
    return []


def _meets_them(ground: Ground, token: int, back: int) -> list[Named]:
    """«He will meet President X. Then he leaves»: whom the pronoun stands for that is the subject of a meeting."""
    sentence = ground.doc.sentence_at(token)
    pronouns = [hit for hit in ground.doc.hits_in("pronoun", sentence.first, token) if hit.code != "object"]
    alone = len(pronouns) == 1 and not ground.people_in(sentence.first, pronouns[0].first)
    return spoken_of(ground, sentence, pronouns[0].first, back - 1) if alone else []


def _acting_before(
    ground: Ground, sentence: Sentence, token: int, gender: str
) -> list[tuple[Mention, tuple[Entity, ...]]]:
    """Who acts in the sentence before those in which people are only met: of whom the paragraph goes on to speak."""
    index = ground.doc.sentence_at(token).index
    before = ground.doc.sentences[index - 1] if index else sentence
    if before is sentence or before.block is not sentence.block:
        return []
    named = [(m, w) for m, w in ground.people_in(before.first, before.last) if m.kind == "person" and not m.preposition]
    fitting = [(m, w) for m, w in named if not any(ground.genders.is_other(entity, gender) for entity in w)]
    return [(m, w) for m, w in fitting if not is_object(ground, before, m)]


def said_of(ground: Ground, participle: Hit, sentence: Sentence) -> list[Named]:
    """«Arrived on Monday in Rome, he …»: the one spoken of, where a pronoun stands behind a comma."""
    doc = ground.doc
    if participle.first - sentence.first > _NEAR_BEGINNING:
        return []
    pronoun = next((hit for hit in doc.hits_in("pronoun", participle.last, sentence.last)), None)
    behind = pronoun is not None and doc.words[pronoun.first - 1] == ","
    return spoken_of(ground, sentence, pronoun.first) if pronoun is not None and behind else []


def _group(ground: Ground, people: Sequence[tuple[Mention, tuple[Entity, ...]]]) -> list[Named]:
    """Whom «they» stands for: the last people who are named as one subject («X and Y», «the two ministers»)."""
    for number in range(len(people) - 1, -1, -1):
        first = number
        while (
            first
            and not people[first - 1][0].preposition
            and are_joined(ground, people[first - 1][0], people[first][0])
        ):
            first -= 1
        group = [pair for mention, who in people[first : number + 1] for pair in each(mention, who)]
        if len(group) > 1 and not people[first][0].preposition:
            return group
    return []


def _chain(ground: Ground, sentence: Sentence) -> int:
    """Where the sentences begin that a pronoun may speak of: farther back along a chain of pronouns alone."""
    back = ground.doc.sentences[max(0, sentence.index - _SENTENCES_BACK)]
    floor = max(0, sentence.index - _LONGEST_CHAIN)
    while back.index > floor and back.block is sentence.block and not ground.people_in(back.first, sentence.first):
        if not ground.doc.hits_in("pronoun", back.first, back.last):
            break
        back = ground.doc.sentences[back.index - 1]
    return back.first


def _arrives(ground: Ground, mention: Mention) -> bool:
    """Whether somebody is whose visit or arrival a noun tells of: «the arrival in Rome of X»."""
    before = range(max(0, mention.first - _NEAR_NOUN), mention.first)
    return mention.preposition == "of" and bool(ground.doc.hits_in("visit_noun", before.start, before.stop))
