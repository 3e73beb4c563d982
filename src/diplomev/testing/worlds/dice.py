"""Chance that falls the same way everywhere: all draws are made of `Random.random`, whose sequence Python promises."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")


class Dice:
    """A row of draws that its seed decides.

    Args:
        seed: What the draws are for, as words or numbers; other parts, other draws.

    Examples:
        >>> Dice(7, "event", 3).pick("abc") == Dice(7, "event", 3).pick("abc")
        True
    """

    def __init__(self, *seed: object) -> None:
        self.random = Random("/".join(map(str, seed))).random  # noqa: S311  # made-up worlds hold no secrets

    def chance(self, rate: float) -> bool:
        """Whether something comes about that does so at a rate."""
        return self.random() < rate

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.random() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """One of some things."""
        return options[int(self.random() * len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """So many different places of a sequence, in the order drawn; all of them where there are no more."""
        left = list(options)
        return [left.pop(int(self.random() * len(left))) for _ in range(min(count, len(left)))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """One of some things, each at its weight."""
        at = self.random() * sum(weights.values())
        for option, weight in weights.items():
            at -= weight
            if at < 0:
                return option
        return option
