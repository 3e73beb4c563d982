"""What claims can state of which record."""

from __future__ import annotations

import pytest

from diplomev.claims import get_property, properties
from diplomev.model import MODELS


@pytest.mark.parametrize("record_type", MODELS)
def test_every_field_but_the_envelope_can_be_claimed(record_type):
    names = {prop.name for prop in properties(record_type)}
    assert names == MODELS[record_type].model_fields.keys() - {"type", "id", "schema_version"}


@pytest.mark.parametrize(
    ("record_type", "name"), [("visit", "colour"), ("visit", "id"), ("border", "name"), ("actor", "type")]
)
def test_nothing_else_is_a_property(record_type, name):
    assert get_property(record_type, name) is None


@pytest.mark.parametrize(
    ("record_type", "name", "is_list"),
    [
        ("visit", "sending", True),
        ("visit", "receiving", False),
        ("agreement", "signed_at", False),
        ("source", "authors", True),
    ],
)
def test_lists_are_told_from_single_values(record_type, name, is_list):
    assert get_property(record_type, name).is_list is is_list


@pytest.mark.parametrize(
    ("record_type", "name", "value"),
    [
        ("visit", "sending", "MLI"),
        ("visit", "start", "2025-06"),
        ("agreement", "count", {"min": 3}),
        ("actor", "ext", {"a:b": []}),
        ("source", "published", "2025-06-20T08:30"),
    ],
)
def test_a_value_of_the_property_fits(record_type, name, value):
    assert get_property(record_type, name).fits(value)


@pytest.mark.parametrize(
    ("record_type", "name", "value"),
    [
        ("visit", "sending", ["MLI"]),
        ("visit", "sending", "Mali"),
        ("visit", "start", "June"),
        ("agreement", "count", 3),
        ("actor", "ext", {"b": 1}),
        ("visit", "start", None),
        ("visit", "hosts", "visit:v"),
    ],
)
def test_another_value_does_not(record_type, name, value):
    assert not get_property(record_type, name).fits(value)
