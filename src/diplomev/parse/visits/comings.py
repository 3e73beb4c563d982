"""Where somebody comes to of whom a text tells no place: «Minister X is expected on Thursday»."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from diplomev.parse.sightings.people import are_abroad

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from diplomev.parse.cast import Entity
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location
    from diplomev.parse.sightings.sighting import Sighting
    from diplomev.parse.visits.visit import Visit


class Comings:
    """The places that a text leaves out because they go without saying.

    Args:
        ground: The text with its mentions.
        visits: The visits whose places it tells.
    """

    def __init__(self, ground: Ground, visits: Sequence[Visit]) -> None:
        told = [visit for visit in visits if visit.receiving]
        self._ground = ground
        self._travelling = {entity for visit in told for entity in visit.visitors}
        self._common = _common_place(told)

    def place(self, sighting: Sighting) -> Location | None:
        """Where a text is reported from, or where most of the visits go of which it tells.

        Only of officials of another State, of whom the text tells no journey with a place, and only for triggers that
        say that somebody comes.
        """
        people = {entity for entity, _ in sighting.visitors}
        if sighting.place is not None or not people or not self._travelling.isdisjoint(people):
            return None
        here = self._ground.scene(sighting.sentence) or self._ground.home or self._common
        if here is None or not _comes(self._ground, sighting):
            return None
        if not are_abroad(sighting.visitors, here) or _at_posts(people):
            return None
        return here if not _tells_place(self._ground, sighting, here) else None


def _common_place(visits: Sequence[Visit]) -> Location | None:
    """Where most of some visits go: two at least, and more than all others together."""
    states = Counter(visit.receiving for visit in visits)
    (state, times), *_ = [*states.most_common(1), ("", 0)]
    if times < _SEVERAL or 2 * times <= states.total():
        return None
    own = (s.place for visit in visits if visit.receiving == state for s in visit.sightings)
    return next((place for place in own if place is not None and place.country == state), None)


def _comes(ground: Ground, sighting: Sighting) -> bool:
    """Whether a trigger says that somebody comes: no verb that says only that they go."""
    if sighting.rule in _COMING:
        return True
    arrives = sighting.begins or ground.verbs("come", sighting.token, sighting.token + 1)
    return sighting.rule == "visit.motion" and bool(arrives)


def _at_posts(people: Collection[Entity]) -> bool:
    """Whether some of a few people are of no stated calling, or ambassadors."""
    return any(entity.has_office("ambassador") or not (entity.roles or entity.names) for entity in people)


def _tells_place(ground: Ground, sighting: Sighting, here: Location) -> bool:
    """Whether a sentence tells of a place elsewhere, or of one that nobody knows, before or right behind a trigger."""
    doc, sentence = ground.doc, sighting.sentence
    known = {here.country, *(e.country[0] for e, _ in sighting.visitors if e.country)}
    behind = doc.token_at(sighting.span[1] - 1) + 1
    last = min(sentence.last, behind + _NEAR_PLACE)
    strange = any(tie.code == "to" and tie.last in doc.capitals for tie in doc.hits_in("preposition", behind, last))
    return strange or any(place.country not in known for place in ground.places_in(sentence.first, last))


_COMING = frozenset({"visit.of", "visit.expected"})
"""Kinds of triggers that say that somebody comes, where no place is told."""
_NEAR_PLACE = 6
_SEVERAL = 2
