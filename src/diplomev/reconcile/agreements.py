"""Which agreements of different sources are one."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.reconcile.clusters import Groups, Pair, compare_near, group
from diplomev.reconcile.meetings import dates
from diplomev.reconcile.weights import Judged, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.reconcile.profiles import Instrument

_NEAR, _WEEKS = 5, 45
"""Up to how many days apart two agreements may be one, and are compared at all."""
_MOST_NEIGHBOURS = 120
_GENERAL_KINDS = frozenset({"agreement", "other"})
"""Kinds that a source may use for any other."""
_ENDED = frozenset({"suspended", "terminated"})
_AHEAD = frozenset({"announced", "negotiated"})


def compare_agreements(one: Instrument, other: Instrument) -> Judged:
    """Compare two agreements whose parties and visits are given as they are known by now."""
    return weights("agreement").judge(_outcomes(one, other))


def _outcomes(one: Instrument, other: Instrument) -> Iterator[str]:
    if one.parties and other.parties:
        common = one.parties & other.parties
        same = one.parties == other.parties
        yield "parties.same" if same else "parties.overlap" if common else "parties.differs"
    if one.visit and other.visit:
        yield "visit.same" if one.visit == other.visit else "visit.differs"
    if one.signed and other.signed:
        yield f"signed.{dates(one.signed, other.signed, _NEAR)}"
    if one.status and other.status and not _fit(one.status, other.status):
        yield "status.differs"
    if one.kind and other.kind:
        if one.kind == other.kind:
            yield "kind.same"
        elif not {one.kind, other.kind} & _GENERAL_KINDS:
            yield "kind.differs"
    yield from _content(one, other)
    if one.source == other.source and one.source:
        yield "source.same"


def _fit(one: str, other: str) -> bool:
    """Whether two reports of one agreement can have these steps: one that is ahead is not ended in the other."""
    return not ({one, other} & _ENDED and one != other) and not ({one, other} & _AHEAD and "in_force" in {one, other})


def _content(one: Instrument, other: Instrument) -> Iterator[str]:
    parts = {one.part_of is not None, other.part_of is not None}
    if len(parts) > 1:
        yield "part.differs"
    elif True in parts:
        yield "part.same"
    if one.sectors and other.sectors:
        if one.sectors == other.sectors:
            yield "sectors.same"
        elif one.sectors & other.sectors:
            yield "sectors.overlap"
        else:
            yield "sectors.other_part" if True in parts else "sectors.differs"
    if one.count and other.count and one.count[0] <= other.count[1] and other.count[0] <= one.count[1]:
        yield "count.overlap"
    if one.title and other.title:
        yield (
            "title.same"
            if set(one.title) <= set(other.title) or set(other.title) <= set(one.title)
            else "title.differs"
        )


def link_agreements(
    instruments: Mapping[str, Instrument], visits: Groups, actors: Mapping[str, str], groups: Groups
) -> dict[Pair, Judged]:
    """Join agreements; what was found of the pairs that were compared.

    Args:
        instruments: The agreements by id.
        visits: Which visits are the same.
        actors: By id of an actor the one that stands for it.
        groups: The groups, which grow.
    """
    found: dict[tuple[str, ...], list[Instrument]] = {}
    for instrument in instruments.values():
        parties = frozenset(actors.get(actor, actor) for actor in instrument.parties)
        visit = visits.of(instrument.visit) if instrument.visit else None
        now = evolve(instrument, visit=visit, parties=parties)
        if visit:
            found.setdefault(("visit", visit), []).append(now)
        found.setdefault(("parties", *sorted(parties)), []).append(now)
    judged: dict[Pair, Judged] = {}
    for key, listed in found.items():
        if key == ("parties",):
            continue
        compare_near(listed, _place, _reach, compare_agreements, judged, _MOST_NEIGHBOURS)
    group(groups, judged)
    return judged


def _place(instrument: Instrument) -> tuple[int, str]:
    return instrument.signed.first if instrument.signed else 0, instrument.id


def _reach(instrument: Instrument) -> float:
    return instrument.signed.last_latest + _WEEKS if instrument.signed else inf
