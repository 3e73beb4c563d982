"""What there is and happens in a made-up world, before anybody tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import datetime as dt

    from diplomev.testing.worlds.tables import State


@frozen
class Person:
    """Somebody; `id` is the id of truth."""

    id: str
    given: str
    family: str
    state: State

    @property
    def name(self) -> str:
        """The name in full."""
        return f"{self.given} {self.family}"


@frozen
class Holder:
    """Somebody in an office, as of some day."""

    person: Person
    office: str


@frozen
class Meeting:
    """An engagement."""

    id: str
    kind: str
    day: dt.date
    at_palace: bool
    present: tuple[Holder, ...]


@frozen
class Instrument:
    """An agreement or a set of agreements.

    Attributes:
        count: How many instruments it is.
        parts: The single ones, where a set has some that are told of.
        year: Of an older one the year, by which it is known; its day is not.
        number: Of a part its place in the set, from 1.
    """

    id: str
    kind: str
    sectors: tuple[str, ...]
    parties: tuple[State, ...]
    signed: dt.date | None = None
    count: int = 1
    parts: tuple[Instrument, ...] = ()
    year: int | None = None
    number: int = 1


@frozen
class Trip:
    """One visit.

    Attributes:
        outcome: `completed`, `postponed` or `cancelled`.
    """

    id: str
    visitor: Holder
    sending: State
    receiving: State
    start: dt.date
    end: dt.date
    host: Holder
    occasion: str = "bilateral"
    rank: str = "official"
    delegation: tuple[Holder, ...] = ()
    sectors: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    event: str | None = None
    outcome: str = "completed"


@frozen
class Happening:
    """What a report tells of: a visit, a tour, a summit, or a visit with another one beside it.

    Attributes:
        number: Its place in the world, from 0.
        kind: `bilateral`, `tour`, `summit`, `beside` or `twin`.
        trips: Its visits.
        older: Agreements from before that articles may recall.
        earlier: A visit between the same States that articles may recall.
        organizer: Who holds a summit: a place in `ORGANIZATIONS`.
        twin_of: The visit that the first of its visits may be taken for.
        called_off: Whether it was cancelled or postponed.
    """

    number: int
    kind: str
    trips: tuple[Trip, ...]
    older: tuple[Instrument, ...] = ()
    earlier: Trip | None = None
    organizer: int | None = None
    twin_of: str | None = None
    called_off: bool = False

    @property
    def start(self) -> dt.date:
        """The first day of all."""
        return min(trip.start for trip in self.trips)

    @property
    def end(self) -> dt.date:
        """The last day of all."""
        return max(trip.end for trip in self.trips)
