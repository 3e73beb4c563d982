"""All words of a pack in a text: single words by look-up, the others in one pass (Aho–Corasick)."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")

_ONE_TOKEN = re.compile(r"\w+'?\Z")


def is_one_token(form: str) -> bool:
    """Whether a folded form is one token of a text: letters and digits, perhaps with an elision's apostrophe."""
    return _ONE_TOKEN.match(form) is not None


class Matcher(Generic[T]):
    """Finds every pattern in a text, overlapping ones too, in time linear in the text and the matches.

    Args:
        patterns: What each folded form stands for.
    """

    def __init__(self, patterns: Mapping[str, T]) -> None:
        self._words = {form: meaning for form, meaning in patterns.items() if is_one_token(form)}
        phrases = {form: meaning for form, meaning in patterns.items() if form not in self._words}
        self._meanings = list(phrases.values())
        self._automaton = AhoCorasick(
            list(phrases), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(
        self, folded: str, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]
    ) -> list[tuple[int, int, T]]:
        """Every match that begins and ends with a token: `(first token, token behind, meaning)`.

        They come in the order of their first tokens, the longest of one token first.

        Args:
            folded: The text as [`fold`][diplomev.language.fold.fold] leaves it.
            words: Its tokens.
            starts: Offset of each token.
            ends: Offset behind each token.
        """
        known = self._words
        singles = [
            (token, token + 1, meaning) for token, meaning in enumerate(map(known.get, words)) if meaning is not None
        ]
        phrases = self._phrases(folded, starts, ends)
        return sorted(phrases + singles, key=itemgetter(0)) if phrases else singles  # the order of equal ones stays

    def _phrases(self, folded: str, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int, T]]:
        """The matches of more than one token, the one that ends last first."""
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        phrases: list[tuple[int, int, T]] = []
        for index, start, end in matches:
            first, last = bisect_left(starts, start), bisect_left(ends, end)
            if first < len(starts) and starts[first] == start and last < len(ends) and ends[last] == end:
                phrases.append((first, last + 1, self._meanings[index]))
        phrases.sort(key=itemgetter(1), reverse=True)
        return phrases
