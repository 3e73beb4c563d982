"""Titles that the words for States cut in two: «ministre allemand des Affaires étrangères»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplomev.parse.actors.mention import Span
    from diplomev.parse.document import Doc, Hit

_LONGEST_TAIL = 8
"""Tokens of a title behind the adjective in it."""
_MOST_TAIL = 2
"""Small words that may end a title behind its capitals: «Affaires étrangères»."""


def split_title(doc: Doc, noun: Hit, adjective: Hit | None, end: int, limit: int) -> tuple[str, int] | None:
    """The office of a title that an adjective cuts in two, and the token behind it.

    In small letters it is the longest title that the pack knows.

    Args:
        doc: The text.
        noun: The noun that the title begins with.
        adjective: The adjective right behind it, if there is one.
        end: The token behind the title as far as its capitals tell.
        limit: The end of the sentence.
    """
    if adjective is None:
        return None
    longest = min(limit, adjective.last + _LONGEST_TAIL) if end == adjective.last else min(limit, end + _MOST_TAIL)
    return _longest(
        doc, doc.pack.forms("office"), noun, adjective.end, range(longest, max(end - 1, adjective.last), -1)
    )


def tail_of_several(doc: Doc, noun: Hit, state: Span, limit: int) -> tuple[str, int] | None:
    """«les ministres malien et russe des Affaires étrangères»: the office of several holders, and the token behind it.

    Args:
        doc: The text.
        noun: The noun that the title begins with.
        state: The words for the last State.
        limit: The end of the sentence.
    """
    behind = doc.token_at(state[1] - 1) + 1
    ends = range(min(limit, behind + _LONGEST_TAIL), behind, -1)
    return _longest(doc, doc.pack.forms("office_plural"), noun, state[1], ends)


def _longest(doc: Doc, offices: Mapping[str, str], noun: Hit, gap: int, ends: range) -> tuple[str, int] | None:
    """The first of some ends at which a noun and the words behind a gap make a title."""
    for end in ends:
        title = f"{doc.folded[noun.start : noun.end]}{doc.folded[gap : doc.ends[end - 1]]}"
        if (office := offices.get(" ".join(title.split()))) is not None:
            return office, end
    return None
