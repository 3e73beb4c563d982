"""The domain of the data model: the values of I-JSON (RFC 7493), nested at most 100 deep.

Finite numbers, integers within 2^53, no half surrogate pairs, no key twice in one object. What lies outside
gets a `json.*` issue before the schema is asked, and a harmless value in its place so that the schema can be
asked about the rest.
"""

import math
from typing import Any, NamedTuple

from attrs import field, frozen

from diplomev.model import Bundle, Record
from diplomev.model.types import SAFE_INTEGER
from diplomev.validate.issues import Finding, Path
from diplomev.validate.render import json_type, shortened, shown, without_surrogates

MAX_DEPTH = 100
"""How many objects and lists may stand in one another."""
STAND_IN_CODES = frozenset({"json.depth", "json.not_json", "json.number", "json.surrogate"})
"""The codes of findings at whose place a harmless value stands instead."""
_STAND_IN = "?"


class Unsafe(NamedTuple):
    """A number of the text that no reader can be trusted with, as it was written."""

    literal: str


class Repeated(dict[str, Any]):
    """An object of the text in which some keys stand more than once."""

    __slots__ = ("keys_repeated",)
    keys_repeated: tuple[str, ...]


def is_plain(value: Any, depth: int = 0) -> bool:
    """Tell quickly whether a parsed value surely lies in the domain; `False` asks for a closer look.

    Args:
        value: What a strict JSON parser made.
        depth: How many objects and lists it stands in.
    """
    kind = type(value)
    if kind is dict or kind is list:
        if depth >= MAX_DEPTH:
            return False
        for item in value.values() if kind is dict else value:
            if type(item) is not str and not is_plain(item, depth + 1):
                return False
        return True
    # A parser may have made a float of an integer that is too large.
    return not (kind is int or kind is float) or -SAFE_INTEGER <= value <= SAFE_INTEGER


def plain(value: Any, path: Path = ()) -> tuple[Any, list[Finding]]:
    """Return a value as plain JSON within the domain, and what had to be replaced for that.

    Args:
        value: Any Python value; dicts, lists, tuples and records of the data model are gone through.
        path: The way that leads to the value.

    Returns:
        A copy that any JSON writer can write, and one finding for every place outside the domain.
    """
    copier = _Copier()
    return copier.copy(value, path), copier.findings


@frozen
class _Copier:
    findings: list[Finding] = field(factory=list)
    around: set[int] = field(factory=set)
    """The objects and lists that the value at hand stands in, by identity."""

    def copy(self, value: Any, path: Path) -> Any:
        if isinstance(value, Record | Bundle):
            value = value.to_dict()
        if isinstance(value, Unsafe) or not isinstance(value, dict | list | tuple):
            return _scalar(value, path, self.findings)
        if len(path) >= MAX_DEPTH or id(value) in self.around:
            self.findings.append(too_deep(path))
            return _STAND_IN
        self.around.add(id(value))
        copied = self._object(value, path) if isinstance(value, dict) else self._list(value, path)
        self.around.remove(id(value))
        return copied

    def _list(self, value: list[Any] | tuple[Any, ...], path: Path) -> list[Any]:
        return [self.copy(item, (*path, index)) for index, item in enumerate(value)]

    def _object(self, value: dict[Any, Any], path: Path) -> dict[str, Any]:
        if isinstance(value, Repeated):
            self.findings.extend(_repeated((*path, key)) for key in value.keys_repeated)
        members: dict[str, Any] = {}
        for key, item in value.items():
            name = _key(key, path, self.findings)
            members[name] = self.copy(item, (*path, name))
        return members


def _key(key: Any, path: Path, findings: list[Finding]) -> str:
    if not isinstance(key, str):
        name = shortened(without_surrogates(str(key)))
        findings.append(_not_json((*path, name), key, "a string as key", f"Write the key as {name!r}."))
        return name
    name = without_surrogates(key)
    if name != key:
        findings.append(_half_pair((*path, name), key))
    return name


def _scalar(value: Any, path: Path, findings: list[Finding]) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = without_surrogates(value)
        if text != value:
            findings.append(_half_pair(path, value))
        return str.__str__(text)  # of a member of a string enumeration the string it stands for
    if isinstance(value, int | float) and _is_safe(value):
        return float(value) if isinstance(value, float) else int(value)
    if isinstance(value, int | float | Unsafe):
        findings.append(bad_number(path, value.literal if isinstance(value, Unsafe) else shown(value)))
        return 0
    findings.append(_not_json(path, value, "an object, a list, a string, a number, true, false or null", None))
    return _STAND_IN


def _is_safe(number: Any) -> bool:
    return math.isfinite(number) if isinstance(number, float) else abs(number) <= SAFE_INTEGER


def too_deep(path: Path, at: tuple[int, int] | None = None) -> Finding:
    """The finding for nesting beyond the limit."""
    return Finding(
        code="json.depth",
        path=path,
        message=f"Objects and lists are nested more than {MAX_DEPTH} deep here.",
        expected=f"at most {MAX_DEPTH} levels",
        hint="Flatten the value, or keep it elsewhere and refer to it.",
        at=at,
    )


def bad_number(path: Path, literal: str) -> Finding:
    """The finding for a number that is not finite or too large to be kept whole."""
    return Finding(
        code="json.number",
        path=path,
        message=f"The number {shortened(literal)} does not mean the same to every reader.",
        expected=f"a finite number; an integer from -{SAFE_INTEGER} to {SAFE_INTEGER}",
        got=shortened(literal),
        hint="Write it as a string, or leave it out.",
    )


def _half_pair(path: Path, text: str) -> Finding:
    return Finding(
        code="json.surrogate",
        path=path,
        message="The text holds half a surrogate pair, which is no character.",
        expected="whole characters",
        got=shown(text),
        hint="Write the character itself, or both halves of its pair; the text may have been cut.",
    )


def _repeated(path: Path) -> Finding:
    return Finding(
        code="json.duplicate_key",
        path=path,
        message=f"The key {shown(path[-1])} stands more than once in one object.",
        expected="each key once",
        hint="Keep one of them; where several values are meant, put them in a list.",
    )


def _not_json(path: Path, value: Any, expected: str, hint: str | None) -> Finding:
    kind = json_type(value)
    return Finding(
        code="json.not_json",
        path=path,
        message=f"{kind[0].upper()}{kind[1:]} cannot stand in JSON here.",
        expected=expected,
        got=shortened(without_surrogates(type(value).__name__)),
        hint=hint or "Give it as a string, in the form that the property asks for.",
    )
