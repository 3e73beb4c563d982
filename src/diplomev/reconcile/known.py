"""Actors who are known beforehand, beside those of the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from attrs import evolve

from diplomev.reconcile.people import may_be_known
from diplomev.reconcile.profiles import Profiles, known_profiles

if TYPE_CHECKING:
    from diplomev.reconcile.profiles import Organization, Person
    from diplomev.registry import Registry


_PROFILES: WeakKeyDictionary[Registry, tuple[dict[str, Person], dict[str, Organization]]] = WeakKeyDictionary()
"""The profiles of registries that were used before: large ones take seconds."""


def with_known(profiles: Profiles, registry: Registry) -> Profiles:
    """Profiles with those of known actors whom some may be; what sources say of an actor counts before."""
    found = _PROFILES.get(registry)
    if found is None:
        found = _PROFILES[registry] = known_profiles(registry.actors.values())
    persons, organizations = found
    names = {name for one in profiles.organizations.values() for name in one.names}
    near = {id_: one for id_, one in organizations.items() if not names.isdisjoint(one.names)}
    return evolve(
        profiles,
        persons={**may_be_known(profiles.persons.values(), persons), **profiles.persons},
        organizations={**near, **profiles.organizations},
    )
