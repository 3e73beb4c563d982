"""Find the line and the column of values in a JSON text, given the paths that lead to them."""

import re
from collections.abc import Iterable, Mapping
from json import JSONDecoder
from json.decoder import scanstring

from attrs import field, frozen

from diplomev.validate.issues import Path, Token

# Values beside the way are passed over by the parser, which builds nothing from them.
_pass_over = JSONDecoder(
    object_pairs_hook=len, parse_int=len, parse_float=len, parse_constant=len
).raw_decode
_white_space = re.compile(r"[ \t\n\r]*").match


@frozen
class _Step:
    """A value on the way to what is looked for."""

    path: Path
    next: dict[Token, "_Step"] = field(factory=dict)


def locate(text: str, paths: Iterable[Path]) -> Mapping[Path, tuple[int, int]]:
    """Return where values begin.

    Args:
        text: JSON that parses.
        paths: The ways to the values; of a key that stands twice, the last one counts.

    Returns:
        Line and column, from 1, of each path's value; where there is none (a missing key), of the object or list
        that it is missing in.
    """
    wanted = tuple(paths)
    starts: dict[Path, int] = {}
    _enter(text, _after_space(text, 0), _tree(wanted), starts)
    nearest = {path: _nearest(path, starts) for path in wanted}
    places = _lines_and_columns(text, sorted(set(nearest.values())))
    return {path: places[start] for path, start in nearest.items()}


def _tree(paths: Iterable[Path]) -> _Step:
    root = _Step(())
    for path in paths:
        step = root
        for token in path:
            step = step.next.setdefault(token, _Step((*step.path, token)))
    return root


def _after_space(text: str, at: int) -> int:
    match = _white_space(text, at)
    return match.end() if match else at


def _enter(text: str, at: int, step: _Step, starts: dict[Path, int]) -> int:
    """Note where the value at a position begins, and those within that are looked for; return its end."""
    starts[step.path] = at
    if not step.next or text[at] not in "{[":
        return _pass_over(text, at)[1]
    is_object = text[at] == "{"
    place = 0
    at = _after_space(text, at + 1)
    while text[at] not in "}]":
        token: Token = place
        if is_object:
            token, at = scanstring(text, at + 1)
            at = _after_space(text, _after_space(text, at) + 1)
        inner = step.next.get(token)
        at = _enter(text, at, inner, starts) if inner else _pass_over(text, at)[1]
        at = _after_space(text, at)
        at = _after_space(text, at + 1) if text[at] == "," else at
        place += 1
    return at + 1


def _nearest(path: Path, starts: Mapping[Path, int]) -> int:
    while path not in starts:
        path = path[:-1]
    return starts[path]


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
