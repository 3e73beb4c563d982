"""The page of the data model: every record and value with every field, from the models."""

import json
from typing import Any

from pydantic import BaseModel

from diplomev.model import MODELS
from diplomev.schema.build import NESTED, build
from diplomev.schema.examples import examples
from pages.code_lists import list_name
from pages.markdown import anchor, page, table

_INTRO = """
Schema version 1.0. There are six records. Five are things of the world and their sources; the sixth, the
[Claim](#claim), says who states what of them. Data are JSON in UTF-8: a [Bundle](#bundle) in one document, or one
record a line (JSON Lines).

- **Objects are closed.** A key that is not listed here is refused. The one place for data of your own is `ext`.
- **Absent says nothing.** A field that is left out makes no statement. `null` on an optional field means absent, and is
  never written.
- **Lists are sets.** Order means nothing, and an empty list is an absent one.
- **Types are strict.** No number is made from a string. An integral float such as `3.0` passes as an integer.
- **References are typed.** An id begins with the type of its record, so `hosts: ["visit:1"]` is refused.

In Python the records are frozen pydantic models of the same names and fields; lists are tuples, and a
[PartialDate](#partialdate) is a value with `earliest`, `latest` and `precision`. Fields in bold must be there.
"""
_COMMON = """
These fields are the same on every record, and not repeated below. `sources` is not on Source and Claim.
"""
_NOTES = {
    "Claim": (
        "A quotation needs `text`. A statement needs `subject`, `property` and `stance`; with the stance `asserts` or "
        "`plans` it also needs `value`. A denial or retraction without `value` means any value at all. "
        "[Claims first](../explanation/claims-first.md) says how claims become records."
    ),
    "Evidence": "`start` and `end` stand together or not at all. Where they stand, `text[start:end] == exact`.",
    "Visit": (
        "A delegation that is received together is one visit; leaders who come separately have one each. `sending` and "
        "`receiving` are the sending and the receiving State. The period of a visit is computed, not stored: "
        "[`DatedVisit.period`](api.md#diplomev.DatedVisit) in Python."
    ),
    "Agreement": (
        "A set of instruments is one agreement with a `count`; an instrument of it that is described by itself is "
        "another, with `part_of`. A part takes over `parties`, `status`, `signed` and `visit` from its set where "
        "it says nothing."
    ),
    "Actor": "An office holder whom nobody names has `roles` and no `name`.",
    "Source": (
        "The key of its `id` is made of `url`, if there is one, and `text_sha256`; see "
        "[Identity](../explanation/identity.md)."
    ),
}
_COMMON_FIELDS = ("type", "id", "schema_version", "sources", "merged_from", "ext")
_SCALARS = (
    "PartialDate", "Timestamp", "CountryCode", "Text", "LanguageTag", "Url", "Sha256", "Decimal", "Currency", "Key",
    "Extractor", "SafeInteger", "Percent", "Latitude", "Longitude", "Ext",
)  # fmt: skip


def data_model_page() -> str:
    """The page as Markdown."""
    definitions = build()["$defs"]
    return page(
        "Data model",
        "src/diplomev/model",
        _INTRO,
        "## On every record",
        _COMMON,
        _common(definitions),
        "## Records",
        *(_record(name, model, definitions) for name, model in MODELS.items()),
        _section("Bundle", definitions, heading="##"),
        "## Values",
        *(_section(model.__name__, definitions, heading="###") for model in NESTED),
        "## Simple types",
        *(_scalar(name, definitions[name]) for name in _SCALARS),
        "### Ids",
        _ids(definitions),
    )


def _common(definitions: dict[str, Any]) -> str:
    rows = []
    for name in _COMMON_FIELDS:
        shape = definitions["Visit"]["properties"][name]
        kind = {"type": "the name of the record type", "id": "[id](#ids) of this type", "merged_from": "list of ids"}
        heading = f"**`{name}`**" if name in {"type", "id"} else f"`{name}`"
        rows.append([heading, kind.get(name) or _type(shape, definitions), shape["description"]])
    return table(("Field", "Type", "What it says"), rows)


def _record(name: str, model: type[BaseModel], definitions: dict[str, Any]) -> str:
    example = json.dumps(examples()[name], ensure_ascii=False, indent=2)
    return f"{_section(model.__name__, definitions, heading='###')}\n\n```json\n{example}\n```"


def _section(name: str, definitions: dict[str, Any], *, heading: str) -> str:
    """A model: its purpose, its fields, and what they ask of each other."""
    body = definitions[name]
    required = body.get("required", ())
    left_out = _COMMON_FIELDS if name in {model.__name__ for model in MODELS.values()} else ()
    rows = [
        [f"**`{field}`**" if field in required else f"`{field}`", _type(shape, definitions), shape["description"]]
        for field, shape in body["properties"].items()
        if field not in left_out
    ]
    notes = [_one_of(body), _NOTES.get(name, "")]
    parts = [f"{heading} {name}", body["description"], table(("Field", "Type", "What it says"), rows), *notes]
    return "\n\n".join(part for part in parts if part)


def _one_of(body: dict[str, Any]) -> str:
    """The rule «at least one of», where the schema has it."""
    names = [f"`{name}`" for choice in body.get("anyOf", ()) for name in choice.get("required", ())]
    return f"At least one of {' and '.join(names)} must be there." if names else ""


def _type(shape: dict[str, Any], definitions: dict[str, Any]) -> str:
    if "$ref" in shape:
        return _link(shape["$ref"].rpartition("/")[2], definitions)
    if "anyOf" in shape:
        return _type(shape["anyOf"][0], definitions)
    if "items" in shape:
        inner = _type(shape["items"], definitions)
        return f"list of {inner.replace('code of', 'codes of', 1)}"
    if "const" in shape:
        return f'`"{shape["const"]}"`'
    if "enum" in shape:
        return " or ".join(f'`"{value}"`' for value in shape["enum"] if value is not None)
    return "any JSON value"


def _link(name: str, definitions: dict[str, Any]) -> str:
    codes = list_name(definitions[name])
    if codes:
        return f"code of [`{codes}`](code-lists.md#{codes})"
    if name == "CountryCode":
        return "[CountryCode](code-lists.md#countries)"
    if name.endswith("Id"):
        return f"[{name}](#ids)"
    return "record" if name == "Record" else f"[{name}](#{anchor(name)})"


def _scalar(name: str, definition: dict[str, Any]) -> str:
    shown = ", ".join(f"`{json.dumps(value)}`" for value in definition.get("examples", ()))
    return f"### {name}\n\n{definition['description']}" + (f" For example {shown}." if shown else "")


def _ids(definitions: dict[str, Any]) -> str:
    names = [name for name in definitions if name.endswith("Id")]
    rows = [[f"`{name}`", definitions[name]["description"], f"`{definitions[name]['examples'][0]}`"] for name in names]
    form = (
        "`<type>:<key>`. The key begins with a letter or digit and has at most 200 letters, digits and `._~-`. "
        "`actor:` with three capitals is reserved to States: `actor:MLI`."
    )
    return f"{form}\n\n{table(('Type', 'What it is', 'Example'), rows)}"
