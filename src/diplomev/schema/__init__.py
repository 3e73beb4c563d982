"""The JSON Schema of the data model: one file, in which models and schema accept the same."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import orjson

FILE = "diplomev-1.0.schema.json"
"""The name of the file that is shipped with the package."""


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a bundle or of one record.

    Returns:
        A fresh copy of the published schema, all in one document; `$id` carries its version. `format` is not used:
        patterns say all that it would.

    Examples:
        >>> json_schema()["$id"]
        'https://diplomev.org/schema/1.0/diplomev.schema.json'
        >>> json_schema()["$defs"]["Visit"]["properties"]["start"]["anyOf"][0]
        {'$ref': '#/$defs/PartialDate'}
    """
    schema: dict[str, Any] = orjson.loads(_published())
    return schema


@cache
def _published() -> bytes:
    return files(__package__).joinpath(FILE).read_bytes()
