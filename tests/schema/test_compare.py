"""How far a change of the schema goes."""

import copy
import json
import tomllib
from pathlib import Path

import pytest

from diplomev.schema import json_schema
from diplomev.schema.compare import extent

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/schema/changes.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_extent(case):
    assert extent(json.loads(case["old"]), json.loads(case["new"])) == case["extent"]


@pytest.mark.parametrize("case", [case for case in CASES if case["extent"] == "additions"], ids=lambda c: c["name"])
def test_taking_away_what_was_added_breaks(case):
    assert extent(json.loads(case["new"]), json.loads(case["old"])) == "breaking"


def test_a_new_property_of_a_record_is_an_addition():
    new = copy.deepcopy(json_schema())
    new["$defs"]["Visit"]["properties"]["mood"] = {"$ref": "#/$defs/Text"}
    assert extent(json_schema(), new) == "additions"


def test_a_new_type_of_record_breaks():
    new = copy.deepcopy(json_schema())
    new["allOf"].append(new["allOf"][0])
    assert extent(json_schema(), new) == "breaking"
