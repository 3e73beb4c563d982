"""Which visits of different sources are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.reconcile.clusters import Groups, Pair, collapse, group, pair
from diplomev.reconcile.profiles import as_now, definite
from diplomev.reconcile.weights import Judged, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.reconcile.profiles import Days, Office, Person, Stay

_NEAR, _DAYS, _WEEKS = 3, 10, 45
"""Up to how many days apart two visits may be one, are hardly one, and are certainly not one."""
_VAGUE = 14
"""From how many days on a stretch of time says little."""
_MOST_NEIGHBOURS = 40


@frozen
class People:
    """What is known by now of the persons who travel.

    Attributes:
        now: By id the id that stands for the person.
        offices: By the latter the offices.
        named: By the latter whether there is a name.
        unsure: Pairs of persons who may be the same.
    """

    now: Mapping[str, str]
    offices: Mapping[str, frozenset[Office]]
    named: Mapping[str, bool]
    unsure: frozenset[Pair]

    @classmethod
    def of(cls, persons: Mapping[str, Person], groups: Groups, unsure: frozenset[Pair]) -> People:
        """Bring together what the members of each group say."""
        offices: dict[str, frozenset[Office]] = {}
        named: dict[str, bool] = {}
        now = {id_: groups.of(id_) for id_ in persons}
        for id_, person in persons.items():
            top = now[id_]
            offices[top] = offices.get(top, frozenset()) | person.offices
            named[top] = named.get(top, False) or bool(person.names)
        return cls(now, offices, named, frozenset(pair(now[a], now[b]) for a, b in unsure if a in now and b in now))


def compare_visits(one: Stay, other: Stay, people: People) -> Judged:
    """Compare two visits whose actors are given as they are known by now."""
    return weights("visit").judge(_outcomes(one, other, people))


def _outcomes(one: Stay, other: Stay, people: People) -> Iterator[str]:
    yield from _visitors(one, other, people)
    if one.days and other.days:
        yield f"dates.{_dates(one.days, other.days)}"
    yield from _event(one, other)
    if one.occasion and other.occasion and one.occasion != other.occasion and not (one.event and other.event):
        yield "occasion.differs"
    if one.cities and other.cities:
        yield "places.same" if one.cities & other.cities else "places.differs"
    if one.hosts & other.hosts:
        yield "hosts.same"
    if one.rank and other.rank and one.rank != other.rank:
        yield "rank.differs"
    if one.source == other.source and one.source:
        yield "source.same"


def _visitors(one: Stay, other: Stay, people: People) -> Iterator[str]:
    ours, theirs = one.visitors, other.visitors
    if ours & theirs:
        yield "visitor.same"
    elif not ours or not theirs:
        if one.sending & other.sending:
            yield "visitor.unnamed"
    elif any(pair(a, b) in people.unsure for a in ours for b in theirs):
        yield "visitor.maybe"
    else:
        all_named = all(people.named.get(actor, True) for actor in (*ours, *theirs))
        yield "visitor.differs" if all_named else _by_office(ours, theirs, people)


def _by_office(ours: frozenset[str], theirs: frozenset[str], people: People) -> str:
    """How visitors compare of whom some are not named."""
    our_offices = definite(office for actor in ours for office in people.offices.get(actor, ()))
    their_offices = definite(office for actor in theirs for office in people.offices.get(actor, ()))
    if our_offices & their_offices:
        return "visitor.office"
    return "visitor.other_office" if our_offices and their_offices else "visitor.unnamed"


def _dates(one: Days, other: Days) -> str:
    gap = one.gap(other)
    if one.estimated or other.estimated:
        return "estimated" if gap <= _DAYS else "estimated_apart"
    if one.one_day and other.one_day and one.first == other.first:
        return "same"
    if gap == 0:
        vague = max(one.first_latest - one.first, other.first_latest - other.first)
        return "vague" if vague > _VAGUE else "overlap"
    return "near" if gap <= _NEAR else "days" if gap <= _DAYS else "weeks" if gap <= _WEEKS else "apart"


def _event(one: Stay, other: Stay) -> Iterator[str]:
    if one.event and other.event:
        yield (
            "event.same"
            if set(one.event) <= set(other.event) or set(other.event) <= set(one.event)
            else "event.differs"
        )
    elif one.event or other.event:
        yield "event.one"


def link_visits(stays: Mapping[str, Stay], people: People, groups: Groups) -> dict[Pair, Judged]:
    """Join visits.

    Args:
        stays: The visits by id.
        people: Who is who.
        groups: The groups, which grow.

    Returns:
        What was found of the pairs that were compared.
    """
    now = {id_: as_now(stay, people.now) for id_, stay in stays.items()}
    units, judged = collapse(now, _told, lambda one, other: compare_visits(one, other, people), groups)
    for block in _blocks(units).values():
        for one, other in _neighbours(block):
            if (both := pair(one.id, other.id)) not in judged:
                judged[both] = compare_visits(one, other, people)
    group(groups, judged)
    return judged


def _told(stay: Stay) -> tuple[object, ...]:
    return (
        stay.visitors, stay.sending, stay.receiving, stay.days, stay.event, stay.occasion, stay.cities, stay.rank,
    )  # fmt: skip


def _blocks(units: Mapping[str, Stay]) -> dict[tuple[str, str], list[Stay]]:
    """Visits that may be one: of one sending State, and of one visitor, to one receiving State or event."""
    found: dict[tuple[str, str], list[Stay]] = {}
    for stay in units.values():
        to = stay.receiving or " ".join(stay.event)
        for sender in sorted(stay.sending | stay.visitors):
            found.setdefault((sender, to), []).append(stay)
    return found


def _neighbours(block: list[Stay]) -> Iterator[tuple[Stay, Stay]]:
    """Pairs that are near enough in time to be compared: those without a day with all, each with so many at most."""
    dated = sorted((stay for stay in block if stay.days), key=_first)
    undated = sorted((stay for stay in block if not stay.days), key=lambda stay: stay.id)[:_MOST_NEIGHBOURS]
    for i, one in enumerate(dated):
        for other in dated[i + 1 : i + 1 + _MOST_NEIGHBOURS]:
            if _starts(other) > _ends(one) + _WEEKS:
                break
            yield one, other
    for i, one in enumerate(undated):
        for other in (*undated[i + 1 :], *dated[:_MOST_NEIGHBOURS]):
            yield one, other


def _first(stay: Stay) -> tuple[int, str]:
    return _starts(stay), stay.id


def _starts(stay: Stay) -> int:
    return stay.days.first if stay.days else 0


def _ends(stay: Stay) -> int:
    return stay.days.last_latest if stay.days else 0
