"""A visit in the making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from diplomev.parse.dates import date_bounds

if TYPE_CHECKING:
    import datetime as dt

    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.frames import Frame
    from diplomev.parse.locations import Location
    from diplomev.parse.sightings.sighting import Sighting


@define(eq=False)
class Visit:
    """A visit in the making: its sightings, and what they agree on.

    Attributes:
        sightings: What says that it took place, in order.
        visitors: Who travels.
        receiving: The State; empty until a sighting tells it.
        implied: The place that tells the State, where no sighting names one.
        days: The first and last day that its dates can mean.
        vague: Whether no more than a month or a year is known of its days.
        tenses: The tenses of its sightings.
        open: Whether one of its dates is not the last day of the stay.
        blocks: Where the paragraphs begin that speak of it.
        touched: The cities and buildings that it is known to touch.
        stays: The dates of the stay, each once.
        earlier: Whether it lies before the one that the text tells of: «her previous visit».
        onward: Whether a visitor has gone on to another State since (-1) or is about to leave for one (1).
        frame: The record in the making.
        engagements: Its meetings.
    """

    sightings: list[Sighting] = field(factory=list)
    visitors: list[Entity] = field(factory=list)
    receiving: str = ""
    implied: Location | None = None
    days: tuple[dt.date, dt.date] | None = None
    vague: bool = False
    tenses: set[str] = field(factory=set)
    open: bool = False
    blocks: set[int] = field(factory=set)
    touched: set[str] = field(factory=set)
    stays: dict[tuple[object, object, bool], DateMention] = field(factory=dict)
    earlier: bool = False
    onward: int = 0
    frame: Frame | None = None
    engagements: list[Frame] = field(factory=list)

    @property
    def dated(self) -> list[DateMention]:
        """The dates of its sightings."""
        return [s.date for s in self.sightings if s.date is not None]

    @property
    def only_left(self) -> bool:
        """Whether a text only says that somebody came from there: «on the way back from Libreville»."""
        return all(sighting.rule in _LEFT for sighting in self.sightings)

    def add(self, sighting: Sighting, touched: set[str]) -> None:
        """Take in a sighting.

        Args:
            sighting: What one trigger says.
            touched: The cities and buildings that it names.
        """
        self.sightings.append(sighting)
        known = set(self.visitors)
        if sighting.known_only:  # «He was met by his host, Y, and the two went …»
            known |= {entity for one in self.sightings for entity, _ in one.hosts}
        self.visitors += [entity for entity, _ in sighting.visitors if entity not in known]
        self.tenses.add(sighting.tense)
        self.earlier = self.earlier or sighting.earlier
        self.blocks.add(sighting.sentence.block.start)
        self.touched |= touched
        if sighting.date is not None:
            self._add_days(sighting.date)
            self.open = self.open or not sighting.ends
            if sighting.stay:
                self.stays.setdefault((sighting.date.value, sighting.date.interval, sighting.ends), sighting.date)

    def _add_days(self, date: DateMention) -> None:
        """Widen the days by those of a date; «this year» adds nothing to a day of it, and gives way to one."""
        first, last = date_bounds(date)
        vague = date.value is not None and date.value.precision != "day"
        low, high = self.days or (first, last)
        if self.days is None or (self.vague and low <= first and last <= high):
            self.days, self.vague = (first, last), vague
        elif not (vague and first <= low and high <= last):
            self.days, self.vague = (min(first, low), max(last, high)), False


_LEFT = frozenset({"visit.return", "visit.origin"})
"""Kinds of triggers that tell of a place as it is left."""
