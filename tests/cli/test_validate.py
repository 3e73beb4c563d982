import json

import pytest


@pytest.fixture
def bad(tmp_path):
    (tmp_path / "bad.json").write_text(
        '{"type": "visit", "id": "visit:a", "sources": ["source:a"], "sending": ["MALI"]}'
    )
    return tmp_path / "bad.json"


def test_a_good_file_is_fine(run, world):
    assert run("validate", world, "--disable", "meaning.") == (0, f"{world}: valid, 33 records\n", "")


def test_a_bad_file_is_a_finding_with_place_and_remedy(run, bad):
    found = run("validate", bad)
    assert found.status == 1
    assert "/sending/0" in found.out
    assert "Did you mean 'MLI'?" in found.out


def test_the_offending_line_is_shown_with_a_mark_at_the_place(run, tmp_path):
    (tmp_path / "a.json").write_text('{\n  "type": "actor", "id": "actor:a",\n  "name": "A", "kind": "king"\n}\n')
    lines = run("validate", tmp_path / "a.json", "--disable", "meaning.").out.splitlines()
    assert lines[1:3] == ['  3 |   "name": "A", "kind": "king"', "    |                        ^"]


def test_several_files_are_summed_up(run, world, bad):
    found = run("validate", world, bad)
    assert (found.status, found.out.splitlines()[-1]) == (1, "2 files, 1 not valid")


def test_a_missing_file_could_not_be_checked(run, world, bad, tmp_path):
    assert run("validate", world, bad, tmp_path / "nothing.json").status == 2


def test_programs_get_json(run, world, bad):
    found = json.loads(run("validate", world, bad, "--format", "json").out)
    assert (found["ok"], [report["ok"] for report in found["reports"]]) == (False, [True, False])


def test_programs_get_one_issue_a_line(run, bad):
    found = run("validate", bad, "--format", "jsonl", "--disable", "ref.")
    (issue,) = map(json.loads, found.out.splitlines())
    assert (found.status, issue["source"], issue["code"], issue["path"]) == (1, str(bad), "schema.code", "/sending/0")


def test_a_good_file_has_no_line(run, world):
    assert run("validate", world, "--format", "jsonl", "--disable", "meaning.") == (0, "", "")


def test_the_list_of_issues_can_be_cut_short(run, tmp_path):
    (tmp_path / "many.jsonl").write_text('{"type": "visit"}\n' * 50)
    found = run("validate", tmp_path / "many.jsonl", "--max-issues", "3").out.splitlines()
    assert sum(line.startswith("error") for line in found) == 3
    assert any(line.startswith("… and ") for line in found)


def test_an_error_beyond_those_listed_counts_for_the_status(run, tmp_path):
    claim = '{"type": "claim", "id": "claim:%d", "kind": "quotation", "source": "source:a", "text": "T"}\n'
    warned = "\ufeff" + '{"type": "source", "id": "source:a"}\n' + claim % 1 + '{"type": "source"}\n'
    (tmp_path / "a.jsonl").write_text(warned, encoding="utf-8")
    found = run("validate", tmp_path / "a.jsonl", "--max-issues", "1")
    assert (found.status, found.out.startswith("warning json.bom")) == (1, True)


def test_warnings_count_where_they_are_asked_to(run, tmp_path):
    (tmp_path / "a.json").write_text('{"type": "source", "id": "source:a"}', encoding="utf-8-sig")
    assert run("validate", tmp_path / "a.json").status == 0
    assert run("validate", tmp_path / "a.json", "--strict").status == 1


def test_an_unknown_code_is_a_wrong_call(run, world):
    found = run("validate", world, "--disable", "json.bomb")
    assert (found.status, found.out) == (2, "")
    assert "json.bom" in found.err


def test_one_code_cannot_be_both(run, world):
    found = run("validate", world, "--disable", "json.bom", "--enable", "json.bom")
    assert found.status == 2
    assert "both" in found.err
