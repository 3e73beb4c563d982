"""Coordinates lie in the country of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.data import may_lie_in
from diplomev.validate.places import places_of, without_coordinates
from diplomev.validate.rule import Problem, Rule
from diplomev.vocabulary import country_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Record
    from diplomev.validate.context import Context


def _check(record: Record, _: Context) -> Iterator[Problem]:
    for path, place in places_of(record):
        if place.country and place.latitude is not None and place.longitude is not None:
            here = (place.latitude, place.longitude)
            if not may_lie_in(place.country, *here):
                swapped = may_lie_in(place.country, *reversed(here))
                yield Problem(
                    (*path, "latitude"),
                    f"{here[0]:g}, {here[1]:g} does not lie in {country_name(place.country)}.",
                    expected=f"a point in {country_name(place.country)}",
                    got=f"{here[0]:g}, {here[1]:g}",
                    hint="Exchange latitude and longitude." if swapped else "Mend the coordinates or the country.",
                )


RULE: Rule[Record] = Rule(
    code="meaning.coordinates_elsewhere",
    level="warning",
    reason="Coordinates far from their country are mistyped more often than the country is.",
    example="""
{
  "type": "visit", "id": "visit:1", "sending": ["RUS"], "receiving": "MLI",
  "places": [{"name": "Bamako", "country": "MLI", "latitude": -8.0, "longitude": 12.65}]
}
""",
    on=("visit", "engagement", "agreement"),
    where=("places|place|signed_at",),
    unless=without_coordinates,
    check=_check,
)
