"""The mentions of a text from left to right."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.actors.bodies import Bodies
from diplomev.parse.actors.names import Names
from diplomev.parse.actors.owners import Owners
from diplomev.parse.actors.people import People
from diplomev.parse.actors.titles import Titles
from diplomev.parse.actors.unnamed import Unnamed
from diplomev.parse.actors.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.parse.actors.mention import Mention
    from diplomev.parse.document import Doc, Sentence


def find_mentions(doc: Doc) -> list[Mention]:
    """The mentions of actors in a text, in order, none overlapping another."""
    mentions = list(_mentions(doc))
    full = {doc.token_at(m.name[1] - 1): m for m in mentions if m.name}
    ends = Counter(doc.words[token] for token in full if " " in doc.exact(*(full[token].name or (0, 0))))
    return [_with_particles(doc, m, ends) for m in mentions]


def _mentions(doc: Doc) -> Iterator[Mention]:
    """The mentions as they stand in the text."""
    words = Words(doc)
    names, owners = Names(words), Owners(words)
    bodies = Bodies(words, owners)
    people, unnamed = People(words, names, Titles(words, names, owners, bodies)), Unnamed(words)
    openings = frozenset().union(*(words.at[c] for c in _OPENINGS))
    places = sorted(openings | doc.capitals)
    for sentence in doc.sentences:
        behind = sentence.first
        for token in places[bisect_left(places, behind) : bisect_left(places, sentence.last)]:
            if token < behind:
                continue
            found = (
                _opened(people, unnamed, bodies, token, sentence)
                if token in openings
                else people.untitled(token, sentence.last)
            )
            if found is not None:
                yield found
                behind = found.last


def _opened(people: People, unnamed: Unnamed, bodies: Bodies, token: int, sentence: Sentence) -> Mention | None:
    """The mention that begins with a word of the pack."""
    described = unnamed.described(token)
    if described is not None:
        return described
    body = people.person(token, sentence) or bodies.pair(token) or bodies.organization(token) or bodies.state(token)
    return body or unnamed.citizen(token)


def _with_particles(doc: Doc, mention: Mention, full: Mapping[str, int]) -> Mention:
    """The mention with the particles before its one name, where no fuller name of the text ends so."""
    if mention.name is None or not mention.titled:
        return mention
    first = here = doc.token_at(mention.name[0])
    particles = doc.pack.forms("name_particle")
    while here > mention.first and (doc.words[here - 1] in particles or doc.words[here - 1] == "-"):
        here -= 1
    if here == first or full.get(doc.words[doc.token_at(mention.name[1] - 1)]):
        return mention
    return evolve(mention, name=(doc.starts[here], mention.name[1]))


_OPENINGS = (
    "office", "office_plural", "counterpart", "honorific", "role_status", "pair", "organization", "country", "metonym",
    "demonym", "state_body", "seat_holder", "description",
)  # fmt: skip
"""What a mention can begin with, besides a capital letter."""
