"""Nobody is in two States at once: what the stations of one journey say of one another."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.cast import Entity
    from diplomev.parse.visits.visit import Visit


def mark_onward(visits: Sequence[Visit], today: dt.date | None) -> None:
    """Note of each visit whether a visitor has gone on since, or is about to leave for another State.

    Args:
        visits: The visits of a text.
        today: The day of publication; without it nothing can be told.
    """
    if today is None:
        return
    journeys: dict[Entity, list[Visit]] = {}
    for visit in visits:
        for entity in visit.visitors:
            journeys.setdefault(entity, []).append(visit)
    for stations in journeys.values():
        dated = sorted((v for v in stations if v.days is not None), key=_begun)
        begun = [visit for visit in dated if _begun(visit) <= today and visit.tenses != {"future"}]
        for visit in begun:
            if begun[-1].receiving != visit.receiving and _begun(begun[-1]) > _begun(visit):
                visit.onward = -1
        leaves = [v for v in stations if any(s.rule == _DEPARTURE and s.tense != "past" for s in v.sightings)]
        near = begun and today - _begun(begun[-1]) <= _LONGEST
        if near and any(v.receiving != begun[-1].receiving and (not v.days or _begun(v) >= today) for v in leaves):
            begun[-1].onward = begun[-1].onward or 1


def _begun(visit: Visit) -> dt.date:
    return visit.days[0] if visit.days is not None else dt.date.max


_DEPARTURE = "visit.departure"
_LONGEST = dt.timedelta(days=7)
"""How long ago a stay may have begun that is about to end."""
