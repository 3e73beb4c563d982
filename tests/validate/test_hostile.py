"""Hostile JSON, in the manner of a parser's test suite: a clear issue or success, never an exception or a hang.

The cases are in `tests/cases/validate/hostile/`; their names begin with `y_` where the data are to be accepted and with
`n_` where not. What would be large is made here.
"""

import gzip
import tomllib
import tracemalloc
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from diplomev.validate import Report, validate

FOLDER = Path(__file__).parents[1] / "cases" / "validate" / "hostile"
AROUND = '{"type": "actor", "id": "actor:a", "name": "A", "ext": {"acme:x": %s}}'
LONGEST_ISSUE = 600
MB = 2**20


class Case(NamedTuple):
    """One case: its name, its bytes, and the codes that it must raise, the first ones at least."""

    name: str
    data: bytes
    codes: str


def _data(case: dict[str, Any], place: str) -> bytes:
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    text = "".join(part * times for part, times in case["repeat"]) if "repeat" in case else case["json"]
    text = AROUND.replace("%s", text) if place == "value" else text
    return (("\ufeff" if case.get("mark") else "") + text).encode(case.get("encoding", "utf-8"))


def _cases():
    for path in sorted(FOLDER.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, case in content["cases"].items():
            yield Case(f"{path.stem}-{name}", _data(case, content["place"]), case.get("code", ""))


CASES = list(_cases())
SMALL = [case for case in CASES if len(case.data) < MB // 8]


def look(data: Any, **options: Any) -> Report:
    """What validation says of the form; what records mean is not the matter here."""
    return validate(data, references=False, disable=["meaning."], **options)


@cache
def report_on(case: Case) -> Report:
    return look(case.data)


def _codes(report: Report) -> str:
    """The codes of a report, each once, in their order."""
    return " ".join(dict.fromkeys(issue.code for issue in report.issues))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_is_accepted_or_has_its_issue(case):
    report = report_on(case)
    assert _codes(report) == case.codes
    assert report.ok == case.name.partition("-")[2].startswith("y_")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_issues_stay_short(case):
    report = report_on(case)
    assert all(len(str(issue)) < LONGEST_ISSUE for issue in report.issues)
    assert len(report.issues) < 200


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case.name)
def test_a_file_and_a_compressed_one_have_the_same_issues(case, tmp_path):
    (tmp_path / "a.json").write_bytes(case.data)
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(case.data, 1))
    assert look(tmp_path / "a.json").issues == report_on(case).issues
    if not case.data.startswith(b"\x1f\x8b"):
        assert look(tmp_path / "a.json.gz").issues == report_on(case).issues


@pytest.mark.parametrize(
    "case",
    [case for case in SMALL if b"\n" not in case.data.strip() and case.data.strip()],
    ids=lambda case: case.name,
)
def test_between_good_lines_it_spoils_only_its_own(case):
    good = b'{"type": "source", "id": "source:%d"}\n'
    report = look(good % 1 + good % 2 + case.data + b"\n" + good % 3, format="jsonl")
    assert {issue.line for issue in report.issues} <= {3, 4}


def _peak(data: bytes) -> int:
    tracemalloc.start()
    look(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.parametrize(
    "name",
    [
        "numbers-n_integer_of_a_million_digits_negative",
        "structure-n_lists_100_000",
        "structure-n_objects_100_000_not_closed",
        "strings-y_million_characters",
        "strings-n_key_100_000_times",
        "structure-y_much_white_space",
    ],
)
def test_memory_stays_in_proportion_to_the_data(name):
    (data,) = (case.data for case in CASES if case.name == name)
    assert _peak(data) < 60 * len(data) + 5 * MB


def test_a_line_of_thirty_megabytes_is_read(tmp_path):
    path = tmp_path / "long.json"
    path.write_text(AROUND.replace("%s", '"' + "é" * (15 * MB) + '"'), encoding="utf-8")
    assert look(path).issues == ()


def test_an_error_at_the_end_of_thirty_megabytes_is_located():
    text = '{"type": "actor", "id": "actor:a", "ext": {"acme:x": "' + "a" * (30 * MB) + '"}, "name": 1}'
    (issue,) = look(text).issues
    assert (issue.code, issue.path) == ("schema.type", "/name")
    assert issue.column > 30 * MB


def _bundle(count: int, name: str) -> str:
    records = ", ".join(f'{{"type": "actor", "id": "actor:{number}", "name": {name}}}' for number in range(count))
    return f'{{"type": "bundle", "schema_version": "1.0", "records": [{records}]}}'


def test_a_bundle_of_100_000_records_is_read():
    report = validate(_bundle(100_000, '"A"'), disable=["meaning."])
    assert (report.ok, report.records) == (True, 100_000)


def test_a_bundle_of_20_000_bad_records_is_told_in_few_words():
    report = look(_bundle(20_000, "1"), max_issues=10)
    assert (len(report.issues), report.counts["error"]) == (10, 20_000)
