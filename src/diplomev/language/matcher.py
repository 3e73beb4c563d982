"""All words of a pack in a text: single words by look-up, the others in one pass (Aho–Corasick)."""

from __future__ import annotations

import re
from itertools import count
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
        singles = [(token, token + 1, known[word]) for token, word in enumerate(words) if word in known]
        matches = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return singles
        first_of, behind = dict(zip(starts, count(), strict=False)), dict(zip(ends, count(1), strict=False))
        meanings = self._meanings
        phrases = [
            (first_of[start], behind[end], meanings[index])
            for index, start, end in matches
            if start in first_of and end in behind
        ]
        phrases.sort(key=itemgetter(1), reverse=True)
        return sorted(phrases + singles, key=itemgetter(0))  # the order of those with one first token stays
