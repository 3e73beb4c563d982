"""What is not known of a newer minor version is put aside, and put back."""

import copy
import json
import tomllib
from pathlib import Path

import pytest

from diplomev.schema.newer import UNKNOWN, adopt, is_newer_minor, restore

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/schema/newer.toml").read_text(encoding="utf-8"))["case"]
VISIT = {"type": "visit", "id": "visit:a", "sending": ["MLI"]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_not_known_is_put_aside(case):
    record, kept = adopt(json.loads(case["record"]), "1.7")
    ext = record.pop("ext", {})
    assert record == json.loads(case["known"])
    assert [one.to_dict() for one in kept] == json.loads(case["kept"])
    assert ext.get(UNKNOWN, {}).get("values", []) == json.loads(case["kept"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_put_back_in_its_place(case):
    given = json.loads(case["record"])
    version = "1.7" if case["kept"] != "[]" else None
    assert restore(adopt(given, "1.7")[0]) == (given, version)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_record_that_is_given_is_not_changed(case):
    given = json.loads(case["record"])
    adopt(given, "1.7")
    assert given == json.loads(case["record"])


def put_aside(**properties):
    return adopt({**VISIT, **properties}, "1.7")[0]


def test_a_value_that_was_given_since_stays():
    record = put_aside(mood="good", rank="grand") | {"rank": "state"}
    back, version = restore(record)
    assert (back["rank"], back["mood"], version) == ("state", "good", "1.7")
    assert back["ext"][UNKNOWN]["values"] == [{"at": "/rank", "value": "grand"}]


def test_a_code_that_was_chosen_since_stays():
    record = put_aside(occasion="regatta") | {"occasion": "summit"}
    assert restore(record) == (record, None)


def test_an_element_that_moved_is_found():
    record = put_aside(places=[{"name": "A", "altitude": 1}, {"name": "B"}])
    record["places"].reverse()
    assert restore(record)[0]["places"] == [{"name": "B"}, {"name": "A", "altitude": 1}]


def test_an_element_that_was_changed_since_stays():
    record = put_aside(places=[{"name": "A", "altitude": 1}])
    record["places"][0]["country"] = "MLI"
    assert restore(record) == (record, None)


def test_what_is_written_without_its_nulls_is_the_same():
    record = put_aside(places=[{"name": "A", "altitude": 1, "kind": None, "identifiers": []}])
    record["places"] = [{"name": "A"}]
    assert restore(record)[0]["places"] == [{"name": "A", "altitude": 1, "kind": None, "identifiers": []}]


def test_the_data_of_third_parties_stay_beside():
    record = put_aside(mood="good", ext={"acme:score": 3})
    assert record["ext"]["acme:score"] == 3
    assert restore(record)[0] == {**VISIT, "mood": "good", "ext": {"acme:score": 3}}


def test_what_somebody_else_put_aside_is_kept_with_it():
    first = put_aside(mood="good")
    second, _ = adopt({**first, "weather": "fair"}, "1.3")
    assert restore(second) == ({**VISIT, "mood": "good", "weather": "fair"}, "1.7")


def test_a_third_party_under_our_name_is_not_touched():
    given = {**VISIT, "ext": {UNKNOWN: "theirs"}, "mood": "good"}
    assert adopt(given, "1.7") == (given, ())


@pytest.mark.parametrize(
    "entry",
    [
        {"at": "/start", "value": "soon"},
        {"at": "/id", "value": "visit:b", "kept": "visit:a"},
        {"at": "/sending/0", "value": "FRA", "kept": "MLI"},
        {"at": "/sending/x", "value": "FRA"},
        {"at": "/receiving/0", "value": "XNW"},
        {"at": "/mood/0", "value": "good"},
    ],
    ids=lambda entry: entry["at"],
)
def test_nothing_is_put_back_that_would_not_be_put_aside_again(entry):
    record = {**VISIT, "ext": {UNKNOWN: {"schema_version": "1.7", "values": [entry]}}}
    before = copy.deepcopy(record)
    assert restore(record) == (before, None)


@pytest.mark.parametrize(
    ("version", "newer"),
    [
        *(("1.1", True), ("1.10", True), ("1.0", False), ("2.0", False), ("0.9", False), ("1.01", False)),
        *((1.7, False), (None, False), ("1.7\n", False), ("1.", False), ("1." + "9" * 5000, False), ("1.٣", False)),
    ],
)
def test_which_versions_are_newer(version, newer):
    assert is_newer_minor(version) is newer
