"""Linking: from what each source says to which records are of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.reconcile.agreements import link_agreements
from diplomev.reconcile.clusters import Groups, Pair, pair
from diplomev.reconcile.judgement import Judgement
from diplomev.reconcile.meetings import link_meetings
from diplomev.reconcile.organizations import link_organizations
from diplomev.reconcile.people import link_by_visits, link_holders, link_named, link_short
from diplomev.reconcile.visits import People, link_visits
from diplomev.reconcile.weights import Judged, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplomev.reconcile.judgement import Verdict
    from diplomev.reconcile.profiles import Profiles


@frozen
class Linking:
    """Which records are of one thing.

    Attributes:
        same: The id that stands for a record now, for ids that were linked to another.
        judgements: Why: one for each link, and the pairs that are left open; people's among them.
    """

    same: Mapping[str, str]
    judgements: tuple[Judgement, ...]


def link(profiles: Profiles, judgements: Iterable[Judgement] = ()) -> Linking:
    """Decide which records are of one thing: a pure function of profiles and people's judgements.

    Args:
        profiles: What the sources say, record by record.
        judgements: Judgements; automatic ones are passed over, as they are made anew.
    """
    people_said = sorted({judgement for judgement in judgements if not judgement.automatic})
    actors, visits, meetings, instruments = Groups(), Groups(), Groups(), Groups()
    by_type = {"actor": actors, "visit": visits, "engagement": meetings, "agreement": instruments}
    _as_people_said(people_said, by_type)
    found: list[tuple[str, Groups, Mapping[Pair, Judged]]] = []

    def took(kind: str, groups: Groups, judged: Mapping[Pair, Judged]) -> Mapping[Pair, Judged]:
        found.append((kind, groups, judged))
        return judged

    took("organization", actors, link_organizations(profiles.organizations, actors))
    named = took("person", actors, link_named(profiles.persons, actors))
    short = took("person", actors, link_short(profiles.persons, actors))
    unsure = frozenset(p for judged in (named, short) for p, one in judged.items() if one.verdict == "unsure")
    people = People.of(profiles.persons, actors, unsure)
    took("visit", visits, link_visits(profiles.stays, people, visits))
    took("person", actors, link_by_visits(profiles.persons, profiles.stays, visits, actors))
    took("person", actors, link_holders(profiles.persons, actors))
    now = actors.named()
    took("engagement", meetings, link_meetings(profiles.meetings, visits, now, meetings))
    took("agreement", instruments, link_agreements(profiles.instruments, visits, now, instruments))
    same = {id_: one for groups in by_type.values() for id_, one in groups.named().items()}
    return Linking(same, (*people_said, *_reasons(found, people_said)))


def contradictions(judgements: Iterable[Judgement]) -> tuple[tuple[Judgement, Judgement], ...]:
    """Judgements of people that two records are the same, each with one of theirs that contradicts it."""
    people_said = sorted({judgement for judgement in judgements if not judgement.automatic})
    types = {judgement.left.partition(":")[0] for judgement in people_said}
    return _as_people_said(people_said, {name: Groups() for name in types})


def _as_people_said(
    judgements: Sequence[Judgement], by_type: Mapping[str, Groups]
) -> tuple[tuple[Judgement, Judgement], ...]:
    """Put people's judgements into the groups: first what must stay apart, then what belongs together."""
    apart = {pair(j.left, j.right): j for j in judgements if j.verdict == "different"}
    contradictions = []
    for judgement in apart.values():
        if groups := by_type.get(judgement.left.partition(":")[0]):
            groups.keep_apart(judgement.left, judgement.right)
    for judgement in judgements:
        groups = by_type.get(judgement.left.partition(":")[0])
        if judgement.verdict != "same" or groups is None:
            continue
        if groups.may_join(judgement.left, judgement.right):
            groups.join(judgement.left, judgement.right)
        else:
            ours, theirs = groups.members(judgement.left), groups.members(judgement.right)
            against = next(apart[p] for a in ours for b in theirs if (p := pair(a, b)) in apart)
            contradictions.append((judgement, against))
    return tuple(contradictions)


def _reasons(
    found: Iterable[tuple[str, Groups, Mapping[Pair, Judged]]], people_said: Iterable[Judgement]
) -> tuple[Judgement, ...]:
    """A judgement for each link that holds a group together, the surest first, and for each pair that is open."""
    decided = {pair(judgement.left, judgement.right) for judgement in people_said}
    made: dict[Pair, Judgement] = {}
    tied = Groups()
    for kind, groups, judged in found:
        likely = [entry for entry in judged.items() if entry[1].verdict != "different"]
        likely.sort(key=lambda entry: (-entry[1].score, entry[0]))
        for (one, other), result in likely:
            if (one, other) in decided:
                continue
            together = groups.of(one) == groups.of(other)
            if together and result.verdict == "same" and tied.of(one) != tied.of(other):
                tied.join(one, other)
                made[one, other] = _judgement(kind, one, other, "same", result)
            elif not together:
                made[one, other] = _judgement(kind, one, other, "unsure", result)
    return tuple(made[key] for key in sorted(made))


def _judgement(kind: str, one: str, other: str, verdict: Verdict, found: Judged) -> Judgement:
    reasons = weights(kind).words(found.outcomes)
    return Judgement.of(one, other, verdict, score=round(found.score, 2), reasons=reasons)
