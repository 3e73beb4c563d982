r"""The little language in which a pack writes the patterns of its dates, made into regular expressions.

A pattern is read over *items* (a word of the pack, a number, any other word), not over letters:

| in a pattern | means |
|---|---|
| `au` | this word |
| `{month}` | an item of a class (see below) |
| `(a b\|c)` | `a b` or `c` |
| `a?` `a*` | once or not at all; up to twelve times |
| `[a b]` | the words that state the date, where the others around them are only context |

A name in curly brackets is a list of `[dates.words]`, a pattern of `[dates.parts]`, a category of the lexicon,
one code of a category (`{time_unit:week}`), a kind of number (`num` `day` `day_figure` `ord` `last` `year`
`year2` `roman` `slashed` `dotted`), what an earlier stage has made (`date` `open` `period` `interval`), the end
of a paragraph (`end`), or a word that no pattern names (`noun` with a small letter, else `other`).

Each class is a set of characters: a row of items is a string, and a pattern a regular expression over it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from diplomev.language.fold import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_SIGN = re.compile(r"\{[^{}]*\}|[()|\[\]?*]|[^\s(){}\[\]|?*]+")
_MOST_REPEATS = 12
_DEEPEST = 20
_CORE = "[]"


@frozen
class Node:
    """One part of a pattern: `class`, `all` (in a row), `any` (one of them), `maybe`, `repeat` or `core`."""

    kind: str
    name: str = ""
    parts: tuple[Node, ...] = ()


@frozen
class Names:
    """What the names in curly brackets can stand for.

    Attributes:
        words: Lists of words by name.
        parts: Patterns by name.
        tokens: Cuts folded words into the tokens that a text has for them.
    """

    words: Mapping[str, Sequence[str]]
    parts: Mapping[str, str]
    tokens: Callable[[str], Sequence[str]] = field(repr=False)


class PatternError(ValueError):
    """A pattern that cannot be read."""


def parse_pattern(text: str, names: Names, depth: int = 0) -> Node:
    """Read a pattern.

    Args:
        text: The pattern.
        names: What its names can stand for; a name found in neither list is that of a class of items.
        depth: How many named patterns this one lies in.

    Raises:
        PatternError: The brackets do not match, or a named pattern contains itself.
    """
    if depth > _DEEPEST:
        message = f"the pattern {text!r} contains itself"
        raise PatternError(message)
    signs = _SIGN.findall(text)
    node, behind = _alternatives(signs, 0, names, depth)
    if behind < len(signs):
        message = f"a closing bracket without an opening one in {text!r}"
        raise PatternError(message)
    return node


def _alternatives(signs: list[str], at: int, names: Names, depth: int) -> tuple[Node, int]:
    rows: list[list[Node]] = [[]]
    while at < len(signs) and signs[at] not in ")]":
        sign = signs[at]
        at += 1
        if sign == "|":
            rows.append([])
        elif sign in "([":
            inner, at = _alternatives(signs, at, names, depth)
            if at >= len(signs) or signs[at] != (")" if sign == "(" else "]"):
                message = f"a bracket {sign!r} is not closed in {' '.join(signs)!r}"
                raise PatternError(message)
            at += 1
            rows[-1].append(Node("core", parts=(inner,)) if sign == "[" else inner)
        elif sign in "?*":
            if not rows[-1]:
                message = f"nothing stands before {sign!r} in {' '.join(signs)!r}"
                raise PatternError(message)
            rows[-1].append(Node("maybe" if sign == "?" else "repeat", parts=(rows[-1].pop(),)))
        elif sign[0] == "{":
            rows[-1].append(_named(sign[1:-1], names, depth))
        else:
            rows[-1].append(_row(sign, names))
    return _any([Node("all", parts=tuple(row)) for row in rows]), at


def _named(name: str, names: Names, depth: int) -> Node:
    if name in names.parts:
        return parse_pattern(names.parts[name], names, depth + 1)
    if name in names.words:
        return _any([_row(word, names) for word in names.words[name]])
    return Node("class", name)


def _row(words: str, names: Names) -> Node:
    """Some words, one after the other."""
    return Node("all", parts=tuple(Node("class", "=" + word) for word in names.tokens(fold(words))))


def _any(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Node("any", parts=tuple(nodes))


def classes_of(node: Node) -> Iterator[str]:
    """The names of all classes in a pattern; a word is a class of its own, with `=` before it."""
    if node.kind == "class":
        yield node.name
    for part in node.parts:
        yield from classes_of(part)


@frozen
class Compiled:
    """A pattern over the characters of items.

    Attributes:
        expression: The regular expression; its groups are numbered.
        roles: For each numbered group, the class that it stands for.
        core: The number of the group of the words that state the date; 0 where the pattern marks none.
        starts: The characters that it can begin with.
    """

    expression: re.Pattern[str]
    roles: Mapping[int, str]
    core: int
    starts: frozenset[str]


def compile_pattern(node: Node, characters: Mapping[str, str]) -> Compiled:
    """Translate a pattern.

    Args:
        node: The pattern.
        characters: For each class, the characters of the items that belong to it.

    Raises:
        PatternError: The pattern fits where nothing stands.
    """
    written: list[str] = []
    expression = re.compile(_regex(node, characters, written))
    # Groups are numbered from left to right, as the classes were written.
    roles = {number: name for number, name in enumerate(written, start=1) if name != _CORE}
    core = written.index(_CORE) + 1 if _CORE in written else 0
    starts, empty = _starts(node, characters)
    if empty:
        message = "a pattern must not fit where nothing stands"
        raise PatternError(message)
    return Compiled(expression, roles, core, starts)


def _regex(node: Node, characters: Mapping[str, str], written: list[str]) -> str:
    if node.kind == "class":
        chars = characters.get(node.name, "")
        if node.name[0] == "=":
            return (chars and f"[{chars}]") or "(?!)"
        written.append(node.name)
        return f"([{chars}])" if chars else "((?!))"
    if node.kind == "core":
        written.append(_CORE)
        return f"({_regex(node.parts[0], characters, written)})"
    inner = [_regex(part, characters, written) for part in node.parts]
    if node.kind == "all":
        return "".join(inner)
    if node.kind == "any":
        return f"(?:{'|'.join(inner)})"
    return f"(?:{inner[0]})" + ("?" if node.kind == "maybe" else f"{{0,{_MOST_REPEATS}}}")


def _starts(node: Node, characters: Mapping[str, str]) -> tuple[frozenset[str], bool]:
    """The characters that a pattern can begin with, and whether it can be empty."""
    if node.kind == "class":
        return frozenset(characters.get(node.name, "")), False
    found: frozenset[str] = frozenset()
    if node.kind == "all":
        for part in node.parts:
            more, empty = _starts(part, characters)
            found |= more
            if not empty:
                return found, False
        return found, True
    results: list[tuple[frozenset[str], bool]] = [_starts(part, characters) for part in node.parts]
    empty = node.kind in {"maybe", "repeat"} or any(result[1] for result in results)
    return found.union(*(result[0] for result in results)), empty


def read_names(tables: Mapping[str, Any], tokens: Callable[[str], Sequence[str]]) -> Names:
    """The names that a pack gives to words and patterns in its `[dates]`."""
    return Names(dict(tables.get("words", {})), dict(tables.get("parts", {})), tokens)
