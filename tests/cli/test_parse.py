import json
import shutil

import pytest

import diplomev as dv
from diplomev.cli import parse
from diplomev.parse import pipeline


@pytest.fixture
def folder(tmp_path, seeds):
    shutil.copytree(seeds, tmp_path / "articles")
    return tmp_path / "articles"


def left_in(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("name", ["out.json", "out.jsonl", "out.json.gz", "out.jsonl.gz"])
def test_a_folder_is_read_and_written(run, folder, tmp_path, name):
    found = run("parse", folder, "-o", tmp_path / name)
    assert (found.status, found.out) == (0, "")
    assert dv.Dossier(dv.read(tmp_path / name)) == dv.parse_folder(folder)


def test_the_summary_says_what_was_found_and_where_it_went(run, folder, tmp_path):
    said = run("parse", folder, "-o", tmp_path / "out.jsonl").err
    assert said.startswith("diplomev: read 5 articles in ")
    assert f"claims, written to {tmp_path / 'out.jsonl'}." in said


def test_without_output_json_lines_go_to_stdout(run, folder):
    found = run("parse", folder)
    assert (found.status, len(dv.read(found.out.encode()))) == (0, len(dv.parse_folder(folder).records))


def test_articles_as_json_lines_are_read(run, tmp_path, seeds):
    lines = [{"path": f.name, "text": f.read_text(encoding="utf-8")} for f in sorted(seeds.glob("*.txt"))]
    (tmp_path / "articles.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    run("parse", tmp_path / "articles.jsonl", "--per-source", "-o", tmp_path / "out.jsonl")
    sources = [record for record in dv.read(tmp_path / "out.jsonl") if record.type == "source"]
    assert {source.path for source in sources} == {line["path"] for line in lines}


def test_several_paths_are_read_into_one_output(run, folder, tmp_path):
    files = sorted(folder.iterdir())
    run("parse", files[0], files[1], "-o", tmp_path / "out.jsonl")
    assert len(dv.Dossier(dv.read(tmp_path / "out.jsonl")).sources) == 2


def test_options_reach_the_reader(run, folder, tmp_path):
    run("parse", folder, "--lang", "fr-ML", "--with-text", "--workers", "2", "-o", tmp_path / "out.jsonl")
    sources = [record for record in dv.read(tmp_path / "out.jsonl") if record.type == "source"]
    assert [(source.language, bool(source.text)) for source in sources] == [("fr-ML", True)] * 5


@pytest.mark.parametrize("options", [[], ["--workers", "2"]], ids=["one process", "two processes"])
def test_a_bad_file_is_reported_and_does_not_stop_the_rest(run, folder, tmp_path, options):
    (folder / "bad.txt").write_bytes(b"\0\1")
    found = run("parse", folder, "-o", tmp_path / "out.jsonl", *options)
    assert (found.status, len(dv.Dossier(dv.read(tmp_path / "out.jsonl")).sources)) == (1, 5)
    assert f"{folder / 'bad.txt'} cannot be read: it is a binary file" in found.err
    assert "1 not read" in found.err


def test_a_missing_path_beside_good_ones_is_a_finding(run, folder, tmp_path):
    found = run("parse", folder, tmp_path / "nothing.txt", "-o", tmp_path / "out.jsonl")
    assert found.status == 1
    assert "nothing.txt cannot be read: there is no such file" in found.err


def test_an_old_encoding_is_noted_and_said_in_the_source(run, folder, tmp_path):
    (folder / "old.txt").write_bytes("Le président a été reçu à l’Élysée.".encode("cp1252"))
    found = run("parse", folder / "old.txt", "-o", tmp_path / "out.jsonl")
    assert (found.status, dv.read(tmp_path / "out.jsonl")[0].encoding) == (0, "cp1252")
    assert "note: old.txt: its bytes are no UTF-8; they were read as cp1252." in found.err


@pytest.mark.parametrize(
    ("what", "says"),
    [("nothing", "there is no such file"), ("empty", "there is no article in it"), ("bad.txt", "it holds no text")],
)
def test_where_nothing_can_be_read_nothing_is_written(run, tmp_path, what, says):
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad.txt").touch()
    found = run("parse", tmp_path / what, "-o", tmp_path / "out.jsonl")
    assert found.status == 2
    assert says in found.err
    assert left_in(tmp_path) == ["bad.txt", "empty"]


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("no/folder/out.jsonl", "its folder does not exist"),
        ("out.csv", "not supported"),
        ("articles", "it is a folder"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused_before_the_work(run, folder, monkeypatch, output, says):
    monkeypatch.setattr(parse, "_read", lambda *_a, **_k: pytest.fail("work was begun"))
    found = run("parse", folder, "-o", folder.parent / output)
    assert (found.status, found.err.count("\n")) == (2, 1)
    assert says in found.err


def test_an_interrupt_leaves_no_part_of_the_output(run, folder, tmp_path, monkeypatch):
    (tmp_path / "out.jsonl").write_text("as it was")
    extract = pipeline.extract
    calls = []

    def interrupted(article, **options):
        calls.append(article)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return extract(article, **options)

    monkeypatch.setattr(pipeline, "extract", interrupted)
    found = run("parse", folder, "-o", tmp_path / "out.jsonl")
    assert (found.status, found.err.strip()) == (130, "diplomev: interrupted; nothing was written.")
    assert ((tmp_path / "out.jsonl").read_text(), left_in(tmp_path)) == ("as it was", ["articles", "out.jsonl"])


def test_an_output_inside_the_folder_is_no_article_of_the_next_run(run, folder):
    statuses = [run("parse", folder, "-o", folder / "out.jsonl").status for _ in range(2)]
    assert statuses == [0, 0]


def test_programs_get_the_summary_as_json(run, folder, tmp_path):
    (folder / "bad.txt").touch()
    found = run("parse", folder, "-o", tmp_path / "out.jsonl", "--format", "json")
    summary = json.loads(found.out)
    assert (found.status, found.err, summary["counts"]["articles"]) == (1, "", 5)
    assert [failure["path"] for failure in summary["failures"]] == [str(folder / "bad.txt")]


def test_records_and_summary_do_not_mix(run, folder):
    found = run("parse", folder, "--format", "json")
    assert (len(dv.read(found.out.encode())) > 5, json.loads(found.err)["output"]) == (True, None)


def test_no_progress_is_shown_where_there_is_no_terminal(run, folder, tmp_path):
    assert "\x1b" not in run("parse", folder, "-o", tmp_path / "out.jsonl").err


def test_many_notes_are_cut_short(run, tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_bytes(f"{number} \xe9t\xe9".encode("latin-1"))
    assert "note: … and 10 more" in run("parse", tmp_path).err
