"""What frames are made of: facts with the words that state them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

if TYPE_CHECKING:
    from diplomev.parse.actors import Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention


@frozen
class Fact:
    """One value of one property, with the words that state it.

    Attributes:
        property: The property of the record.
        value: A JSON value; an [`Entity`][diplomev.parse.cast.Entity] or a [`Frame`][diplomev.parse.frames.Frame]
            stands for the id of its record.
        spans: The words that state it, a span a part.
        rule: The name of the rule that read it.
        stance: How the text stands to it.
        confidence: How sure the rule is, 0 to 100.
        assumed: Whether a date was counted from the day of publication.
    """

    property: str
    value: Any
    spans: tuple[Span, ...]
    rule: str
    stance: str = "asserts"
    confidence: int = 80
    assumed: bool = False


@define(eq=False)
class Frame:
    """A record in the making: its type, the offset of its anchor, and what is said of it."""

    type: str
    anchor: int
    facts: list[Fact] = field(factory=list)
    _known: set[tuple[str, Any, tuple[Span, ...]]] = field(factory=set)

    def add(self, fact: Fact) -> None:
        """Add a fact unless the same value of the property stands on the same words already."""
        value = str(fact.value) if isinstance(fact.value, dict) else fact.value
        key = (fact.property, value, fact.spans)
        if key not in self._known:
            self._known.add(key)
            self.facts.append(fact)

    def drop(self, name: str) -> None:
        """Take back what was said of a property."""
        self.facts = [fact for fact in self.facts if fact.property != name]
        self._known = {key for key in self._known if key[0] != name}

    def values(self, name: str) -> list[Any]:
        """The values of a property, in the order in which they were found."""
        return [fact.value for fact in self.facts if fact.property == name]


@frozen
class Tour:
    """The journey that several legs belong to, known by the place of its first words."""

    offset: int


@frozen
class Signatory:
    """Who put a signature.

    Attributes:
        actor: Who.
        on_behalf_of: The party that is bound by it, where it is known.
    """

    actor: Entity
    on_behalf_of: Entity | None = None


def date_spans(date: DateMention) -> tuple[Span, ...]:
    """The words that state a date: its own, and those that it is counted from."""
    own = (date.start, date.end)
    return (own, date.counted_from) if date.counted_from and date.counted_from != own else (own,)
