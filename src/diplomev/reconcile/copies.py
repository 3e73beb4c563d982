"""Reprints and near-copies: sources that repeat another one are no further witnesses.

Two texts are copies where they have most of their runs of words in common; found by MinHash (Broder 1997) and
confirmed by the runs themselves.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.language.fold import fold
from diplomev.model import Ext, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COPY_OF = "diplomev:copy_of"
"""Where a source bears the share of common text with those that it was found to repeat."""

_RUN = 4
"""How many words a run has."""
_FEWEST_RUNS = 20
"""Of shorter texts nothing is said: they are alike by chance."""
_SHARE, _SHARE_OF_AGENCY = 0.6, 0.3
"""Which share of the shorter text must stand in the other one too; and where both credit the same agency."""
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 1
_WORD = re.compile(r"\w+")
_MARGIN_OF_TEXT = 400
"""How many code points at the beginning and at the end of a text an agency's credit stands in."""
_MOST_LIKE = 500


@frozen
class _Text:
    """A text as it is compared."""

    source: Source
    runs: frozenset[str]
    agencies: frozenset[str]


def with_copies(sources: Iterable[Source], texts: Mapping[str, str]) -> tuple[Source, ...]:
    """Say of sources which ones they repeat, where their texts are at hand.

    Of copies the one that was published first counts as the original; where that is not known, the one of the least id.

    Args:
        sources: The sources.
        texts: Their texts by id; a source's own text counts where none is given.
    """
    listed = [_without_found(source) if _text(source, texts) else source for source in sources]
    known = [_as_compared(source, text) for source in listed if (text := _text(source, texts))]
    found = _originals(sorted(known, key=lambda one: _came(one.source)))
    return tuple(_with_found(source, found[source.id]) if source.id in found else source for source in listed)


def _text(source: Source, texts: Mapping[str, str]) -> str | None:
    return texts.get(source.id) or source.text


def _came(source: Source) -> tuple[str, str]:
    """Sorts sources by publication; those without a day come last."""
    return source.published or "~", source.id


def _as_compared(source: Source, text: str) -> _Text:
    words = _WORD.findall(fold(text))
    runs = frozenset(" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
    edges = f"{text[:_MARGIN_OF_TEXT]}\n{text[-_MARGIN_OF_TEXT:]}"
    return _Text(source, runs, frozenset(match.group(1) or match.group(2) for match in _credits().finditer(edges)))


@cache
def _credits() -> re.Pattern[str]:
    data = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8"))
    names = "|".join(sorted(map(re.escape, data["names"]), key=len, reverse=True))
    return re.compile(rf"\((?:[^()]{{0,40}}\b)?({names})\)|\b({names})\s*(?:--|–|—| - )")


def _originals(texts: Sequence[_Text]) -> dict[str, dict[str, float]]:
    """By copy the earliest source that it repeats, with the share of common text."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=_SHARE_OF_AGENCY, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    found: dict[str, dict[str, float]] = {}
    for place, text in enumerate(texts):
        if len(text.runs) < _FEWEST_RUNS:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(text.runs))
        for earlier in sorted(index.query(sketch))[:_MOST_LIKE]:
            share = _share(text, texts[earlier])
            if share >= _needed(text, texts[earlier]):
                found[text.source.id] = {texts[earlier].source.id: round(share, 2)}
                break
        index.insert(place, sketch)
    return found


def _share(one: _Text, other: _Text) -> float:
    return len(one.runs & other.runs) / min(len(one.runs), len(other.runs))


def _needed(one: _Text, other: _Text) -> float:
    return _SHARE_OF_AGENCY if one.agencies & other.agencies else _SHARE


def _without_found(source: Source) -> Source:
    """A source without what was found of it before."""
    found = source.ext.to_dict() if source.ext else {}
    copies = found.pop(COPY_OF, None)
    if not isinstance(copies, dict):
        return source
    kept = tuple(id_ for id_ in source.derived_from if id_ not in copies)
    return source.model_copy(update={"derived_from": kept, "ext": Ext(found) if found else None})


def _with_found(source: Source, originals: Mapping[str, float]) -> Source:
    ext: dict[str, Any] = {**(source.ext.to_dict() if source.ext else {}), COPY_OF: dict(originals)}
    derived = tuple(sorted({*source.derived_from, *originals}))
    return source.model_copy(update={"derived_from": derived, "ext": Ext(ext)})
