"""Find the line and the column of values in a JSON text, given the JSON Pointers that lead to them."""

import re
from collections.abc import Callable, Iterable, Mapping
from json import JSONDecoder
from typing import Any

from attrs import field, frozen

# Values beside the way are passed over by the scanner of the parser, which gives a value and its end. It makes no
# numbers, which might be too large. To let it make objects takes two thirds of the time of `len` in their place.
_decoder: Any = JSONDecoder(parse_int=len, parse_float=len, parse_constant=len)
_parsed: Callable[[str, int], tuple[Any, int]] = _decoder.scan_once
_white_space = re.compile(r"[ \t\n\r]*").match


@frozen
class _Step:
    """A value on the way to what is looked for."""

    pointer: str
    next: dict[str, "_Step"] = field(factory=dict)


def locate(text: str, pointers: Iterable[str], *, keys_once: bool = False) -> Mapping[str, tuple[int, int]]:
    """Return where values begin.

    Args:
        text: JSON that parses.
        pointers: JSON Pointers to the values; of a key that stands twice, the last one counts.
        keys_once: Whether it is known that no key does, so that the search ends with the last value.

    Returns:
        Line and column, from 1, of each pointer's value; where there is none (a missing key), of the object
        or list that it is missing in.

    Examples:
        >>> locate('{"a": [10, 20]}', ["/a/1", "/b"])
        {'/a/1': (1, 12), '/b': (1, 1)}
    """
    wanted = tuple(pointers)
    starts: dict[str, int] = {}
    root, steps = _tree(wanted)
    _enter(text, _after_space(text, 0), root, starts, steps if keys_once else 0)
    nearest = {pointer: _nearest(pointer, starts) for pointer in wanted}
    places = _lines_and_columns(text, sorted(set(nearest.values())))
    return {pointer: places[start] for pointer, start in nearest.items()}


def _tree(pointers: Iterable[str]) -> tuple[_Step, int]:
    """The way to all pointers, and how many steps it has."""
    root, steps = _Step(""), 1
    for pointer in pointers:
        step = root
        for token in pointer.split("/")[1:]:
            key = token.replace("~1", "/").replace("~0", "~")
            if key not in step.next:
                step.next[key] = _Step(f"{step.pointer}/{token}")
                steps += 1
            step = step.next[key]
    return root, steps


def _after_space(text: str, at: int) -> int:
    if at < len(text) and text[at] not in " \t\n\r":
        return at
    match = _white_space(text, at)
    return match.end() if match else at


def _enter(text: str, at: int, step: _Step, starts: dict[str, int], enough: int) -> int:
    """Note where the value at a position begins, and those within that are looked for; return its end.

    Once there are enough starts all are found, and nobody asks for the end.
    """
    starts[step.pointer] = at
    if not step.next or text[at] not in "{[":
        return _end(text, at)
    is_object = text[at] == "{"
    place = 0
    at = _after_space(text, at + 1)
    while text[at] not in "}]":
        token = str(place)
        if is_object:
            token, at = _parsed(text, at)
            at = _after_space(text, _after_space(text, at) + 1)
        inner = step.next.get(token)
        at = _enter(text, at, inner, starts, enough) if inner else _end(text, at)
        if len(starts) == enough:
            return at
        if text[at] != ",":
            at = _after_space(text, at)
        if text[at] == ",":
            at = _after_space(text, at + 1)
        place += 1
    return at + 1


def _end(text: str, at: int) -> int:
    end: int = _parsed(text, at)[1]
    return end


def _nearest(pointer: str, starts: Mapping[str, int]) -> int:
    while pointer not in starts:
        pointer = pointer.rpartition("/")[0]
    return starts[pointer]


def _lines_and_columns(text: str, positions: Iterable[int]) -> Mapping[int, tuple[int, int]]:
    places: dict[int, tuple[int, int]] = {}
    line, line_start, before = 1, 0, 0
    for position in positions:
        line += text.count("\n", before, position)
        last_break = text.rfind("\n", before, position)
        line_start = line_start if last_break < 0 else last_break + 1
        places[position] = line, position - line_start + 1
        before = position
    return places
