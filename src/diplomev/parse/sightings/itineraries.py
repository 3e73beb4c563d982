"""Sightings by an itinerary: places abroad with a day each, on one side of a colon, and who travels on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.frames import Tour
from diplomev.parse.sightings.last_days import not_before
from diplomev.parse.sightings.people import governs, people_of
from diplomev.parse.sightings.sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location

    _Stops = list[tuple[Location, DateMention]]


def find_itineraries(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«X is on tour: Rome on Monday, Madrid on Tuesday», «Hier à Rome, demain à Madrid : la ministre X enchaîne …»."""
    words = ground.doc.words
    colon = next((token for token in range(sentence.first, sentence.last) if words[token] == ":"), None)
    if colon is None or ground.quoted(ground.doc.starts[colon]):
        return
    sides = ((sentence.first, colon), (colon + 1, sentence.last))
    for (first, last), other in (sides, sides[::-1]):
        who = _only_leader(ground, *other)
        stops = _stops(ground, first, last) if who else []
        home = {entity.country[0] for _, entity in who if entity.country}
        stops = [(place, date) for place, date in stops if place.country not in home]
        if len(stops) < _SEVERAL:
            continue
        latest: DateMention | None = None
        for place, day in stops:
            date = not_before(ground, day, latest)
            latest = date
            sighting = Sighting("visit.itinerary", place.span, sentence, place.first, "", place=place, date=date)
            sighting.visitors, sighting.dated, sighting.own = people_of(who), "own", True
            sighting.tour = Tour(stops[0][0].start)
            yield sighting
        return


def _only_leader(ground: Ground, first: int, last: int) -> list[Named]:
    """The only one within some tokens who governs a State."""
    found = [(m, e) for m, who in ground.people_in(first, last) for e in who]
    return found[:1] if len({e for _, e in found}) == 1 and governs(found[0][1]) else []


def _stops(ground: Ground, first: int, last: int) -> _Stops:
    """The cities within some tokens that have a day each beside them, all behind them or all before; none else."""
    places = [place for place in ground.places_in(first, last) if place.kind == "city"]
    dates = [date for date in ground.dates_in(first, last) if date.value is not None and date.value.precision == "day"]
    if len(places) != len(dates) or not places or any(place.preposition not in _AT for place in places):
        return []
    pairs = list(zip(places, dates, strict=True))
    behind = all(0 <= date.first - place.last <= _NEAR for place, date in pairs)
    before = all(0 <= place.first - date.last <= _NEAR for place, date in pairs)
    return pairs if behind or before else []


_SEVERAL = 2
_NEAR = 2
_AT = frozenset({"", "to"})
