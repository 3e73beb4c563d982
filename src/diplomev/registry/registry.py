"""A user's own who's who: actors with their aliases, terms of office and identifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import field, frozen

from diplomev.claims import dataset_source, lift
from diplomev.model import Actor, Record, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@frozen(eq=False)
class Registry:
    """Actors who are known beforehand, and where that is known from.

    Actors of articles are matched with them by name and alias, and, where an article does not name the holder of an
    office, by the office on that day. A registry is evidence like any other: what it says becomes claims of its source,
    beside those of the articles; nothing is overwritten.

    Attributes:
        actors: The actors by id, of those with one id the first.
        source: The file or list that they come from, a Source of kind `dataset`.
    """

    actors: Mapping[str, Actor]
    source: Source = field()

    @source.default
    def _own_source(self) -> Source:
        return dataset_source(self.actors.values())

    @classmethod
    def of(cls, records: Iterable[Record], *, path: str | None = None, url: str | None = None) -> Self:
        """Make a registry of records, of which the actors count.

        Args:
            records: Records, such as `diplomev.read` gives them.
            path: The name of the file that they come from.
            url: Where they come from.

        Examples:
            >>> people = [Actor(id="actor:q1", kind="person", name="Awa Ndiaye", country="SEN")]
            >>> len(Registry.of(people, path="who.jsonl"))
            1
        """
        actors: dict[str, Actor] = {}
        for record in records:
            if isinstance(record, Actor):
                actors.setdefault(record.id, record)
        return cls(actors, dataset_source(actors.values(), path=path, url=url))

    def claims_on(self, ids: Iterable[str]) -> tuple[Record, ...]:
        """What the registry says of some of its actors: claims, and the source that says so."""
        wanted = [self.actors[id_] for id_ in ids if id_ in self.actors]
        return lift(wanted, delivered_by=self.source)

    def __len__(self) -> int:
        return len(self.actors)
