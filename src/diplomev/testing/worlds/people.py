"""Who holds which office when: each State has its government, whose members follow each other."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from diplomev.testing.worlds.dice import Dice
from diplomev.testing.worlds.names import full_name
from diplomev.testing.worlds.tables import OFFICES
from diplomev.testing.worlds.things import Holder, Person

if TYPE_CHECKING:
    from diplomev.testing.worlds.tables import State

_KIN, _PROMOTED = 0.15, 0.15
_TRIES = 50


class Government:
    """The office holders of all States, day by day.

    Args:
        seed: The seed of the world.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._persons = 0
        self._held: dict[tuple[str, str], tuple[Holder, dt.date, int]] = {}
        self._names: dict[str, dict[tuple[str, str], None]] = {}
        self._families: dict[str, list[str]] = {}

    def holder(self, state: State, office: str, day: dt.date) -> Holder:
        """Who holds an office; days are asked for in about their order, nobody comes back."""
        held = self._held.get((state.code, office))
        if held is not None and held[1] > day:
            return held[0]
        turn = held[2] + 1 if held else 0
        dice = Dice(self._seed, "office", state.code, office, turn)
        least, most = OFFICES[office].term
        days = dice.between(least, most) if held else dice.between(60, most)  # the first ones began before
        person = self._promoted(dice, state, office, day) if held else None
        holder = Holder(person or self._newcomer(dice, state), office)
        self._held[state.code, office] = (holder, day + dt.timedelta(days), turn)
        return holder

    def others(self, state: State, day: dt.date, without: Holder) -> list[Holder]:
        """The ministers of a State but for one."""
        ministers = [self.holder(state, office, day) for office in OFFICES if office.endswith("minister")]
        return [holder for holder in ministers if holder.person != without.person]

    def _promoted(self, dice: Dice, state: State, office: str, day: dt.date) -> Person | None:
        """Now and then a minister who moves to another office; his own gets somebody new."""
        offices = [o for o in OFFICES if o.endswith("minister") and o != office and (state.code, o) in self._held]
        if not offices or not dice.chance(_PROMOTED):
            return None
        left = dice.pick(offices)
        holder, _, turn = self._held[state.code, left]
        heir = Holder(self._newcomer(dice, state), left)
        self._held[state.code, left] = (heir, day + dt.timedelta(dice.between(*OFFICES[left].term)), turn + 1)
        return holder.person

    def _newcomer(self, dice: Dice, state: State) -> Person:
        """Somebody new, at times of the family of somebody known.

        No typing error makes one of a State another: who have the same given name have other family names, which
        begin otherwise.
        """
        known, families = self._names.setdefault(state.code, {}), self._families.setdefault(state.code, [])
        kin = dice.pick(families) if families and dice.chance(_KIN) else None
        for turn in range(_TRIES):
            given, family = full_name(dice, state.pattern, kin if turn < _TRIES // 2 else None)
            if (given, family[:2]) not in known:
                break
        known[given, family[:2]] = None
        families.append(family)
        self._persons += 1
        return Person(f"actor:p{self._persons}", given, family, state)
