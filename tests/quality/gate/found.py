"""What the reader finds in a text, as the scorer compares it: read through the public face alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen
from gate.likeness import State, Who, same_name
from gate.material import as_list

import diplomev as dv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gate.material import Case

SEVERAL = "several"
"""The number of an open set."""
_VISIT_LISTS = ("visitors", "hosts", "sending")
_VISIT_SINGLE = ("receiving", "end", "status", "rank", "occasion")
_AGREEMENT_SINGLE = ("signed", "in_force", "status", "kind")
_ACTORS = frozenset({"visitors", "hosts", "parties"})


@frozen(eq=False)
class Event:
    """A visit, or the agreements of one occasion.

    Attributes:
        records: The ids that it was put together from.
        slots: Its values by slot.
    """

    records: tuple[str, ...]
    slots: Mapping[str, tuple[Any, ...]]


@frozen(eq=False)
class Quote:
    """A quotation: its words, who is said to have said them, and how sure that is."""

    text: str
    speaker: Who | None
    confidence: int


@frozen(eq=False)
class Found:
    """All that was found in a text."""

    dossier: dv.Dossier
    actors: Mapping[str, Who]
    visits: tuple[Event, ...]
    agreements: tuple[Event, ...]
    quotes: tuple[Quote, ...]

    def value(self, slot: str, value: Any) -> Any:
        """The value of a claim, as an event has it."""
        if slot in _ACTORS:
            return self.actors[self.dossier.resolve(value)]
        if slot == "places":
            return value["name"]
        return how_many(value.get("min"), value.get("max")) if slot == "count" else value


def read(case: Case) -> Found:
    """Read the text of a case."""
    dossier = dv.parse_text(case.text, path=case.name, published=case.published, language=case.language)
    return found_in(dossier, people_of(case.gold))


def found_in(dossier: dv.Dossier, people: Iterable[str]) -> Found:
    """What a dossier of one article holds.

    Args:
        dossier: It.
        people: The names in the gold: an actor that fits two different people stands for neither.
    """
    known = {actor.id: _told_apart(_who(actor), people) for actor in dossier.actors}
    return Found(
        dossier,
        known,
        tuple(Event((visit.id,), _visit(dossier, visit, known)) for visit in dossier.visits),
        tuple(_occasions(dossier, known)),
        tuple(Quote(q.text or "", known.get(q.speaker or ""), q.confidence or 0) for q in dossier.quotes),
    )


def people_of(gold: dict[str, Any]) -> list[str]:
    """The people whom the gold of a text names, each once."""
    told = [
        name for visit in gold.get("visits", ()) for key in ("visitors", "hosts") for name in as_list(visit.get(key))
    ]
    told += [quote.get("speaker") for quote in gold.get("quotes", ())]
    names: list[str] = []
    for name in told:
        person = isinstance(name, str) and not State.fullmatch(name)
        if person and not any(same_name(name, known) for known in names):
            names.append(name)
    return names


def _who(actor: dv.Actor) -> Who:
    names = [name for name in (actor.name, *(name.value for name in actor.names)) if name]
    offices = tuple((role.office or "", role.country or "") for role in actor.roles)
    state = actor.country if actor.kind == "state" else None
    return Who(actor.id, tuple(dict.fromkeys(names)), state or "", offices)


def _told_apart(who: Who, people: Iterable[str]) -> Who:
    meant = sum(any(same_name(person, name) for name in who.names) for person in people)
    return who if who.state or meant <= 1 else evolve(who, names=())


def _visit(dossier: dv.Dossier, visit: dv.Visit, actors: Mapping[str, Who]) -> dict[str, tuple[Any, ...]]:
    days = sorted(str(meeting.date) for meeting in dossier.engagements_of(visit) if meeting.date)
    start = str(visit.start) if visit.start else next(iter(days), None)
    slots = {slot: _values(getattr(visit, slot), slot, actors) for slot in _VISIT_LISTS}
    slots |= {slot: _values(getattr(visit, slot), slot, actors) for slot in _VISIT_SINGLE}
    slots["places"] = tuple(place.name for place in visit.places if place.name)
    slots["start"] = (start,) if start else ()
    return slots


def _values(value: Any, slot: str, actors: Mapping[str, Who]) -> tuple[Any, ...]:
    values = as_list(value)
    if slot in _ACTORS:
        return tuple(actors.get(one, Who(one)) for one in values)
    return tuple(str(one) for one in values)


# ------------------------------------------------------------- agreements
def _occasions(dossier: dv.Dossier, actors: Mapping[str, Who]) -> Iterable[Event]:
    """The agreements by occasion: parts with the set that they belong to, then same parties, day and status."""
    groups: dict[tuple[Any, ...], list[dv.Agreement]] = {}
    known = {agreement.id: agreement for agreement in dossier.agreements}
    for agreement in dossier.agreements:
        whole = _whole(agreement, known)
        key = (tuple(sorted(whole.parties)), str(whole.signed), whole.status)
        groups.setdefault(key, []).append(agreement)
    for group in groups.values():
        head = min(group, key=lambda one: (one.part_of is not None, one.id))
        slots = {slot: _values(getattr(head, slot), slot, actors) for slot in ("parties", *_AGREEMENT_SINGLE)}
        slots["sectors"] = tuple(dict.fromkeys(sector for one in group for sector in one.sectors))
        slots["count"] = _count(group)
        yield Event(tuple(one.id for one in group), slots)


def _whole(agreement: dv.Agreement, known: Mapping[str, dv.Agreement]) -> dv.Agreement:
    """The set that a part belongs to, at the top."""
    seen: set[str] = set()
    while agreement.id not in seen:
        seen.add(agreement.id)
        agreement = known.get(agreement.part_of or "", agreement)
    return agreement


def _count(group: list[dv.Agreement]) -> tuple[int | str, ...]:
    """How many instruments: what is said of the set, «several» where that stays open, else those named one by one."""
    stated = [how_many(one.count.min, one.count.max) for one in group if one.count]
    single = stated.count(1)
    sets = [number for number in stated if number not in {1, None}]
    exact = [number for number in sets if isinstance(number, int)]
    if exact:
        return (max([single, *exact]),)
    if sets:
        return (SEVERAL,)
    return (single,) if single else ()


def how_many(low: int | None, high: int | None) -> int | str | None:
    """A number of instruments, or «several» where it has no end."""
    return low if low == high else SEVERAL
