import json
import re

import jsonschema
import jsonschema_rs
import pytest

from diplomev.model import DOCUMENT, MODELS, RECORD, Bundle
from diplomev.schema import build, json_schema
from diplomev.schema.examples import example_bundle

SCHEMA = json_schema()
DEFINITIONS = SCHEMA["$defs"]
OBJECTS = {name: found for name, found in DEFINITIONS.items() if "additionalProperties" in found}
PROPERTIES = {f"{name}.{key}": shape for name, found in OBJECTS.items() for key, shape in found["properties"].items()}
REQUIRED = {f"{name}.{key}" for name, found in OBJECTS.items() for key in found.get("required", [])}
VALIDATOR = jsonschema_rs.validator_for(SCHEMA)


def inside(value):
    """Every object in a JSON value."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(item)


def test_it_is_a_json_schema():
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_file_is_what_the_models_make():
    assert build.as_text(build.build()) == build.PATH.read_text(encoding="utf-8")


def test_check_is_content_with_the_file():
    assert build.main(["--check"]) == 0


def test_check_says_what_to_do_about_a_difference(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(build, "PATH", tmp_path / "schema.json")
    build.PATH.write_text("{}\n", encoding="utf-8")
    assert build.main(["--check"]) == 1
    assert "Run `python -m diplomev.schema.build`" in capsys.readouterr().err
    assert build.PATH.read_text(encoding="utf-8") == "{}\n"


def test_without_check_the_file_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "PATH", tmp_path / "schema.json")
    assert build.main([]) == 0
    assert json.loads(build.PATH.read_text(encoding="utf-8")) == SCHEMA


def test_a_wrong_call_is_told_how_to_call():
    assert build.main(["--chek"]) == 2


def test_each_call_gives_a_copy():
    json_schema()["title"] = "changed"
    assert json_schema() == SCHEMA


def test_its_name_carries_its_version():
    assert SCHEMA["$id"] == "https://diplomev.org/schema/1.0/diplomev.schema.json"


@pytest.mark.parametrize("name", list(DEFINITIONS))
def test_every_definition_has_a_title_and_a_description(name):
    assert DEFINITIONS[name]["title"] == name
    assert DEFINITIONS[name]["description"]


@pytest.mark.parametrize("name", list(DEFINITIONS))
def test_every_definition_is_used(name):
    uses = [found for found in inside(SCHEMA) if found.get("$ref") == f"#/$defs/{name}"]
    assert uses


@pytest.mark.parametrize("name", list(OBJECTS))
def test_every_property_is_described_and_has_no_title_of_its_own(name):
    shapes = OBJECTS[name]["properties"].values()
    assert all(shape["description"] and "title" not in shape and "default" not in shape for shape in shapes)


@pytest.mark.parametrize("model", [*MODELS.values(), Bundle, *build.NESTED], ids=lambda model: model.__name__)
def test_properties_stand_in_the_order_of_the_model(model):
    assert list(OBJECTS[model.__name__]["properties"]) == list(model.model_fields)


@pytest.mark.parametrize("name", list(OBJECTS))
def test_every_object_is_closed(name):
    assert OBJECTS[name]["additionalProperties"] is False


@pytest.mark.parametrize("model", [*MODELS.values(), Bundle], ids=lambda model: model.__name__)
def test_type_is_required(model):
    assert "type" in OBJECTS[model.__name__]["required"]


@pytest.mark.parametrize("name", list(PROPERTIES))
def test_what_properties_share_is_defined_once(name):
    found = list(inside(PROPERTIES[name]))
    assert not [shape for shape in found if shape.keys() & {"pattern", "minLength", "minimum", "maximum"}]
    assert all(len(shape.get("enum", [])) <= 3 for shape in found)


@pytest.mark.parametrize("name", [name for name in PROPERTIES if name not in REQUIRED])
def test_an_optional_property_may_be_null(name):
    validator = jsonschema_rs.validator_for({**PROPERTIES[name], "$defs": DEFINITIONS})
    assert validator.is_valid(None)


def test_nothing_rests_on_format():
    assert not [found for found in inside(SCHEMA) if isinstance(found.get("format"), str)]


def test_patterns_mean_the_same_in_every_engine():
    patterns = [found["pattern"] for found in inside(DEFINITIONS) if isinstance(found.get("pattern"), str)]
    assert patterns
    assert not [pattern for pattern in patterns if re.search(r"\\[dDwWsSbBpPuU]|\(\?[^:]", pattern)]


def test_every_pattern_refuses_line_feeds():
    anchored = [found for found in inside(DEFINITIONS) if found.get("pattern", "").startswith("^")]
    assert anchored
    assert all(found["not"] == {"pattern": "\\n"} for found in anchored)


@pytest.mark.parametrize("kind", list(MODELS))
def test_the_example_of_a_record_is_valid(kind):
    (example,) = DEFINITIONS[kind.capitalize()]["examples"]
    assert example["type"] == kind
    assert VALIDATOR.is_valid(example)
    assert RECORD.validate_json(json.dumps(example)).to_dict() == example


@pytest.mark.parametrize("name", [name for name, found in DEFINITIONS.items() if name not in OBJECTS])
def test_the_examples_of_a_shared_type_are_valid(name):
    validator = jsonschema_rs.validator_for({"$ref": f"#/$defs/{name}", "$defs": DEFINITIONS})
    assert all(map(validator.is_valid, DEFINITIONS[name].get("examples", [])))


def test_the_example_of_the_whole_is_valid():
    assert SCHEMA["examples"] == [example_bundle()]
    assert VALIDATOR.is_valid(example_bundle())
    assert DOCUMENT.validate_python(example_bundle())


def test_the_references_of_the_example_resolve():
    records = example_bundle()["records"]
    ids = {record["id"] for record in records}
    assert set(re.findall(r'"((?:source|actor|visit|agreement):[^"]+)"', json.dumps(records))) <= ids


def test_the_evidence_of_the_example_stands_in_its_text():
    records = {record["type"]: record for record in reversed(example_bundle()["records"])}
    text = records["source"]["text"]
    assert [text[words["start"] : words["end"]] for words in records["claim"]["evidence"]] == ["22 January 2019"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"receiving": "XXX"}, ["records", 0, "receiving"]),
        ({"hosts": ["actor:a", "visit:a"]}, ["records", 0, "hosts", 1]),
        ({"places": [{"name": "A", "colour": 1}]}, ["records", 0, "places", 0]),
        ({"agreements": 1}, ["records", 0, "agreements"]),
    ],
    ids=["code", "reference", "nested", "list"],
)
def test_an_error_is_reported_where_it_is(change, where):
    visit = {"type": "visit", "id": "visit:a", "sending": ["MLI"], **change}
    bundle = {"type": "bundle", "schema_version": "1.0", "records": [visit]}
    assert [error.instance_path for error in VALIDATOR.iter_errors(bundle)] == [where]
