"""A text with what is asked of it for every quotation: who is named where, and which words can name a speaker."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import field, frozen

from diplomev.parse.quotes.values import Attribution

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from diplomev.parse.document import Doc, Hit
    from diplomev.parse.quotes.grammar import Grammar

_LONGEST = 16
"""How many tokens of a person's mention are looked at."""

_HEADS = {
    "anonymous": "noun",
    "institution": "noun",
    "document_noun": "document",
    "country": "name",
    "capital": "name",
    "metonym": "name",
    "organization": "name",
}
"""Categories whose words can be the head of a speaker's noun phrase, with what they make of it."""


@frozen
class Noun:
    """A noun phrase or a pronoun.

    Attributes:
        first: Index of its first token.
        last: Index behind its last token.
        kind: `person` (found by the mention layer), `noun`, `document`, `name` (of a State, a body …), `any`
            (head unknown), `pronoun` or `nobody` (an impersonal pronoun).
        gender: `m`, `f` or empty.
        governed: Whether a preposition stands before it, so that it is no subject.
    """

    first: int
    last: int
    kind: str
    gender: str = ""
    governed: bool = False


@frozen(eq=False)
class Scene:
    """A text with what is asked of it for every quotation, looked up once.

    Attributes:
        doc: The text.
        grammar: The word lists of its language.
        people: Spans of tokens of the persons mentioned, in order.
        heads: Spans of tokens of other words that can name a speaker, in order.
        kind_of: What such words make of their noun phrase, by their first token.
        person_at: The token behind a person's mention, by the mention's first token.
        verb_at: The verbs by their first token.
        demonym_at: The first tokens of demonyms.
    """

    doc: Doc
    grammar: Grammar
    people: Sequence[tuple[int, int]]
    heads: Sequence[tuple[int, int]]
    kind_of: Mapping[int, str] = field(repr=False)
    person_at: Mapping[int, int] = field(repr=False)
    verb_at: Mapping[int, Hit] = field(repr=False)
    demonym_at: Container[int] = field(repr=False)

    def attribution(self, noun: Noun) -> Attribution:
        """The words of a noun phrase, as a speaker's."""
        kind = noun.kind if noun.kind in {"document", "pronoun"} else "noun"
        return Attribution(self.doc.starts[noun.first], self.doc.ends[noun.last - 1], kind, noun.gender)


def make_scene(doc: Doc, grammar: Grammar, people: Sequence[tuple[int, int]]) -> Scene:
    """Look up once what every quotation of a text asks for."""
    persons = sorted({(doc.token_at(start), bisect_left(doc.starts, end)) for start, end in people})
    persons = [(first, last) for first, last in persons if first < last]
    inside = {token for first, last in persons for token in range(first, min(last, first + _LONGEST))}
    heads = [
        (hit.first, hit.last, kind)
        for category, kind in _HEADS.items()
        for hit in doc.hits(category)
        if hit.first not in inside
    ]
    return Scene(
        doc,
        grammar,
        persons,
        sorted((first, last) for first, last, _ in heads),
        kind_of={first: kind for first, _, kind in heads},
        person_at=dict(persons),
        verb_at={hit.first: hit for hit in doc.hits("verb")},
        demonym_at={hit.first for hit in doc.hits("demonym")},
    )
