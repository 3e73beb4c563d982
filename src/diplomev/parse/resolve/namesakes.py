"""Whether two names can be of one person, and the people of a text found by the parts of their names."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from diplomev.language.fold import strip_accents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.cast import Entity

_STEM = 3
"""How many first letters names must share to be compared at all."""
_LONG_WORD = 5
_LONGEST_WORD = 50
_MOST_NAMESAKES = 64
"""How many people with the same part of a name are compared, the first of the text."""
_TWO_PARTS = 2
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What stands behind names in many languages: younger, elder, the third of the name."""


class Namesakes:
    """The named people of a text, found by the parts of their names in a time that does not grow with the text."""

    def __init__(self) -> None:
        self.parts: defaultdict[str, dict[Entity, None]] = defaultdict(dict)
        self.single: defaultdict[str, dict[Entity, None]] = defaultdict(dict)
        self.lasts: defaultdict[str, dict[Entity, None]] = defaultdict(dict)
        self.openings: defaultdict[tuple[str, str], dict[Entity, None]] = defaultdict(dict)
        self.stems: defaultdict[Entity, set[str]] = defaultdict(set)
        self.full: dict[Entity, tuple[str, ...]] = {}

    def add(self, entity: Entity, keys: Sequence[str]) -> None:
        """Keep one more name of somebody, who bears it among their names already."""
        self.full[entity] = name_keys(entity.name)
        self.stems[entity].update(key[:_STEM] for key in keys)
        parts = _without_suffix(keys)
        for part in parts:
            self.parts[part][entity] = None
        if len(parts) == 1:
            self.single[parts[0]][entity] = None
        for word in _spellings(parts[-1]) if parts else ():
            self.lasts[word][entity] = None
        if len(parts) >= _TWO_PARTS:
            self.openings[parts[0], parts[1]][entity] = None

    def find(self, keys: Sequence[str]) -> Entity | None:
        """The first person whom these parts of a name fit; the names must share the beginning of some part."""
        stems = {key[:_STEM] for key in keys}
        for entity in sorted(self._near(_without_suffix(keys)), key=lambda e: e.index):
            if not stems.isdisjoint(self.stems[entity]) and same_name(keys, self.full[entity]):
                return entity
        return None

    def _near(self, parts: Sequence[str]) -> dict[Entity, None]:
        """Those whose names can be the same: some of each spelling, as a thousand may share it."""
        if len(parts) == 1:
            rows = [self.parts.get(parts[0])]
        else:
            rows = [self.single.get(part) for part in parts]
            rows.append(self.openings.get((parts[0], parts[1])) if len(parts) >= _TWO_PARTS else None)
            rows += [self.lasts.get(word) for word in (_spellings(parts[-1]) if parts else ())]
        return {entity: None for row in rows if row for entity in islice(row, _MOST_NAMESAKES)}


def name_keys(name: str) -> tuple[str, ...]:
    """The parts of a name in the form in which they are compared: small letters, no accents, no particles' marks."""
    text = strip_accents(name.lower())
    return tuple("".join(c if c.isalnum() else " " for c in text).split())


def same_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names can be of one person, misspellings of one letter included.

    The last parts must agree, and the first ones too unless one name has no first part: «Dunn» and «Farquhar-Dunn» can
    be Ann Farquhar-Dunn.
    """
    one, other = _without_suffix(one), _without_suffix(other)
    if not one or not other:
        return False
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) or (len(short[0]) >= _LONG_WORD and short[0] in long)
    if len(short) < len(long) and tuple(short) in {tuple(long[-len(short) :]), tuple(long[: len(short)])}:
        return True
    return alike(one[-1], other[-1]) and (alike(one[0], other[0]) or _initial(one[0], other[0]))


def _without_suffix(parts: Sequence[str]) -> Sequence[str]:
    """The parts of a name without «Jr» or «III» behind it."""
    return parts[:-1] if len(parts) > _TWO_PARTS and parts[-1] in _SUFFIXES else parts


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def alike(one: str, other: str) -> bool:
    """Whether two words are equal, or long and one letter apart."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_WORD or abs(len(one) - len(other)) > 1:
        return False
    short, long = sorted((one, other), key=len)
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _spellings(word: str) -> list[str]:
    """The word, and if it is long what is left without each letter: two words that are alike share one of them."""
    if not _LONG_WORD <= len(word) <= _LONGEST_WORD:
        return [word]
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]
