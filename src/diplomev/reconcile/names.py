"""Whether two written names can be of one person, over spelling, transliteration, initials and short names."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations
from typing import TYPE_CHECKING, Any

from diplomev.language.fold import strip_accents

if TYPE_CHECKING:
    from collections.abc import Iterator

Words = tuple[str, ...]
"""The words of a name in one spelling, in their order, without particles."""

_WORD = re.compile(r"[^\W\d_]+")
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouh]")
_SHORT, _LONG = 4, 8
"""From how many letters on one letter, and two letters, may be wrong in a word."""
_SHORTEST_SKELETON = 3
_MOST_WORDS = 5
"""Of longer names the first and the last words count."""


@lru_cache(maxsize=65_536)
def name_words(name: str) -> Words:
    """The words of a name in one spelling.

    Examples:
        >>> name_words("Vladimir Poutine") == name_words("Vladimir Putin")
        True
    """
    words = [_spelt(word) for word in _WORD.findall(strip_accents(name).casefold())]
    kept = [word for word in words if word not in _data()["particles"]] or words
    return tuple(kept if len(kept) <= _MOST_WORDS else [*kept[:2], *kept[2 - _MOST_WORDS :]])


def compare_names(one: Words, other: Words) -> str:
    """How two names are alike.

    Returns:
        `same`; `spelling` (words that sound alike); `misspelt` (a wrong letter or two); `fuller` (one has words more,
        two or more in common); `initial` («A. Goïta»); `short` (one is a single word of the other); `far` (a letter
        more is wrong in a word, as between two misspellings of one name); `differs`.
    """
    if one == other:
        return "same"
    fewer, more = sorted((one, other), key=len)
    if not fewer:
        return "differs"
    found = _paired(fewer, more)
    if found is None:
        return "differs"
    if len(fewer) == 1 < len(more):
        return "short" if found in {"same", "spelling"} else "differs"
    if found in {"same", "spelling"} and len(fewer) < len(more):
        return "fuller"
    return "spelling" if found == "same" else found


def name_keys(words: Words) -> Iterator[str]:
    """Keys of which two names that can be of one person have at least one in common, short names aside."""
    if len(words) == 1:
        yield _skeleton(words[0])
        return
    for first, second in permutations(words, 2):
        yield f"{first[0]}.{_skeleton(second)}"


def word_keys(words: Words) -> Iterator[str]:
    """The keys of single words, by which short names are looked up."""
    for word in words:
        yield _skeleton(word)


_ORDER = ("same", "spelling", "misspelt", "initial", "far")


def _paired(fewer: Words, more: Words) -> str | None:
    """The worst likeness of the words of one name with different words of the other; `None` where one has none."""
    free = list(more)
    worst = 0
    for word in fewer:
        likeness = [(_ORDER.index(found), place) for place, w in enumerate(free) if (found := _alike(word, w))]
        if not likeness:
            return None
        best, place = min(likeness)
        del free[place]
        worst = max(worst, best)
    return _ORDER[worst]


@lru_cache(maxsize=262_144)
def _alike(one: str, other: str) -> str | None:
    if one == other:
        return "same"
    if 1 in {len(one), len(other)}:
        return "initial" if one[0] == other[0] else None
    bones = _skeleton(one)
    if len(bones) >= _SHORTEST_SKELETON and bones == _skeleton(other) and one[0] == other[0]:
        return "spelling"
    shorter, longer = sorted((len(one), len(other)))
    allowed = 0 if shorter < _SHORT else 1 if shorter < _LONG else 2
    wrong = _distance(one, other, allowed + 1)
    if wrong <= allowed:
        return "misspelt"
    return "far" if wrong == allowed + 1 and longer > _SHORT else None


def _distance(one: str, other: str, most: int) -> int:
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=most))


@lru_cache(maxsize=65_536)
def _spelt(word: str) -> str:
    sounds = _sounds()
    word = _DOUBLE.sub(r"\1", _written().sub(lambda match: sounds[match.group()], word))
    for written, sound in _data()["endings"]:
        if word.endswith(written) and len(word) > len(written):
            word = word.removesuffix(written) + sound
    return word.removesuffix("e") if len(word) >= _SHORT else word


@lru_cache(maxsize=65_536)
def _skeleton(word: str) -> str:
    """The consonants of a word, with a vowel at its beginning."""
    return word[:1] + _VOWELS.sub("", word[1:]) if word[:1] in "aeiou" else _VOWELS.sub("", word) or word


@cache
def _sounds() -> dict[str, str]:
    return dict(_data()["rules"])


@cache
def _written() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_sounds(), key=len, reverse=True)))


@cache
def _data() -> dict[str, Any]:
    data = tomllib.loads(files(__package__).joinpath("romanization.toml").read_text(encoding="utf-8"))
    return {**data, "particles": frozenset(data["particles"])}
