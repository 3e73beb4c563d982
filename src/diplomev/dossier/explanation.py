"""What an explanation is: the positions on a property, with the statements that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from diplomev.claims import HUMAN, LIFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplomev.model import Claim, Source
    from diplomev.reconcile import Judgement


POLICIES: Mapping[str, str] = {
    "union": "a set: all that is asserted, without what another element refines",
    "most_independent": "the value of the most independent sources, then the most precise, then the latest",
    "furthest": "the furthest step that is stated, by whomever",
    "held": "held, where anybody says so; else what was said last",
    "linked": "brought together, for the reasons below",
    "inherited": "taken over from the set that it is a part of",
    "computed": "made of the claims themselves, or of other values",
    "vocabulary": "named from the vocabulary, as every State is",
    "whole_stay": "from the stay as told from its first day to its last; one day of it says nothing of its first",
    "stay": "the first and the last day of the stay",
    "hull": "from the first to the last of its engagements, as no first or last day of the stay is known",
    "unsaid": "nothing that is said gives it a value",
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
        """Who is answerable for it, and since when: the publisher, whom it quotes, a person who corrected it."""
        known = (self.source.publisher, self.claim.stated or self.source.published) if self.source else ()
        told = ", ".join(part for part in known if part)
        publisher = f" ({told})" if told else ""
        if self.claim.extractor == HUMAN:
            return f"{publisher}, corrected by {self.speaker or 'a person'}"
        delivered = ", as delivered" if self.claim.extractor == LIFT else ""
        return f"{publisher}{delivered}{f', quoting {self.speaker}' if self.speaker else ''}"

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
        said = f"{self.where}{self.who}"
        return f"{said}: {_quoted(self.words)}" if self.words else said


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
        links: For `merged_from`, why the records were brought together.
        statements: The statements of all positions, in their order.
    """

    record: str
    name: str
    property: str
    value: Any
    text: str
    policy: str
    positions: tuple[Position, ...]
    links: tuple[Judgement, ...] = ()
    statements: tuple[Statement, ...] = field(init=False, eq=False, repr=False)

    @statements.default
    def _all_statements(self) -> tuple[Statement, ...]:
        return tuple(statement for position in self.positions for statement in position.statements)

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values."""
        entry = {
            "record": self.record,
            "name": self.name,
            "property": self.property,
            "value": self.value,
            "policy": self.policy,
            "positions": [position.to_dict() for position in self.positions],
        }
        return {**entry, "links": [link.to_dict() for link in self.links]} if self.links else entry

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
        for number, link in enumerate(self.links):
            yield f"{'└─' if number == len(self.links) - 1 else '├─'} {link}"


class Explanations(tuple[Explanation, ...]):
    """How the properties of a record came to their values, in the model's order; prints as one tree."""

    __slots__ = ()

    def __str__(self) -> str:
        if not self:
            return ""
        head = f"{self[0].name} ({self[0].record})"
        return "\n".join([head, *("\n".join(["", *item.lines()]) for item in self)])
