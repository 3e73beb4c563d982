"""Everything that can be validated: paths, bytes, text, open files, Python values; JSON and JSON Lines; gzip."""

import gzip
import io
import tempfile
from pathlib import Path

import pytest

from diplomev.model import Actor, Bundle
from diplomev.validate import validate

GOOD = {"type": "actor", "id": "actor:a", "name": "A"}
BAD = {"type": "actor", "id": "actor:b", "name": 1}
LINES = b'{"type": "actor", "id": "actor:a", "name": "A"}\n\n{"type": "actor", "id": "actor:b", "name": 1}\r\n'
DOCUMENT = b'[\n{"type": "actor", "id": "actor:a", "name": "A"},\n{"type": "actor", "id": "actor:b", "name": 1}\n]'


def places(report):
    return [(issue.code, issue.path, issue.line) for issue in report.issues]


IN_LINES = [("schema.type", "/name", 3)]
IN_DOCUMENT = [("schema.type", "/1/name", 3)]
IN_PYTHON = [("schema.type", "/1/name", None)]


@pytest.mark.parametrize(("content", "expected"), [(LINES, IN_LINES), (DOCUMENT, IN_DOCUMENT)])
@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview, bytes.decode, gzip.compress, io.BytesIO])
def test_bytes_and_text(content, expected, wrap):
    assert places(validate(wrap(content))) == expected


@pytest.mark.parametrize(("content", "expected"), [(LINES, IN_LINES), (DOCUMENT, IN_DOCUMENT)])
@pytest.mark.parametrize("name", ["data.json", "data.jsonl", "data", "data.json.gz", "data.jsonl.gz"])
@pytest.mark.parametrize("kind", [Path, str])
def test_files_are_told_by_their_content(tmp_path, content, expected, name, kind):
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    if name == "data.jsonl" and content is DOCUMENT:
        expected = IN_DOCUMENT  # a pretty-printed document under the wrong name
    report = validate(kind(path))
    assert places(report) == expected
    assert report.source == str(path)


def test_one_line_is_one_record_in_a_file_of_lines(tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_bytes(b'[{"type": "actor", "id": "actor:a", "name": "A"}]')
    assert places(validate(path)) == [("json.not_object", "", 1)]


def test_lines_that_are_no_json_leave_the_others_checked():
    text = (
        '{"type": "actor", "id": "actor:a", "name": "A"}\n{"type": "actor",\nnull\n{"type": "actor", "id": "actor:b"}\n'
    )
    report = validate(text, format="jsonl")
    assert places(report) == [
        ("json.syntax", "", 2),
        ("json.not_object", "", 3),
        ("schema.needs_one_of", "", 4),
    ]
    assert report.records == 2


@pytest.mark.parametrize("data", [[GOOD, BAD], (GOOD, BAD), iter([GOOD, BAD]), (one for one in [Actor(**GOOD), BAD])])
def test_python_values(data):
    assert places(validate(data)) == IN_PYTHON


def test_lines_from_an_iterator():
    assert places(validate(iter(LINES.splitlines(keepends=True)[::2]))) == [("schema.type", "/name", 2)]


@pytest.mark.parametrize("mode", ["r", "rb"])
def test_open_files_stay_open(tmp_path, mode):
    path = tmp_path / "data.jsonl"
    path.write_bytes(LINES)
    with path.open(mode) as stream:
        assert places(validate(stream)) == IN_LINES
        assert not stream.closed


def test_bytes_in_memory_stay_open():
    stream = io.BytesIO(LINES)
    validate(stream)
    assert not stream.closed


def test_temporary_files():
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as stream:
        stream.write(LINES)
        stream.seek(0)
        assert places(validate(stream)) == IN_LINES


@pytest.mark.parametrize("data", [Actor(**GOOD), Bundle(schema_version="1.0", records=(Actor(**GOOD),)), GOOD])
def test_single_values(data):
    report = validate(data)
    assert (report.ok, report.records) == (True, 1)


def test_python_values_that_are_no_json_are_issues():
    ext = {"acme:x": object(), "acme:y": {1: None}, "acme:z": float("nan"), "acme:big": 2**60}
    assert places(validate({**GOOD, "ext": ext})) == [
        ("json.not_json", "/ext/acme:x", None),
        ("json.not_json", "/ext/acme:y/1", None),
        ("json.number", "/ext/acme:z", None),
        ("json.number", "/ext/acme:big", None),
    ]


def test_value_that_contains_itself_is_an_issue():
    around = {**GOOD, "ext": {"acme:x": []}}
    around["ext"]["acme:x"] += [around["ext"]["acme:x"]] * 2
    assert {issue.code for issue in validate(around).issues} == {"json.depth"}


@pytest.mark.parametrize("item", [5, None, "actor:a", [], True])
def test_what_is_no_record_in_a_list_is_an_issue(item):
    assert places(validate([GOOD, item])) == [("json.not_object", "/1", None)]


@pytest.mark.parametrize("data", [5, None, 1.5, True, object()])
def test_what_cannot_hold_records_is_a_wrong_call(data):
    with pytest.raises(TypeError, match="takes a path"):
        validate(data)


@pytest.mark.parametrize("name", ["nowhere.json", "nowhere.jsonl", "no/where.json.gz", "nul\0.json"])
def test_missing_file_is_an_issue(name, tmp_path):
    report = validate(tmp_path / name)
    assert [issue.code for issue in report.issues] == ["input.missing"]
    assert not report.ok


def test_text_that_can_only_be_a_file_name_is_a_missing_file():
    assert [issue.code for issue in validate("records.json").issues] == ["input.missing"]


def test_folder_is_an_issue(tmp_path):
    assert [issue.code for issue in validate(tmp_path).issues] == ["input.unreadable"]


@pytest.mark.parametrize("keep", [3, 12, 40])
def test_gzip_cut_off_is_an_issue(keep):
    assert [issue.code for issue in validate(gzip.compress(LINES)[:keep]).issues][-1:] == ["input.unreadable"]


def test_damaged_gzip_is_an_issue():
    data = bytearray(gzip.compress(LINES * 50))
    data[20:30] = b"\0" * 10
    assert [issue.code for issue in validate(bytes(data)).issues][-1:] == ["input.unreadable"]


def test_file_of_lines_without_a_record_is_a_warning(tmp_path):
    path = tmp_path / "empty.jsonl"
    path.write_bytes(b"")
    report = validate(path)
    assert report.ok
    assert [issue.code for issue in report.issues] == ["input.empty"]


def test_empty_list_is_fine():
    assert validate([]).issues == ()


def test_bundle_on_a_line_is_no_record():
    line = b'{"type": "bundle", "schema_version": "1.0", "records": []}\n'
    assert places(validate(line * 2, format="jsonl")) == [
        ("schema.record_type", "/type", 1),
        ("schema.record_type", "/type", 2),
    ]


def test_lines_are_read_one_at_a_time():
    taken = []

    def lines():
        for number in range(10):
            taken.append(number)
            yield {"type": "actor", "id": f"actor:a{number}", "name": "A"}

    report = validate(lines(), max_issues=1)
    assert (report.records, len(taken)) == (10, 10)
