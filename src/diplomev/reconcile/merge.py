"""Many sources, one set of records: link, and compile what belongs together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.claims import DEFAULT_POLICIES, Policy, compile_records
from diplomev.claims.current import distinct_claims
from diplomev.model import Claim, Record, Source
from diplomev.reconcile.copies import with_copies
from diplomev.reconcile.delivered import taken_apart
from diplomev.reconcile.link import Linking, link
from diplomev.reconcile.profiles import profiles_of
from diplomev.reconcile.stays import days_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplomev.reconcile.judgement import Judgement


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
) -> Merged:
    """Bring the records of many sources together: a pure function of the set of claims, sources and judgements.

    Args:
        records: Records of any types; those without claims are taken apart into claims.
        judgements: People's judgements on which records are of one thing; automatic ones are made anew.
        policies: How one value is chosen among several, by record type and property.
        texts: The texts of sources by id, by which reprints are found; texts that sources bear count as well.
    """
    given = taken_apart(records)
    claims = distinct_claims(record for record in given if isinstance(record, Claim))
    sources = compile_records(record for record in given if isinstance(record, Source))
    kept = (*with_copies((source for source in sources if isinstance(source, Source)), texts), *claims)
    linking = link(profiles_of(compile_records(kept)), judgements)
    aside = days_within(claims, linking.same)
    compiled = compile_records(kept, same=linking.same, policies=policies, aside=aside)
    return Merged((*compiled, *claims), linking)
