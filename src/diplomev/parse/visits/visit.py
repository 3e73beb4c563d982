"""A visit in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from diplomev.parse.dates import date_bounds

if TYPE_CHECKING:
    import datetime as dt

    from diplomev.parse.dates import DateMention
    from diplomev.parse.frames import Frame, Location
    from diplomev.parse.resolve import Entity
    from diplomev.parse.sightings.sighting import Sighting


@define(eq=False)
class Visit:
    """A visit in the making: its sightings, and what they agree on."""

    sightings: list[Sighting] = field(factory=list)
    visitors: list[Entity] = field(factory=list)
    receiving: str = ""
    implied: Location | None = None
    frame: Frame | None = None
    engagements: list[Frame] = field(factory=list)

    @property
    def dated(self) -> list[DateMention]:
        """The dates of its sightings."""
        return [s.date for s in self.sightings if s.date is not None]

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day that its dates can mean."""
        bounds = [date_bounds(date) for date in self.dated]
        return (min(b[0] for b in bounds), max(b[1] for b in bounds)) if bounds else None
