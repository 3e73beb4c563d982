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
        entity = casting.who[number + 1][0]
        entity.country = entity.country or owner
        fact = RoleFact(title.span, title.office, owner[0], title.organization, title.status)
        casting.add_role(entity, fact, title)


def _adjective_before(doc: Doc, left: Mention, right: Mention) -> tuple[str, Span] | None:
    """«les présidents malien X et sénégalais Y»: the adjective before a name, behind «and»."""
    for hit in doc.hits_in("demonym", left.last, right.first):
        if hit.last == right.first and len(hit.codes) == 1:
            return hit.code, (hit.start, hit.end)
    return None
