"""From judgements on pairs to groups: what belongs together, without joining what must stay apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from diplomev.reconcile.weights import Judged

T = TypeVar("T")
Pair = tuple[str, str]
"""Two items, the smaller one first."""

_MARGIN = 1.0
"""By how many points one partner must be better than another that is a different thing."""


def pair(one: str, other: str) -> Pair:
    """Two items as a pair."""
    return (one, other) if one < other else (other, one)


@define
class Groups:
    """Items in groups, some of which must never be joined.

    The smallest item of a group stands for it.
    """

    _over: dict[str, str] = field(factory=dict)
    _members: dict[str, list[str]] = field(factory=dict)
    _apart: dict[str, set[str]] = field(factory=lambda: defaultdict(set))
    """By group the items that must stay out of it."""

    def of(self, item: str) -> str:
        """The item that stands for a group."""
        top = item
        while (over := self._over.get(top)) is not None:
            top = over
        while item != top:
            self._over[item], item = top, self._over[item]
        return top

    def members(self, item: str) -> list[str]:
        """The items of a group."""
        top = self.of(item)
        return self._members.get(top, [top])

    def keep_apart(self, one: str, other: str) -> None:
        """Never join the groups of two items from now on."""
        self._apart[self.of(one)].add(other)
        self._apart[self.of(other)].add(one)

    def may_join(self, one: str, other: str) -> bool:
        """Whether nothing forbids to join the groups of two items."""
        one, other = self.of(one), self.of(other)
        return all(self.of(item) != other for item in self._apart.get(one, ()))

    def join(self, one: str, other: str) -> None:
        """Join the groups of two items."""
        top, below = sorted((self.of(one), self.of(other)))
        if top == below:
            return
        self._over[below] = top
        self._members[top] = [*self._members.pop(top, [top]), *self._members.pop(below, [below])]
        if below in self._apart:
            self._apart[top] |= self._apart.pop(below)

    def named(self) -> dict[str, str]:
        """By item the one that stands for its group, where that is another."""
        return {item: self.of(item) for item in sorted(self._over)}


def group(groups: Groups, judged: Mapping[Pair, Judged]) -> None:
    """Join what is judged the same, the surest pairs first, and nothing that is judged different.

    A pair of which one item would go as well with something that differs from the other is left open.

    Args:
        groups: The groups so far; what people judged is in them already.
        judged: What was found of pairs.
    """
    for (one, other), found in judged.items():
        if found.verdict == "different" and groups.of(one) != groups.of(other):
            groups.keep_apart(one, other)
    likely = sorted((-found.score, p) for p, found in judged.items() if found.verdict == "same")
    partners: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for negative, (one, other) in likely:
        partners[one].append((-negative, other))
        partners[other].append((-negative, one))
    for negative, (one, other) in likely:
        if (
            groups.of(one) != groups.of(other)
            and groups.may_join(one, other)
            and not _torn(groups, judged, partners, one, other, -negative)
        ):
            groups.join(one, other)


def _torn(  # noqa: PLR0913  # all that the question depends on
    groups: Groups,
    judged: Mapping[Pair, Judged],
    partners: Mapping[str, list[tuple[float, str]]],
    one: str,
    other: str,
    score: float,
) -> bool:
    """Whether one of two items would go about as well with something that is judged to differ from the other one."""
    for item, partner in ((one, other), (other, one)):
        for rival_score, rival in partners[item]:
            if rival_score < score - _MARGIN:
                break
            if rival != partner and groups.of(rival) != groups.of(item) and _differ(judged, rival, partner):
                return True
    return False


def _differ(judged: Mapping[Pair, Judged], one: str, other: str) -> bool:
    found = judged.get(pair(one, other))
    return found is not None and found.verdict == "different"


def collapse(
    items: Mapping[str, T],
    key: Callable[[T], Hashable],
    compare: Callable[[T, T], Judged],
    groups: Groups,
) -> tuple[dict[str, T], dict[Pair, Judged]]:
    """Join what is told in the same way, so that it is compared with others only once.

    Args:
        items: What is compared, by id.
        key: All that counts of an item.
        compare: Compares two items.
        groups: The groups, which grow.

    Returns:
        One item for each way of telling, and those that are not the same for all that; and what was found.
    """
    first: dict[Hashable, str] = {}
    units: dict[str, T] = {}
    judged: dict[Pair, Judged] = {}
    for id_, item in sorted(items.items()):
        known = first.setdefault(key(item), id_)
        if known != id_ and groups.may_join(known, id_):
            found = compare(units[known], item)
            if found.verdict == "same":
                judged[known, id_] = found
                groups.join(known, id_)
                continue
        units[id_] = item
    return units, judged


def compare_near(  # noqa: PLR0913  # all that the comparison depends on
    listed: Iterable[T],
    place: Callable[[T], tuple[int, str]],
    reach: Callable[[T], float],
    compare: Callable[[T, T], Judged],
    judged: dict[Pair, Judged],
    most: int,
) -> None:
    """Compare each item with so many of those that stand next to it in time, unless the pair is judged already.

    Args:
        listed: The items.
        place: The day and the id of an item.
        reach: The last day on which something may stand that an item is compared with.
        compare: Compares two items.
        judged: What was found of pairs; it grows.
        most: With how many of those behind it an item is compared.
    """
    near = sorted(listed, key=place)
    for i, one in enumerate(near):
        last = reach(one)
        for other in near[i + 1 : i + 1 + most]:
            if place(other)[0] > last:
                break
            both = pair(place(one)[1], place(other)[1])
            if both not in judged:
                judged[both] = compare(one, other)


def blocks(keys: Iterable[tuple[str, str]], most: int) -> dict[str, list[str]]:
    """Items by key, each key with at most so many: those of the smallest ids.

    Args:
        keys: Pairs of a key and an item.
        most: How many items one key may bring together.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for key, item in keys:
        found[key].add(item)
    return {key: sorted(items)[:most] for key, items in found.items() if len(items) > 1}
