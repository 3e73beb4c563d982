"""Where sources differ: contradictions, and differences that are none, as values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from diplomev.claims.policies import HUMAN, LIFT, as_date, bounds
from diplomev.claims.properties import REFERENCES
from diplomev.claims.witnesses import Witnesses
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import type_of
from diplomev.reconcile.names import compare_names, name_words
from diplomev.reconcile.stays import is_within, stays_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplomev.model import Claim, Source
    from diplomev.reconcile.stays import Stay

Kind = Literal["incompatible", "count", "superseded", "partial", "contained", "refined", "naming"]
"""How positions differ, the gravest kind first."""
Severity = Literal["high", "medium", "low"]
"""How much a difference matters: a contradiction; what has changed or is not sure; what is none."""

KINDS: Mapping[Kind, tuple[Severity, str]] = {
    "incompatible": ("high", "they cannot both be right"),
    "count": ("medium", "the numbers overlap without one being a closer form of the other"),
    "superseded": ("medium", "what was planned, then held otherwise or called off"),
    "partial": ("low", "each names a part, or more than the other"),
    "contained": ("low", "one is a part of the other: a day of a longer stay, a palace in its city"),
    "refined": ("low", "one is a closer form of the other"),
    "naming": ("low", "spellings of one name"),
}
"""What the kinds mean, and how grave they are, the gravest first."""
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}

_DATES = frozenset({"start", "end", "date", "signed", "in_force", "ended"})
_SETS = frozenset(
    {"sectors", "visitors", "delegation", "hosts", "invited_by", "participants", "parties", "signatories"}
)
_GENERAL = frozenset({"agreement", "other"})
"""Codes that a source may use for what another one names more closely."""
_OFF = frozenset({"cancelled", "postponed"})
_HELD = frozenset({"ongoing", "completed"})


@frozen
class Side:
    """One position in a conflict.

    Attributes:
        value: The value as JSON, ids as they stand now; for a set of codes the list of them.
        text: The value for people.
        stance: `asserts`, or `plans` where nobody asserts it.
        claims: The ids of the claims that say so.
        sources: The ids of the sources that say so.
        independent: How many of these sources are independent of each other.
    """

    value: Any
    text: str
    stance: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    independent: int

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "value": self.value,
            "stance": self.stance,
            "claims": list(self.claims),
            "sources": list(self.sources),
            "independent": self.independent,
        }


@frozen
class Conflict:
    """Where sources differ on one property of one record.

    Attributes:
        subject: The id of the record.
        property: The property.
        kind: How the positions differ, the gravest difference of any two of them.
        positions: What is said, by how many independent sources say it.
        severity: `high`, `medium` or `low`.
        sentence: The same in words.
    """

    subject: str
    property: str
    kind: Kind
    positions: tuple[Side, ...]
    severity: Severity
    sentence: str

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "subject": self.subject,
            "property": self.property,
            "kind": self.kind,
            "severity": self.severity,
            "sentence": self.sentence,
            "positions": [position.to_dict() for position in self.positions],
        }

    def __str__(self) -> str:
        return f"{self.kind}: {self.sentence}"


@frozen
class _Said:
    """One value of a property, before it is compared."""

    value: Any
    claims: tuple[Claim, ...]
    sources: frozenset[str]

    @property
    def planned(self) -> bool:
        return all(claim.stance == "plans" for claim in self.claims)


class Conflicts:
    """Finds the conflicts of records.

    Args:
        claims: All claims.
        sources: The sources by id.
        now: The id that stands for a record now.
        shown: How a value is shown to people.
        named: How a record is named.
    """

    def __init__(
        self,
        claims: Iterable[Claim],
        sources: Mapping[str, Source],
        *,
        now: Callable[[Any], Any],
        shown: Callable[[Any], str],
        named: Callable[[str], str],
    ) -> None:
        self._witnesses = Witnesses(sources)
        self._now, self._shown, self._named = now, shown, named
        self._said: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            if claim.kind == "statement" and claim.subject and claim.property and claim.stance in _SUPPLYING:
                self._said[now(claim.subject)][claim.property].append(claim)

    def found(self) -> tuple[Conflict, ...]:
        """All conflicts, the gravest first."""
        listed = [conflict for subject in sorted(self._said) for conflict in self._of(subject)]
        return tuple(sorted(listed, key=lambda c: (_RANK[c.kind], c.subject, c.property)))

    def _of(self, subject: str) -> Iterator[Conflict]:
        by_property = self._said[subject]
        record_type = type_of(subject)
        for name, claims in sorted(by_property.items()):
            if len({self._now(claim.source) for claim in claims}) < 2:  # noqa: PLR2004  # nobody to differ from
                continue
            compare = self._comparison(record_type, name, subject)
            if compare is None:
                continue
            said = self._sets(claims) if name in _SETS else self._values(name, claims)
            kinds = [
                kind
                for one, other in combinations(said, 2)
                if not _one_voice(one, other) and (kind := compare(one, other))
            ]
            if kinds:
                yield self._conflict(subject, name, min(kinds, key=_RANK.__getitem__), said)

    def _comparison(self, record_type: str, name: str, subject: str) -> _Comparison | None:
        if name in _DATES and record_type != "source":
            stays = stays_of(self._stay_claims(subject), self._now) if record_type == "visit" else {}
            return lambda one, other: _dates(one, other, stays)
        return _parts if name in _SETS else _COMPARISONS.get((record_type, name))

    def _values(self, name: str, claims: Iterable[Claim]) -> list[_Said]:
        """The values with the claims that state them."""
        grouped: dict[bytes, list[Claim]] = defaultdict(list)
        values: dict[bytes, Any] = {}
        for claim in sorted(claims, key=lambda claim: claim.id):
            value = self._now(claim.value) if name in REFERENCES else claim.value
            key = canonical_json(value)
            values[key] = value
            grouped[key].append(claim)
        return [_Said(values[key], tuple(found), self._speaking(found)) for key, found in sorted(grouped.items())]

    def _sets(self, claims: Iterable[Claim]) -> list[_Said]:
        """What each source lists, by what it lists."""
        by_source: dict[str, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda claim: claim.id):
            by_source[self._now(claim.source)].append(claim)
        grouped: dict[tuple[bytes, ...], list[Claim]] = defaultdict(list)
        sets: dict[tuple[bytes, ...], list[Any]] = {}
        for listed in by_source.values():
            members = {canonical_json(self._now(claim.value)): self._now(claim.value) for claim in listed}
            key = tuple(sorted(members))
            sets[key] = [members[member] for member in key]
            grouped[key] += listed
        return [_Said(sets[key], tuple(found), self._speaking(found)) for key, found in sorted(grouped.items())]

    def _speaking(self, claims: Iterable[Claim]) -> frozenset[str]:
        return frozenset(self._now(claim.source) for claim in claims)

    def _stay_claims(self, visit: str) -> Iterator[Claim]:
        return (claim for name in ("start", "end") for claim in self._said[visit].get(name, ()))

    def _conflict(self, subject: str, name: str, kind: Kind, said: Sequence[_Said]) -> Conflict:
        sides = sorted(map(self._side, said), key=lambda side: (-side.independent, -len(side.sources), side.text))
        severity, meaning = KINDS[kind]
        told = "; ".join(f"{side.text} ({_how_many(side)})" for side in sides)
        sentence = f"{name} of {self._named(subject)} ({subject}): {told}: {meaning}."
        return Conflict(subject, name, kind, tuple(sides), severity, sentence)

    def _side(self, said: _Said) -> Side:
        own = {self._now(claim.source) for claim in said.claims if claim.extractor not in {LIFT, HUMAN}}
        return Side(
            value=said.value,
            text=self._shown(said.value),
            stance="plans" if said.planned else "asserts",
            claims=tuple(claim.id for claim in said.claims),
            sources=tuple(sorted(said.sources)),
            independent=self._witnesses.count(own),
        )


_SUPPLYING = frozenset({"asserts", "plans"})


def _one_voice(one: _Said, other: _Said) -> bool:
    """Whether all who say the one say the other as well: to them it is no contradiction."""
    return one.sources <= other.sources or other.sources <= one.sources


def _how_many(side: Side) -> str:
    sources = f"{len(side.sources)} source{'s' if len(side.sources) != 1 else ''}"
    planned = "planned, " if side.stance == "plans" else ""
    return planned + (
        sources if side.independent == len(side.sources) else f"{sources}, {side.independent} independent"
    )


def _dates(one: _Said, other: _Said, stays: Mapping[str, Stay]) -> Kind | None:
    """Compare two dates by their bounds."""
    ours, theirs = as_date(one.value), as_date(other.value)
    if ours is None or theirs is None:
        return None
    if ours.overlaps(theirs) is not False:
        return "refined"
    if is_within(ours, one.sources, other.sources, stays) or is_within(theirs, other.sources, one.sources, stays):
        return "contained"
    return "superseded" if one.planned != other.planned else "incompatible"


def _counts(one: _Said, other: _Said) -> Kind | None:
    """Compare two numbers by their bounds: «three» is a closer form of «several»."""
    ours, theirs = bounds(one.value), bounds(other.value)
    if ours is None or theirs is None:
        return None
    low, high = max(ours[0], theirs[0]), min(ours[1], theirs[1])
    if low > high:
        return "incompatible"
    return "refined" if (low, high) in {ours, theirs} else "count"


def _statuses(one: _Said, other: _Said) -> Kind | None:
    """Steps follow each other: what was planned may be called off, but not what was held."""
    values = {one.value, other.value}
    if not values & _OFF:
        return None
    return "incompatible" if values & _HELD else "superseded"


def _codes(one: _Said, other: _Said) -> Kind | None:
    if {one.value, other.value} & _GENERAL:
        return "refined"
    return "superseded" if one.planned != other.planned else "incompatible"


def _names(one: _Said, other: _Said) -> Kind | None:
    """A name beside a shorter one («Goïta») is its closer form; all else are spellings."""
    likeness = compare_names(name_words(str(one.value)), name_words(str(other.value)))
    return "refined" if likeness in _CLOSER else "naming"


_CLOSER = frozenset({"short", "fuller", "initial"})


def _titles(_one: _Said, _other: _Said) -> Kind | None:
    return "naming"


def _places(one: _Said, other: _Said) -> Kind | None:
    """Compare two places, or two events, by name and kind."""
    ours, theirs = one.value, other.value
    if not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return None
    if ours.get("name") == theirs.get("name"):
        return "refined"
    if ours.get("kind") != theirs.get("kind") and ours.get("country") == theirs.get("country"):
        return "contained"
    likeness = compare_names(name_words(str(ours.get("name"))), name_words(str(theirs.get("name"))))
    return "incompatible" if likeness == "differs" else "naming"


def _parts(_one: _Said, _other: _Said) -> Kind:
    return "partial"


_Comparison = Callable[["_Said", "_Said"], Kind | None]

_COMPARISONS: Mapping[tuple[str, str], _Comparison] = {
    ("actor", "country"): _codes,
    ("actor", "name"): _names,
    ("agreement", "count"): _counts,
    ("agreement", "kind"): _codes,
    ("agreement", "signed_at"): _places,
    ("agreement", "title"): _titles,
    ("engagement", "kind"): _codes,
    ("engagement", "place"): _places,
    ("engagement", "status"): _statuses,
    ("visit", "event"): _places,
    ("visit", "occasion"): _codes,
    ("visit", "rank"): _codes,
    ("visit", "receiving"): _codes,
    ("visit", "status"): _statuses,
}
"""How the values of properties are compared, dates aside."""
