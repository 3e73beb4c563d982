"""Which organisations, companies and bodies of different sources are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.reconcile.clusters import Groups, Pair, blocks, collapse, group
from diplomev.reconcile.weights import Judged, weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.reconcile.profiles import Organization

_MOST_IN_BLOCK = 200


def compare_organizations(one: Organization, other: Organization) -> Judged:
    """Compare two organisations: by the names that they have in common."""
    return weights("organization").judge(_outcomes(one, other))


def _outcomes(one: Organization, other: Organization) -> Iterator[str]:
    yield "name.same" if one.names & other.names else "name.differs"
    if one.country and other.country:
        yield "country.same" if one.country == other.country else "country.differs"
    if one.kind and other.kind and one.kind != other.kind:
        yield "kind.differs"
    if one.source == other.source and one.source:
        yield "source.same"


def link_organizations(organizations: Mapping[str, Organization], groups: Groups) -> dict[Pair, Judged]:
    """Join organisations; what was found of the pairs that were compared."""
    units, judged = collapse(organizations, _told, compare_organizations, groups)
    keyed = ((" ".join(name), unit.id) for unit in units.values() for name in unit.names)
    for items in blocks(keyed, _MOST_IN_BLOCK).values():
        for i, one in enumerate(items):
            for other in items[i + 1 :]:
                judged[one, other] = compare_organizations(units[one], units[other])
    group(groups, judged)
    return judged


def _told(organization: Organization) -> tuple[object, ...]:
    return organization.names, organization.country, organization.kind
