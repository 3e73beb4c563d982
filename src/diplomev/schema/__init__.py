"""The JSON Schema of the data model: one file, in which models and schema accept the same."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Literal

import orjson

FILE = "diplomev-1.0.schema.json"
"""The name of the file that is shipped with the package."""
Profile = Literal["full", "structured-output"]
"""Which schema: the data model itself, or what a language model is asked for."""


def json_schema(profile: Profile = "full") -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a bundle or of one record.

    Args:
        profile: `full`, the data model; or `structured-output`, the variant for generators that are held to a schema,
            such as language models: every object is closed, every property required, `null` where it has nothing to
            say, and no keyword is used but `type`, `enum`, `const`, `properties`, `required`, `items`, `anyOf`,
            `$ref`, `$defs`, `description` and `additionalProperties`. `from_structured_output` leads back.

    Returns:
        A fresh copy of the schema, all in one document. The `$id` of the full one carries its version. `format` is
        not used: patterns say all that it would.

    Raises:
        ValueError: There is no such profile.

    Examples:
        >>> json_schema()["$id"]
        'https://diplomev.org/schema/1.0/diplomev.schema.json'
        >>> json_schema()["$defs"]["Visit"]["properties"]["start"]["anyOf"][0]
        {'$ref': '#/$defs/PartialDate'}
        >>> list(json_schema("structured-output")["properties"])
        ['type', 'schema_version', 'records']
    """
    schema: dict[str, Any] = orjson.loads(_published())
    if profile == "full":
        return schema
    if profile == "structured-output":
        from diplomev.schema.profile import structured_output_schema

        return structured_output_schema(schema)
    message = f"there is no profile {profile!r} of the schema; there are 'full' and 'structured-output'"
    raise ValueError(message)


@cache
def _published() -> bytes:
    return files(__package__).joinpath(FILE).read_bytes()
