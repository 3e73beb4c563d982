"""Journeys at home: of officials whose State a text leaves out, in the State that it is about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from diplomev.parse.sightings.people import governs

if TYPE_CHECKING:
    from diplomev.parse.ground import Ground
    from diplomev.parse.visits.visit import Visit


class Home(NamedTuple):
    """The State that a text is about.

    Attributes:
        state: Its code; empty where it cannot be told.
        alone: Whether the text names no other.
        mostly: Whether it names that one by far the most.
        opens: Whether its opening names no other.
    """

    state: str = ""
    alone: bool = False
    mostly: bool = False
    opens: bool = False


def home_of(ground: Ground) -> Home:
    """The State that a text is about: that of its dateline, or the one that most of its words belong to."""
    doc = ground.doc
    if len(doc.sentences) < _ARTICLE:
        return Home()
    named = Counter(code for c in _NAMING for hit in doc.hits(c) for code in hit.codes)
    state, times = next(iter(named.most_common(1)), ("", 0))
    dateline = ground.dateline.country if ground.dateline is not None else state
    others = named.total() - times
    lead = doc.token_at(doc.blocks[:_LEAD][-1].end - 1)
    opening = {code for c in _NAMING for hit in doc.hits_in(c, 0, lead) for code in hit.codes}
    mostly = dateline == state and _MOSTLY * others <= times
    return Home(dateline, mostly and not others, mostly, opening == {dateline})


def is_domestic(ground: Ground, visit: Visit, home: Home) -> bool:
    """Whether officials of no stated State travel in the State that a text is about: then it is theirs.

    Where the text names other States as well, a member of a government who receives them or an event speaks for
    guests. Where it names others as often, but not in its opening, only a journey away from the capital is one at home.
    """
    elsewhere = any(e.country or any(role.organization for role in e.roles) for e in visit.visitors)
    if visit.receiving != home.state or elsewhere:
        return False
    if any(rank == "state" for s in visit.sightings for rank, _ in s.ranks):
        return False
    if home.alone:
        return True
    hosts = [entity for s in visit.sightings for entity, _ in (*s.hosts, *s.inviters)]
    if any(governs(entity) for entity in hosts) or any(s.occasion or s.event for s in visit.sightings):
        return False
    return home.mostly or ((home.opens or bool(hosts)) and _is_provincial(ground, visit))


def _is_provincial(ground: Ground, visit: Visit) -> bool:
    """Whether all places of a visit are towns, and none is the capital."""
    places = [s.place for s in visit.sightings if s.place is not None]
    capitals = ground.doc.hits_at("capital")
    return bool(places) and all(p.kind == "city" and p.first not in capitals for p in places)


_NAMING = ("country", "demonym", "capital", "city", "metonym", "organization")
"""Words that belong to a State or a body."""
_ARTICLE = 5
"""Sentences of a text that would say whence a guest comes."""
_LEAD = 3
"""Paragraphs of an opening, the headline included."""
_MOSTLY = 3
"""How many times oftener than all others a text names the State that it is about."""
