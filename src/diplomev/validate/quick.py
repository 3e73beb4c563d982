"""A quick look at JSON: sound records as plain JSON, without making models of them.

Most data are sound, and validation needs no models of them: to see that nothing is wrong with them takes half the time
of decoding them. What is let pass here the models would let pass too, and nothing of it is lost. What is not, for
whatever reason, has to be looked at closely: here nothing is said about why.

The validators are made of those of the models, so that both mean the same: a typed dictionary in place of each model,
the text in place of each value that is made of one. They are less generous in what is rare (`null`, an empty list, 1.0
for 1): in what they let pass each key has a value. They pass over keys that they do not know: these show like keys that
stand twice, by the number of colons.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator, core_schema

from diplomev.model import DOCUMENT, MODELS, RECORD, Actor, AnyRecord, Bundle, Claim, Evidence, Visit
from diplomev.validate.decoding import keeps_all_keys
from diplomev.validate.domain import is_plain
from diplomev.validate.structure import DEPTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import BaseModel
    from pydantic_core import CoreSchema

    from diplomev.validate.structure import Shape

    Fields = dict[str, Any]


def sound_value(data: bytes, *, one_record: bool) -> tuple[Any, Shape | None]:
    """Return the JSON value of data with which nothing is wrong, and how the records stand in it.

    Args:
        data: JSON, maybe.
        one_record: Whether only a record may stand here, as on a line of JSON Lines.

    Returns:
        `None` twice where it takes a closer look to tell.
    """
    look = quick_look(data, one_record=one_record)
    return (None, None) if look is None or look.bad else (look.value, look.shape)


class Look(NamedTuple):
    """What a quick look at JSON has shown.

    Attributes:
        value: The JSON value.
        shape: How the records stand in it.
        bad: The places in their list of the records that have to be looked at closely; nothing is wrong elsewhere.
    """

    value: Any
    shape: Shape
    bad: frozenset[int] = frozenset()


def quick_look(data: bytes, *, one_record: bool) -> Look | None:
    """Tell which records are sound: to look closely at a record takes ten times as long.

    Args:
        data: JSON, maybe.
        one_record: Whether only a record may stand here, as on a line of JSON Lines.

    Returns:
        `None` where the whole of the data has to be looked at closely.
    """
    wanted = "record" if one_record else "list" if data[:1] == b"[" else "document"
    try:
        value = _validator(wanted).validate_json(data)
    except ValidationError:
        return None
    shape: Shape = "list" if wanted == "list" else "bundle" if value["type"] == "bundle" else "record"
    records = _records(value, shape)
    bad = frozenset(place for place, record in enumerate(records) if type(record) is _Refused)
    for place in bad:
        records[place] = records[place].given
    if not keeps_all_keys(data, value):
        return _without_unknown_keys(data, value, shape, bad) if shape != "record" else None
    return _in_domain(Look(value, shape, bad))


def _without_unknown_keys(data: bytes, let_pass: Any, shape: Shape, bad: frozenset[int]) -> Look | None:
    """Take out the records with unknown keys, given a value in which these were passed over."""
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError:
        return None
    if not keeps_all_keys(data, value) or (shape == "bundle" and let_pass.keys() != value.keys()):
        return None
    pairs = enumerate(zip(_records(let_pass, shape), _records(value, shape), strict=True))
    return _in_domain(Look(value, shape, bad.union(place for place, (passed, given) in pairs if passed != given)))


def _records(value: Any, shape: Shape) -> list[Any]:
    if shape == "bundle":
        found: list[Any] = value.get("records", [])
        return found
    return value if shape == "list" else [value]


def _in_domain(look: Look) -> Look | None:
    """The same look if what the models leave open is in the domain, as is all of the bad records.

    A claim's value is left open and is there, so it must not be null.
    """
    depth = DEPTHS[look.shape]
    for place, record in enumerate(_records(look.value, look.shape)):
        if look.bad and place in look.bad:
            if not is_plain(record, depth):
                return None
            continue
        if "value" in record:
            value = record["value"]
            if type(value) is not str and (value is None or not is_plain(value, depth + 1)):
                return None
        if "ext" in record and not is_plain(record["ext"], depth + 1):
            return None
    return look


@cache
def _validator(wanted: str) -> SchemaValidator:
    models: list[type[BaseModel]] = [*MODELS.values(), Bundle]
    for model in models:
        model.model_rebuild()
    adapters: dict[str, TypeAdapter[Any]] = {"list": TypeAdapter(tuple[AnyRecord, ...]), "record": RECORD}
    adapter = adapters.get(wanted, DOCUMENT)
    adapter.rebuild()
    return SchemaValidator(_plain(adapter.core_schema))


def _plain(schema: Any) -> Any:
    """A schema of pydantic with plain JSON in place of all that is made of it."""
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    change = _CHANGES.get(schema.get("type", ""))
    if change:
        return change(schema)
    return {key: value if key in _NO_SCHEMAS else _plain(value) for key, value in schema.items()}


_NO_SCHEMAS = frozenset({"expected", "metadata", "serialization"})


def _model(schema: Any) -> Any:
    # What a model asks of several fields stands in between, as a function.
    fields = schema["schema"]["fields"] if "fields" in schema["schema"] else schema["schema"]["schema"]["fields"]
    plain = {name: _field(field["schema"]) for name, field in fields.items()}
    in_ways = _VARIANTS.get(schema["cls"])
    variants = in_ways(plain) if in_ways else [plain]
    choices: list[Any] = [core_schema.typed_dict_schema(variant, extra_behavior="ignore") for variant in variants]
    found = choices[0] if len(choices) == 1 else core_schema.union_schema(choices, mode="left_to_right")
    return _named(found, schema)


def _field(schema: Any) -> Any:
    required = schema["type"] != "default"
    return core_schema.typed_dict_field(_plain(schema if required else schema["schema"]), required=required)


def _chain(schema: Any) -> Any:
    """A list without what makes a tuple of it, an integer without the way around a float."""
    first = schema["steps"][0]
    if first["type"] == "float":
        return core_schema.int_schema(strict=True, ge=int(first["ge"]), le=int(first["le"]))
    return _plain(first)


def _tuple(schema: Any) -> Any:
    """A list that is not empty: an empty one is absent, so that a key that is there says something.

    What in a list of records is not sound is let pass as well, but marked: so no second parse is needed to have it.
    """
    items = _plain(schema["items_schema"][0])
    if items["type"] == "tagged-union":
        marked = core_schema.no_info_after_validator_function(_Refused, core_schema.any_schema())
        items = core_schema.union_schema([items, marked], mode="left_to_right")
    return core_schema.list_schema(items, min_length=1)


class _Refused(NamedTuple):
    """What stands in the place of a record and is not sound."""

    given: Any


def _of_json(schema: Any) -> Any:
    return _named(_plain(schema["json_schema"]), schema)


def _inside(schema: Any) -> Any:
    return _named(_plain(schema["schema"]), schema)


def _named(plain: Any, schema: Any) -> Any:
    """What stands in place of a schema, under the name by which others refer to that."""
    return {**plain, "ref": schema["ref"]} if "ref" in schema else plain


_CHANGES: dict[str, Callable[[Any], Any]] = {
    "model": _model,
    "chain": _chain,
    "tuple": _tuple,
    "json-or-python": _of_json,
    "function-after": _inside,
    "nullable": _inside,
}


def _with(fields: Fields, *names: str, **narrower: CoreSchema) -> Fields:
    """Fields of which some are required, and some admit less."""
    found: Fields = {name: {**field, "required": field["required"] or name in names} for name, field in fields.items()}
    for name, schema in narrower.items():
        found[name] = core_schema.typed_dict_field(schema, required=True)
    return found


def _filled(fields: Fields, name: str) -> Fields:
    return _with(fields, **{name: {**fields[name]["schema"], "min_length": 1}})


def _claims(fields: Fields) -> list[Fields]:
    statement = core_schema.literal_schema(["statement"])
    return [
        _with(fields, "subject", "property", "stance", "value", kind=statement),
        _with(fields, "text", kind=core_schema.literal_schema(["quotation"])),
        _with(
            fields,
            "subject",
            "property",
            kind=statement,
            stance=core_schema.literal_schema(["denies", "doubts", "retracts"]),
        ),
    ]


_VARIANTS: Mapping[Any, Callable[[Fields], list[Fields]]] = {
    Actor: lambda fields: [_with(fields, "name"), _filled(fields, "roles")],
    Claim: _claims,
    Evidence: lambda fields: [_with(fields, "start", "end"), {"exact": fields["exact"]}],
    Visit: lambda fields: [_filled(fields, "visitors"), _filled(fields, "sending")],
}
"""What models ask of several fields together, as the ways to meet it."""
