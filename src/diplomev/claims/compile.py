"""From claims to records: a record is a view of what is claimed of it."""

from __future__ import annotations

from collections import defaultdict
from itertools import filterfalse, groupby
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from diplomev.claims.current import current_claims
from diplomev.claims.policies import DEFAULT_POLICIES, HUMAN, LIFT, Policy, Position, most_independent, rank
from diplomev.claims.properties import ASSERTED_ONLY, INHERITED, REFERENCES, Property, get_property
from diplomev.claims.sets import canonical_value, set_of, sorted_set
from diplomev.claims.witnesses import Witnesses
from diplomev.model import MODELS, Claim, Record, Source
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import state_code, type_of
from diplomev.vocabulary import country_codes, country_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Body = dict[str, Any]
"""The fields of a record."""
_Stated = tuple[Claim, bytes, Any]
"""A claim with its value in the property's form, and that value's canonical JSON."""

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def compile_records(
    records: Iterable[Record],
    *,
    same: Mapping[str, str] = _NO_NAMES,
    policies: Mapping[tuple[str, str], Policy] = DEFAULT_POLICIES,
    aside: frozenset[str] = frozenset(),
) -> tuple[Record, ...]:
    """Compile claims into the records that they speak of.

    The result is a pure function of the set of claims and sources: neither order nor repetition matters.

    Args:
        records: Sources and claims; records of other types are left aside.
        same: The id that stands for a record now, for ids that were linked to another.
        policies: How one value is chosen among several, by record type and property.
        aside: The ids of claims that are no candidates where others on the same property are there.

    Returns:
        Sources (completed by what they say of themselves) and views in canonical form, sorted by type and id. A record
        without an asserted or planned claim, or of which too little is claimed for its model, is not among them; its
        claims are for the caller to keep.
    """
    records = tuple(records)
    claims = current_claims(record for record in records if isinstance(record, Claim))
    sources = (record for record in records if isinstance(record, Source))
    return compile_current(sources, claims, same=same, policies=policies, aside=aside)


def compile_current(
    sources: Iterable[Source],
    claims: Sequence[Claim],
    *,
    same: Mapping[str, str] = _NO_NAMES,
    policies: Mapping[tuple[str, str], Policy] = DEFAULT_POLICIES,
    aside: frozenset[str] = frozenset(),
) -> tuple[Record, ...]:
    """Compile claims that `current_claims` gave; else as `compile_records`."""
    world = _World(joined_sources(sources, same), same, policies, aside)
    for subject, by_property in _by_subject(filter(_is_about_source, claims), same):
        world.complete(subject, by_property)
    bodies = {
        subject: body
        for subject, by_property in _by_subject(filterfalse(_is_about_source, claims), same)
        if (record_type := type_of(subject)) not in _NO_VIEWS
        and (body := world.body(subject, record_type, by_property))
    }
    _inherit(bodies)
    views = [record for subject, body in bodies.items() if (record := _make(subject, type_of(subject), body))]
    return tuple(sorted([*world.sources.values(), *views], key=lambda r: (_ORDER[r.type], r.id)))


def _is_about_source(claim: Claim) -> bool:
    return claim.subject is not None and claim.subject.startswith("source:")


def _by_subject(claims: Iterable[Claim], same: Mapping[str, str]) -> Iterator[tuple[str, dict[str, list[Claim]]]]:
    """The claims of each subject by property; one subject after the other, so that few are held in this form."""
    about = [
        (same.get(claim.subject, claim.subject), claim)
        for claim in claims
        if claim.kind == "statement" and claim.subject and claim.property
    ]
    about.sort(key=_SUBJECT)
    for subject, listed in groupby(about, _SUBJECT):
        by_property: dict[str, list[Claim]] = defaultdict(list)
        for _, claim in listed:
            by_property[claim.property or ""].append(claim)
        yield subject, by_property


_SUBJECT = itemgetter(0)
_NO_VIEWS = frozenset({"source", "claim"})
_ORDER = {name: index for index, name in enumerate(MODELS)}


def _members(same: Mapping[str, str]) -> dict[str, set[str]]:
    """All ids that one id stands for, itself included."""
    members: dict[str, set[str]] = {}
    for member, one in same.items():
        if member != one:
            members.setdefault(one, {one}).add(member)
    return members


def joined_sources(sources: Iterable[Source], same: Mapping[str, str] = _NO_NAMES) -> dict[str, Source]:
    """The sources by id; what was said of one in several places is brought together.

    Args:
        sources: The sources, in any order, with any repetition.
        same: The id that stands for a source now.
    """
    bodies: dict[str, Body] = {}
    for source in sources:
        body = bodies.setdefault(same.get(source.id, source.id), {})
        for name, value in source.to_dict().items():
            body[name] = _joined(body[name], value) if name in body else value
    members = _members(same)
    for one, body in bodies.items():
        if one in members:
            body["merged_from"] = [*body.get("merged_from", ()), *members[one]]
    return {one: Source.model_validate({**_canonical(body), "id": one}) for one, body in bodies.items()}


def _canonical(body: Body) -> Body:
    return {name: value if name == "ext" else canonical_value(value) for name, value in body.items()}


def _joined(one: Any, other: Any) -> Any:
    if isinstance(one, list):
        return [*one, *other]
    if isinstance(one, dict):  # `ext`, the only object that a source has
        return {**one, **other, **{key: min(one[key], other[key], key=_key) for key in one.keys() & other.keys()}}
    return min(one, other, key=_key)


class _World:
    """What compiling needs to know besides the claims themselves."""

    def __init__(
        self,
        sources: dict[str, Source],
        same: Mapping[str, str],
        policies: Mapping[tuple[str, str], Policy],
        aside: frozenset[str],
    ) -> None:
        self.sources = sources
        self.same = same
        self.members = _members(same)
        self.policies = policies
        self.aside = aside
        self.witnesses = Witnesses(sources)

    def complete(self, source: str, by_property: Mapping[str, list[Claim]]) -> None:
        """Add to a source what is claimed of it and its record does not say."""
        known = self.sources.get(source)
        body: Body = known.to_dict() if known else {}
        for name, value in self._values("source", by_property).items():
            if isinstance(value, list):
                body[name] = sorted_set([*body.get(name, ()), *value])
            else:
                body.setdefault(name, value)
        made = _make(source, "source", body) if body else None
        if isinstance(made, Source):
            self.sources[source] = made

    def body(self, subject: str, record_type: str, by_property: Mapping[str, list[Claim]]) -> Body | None:
        """The fields of a view; `None` where it does not exist."""
        body = self._values(record_type, by_property)
        if not body:
            return None
        body["sources"] = self._speakers(body.get("sources", ()), by_property)
        if members := self.members.get(subject):
            body["merged_from"] = sorted({*body.get("merged_from", ()), *members})
        return body

    def _values(self, record_type: str, by_property: Mapping[str, list[Claim]]) -> Body:
        values = {}
        for name, claims in by_property.items():
            prop = get_property(record_type, name)
            if prop is not None and (value := self._value(prop, claims)) is not None:
                values[name] = value
        return values

    def _value(self, prop: Property, claims: list[Claim]) -> Any:
        """What the claims make of a property; `None` for nothing."""
        if len(claims) == 1 and claims[0].stance == "asserts":  # as most are: nothing to choose between
            value = self._normal(prop, claims[0])
            return [value] if prop.is_list and value is not None else value
        candidates = [claim for claim in claims if claim.id not in self.aside] if self.aside else claims
        standing = self._standing(prop, candidates or claims)
        found = [stated for stated in standing if stated[0].stance == "asserts"]
        if not found and prop.name not in ASSERTED_ONLY:
            found = [stated for stated in standing if stated[0].stance == "plans"]
        if not found:
            return None
        by_key = {key: value for _, key, value in found}
        if prop.is_list:
            return set_of(by_key)
        if len(by_key) == 1:
            return found[0][2]
        positions = self._positions(by_key, found)
        if prop.name == "ext":
            best_last = sorted(positions, key=rank, reverse=True)
            return {key: value for position in best_last for key, value in position.value.items()}
        return self.policies.get((prop.record_type, prop.name), most_independent)(positions).value

    def _standing(self, prop: Property, claims: Sequence[Claim]) -> list[_Stated]:
        """The claims whose values fit the property, without what their sources withdrew."""
        values = [(claim, self._normal(prop, claim)) for claim in claims]
        stated = [(claim, _key(value), value) for claim, value in values if value is not None]
        silent = {c.source for c in claims if c.stance in _WITHDRAWING and c.value is None}
        withdrawn = {(c.source, key) for c, key, _ in stated if c.stance in _WITHDRAWING}
        if not silent and not withdrawn:
            return stated
        return [s for s in stated if s[0].source not in silent and (s[0].source, s[1]) not in withdrawn]

    def _positions(self, by_key: Mapping[bytes, Any], stated: Iterable[_Stated]) -> list[Position]:
        """Each value with the claims that state it, in canonical order."""
        claims: dict[bytes, list[Claim]] = defaultdict(list)
        for claim, key, _ in stated:
            claims[key].append(claim)
        return [self._position(by_key[key], claims[key]) for key in sorted(by_key)]

    def _normal(self, prop: Property, claim: Claim) -> Any:
        """A claim's value in canonical form, its ids as they stand now; `None` where it is no value of the property.

        What was brought together with what it led to does not lead to itself.
        """
        value = claim.value
        if value is not None and self.same and prop.name in REFERENCES:
            value = _map_ids(value, self.same)
            if value == self.same.get(claim.subject or "", claim.subject) and claim.value != claim.subject:
                return None
        return None if value is None else prop.normal(value)

    def _position(self, value: Any, claims: list[Claim]) -> Position:
        own = {self.same.get(c.source, c.source) for c in claims if c.extractor not in {LIFT, HUMAN}}
        return Position(value, tuple(claims), self.witnesses.count(own), max(map(self._stated, claims)))

    def _stated(self, claim: Claim) -> str:
        source = self.sources.get(self.same.get(claim.source, claim.source))
        return claim.stated or (source.published if source else None) or ""

    def _speakers(self, named: Iterable[str], by_property: Mapping[str, list[Claim]]) -> list[str]:
        """Who speaks of a record: the claims' sources; for delivered records those that they name, else the file."""
        lifted = [c for c in by_property.get("sources", ()) if c.extractor == LIFT]
        naming = {claim.source for claim in lifted if any(claim.value == source for source in named)}
        speaking = {
            claim.source
            for claims in by_property.values()
            for claim in claims
            if claim.extractor != LIFT or claim.source not in naming
        }
        return sorted({self.same.get(source, source) for source in {*named, *speaking}})


_WITHDRAWING = frozenset({"denies", "retracts"})


def _key(value: Any) -> bytes:
    return canonical_json(value)


def _map_ids(value: Any, same: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return same.get(value, value)
    if isinstance(value, dict):
        return {key: _map_ids(item, same) for key, item in value.items()}
    return value


def _inherit(bodies: Mapping[str, Body]) -> None:
    """Give the parts of a set what the set says and they do not."""
    done: set[str] = set()
    for agreement in bodies:
        chain: dict[str, None] = {}
        here = agreement
        while here in bodies and here not in done and here not in chain:
            chain[here] = None
            here = bodies[here].get("part_of", "")
        for part in reversed(chain):
            whole = bodies.get(bodies[part].get("part_of", ""), {})
            bodies[part].update({n: whole[n] for n in INHERITED if n in whole and n not in bodies[part]})
        done.update(chain)


def _make(subject: str, record_type: str, body: Body) -> Record | None:
    """The record of these fields, where its model accepts them."""
    code = state_code(subject)
    if code is not None and code in country_codes():
        body = {"kind": "state", "country": code, "name": country_name(code), **body}
    try:
        return MODELS[record_type].model_validate({**body, "type": record_type, "id": subject})
    except ValidationError:
        return None
