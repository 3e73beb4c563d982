"""Short ways to make claims and sources."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from diplomev.claims import compile_records
from diplomev.model import Claim, Record, Source
from diplomev.model.identity import claim_id

Say = Callable[..., Claim]
Compiled = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def say() -> Say:
    """Makes a statement: `say("visit:v", "start", "2025", source="source:b", stance="plans")`."""

    def make(subject: str, name: str, value: Any = None, source: str = "source:a", **fields: Any) -> Claim:
        fields = {"stance": "asserts", "extractor": "reader/1.0", **fields}
        parts = {"source": source, "subject": subject, "property": name, "value": value, "stance": fields["stance"]}
        key = fields.pop("id", None) or claim_id(kind="statement", **parts)
        return Claim(kind="statement", id=key, **{**parts, **fields})

    return make


@pytest.fixture
def compiled() -> Compiled:
    """Compiles records, and gives what comes out as JSON by id."""

    def run(*records: Record, **options: Any) -> dict[str, dict[str, Any]]:
        return {record.id: record.to_dict() for record in compile_records(records, **options)}

    return run


@pytest.fixture
def article() -> Callable[..., Source]:
    """Makes a source: `article("source:a", published="2025")`."""

    def make(one: str = "source:a", **fields: Any) -> Source:
        return Source(id=one, **fields)

    return make
