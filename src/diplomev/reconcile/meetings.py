"""Which engagements of different sources are one."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.reconcile.clusters import Groups, Pair, compare_near, group
from diplomev.reconcile.weights import Judged, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.reconcile.profiles import Days, Meeting

_NEAR, _WEEKS = 3, 45
"""Up to how many days apart two engagements may be one, and are compared at all."""
_MOST_NEIGHBOURS = 120


def compare_meetings(one: Meeting, other: Meeting) -> Judged:
    """Compare two engagements whose visits and participants are given as they are known by now."""
    return weights("engagement").judge(_outcomes(one, other))


def _outcomes(one: Meeting, other: Meeting) -> Iterator[str]:
    if one.visit and other.visit:
        yield "visit.same" if one.visit == other.visit else "visit.differs"
    if one.kind and other.kind:
        yield "kind.same" if one.kind == other.kind else "kind.differs"
    if one.days and other.days:
        yield f"date.{dates(one.days, other.days, _NEAR)}"
    if one.participants and other.participants:
        common = one.participants & other.participants
        fewer = min(one.participants, other.participants, key=len)
        yield "participants.same" if common == fewer else "participants.overlap" if common else "participants.differs"
    if one.place and one.place == other.place:
        yield "place.same"
    if one.source == other.source and one.source:
        yield "source.same"


def dates(one: Days, other: Days, near: int) -> str:
    """How two days compare by their bounds: `same`, `refines` (they may be the same), `near`, `apart`."""
    gap = one.gap(other)
    if gap:
        return "near" if gap <= near else "apart"
    return "same" if one.one_day and other.one_day else "refines"


def link_meetings(
    meetings: Mapping[str, Meeting], visits: Groups, people: Mapping[str, str], groups: Groups
) -> dict[Pair, Judged]:
    """Join engagements; what was found of the pairs that were compared.

    Args:
        meetings: The engagements by id.
        visits: Which visits are the same.
        people: By id of an actor the one that stands for it.
        groups: The groups, which grow.
    """
    found: dict[tuple[str, str], list[Meeting]] = {}
    for meeting in meetings.values():
        participants = frozenset(people.get(actor, actor) for actor in meeting.participants)
        visit = visits.of(meeting.visit) if meeting.visit else None
        now = evolve(meeting, visit=visit, participants=participants)
        for key in (visit,) if visit else sorted(participants):
            found.setdefault((key or "", meeting.kind or ""), []).append(now)
    judged: dict[Pair, Judged] = {}
    for listed in found.values():
        compare_near(listed, _place, _reach, compare_meetings, judged, _MOST_NEIGHBOURS)
    group(groups, judged)
    return judged


def _place(meeting: Meeting) -> tuple[int, str]:
    return meeting.days.first if meeting.days else 0, meeting.id


def _reach(meeting: Meeting) -> float:
    return meeting.days.last_latest + _WEEKS if meeting.days else inf
