"""Values counted: right, wrong, missed; and how the values of one slot agree with what is wanted there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from attrs import define
from gate.material import as_list

Gold = dict[str, Any]
"""What is wanted of one event, quotation or source, by slot."""
Agree = Callable[[Any, Any], bool]
"""Whether a found value is the wanted one."""


@define
class Tally:
    """Values that are right, wrong (found and not wanted) and missed (wanted and not found)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: Tally) -> None:
        """Add another one's numbers."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def errors(self) -> int:
        """How many values are wrong or missed."""
        return self.wrong + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found; 1 where nothing was wanted."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        found, wanted = self.precision, self.recall
        return 2 * found * wanted / (found + wanted) if found + wanted else 0.0


def compare(gold: Gold, slot: str, values: Sequence[Any], agree: Agree) -> Tally:
    """How the values of a slot agree with its gold."""
    tally = Tally()
    if slot not in gold:
        return tally
    needed, beside = wanted_in(gold, slot)
    left = list(needed)
    for value in values:
        hit = next((one for one in left if agree(one, value)), None)
        if hit is not None:
            left.remove(hit)
            tally.right += 1
        elif not any(agree(one, value) for one in (*needed, *beside)):
            tally.wrong += 1
    tally.missed = sum(not _may_be_silent(one) for one in left)
    return tally


def wanted_in(gold: Gold, slot: str) -> tuple[Sequence[Any], Sequence[Any]]:
    """What is wanted in a slot, and what may stand there beside."""
    return as_list(gold[slot]), as_list(gold.get(f"{slot}_ok"))


def _may_be_silent(wanted: Any) -> bool:
    return isinstance(wanted, dict) and None in wanted.get("any", ())
