"""One pass over a text for all words of a pack at once (Aho–Corasick)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

T = TypeVar("T")


class Matcher(Generic[T]):
    """Finds every pattern in a text, overlapping ones too, in time linear in the text and the matches.

    Args:
        patterns: What each folded form stands for.
    """

    def __init__(self, patterns: Mapping[str, T]) -> None:
        self._meanings = list(patterns.values())
        self._automaton = AhoCorasick(
            list(patterns), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, folded: str, starts: Container[int], ends: Container[int]) -> Iterator[tuple[int, int, T]]:
        """Every match that begins at one of `starts` and ends at one of `ends`: `(start, end, meaning)`.

        Args:
            folded: The text as [`fold`][diplomev.language.fold.fold] leaves it.
            starts: Offsets at which words begin.
            ends: Offsets at which words end.
        """
        meanings = self._meanings
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start in starts and end in ends:
                yield start, end, meanings[index]
