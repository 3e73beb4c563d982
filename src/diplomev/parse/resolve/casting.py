"""What is known of the people and bodies of one text, while its mentions are brought together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from attrs import define, field

from diplomev.language.fold import strip_accents
from diplomev.parse.cast import Entity, RoleFact
from diplomev.parse.resolve.namesakes import Namesakes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention, RolePart, Span
    from diplomev.parse.blocks import Block
    from diplomev.parse.document import Doc
    from diplomev.parse.parts import Parts

LEADING = frozenset({"head_of_state", "head_of_government", "foreign_minister", "igo_head"})
"""Offices that a text speaks of with the bare title."""
AT_HOME = frozenset({"head_of_state", "head_of_government", "crown_prince"})
"""Offices that a report from a capital names without their State."""
APART = frozenset({"by", "with", "between"})
"""Prepositions before somebody else than the subject of the sentence: «X was received by the president»."""
NEAR_BLOCKS = 4
"""Paragraphs back in which the one was named whom a text calls by an office alone."""
MEMORY = 120
"""How many mentions back and ahead a description is resolved: about an article's length."""


@define(eq=False)
class Casting:
    """The mentions of one text, and for whom each stands as far as that is told.

    Attributes:
        doc: The text.
        mentions: Its mentions in order.
        parts: The parts of the text.
        who: For the number of each mention that is resolved, the entities that it stands for.
        entities: The actors.
        recent: The people spoken of so far, the last one at the end.
        times: How often each person is named.
        tokens: The people who bear a part of a name.
        namesakes: The people by name.
        codes: The States and organisations by kind and code.
        strangers: By State those who are no citizens of it: they have a counterpart of it, or receive somebody of it.
    """

    doc: Doc
    mentions: Sequence[Mention]
    parts: Parts
    who: dict[int, tuple[Entity, ...]] = field(factory=dict)
    entities: list[Entity] = field(factory=list)
    recent: list[Entity] = field(factory=list)
    times: Counter[Entity] = field(factory=Counter)
    tokens: dict[str, dict[Entity, None]] = field(factory=dict)
    namesakes: Namesakes = field(factory=Namesakes)
    codes: dict[tuple[str, str], Entity] = field(factory=dict)
    strangers: defaultdict[str, set[Entity]] = field(factory=lambda: defaultdict(set))

    def add_roles(self, entity: Entity, mention: Mention) -> None:
        """Give somebody the offices of a mention, with the State of each where it is one."""
        for role in mention.roles:
            if role.plural and len(role.countries) > 1:
                continue
            country = role.countries[0][0] if len(role.countries) == 1 else ""
            self.add_role(entity, RoleFact(role.span, role.office, country, role.organization, role.status), role)

    def add_role(self, entity: Entity, fact: RoleFact, role: RolePart) -> None:
        """Give somebody an office, unless it is known as well already, and its State where none was."""
        if fact.office and not any(
            (r.office, r.country or fact.country, r.organization, r.status)
            == (fact.office, fact.country or r.country, fact.organization, fact.status)
            and len(self.doc.exact(*r.title)) >= len(self.doc.exact(*fact.title))
            and (r.country or not fact.country)
            for r in entity.roles
        ):
            entity.roles.append(fact)
        if entity.country is None and len(role.countries) == 1 and role.countries[0][0] and not fact.organization:
            entity.country = role.countries[0]

    def coded(self, kind: str, code: str) -> Entity:
        """The State or organisation of a code."""
        entity = self.codes.get((kind, code))
        if entity is None:
            entity = self.codes[kind, code] = self.new(kind)
            entity.code = code
        return entity

    def new(self, kind: str) -> Entity:
        """An actor of whom nothing is known yet."""
        entity = Entity(kind, len(self.entities))
        self.entities.append(entity)
        return entity

    def merge(self, unnamed: Entity, person: Entity) -> None:
        """Take somebody without a name for somebody named."""
        for number, entities in self.who.items():
            self.who[number] = tuple(person if entity is unnamed else entity for entity in entities)
        self.recent = [person if entity is unnamed else entity for entity in self.recent]
        person.mentions = sorted([*person.mentions, *unnamed.mentions], key=lambda mention: mention.start)
        unnamed.mentions = []

    def before(self, number: int, block: Block) -> range:
        """The last mentions in a paragraph that come before one by its number."""
        low, high = (
            bisect_left(self.mentions, self.doc.token_at(offset), key=lambda mention: mention.first)
            for offset in (block.start, block.end)
        )
        high = min(high, number)
        return range(max(low, high - MEMORY), high)

    def mentions_in(self, number: int, block: Block, entity: Entity) -> list[Mention]:
        """The mentions of somebody in a paragraph before one by its number."""
        return [self.mentions[i] for i in self.before(number, block) if entity in self.who.get(i, ())]

    def block_number(self, mention: Mention) -> int:
        """The number of the paragraph that a mention stands in."""
        return bisect_left(self.doc.blocks, mention.start, key=lambda block: block.end)

    def title(self, span: Span) -> str:
        """A title as it is compared with others."""
        return strip_accents(" ".join(self.doc.folded[slice(*span)].split()))

    def reign(self, title: Span) -> str:
        """Whether a title is one of a monarch (`crown`), or one that none bears (`elected`)."""
        first, last = self.doc.token_at(title[0]), self.doc.token_at(title[1] - 1) + 1
        return next((hit.code for hit in self.doc.hits_in("reign", first, last)), "")

    def latest(self) -> list[Entity]:
        """The people spoken of so far, the last one first."""
        return list(dict.fromkeys(reversed(self.recent[-MEMORY:])))


def preposition_before(doc: Doc, token: int) -> str:
    """The sense of the preposition that ends where a token begins; empty where there is none."""
    return next((hit.code for hit in doc.hits_in("preposition", max(0, token - 3), token) if hit.last == token), "")
