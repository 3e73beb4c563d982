"""Who is the object of a verb: whom others meet or receive, and whom pronouns then stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.lists import each

if TYPE_CHECKING:
    from diplomev.parse.actors import Mention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named

_TRANSITIVE = frozenset({"meet", "receive"})
_NEAR_OWNED = 5
_NEAR_NOUN = 10


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


def in_whom_clause(ground: Ground, mention: Mention, token: int) -> bool:
    """«X, whom Y received, spoke»: whether somebody is the subject of nothing but a clause that ends before a token."""
    words, relative = ground.doc.words, ground.doc.pack.words("phrases", "relative_object")
    near = range(max(1, mention.first - 2), mention.first)
    return "," in words[mention.last : token] and any(words[t] in relative and words[t - 1] == "," for t in near)


def whom_before(ground: Ground, verb: Hit, sentence: Sentence) -> list[Named]:
    """«X, whom the president received»: whom a relative pronoun before the subject of a verb stands for."""
    words, relative = ground.doc.words, ground.doc.pack.words("phrases", "relative_object")
    low = max(sentence.first, verb.first - _NEAR_NOUN)
    token = next((t for t in range(verb.first - 1, low, -1) if words[t] in relative), None)
    people = ground.people_in(sentence.first, token) if token is not None else ()
    beside = people and token is not None and token - people[-1][0].last <= (words[token - 1] == ",")
    return each(*people[-1]) if beside and people[-1][0].kind == "person" else []


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
