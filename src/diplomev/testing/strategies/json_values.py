"""JSON values of the domain on which models and JSON Schema agree: those of I-JSON (RFC 7493)."""

from __future__ import annotations

from functools import cache
from string import ascii_letters
from typing import Any

from hypothesis import strategies as st

from diplomev.model import Ext
from diplomev.model.types import SAFE_INTEGER


@cache
def json_values(max_leaves: int = 6) -> st.SearchStrategy[Any]:
    """JSON values: finite numbers, integers within 2⁵³, no lone surrogates.

    Args:
        max_leaves: About how many single values at most, in lists and objects.
    """
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    leaves = (
        st.none()
        | st.booleans()
        | st.integers(-SAFE_INTEGER, SAFE_INTEGER)
        | st.floats(allow_nan=False, allow_infinity=False)
        | words
    )
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=max_leaves,
    )


@cache
def json_exts() -> st.SearchStrategy[dict[str, Any]]:
    """Values of `ext` as JSON: namespaced keys with any values."""
    word = st.text(ascii_letters, min_size=1, max_size=4)
    namespaced = st.builds("{}:{}".format, word, word)
    return st.dictionaries(namespaced, json_values(), min_size=1, max_size=2)


def exts() -> st.SearchStrategy[Ext]:
    """Values of `ext`."""
    return json_exts().map(Ext)
