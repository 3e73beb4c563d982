"""What is new in data of a newer minor version survives reading and writing."""

import io
import json
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplomev as dv
from diplomev.exchange import jsonl
from diplomev.model import MODELS
from diplomev.testing.strategies import json_objects, json_values

RECORDS = st.one_of([json_objects(model.__name__) for model in MODELS.values()])
VISIT = {"type": "visit", "id": "visit:a", "sending": ["MLI"], "occasion": "regatta", "mood": "good"}


def read(data):
    with warnings.catch_warnings(action="ignore", category=dv.NewerVersionWarning):
        return dv.read(data)


def bare(value):
    """A value without what says nothing, as it is written."""
    if isinstance(value, dict):
        return {name: bare(item) for name, item in value.items() if item not in (None, [])}
    return [bare(item) for item in value] if isinstance(value, list) else value


@st.composite
def newer_records(draw):
    """Records to which a newer version has added properties and codes."""
    record = draw(RECORDS)
    record |= draw(st.dictionaries(st.sampled_from(["mood", "a/b~", "é"]), json_values().filter(bool), max_size=2))
    for place in record.get("places", ()):
        place.update(draw(st.dictionaries(st.just("altitude"), st.integers(0, 9), max_size=1)))
    if "sectors" in record:
        record["sectors"] = draw(st.lists(st.sampled_from(["space", "other", "deep_sea", "moon"]), max_size=4))
    if "roles" in record:
        record["roles"] += draw(st.lists(st.just({"title": "A", "office": "harbour_master"}), max_size=1))
    return record | {"schema_version": "1.7"}


def test_reading_warns():
    with pytest.warns(dv.NewerVersionWarning, match=r'version "1\.7" of the data model'):
        dv.read(json.dumps(VISIT | {"schema_version": "1.7"}).encode())


def test_reading_the_present_version_does_not_warn():
    known = {"type": "visit", "id": "visit:a", "sending": ["MLI"], "schema_version": "1.0"}
    with warnings.catch_warnings(action="error"):
        assert dv.read(json.dumps(known).encode())


def test_a_mistake_in_newer_data_is_an_error_all_the_same():
    with pytest.raises(dv.InvalidDataError, match="/start"):
        read(json.dumps(VISIT | {"schema_version": "1.7", "start": 3}).encode())


@pytest.mark.parametrize("suffix", [".json", ".jsonl", ".jsonl.gz"])
def test_the_newer_version_is_written_above_what_is_put_back(tmp_path, suffix):
    records = read(json.dumps(VISIT | {"schema_version": "1.7"}).encode())
    dv.write(records, tmp_path / f"a{suffix}")
    dv.write(read(tmp_path / f"a{suffix}"), tmp_path / "b.jsonl")
    assert json.loads((tmp_path / "b.jsonl").read_text()) == VISIT | {"schema_version": "1.7"}


def test_records_with_nothing_new_are_written_in_the_present_version(tmp_path):
    known = {"type": "visit", "id": "visit:a", "sending": ["MLI"]}
    dv.write(read(json.dumps(known | {"schema_version": "1.7"}).encode()), tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text()) == known | {"schema_version": "1.0"}


def test_of_several_versions_the_newest_is_written(tmp_path):
    lines = [
        VISIT | {"id": f"visit:{number}", "schema_version": version} for number, version in enumerate(["1.9", "1.10"])
    ]
    dv.write(read("\n".join(map(json.dumps, lines)).encode()), tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text())["schema_version"] == "1.10"


def test_a_dossier_keeps_it(tmp_path):
    records = read(json.dumps([VISIT | {"schema_version": "1.7"}]).encode())
    dv.Dossier(records).write(tmp_path / "a.jsonl")
    assert json.loads((tmp_path / "a.jsonl").read_text()) == VISIT | {"schema_version": "1.7"}


def written(records):
    """What is written of records, as JSON Lines."""
    stream = io.BytesIO()
    jsonl.write(records, stream)
    return stream.getvalue()


@given(newer_records())
def test_read_and_written_it_is_the_same(record):
    try:
        records = read(json.dumps(record).encode())
    except dv.InvalidDataError as error:
        codes = {issue.code for issue in error.report.issues if issue.level == "error"}
        assert codes <= {"schema.needs_one_of"}  # where all that a record was made of is new
        return
    again = json.loads(written(records))
    del again["schema_version"]
    assert bare(again) == bare({name: item for name, item in record.items() if name != "schema_version"})


@given(newer_records())
def test_what_was_written_is_valid(record):
    try:
        records = read(json.dumps(record).encode())
    except dv.InvalidDataError:
        return
    assert read(written(records)) == records
    report = dv.validate(written(records), references=False, disable=["meaning."])
    assert report.ok
