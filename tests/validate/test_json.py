"""What is no JSON, or outside the domain of the data model: a clear issue each, never an exception."""

import tomllib
from pathlib import Path

import pytest

from diplomev.validate import validate

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/validate/json.toml").read_text(encoding="utf-8"))["case"]
ACTOR = '{"type": "actor", "id": "actor:a", "name": "A", "ext": {"acme:x": %s}}'
WELL = [
    ACTOR % "-9007199254740991",
    ACTOR % "9007199254740992.0",
    ACTOR % "1e17",
    ACTOR % "0.1000000000000000055511151231257827",
    ACTOR % ("[" * 98 + "]" * 98),
    ACTOR % r'"\ud83d\ude00"',
    ACTOR % r'"\u003a:\u003A"',
    ACTOR % '{"a": {"k": 1}, "b": {"k": 1}}',
    "\n\t " + ACTOR % "null" + "\r\n",
]


def only_issue(data):
    report = validate(data, references=False)
    assert len(report.issues) == 1, str(report)
    return report.issues[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_has_its_issue(case):
    issue = only_issue(case["text"])
    assert (issue.code, issue.path, issue.level) == (case["code"], case.get("path", ""), "error")
    assert case.get("hint", "") in (issue.hint or "")
    if "at" in case:
        assert [issue.line, issue.column] == case["at"]
    if "record" in case:
        assert issue.record == case["record"]


@pytest.mark.parametrize("text", WELL)
def test_what_is_in_the_domain_has_no_issue(text):
    assert validate(text).issues == ()


@pytest.mark.parametrize("opening", ["[", '{"a":', "[[[{"])
@pytest.mark.parametrize("depth", [101, 500, 100_000])
def test_deep_nesting_without_end_ends_in_one_issue(opening, depth):
    assert only_issue(opening * depth).code in {"json.depth", "json.syntax"}


@pytest.mark.parametrize("depth", [99, 300, 900, 5_000, 100_000])
def test_deep_nesting_is_told_as_such(depth):
    issue = only_issue(ACTOR % ("[" * depth + "]" * depth))
    assert (issue.code, issue.line) == ("json.depth", 1)


def test_a_deep_value_leaves_the_other_records_checked():
    deep = ACTOR % ("[" * 200 + "]" * 200)
    report = validate(f'[{deep}, {{"type": "actor", "id": "actor:b", "name": 1}}]')
    assert [issue.code for issue in report.issues] == ["json.depth", "schema.type"]


@pytest.mark.parametrize("number", ["9" * 100_000, "-" + "9" * 100_000, "1" + "0" * 100_000 + ".5"])
def test_numbers_of_many_digits_are_refused(number):
    issue = only_issue(ACTOR % number)
    assert (issue.code, issue.path) == ("json.number", "/ext/acme:x")
    assert len(str(issue)) < 500


def test_fraction_of_many_digits_is_a_number():
    assert validate(ACTOR % ("0." + "1" * 100_000)).ok


def test_byte_order_mark_is_a_warning():
    report = validate(b"\xef\xbb\xbf" + (ACTOR % "1").encode())
    assert report.ok
    assert [issue.code for issue in report.issues] == ["json.bom"]


def test_byte_order_mark_hides_nothing():
    report = validate(b'\xef\xbb\xbf{"type": "actor", "id": "actor:a", "name": 1}')
    assert [issue.code for issue in report.issues] == ["json.bom", "schema.type"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_other_unicode_encodings_are_named(encoding):
    issue = only_issue((ACTOR % "1").encode(encoding))
    assert issue.code == "json.encoding"
    assert "UTF-8" in (issue.hint or "")


def test_bytes_of_an_old_encoding_are_located():
    issue = only_issue('{"type": "actor",\n "id": "actor:a", "name": "été"}'.encode("latin-1"))
    assert (issue.code, issue.line, issue.column, issue.got) == ("json.encoding", 2, 28, "0xe9")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"PK\x03\x04\0\0\0", bytes(range(256)) * 40])
def test_binary_data_are_told_as_such(data):
    assert only_issue(data).code == "json.encoding"


def test_half_a_surrogate_pair_in_a_python_string_is_located():
    issue = only_issue('{"type": "actor", "id": "actor:a", "name": "\udc80"}')
    assert (issue.code, issue.line, issue.column) == ("json.surrogate", 1, 45)


def test_a_long_line_is_no_burden_for_the_message():
    issue = only_issue('{"type": "actor", "id": "actor:a", "name": 1, "x": "' + "é" * 3_000_000 + '", "name": 2}' + "}")
    assert issue.code == "json.syntax"
    assert len(str(issue)) < 500


def test_repeated_keys_may_be_let_through():
    text = '{"type": "actor", "id": "actor:a", "name": "A", "name": "B"}'
    assert validate(text, duplicate_keys=False).ok


def test_repeated_keys_are_told_beside_other_errors():
    report = validate('{"type": "actor", "id": "actor:a", "id": "actor:b", "name": 1}')
    assert [(issue.code, issue.path) for issue in report.issues] == [
        ("json.duplicate_key", "/id"),
        ("schema.type", "/name"),
    ]
