"""`diplomev reconcile` and `diplomev conflicts`."""

import json

import pytest

import diplomev as dv


@pytest.fixture
def apart(run, seeds, tmp_path):
    """The records of the seeds, each article's apart, in two files."""
    listed = sorted(seeds.glob("*.txt"))
    files = [tmp_path / "one.jsonl", tmp_path / "other.jsonl"]
    for file, articles in zip(files, (listed[:2], listed[2:]), strict=True):
        run("parse", *articles, "--per-source", "-o", file)
    return files


def test_files_are_brought_together_in_any_order(run, apart, tmp_path):
    for name, files in (("a.jsonl", apart), ("b.jsonl", apart[::-1])):
        assert run("reconcile", *files, "-o", tmp_path / name).status == 0
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_it_is_what_parse_makes_of_all_articles(run, apart, seeds, tmp_path):
    run("reconcile", *apart, "-o", tmp_path / "all.jsonl")
    run("parse", seeds, "-o", tmp_path / "at-once.jsonl")
    visits = [dv.Dossier(dv.read(tmp_path / name)).visits for name in ("all.jsonl", "at-once.jsonl")]
    assert visits[0] == visits[1]


def test_the_summary_counts_links_and_open_pairs(run, apart, tmp_path):
    said = run("reconcile", *apart, "-o", tmp_path / "all.jsonl").err
    assert "5 visits" in said
    assert "2 open pairs" in said
    assert "--open FILE lists the open pairs" in said


def test_open_pairs_are_filled_in_and_passed_back(run, apart, tmp_path):
    open_, decided = tmp_path / "open.jsonl", tmp_path / "decided.jsonl"
    run("reconcile", *apart, "-o", tmp_path / "all.jsonl", "--open", open_)
    pairs = [json.loads(line) for line in open_.read_text(encoding="utf-8").splitlines()]
    (visits,) = (pair for pair in pairs if pair["left"].startswith("visit:"))
    assert visits["left_is"]["says"]
    decided.write_text(json.dumps({**visits, "verdict": "same", "by": "me"}) + "\n", encoding="utf-8")
    run("reconcile", *apart, "-o", tmp_path / "all.jsonl", "--judgements", decided)
    assert len(dv.Dossier(dv.read(tmp_path / "all.jsonl")).visits) == 4


def test_an_open_list_that_nobody_filled_in_decides_nothing(run, apart, tmp_path):
    run("reconcile", *apart, "-o", tmp_path / "a.jsonl", "--open", tmp_path / "open.jsonl")
    run("reconcile", *apart, "-o", tmp_path / "b.jsonl", "--judgements", tmp_path / "open.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_links_are_written_with_their_reasons(run, apart, tmp_path):
    run("reconcile", *apart, "-o", tmp_path / "all.jsonl", "--links", tmp_path / "links.jsonl")
    links = dv.read_judgements(tmp_path / "links.jsonl")
    assert {link.verdict for link in links} == {"same"}
    assert all(link.reasons for link in links)


def test_json_for_programs(run, apart, tmp_path):
    found = run("reconcile", *apart, "-o", tmp_path / "all.jsonl", "--format", "json")
    assert json.loads(found.out)["counts"]["visit"] == 5


def test_without_output_json_lines_go_to_stdout(run, apart):
    assert len(dv.Dossier(dv.read(run("reconcile", *apart).out.encode())).visits) == 5


def test_a_judgement_that_is_none_is_told_with_its_line(run, apart, tmp_path):
    (tmp_path / "j.jsonl").write_text('{"left": "visit:a"}\n', encoding="utf-8")
    found = run("reconcile", *apart, "-o", tmp_path / "all.jsonl", "--judgements", tmp_path / "j.jsonl")
    assert found.status == 2
    assert "j.jsonl:1: not a judgement" in found.err
    assert not (tmp_path / "all.jsonl").exists()


def test_conflicts_are_findings(run, apart, tmp_path):
    run("reconcile", *apart, "-o", tmp_path / "all.jsonl")
    found = run("conflicts", tmp_path / "all.jsonl")
    assert found.status == 1
    assert "2025-06-23  (3 independent sources)" in found.out
    assert "2025-06-24  (1 independent source)" in found.out


@pytest.mark.parametrize(
    ("severity", "kinds"),
    [("high", {"incompatible"}), ("low", {"incompatible", "partial", "contained", "refined", "naming"})],
)
def test_conflicts_from_a_severity_on(run, apart, tmp_path, severity, kinds):
    run("reconcile", *apart, "-o", tmp_path / "all.jsonl")
    found = run("conflicts", tmp_path / "all.jsonl", "--severity", severity, "--format", "json")
    assert {conflict["kind"] for conflict in json.loads(found.out)} == kinds


def test_a_file_that_was_not_reconciled_has_no_conflicts_and_says_what_to_do(run, apart):
    found = run("conflicts", apart[0])
    assert found.status == 0
    assert "run `diplomev reconcile`" in found.out


def test_explain_tells_why_records_were_brought_together(run, seeds, tmp_path):
    run("parse", seeds, "-o", tmp_path / "all.jsonl")
    visit = next(v for v in dv.Dossier(dv.read(tmp_path / "all.jsonl")).visits if len(v.sources) == 5)
    assert "the same first day (+3)" in run("explain", tmp_path / "all.jsonl", visit.id, "merged_from").out
