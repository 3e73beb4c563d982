"""SARIF 2.1.0: the parts that code hosts read, and what the format says of them."""

import json
from pathlib import Path

import pytest

from diplomev.cli.sarif import sarif, uri_of
from diplomev.validate import validate


@pytest.fixture
def log(run, tmp_path, monkeypatch):
    """Runs `validate --format sarif` on files of the names and contents given."""
    monkeypatch.chdir(tmp_path)

    def make(**files):
        for name, content in files.items():
            Path(f"{name}.json").write_text(content, encoding="utf-8")
        found = run("validate", *(f"{name}.json" for name in files), "no.json", "--format", "sarif")
        return json.loads(found.out)

    return make


BAD = '{"type": "visit", "id": "visit:a",\n "sources": ["source:a"], "sending": ["MALI"], "start": "1.5."}'


def test_log_has_one_run_of_the_version(log):
    found = log(a=BAD)
    assert (found["version"], len(found["runs"])) == ("2.1.0", 1)
    assert found["$schema"].endswith("sarif-2.1.0.json")


def test_every_result_names_a_rule_with_help(log):
    (run,) = log(a=BAD, b="[1")["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)


def test_result_tells_level_message_and_place(log):
    (run,) = log(a=BAD)["runs"]
    (result,) = (result for result in run["results"] if result["ruleId"] == "schema.code")
    assert (result["level"], "Did you mean 'MLI'?" in result["message"]["text"]) == ("error", True)
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "a.json"}, "region": {"startLine": 2, "startColumn": 39}}


def test_columns_are_said_to_count_characters(log):
    assert log(a=BAD)["runs"][0]["columnKind"] == "unicodeCodePoints"


def test_file_that_is_not_there_is_no_result_but_a_notice(log):
    (run,) = log(a='{"type": "source", "id": "source:a"}')["runs"]
    (invocation,) = run["invocations"]
    assert (run["results"], invocation["executionSuccessful"]) == ([], False)
    assert invocation["toolExecutionNotifications"][0]["descriptor"]["id"] == "input.missing"


def test_levels_are_those_of_the_format(tmp_path):
    (tmp_path / "a.json").write_text('{"type": "source", "id": "source:a"}', encoding="utf-8-sig")
    (result,) = sarif([validate(tmp_path / "a.json")])["runs"][0]["results"]
    assert result["level"] == "warning"


def test_no_report_makes_a_log_without_results():
    (run,) = sarif([])["runs"]
    assert (run["results"], run["invocations"][0]["executionSuccessful"]) == ([], True)


def test_files_elsewhere_have_a_whole_address():
    assert uri_of(Path("/elsewhere/our data.json")) == "file:///elsewhere/our%20data.json"


def test_an_issue_without_a_line_is_at_the_first(tmp_path):
    (tmp_path / "a.jsonl").write_text("\n")
    (result,) = sarif([validate(tmp_path / "a.jsonl")])["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
