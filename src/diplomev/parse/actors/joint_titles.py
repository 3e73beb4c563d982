"""Titles of several portfolios before their noun: «Health and Population Minister»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.offices import MINISTERS

if TYPE_CHECKING:
    from diplomev.parse.actors.words import Words
    from diplomev.parse.document import Hit


def find_joint_titles(words: Words) -> dict[int, Hit]:
    """The titles that begin with a portfolio joined to what a title of the pack begins with, by their first token.

    The office is that of the first portfolio by itself, if the pack knows it («Foreign Affairs and Trade Minister»).

    Args:
        words: What stands at each token.
    """
    found = {}
    for hit in words.doc.hits("office"):
        if hit.code not in MINISTERS:
            continue
        here = hit.first
        while here > 0 and here - 1 in words.portfolios:
            here -= 1
        tie = here - 1
        if tie not in words.at["conjunction"] or tie - 1 not in words.portfolios or hit.first not in words.capital:
            continue
        first = here = tie
        while (
            here > 0
            and hit.first - here < _LONGEST
            and (here - 1 in words.portfolios or words.doc.words[here - 1] == ",")
        ):
            here -= 1
            first = here if here in words.portfolios else first
        found[first] = _joint(words, hit, first)
    return found


def _joint(words: Words, hit: Hit, first: int) -> Hit:
    doc = words.doc
    last = next(t for t in range(first, hit.first) if t not in words.portfolios)
    noun = doc.words[hit.last - 1]
    offices = doc.pack.forms("office")
    office = offices.get(f"{doc.folded[doc.starts[first] : doc.ends[last - 1]]} {noun}", hit.code)
    return hit._replace(first=first, start=doc.starts[first], entries=(evolve(hit.entries[0], code=office),))


_LONGEST = 10
"""Tokens that are looked at before a title."""
