"""Say in few words what a value is, for people who read an issue."""

import json
import re
from collections.abc import Iterable
from typing import Any

_LONGEST = 60
_SURROGATES = re.compile("[\ud800-\udfff]")


def shown(value: Any) -> str:
    """Return a value as JSON of at most some 60 characters; an object or a list by its size.

    Examples:
        >>> shown("Mali"), shown([1, 2]), shown(None)
        ('"Mali"', 'a list of 2', 'null')
    """
    if isinstance(value, str):
        return json.dumps(without_surrogates(shortened(value)), ensure_ascii=False)
    if isinstance(value, dict):
        return f"an object of {len(value)}"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() > _LONGEST:
        return f"an integer of {value.bit_length()} bits"
    return shortened(json.dumps(value) if value is None or isinstance(value, bool | int | float) else repr(value))


def shortened(text: str) -> str:
    """Return a text, cut to its beginning where it is long."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def without_surrogates(text: str) -> str:
    """Return a text with U+FFFD in place of every half of a surrogate pair."""
    return _SURROGATES.sub("\ufffd", text)


def json_type(value: Any) -> str:
    """Return what JSON calls a value, with its article.

    Examples:
        >>> json_type([]), json_type(True), json_type(1.5)
        ('a list', 'true or false', 'a number')
    """
    kinds: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        ((int, float), "a number"),
        (str, "a string"),
        ((list, tuple), "a list"),
        (dict, "an object"),
    )
    if value is None:
        return "null"
    return next((name for kind, name in kinds if isinstance(value, kind)), f"a Python {type(value).__name__}")


def listed(names: Iterable[str]) -> str:
    """Return names, sorted and each once, with commas.

    Examples:
        >>> listed(["RUS", "MLI", "RUS"])
        'MLI, RUS'
    """
    return ", ".join(sorted(set(names)))
