"""Names of persons, and the ways in which they are written."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from diplomev.testing.worlds.tables import NAMES

if TYPE_CHECKING:
    from diplomev.testing.worlds.dice import Dice

_SPELLINGS = (
    ("tch", "ch"), ("tch", "č"), ("ch", "sh"), ("ou", "u"), ("ou", "oo"), ("kh", "h"), ("kh", "j"), ("dj", "j"),
    ("gu(?=[eï])", "g"), ("ei", "ey"), ("eï", "ei"), ("aï", "ai"), ("io", "yo"), ("ine\\b", "in"), ("ï", "i"),
    (r"\bal-", "el-"), (r"\bel-", "al-"), (r"\bBen\b", "bin"), (r"\bould\b", "Ould"), ("ou(?=l)", "u"),
    (r"([lmnrsz])\1", r"\1"), ("oğlu", "oglu"), ("ü", "ue"), ("ö", "oe"), ("c(?=k)", ""), ("ph", "f"), ("v\\b", "ff"),
)  # fmt: skip
"""Patterns, and how else they are written in other alphabets and by other papers."""
_RULES = tuple((re.compile(pattern), other) for pattern, other in _SPELLINGS)
_SHORTEST = 4


def full_name(dice: Dice, pattern: str, family: str | None = None) -> tuple[str, str]:
    """A given and a family name after a pattern of `NAMES`; the family's where it is given."""
    parts = NAMES[pattern]
    return dice.pick(parts.given), family or dice.pick(parts.heads) + dice.pick(parts.tails)


def other_spelling(dice: Dice, name: str) -> str:
    """The name in another transliteration; where no rule fits, or else, with one typing error.

    Half of the names for which there is a rule keep their letters but for one or two rules and, now and then, for the
    accents; the others have two letters swapped, one dropped or one doubled.

    Examples:
        >>> from diplomev.testing.worlds.dice import Dice
        >>> sorted({other_spelling(Dice(n), "Sergueï Pouchkov") for n in range(6)})[:3]
        ['Sergei Pouchkoff', 'Serguei Poochkoff', 'Serguei Pouchkov']
    """
    fitting = [rule for rule in _RULES if rule[0].search(name)]
    bare = without_accents(name)
    if (fitting or bare != name) and dice.chance(0.5):
        written = name
        for pattern, other in dice.some(fitting, dice.between(1, 2)):
            written = pattern.sub(other, written, count=1)
        if written == name or dice.chance(0.3):
            written = without_accents(written)
        if written != name:
            return written
    return _mistyped(dice, name)


def without_accents(name: str) -> str:
    """The name as keyboards without accents write it."""
    apart = unicodedata.normalize("NFD", name)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _mistyped(dice: Dice, name: str) -> str:
    """The name with two letters swapped, one dropped or one doubled, not at the beginning of a word."""
    words = [match.span() for match in re.finditer(r"\w+", name) if len(match[0]) >= _SHORTEST]
    start, end = dice.pick(words)
    at = dice.between(start + 1, end - 2)
    swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    options = [swapped, name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:]]
    written = dice.pick(options)
    return written if written != name else options[1]
