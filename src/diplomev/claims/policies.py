"""How one value is chosen where claims give several.

A policy is a function from the positions (each value with the claims that support it) to the chosen position. Every
policy is a pure function of the set of claims: no order of arrival, no clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.errors import DateFormatError
from diplomev.model.canonical import canonical_json
from diplomev.model.dates import cached_date
from diplomev.vocabulary import codes

if TYPE_CHECKING:
    from diplomev.model import Claim, PartialDate


@frozen
class Position:
    """One value of a property, and who says so.

    Attributes:
        value: The value as JSON, ids in it mapped to the records they mean now.
        claims: The claims that state it, by id.
        independent: How many sources say so on their own: neither reprints nor the file that delivered it.
        latest: The latest day on which one of them was stated or published; empty where none is known.
    """

    value: Any
    claims: tuple[Claim, ...]
    independent: int
    latest: str

    @property
    def by_person(self) -> bool:
        """Whether a person's correction is among the claims."""
        return any(claim.extractor == HUMAN for claim in self.claims)


HUMAN = "human"
"""The extractor of a person's correction, which wins over every other claim."""
LIFT = "lift"
"""The extractor of claims that a delivered record was taken apart into."""

Policy = Callable[[Sequence[Position]], Position]
"""Chooses one of at least one positions."""


def most_independent(positions: Sequence[Position]) -> Position:
    """The value of the most independent sources; then the most precise; then the most often stated; then the latest.

    What another value refines is no rival of it: «June 2025» beside 23 June, «several» beside three.
    """
    corrected = [position for position in positions if position.by_person]
    return min(corrected or _unrefined(positions), key=rank)


def _unrefined(positions: Sequence[Position]) -> Sequence[Position]:
    """The positions without those that another one refines: dates and counts within whose bounds another one lies."""
    known = [found for position in positions if (found := bounds(position.value))]
    if len(known) < 2:  # noqa: PLR2004  # nothing to refine anything
        return positions
    return [position for position in positions if not _holds_another(bounds(position.value), known)]


def _holds_another(outer: Bounds | None, known: Sequence[Bounds]) -> bool:
    return outer is not None and any(
        outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer for inner in known
    )


def furthest(positions: Sequence[Position]) -> Position:
    """The code that stands furthest down its list: the furthest step stated, by whomever."""
    return _by_order(positions, codes("agreement_status"))


def held(positions: Sequence[Position]) -> Position:
    """What was held was held, whoever announced or called it off before; else what was said last."""
    if any(position.value in _HELD for position in positions):
        return _by_order(positions, ("announced", "postponed", "cancelled", "ongoing", "completed"))
    return min(positions, key=lambda p: (not p.by_person, _latest_first(p), rank(p)))


_HELD = frozenset({"ongoing", "completed"})


def _by_order(positions: Sequence[Position], listed: Sequence[str]) -> Position:
    order = {code: index for index, code in enumerate(listed)}
    return min(positions, key=lambda p: (not p.by_person, -order.get(p.value, -1), rank(p)))


DEFAULT_POLICIES: Mapping[tuple[str, str], Policy] = {
    ("agreement", "status"): furthest,
    ("engagement", "status"): held,
    ("visit", "status"): held,
}
"""The policies that differ from `most_independent`, by record type and property."""


def rank(position: Position) -> tuple[Any, ...]:
    """Where a position stands among others by the default policy: the smallest is the best, no two are equal."""
    confidence = max((claim.confidence or 0 for claim in position.claims), default=0)
    return (
        not position.by_person,
        -position.independent,
        vagueness(position.value),
        -len(position.claims),
        _latest_first(position),
        -confidence,
        canonical_json(position.value),
    )


def _latest_first(position: Position) -> tuple[int, ...]:
    return (*(-ord(char) for char in position.latest), 0)


def vagueness(value: Any) -> float:
    """How much a value leaves open: days of a date, width of a count, fields that an object lacks."""
    if isinstance(value, str):
        date = as_date(value)
        return (date.latest - date.earliest).days if date else 0
    if isinstance(value, dict):
        low, high = value.get("min"), value.get("max")
        if isinstance(low, int):
            return float(high - low) if isinstance(high, int) else _OPEN
        return -len(value)
    return 0


def as_date(value: Any) -> PartialDate | None:
    """A JSON value as a date; `None` where it is none, which most are not and show by their first character."""
    if not isinstance(value, str) or not (value[:1].isdigit() or value[:1] == "["):
        return None
    try:
        return cached_date(value)
    except DateFormatError:
        return None


_OPEN = 1e9
"""How vague a count without an upper bound is."""


Bounds = tuple[float, float]
"""The least and the greatest that a value can mean."""


def bounds(value: Any) -> Bounds | None:
    """The least and the greatest that a date (its days, counted as by `toordinal`) or a count can mean."""
    if isinstance(value, str):
        date = as_date(value)
        return (date.earliest.toordinal(), date.latest.toordinal()) if date else None
    if isinstance(value, dict) and set(value) <= {"min", "max"} and isinstance(value.get("min"), int):
        most = value.get("max")
        return value["min"], float("inf") if most is None else most
    return None
