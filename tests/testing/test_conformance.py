"""The runner of the corpus: any command, its exit status, and its report where it has one."""

import sys
from pathlib import Path

import pytest

from diplomev.testing.conformance import CorpusError, Expected, Outcome, judge, main, read_table

CORPUS = Path(__file__).parents[1] / "conformance"
TABLE = """\
file,code,pointer,level
bad.json,schema.type,/id,error
fair.json,json.bom,,warning
good.json,,,
nowhere.json,ref.missing,/sources/0,error
"""
# A validator in one line: it refuses what holds the word "bad" or "nowhere".
VALIDATOR = "import sys; sys.exit(any(word in open(sys.argv[1]).read() for word in ('bad', 'nowhere')))"
REPORT = '{"issues": [{"code": "schema.type", "path": "/id"}]}'


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "expected.csv").write_text(TABLE, encoding="utf-8")
    for name in ("bad", "fair", "good", "nowhere"):
        (tmp_path / f"{name}.json").write_text(name, encoding="utf-8")
    return tmp_path


@pytest.fixture
def check(corpus, capsys):
    """Runs a Python one-liner as the validator."""

    def run(code, *options, word="{file}"):
        status = main(["--corpus", str(corpus), "--jobs", "2", *options, "--", sys.executable, "-c", code, word])
        return status, capsys.readouterr().out.splitlines()

    return run


def test_right_verdicts_are_fine(check):
    assert check(VALIDATOR) == (0, ["4 files, no wrong verdicts"])


def test_wrong_verdicts_are_named_in_the_order_of_the_table(check):
    assert check("raise SystemExit(0)") == (
        1,
        [
            "bad.json: accepted, but there is schema.type at /id",
            "nowhere.json: accepted, but there is ref.missing at /sources/0",
            "4 files, 2 wrong verdicts",
        ],
    )


def test_warnings_and_valid_files_are_to_be_accepted(check):
    status, lines = check("raise SystemExit(1)")
    assert status == 1
    assert lines[:2] == [
        "fair.json: refused (status 1), but there is json.bom at the top (warning)",
        "good.json: refused (status 1), but there is nothing wrong",
    ]


def test_families_can_be_chosen(check):
    assert check("raise SystemExit(0)", "--only", "json.", "--only", "schema.")[1][-1] == "3 files, 1 wrong verdict"


def test_command_that_is_killed_gives_no_verdict(check):
    status, lines = check("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    assert (status, len(lines)) == (1, 5)
    assert lines[0].startswith("bad.json: ended with status")


def test_command_that_does_not_end_gives_no_verdict(corpus, capsys):
    command = [sys.executable, "-c", "import threading; threading.Event().wait()", "{file}"]
    assert main(["--corpus", str(corpus), "--only", "json.", "--timeout", "0.5", "--", *command]) == 1
    assert "did not end within 0.5 seconds" in capsys.readouterr().out


def test_command_that_is_not_there_gives_no_verdict(corpus, capsys):
    assert main(["--corpus", str(corpus), "--", str(corpus / "no-such-command"), "{file}"]) == 1
    assert "the command cannot be run" in capsys.readouterr().out


def test_command_without_a_place_for_the_file_is_no_call(check):
    assert check(VALIDATOR, word="file")[0] == 2


def test_folder_without_a_table_is_named(tmp_path):
    with pytest.raises(CorpusError, match="--corpus"):
        read_table(tmp_path)


def test_table_with_other_columns_is_refused(tmp_path):
    (tmp_path / "expected.csv").write_text("file,code\na,b\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="pointer"):
        read_table(tmp_path)


@pytest.mark.parametrize(
    ("output", "problem"),
    [
        (REPORT, ""),
        (f'{{"ok": false, "reports": [{REPORT}]}}', ""),
        ('{"issues": []}', "reported nothing; there is schema.type at /id"),
        (REPORT.replace("/id", ""), "reported schema.type at the top; there is schema.type at /id"),
        ("error in line 1", "printed no report"),
        ("[1]", "printed no report"),
    ],
)
def test_reports_are_compared_by_code_and_pointer(output, problem):
    row = Expected("bad.json", "schema.type", "/id", "error")
    found = judge(row, Outcome(1, output), reports=True)
    assert found.startswith(problem) if problem else not found


def test_files_of_the_corpus_are_run_where_they_lie(capsys):
    command = [sys.executable, "-c", "import sys; open(sys.argv[1], 'rb').read()", "{file}"]
    assert main(["--corpus", str(CORPUS), "--only", "json.bom", "--", *command]) == 0
    assert "no wrong verdicts" in capsys.readouterr().out
