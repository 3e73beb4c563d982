"""`diplomev validate --texts`: the texts of sources, found in a folder of articles."""

import gzip
import json
import shutil

import pytest

from diplomev import parse_folder
from diplomev.cli.texts import FolderTexts


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """What the reader finds in the seeds."""
    from pathlib import Path

    target = tmp_path_factory.mktemp("records") / "out.jsonl"
    parse_folder(Path(__file__).parents[2] / "seeds").write(target)
    return target


@pytest.fixture
def folder(tmp_path, seeds):
    return shutil.copytree(seeds, tmp_path / "articles")


def texts(folder, source):
    """What is found for a source."""
    file = folder.parent / "records.jsonl"
    file.write_text(json.dumps({"type": "source", "id": "source:a", **source}), encoding="utf-8")
    return FolderTexts(file, folder).get("source:a")


def test_what_the_reader_finds_is_grounded(run, records, seeds):
    found = run("validate", records, "--texts", seeds)
    assert (found.status, "ground." in found.out) == (0, False)


def test_a_text_that_was_changed_is_a_finding(run, records, folder):
    article = min(folder.glob("*.txt"))
    article.write_text("X" + article.read_text(encoding="utf-8"), encoding="utf-8")
    found = run("validate", records, "--texts", folder)
    assert found.status == 1
    assert "ground.text" in found.out
    assert "ground.mismatch" in found.out


def test_a_text_that_is_not_there_is_a_warning(run, records, folder):
    min(folder.glob("*.txt")).unlink()
    found = run("validate", records, "--texts", folder)
    assert (found.status, "ground.no_text" in found.out) == (0, True)


def test_articles_that_were_moved_and_compressed_are_found_by_digest(run, records, folder):
    for number, article in enumerate(sorted(folder.glob("*.txt"))):
        (folder / "sub").mkdir(exist_ok=True)
        (folder / f"sub/{number}.txt.gz").write_bytes(gzip.compress(article.read_bytes()))
        article.unlink()
    found = run("validate", records, "--texts", folder)
    assert (found.status, "ground." in found.out) == (0, False)


def test_articles_in_json_are_found(run, tmp_path):
    (tmp_path / "in").mkdir()
    articles = [{"text": "Assimi Goïta a été reçu par Vladimir Poutine à Moscou le 23 juin 2025."}, {"text": "Rien."}]
    (tmp_path / "in/feed.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    parse_folder(tmp_path / "in").write(tmp_path / "out.jsonl")
    found = run("validate", tmp_path / "out.jsonl", "--texts", tmp_path / "in")
    assert (found.status, "ground." in found.out) == (0, False)


def test_other_encodings_are_read_as_the_reader_reads_them(folder):
    (folder / "latin.txt").write_bytes("été à Moscou\r\n".encode("cp1252"))
    assert texts(folder, {"path": "latin.txt"}) == "été à Moscou\n"


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "", ".", "no\0name", "x" * 5000, "#1", "a#1"])
def test_a_path_leads_to_nothing_outside_the_folder(folder, path):
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    assert texts(folder, {"path": path}) is None


def test_a_folder_that_is_not_there_is_a_wrong_call(run, records, tmp_path):
    assert run("validate", records, "--texts", tmp_path / "nothing").status == 2


def test_each_file_is_checked_against_the_texts(run, records, seeds):
    found = json.loads(run("validate", records, records, "--texts", seeds, "--format", "json").out)
    assert [report["ok"] for report in found["reports"]] == [True, True]
