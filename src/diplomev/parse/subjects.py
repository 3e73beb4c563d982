"""Who a sentence speaks of: the subject before a verb, and whom its pronouns stand for."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from diplomev.parse.verbs import is_helper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named

_SUBJECT = frozenset({"", "led"})
"""What may stand before a subject: nothing, or «led by» of a delegation."""
_TRANSITIVE = frozenset({"meet", "receive"})
_NEAR_LISTED = 2
_NEAR_OWNED = 5
_NEAR_PRONOUN = 4
_BESIDE = frozenset({"by", "with"})  # before somebody beside the one of whom a sentence speaks
_TOPIC = frozenset({"to", "toward"})  # «as for», «quant à»
_NEAR_NOUN = 10
_NEAR_WITH = 3
_SENTENCES_BACK = 2
_PRONOUNS_BACK = 3
_LONGEST_CHAIN = 30  # sentences that pronouns alone are gone back
_NEAR_VEHICLE = 4
_NEAR_BEGINNING, _NEAR_RELATIVE = 4, 8
_COLONS = frozenset(":;")


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
    return [pair for mention, who in people[first:] for pair in _each(mention, who)]


def _on_board(ground: Ground, near: Sequence[tuple[Mention, tuple[Entity, ...]]], token: int) -> list[Named]:
    """«The plane of President X landed»: whose the vehicle is that is the subject."""
    for mention, who in near:
        owned = mention.preposition == "of" and mention.last <= token
        if owned and ground.doc.hits_in("vehicle", max(0, mention.first - _NEAR_VEHICLE), mention.first):
            return _each(mention, who)
    return []


def _nearest(
    ground: Ground, near: Sequence[tuple[Mention, tuple[Entity, ...]]], sentence: Sentence, token: int
) -> list[Named]:
    people = [(m, w) for m, w in near if m.last <= token]
    if people and _goes_on_with(ground, people[-1][0], token):
        return _each(*people[-1])
    free = [n for n, (m, _) in enumerate(people) if m.preposition in _SUBJECT]
    free = [n for n in free if not in_whom_clause(ground, people[n][0], token)] or free
    if not free:
        return _topic(ground, people, token) or _pronoun(ground, sentence, token)
    last = next((n for n in reversed(free) if not is_object(ground, sentence, people[n][0])), None)
    if last is None:  # «She met Minister X before going to Y»
        who = _pronoun(ground, sentence, ground.doc.hits_in("verb", sentence.first, people[free[0]][0].first)[-1].first)
        if who:
            return who
        last = free[-1]
    first = last
    while first and not people[first - 1][0].preposition and _listed(ground, people, first - 1, last):
        first -= 1
    named = [pair for mention, who in people[first : last + 1] for pair in _each(mention, who)]
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
    return _each(mention, who) if between == [","] else []


def _listed(ground: Ground, people: Sequence[tuple[Mention, Sequence[Entity]]], number: int, last: int) -> bool:
    """Whether a mention goes on a list to the left: before the last one «and», before others a comma or «and»."""
    left, right = people[number][0], people[number + 1][0]
    if are_joined(ground, left, right):
        return True
    return number + 1 < last and follows_comma(ground, left, right)


def follows_comma(ground: Ground, left: Mention, right: Mention) -> bool:
    """Whether a comma or semicolon, and no more than small words, stand between two mentions: «A, du Soudan, B»."""
    first = _over_state(ground, left, right)
    most = _NEAR_OWNED if right.owner else _NEAR_LISTED
    if not 0 < right.first - first <= most or ground.doc.words[first] not in {",", ";"}:
        return False
    return not ground.doc.hits_in("verb", first, right.first)


def _over_state(ground: Ground, left: Mention, right: Mention) -> int:
    """«A, du Soudan, B»: the token behind the State that stands between two of a list, with «of»."""
    between = ground.cast.between(left.last, right.first)
    state = next((m for m, _ in between if m.kind == "state" and m.preposition == "of"), None)
    near = state is not None and state.first - left.last <= _NEAR_OWNED and right.first - state.last <= _NEAR_LISTED
    return state.last if state is not None and near else left.last


def whom_before(ground: Ground, verb: Hit, sentence: Sentence) -> list[Named]:
    """«X, whom the president received»: whom a relative pronoun before the subject of a verb stands for."""
    words, relative = ground.doc.words, ground.doc.pack.words("phrases", "relative_object")
    low = max(sentence.first, verb.first - _NEAR_NOUN)
    token = next((t for t in range(verb.first - 1, low, -1) if words[t] in relative), None)
    people = ground.people_in(sentence.first, token) if token is not None else ()
    beside = people and token is not None and token - people[-1][0].last <= (words[token - 1] == ",")
    return _each(*people[-1]) if beside and people[-1][0].kind == "person" else []


def in_whom_clause(ground: Ground, mention: Mention, token: int) -> bool:
    """«X, whom Y received, spoke»: whether somebody is the subject of nothing but a clause that ends before a token."""
    words, relative = ground.doc.words, ground.doc.pack.words("phrases", "relative_object")
    near = range(max(1, mention.first - 2), mention.first)
    return "," in words[mention.last : token] and any(words[t] in relative and words[t - 1] == "," for t in near)


def is_object(ground: Ground, sentence: Sentence, mention: Mention) -> bool:
    """Whether somebody is whom others meet or receive, and not spoken of as a subject at once («met X, who …»)."""
    doc = ground.doc
    verbs = doc.hits_in("verb", max(sentence.first, mention.first - _NEAR_OWNED), mention.first)
    if not verbs or all(entry.code not in _TRANSITIVE for entry in verbs[-1].entries):
        return False
    between = range(verbs[-1].last, mention.first)
    there = {
        token for place in ground.places_in(between.start, between.stop) for token in range(place.first - 1, place.last)
    }
    ties = [hit for c in ("preposition", "conjunction") for hit in doc.hits_in(c, between.start, between.stop)]
    governed = any(tie.last - 1 not in there for tie in ties)
    relative = doc.pack.words("phrases", "relative")
    followed = any(word in relative for word in doc.words[mention.last : mention.last + 2])
    return not governed and not followed and {",", ":"}.isdisjoint(doc.words[between.start : between.stop])


def _pronoun(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
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
    return _each(*people[0]) if alone and not ground.verbs("receive", sentence.first, people[0][0].first) else []


def _before_colon(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """«praises the minister, X: in Rome she has …»: the only one of whom a sentence speaks before its colon."""
    colon = next((t for t in range(token - 1, sentence.first, -1) if ground.doc.words[t] in _COLONS), None)
    people = ground.people_in(sentence.first, colon) if colon is not None else ()
    told = colon is not None and bool(ground.doc.hits_in("pronoun", sentence.first, colon))
    alone = len({entity for _, who in people for entity in who}) == 1 and not told and people[0][0].preposition != "by"
    gender = ground.genders.of_pronoun(token)
    return _each(*people[0]) if alone and not ground.genders.is_other(people[0][1][0], gender) else []


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
        return _each(*people[-1]) if people and len(people[-1][1]) == 1 else []
    named = [(m, w) for m, w in ground.people_in(low, sentence.first) if m.kind == "person"]
    if token is not None and ground.doc.words[token] in ground.doc.pack.words("phrases", "they"):
        return _group(ground, named)
    gender = ground.genders.of_pronoun(token) if token is not None else ""
    named = [(m, w) for m, w in named if not any(ground.genders.is_other(entity, gender) for entity in w)]
    near = [(m, w) for m, w in named if m.start >= sentence.block.start]
    people = near if len(near) == 1 and _arrives(ground, near[0][0]) else []
    people = people or [(m, w) for m, w in named if not m.preposition]
    met = {m.first for m, _ in people if is_object(ground, ground.doc.sentence_at(m.first), m)}
    for (left, _), (right, _) in pairwise(people):
        met |= {right.first} if left.first in met and are_joined(ground, left, right) else set()
    acting = [(m, w) for m, w in people if m.first not in met]
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
    return _each(*people[-1]) if people and len(people[-1][1]) == 1 else []


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
        group = [pair for mention, who in people[first : number + 1] for pair in _each(mention, who)]
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


def has_object(ground: Ground, verb: Hit) -> bool:
    """Whether a pronoun stands for who is received: before a verb («l'a reçu»), or behind it («met him»)."""
    if is_object_pronoun(ground, verb.last):
        return True
    helper = ground.auxiliary(verb, "have")
    first = helper[0].first if helper is not None and verb.first - helper[0].last <= 1 else verb.first
    return first > 0 and ground.doc.words[first - 1] in ground.doc.pack.words("phrases", "object")


def is_object_pronoun(ground: Ground, token: int) -> bool:
    """Whether a word is a pronoun that something governs: «him»; «her» where no noun follows that is hers."""
    doc = ground.doc
    if not any(hit.code == "object" for hit in doc.hits_in("pronoun", token, token + 1)):
        return False
    if not doc.hits_in("possessive", token, token + 1):
        return True
    behind = doc.words[token + 1 : token + 2]
    known = token + 1 in doc.hits_at("preposition") or token + 1 in doc.hits_at("conjunction")
    return known or not behind or not behind[0][0].isalpha() or bool(ground.dates_in(token + 1, token + 3))


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


def are_joined(ground: Ground, left: Mention, right: Mention) -> bool:
    """Whether only «and» and small words stand between two mentions."""
    between = range(_over_state(ground, left, right), right.first)
    # «et», «et son», «, ainsi que le»; «, et par le»; «and Nigeria's»
    most = 6 if right.owner else 4 if right.preposition else 3
    return 0 < len(between) <= most and any(
        hit.code == "and" for hit in ground.doc.hits_in("conjunction", left.last, right.first)
    )


def _each(mention: Mention, who: Sequence[Entity]) -> list[Named]:
    return [(mention, entity) for entity in who]
