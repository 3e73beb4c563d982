"""Canonical JSON (RFC 8785): one sequence of bytes for one value, which ids and orders are made of."""

from __future__ import annotations

from typing import Any

import orjson
import rfc8785


def canonical_json(value: Any) -> bytes:
    """Write a JSON value in its canonical form (RFC 8785).

    Args:
        value: A JSON value: finite numbers, integers within 2⁵³, no lone surrogates.

    Raises:
        rfc8785.CanonicalizationError: The value is none of those.
    """
    # Where neither numbers with fractions nor keys outside ASCII stand, orjson writes the same bytes, much faster.
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS) if is_plain(value) else rfc8785.dumps(value)


def is_plain(value: Any) -> bool:
    """Whether orjson writes a value's canonical form: no fractions, safe integers, keys in ASCII."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return bool(-_SAFE <= value <= _SAFE)
    if kind is dict:
        return all(type(k) is str and k.isascii() and is_plain(v) for k, v in value.items())
    return (kind is list or kind is tuple) and all(map(is_plain, value))


_SAFE = 2**53 - 1
