import json

import diplomev as dv


def test_the_schema_is_printed(run):
    found = run("schema")
    assert (found.status, json.loads(found.out)) == (0, dv.json_schema())


def test_the_schema_is_written_to_a_file(run, tmp_path):
    assert run("schema", "-o", tmp_path / "schema.json") == (0, "", "")
    assert json.loads((tmp_path / "schema.json").read_bytes()) == dv.json_schema()


def test_a_missing_folder_is_told_in_a_sentence(run, tmp_path):
    found = run("schema", "-o", tmp_path / "no" / "schema.json")
    assert (found.status, found.err.count("\n")) == (2, 1)
