"""Data of a newer minor version are read, with a warning for each kind of thing that is new."""

import json

import pytest

from diplomev.validate import validate

VISIT = {"type": "visit", "id": "visit:a", "sending": ["MLI"]}
NEW = VISIT | {"schema_version": "1.7", "mood": "good"}


def found(data):
    report = validate(data, references=False, disable=["meaning."])
    return [(issue.code, issue.path) for issue in report.issues]


def bundle(*records, version="1.7", **more):
    return {"type": "bundle", "schema_version": version, "records": list(records), **more}


def test_it_is_a_warning():
    report = validate(NEW, disable=["meaning."])
    assert report.ok
    assert report.counts["warning"] == 2


def test_warnings_name_version_and_property():
    assert found(NEW) == [("schema.newer_version", "/schema_version"), ("schema.newer_value", "/mood")]


def test_a_near_name_is_told():
    issue = validate(VISIT | {"schema_version": "1.7", "strat": "2025"}, disable=["meaning."]).issues[1]
    assert (issue.path, issue.hint) == ("/strat", "Did you mean 'start'?")


def test_the_version_of_a_bundle_goes_for_its_records():
    assert found(bundle(VISIT | {"mood": "good"})) == [
        ("schema.newer_version", "/schema_version"),
        ("schema.newer_value", "/records/0/mood"),
    ]


def test_the_version_of_a_record_in_a_bundle_goes_for_it_alone():
    codes = found(bundle(NEW, VISIT | {"id": "visit:b", "mood": "good"}, version="1.0"))
    assert codes == [
        ("schema.newer_version", "/records/0/schema_version"),
        ("schema.newer_value", "/records/0/mood"),
        ("schema.unknown_key", "/records/1/mood"),
    ]


def test_in_json_lines_the_first_goes_for_all_that_follow():
    lines = "\n".join(map(json.dumps, [VISIT | {"schema_version": "1.7"}, VISIT, VISIT | {"id": "visit:b", "mood": 1}]))
    assert found(lines) == [("schema.newer_version", "/schema_version"), ("schema.newer_value", "/mood")]


def test_until_another_version_is_given():
    lines = "\n".join(map(json.dumps, [NEW, VISIT | {"schema_version": "1.0"}, VISIT | {"id": "visit:b", "mood": 1}]))
    assert found(lines)[-1] == ("schema.unknown_key", "/mood")


def test_a_broken_line_does_not_end_it():
    lines = json.dumps(NEW) + "\n{\n" + json.dumps(VISIT | {"id": "visit:b", "mood": 1})
    assert [code for code, _ in found(lines)] == ["schema.newer_version", "schema.newer_value", "json.syntax"]


@pytest.mark.parametrize("wrap", [list, tuple, iter], ids=["list", "tuple", "iterator"])
def test_the_same_goes_for_sequences_of_records(wrap):
    assert validate(wrap([NEW, VISIT | {"id": "visit:b", "mood": 1}]), disable=["meaning."]).ok


def test_the_same_goes_for_a_json_list():
    assert found(json.dumps([NEW, VISIT | {"id": "visit:b", "mood": 1}])) == [
        ("schema.newer_version", "/0/schema_version"),
        ("schema.newer_value", "/0/mood"),
    ]


def test_each_kind_is_told_once():
    records = [VISIT | {"id": f"visit:{number}", "mood": number} for number in range(50)]
    assert [code for code, _ in found(bundle(*records))] == ["schema.newer_version", "schema.newer_value"]


def test_errors_have_the_pointers_of_the_data_as_given():
    actor = {"type": "actor", "id": "actor:a", "name": "A", "members": ["XNA", "FRA", "XNB", 3, "XNC", 4]}
    errors = [path for code, path in found(bundle(actor)) if code == "schema.type"]
    assert errors == ["/records/0/members/3", "/records/0/members/5"]


def test_what_a_bundle_has_besides_is_named():
    issue = validate(bundle(VISIT, made="today"), disable=["meaning."]).issues[1]
    assert (issue.code, issue.path) == ("schema.newer_value", "/made")
    assert "is not kept" in issue.message


@pytest.mark.parametrize("version", ["2.0", "0.9", "1.x", "", "1.0.1"])
def test_other_versions_are_errors(version):
    assert [code for code, _ in found(bundle(VISIT, version=version))] == ["schema.version"]


def test_what_the_json_domain_refuses_is_found_in_unknown_values():
    text = json.dumps(NEW).replace('"good"', "12345678901234567890")
    assert "json.number" in [code for code, _ in found(text)]
