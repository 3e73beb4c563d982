"""Latitude and longitude stand together."""

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
        if (place.latitude is None) != (place.longitude is None):
            there, missing = ("longitude", "latitude") if place.latitude is None else ("latitude", "longitude")
            yield Problem(
                (*path, there),
                f"The place has a {there}, but no {missing}.",
                expected="both or none",
                hint=f"Add the {missing}, or take the {there} out.",
            )


RULE: Rule[Record] = Rule(
    code="meaning.coordinates_half",
    level="warning",
    reason="One coordinate alone is no point.",
    example="""
{"type": "visit", "id": "visit:1", "sending": ["MLI"], "places": [{"name": "Moscow", "latitude": 55.75}]}
""",
    on=("visit", "engagement", "agreement"),
    where=("places|place|signed_at",),
    unless=without_coordinates,
    check=_check,
)
