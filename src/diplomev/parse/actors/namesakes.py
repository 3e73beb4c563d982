"""Names that something else bears: «airport X», «the X Foundation»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.actors.names import Names
    from diplomev.parse.document import Hit


def find_namesakes(names: Names, side: str) -> list[range]:
    """The tokens of names that something else bears, a range for each.

    Args:
        names: The names of the text.
        side: Where the noun stands: `before` the name or `behind` it.
    """
    find = _behind if side == "before" else _before
    # «général de division» is a rank, and no division named after somebody
    ranks = {token for hit in names.doc.hits("honorific") for token in range(hit.first, hit.last)}
    found = [find(names, hit) for hit in names.doc.hits("namesake") if side in hit.codes and hit.first not in ranks]
    return [tokens for tokens in found if tokens]


def _behind(names: Names, hit: Hit) -> range:
    """The name behind a noun, its adjectives and forms of address between the two."""
    doc, here, size = names.doc, hit.last, len(names.doc.words)
    while here < hit.last + _MOST_ADJECTIVES and names.words.is_small(here):
        here += 1
    honorific = names.at["honorific"].get(here)
    first = last = honorific.last if honorific else here
    if first in names.name_words and "\n" not in doc.text[hit.end : doc.starts[first]]:
        last += 1
        while last < min(size, first + _LONGEST) and (step := names.step(last, size)) is not None:
            last = step
    return range(first, last)


def _before(names: Names, hit: Hit) -> range:
    """The name before a noun: all that stand before it with a capital, back to a verb («X Opens New Y Airport»)."""
    doc, first = names.doc, hit.first
    while first > max(0, hit.first - _LONGEST) and first - 1 not in names.at["verb"]:
        whole = doc.text[doc.ends[first - 1] : doc.starts[first]] in _CLOSE
        if not whole or not (first - 1 in names.capital or doc.words[first - 1] in _JOINTS):
            break
        first -= 1
    return range(0) if _is_surname(names, first, hit) else range(first, hit.first)


def _is_surname(names: Names, first: int, hit: Hit) -> bool:
    """«Treasury Secretary Jane Lane»: whether such a noun is the last name of somebody whose office is told."""
    doc, single = names.doc, hit.last - hit.first == 1 and hit.first in names.capital
    offices = doc.hits_in("office", max(0, hit.first - _LONGEST), hit.first)
    titled = bool(offices) and hit.first - offices[-1].last == 1
    named = doc.hits_in("article", max(0, first - 1), first)  # «the President Jane Stadium»
    return single and titled and not named


_JOINTS = frozenset("-'")
_MOST_ADJECTIVES = 2
_LONGEST = 8
"""Tokens of a name that something bears."""
_CLOSE = frozenset({"", " ", "\u00a0"})
"""What may stand between the words of one name."""
