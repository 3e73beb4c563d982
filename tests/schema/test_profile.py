"""The schema for constrained generation keeps to what generators have in common."""

import jsonschema
import jsonschema_rs
import pytest

from diplomev.schema import json_schema
from diplomev.schema.profile import KEYWORDS, LEFT_OUT, LEFT_OUT_OF_ALL, RECORDS

FULL = json_schema()["$defs"]
SCHEMA = json_schema("structured-output")
DEFINITIONS = SCHEMA["$defs"]
OBJECTS = {name: found for name, found in {"": SCHEMA, **DEFINITIONS}.items() if "properties" in found}
COMMON = {
    *("type", "enum", "const", "properties", "required", "items", "anyOf"),
    *("$ref", "$defs", "description", "additionalProperties"),
}


def schemas(found):
    """A schema and every schema in it."""
    yield found
    for inner in [*found.get("properties", {}).values(), *found.get("$defs", {}).values(), *found.get("anyOf", [])]:
        yield from schemas(inner)
    if "items" in found:
        yield from schemas(found["items"])


def accepts_null(found):
    return {"type": "null"} in found.get("anyOf", [])


def optional_in_full(name, key):
    return key not in FULL.get(name, {}).get("required", ()) and key != "type"


def test_it_is_a_json_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_its_root_is_an_object_without_alternatives():
    assert (SCHEMA["type"], "anyOf" in SCHEMA) == ("object", False)


def test_no_keyword_but_the_common_ones_is_used():
    assert {keyword for found in schemas(SCHEMA) for keyword in found} <= COMMON
    assert KEYWORDS == COMMON


@pytest.mark.parametrize("name", list(OBJECTS))
def test_every_object_is_closed(name):
    assert (OBJECTS[name]["type"], OBJECTS[name]["additionalProperties"]) == ("object", False)


@pytest.mark.parametrize("name", list(OBJECTS))
def test_every_property_is_required(name):
    assert OBJECTS[name]["required"] == list(OBJECTS[name]["properties"])


@pytest.mark.parametrize("name", [name for name in OBJECTS if name])
def test_a_property_may_be_null_where_the_data_model_has_it_optional(name):
    shapes = OBJECTS[name]["properties"]
    assert {key for key, shape in shapes.items() if accepts_null(shape)} == {
        key for key in shapes if optional_in_full(name, key)
    }


@pytest.mark.parametrize("name", [name for name in OBJECTS if name])
def test_nothing_is_left_out_but_what_the_way_back_fills_in(name):
    left_out = LEFT_OUT_OF_ALL.union(LEFT_OUT.get(name, ()))
    assert set(OBJECTS[name]["properties"]) == set(FULL[name]["properties"]) - left_out


@pytest.mark.parametrize("name", [name for name, found in DEFINITIONS.items() if "enum" in found])
def test_code_lists_are_those_of_the_data_model(name):
    assert DEFINITIONS[name]["enum"] == FULL[name]["enum"]


def test_nothing_stands_beside_a_reference():
    references = [found for found in schemas(SCHEMA) if "$ref" in found]
    assert references
    assert all(list(found) == ["$ref"] for found in references)


def test_every_reference_leads_to_a_definition_and_every_definition_is_used():
    used = {found["$ref"].removeprefix("#/$defs/") for found in schemas(SCHEMA) if "$ref" in found}
    assert used == set(DEFINITIONS)


def test_no_definition_leads_back_to_itself():
    def behind(name, around):
        assert name not in around
        for found in schemas(DEFINITIONS[name]):
            if "$ref" in found:
                behind(found["$ref"].removeprefix("#/$defs/"), {*around, name})

    for name in RECORDS:
        behind(name, set())


def test_a_value_is_a_text_or_one_of_the_objects_in_records():
    ways = DEFINITIONS["Claim"]["properties"]["value"]["anyOf"]
    names = {way["$ref"].rpartition("/")[2] for way in ways if "$ref" in way}
    assert names == {"Action", "Amount", "Count", "Event", "Identifier", "Name", "Place", "Role", "Signatory"}
    assert [way for way in ways if "$ref" not in way] == [{"type": "string"}, {"type": "null"}]


def test_every_schema_with_a_form_of_its_own_is_described():
    assert all(found.get("description") for found in DEFINITIONS.values())


def test_it_accepts_a_record_with_every_property():
    visit = dict.fromkeys(DEFINITIONS["Visit"]["properties"]) | {"type": "visit", "id": "v", "sending": ["MLI"]}
    answer = {"type": "bundle", "schema_version": "1.0", "records": [visit]}
    assert jsonschema_rs.is_valid(SCHEMA, answer)


def test_it_refuses_a_record_that_leaves_one_out():
    visit = dict.fromkeys(DEFINITIONS["Visit"]["properties"]) | {"type": "visit", "id": "v"}
    del visit["rank"]
    answer = {"type": "bundle", "schema_version": "1.0", "records": [visit]}
    assert not jsonschema_rs.is_valid(SCHEMA, answer)


def test_there_is_no_other_profile():
    with pytest.raises(ValueError, match="there is no profile 'strict'"):
        json_schema("strict")
