"""Make worlds: events, the articles on them, and the truth behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.testing.worlds.events import History
from diplomev.testing.worlds.papers import Press
from diplomev.testing.worlds.rates import Rates
from diplomev.testing.worlds.truth import Ledger, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Claim, Source
    from diplomev.testing.worlds.page import Article


@frozen
class Story:
    """One event, as papers tell of it.

    Attributes:
        number: The place of the event in its world, from 0.
        kind: `bilateral`, `tour`, `summit`, `beside` (a minister's visit beside another one) or `twin`.
        visits: The ids of its visits in truth.
        twin_of: The id in truth of the earlier visit that a twin may be taken for.
        called_off: Whether it was cancelled or postponed.
        articles: The articles on it.
    """

    number: int
    kind: str
    visits: tuple[str, ...]
    twin_of: str | None
    called_off: bool
    articles: tuple[Article, ...]

    @property
    def twins(self) -> tuple[tuple[str, str], ...]:
        """The pair of a twin."""
        return ((self.twin_of, self.visits[0]),) if self.twin_of else ()


@frozen
class World:
    """A made-up world.

    Attributes:
        stories: Its events with their articles.
        truth: What a linker of its records ought to find out.
    """

    stories: tuple[Story, ...]
    truth: Truth

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles."""
        return tuple(article for story in self.stories for article in story.articles)

    @property
    def records(self) -> tuple[Source | Claim, ...]:
        """The Sources and Claims of all articles; references resolve once `compile_records` has made the views."""
        return tuple(record for article in self.articles for record in article.records)

    @property
    def texts(self) -> dict[str, str]:
        """The texts of the articles by the ids of their Sources, as `diplomev.validate` takes them."""
        return {article.source.id: article.text for article in self.articles}


def world(
    seed: int,
    events: int = 200,
    sources: tuple[int, int] = (1, 8),
    rates: Rates = Rates(),  # noqa: B008  # frozen
    *,
    with_text: bool = True,
) -> World:
    """Make a world.

    Args:
        seed: Decides everything in it; other seeds, other worlds.
        events: How many events there are; an event has one visit or, as a tour or a summit, several.
        sources: The least and the most articles that tell of one event, reprints among them.
        rates: How often what goes wrong.
        with_text: Whether the Sources bear the texts of their articles.

    Raises:
        ValueError: The numbers make no world.

    Examples:
        >>> made = world(seed=7, events=2, sources=(3, 3))
        >>> len(made.articles), made.records[0].type
        (6, 'source')
    """
    ledger, told = Ledger(), []
    for story in stories(seed, events, sources, rates, with_text=with_text):
        ledger.add(story.articles, story.twins)
        told.append(story)
    return World(tuple(told), ledger.truth())


def stories(
    seed: int,
    events: int = 200,
    sources: tuple[int, int] = (1, 8),
    rates: Rates = Rates(),  # noqa: B008  # frozen
    *,
    with_text: bool = True,
) -> Iterator[Story]:
    """Yield the events of a world one by one, for worlds that no memory holds.

    The first events of a larger world are those of a smaller one with the same seed, sources and rates. A
    [`Ledger`][diplomev.testing.worlds.truth.Ledger] keeps the truth of them.

    Args:
        seed: Decides everything in it.
        events: How many events there are.
        sources: The least and the most articles that tell of one event, reprints among them, at most 16.
        rates: How often what goes wrong.
        with_text: Whether the Sources bear the texts of their articles.

    Raises:
        ValueError: The numbers make no world.

    Examples:
        >>> [story.number for story in stories(seed=7, events=3)]
        [0, 1, 2]
    """
    if events < 0 or not 1 <= sources[0] <= sources[1] <= _MOST_SOURCES:
        raise ValueError(f"A world has 0 events or more, and 1 to {_MOST_SOURCES} sources, not {events} and {sources}.")
    return _stories(History(seed, rates), Press(seed, rates, sources, with_text), events)


_MOST_SOURCES = 16
"""So many papers there are in each language."""


def _stories(history: History, press: Press, events: int) -> Iterator[Story]:
    number = 0
    for happening in history.happenings(events):
        articles = tuple(press.articles(happening, number))
        number += len(articles)
        yield Story(
            number=happening.number, kind=happening.kind, visits=tuple(trip.id for trip in happening.trips),
            twin_of=happening.twin_of, called_off=happening.called_off, articles=articles,
        )  # fmt: skip
