"""The actors of one text, each gathered from its mentions."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from diplomev.parse.actors import Mention
from diplomev.parse.document import Row
from diplomev.parse.offices import PORTFOLIOS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span


@frozen
class RoleFact:
    """An office of one entity, with the words that state its parts.

    Attributes:
        title: Offsets of the title.
        office: A code of the vocabulary `office`.
        country: The State that it belongs to; empty where none is stated.
        organization: The code of the organisation that it belongs to.
        status: `former`, `elect`, `acting` or empty.
    """

    title: Span
    office: str
    country: str = ""
    organization: str = ""
    status: str = ""


@define(eq=False)
class Entity:
    """An actor of one text, gathered from its mentions.

    Attributes:
        kind: `person`, `state` or `organization`.
        index: Its place in the cast.
        code: The code of a State or organisation.
        names: Its names as written, each with its first place.
        roles: Its offices.
        country: The State that it belongs to, with the words that say so.
        mentions: Its mentions, in order.
        ordinal: Tells it apart from others with the same anchor, such as the holders of an office in the plural.
    """

    kind: str
    index: int
    code: str = ""
    names: list[tuple[str, Span]] = field(factory=list)
    roles: list[RoleFact] = field(factory=list)
    country: tuple[str, Span] | None = None
    mentions: list[Mention] = field(factory=list)
    ordinal: int = 0

    @property
    def anchor(self) -> int:
        """Where it is first named in full; without a name, where it is first mentioned.

        The place of a name stays when titles and pronouns are understood better; ids are made of it.
        """
        if self.names:
            return min(span[0] for _, span in self.names)
        return min(mention.start for mention in self.mentions)

    @property
    def name(self) -> str:
        """The fullest of its names; empty where it has none."""
        return max(self.names, key=lambda item: (len(item[0].split()), -item[1][0]))[0] if self.names else ""

    def has_office(self, office: str) -> bool:
        """Whether it holds an office, or one that a general word for it covers."""
        return any(role.office == office or covers(office, role.office) for role in self.roles)


Named = tuple[Mention, tuple[Entity, ...]]
"""A mention with the entities that it stands for."""


@frozen(eq=False)
class Cast:
    """The actors of a text.

    Attributes:
        mentions: All mentions in order.
        who: For each mention the entities that it stands for; none where it could not be told.
        entities: The actors.
    """

    mentions: Sequence[Mention]
    who: Sequence[tuple[Entity, ...]]
    entities: Sequence[Entity]
    _pairs: Row[Named] = field(init=False, repr=False)

    @_pairs.default
    def _with_entities(self) -> Row[Named]:
        pairs = list(zip(self.mentions, self.who, strict=True))
        return Row(pairs, [mention.first for mention in self.mentions])

    def between(self, first: int, last: int) -> Sequence[Named]:
        """The mentions that begin within the tokens from `first` to before `last`."""
        return self._pairs.within(first, last)

    def at(self, start: int, end: int) -> tuple[Entity, ...]:
        """The entities of the mention that a span of text touches."""
        index = max(0, bisect_left(self.mentions, start, key=lambda m: m.start) - 1)
        for i in range(index, len(self.mentions)):
            if self.mentions[i].start >= end:
                break
            if self.mentions[i].end > start and self.who[i]:
                return self.who[i]
        return ()


_GENERAL = {"minister": PORTFOLIOS, "other": frozenset[str]()}


def covers(general: str, special: str) -> bool:
    """Whether an office is one of those that a general word such as «minister» stands for."""
    return special in _GENERAL.get(general, ())
