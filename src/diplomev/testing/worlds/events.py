"""What happens: visits, tours, summits and their twins, one after another."""

from __future__ import annotations

import datetime as dt
from collections import deque
from typing import TYPE_CHECKING

from attrs import define, evolve, field

from diplomev.testing.worlds.dice import Dice
from diplomev.testing.worlds.people import Government
from diplomev.testing.worlds.tables import AGREEMENTS, OFFICES, ORGANIZATIONS, SECTORS, STATES
from diplomev.testing.worlds.things import Happening, Holder, Instrument, Meeting, Trip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.testing.worlds.rates import Rates
    from diplomev.testing.worlds.tables import State

FIRST_DAY = dt.date(2008, 1, 7)
DAYS_BETWEEN = 0.7
KINDS = {"bilateral": 0.66, "tour": 0.12, "summit": 0.10, "beside": 0.12}
"""What happens, and how often, twins aside."""
FORTNIGHT = 14
_AGAIN = 30
"""Days before the same person goes to the same State again, but for twins."""
_TRIES = 40
_PARTS = (2, 5)
_LEADERS = (4, 8)
_STOPS = (2, 4)
_TRAVELLERS = {code: office.weight for code, office in OFFICES.items()}


@define
class History:
    """All that happens in a world, in the order of its days.

    Attributes:
        seed: The seed of the world.
        rates: How often events have twins and are called off.
    """

    seed: int
    rates: Rates
    _government: Government = field(init=False)
    _recent: deque[Trip] = field(init=False, factory=deque)
    _last: dict[tuple[str, str], Trip] = field(init=False, factory=dict)
    """By two States the last visit between them that was held."""
    _busy: dict[str, dt.date] = field(init=False, factory=dict)
    _been: dict[tuple[str, str], dt.date] = field(init=False, factory=dict)
    _trips: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        self._government = Government(self.seed)

    def happenings(self, count: int) -> Iterator[Happening]:
        """Yield so many events."""
        called_off = min(1.0, self.rates.cancelled / (1 - self.rates.plans)) if self.rates.plans < 1 else 0.0
        for number in range(count):
            dice = Dice(self.seed, "event", number)
            day = FIRST_DAY + dt.timedelta(int(number * DAYS_BETWEEN) + dice.between(0, 3))
            while self._recent and (day - self._recent[0].start).days > FORTNIGHT - 4:
                self._recent.popleft()
            off = dice.chance(called_off)
            happening = self._happening(dice, number, day)
            yield self._finished(dice, happening, off=off)

    def _happening(self, dice: Dice, number: int, day: dt.date) -> Happening:
        if number and dice.chance(self.rates.twins):
            twin = self._twin(dice, number)
            if twin:
                return twin
        kind = dice.weighted(KINDS)
        make = {"tour": self._tour, "summit": self._summit, "beside": self._beside}.get(kind)
        trips = make(dice, day) if make else (self._visit(dice, day),)
        organizer = dice.between(0, len(ORGANIZATIONS) - 1) if kind == "summit" else None
        return Happening(number, kind, trips, organizer=organizer)

    def _finished(self, dice: Dice, happening: Happening, *, off: bool) -> Happening:
        """The event with what came before it; called off, where it was."""
        first = happening.trips[0]
        pair = _pair(first)
        earlier = self._last.get(pair)
        older = self._older(first) if dice.chance(0.4) else ()
        if off:
            outcome = "postponed" if dice.chance(0.35) else "cancelled"
            trips = tuple(evolve(t, outcome=outcome, meetings=(), instruments=()) for t in happening.trips)
            happening = evolve(happening, trips=trips, called_off=True)
        for trip in happening.trips:
            self._busy[trip.visitor.person.id] = trip.end
            self._been[trip.visitor.person.id, trip.receiving.code] = trip.end
            if trip.occasion == "bilateral" and happening.kind in {"bilateral", "beside"}:
                self._recent.append(trip)
            if trip.occasion == "bilateral" and not off:
                self._last[_pair(trip)] = trip
        return evolve(happening, earlier=earlier, older=older)

    # --------------------------------------------------------------- visits
    def _trip_id(self) -> str:
        self._trips += 1
        return f"visit:v{self._trips}"

    def _free(self, holder: Holder, receiving: State, day: dt.date) -> bool:
        """Whether somebody is at home, and was not there lately."""
        busy, been = self._busy.get(holder.person.id), self._been.get((holder.person.id, receiving.code))
        return (busy is None or (day - busy).days > 1) and (been is None or (day - been).days > _AGAIN)

    def _traveller(self, dice: Dice, day: dt.date) -> tuple[Holder, State, State]:
        """Somebody who can go somewhere."""
        for _ in range(_TRIES):
            sending, receiving = dice.some(STATES, 2)
            holder = self._government.holder(sending, dice.weighted(_TRAVELLERS), day)
            if self._free(holder, receiving, day):
                break
        return holder, sending, receiving

    def _visit(self, dice: Dice, day: dt.date) -> Trip:
        visitor, sending, receiving = self._traveller(dice, day)
        return self._stay(dice, visitor, sending, receiving, day)

    def _stay(self, dice: Dice, visitor: Holder, sending: State, receiving: State, day: dt.date) -> Trip:
        """A bilateral visit with its meetings and agreements."""
        end = day + dt.timedelta(dice.between(0, 4))
        counterpart = self._government.holder(receiving, visitor.office, day)
        others = dice.some(self._government.others(sending, day, visitor), dice.between(0, 2))
        top = visitor.office == "head_of_state"
        ranks = {"official": 0.6, "working": 0.3} | ({"state": 0.2} if top else {})
        trip = Trip(
            id=self._trip_id(), visitor=visitor, sending=sending, receiving=receiving, start=day, end=end,
            host=counterpart, rank=dice.weighted(ranks), delegation=tuple(others),
            sectors=tuple(dice.some(SECTORS, dice.between(1, 3))),
        )  # fmt: skip
        instruments = self._instruments(dice, trip)
        meetings = self._meetings(dice, trip, signing=bool(instruments))
        signings = [m.day for m in meetings if m.kind == "signing"]
        if signings:
            instruments = tuple(_signed(one, signings[0]) for one in instruments)
        return evolve(trip, meetings=meetings, instruments=instruments)

    def _meetings(self, dice: Dice, trip: Trip, *, signing: bool) -> tuple[Meeting, ...]:
        visitor, host = trip.visitor, trip.host
        kinds = ["one_on_one", *dice.some(["delegation_talks", "audience", "meal", "press_conference"], 2)]
        kinds = kinds[: dice.between(1, 3)] + (["signing"] if signing and dice.chance(0.6) else [])
        chief = self._government.holder(trip.receiving, "head_of_state", trip.start)
        present = {
            "delegation_talks": (visitor, *trip.delegation, host),
            "audience": (visitor, chief),
        }
        return tuple(
            Meeting(
                id=f"engagement:{trip.id[6:]}m{index}",
                kind=kind,
                day=trip.start + dt.timedelta(dice.between(0, (trip.end - trip.start).days)),
                at_palace=dice.chance(0.6),
                present=present.get(kind, (visitor, host)),
            )
            for index, kind in enumerate(kinds)
            if kind != "audience" or chief.person != host.person
        )

    def _instruments(self, dice: Dice, trip: Trip) -> tuple[Instrument, ...]:
        if not dice.chance(0.6):
            return ()
        key, parties = trip.id[6:], (trip.sending, trip.receiving)
        day = trip.start + dt.timedelta(dice.between(0, (trip.end - trip.start).days))
        count = 1 if dice.chance(0.35) else dice.between(*_PARTS)
        kind = dice.weighted(AGREEMENTS)
        sectors = tuple(dice.some(SECTORS, count))
        if count == 1:
            return (Instrument(f"agreement:{key}a", kind, sectors, parties, day),)
        named = sectors if dice.chance(0.6) else ()
        parts = tuple(
            Instrument(f"agreement:{key}a{n}", kind, (s,), parties, day, number=n) for n, s in enumerate(named, 1)
        )
        return (Instrument(f"agreement:{key}a", kind, sectors, parties, day, count, parts),)

    def _older(self, trip: Trip) -> tuple[Instrument, ...]:
        """An agreement between two States from before the world began, one of the three that they have."""
        pair = _pair(trip)
        dice = Dice(self.seed, "older", *pair)
        parties = (trip.sending, trip.receiving)
        years = dice.some(range(1970, FIRST_DAY.year - 1), 3)
        older = [
            Instrument(f"agreement:{'-'.join(pair)}-{year}", dice.weighted(AGREEMENTS), (sector,), parties, year=year)
            for year, sector in zip(years, dice.some(SECTORS, 3), strict=True)
        ]
        return (older[int(trip.id[7:]) % 3],)

    # ------------------------------------------------------ several of them
    def _beside(self, dice: Dice, day: dt.date) -> tuple[Trip, ...]:
        """A visit, and that of a minister of the same State beside it in the same days."""
        trip = self._visit(dice, day)
        taken = {holder.person.id for holder in (trip.visitor, *trip.delegation)}
        others = self._government.others(trip.sending, day, trip.visitor)
        free = [h for h in others if h.person.id not in taken and self._free(h, trip.receiving, day)]
        if not free:
            return (trip,)
        start = day + dt.timedelta(dice.between(0, 1))
        return (trip, self._stay(dice, dice.pick(free), trip.sending, trip.receiving, start))

    def _tour(self, dice: Dice, day: dt.date) -> tuple[Trip, ...]:
        """One journey to several States."""
        visitor, sending, _ = self._traveller(dice, day)
        goals = [s for s in STATES if s != sending and self._free(visitor, s, day)]
        legs: list[Trip] = []
        for goal in dice.some(goals, dice.between(*_STOPS)):
            leg = self._stay(dice, visitor, sending, goal, day)
            end = min(leg.end, day + dt.timedelta(2))
            legs.append(_shortened(leg, end))
            day = end + dt.timedelta(dice.between(0, 1))
        return tuple(legs)

    def _summit(self, dice: Dice, day: dt.date) -> tuple[Trip, ...]:
        """A gathering of leaders, with meetings of two on its margins and a declaration of all."""
        venue = dice.pick(STATES)
        leaders = {
            state.code: self._government.holder(state, "head_of_state", day)
            for state in dice.some([s for s in STATES if s != venue], dice.between(*_LEADERS))
        }
        host = self._government.holder(venue, "head_of_state", day)
        end = day + dt.timedelta(dice.between(0, 2))
        topic = dice.pick(("Forum", "Rencontres", "Convention"))
        free = {c: leader for c, leader in leaders.items() if self._free(leader, venue, day)}
        guests = list((free or leaders).values())
        sectors = tuple(dice.some(SECTORS, 2))
        trips = [
            Trip(
                id=self._trip_id(), visitor=guest, sending=guest.person.state, receiving=venue, start=day, end=end,
                host=host, occasion="summit", rank="working", sectors=sectors,
                event=f"{topic} {venue.capital} {day.year}",
            )
            for guest in guests
        ]  # fmt: skip
        states = (*(trip.sending for trip in trips), venue)
        declaration = Instrument(f"agreement:{trips[0].id[6:]}d", "joint_declaration", sectors, states, end)
        margins = [self._margin(dice, trip, guests) for trip in trips]
        first = evolve(trips[0], instruments=(declaration,) if dice.chance(0.5) else ())
        return tuple(
            evolve(trip, meetings=meetings) for trip, meetings in zip([first, *trips[1:]], margins, strict=True)
        )

    def _margin(self, dice: Dice, trip: Trip, guests: list[Holder]) -> tuple[Meeting, ...]:
        """A meeting of two at a summit, for some."""
        others = [*[guest for guest in guests if guest != trip.visitor], trip.host]
        if not dice.chance(0.35):
            return ()
        day = trip.start + dt.timedelta(dice.between(0, (trip.end - trip.start).days))
        present = (trip.visitor, dice.pick(others))
        return (Meeting(f"engagement:{trip.id[6:]}m0", "one_on_one", day, at_palace=False, present=present),)

    # ---------------------------------------------------------------- twins
    def _twin(self, dice: Dice, number: int) -> Happening | None:
        """A visit that may be taken for a recent one; `None` where there is none that can have a twin."""
        for base in dice.some(self._recent, len(self._recent)):
            trip = self._another_occasion(dice, base) if dice.chance(0.4) else None
            trip = trip or self._another_visitor(dice, base)
            if trip:
                return Happening(number, "twin", (trip,), twin_of=base.id)
        return None

    def _another_visitor(self, dice: Dice, base: Trip) -> Trip | None:
        start = base.start + dt.timedelta(dice.between(0, 9))
        taken = {holder.person.id for holder in (base.visitor, *base.delegation)}
        holders = [self._government.holder(base.sending, office, start) for office in OFFICES]
        free = [h for h in holders if h.person.id not in taken and self._free(h, base.receiving, start)]
        return self._stay(dice, dice.pick(free), base.sending, base.receiving, start) if free else None

    def _another_occasion(self, dice: Dice, base: Trip) -> Trip | None:
        start = base.end + dt.timedelta(dice.between(5, 8))
        visitor = base.visitor
        if (start - base.start).days >= FORTNIGHT or self._busy[visitor.person.id] != base.end:
            return None
        occasion = dice.pick(("funeral", "inauguration", "conference", "commemoration"))
        trip = self._stay(dice, visitor, base.sending, base.receiving, start)
        return evolve(_shortened(trip, min(trip.end, start + dt.timedelta(1))), occasion=occasion, rank="working")


def _pair(trip: Trip) -> tuple[str, str]:
    one, other = sorted((trip.sending.code, trip.receiving.code))
    return one, other


def _signed(one: Instrument, day: dt.date) -> Instrument:
    return evolve(one, signed=day, parts=tuple(evolve(part, signed=day) for part in one.parts))


def _shortened(trip: Trip, end: dt.date) -> Trip:
    """The visit with an earlier end, and all in it before that."""
    meetings = tuple(evolve(meeting, day=min(meeting.day, end)) for meeting in trip.meetings)
    instruments = tuple(_signed(one, min(one.signed or end, end)) for one in trip.instruments)
    return evolve(trip, end=end, meetings=meetings, instruments=instruments)
