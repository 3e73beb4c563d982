import json

import pytest


@pytest.fixture
def bad(tmp_path):
    (tmp_path / "bad.json").write_text('{"type": "visit", "id": "visit:a", "sending": ["MALI"]}')
    return tmp_path / "bad.json"


def test_a_good_file_is_fine(run, world):
    assert run("validate", world) == (0, f"{world}: valid, 33 records\n", "")


def test_a_bad_file_is_a_finding_with_place_and_remedy(run, bad):
    found = run("validate", bad)
    assert found.status == 1
    assert "/sending/0" in found.out
    assert "Did you mean 'MLI'?" in found.out


def test_several_files_are_summed_up(run, world, bad):
    found = run("validate", world, bad)
    assert (found.status, found.out.splitlines()[-1]) == (1, "2 files, 1 not valid")


def test_a_missing_file_could_not_be_checked(run, world, bad, tmp_path):
    assert run("validate", world, bad, tmp_path / "nothing.json").status == 2


def test_programs_get_json(run, world, bad):
    found = json.loads(run("validate", world, bad, "--format", "json").out)
    assert (found["ok"], [report["ok"] for report in found["reports"]]) == (False, [True, False])


def test_the_list_of_issues_can_be_cut_short(run, tmp_path):
    (tmp_path / "many.jsonl").write_text('{"type": "visit"}\n' * 50)
    assert len(run("validate", tmp_path / "many.jsonl", "--max-issues", "3").out.splitlines()) < 8
