"""Places and States in names of other things: the treaty of a city, the company or board of a State."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.actors import Mention
    from diplomev.parse.document import Hit
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location


def is_titled(ground: Ground, first: int, noun: Hit) -> bool:
    """Whether a treaty is called by a place, as those of many parties are: «l'accord d'Alger».

    Args:
        ground: The text with its mentions.
        first: The first token of its phrase.
        noun: The noun for the agreement.
    """
    near = ground.places_in(max(0, first - 1), noun.last + _NEAR_TITLE)
    return any(place.kind != "country" and names_treaty(ground, place) for place in near)


def names_treaty(ground: Ground, place: Location) -> bool:
    """«the Paris Agreement», «le protocole de Malabo»: whether a capital is a part of a treaty's name."""
    words, first = ground.doc.words, place.first
    behind = ground.doc.hits_at("agreement_noun").get(place.last)
    if behind is not None and behind.first in ground.doc.capitals and words[first - 1 : first] != ["-"]:
        return True
    nouns = ground.doc.hits_in("agreement_noun", max(0, first - _NEAR_NAME), first)
    return bool(nouns) and place.preposition == "of" and first - nouns[-1].last <= 1


def is_of_company(ground: Ground, mention: Mention) -> bool:
    """«Brazil's Aurora Foods», «Japan Cricket Board»: a State that only says where something else belongs."""
    if mention.kind != "state" or mention.adjective:
        return False
    ties = ground.doc.hits_in("genitive", mention.last, mention.last + 2)
    behind = ties[0].last if ties and ties[0].first == mention.last else None
    if behind is None and _bears(ground, mention):
        return True
    if behind is None or behind not in ground.doc.capitals:
        return False
    known = ("office", "state_body", "office_plural", "metonym", "honorific")
    parliament = ground.doc.pack.words("phrases", "parliament")
    if any(word in parliament for word in ground.doc.words[behind : behind + 4]):
        return False
    return not any(ground.doc.hits_in(category, behind, behind + 4) for category in known) and not any(
        m.first <= behind < m.last for m, _ in ground.cast.between(mention.first, behind + 1) if m.kind == "person"
    )


def _bears(ground: Ground, mention: Mention) -> bool:
    """«the Japan Cricket Board»: whether something unknown bears the name of a State as the first of its own."""
    doc, behind = ground.doc, range(mention.last, mention.last + _BORNE)
    company = doc.pack.words("phrases", "company")  # «Kenya Airways»
    if mention.last in doc.capitals and doc.words[mention.last] in company:
        return True
    named = all(token in doc.capitals for token in behind) and behind.stop <= len(doc.words)
    apart = doc.text[mention.end : doc.starts[behind.start]] != " " if named else True
    if not named or apart or doc.sentence_at(mention.first).block.kind == "title":
        return False
    article = doc.hits_in("article", mention.first - 1, mention.first)
    known = any(doc.hits_in(category, behind.start, behind.stop) for category in _KNOWN)
    return bool(article) and not known and not ground.cast.between(behind.start, behind.stop)


_BORNE = 2
_KNOWN = (
    "office", "office_plural", "state_body", "metonym", "honorific", "verb", "agreement_noun", "event_noun",
    "meeting_noun", "institution",
)  # fmt: skip
"""Words that are no part of the name of something that bears the name of a State."""
_NEAR_NAME = 6
_NEAR_TITLE = 4
