"""Where places stand in records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model import Agreement, Engagement, Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Place, Record
    from diplomev.validate.issues import Path


def without_coordinates(record: Record) -> bool:
    """Whether no place in a record has a coordinate."""
    return all(place.latitude is None and place.longitude is None for _, place in places_of(record))


def places_of(record: Record) -> Iterator[tuple[Path, Place]]:
    """Yield the places in a record, each with the path to it."""
    if isinstance(record, Visit):
        yield from ((("places", index), place) for index, place in enumerate(record.places))
    elif isinstance(record, Engagement) and record.place:
        yield ("place",), record.place
    elif isinstance(record, Agreement) and record.signed_at:
        yield ("signed_at",), record.signed_at
