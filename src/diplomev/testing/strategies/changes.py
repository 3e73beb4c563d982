"""What can be changed in a JSON document, one kind of change each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen
from hypothesis import strategies as st

from diplomev.model import MODELS
from diplomev.model.types import SAFE_INTEGER
from diplomev.testing.strategies.json_values import json_values

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen
class Change:
    """One kind of change.

    Attributes:
        fits: Whether a value can be changed so.
        other: From a value to the values that may stand in its place.
    """

    fits: Callable[[Any], bool]
    other: Callable[[Any], st.SearchStrategy[Any]]


_OTHER_TYPES: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    1.0,
    0.5,
    "",
    "1",
    "true",
    "x",
    [],
    {},
    [None],
    [[]],
    {"": None},
)
_IMPOSSIBLE = (
    *("2025-02-30", "2100-02-29", "2025-04-31", "0000", "0000-01-01", "2025-13", "2025-00-01", "10000-01-01"),
    *("[2025-06-31..2025-07-01]", "[2025-06..2025-07]", "2025-06-01T24:00:00Z", "2025-06-01T10:00:60"),
)
_AFFIXES = (" ", "\r", "\x00", "é", "/", ":", "\u2028", "٣", "a" * 210)
_TAGS = (*MODELS, "bundle", "Visit", "")
_KEYS = (
    "unknown",
    "Type",
    "type ",
    "",
    "start",
    "text",
    "kind",
    "merged_from",
    "identifiers",
    "records",
    "é",
)
_FAR = (-1, 101, 90.5, -90.5, 180.5, -181, SAFE_INTEGER, -SAFE_INTEGER, 2.0**53, 1e300, -1e300, -0.0, 5e-324)


def _is(*kinds: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))


def _without_a_key(value: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(value)).map(lambda key: {name: item for name, item in value.items() if name != key})


def _with_a_key(value: dict[str, Any]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(_KEYS) | st.text("abc:é", max_size=3)
    return st.builds(lambda key, item: {**value, key: item}, keys, json_values())


def _with_another_tag(value: dict[str, Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from(_TAGS).map(lambda tag: value | {"type": tag})


def _with_a_null(value: list[Any]) -> st.SearchStrategy[Any]:
    return st.integers(0, len(value)).map(lambda index: [*value[:index], None, *value[index:]])


def _other_text(value: str) -> st.SearchStrategy[Any]:
    affixes = st.sampled_from(_AFFIXES)
    cut = st.sampled_from([value[1:], value[:-1], value.upper(), value.swapcase(), value * 2])
    return cut | affixes.map(value.__add__) | affixes.map(lambda affix: affix + value)


def _other_prefix(value: str) -> st.SearchStrategy[Any]:
    rest = value.partition(":")[2]
    return st.sampled_from([f"{kind}:{rest}" for kind in (*MODELS, "bundle", "")])


def _other_number(value: float) -> st.SearchStrategy[Any]:
    forms = [float(value), str(value), value == 1, value + 0.5, [value]]
    return st.sampled_from([*forms, int(value)] if float(value).is_integer() and abs(value) <= SAFE_INTEGER else forms)


CHANGES = (
    Change(lambda _: True, lambda _: st.sampled_from(_OTHER_TYPES)),
    Change(lambda _: True, lambda _: json_values()),
    Change(_is(dict), _with_a_key),
    Change(lambda value: _is(dict)(value) and bool(value), _without_a_key),
    Change(lambda value: _is(dict)(value) and "type" in value, _with_another_tag),
    Change(_is(list), _with_a_null),
    Change(_is(list), lambda value: st.sampled_from([[], value * 2, [value], {"0": value}])),
    Change(_is(str), _other_text),
    Change(_is(str), lambda value: st.just(value + "\n")),
    Change(_is(str), lambda _: st.sampled_from(_IMPOSSIBLE)),
    Change(lambda value: isinstance(value, str) and ":" in value, _other_prefix),
    Change(_is(int, float), _other_number),
    Change(_is(int, float), lambda _: st.sampled_from(_FAR)),
)
"""All kinds of changes."""
