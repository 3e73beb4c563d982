"""Write the JSON Schema from the models, or check that the file is what they make.

    python -m diplomev.schema.build [--check | --republish]

The file of a published version is frozen: its digest is pinned in `published.toml`, and a change of the models that
shows in the schema asks for a version of its own (see `diplomev.schema.upgrade`). `--republish` writes and pins the
version at hand anew, for as long as nobody has got it.

What pydantic exports is put into the shape that validators like best: records are told apart by `if`/`then` on
`type`, so that an error is reported where it is, and each shared type is defined once.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diplomev.model import MODELS, SCHEMA_VERSION, Bundle, values
from diplomev.schema import FILE
from diplomev.schema.compare import extent
from diplomev.schema.examples import example_bundle, examples
from diplomev.schema.shared import SharedTypes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

# A name that says which schema and version this is; whether something answers at the address is another matter.
SCHEMA_ID = "https://diplomev.org/schema/1.0/diplomev.schema.json"
PATH = Path(__file__).with_name(FILE)
PINS = Path(__file__).with_name("published.toml")
NESTED = (
    values.Place,
    values.Name,
    values.Role,
    values.Event,
    values.Count,
    values.Amount,
    values.Signatory,
    values.Action,
    values.Identifier,
    values.Evidence,
)
_CONDITIONS = ("anyOf", "allOf", "if", "then", "else")
_NULL = {"type": "null"}


def build() -> dict[str, Any]:
    """Make the schema from the models."""
    shared = SharedTypes()
    by_type = {record_type: model.__name__ for record_type, model in MODELS.items()}
    records = {model.__name__: _definition(model, shared, examples()[name]) for name, model in MODELS.items()}
    nested = {model.__name__: _definition(model, shared) for model in NESTED}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "diplomev 1.0",
        "description": (
            "Diplomatic events: who visited whom, what was agreed, and who says so. A bundle of records, or one "
            "record. A property that is absent says nothing; null on an optional one means absent."
        ),
        **_dispatch({"bundle": "Bundle", **by_type}),
        "examples": [example_bundle()],
        "$defs": {
            "Bundle": _definition(Bundle, shared),
            "Record": {
                "title": "Record",
                "description": "One record of any type, told apart by `type`.",
                **_dispatch(by_type),
            },
            **records,
            **nested,
            **shared.definitions(),
        },
    }


def _dispatch(definitions: Mapping[str, str]) -> dict[str, Any]:
    """An object that is described by the definition that its `type` names."""
    return {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"description": "What kind of object it is.", "enum": list(definitions)}},
        "allOf": [
            {
                "if": {"required": ["type"], "properties": {"type": {"const": name}}},
                "then": _reference(definition),
            }
            for name, definition in definitions.items()
        ],
    }


def _reference(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def _definition(
    model: type[BaseModel], shared: SharedTypes, example: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """A model as a closed object."""
    exported = model.model_json_schema()
    properties = exported["properties"]
    required = exported.get("required", [])
    # A record's own `type` may be left out in Python, where the class says it; never in JSON.
    tag = ["type"] if "const" in properties.get("type", {}) else []
    found = {
        "title": model.__name__,
        "description": _words(model),
        "type": "object",
        "properties": {name: _property(inner, shared) for name, inner in properties.items()},
        "required": [*tag, *required],
        "additionalProperties": False,
        **{key: exported[key] for key in _CONDITIONS if key in exported},
        **({"examples": [example]} if example else {}),
    }
    return {key: value for key, value in found.items() if value != []}


def _words(model: type[BaseModel]) -> str:
    """The docstring, each paragraph on one line."""
    return re.sub(r"(?<!\n)\n(?!\n)", " ", inspect.cleandoc(model.__doc__ or ""))


def _property(exported: Mapping[str, Any], shared: SharedTypes) -> dict[str, Any]:
    shape = {key: value for key, value in exported.items() if key not in {"title", "default", "description"}}
    return {"description": exported["description"], **_shape(shape, shared)}


def _shape(shape: Mapping[str, Any], shared: SharedTypes) -> dict[str, Any]:
    """What a property may hold, with references to what is defined elsewhere."""
    if shape.get("anyOf", [])[1:] == [_NULL]:
        return _or_null(shape["anyOf"][0], shared, shape.get("examples"))
    if shape.get("type") == "array":
        return {"type": "array", "items": _shape(shape["items"], shared)}
    if "discriminator" in shape:
        return _reference("Record")
    if "const" in shape:
        return {"const": shape["const"]}
    return shared.reference(shape)


def _or_null(shape: Mapping[str, Any], shared: SharedTypes, shown: Sequence[Any] | None) -> dict[str, Any]:
    if shape == _reference("JsonValue"):
        return {}
    inner = _shape(shape, shared)
    if inner.get("type") == "array":
        return {"type": ["array", "null"], "items": inner["items"]}
    if "const" in inner:
        return {"enum": [inner["const"], None]}
    if "enum" in inner:
        return {"enum": [*inner["enum"], None]}
    return {"anyOf": [inner, _NULL], **({"examples": shown} if shown else {})}


def as_text(schema: Mapping[str, Any]) -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def digest(text: str) -> str:
    """The SHA-256 of a schema as it stands in its file."""
    return hashlib.sha256(text.encode()).hexdigest()


def published() -> dict[str, str]:
    """The digest of each published version's file."""
    pins: dict[str, str] = tomllib.loads(PINS.read_text(encoding="utf-8"))
    return pins


def main(arguments: Sequence[str]) -> int:
    """Write the file, or with `--check` compare it.

    Returns:
        The exit status: 1 where the file differs or a published version would change, 2 for a wrong call.
    """
    if list(arguments) not in ([], ["--check"], ["--republish"]):
        _say("usage: python -m diplomev.schema.build [--check | --republish]")
        return 2
    text = as_text(build())
    frozen = published().get(SCHEMA_VERSION)
    if frozen not in {None, digest(text)} and "--republish" not in arguments:
        _say(_frozen(text))
        return 1
    if "--check" not in arguments:
        PATH.write_text(text, encoding="utf-8", newline="\n")
        _pin(digest(text))
        return 0
    if frozen and PATH.exists() and PATH.read_text(encoding="utf-8") == text:
        return 0
    _say(f"{PATH} is not what the models make. Run `python -m diplomev.schema.build` and look at the difference.")
    return 1


def _pin(found: str) -> None:
    head = "".join(line for line in PINS.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#"))
    pins = published() | {SCHEMA_VERSION: found}
    lines = "".join(f'"{version}" = "{pin}"\n' for version, pin in pins.items())
    PINS.write_text(head + lines, encoding="utf-8", newline="\n")


def _frozen(text: str) -> str:
    change = extent(json.loads(PATH.read_text(encoding="utf-8")), json.loads(text)) if PATH.exists() else "breaking"
    step = {"breaking": "a new major version", "additions": "a new minor version"}.get(change, "a new version")
    return (
        f"Version {SCHEMA_VERSION} of the schema is published, and the models now make another one ({change}). Give it "
        f"{step}, as diplomev/schema/upgrade.py says; or, while nobody has got {SCHEMA_VERSION}, run "
        "`python -m diplomev.schema.build --republish`."
    )


def _say(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201  # a command line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
