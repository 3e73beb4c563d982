"""Nobody meets in the sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.places import places_of, without_coordinates
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Record
    from diplomev.validate.context import Context


def _check(record: Record, _: Context) -> Iterator[Problem]:
    for path, place in places_of(record):
        if place.latitude == 0 and place.longitude == 0:
            yield Problem(
                (*path, "latitude"),
                "The point 0, 0 lies in the open sea.",
                expected="the coordinates of the place",
                got="0, 0",
                hint="Leave both out where they are not known.",
            )


RULE: Rule[Record] = Rule(
    code="meaning.coordinates_zero",
    level="warning",
    reason="The point 0, 0 lies in the open sea; it stands where a number was missing.",
    example="""
{
  "type": "visit", "id": "visit:1", "sending": ["MLI"],
  "places": [{"name": "Moscow", "latitude": 0, "longitude": 0}]
}
""",
    on=("visit", "engagement", "agreement"),
    where=("places|place|signed_at",),
    unless=without_coordinates,
    check=_check,
)
