"""The events of a text side by side: which of those that were found is which of the wanted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gate.likeness import same_actor, same_date, same_place, same_value
from gate.material import as_list
from gate.tally import Agree, Gold, compare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gate.found import Event

Pair = tuple["Gold | None", "Event | None"]
"""A wanted event and the found one; one of them may be none."""

SLOTS: Mapping[str, Mapping[str, Agree]] = {
    "visit": {
        "visitors": same_actor, "hosts": same_actor, "sending": same_value, "receiving": same_value,
        "places": same_place, "start": same_date, "end": same_date, "status": same_value, "rank": same_value,
        "occasion": same_value,
    },
    "agreement": {
        "parties": same_actor, "sectors": same_value, "count": same_value, "signed": same_date,
        "in_force": same_date, "status": same_value, "kind": same_value,
    },
}  # fmt: skip
_MET = frozenset({"signed", "in_force", "ratified"})
"""Steps of an agreement that has been concluded."""
_YEAR = 4


def side_by_side(kind: str, wanted: Sequence[Gold], found: Sequence[Event]) -> list[Pair]:
    """Pair the events of a text, one to one, those that agree most first; then those that are left over."""
    fits = [
        (_likeness(kind, gold, event), -i, -j)
        for i, gold in enumerate(wanted)
        for j, event in enumerate(found)
        if may_be(kind, gold, event)
    ]
    of_gold: dict[int, int] = {}
    for _, i, j in sorted(fits, reverse=True):
        if -i not in of_gold and -j not in of_gold.values():
            of_gold[-i] = -j
    pairs: list[Pair] = [(gold, found[of_gold[i]] if i in of_gold else None) for i, gold in enumerate(wanted)]
    return pairs + [(None, event) for j, event in enumerate(found) if j not in of_gold.values()]


def may_be(kind: str, gold: Gold, event: Event) -> bool:
    """Whether a found event can be the wanted one: what makes it another one does not count as an error of a slot."""
    return (_may_be_visit if kind == "visit" else _may_be_agreement)(gold, event)


def _may_be_visit(gold: Gold, event: Event) -> bool:
    receiving = event.slots["receiving"]
    if gold.get("receiving") and receiving and not same_value(gold["receiving"], receiving[0]):
        return False
    people = _shared(gold, event, "visitors", same_actor)
    if not people and not _shared(gold, event, "sending", same_value):
        return False
    dates = (gold.get("start"), *event.slots["start"])
    years = {date.lstrip("[")[:_YEAR] for date in dates if isinstance(date, str)}
    return len(years) <= 1


def _may_be_agreement(gold: Gold, event: Event) -> bool:
    status = [one for one in (gold.get("status"), *event.slots["status"]) if isinstance(one, str)]
    if len({one in _MET for one in status}) > 1:
        return False
    parties = _shared(gold, event, "parties", same_actor)
    alone = len(as_list(gold.get("parties"))) == 1 or _shared(gold, event, "sectors", same_value) > 0
    return parties > 1 or (parties == 1 and alone)


def _shared(gold: Gold, event: Event, slot: str, agree: Agree) -> int:
    wanted = as_list(gold.get(slot))
    return sum(any(agree(one, value) for one in wanted) for value in event.slots[slot])


def _likeness(kind: str, gold: Gold, event: Event) -> float:
    tallies = [compare(gold, slot, event.slots[slot], agree) for slot, agree in SLOTS[kind].items()]
    return sum(tally.right - tally.errors / 2 for tally in tallies)
