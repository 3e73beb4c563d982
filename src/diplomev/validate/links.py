"""Which properties of which records hold references to other records."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from diplomev.model.types import RECORD_TYPES
from diplomev.validate.issues import Path
from diplomev.vocabulary import country_codes


class Link(NamedTuple):
    """One reference: the property of the record that it stands in, the id that it leads to, and its path."""

    name: str
    target: str
    path: Path


LINKS: Mapping[str, tuple[str, ...]] = {
    "source": ("derived_from",),
    "actor": ("sources", "roles.organization"),
    "visit": (
        "sources", "visitors", "delegation", "hosts", "invited_by", "event.organizer", "agreements",
    ),
    "engagement": ("sources", "visit", "participants"),
    "agreement": (
        "sources", "parties", "signatories.actor", "signatories.on_behalf_of", "part_of", "actions.party",
        "replaces", "amends", "visit",
    ),
    "claim": ("source", "subject", "speaker"),
}  # fmt: skip
"""The properties with references, by record type; `merged_from` is none: it names what is no more."""


@cache
def _by_property(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The properties of a type that hold references, each with their keys inside its values."""
    inner: dict[str, tuple[str, ...]] = {}
    for link in LINKS.get(kind, ()):
        name, _, key = link.partition(".")
        inner[name] = (*inner.get(name, ()), *([key] if key else []))
    return inner


def links(kind: str, record: Mapping[str, Any]) -> Iterator[Link]:
    """Yield the references of a record; values that are no ids are passed over, the schema speaks of them."""
    for name, keys in _by_property(kind).items():
        value = record.get(name)
        if value is not None:
            yield from _in_value(name, keys, value, (name,))


def claim_value_links(claim: Mapping[str, Any]) -> Iterator[Link]:
    """Yield the references in the value of a claim, as the property of its subject has them."""
    name, subject, value = claim.get("property"), claim.get("subject"), claim.get("value")
    if not isinstance(name, str) or not isinstance(subject, str):
        return
    keys = _by_property(subject.partition(":")[0]).get(name)
    if keys is not None:
        yield from (Link("value", link.target, link.path) for link in _in_value(name, keys, value, ("value",)))


_KINDS = {
    "agreements": "agreement",
    "amends": "agreement",
    "derived_from": "source",
    "part_of": "agreement",
    "replaces": "agreement",
    "source": "source",
    "sources": "source",
    "visit": "visit",
}
"""The type of record that a property leads to; all others lead to actors, and `subject` to any."""


def _in_value(name: str, keys: tuple[str, ...], value: Any, path: Path) -> Iterator[Link]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _in_value(name, keys, item, (*path, index))
    elif not keys:
        if _leads(name, value):
            yield Link(name, value, path)
    elif isinstance(value, dict):
        for key in keys:
            if _leads(key, value.get(key)):
                yield Link(name, value[key], (*path, key))


def _leads(name: str, value: Any) -> bool:
    """Whether a value is the id of a record of the type that the property leads to."""
    if not isinstance(value, str):
        return False
    kind = value.partition(":")[0]
    return kind in RECORD_TYPES if name == "subject" else kind == _KINDS.get(name, "actor")


@cache
def _states() -> frozenset[str]:
    return frozenset(f"actor:{code}" for code in country_codes())


def is_known_state(id_: str) -> bool:
    """Whether an id is that of a State, which needs no record: the vocabulary names it."""
    return id_ in _states()
