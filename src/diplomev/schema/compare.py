"""What a change of the JSON Schema asks for: nothing, a minor version or a major one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Extent = Literal["none", "remarks", "additions", "breaking"]
"""How far a change goes: none; words only; what was valid stays valid; it may not."""
_EXTENTS: tuple[Extent, ...] = ("none", "remarks", "additions", "breaking")
_REMARKS = frozenset({"title", "description", "examples", "$id"})
_BY_NAME = frozenset({"properties", "$defs"})
_CONDITIONS = frozenset({"if", "not", "const"})
"""Where more is not wider."""
_VERSION = "schema_version"
"""The property that says which version it is, and so differs."""


def extent(old: Mapping[str, Any], new: Mapping[str, Any]) -> Extent:
    """Compare two schemas of the data model.

    Whatever this cannot see to be harmless counts as breaking.

    Examples:
        >>> extent({"enum": ["a"]}, {"enum": ["a", "b"]}), extent({"type": "string"}, {"type": "integer"})
        ('additions', 'breaking')
    """
    return max(_changes(old, new), key=_EXTENTS.index, default="none")


def _changes(old: Any, new: Any) -> Iterator[Extent]:
    if not isinstance(old, dict) or not isinstance(new, dict):
        if old != new:
            yield "breaking"
        return
    for keyword in sorted(old.keys() | new.keys()):
        before, after = old.get(keyword), new.get(keyword)
        if before != after:
            yield from _of_keyword(keyword, before, after)


def _of_keyword(keyword: str, before: Any, after: Any) -> Iterator[Extent]:
    if keyword in _REMARKS:
        yield "remarks"
    elif keyword in {"enum", "required"}:
        yield _of_set(keyword, before or [], after or [])
    elif keyword in _CONDITIONS or type(before) is not type(after):
        yield "breaking"
    elif keyword in _BY_NAME:
        yield from _of_names(before, after)
    elif isinstance(before, list) and len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield from _changes(one, other)
    else:
        yield from _changes(before, after)


def _of_names(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Extent]:
    """New properties and definitions do no harm, missing ones do."""
    if after.keys() - before.keys():
        yield "additions"
    for name in before.keys() - {_VERSION}:
        if name in after:
            yield from _changes(before[name], after[name])
        else:
            yield "breaking"


def _of_set(keyword: str, before: list[Any], after: list[Any]) -> Extent:
    """A list of codes may grow, a list of what is required may shrink; order means nothing."""
    gone = [one for one in before if one not in after]
    come = [one for one in after if one not in before]
    harmful = gone if keyword == "enum" else come
    if harmful:
        return "breaking"
    return "additions" if gone or come else "remarks"
