"""Records of a newer minor version of the data model: what is not known here is kept, and written back in its place.

A minor version adds optional properties and codes. In a record of such a version an unknown property is taken out, an
unknown code becomes `other`, or absent where its list has no `other`; the original values are kept in `ext`:

    "ext": {"diplomev:unknown": {"schema_version": "1.7", "values": [
        {"at": "/mood", "value": "cordial"},
        {"at": "/occasion", "value": "regatta", "kept": "other"},
        {"at": "/places/1", "value": {"name": "Kidal", "altitude": 458}, "kept": {"name": "Kidal"}}]}}

`at` is a JSON Pointer into the record, to a property or to an element of a list; `kept` is what stands there instead,
and is missing where nothing does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from diplomev.model.records import SCHEMA_VERSION
from diplomev.schema.shapes import Shape, record_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNKNOWN = "diplomev:unknown"
"""The key of `ext` under which unknown values are kept."""
_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")
_ABSENT: Final = object()
_OTHER = "other"


@frozen
class Kept:
    """One value that is not known here.

    Attributes:
        at: The way to it in the record: a property, and the place in its list if it is one.
        value: The value as it was.
        instead: What stands in its place, in a tuple of one; empty where nothing does.
    """

    at: tuple[str | int, ...]
    value: Any
    instead: tuple[Any, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As it stands in `ext`."""
        where = "".join("/" + str(token).replace("~", "~0").replace("/", "~1") for token in self.at)
        return {"at": where, "value": self.value, **({"kept": self.instead[0]} if self.instead else {})}


def version_key(version: Any) -> tuple[int, int] | None:
    """A version as numbers that can be compared; `None` for what is no version."""
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    return (int(match[1]), int(match[2])) if match else None


def is_newer_minor(version: Any) -> bool:
    """Whether a version is a newer minor version of the data model than the one known here."""
    given, known = version_key(version), version_key(SCHEMA_VERSION)
    return given is not None and known is not None and given[0] == known[0] and given[1] > known[1]


def adopt(record: Mapping[str, Any], version: str) -> tuple[dict[str, Any], tuple[Kept, ...]]:
    """Make a record of a newer minor version one of the version known here.

    Args:
        record: The record as JSON; it is not changed.
        version: The version that it is of.

    Returns:
        The record, with what is not known kept in `ext`, and the values that were kept so. What is wrong with the
        record in any version is left as it is.
    """
    known = dict(record)
    if "schema_version" in known:
        known["schema_version"] = SCHEMA_VERSION
    shape = record_shape(record.get("type"))
    before = _before(record.get("ext"))
    if shape is None or before is None:
        return known, ()
    kept = tuple(sorted(_take_out(known, shape), key=lambda one: (str(one.at[0]), one.at[1:])))
    if kept:
        values = [*before, *(one.to_dict() for one in kept)]
        ext = record.get("ext") or {}
        newest = max(version, ext.get(UNKNOWN, {}).get("schema_version", version), key=_order)
        known["ext"] = {**ext, UNKNOWN: {"schema_version": newest, "values": values}}
    return known, kept


def _order(version: str) -> tuple[int, int]:
    return version_key(version) or (0, 0)


def _before(ext: Any) -> list[Any] | None:
    """What is kept in `ext` already, by somebody who did not know it either; `None` where that cannot be read."""
    if ext is None:
        return []
    if not isinstance(ext, dict):
        return None
    return _values(ext[UNKNOWN]) if UNKNOWN in ext else []


def _values(unknown: Any) -> list[Any] | None:
    values = unknown.get("values") if isinstance(unknown, dict) else None
    if not isinstance(values, list) or version_key(unknown.get("schema_version")) is None:
        return None
    return list(values) if all(isinstance(one, dict) and isinstance(one.get("at"), str) for one in values) else None


def _take_out(known: dict[str, Any], shape: Shape) -> Iterator[Kept]:
    """Take what is not known out of a record."""
    for name, value in list(known.items()):
        inner = shape.property(name)
        if inner is None:
            yield Kept((name,), known.pop(name))
        elif isinstance(value, list) and inner.items:
            known[name] = list(value)
            yield from _from_list(known[name], name, inner.items)
        else:
            yield from _from_property(known, name, inner, required=name in shape.required)


def _from_list(items: list[Any], name: str, shape: Shape) -> Iterator[Kept]:
    removed = 0
    for index, value in enumerate(tuple(items)):
        known = _known(value, shape)
        if known is value:
            continue
        if known is _ABSENT:
            del items[index - removed]
            removed += 1
            yield Kept((name, index), value)
        else:
            items[index - removed] = known
            yield Kept((name, index), value, (known,))


def _from_property(record: dict[str, Any], name: str, shape: Shape, *, required: bool) -> Iterator[Kept]:
    value = record[name]
    known = _known(value, shape)
    if known is value or (known is _ABSENT and required):
        return
    if known is _ABSENT:
        del record[name]
        yield Kept((name,), value)
    else:
        record[name] = known
        yield Kept((name,), value, (known,))


def _known(value: Any, shape: Shape) -> Any:
    """The part of a value that is known: the value itself if that is all of it, `_ABSENT` if it is nothing."""
    if isinstance(value, str) and shape.codes and value not in shape.codes:
        return _OTHER if _OTHER in shape.codes else _ABSENT
    if isinstance(value, list) and shape.items:
        items = [_known(item, shape.items) for item in value]
        same = all(known is item for known, item in zip(items, value, strict=True))
        return value if same else [item for item in items if item is not _ABSENT]
    if isinstance(value, dict) and "properties" in shape.body:
        return _known_members(value, shape)
    return value


def _known_members(value: dict[str, Any], shape: Shape) -> Any:
    members = {}
    for name, item in value.items():
        inner = shape.property(name)
        known = _ABSENT if inner is None else _known(item, inner)
        if known is not _ABSENT:
            members[name] = known
        elif name in shape.required:
            return _ABSENT
    same = len(members) == len(value) and all(members[name] is value[name] for name in members)
    return value if same else members


def restore(record: Mapping[str, Any]) -> tuple[dict[str, Any], str | None]:
    """Put back what was kept, where what stood in its place is still there; the rest stays in `ext`.

    Args:
        record: A record as JSON; it is not changed.

    Returns:
        The record, and the version that it is of again; `None` where nothing was put back.
    """
    ext, shape = record.get("ext"), record_shape(record.get("type"))
    values = _values(ext[UNKNOWN]) if isinstance(ext, dict) and UNKNOWN in ext else None
    if not values or shape is None or not isinstance(ext, dict):
        return dict(record), None
    full = {name: list(item) if isinstance(item, list) else item for name, item in record.items()}
    rest = [one for one in sorted(values, key=_tokens) if not _put_back(full, one, shape)]
    others = {name: item for name, item in ext.items() if name != UNKNOWN}
    if rest:
        others[UNKNOWN] = {**ext[UNKNOWN], "values": rest}
    full.pop("ext")
    full |= {"ext": others} if others else {}
    return full, ext[UNKNOWN]["schema_version"] if len(rest) < len(values) else None


def _tokens(one: Mapping[str, Any]) -> tuple[str, int]:
    """The property that an entry is about, and the place in its list; -1 where it is no list."""
    name, _, place = one["at"].removeprefix("/").partition("/")
    is_index = place.isascii() and place.isdigit() and len(place) < _LONGEST_INDEX
    return name.replace("~1", "/").replace("~0", "~"), int(place) if is_index else -1


def _put_back(record: dict[str, Any], one: Mapping[str, Any], shape: Shape) -> bool:
    """Put one value in its place, if that is still as it was left."""
    name, place = _tokens(one)
    inner = shape.property(name)
    of_list = place >= 0
    element = inner.items if inner and of_list else inner
    if (of_list and element is None) or not _would_be_kept(one, element):
        return False
    if of_list:
        return _put_into(record, name, place, one)
    fits = bool(_bare(record.get(name)) == _bare(one.get("kept")))
    if fits:
        record[name] = one.get("value")
    return fits


def _would_be_kept(one: Mapping[str, Any], shape: Shape | None) -> bool:
    """Whether reading the value again would leave in its place what stands there now."""
    known = _ABSENT if shape is None else _known(one.get("value"), shape)
    if known is _ABSENT:
        return "kept" not in one
    return known is not one.get("value") and "kept" in one and _bare(known) == _bare(one["kept"])


def _put_into(record: dict[str, Any], name: str, place: int, one: Mapping[str, Any]) -> bool:
    items = record.setdefault(name, [])
    if "kept" not in one:
        items.insert(place, one.get("value"))
        return True
    places = [index for index, item in enumerate(items) if _bare(item) == _bare(one["kept"])]
    if places:
        items[place if place in places else places[0]] = one.get("value")
    return bool(places)


def _bare(value: Any) -> Any:
    """A value without what says nothing, as records write it."""
    if isinstance(value, dict):
        members = {name: _bare(item) for name, item in value.items()}
        return {name: item for name, item in members.items() if item not in (None, [])}
    return [_bare(item) for item in value] if isinstance(value, list) else value


_LONGEST_INDEX = 10
