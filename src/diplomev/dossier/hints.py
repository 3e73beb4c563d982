"""What was meant, perhaps, by an id or a property that is not there."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_COMPARED = 5000


def nearest_id(wanted: str, ids: Iterable[str]) -> str | None:
    """A sentence that names an id which begins with what was given, or is much like it."""
    ids = list(ids)
    begun = [known for known in ids if known.startswith(wanted) or known.partition(":")[2].startswith(wanted)]
    if wanted and begun:
        return f"Did you mean {begun[0]!r}?"
    same_type = (known for known in ids if known.partition(":")[0] == wanted.partition(":")[0])
    near = get_close_matches(wanted, islice(same_type, _MOST_COMPARED), n=1, cutoff=0.75)
    return f"Did you mean {near[0]!r}?" if near else None


def nearest_property(wanted: str, known: list[str]) -> str:
    """A sentence that names the property nearest to what was given, or all of them."""
    near = get_close_matches(wanted, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"There are {', '.join(known)}."
