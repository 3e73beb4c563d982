"""Who says what about a record, and how its values were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from diplomev.claims import DEFAULT_POLICIES, HUMAN, LIFT, get_property, most_independent, properties
from diplomev.claims.properties import INHERITED, REFERENCES
from diplomev.dossier.excerpts import excerpt_of
from diplomev.model import Agreement, Claim, Record, Source
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import state_code
from diplomev.vocabulary import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from diplomev.dossier.dossier import Dossier

POLICIES: Mapping[str, str] = {
    "union": "a set: all that is asserted, without what another element refines",
    "most_independent": "the value of the most independent sources, then the most precise, then the latest",
    "furthest": "the furthest step that is stated, by whomever",
    "inherited": "taken over from the set that it is a part of",
    "computed": "made of the claims themselves, or of other values",
    "vocabulary": "named from the vocabulary, as every State is",
    "delivered": "as delivered, without a claim of its own",
}
"""What the names of policies mean."""


@frozen
class Statement:
    """One claim, with what people need to judge it.

    Attributes:
        claim: The claim.
        source: Who says it, where the source is in the dossier.
        speaker: Whom the source quotes for it, by name or in its words.
        words: The evidence, piece by piece.
        sentence: The sentence around the evidence where the source's text is at hand, else the words alone.
    """

    claim: Claim
    source: Source | None
    speaker: str | None
    words: tuple[str, ...]
    sentence: str | None

    @property
    def where(self) -> str:
        """The source in short: its path or address, else its title."""
        source = self.source
        return (source.path or source.url or source.title or source.id) if source else self.claim.source

    @property
    def who(self) -> str:
        """Who is answerable for it: the source's publisher, a person who corrected, or the file that delivered it."""
        publisher = self.source.publisher if self.source else None
        by = {HUMAN: "a person's correction", LIFT: "as delivered"}.get(self.claim.extractor or "")
        return ", ".join(part for part in (publisher, by) if part)

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values; what is absent is left out."""
        entry = {
            "claim": self.claim.id,
            "source": self.claim.source,
            "path": self.where,
            "title": self.source.title if self.source else None,
            "publisher": self.source.publisher if self.source else None,
            "published": self.source.published if self.source else None,
            "speaker": self.speaker,
            "words": list(self.words),
            "sentence": self.sentence,
            "assumed": self.claim.assumed,
            "confidence": self.claim.confidence,
            "extractor": self.claim.extractor,
        }
        return {name: value for name, value in entry.items() if value not in (None, [])}

    def __str__(self) -> str:
        by = f" ({self.who})" if self.who else ""
        speaker = f", quoting {self.speaker}" if self.speaker else ""
        return f"{self.where}{by}{speaker}: {_quoted(self.words)}" if self.words else f"{self.where}{by}{speaker}"


def _quoted(words: Iterable[str]) -> str:
    return " … ".join(f"«{' '.join(piece.split())}»" for piece in words)


@frozen
class Position:
    """One value with one stance, and who holds it.

    Attributes:
        value: The value as JSON, ids as they stand now; `None` for «any value at all».
        text: The value for people.
        stance: How the sources stand to it.
        chosen: Whether the record has it.
        statements: Who says so, by the ids of the claims.
    """

    value: Any
    text: str
    stance: str
    chosen: bool
    statements: tuple[Statement, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "value": self.value,
            "stance": self.stance,
            "chosen": self.chosen,
            "statements": [statement.to_dict() for statement in self.statements],
        }


@frozen
class Explanation:
    """How one property of a record came to its value.

    Attributes:
        record: The id of the record.
        name: The record's name.
        property: The property's name.
        value: Its value in the record, as JSON; `None` where it has none.
        text: The value for people.
        policy: How it was chosen, a key of `POLICIES`.
        positions: All that is said about it, the chosen first.
        statements: The statements of all positions, in their order.
    """

    record: str
    name: str
    property: str
    value: Any
    text: str
    policy: str
    positions: tuple[Position, ...]
    statements: tuple[Statement, ...] = field(init=False, eq=False, repr=False)

    @statements.default
    def _all_statements(self) -> tuple[Statement, ...]:
        return tuple(statement for position in self.positions for statement in position.statements)

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "record": self.record,
            "name": self.name,
            "property": self.property,
            "value": self.value,
            "policy": self.policy,
            "positions": [position.to_dict() for position in self.positions],
        }

    def __str__(self) -> str:
        return "\n".join([f"{self.name} ({self.record})", *self.lines()])

    def lines(self) -> Iterator[str]:
        """The value and who says so, as a tree without the record's name."""
        yield f"{self.property} = {self.text}  [{self.policy}]"
        for index, position in enumerate(self.positions):
            last = index == len(self.positions) - 1
            chosen = "" if position.chosen else ", not chosen"
            yield f"{'└─' if last else '├─'} {position.text}  ({position.stance}{chosen})"
            for number, statement in enumerate(position.statements):
                branch = "└─" if number == len(position.statements) - 1 else "├─"
                yield f"{'   ' if last else '│  '}{branch} {statement}"


class Explanations(tuple[Explanation, ...]):
    """How the properties of a record came to their values, in the model's order; prints as one tree."""

    __slots__ = ()

    def __str__(self) -> str:
        if not self:
            return ""
        head = f"{self[0].name} ({self[0].record})"
        return "\n".join([head, *("\n".join(["", *item.lines()]) for item in self)])


def explain_property(dossier: Dossier, record: Record, name: str) -> Explanation:
    """Explain one property of a record of the dossier."""
    value = record.to_dict().get(name)
    claims: Sequence[Claim] = dossier.claims_of(record, name)
    policy = _policy(record, name, value, claims)
    if policy == "inherited" and isinstance(record, Agreement) and record.part_of:
        claims = dossier.claims_of(record.part_of, name)
    return Explanation(
        record=record.id,
        name=dossier.name(record.id),
        property=name,
        value=value,
        text=shown(value, dossier) if value is not None else "–",
        policy=policy,
        positions=_positions(dossier, name, value, claims),
    )


def explain_record(dossier: Dossier, record: Record) -> Explanations:
    """Explain every property of a record that has a value or of which something is said."""
    has = record.to_dict()
    said = {claim.property for claim in dossier.claims_of(record)}
    names = [prop.name for prop in properties(record.type) if prop.name in has or prop.name in said]
    return Explanations(explain_property(dossier, record, name) for name in names if name not in _COMPUTED)


_COMPUTED = frozenset({"sources", "merged_from"})
_VOCABULARY = frozenset({"kind", "country", "name"})


def _policy(record: Record, name: str, value: Any, claims: Sequence[Claim]) -> str:
    prop = get_property(record.type, name)
    if name in _COMPUTED:
        return "computed"
    if any(claim.stance in _SUPPLYING for claim in claims):
        if prop is not None and prop.is_list:
            return "union"
        return DEFAULT_POLICIES.get((record.type, name), most_independent).__name__
    if value is None:
        return "most_independent"
    if isinstance(record, Agreement) and record.part_of and name in INHERITED:
        return "inherited"
    return "vocabulary" if state_code(record.id) and name in _VOCABULARY else "delivered"


_SUPPLYING = frozenset({"asserts", "plans"})
_STANCES = codes("claim_stance")


def _positions(dossier: Dossier, name: str, value: Any, claims: Iterable[Claim]) -> tuple[Position, ...]:
    """What is said, grouped by value and stance: chosen values first, then by how many say so."""
    grouped: dict[tuple[bytes, str], list[Claim]] = {}
    values: dict[bytes, Any] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        now = dossier.resolve_within(claim.value) if name in REFERENCES else claim.value
        key = canonical_json(now)
        values[key] = now
        grouped.setdefault((key, claim.stance or ""), []).append(claim)
    held = value if isinstance(value, list) else [value]
    found = [
        Position(
            value=values[key],
            text=shown(values[key], dossier) if values[key] is not None else "any value",
            stance=stance,
            chosen=stance in _SUPPLYING and values[key] in held,
            statements=tuple(statement_of(dossier, claim) for claim in group),
        )
        for (key, stance), group in grouped.items()
    ]
    found.sort(key=lambda p: (not p.chosen, _STANCES.index(p.stance), -len(p.statements), canonical_json(p.value)))
    return tuple(found)


def statement_of(dossier: Dossier, claim: Claim) -> Statement:
    """A claim with its source, its speaker and its words."""
    source = dossier.find(claim.source)
    source = source if isinstance(source, Source) else None
    speaker = dossier.name(claim.speaker) if claim.speaker else claim.speaker_text
    words = tuple(piece.exact for piece in claim.evidence)
    return Statement(claim, source, speaker, words, excerpt_of([claim], source.text if source else None))


def shown(value: Any, dossier: Dossier) -> str:
    """A JSON value for people: ids as names, places and names bare, counts as numbers."""
    if isinstance(value, str):
        return dossier.name(value) if dossier.find(value) else value
    if isinstance(value, list):
        return "; ".join(shown(item, dossier) for item in value)
    if not isinstance(value, dict):
        return str(value)
    rest = {key: shown(item, dossier) for key, item in value.items()}
    if set(value) <= {"min", "max"}:
        return _count(rest.get("min"), rest.get("max"))
    head = next((rest.pop(key) for key in ("name", "title", "actor", "value") if key in rest), None)
    tail = ", ".join(f"{key} {item}" for key, item in rest.items())
    return f"{head} ({tail})" if head and tail else head or tail


def _count(least: str | None, most: str | None) -> str:
    if least == most:
        return str(least)
    return f"{least or 0}–{most}" if most else f"at least {least}"
