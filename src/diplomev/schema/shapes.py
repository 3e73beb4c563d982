"""Find one's way in the JSON Schema: what a property holds, without its `null`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

_NULL = {"type": "null"}


@frozen
class Shape:
    """What a property, or an element of a list, may hold.

    Attributes:
        name: The name of the definition that says so, `None` where the property itself does.
        body: The definition; its `null` is left out.
    """

    name: str | None
    body: Mapping[str, Any]

    @property
    def items(self) -> Shape | None:
        """What the elements are, where it is a list."""
        return shape_of(self.body["items"]) if "items" in self.body else None

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, where it is a closed list of them."""
        return tuple(self.body.get("enum", ()))

    @property
    def required(self) -> tuple[str, ...]:
        """The properties that an object must have."""
        return tuple(self.body.get("required", ()))

    def property(self, name: str) -> Shape | None:
        """What a property of an object may hold; `None` where it has no such property."""
        found = self.body.get("properties", {}).get(name)
        return None if found is None else shape_of(found)


def definitions() -> Mapping[str, Any]:
    """The definitions of the JSON Schema by name; they are not to be changed."""
    return _definitions()


@cache
def _definitions() -> dict[str, Any]:
    found: dict[str, Any] = json_schema()["$defs"]
    return found


def record_shape(record_type: Any) -> Shape | None:
    """The shape of a type of record; `None` where there is no such type."""
    name = record_type.capitalize() if isinstance(record_type, str) and record_type.islower() else None
    found = _definitions().get(name) if name and name != "Record" else None
    is_record = found is not None and found.get("properties", {}).get("type", {}).get("const") == record_type
    return Shape(name, found) if found is not None and is_record else None


def shape_of(described: Mapping[str, Any]) -> Shape:
    """What a property holds, as the schema describes it."""
    if "$ref" in described:
        name = described["$ref"].rpartition("/")[2]
        return Shape(name, _definitions()[name])
    if described.get("anyOf", [])[1:] == [_NULL]:
        return shape_of(described["anyOf"][0])
    if "enum" in described:
        return Shape(None, {**described, "enum": [code for code in described["enum"] if code is not None]})
    return Shape(None, described)
