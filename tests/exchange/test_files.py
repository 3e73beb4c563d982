"""Reading and writing files of records."""

import gzip
import json
import os
from itertools import permutations

import pytest

from diplomev.errors import (
    InvalidDataError,
    UnreadableInputError,
    UnsupportedFormatError,
    UnwritableOutputError,
)
from diplomev.exchange import SUFFIXES, read, write
from diplomev.model import Actor, Bundle, Claim, Source, Visit
from diplomev.validate import validate

SOURCE = Source(id="source:a", title="Été")
ACTOR = Actor(id="actor:a", name="A", sources=("source:a",))
VISIT = Visit(id="visit:a", sources=("source:a",), visitors=("actor:a",), receiving="RUS")
CLAIM = Claim(id="claim:a", kind="quotation", source="source:a", speaker="actor:a", text="A\nB")
RECORDS = (SOURCE, ACTOR, VISIT, CLAIM)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_records_come_back_sorted(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    write(reversed(RECORDS), path)
    assert read(path) == RECORDS


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_order_and_clock_leave_no_trace(tmp_path, suffix):
    records = [*RECORDS, Actor(id="actor:b", name="B"), Actor(id="actor:b", name="C")]
    contents = set()
    for index, order in enumerate(list(permutations(records))[::97]):
        write(order, tmp_path / f"{index}{suffix}")
        contents.add((tmp_path / f"{index}{suffix}").read_bytes())
    assert len(contents) == 1


def test_json_is_a_bundle_with_a_record_a_line(tmp_path):
    write([ACTOR, SOURCE], tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == (
        '{"type":"bundle","schema_version":"1.0","records":[\n'
        '{"type":"source","id":"source:a","title":"Été"},\n'
        '{"type":"actor","id":"actor:a","sources":["source:a"],"name":"A"}\n]}\n'
    )


def test_first_line_of_json_lines_has_the_version(tmp_path):
    write([ACTOR, SOURCE], tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines[0] == '{"type":"source","id":"source:a","schema_version":"1.0","title":"Été"}'
    assert ["schema_version" in line for line in lines] == [True, False]


def test_version_on_records_is_dropped(tmp_path):
    write([SOURCE.model_copy(update={"schema_version": "1.0"}), ACTOR], tmp_path / "out.jsonl")
    assert read(tmp_path / "out.jsonl") == (SOURCE, ACTOR)


def test_version_on_records_has_no_say_in_their_order(tmp_path):
    versioned = Actor(id="actor:a", name="A", schema_version="1.0")
    other = Actor(id="actor:a", name="A", country="MLI")
    for name, records in (("one.json", [versioned, other]), ("two.json", [Actor(id="actor:a", name="A"), other])):
        write(records, tmp_path / name)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_records(tmp_path, suffix):
    write([], tmp_path / f"out{suffix}")
    assert read(tmp_path / f"out{suffix}") == ()


def test_a_bundle_can_be_written(tmp_path):
    write(Bundle(schema_version="1.0", records=RECORDS), tmp_path / "out.json")
    assert read(tmp_path / "out.json") == RECORDS


@pytest.mark.parametrize(
    ("name", "format_"), [("out", "jsonl"), ("out.txt", ".jsonl"), ("out.txt.gz", "jsonl"), ("out", "jsonl.gz")]
)
def test_format_can_be_named(tmp_path, name, format_):
    write(RECORDS, tmp_path / name, format=format_)
    data = (tmp_path / name).read_bytes()
    assert data.startswith(b"\x1f\x8b") == (".gz" in name + format_)
    assert read(tmp_path / name, format=format_) == RECORDS


@pytest.mark.parametrize("zipped", [False, True])
def test_bytes_are_read(zipped):
    data = json.dumps([record.to_dict() for record in RECORDS], indent=1).encode()
    assert read(gzip.compress(data) if zipped else data) == RECORDS


@pytest.mark.parametrize("name", ["out.txt", "out", "out.gz", "out.json.zip"])
@pytest.mark.parametrize("use", [read, lambda path: write(RECORDS, path)])
def test_unknown_format_names_the_known_ones(tmp_path, name, use):
    with pytest.raises(UnsupportedFormatError, match=r"\.json, \.jsonl, \.json\.gz, \.jsonl\.gz"):
        use(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_invalid_data_are_refused_with_their_report(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text('{"type": "actor", "id": "actor:a", "name": 1}\n{"type": "actor",\n' + '{"type": "x"}\n' * 5)
    with pytest.raises(InvalidDataError) as raised:
        read(path)
    assert raised.value.report.counts["error"] == 7
    assert str(raised.value).startswith(f"{path}: not valid.")
    assert "line 1 column 44 /name (actor:a)" in str(raised.value)
    assert str(raised.value).count("\n") == 3


@pytest.mark.parametrize("data", [b"", b"{", b"5", b'{"type": "actor", "id": "actor:a", "name": "A", "name": "B"}'])
def test_invalid_bytes_are_refused(data):
    with pytest.raises(InvalidDataError):
        read(data)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("number", [2.0**53, 1e17, -1e20, 1e21, 1.7e308, 5e-324, -0.0])
def test_large_fractions_of_others_are_no_unsafe_integers(tmp_path, suffix, number):
    path = tmp_path / f"out{suffix}"
    records = (Actor(id="actor:a", name="A", ext={"acme:x": [number], "acme:y": {"z": number}}),)
    write(records, path)
    assert read(path) == records
    assert validate(path).issues == ()


def test_references_that_lead_nowhere_are_read():
    assert read(b'{"type": "visit", "id": "visit:a", "visitors": ["actor:a"]}')[0].visitors == ("actor:a",)


def test_missing_file_is_named(tmp_path):
    with pytest.raises(UnreadableInputError, match="no such file"):
        read(tmp_path / "none.json")


def test_folder_is_named(tmp_path):
    with pytest.raises(UnreadableInputError, match="folder"):
        read(tmp_path)


def test_damaged_gzip_is_named(tmp_path):
    (tmp_path / "in.json.gz").write_bytes(gzip.compress(b"[]")[:12])
    with pytest.raises(UnreadableInputError, match=r"in\.json\.gz cannot be read"):
        read(tmp_path / "in.json.gz")


@pytest.mark.parametrize("value", [float("nan"), 2**53, "\ud800", {"a": [float("inf")]}])
def test_values_that_not_every_reader_understands_are_not_written(tmp_path, value):
    claim = Claim(
        id="claim:a", kind="statement", source="source:a", subject="visit:a", property="x", stance="asserts",
        value=value,
    )  # fmt: skip
    with pytest.raises(InvalidDataError, match="claim:a"):
        write([SOURCE, claim], tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


def test_only_records_are_written(tmp_path):
    with pytest.raises(TypeError, match="not dict"):
        write([SOURCE.to_dict()], tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


def test_missing_folder_is_told(tmp_path):
    with pytest.raises(UnwritableOutputError, match="folder does not exist"):
        write(RECORDS, tmp_path / "no" / "out.json")


def test_reading_leaves_the_garbage_collector_as_it_was():
    import gc

    read(b"[]")
    assert gc.isenabled()
    with pytest.raises(InvalidDataError):
        read(b"{")
    assert gc.isenabled()


def test_names_are_taken_as_text_as_well(tmp_path):
    name = os.fspath(tmp_path / "OUT.JSON")
    write(RECORDS, name)
    assert read(name) == RECORDS
