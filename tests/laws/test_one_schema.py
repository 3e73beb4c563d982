"""Law 2: on its domain, a JSON value passes the JSON Schema if and only if the models accept it."""

import jsonschema
import jsonschema_rs
import orjson
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from diplomev.model import DOCUMENT, RECORD, Bundle
from diplomev.schema import json_schema
from diplomev.testing.strategies import invalid_json, json_documents, json_values, mutated_json

SCHEMA = json_schema()
RUST = jsonschema_rs.validator_for(SCHEMA)
PYTHON = jsonschema.Draft202012Validator(SCHEMA)
VISIT = {"type": "visit", "id": "visit:a", "sending": ["MLI"]}
anything = mutated_json(most=3) | json_documents(nulls=True) | json_values()


def accepted(value):
    """The verdict of the models on a JSON value, asked of the bytes."""
    try:
        DOCUMENT.validate_json(orjson.dumps(value))
    except ValidationError:
        return False
    return True


def nested(depth):
    """A list in a list in a list …"""
    value = []
    for _ in range(depth - 1):
        value = [value]
    return value


@given(anything)
@settings(max_examples=4 * settings().max_examples)
@example({**VISIT, "start": "2025-06-01\n"})
@example({**VISIT, "ext": {"a:b\n": 1}})
@example({**VISIT, "places": [{"name": "A", "latitude": True}]})
@example({"type": "source", "id": "source:a", "length": 1.0})
@example({"type": "source", "id": "source:a", "length": -0.0})
@example({"type": "source", "id": "source:a", "length": True})
@example({"type": "source", "id": "source:a", "length": 2.0**53})
@example({"type": "source", "id": "source:a", "url": "https://example.org/\n"})
@example({"type": "bundle", "schema_version": "1.0", "records": None})
@example({"type": "bundle", "schema_version": "1.0", "records": [{"type": "bundle"}]})
@example({"type": ["visit"], "id": "visit:a", "sending": ["MLI"]})
def test_models_and_schema_give_one_verdict(value):
    assert RUST.is_valid(value) == accepted(value)


@given(anything)
@settings(max_examples=max(50, settings().max_examples // 5))
def test_a_second_validator_gives_the_same_verdict(value):
    assert PYTHON.is_valid(value) == accepted(value)


@given(json_documents(nulls=True))
def test_what_is_made_from_the_schema_is_accepted(value):
    assert accepted(value)
    assert RUST.is_valid(value)


@given(invalid_json())
def test_what_the_models_refuse_has_an_error_in_the_schema(value):
    assert list(RUST.iter_errors(value))


@given(json_documents(nulls=True))
def test_what_a_model_writes_is_accepted_and_means_the_same(value):
    record = DOCUMENT.validate_json(orjson.dumps(value))
    written = record.to_dict()
    assert RUST.is_valid(written)
    assert DOCUMENT.validate_json(orjson.dumps(written)) == record


@given(mutated_json())
def test_the_document_is_a_bundle_or_a_record(value):
    judge = Bundle.model_validate_json if isinstance(value, dict) and value.get("type") == "bundle" else None
    try:
        (judge or RECORD.validate_json)(orjson.dumps(value))
    except ValidationError:
        assert not accepted(value)
    else:
        assert accepted(value)


@pytest.mark.parametrize("depth", [1, 50, 97])
def test_any_depth_of_the_domain_is_accepted_by_all(depth):
    document = {"type": "bundle", "schema_version": "1.0", "records": [{**VISIT, "ext": {"a:b": nested(depth - 1)}}]}
    assert accepted(document)
    assert RUST.is_valid(document)
    assert PYTHON.is_valid(document)


@given(st.sampled_from(["\u0000", "\u2028", "\U0010ffff", "e\u0301", "\ufeff", "\n"]))
def test_any_character_may_stand_in_a_text(character):
    document = {**VISIT, "places": [{"name": character}]}
    assert accepted(document)
    assert RUST.is_valid(document)
