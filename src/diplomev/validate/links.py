"""Which properties of which records hold references to other records."""

from collections.abc import Container, Iterable, Iterator, Mapping
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
    "visit": ("sources", "visitors", "delegation", "hosts", "invited_by", "event.organizer", "agreements"),
    "engagement": ("sources", "visit", "participants"),
    "agreement": (
        "sources", "parties", "signatories.actor", "signatories.on_behalf_of", "part_of", "actions.party",
        "replaces", "amends", "visit",
    ),
    "claim": ("source", "subject", "speaker"),
}  # fmt: skip
"""The properties with references, by record type; `merged_from` is none: it names what is no more."""
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


@cache
def _by_property(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The properties of a type that hold references, each with their keys inside its values."""
    inner: dict[str, tuple[str, ...]] = {}
    for link in LINKS.get(kind, ()):
        name, _, key = link.partition(".")
        inner[name] = (*inner.get(name, ()), *([key] if key else []))
    return inner


_NOWHERE = ""
_OF_KIND = {kind: tuple(_by_property(kind).items()) for kind in LINKS}
_IN_CLAIMS = frozenset(name for kind in LINKS for name in _by_property(kind))


def all_lead(kind: str, record: Mapping[str, Any], known: Container[str]) -> bool:
    """Tell quickly whether all references of a record lead to known ids; `False` asks for a closer look."""
    for name, keys in _OF_KIND.get(kind, ()):
        value = record.get(name)
        if value is None:
            continue
        for item in value if type(value) is list else (value,):
            if keys:
                targets = [item.get(key) for key in keys] if type(item) is dict else [item]
                if not all(target is None or (type(target) is str and target in known) for target in targets):
                    return False
            elif type(item) is not str or item not in known:
                return False
    stated = record.get("property") if kind == "claim" else None
    return type(stated) is not str or stated not in _IN_CLAIMS or _value_leads(record.get("value"), known)


def _value_leads(value: Any, known: Container[str]) -> bool:
    return value is None or (type(value) is str and value in known)


def targets(records: Iterable[Mapping[str, Any]]) -> set[str]:
    """All ids that sound records refer to; in place of a claim's value that takes a closer look, one of no record."""
    found: set[str] = set()
    for record in records:
        for name, keys in _OF_KIND[record["type"]]:
            if name in record:
                value = record[name]
                if type(value) is str:
                    found.add(value)
                elif not keys:
                    found.update(value)
                else:
                    items = value if type(value) is list else [value]
                    found.update([item[key] for item in items for key in keys if key in item])
        if "value" in record and record.get("property") in _IN_CLAIMS:
            value = record["value"]
            found.add(value if type(value) is str else _NOWHERE)
    return found


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
def state_ids() -> frozenset[str]:
    """The ids of States, which need no record: the vocabulary names them."""
    return frozenset(f"actor:{code}" for code in country_codes())
