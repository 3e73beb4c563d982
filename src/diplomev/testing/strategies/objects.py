"""Records and the values in them as JSON, made from the JSON Schema's own definitions."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

import orjson
from attrs import field, frozen
from hypothesis import strategies as st
from pydantic import ValidationError

from diplomev.model import MODELS, RECORD
from diplomev.model.types import SAFE_INTEGER
from diplomev.schema import json_schema
from diplomev.testing.strategies import scalars
from diplomev.testing.strategies.json_values import json_exts, json_values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

Json = st.SearchStrategy[Any]
JsonObject = st.SearchStrategy[dict[str, Any]]


@frozen
class _Way:
    """One way to be complete, for a definition that has a condition.

    Attributes:
        needs: Optional properties that are there, neither empty nor `null`.
        given: Properties with the strategies of their values.
        lacks: Properties that are not there.
    """

    needs: tuple[str, ...] = ()
    given: Mapping[str, Json] = field(factory=dict)
    lacks: tuple[str, ...] = ()

    def allows(self, properties: Collection[str], left_out: Collection[str]) -> bool:
        """Whether some properties can be there and others not."""
        return not set(self.needs) & set(left_out) and not set(self.lacks) & set(properties)


_WAYS: dict[str, tuple[_Way, ...]] = {
    "Actor": (_Way(("name",)), _Way(("roles",))),
    "Visit": (_Way(("visitors",)), _Way(("sending",))),
    "Evidence": (_Way(("start", "end")), _Way(lacks=("start", "end"))),
    "Claim": (
        _Way(
            ("subject", "property", "value"),
            {"kind": st.just("statement"), "stance": st.sampled_from(["asserts", "plans"])},
        ),
        _Way(
            ("subject", "property"),
            {"kind": st.just("statement"), "stance": st.sampled_from(["denies", "doubts", "retracts"])},
        ),
        _Way(("text",), {"kind": st.just("quotation")}),
    ),
}
_SCALARS: dict[str, Callable[[], Json]] = {
    "PartialDate": lambda: scalars.partial_dates().map(str),
    "Timestamp": scalars.timestamps,
    "Text": scalars.texts,
    "LanguageTag": scalars.language_tags,
    "Url": scalars.urls,
    "Sha256": scalars.sha256_digests,
    "Decimal": scalars.decimals,
    "Currency": scalars.currencies,
    "Key": scalars.keys,
    "Extractor": scalars.extractors,
    "SafeInteger": lambda: st.integers(0, 5000) | st.integers(0, SAFE_INTEGER),
    "Percent": lambda: st.integers(0, 100),
    "Latitude": lambda: st.floats(-90, 90),
    "Longitude": lambda: st.floats(-180, 180),
    "Ext": json_exts,
    "RecordId": scalars.ids,
    **{f"{kind.capitalize()}Id": partial(scalars.ids, kind) for kind in MODELS},
}


def json_objects(
    definition: str, *, nulls: bool = False, leave_out: Sequence[str] = (), **properties: Json
) -> JsonObject:
    """Valid objects of one definition of the JSON Schema.

    Args:
        definition: The name of the definition: `Visit`, `Place`, …
        nulls: Whether an optional property may also be there with `null`.
        leave_out: Optional properties that are never there.
        properties: Strategies for single properties, which are then always there.

    Raises:
        LookupError: There is no such definition of an object, or it has no such property.
    """
    return objects_with(definition, properties, nulls=nulls, leave_out=leave_out)


def objects_with(
    definition: str, properties: Mapping[str, Json], *, nulls: bool = False, leave_out: Sequence[str] = ()
) -> JsonObject:
    """`json_objects`, with the strategies of single properties as a mapping."""
    described = _definitions().get(definition, {}).get("properties", {})
    unknown = [name for name in properties if name not in described]
    if unknown or not described:
        message = f"the JSON Schema defines no object {definition!r} with {', '.join(unknown) or 'properties'}"
        raise LookupError(message)
    ways = [way for way in _WAYS.get(definition, (_Way(),)) if way.allows(properties, leave_out)]
    made = st.one_of([_object(definition, way, properties, nulls=nulls, leave_out=leave_out) for way in ways])
    # Where the caller gives what completeness hangs on, not every value goes with every way.
    hangs = any(properties.keys() & {*way.needs, *way.given} for way in ways)
    fitting = made.filter(_is_record) if hangs and definition.lower() in MODELS else made
    return _under_the_name(f"json_{definition.lower()}", fitting)


def _under_the_name(name: str, strategy: Json) -> Json:
    """A strategy that is shown by a name, since all that it is made of would fill pages."""

    def made(draw: st.DrawFn) -> Any:
        return draw(strategy)

    made.__name__ = made.__qualname__ = name
    return st.composite(made)()


@cache
def json_documents(*, nulls: bool = False) -> JsonObject:
    """Valid documents as JSON: single records of each type, and small bundles.

    Args:
        nulls: Whether an optional property may also be there with `null`.
    """
    record = st.one_of([json_objects(model.__name__, nulls=nulls) for model in MODELS.values()])
    bundle = json_objects("Bundle", nulls=nulls, records=st.lists(record, max_size=3))
    return record | bundle


def _object(
    definition: str, way: _Way, properties: Mapping[str, Json], *, nulls: bool, leave_out: Sequence[str]
) -> JsonObject:
    described = _definitions()[definition]
    shapes: dict[str, Any] = described["properties"]
    given = {**way.given, **properties}
    always = {*described.get("required", ()), *way.needs}
    mandatory, optional = {}, {}
    for name, shape in shapes.items():
        if name in given:
            mandatory[name] = given[name]
        elif name in always:
            mandatory[name] = _shape(shape, nulls=nulls).filter(_is_something)
        elif name not in leave_out and name not in way.lacks:
            made = _shape(shape, nulls=nulls)
            optional[name] = st.none() | made if nulls else made
    return st.fixed_dictionaries(mandatory, optional=optional)


def _is_record(value: dict[str, Any]) -> bool:
    try:
        RECORD.validate_json(orjson.dumps(value))
    except ValidationError:
        return False
    return True


def _is_something(value: Any) -> bool:
    return value is not None and value != []


def _shape(shape: Mapping[str, Any], *, nulls: bool) -> Json:
    """Values of a property, as the schema describes it, without its `null`."""
    if "$ref" in shape:
        return _definition(shape["$ref"].rpartition("/")[2], nulls=nulls)
    if "anyOf" in shape:
        return _shape(shape["anyOf"][0], nulls=nulls)
    if "const" in shape:
        return st.just(shape["const"])
    if "enum" in shape:
        return st.sampled_from([code for code in shape["enum"] if code is not None])
    if "items" in shape:
        return st.lists(_shape(shape["items"], nulls=nulls), max_size=3)
    return json_values()


@cache
def _definition(name: str, *, nulls: bool) -> Json:
    found = _definitions()[name]
    if name in _SCALARS:
        return _SCALARS[name]()
    if "enum" in found:
        return st.sampled_from(found["enum"])
    if name == "Record":
        return st.one_of([json_objects(model.__name__, nulls=nulls) for model in MODELS.values()])
    return json_objects(name, nulls=nulls)


@cache
def _definitions() -> dict[str, Any]:
    definitions: dict[str, Any] = json_schema()["$defs"]
    return definitions
