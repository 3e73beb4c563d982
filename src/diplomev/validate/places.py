"""Where places stand in records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model import Agreement, Engagement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Place, Record
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json
    from diplomev.validate.issues import Path


def without_coordinates(record: Json, _: Context) -> bool:
    """Whether no place in a record has a coordinate."""
    places = [record[name] for name in ("place", "signed_at") if name in record] + record.get("places", [])
    return not any("latitude" in place or "longitude" in place for place in places)


def places_of(record: Record) -> Iterator[tuple[Path, Place]]:
    """Yield the places in a record, each with the path to it."""
    if isinstance(record, Visit):
        yield from ((("places", index), place) for index, place in enumerate(record.places))
    elif isinstance(record, Engagement) and record.place:
        yield ("place",), record.place
    elif isinstance(record, Agreement) and record.signed_at:
        yield ("signed_at",), record.signed_at
