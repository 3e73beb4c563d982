"""Which sources speak for themselves: a reprint is no second witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplomev.model import Source


class Witnesses:
    """Counts independent sources.

    Args:
        sources: The sources by id, with what they are derived from.
    """

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._reach: dict[str, frozenset[str]] = {}

    def count(self, sources: Iterable[str]) -> int:
        """How many of these sources are independent of each other.

        A source that repeats others counts only where none of those that it goes back to is among the rest.
        """
        sources = set(sources)
        if len(sources) < 2:  # noqa: PLR2004  # nobody to repeat
            return len(sources)
        found, heard = 0, set[str]()
        for origins in sorted({self._origins(source) for source in sources}, key=lambda o: (len(o), sorted(o))):
            found += heard.isdisjoint(origins)
            heard |= origins
        return found

    def _origins(self, source: str) -> frozenset[str]:
        """The sources at the ends of the chains from this one; sources that repeat each other are one end."""
        reach = {other: self._reached(other) for other in self._reached(source)}
        return frozenset(min(far) for far in reach.values() if all(reach[other] == far for other in far))

    def _reached(self, source: str) -> frozenset[str]:
        """The source itself and all that it is derived from."""
        known = self._reach.get(source)
        if known is None:
            seen, ahead = {source}, [source]
            while ahead:
                record = self._sources.get(ahead.pop())
                more = set(record.derived_from if record else ()) - seen
                seen |= more
                ahead += more
            known = self._reach[source] = frozenset(seen)
        return known
