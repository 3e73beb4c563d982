"""Offices and titles that stand once for several names: «the presidents of A and B, X and Y»."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.cast import RoleFact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention, RolePart, Span
    from diplomev.parse.document import Doc
    from diplomev.parse.resolve.casting import Casting

_NEAR_COUNTERPART = 3
"""How many mentions before «his counterparts» the office may be told that is theirs."""
_THIRD = "third"
_TWO = 2
_NEAR_STATES = 6
"""Mentions before those who share an office in which their States are named."""
_NEAR_HOLDER = 3
"""Tokens between the names of those who share an office: a comma and «and»."""


def share_offices(casting: Casting) -> None:
    """Give each of several named holders of an office their State: «the presidents of A and B, X and Y».

    Several counterparts hold the office of the one named before them: «with his counterparts of A and B, X and Y».
    """
    for number, mention in enumerate(casting.mentions):
        role = mention.roles[-1] if mention.name and mention.roles else None
        if role is None or not (role.plural or role.counterpart) or len(role.countries) == 1:
            continue
        office = role.office or _office_before(casting.mentions[:number])
        if not office or (role.counterpart and not role.countries):
            continue
        group = casting.mentions[number : number + len(role.countries)]
        near = all(b.first - a.last <= _NEAR_HOLDER for a, b in pairwise(group))
        if len(group) != len(role.countries) or not near or any(not m.name or m.roles for m in group[1:]):
            continue
        for index, country in enumerate(role.countries):
            one = evolve(role, countries=(country,), plural=False)
            fact = RoleFact(role.span, office, country[0], role.organization, role.status)
            casting.add_role(casting.who[number + index][0], fact, one)


def share_states(casting: Casting) -> None:
    """«les ministres de l'Eau d'Égypte, A, du Soudan, B, et d'Éthiopie, C»: each is of the State named before.

    «Presidents A, of Tanzania, and B, of Burundi»: or of the one named behind.
    """
    title: RolePart | None = None
    for number, mention in enumerate(casting.mentions):
        role = mention.roles[-1] if mention.name and mention.roles else None
        if role is not None:
            title = role if role.plural and len(role.countries) == 1 else None
        if mention.name and not mention.roles and title is not None and number in casting.who:
            state = _state_beside(casting, number)
            title = title if state is not None else None
            if state is not None and title is not None:
                _take(casting, number, title, state)


def _state_beside(casting: Casting, number: int) -> tuple[str, Span] | None:
    """The State with «of» right before or right behind a name, set off by commas."""
    mention, around = casting.mentions[number], casting.mentions
    for other in (*around[max(0, number - 1) : number], *around[number + 1 : number + 2]):
        gap = mention.first - other.last if other.first < mention.first else other.first - mention.last
        if other.kind == "state" and other.preposition == "of" and gap <= _NEAR_HOLDER:
            return other.code, (other.start, other.end)
    return None


def _take(casting: Casting, number: int, title: RolePart, state: tuple[str, Span]) -> None:
    """Give somebody a title that stands once for several, with a State."""
    entity = casting.who[number][0]
    entity.country = entity.country or state
    fact = RoleFact(title.span, title.office, state[0], title.organization, title.status)
    casting.add_role(entity, fact, title)


def share_respectively(casting: Casting) -> None:
    """«Korea and Kyrgyzstan …, signed by their ministers, X and Y»: each of the names is of the State in its place."""
    for number, mention in enumerate(casting.mentions):
        role = mention.roles[-1] if mention.name and mention.roles else None
        if role is None or not role.plural or role.countries or role.possessive != _THIRD or role.organization:
            continue
        first = casting.doc.sentence_at(mention.first).first
        states = [m for m in casting.mentions[max(0, number - _NEAR_STATES) : number] if m.first >= first]
        states = [m for m in states if m.kind == "state" and not m.preposition and not m.adjective]
        group = casting.mentions[number : number + len(states)]
        near = all(b.first - a.last <= _NEAR_HOLDER for a, b in pairwise(group))
        if len(states) < _TWO or len(group) != len(states) or not near:
            continue
        if all(m.name and (m is mention or not m.roles) for m in group):
            for index, state in enumerate(states):
                _take(casting, number + index, role, (state.code, (state.start, state.end)))


def _office_before(mentions: Sequence[Mention]) -> str:
    """The office of the last one named before several counterparts; empty where none is told."""
    return next((m.roles[-1].office for m in reversed(mentions[-_NEAR_COUNTERPART:]) if m.roles), "")


def share_titles(casting: Casting) -> None:
    """«Presidents A of X, B of Y and C of Z»: each of the list holds the office that stands before the first."""
    title: RolePart | None = None
    for number, (left, right) in enumerate(pairwise(casting.mentions)):
        if left.roles:
            title = left.roles[-1] if left.name and left.roles[-1].plural else None
        near = right.first - left.last <= _NEAR_HOLDER
        owner = right.owner or _adjective_before(casting.doc, left, right)
        if title is None or not near or right.roles or owner is None or number + 1 not in casting.who:
            title = title if near and owner is not None else None
            continue
        _take(casting, number + 1, title, owner)


def _adjective_before(doc: Doc, left: Mention, right: Mention) -> tuple[str, Span] | None:
    """«les présidents malien X et sénégalais Y»: the adjective before a name, behind «and»."""
    for hit in doc.hits_in("demonym", left.last, right.first):
        if hit.last == right.first and len(hit.codes) == 1:
            return hit.code, (hit.start, hit.end)
    return None
