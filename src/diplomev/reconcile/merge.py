"""Many sources, one set of records: link, and compile what belongs together."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.claims import DEFAULT_POLICIES, Policy
from diplomev.claims.compile import compile_current, joined_sources
from diplomev.claims.current import current_claims, distinct_claims
from diplomev.model import Claim, Record, Source
from diplomev.model.sharing import sharing
from diplomev.reconcile.copies import with_copies
from diplomev.reconcile.delivered import taken_apart
from diplomev.reconcile.known import with_known
from diplomev.reconcile.link import Linking, link
from diplomev.reconcile.profiles import profiles_of
from diplomev.reconcile.stays import days_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplomev.reconcile.judgement import Judgement
    from diplomev.registry import Registry


@frozen
class Merged:
    """Records of many sources, brought together.

    Attributes:
        records: Sources, records and all claims, none of them lost.
        linking: Which records were brought together, and why.
    """

    records: tuple[Record, ...]
    linking: Linking


def merge(
    records: Iterable[Record],
    *,
    judgements: Iterable[Judgement] = (),
    policies: Mapping[tuple[str, str], Policy] = DEFAULT_POLICIES,
    texts: Mapping[str, str] = MappingProxyType({}),
    known: Registry | None = None,
) -> Merged:
    """Bring the records of many sources together: a pure function of the set of claims, sources and judgements.

    Args:
        records: Records of any types; those without claims are taken apart into claims.
        judgements: People's judgements on which records are of one thing; automatic ones are made anew.
        policies: How one value is chosen among several, by record type and property.
        texts: The texts of sources by id, by which reprints are found; texts that sources bear count as well.
        known: Actors who are known beforehand; of those who are met, what the registry says is added.
    """
    given = taken_apart(map(sharing, records))
    claims = distinct_claims(record for record in given if isinstance(record, Claim))
    sources = joined_sources(record for record in given if isinstance(record, Source))
    kept = with_copies(sources.values(), texts)
    current = current_claims(claims)
    profiles = profiles_of(compile_current(kept, current))
    if known:
        profiles = with_known(profiles, known)
    linking = link(profiles, judgements)
    if known:
        claims, kept, linking = _with_what_is_known(known, claims, kept, linking)
        current = current_claims(claims)
    aside = days_within(claims, linking.same)
    compiled = compile_current(kept, current, same=linking.same, policies=policies, aside=aside)
    return Merged((*compiled, *claims), linking)


def _with_what_is_known(
    known: Registry, claims: Sequence[Claim], sources: Sequence[Source], linking: Linking
) -> tuple[list[Claim], tuple[Source, ...], Linking]:
    """Add what a registry says of the actors who were met, and leave out all that concerns the others."""
    met_in_claims = {claim.subject for claim in claims}
    own = {id_ for id_ in known.actors if id_ not in met_in_claims}
    groups: dict[str, set[str]] = defaultdict(set)
    for id_ in (*linking.same, *linking.same.values()):
        groups[linking.same.get(id_, id_)].add(id_)
    met = {id_ for members in groups.values() if not members <= own for id_ in members & known.actors.keys()}
    unmet = own - met
    said = known.claims_on(sorted(met))
    same = {}
    for members in groups.values():
        present = sorted(members - unmet)
        if present:
            same.update(dict.fromkeys(present[1:], present[0]))
    judgements = tuple(j for j in linking.judgements if {j.left, j.right}.isdisjoint(unmet) or not j.automatic)
    merged = distinct_claims([*claims, *(record for record in said if isinstance(record, Claim))])
    kept = (*sources, *(record for record in said if isinstance(record, Source)))
    return merged, kept, Linking(same, judgements)
