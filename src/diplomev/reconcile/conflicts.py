"""Where sources differ: contradictions, and differences that are none, as values."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.claims.policies import HUMAN, LIFT, as_date
from diplomev.claims.properties import REFERENCES
from diplomev.claims.witnesses import Witnesses
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import type_of
from diplomev.reconcile.comparisons import COMPARISONS, KINDS, RANK, Said, dates, parts, roles, terms_of
from diplomev.reconcile.stays import stays_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diplomev.model import Claim, PartialDate, Source
    from diplomev.reconcile.comparisons import Comparison, Kind, Severity

_DATES = frozenset({"start", "end", "date", "signed", "in_force", "ended"})
_SETS = frozenset(
    {"amounts", "delegation", "hosts", "invited_by", "participants", "parties", "sectors", "signatories", "visitors"}
)


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
        self._sources, self._witnesses = sources, Witnesses(sources)
        self._now, self._shown, self._named = now, shown, named
        self._said: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in claims:
            if claim.kind == "statement" and claim.subject and claim.property and claim.stance in _SUPPLYING:
                self._said[now(claim.subject)][claim.property].append(claim)

    def found(self) -> tuple[Conflict, ...]:
        """All conflicts, the gravest first."""
        listed = [conflict for subject in sorted(self._said) for conflict in self._of(subject)]
        return tuple(sorted(listed, key=lambda c: (RANK[c.kind], c.subject, c.property)))

    def _of(self, subject: str) -> Iterator[Conflict]:
        by_property = self._said[subject]
        record_type = type_of(subject)
        for name, claims in sorted(by_property.items()):
            if len({self._now(claim.source) for claim in claims}) < 2:  # noqa: PLR2004  # nobody to differ from
                continue
            said = self._sets(claims) if name in _SETS else self._values(name, claims)
            compare = self._comparison(record_type, name, subject, said)
            if compare is None:
                continue
            pairs = [pair for pair in combinations(said, 2) if not _one_voice(*pair)]
            differing = [(kind, pair) for pair in pairs if (kind := compare(*pair))]
            if differing:
                gravest = min((kind for kind, _ in differing), key=RANK.__getitem__)
                concerned = [one for one in said if name != "roles" or any(one in pair for _, pair in differing)]
                yield self._conflict(subject, name, gravest, concerned)

    def _comparison(self, record_type: str, name: str, subject: str, said: Sequence[Said]) -> Comparison | None:
        if name in _DATES and record_type != "source":
            stays = stays_of(self._stay_claims(subject), self._now) if record_type == "visit" else {}
            return lambda one, other: dates(one, other, stays)
        if (record_type, name) == ("actor", "roles"):
            terms = terms_of(said)
            return (lambda one, other: roles(one, other, terms)) if terms else None
        return COMPARISONS.get((record_type, name), parts if name in _SETS else None)

    def _values(self, name: str, claims: Iterable[Claim]) -> list[Said]:
        """The values with the claims that state them."""
        grouped: dict[bytes, list[Claim]] = defaultdict(list)
        values: dict[bytes, Any] = {}
        for claim in sorted(claims, key=lambda claim: claim.id):
            value = self._now(claim.value) if name in REFERENCES else claim.value
            key = canonical_json(value)
            values[key] = value
            grouped[key].append(claim)
        return [self._as_said(values[key], found) for key, found in sorted(grouped.items())]

    def _sets(self, claims: Iterable[Claim]) -> list[Said]:
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
        return [self._as_said(sets[key], found) for key, found in sorted(grouped.items())]

    def _as_said(self, value: Any, claims: Sequence[Claim]) -> Said:
        speaking = frozenset(self._now(claim.source) for claim in claims)
        return Said(value, tuple(claims), speaking, tuple(filter(None, map(self._day, claims))))

    def _day(self, claim: Claim) -> PartialDate | None:
        """The day on which something was said; `None` where it is not known."""
        source = self._sources.get(self._now(claim.source))
        stated = claim.stated or (source.published if source else None)
        return as_date(stated[:10]) if stated else None

    def _stay_claims(self, visit: str) -> Iterator[Claim]:
        return (claim for name in ("start", "end") for claim in self._said[visit].get(name, ()))

    def _conflict(self, subject: str, name: str, kind: Kind, said: Sequence[Said]) -> Conflict:
        sides = sorted(map(self._side, said), key=lambda side: (-side.independent, -len(side.sources), side.text))
        severity, meaning = KINDS[kind]
        told = "; ".join(f"{side.text} ({_how_many(side)})" for side in sides)
        sentence = f"{name} of {self._named(subject)} ({subject}): {told}: {meaning}."
        return Conflict(subject, name, kind, tuple(sides), severity, sentence)

    def _side(self, said: Said) -> Side:
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


def _one_voice(one: Said, other: Said) -> bool:
    """Whether all who say the one say the other as well: to them it is no contradiction."""
    return one.sources <= other.sources or other.sources <= one.sources


def _how_many(side: Side) -> str:
    sources = f"{len(side.sources)} source{'s' if len(side.sources) != 1 else ''}"
    planned = "planned, " if side.stance == "plans" else ""
    return planned + (
        sources if side.independent == len(side.sources) else f"{sources}, {side.independent} independent"
    )
