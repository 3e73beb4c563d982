"""Records that others deliver, taken apart into claims: what no claim among them says already."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from diplomev.claims import INHERITED, dataset_source, get_property, properties
from diplomev.claims.lift import elements, lifted_claim
from diplomev.claims.properties import REFERENCES
from diplomev.model import Claim, Record, Source, View
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import state_code
from diplomev.reconcile.clusters import Groups
from diplomev.vocabulary import country_codes, country_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SUPPLYING = frozenset({"asserts", "plans"})
_COMPUTED = frozenset({"merged_from"})


def taken_apart(records: Iterable[Record], *, delivered_by: Source | None = None) -> tuple[Record, ...]:
    """Sources and claims, and further claims for what records say beyond them.

    Other than [`lift`][diplomev.claims.lift.lift] it takes a value for claimed as soon as some claim states it, though
    another one was chosen when the record was made: so nothing comes of what was reconciled before, whatever it is
    brought together with.

    Args:
        records: Records of any types.
        delivered_by: The file that they came in; each record is a delivery of its own where not given.
    """
    records = tuple(records)
    kept = [record for record in records if isinstance(record, Source | Claim)]
    views = [record for record in records if isinstance(record, View)]
    known = _Known(kept, views)
    lifted: list[Record] = []
    for view in views:
        beyond = list(known.beyond(view))
        if beyond:
            origin = delivered_by or dataset_source([view])
            lifted += [origin, *(lifted_claim(view.id, name, value, origin.id) for name, value in beyond)]
    return (*kept, *lifted)


class _Known:
    """What claims say, by subject and property."""

    def __init__(self, kept: Iterable[Record], views: Iterable[View]) -> None:
        views = tuple(views)
        self._groups = Groups()
        self._whole: dict[str, str] = {}
        for view in views:
            for member in view.to_dict().get("merged_from", ()):
                self._groups.join(view.id, member)
        self._stated: dict[tuple[str, str], set[bytes]] = defaultdict(set)
        self._speakers: dict[str, set[str]] = defaultdict(set)
        if not views:
            return
        for claim in kept:
            if isinstance(claim, Claim) and claim.kind == "statement" and claim.subject and claim.property:
                self._add(claim, claim.subject, claim.property)
        for view in views:
            if whole := getattr(view, "part_of", None):
                self._whole.setdefault(self._groups.of(view.id), self._groups.of(whole))

    def _add(self, claim: Claim, subject: str, name: str) -> None:
        subject = self._groups.of(subject)
        self._speakers[subject].add(claim.source)
        if claim.stance in _SUPPLYING and claim.value is not None:
            prop = get_property(subject.partition(":")[0], name)
            value = prop.normal(self._mapped(name, claim.value)) if prop else None
            if value is not None:
                self._stated[subject, name].add(canonical_json(value))

    def _mapped(self, name: str, value: Any) -> Any:
        return _with_ids(value, self._groups) if name in REFERENCES else value

    def beyond(self, view: View) -> Iterator[tuple[str, Any]]:
        """The values of a record that no claim states."""
        delivered = view.to_dict()
        subject = self._groups.of(view.id)
        for prop in properties(view.type):
            if prop.name in _COMPUTED or prop.name not in delivered:
                continue
            for value in elements(prop, delivered[prop.name]):
                if not self._is_stated(subject, prop.name, value):
                    yield prop.name, value

    def _is_stated(self, subject: str, name: str, value: Any) -> bool:
        if name == "sources":
            return value in self._speakers[subject]
        if (code := state_code(subject)) and value == _vocabulary(code).get(name):
            return True
        key = canonical_json(self._mapped(name, value))
        seen: set[str] = set()
        here: str | None = subject
        while here and here not in seen:
            if key in self._stated.get((here, name), ()):
                return True
            seen.add(here)
            here = self._whole.get(here) if name in INHERITED else None
        return False


def _vocabulary(code: str) -> dict[str, str]:
    """What every State is without being claimed."""
    return {"kind": "state", "country": code, "name": country_name(code)} if code in country_codes() else {}


def _with_ids(value: Any, groups: Groups) -> Any:
    if isinstance(value, str):
        return groups.of(value)
    if isinstance(value, dict):
        return {key: _with_ids(item, groups) for key, item in value.items()}
    return value
