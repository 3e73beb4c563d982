"""The schema that constrained generation accepts: what a language model is asked for about one text.

Generators that are held to a schema take a small part of JSON Schema, each another one. This keeps to what they have in
common, and leaves out what the way back fills in (`LEFT_OUT`): a model cannot count characters, has no digests, and
knows of one source only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

RECORDS = ("Actor", "Visit", "Engagement", "Agreement", "Claim")
"""The records that a model is asked for. The source is what it was given."""
KEYWORDS = frozenset(
    {
        *("type", "enum", "const", "properties", "required", "items", "anyOf"),
        *("$ref", "$defs", "description", "additionalProperties"),
    }
)
"""All keywords that are used."""
LEFT_OUT: Mapping[str, tuple[str, ...]] = {
    "Claim": ("source", "extractor"),
    "Evidence": ("start", "end"),
}
"""Properties that are left out of single definitions."""
LEFT_OUT_OF_ALL = frozenset({"schema_version", "ext", "sources", "merged_from"})
"""Properties that are left out wherever they stand."""
_NULL = {"type": "null"}
_WORDS = {
    "RecordId": "The label of a record in this answer; `actor:` and an alpha-3 code for a State, such as actor:MLI.",
    "Evidence": "Words of the text.",
}
_LABEL = "A label of the record, used by no other in this answer, such as {0}-1."
_REFERENCE = "The label of the {0} in this answer."
_ACTOR = " A State needs no record: write `actor:` and its alpha-3 code, such as actor:MLI."
_EXACT = "The words, copied from the text letter by letter: the fewest that state it."
_ABOUT = (
    "What one text says of diplomatic events. Records refer to each other by labels. What the text does not say is "
    "null. Every property of a record has a claim that states it, with the words of the text that do."
)


def structured_output_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Make the variant of a schema for constrained generation.

    Args:
        schema: The JSON Schema of the data model.
    """
    found = _Profile(schema["$defs"])
    version = schema["$defs"]["Bundle"]["properties"]["schema_version"]["const"]
    records = {"type": "array", "items": {"anyOf": [found.reference(name) for name in RECORDS]}}
    properties = {"type": _constant("bundle"), "schema_version": _constant(version), "records": records}
    root = _object(_ABOUT, properties)
    return {**root, "$defs": dict(sorted(found.made.items(), key=lambda item: found.order.index(item[0])))}


def _constant(value: str) -> dict[str, Any]:
    return {"type": "string", "const": value}


def _object(description: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "description": description,
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


class _Profile:
    """Makes the definitions that are needed, each once."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self.definitions = definitions
        self.order = list(definitions)
        self.made: dict[str, dict[str, Any]] = {}

    def reference(self, name: str) -> dict[str, Any]:
        """A reference to a definition, which is made if it is not there yet."""
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = self._definition(name)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, name: str) -> dict[str, Any]:
        old = self.definitions[name]
        if "properties" not in old:
            return {"description": _described(name, old), **_bare(old)}
        required = old.get("required", ())
        properties = {
            key: self._property(name, key, shape, optional=key not in required) for key, shape in _wanted(name, old)
        }
        return _object(_WORDS.get(name, old["description"]), properties)

    def _property(self, owner: str, key: str, shape: Mapping[str, Any], *, optional: bool) -> dict[str, Any]:
        if "const" in shape:
            return {"description": shape["description"], **_constant(shape["const"])}
        ways = self._ways(owner, key, shape)
        if optional:
            ways = [*ways, _NULL]
        description = self._words(owner, key, shape)
        if len(ways) == 1 and "$ref" not in ways[0]:
            return {**ways[0], "description": description}
        # Some generators take nothing beside a reference, so that it stands alone.
        return {"description": description, "anyOf": ways}

    def _words(self, owner: str, key: str, shape: Mapping[str, Any]) -> str:
        if key == "id":
            return _LABEL.format(owner.lower())
        if (owner, key) == ("Evidence", "exact"):
            return _EXACT
        words: str = shape["description"]
        return words

    def _ways(self, owner: str, key: str, shape: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What a property may be, other than absent."""
        if key == "id":
            return [{"type": "string"}]
        if (owner, key) == ("Claim", "property"):
            return [{"type": "string", "enum": list(dict.fromkeys(key for _, key, _ in self._claimed()))}]
        if (owner, key) == ("Claim", "value"):
            return self._values()
        return [self._shape(shape)]

    def _shape(self, shape: Mapping[str, Any]) -> dict[str, Any]:
        if "anyOf" in shape:
            return self._shape(shape["anyOf"][0])
        if "items" in shape:
            return {"type": "array", "items": self._shape(shape["items"])}
        if "enum" in shape:
            return {"type": "string", "enum": [code for code in shape["enum"] if code is not None]}
        return self.reference(shape["$ref"].rpartition("/")[2])

    def _claimed(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """The properties that claims speak of: of what record, their names and their shapes."""
        for name in RECORDS[:-1]:
            for key, shape in _wanted(name, self.definitions[name]):
                if key not in {"type", "id"}:
                    yield name, key, shape

    def _values(self) -> list[dict[str, Any]]:
        """The values that claims have: a text, a number, or one of the objects that stand in records."""
        found: dict[str, dict[str, Any]] = {}
        for _, _, shape in self._claimed():
            inner = self._shape(shape)
            inner = inner.get("items", inner)
            name = inner.get("$ref", "").rpartition("/")[2]
            is_object = "properties" in self.definitions.get(name, {})
            kind = "string" if not name else _bare(self.definitions[name])["type"]
            found[name if is_object else kind] = inner if is_object else {"type": kind}
        return [found[name] for name in sorted(found, key=_last_if_object)]


def _last_if_object(name: str) -> tuple[bool, str]:
    return not name.islower(), name


def _wanted(name: str, definition: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The properties of a definition that a model is asked for."""
    left_out = LEFT_OUT_OF_ALL.union(LEFT_OUT.get(name, ()))
    return [(key, shape) for key, shape in definition["properties"].items() if key not in left_out]


def _described(name: str, definition: Mapping[str, Any]) -> str:
    """What a text, number or code is, in words that stand for its pattern and bounds as well."""
    if name in _WORDS:
        return _WORDS[name]
    if name.endswith("Id"):
        kind = name.removesuffix("Id").lower()
        return _REFERENCE.format(kind) + (_ACTOR if kind == "actor" else "")
    words: str = definition["description"]
    examples: Sequence[Any] = definition.get("examples", ())
    return f"{words} For example: {', '.join(map(str, examples))}." if examples else words


def _bare(definition: Mapping[str, Any]) -> dict[str, Any]:
    """The type of a definition that is no object, and its codes."""
    codes = {"enum": list(definition["enum"])} if "enum" in definition else {}
    return {"type": definition.get("type", "string"), **codes}
