"""From claims to records: a record is a view of what is claimed of it."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from diplomev.claims.policies import DEFAULT_POLICIES, HUMAN, LIFT, Policy, Position, most_independent
from diplomev.claims.properties import ASSERTED_ONLY, INHERITED, REFERENCES, Property, get_property
from diplomev.model import MODELS, Claim, Record, Source
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import state_code, type_of
from diplomev.vocabulary import country_codes, country_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Groups = dict[str, dict[str, list[Claim]]]
"""Claims by subject and property."""

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def compile_records(
    records: Iterable[Record],
    *,
    same: Mapping[str, str] = _NO_NAMES,
    policies: Mapping[tuple[str, str], Policy] = DEFAULT_POLICIES,
) -> tuple[Record, ...]:
    """Compile claims into the records that they speak of.

    The result is a pure function of the set of claims and sources: neither order nor repetition matters.

    Args:
        records: Sources and claims; records of other types are left aside.
        same: The id that stands for a record now, for ids that were linked to another.
        policies: How one value is chosen among several, by record type and property.

    Returns:
        Sources (completed by what they say of themselves) and views, sorted by type and id. A record without an
        asserted or planned claim, or of which too little is claimed for its model, is not among them; its claims are
        for the caller to keep.
    """
    sources: dict[str, Source] = {}
    claims: dict[str, Claim] = {}
    for record in records:
        if isinstance(record, Source):
            sources[record.id] = record
        elif isinstance(record, Claim):
            known = claims.get(record.id)
            claims[record.id] = record if known is None else max(known, record, key=_freshness)
    world = _World(sources, same, policies)
    bodies = world.bodies(_current(claims.values()))
    _inherit(bodies)
    made = [record for subject, body in bodies.items() if (record := _make(subject, body))]
    compiled = {record.id: record for record in [*sources.values(), *made]}
    return tuple(sorted(compiled.values(), key=lambda r: (_ORDER[r.type], r.id)))


_ORDER = {name: index for index, name in enumerate(MODELS)}


class _World:
    """What compiling needs to know besides the claims themselves."""

    def __init__(
        self, sources: Mapping[str, Source], same: Mapping[str, str], policies: Mapping[tuple[str, str], Policy]
    ) -> None:
        self.sources = sources
        self.same = same
        self.policies = policies

    def bodies(self, claims: Iterable[Claim]) -> dict[str, dict[str, Any]]:
        """The fields of every record that exists, by id."""
        groups: Groups = defaultdict(lambda: defaultdict(list))
        members: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            if claim.kind == "statement" and claim.subject and claim.property:
                subject = self.same.get(claim.subject, claim.subject)
                members[subject].add(claim.subject)
                groups[subject][claim.property].append(claim)
        bodies: dict[str, dict[str, Any]] = {}
        for subject in sorted(groups):
            body = self._body(subject, groups[subject])
            if body is None:
                continue
            if len(members[subject]) > 1:
                body["merged_from"] = sorted({*body.get("merged_from", ()), *members[subject]})
            bodies[subject] = body
        return bodies

    def _body(self, subject: str, by_property: Mapping[str, list[Claim]]) -> dict[str, Any] | None:
        record_type = type_of(subject)
        if record_type == "claim":
            return None
        body: dict[str, Any] = {}
        base = self.sources.get(subject)
        if base is not None:
            body = base.to_dict()
        for name, claims in by_property.items():
            prop = get_property(record_type, name)
            if prop is None or name == "sources" or (name in body and not prop.is_list):
                continue
            value = self._value(prop, claims)
            if value is not None:
                body[name] = sorted_set([*body.get(name, ()), *value]) if prop.is_list else value
        if not body:
            return None
        if record_type != "source":
            body["sources"] = self._sources(by_property)
        return body

    def _value(self, prop: Property, claims: list[Claim]) -> Any:
        """What the claims make of a property; `None` for nothing."""
        for stance in ("asserts", "plans"):
            if stance == "plans" and prop.name in ASSERTED_ONLY:
                break
            positions = self.positions(prop, claims, stance)
            if not positions:
                continue
            if prop.name == "ext":
                return {key: value for p in positions for key, value in sorted(p.value.items())}
            if prop.is_list:
                return sorted_set([position.value for position in positions])
            policy = self.policies.get((prop.record_type, prop.name), most_independent)
            return policy(positions).value
        return None

    def positions(self, prop: Property, claims: Iterable[Claim], stance: str) -> list[Position]:
        """The values that stand with one stance, each with its claims, in canonical order."""
        claims = list(claims)
        withdrawn = {(c.source, self._key(prop, c)) for c in claims if c.stance in {"denies", "retracts"}}
        by_value: dict[bytes, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.stance != stance or (claim.source, None) in withdrawn:
                continue
            key = self._key(prop, claim)
            if key is not None and (claim.source, key) not in withdrawn:
                by_value[key].append(claim)
        found = []
        for _, group in sorted(by_value.items()):
            value = self._mapped(prop, group[0].value)
            if prop.fits(value):
                found.append(self._position(value, group))
        return found

    def _position(self, value: Any, claims: list[Claim]) -> Position:
        claims = sorted(claims, key=lambda claim: claim.id)
        witnesses = {self._origin(c.source) for c in claims if c.extractor not in {LIFT, HUMAN}}
        dates = [s.published for c in claims if (s := self.sources.get(c.source)) and s.published]
        return Position(value, tuple(claims), len(witnesses), max(dates, default=""))

    def _origin(self, source: str) -> str:
        """The source that a reprint goes back to: the smallest of its origins, to the end of the chain."""
        seen = {source}
        while (record := self.sources.get(source)) and record.derived_from:
            source = min(record.derived_from)
            if source in seen:
                return min(seen)
            seen.add(source)
        return source

    def _key(self, prop: Property, claim: Claim) -> bytes | None:
        return None if claim.value is None else canonical_json(self._mapped(prop, claim.value))

    def _mapped(self, prop: Property, value: Any) -> Any:
        return _map_ids(value, self.same) if self.same and prop.name in REFERENCES else value

    def _sources(self, by_property: Mapping[str, list[Claim]]) -> list[str]:
        """Who speaks of a record: the claims' sources; for delivered records those that they name, else the file."""
        named = {c.value for c in by_property.get("sources", ()) if isinstance(c.value, str)}
        lifters_with_names = {c.source for c in by_property.get("sources", ())}
        found = set(named)
        for claims in by_property.values():
            for claim in claims:
                if claim.extractor != LIFT or claim.source not in lifters_with_names:
                    found.add(claim.source)
        return sorted(found)


def sorted_set(values: Iterable[Any]) -> list[Any]:
    """A list property in its canonical form: sorted, nothing twice, nothing that another element refines."""
    distinct = {canonical_json(value): value for value in values}
    kept = [(key, value) for key, value in sorted(distinct.items()) if not _refined(value, distinct.values())]
    return [value for _, value in kept]


def _refined(value: Any, others: Iterable[Any]) -> bool:
    """Whether another object says all that this one says, and more."""
    if not isinstance(value, dict):
        return False
    return any(
        isinstance(other, dict)
        and len(other) > len(value)
        and all(key in other and other[key] == item for key, item in value.items())
        for other in others
    )


def _map_ids(value: Any, same: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return same.get(value, value)
    if isinstance(value, dict):
        return {key: _map_ids(item, same) for key, item in value.items()}
    return value


def _current(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of the newest version of each extractor on each source, in the order of their ids."""
    claims = sorted(claims, key=lambda claim: claim.id)
    newest: dict[tuple[str, str], tuple[Any, ...]] = {}
    for claim in claims:
        name, version = _extractor(claim)
        newest[claim.source, name] = max(newest.get((claim.source, name), ()), version)
    return [c for c in claims if (made := _extractor(c)) and made[1] == newest[c.source, made[0]]]


def _extractor(claim: Claim) -> tuple[str, tuple[Any, ...]]:
    """The name of the tool that made a claim, and its version in a form that compares."""
    name, _, version = (claim.extractor or "").partition("#")[0].partition("/")
    parts = version.replace("+", ".").replace("-", ".").split(".") if version else []
    return name, tuple((1, int(p), "") if p.isdecimal() and p.isascii() else (0, 0, p) for p in parts)


def _freshness(claim: Claim) -> tuple[Any, ...]:
    """Which of two claims with one id is kept: the newer extractor's."""
    return *_extractor(claim)[::-1], canonical_json(claim.to_dict())


def _inherit(bodies: dict[str, dict[str, Any]]) -> None:
    """Give the parts of a set what the set says and they do not."""
    done: set[str] = set()

    def fill(agreement: str, path: frozenset[str]) -> None:
        body = bodies.get(agreement)
        if body is None or agreement in done or agreement in path:
            return
        whole = body.get("part_of")
        if whole in bodies and whole != agreement:
            fill(whole, path | {agreement})
            for name in INHERITED:
                if name not in body and name in bodies[whole]:
                    body[name] = bodies[whole][name]
        done.add(agreement)

    for subject in sorted(bodies):
        if subject.startswith("agreement:"):
            fill(subject, frozenset())


def _make(subject: str, body: dict[str, Any]) -> Record | None:
    """The record of these fields, where its model accepts them."""
    code = state_code(subject)
    if code in country_codes():
        body = {"kind": "state", "country": code, "name": country_name(str(code)), **body}
    try:
        return MODELS[type_of(subject)].model_validate({**body, "type": type_of(subject), "id": subject})
    except ValidationError:
        return None
