import datetime as dt
import json
import multiprocessing
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.dossier import iter_folder, parse_file, parse_folder, parse_text
from diplomev.errors import UnreadableInputError
from diplomev.parse import pipeline

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Le président malien Assimi Goïta a été reçu lundi 23 juin 2025 au Kremlin par Vladimir Poutine."


def source_of(dossier):
    (source,) = dossier.sources
    return source


# -- text


def test_what_is_given_of_a_text_is_in_its_source():
    given_ = {"path": "a", "url": "https://example.org/1", "title": "T", "publisher": "P", "published": "2025-06-24"}
    source = source_of(parse_text(TEXT, authors=["A"], language="fr", **given_))
    assert {name: getattr(source, name) for name in given_} == given_
    assert (source.authors, source.language, source.length) == (("A",), "fr", len(TEXT))


def test_a_day_may_be_given_as_a_date():
    assert source_of(parse_text(TEXT, published=dt.date(2025, 6, 24))).published == "2025-06-24"


def test_bytes_are_decoded():
    dossier = parse_text(TEXT.encode("cp1252"), path="a.txt")
    assert (source_of(dossier).encoding, source_of(dossier).length) == ("cp1252", len(TEXT))
    assert dossier.notes == ("a.txt: its bytes are no UTF-8; they were read as cp1252",)


@pytest.mark.parametrize("with_text", [True, False])
def test_the_text_is_kept_only_when_asked_for(with_text):
    assert source_of(parse_text(TEXT, with_text=with_text)).text == (TEXT if with_text else None)


@pytest.mark.parametrize("text", ["", " \n", b"", b"%PDF-1.4"], ids=["empty", "white space", "no bytes", "PDF"])
def test_what_holds_no_text_is_a_failure_and_no_error(text):
    dossier = parse_text(text, path="a.txt")
    assert (len(dossier.records), [f.path for f in dossier.failures]) == (0, ["a.txt"])


@pytest.mark.parametrize(
    "wrong", [{"url": "example.org"}, {"published": "yesterday"}, {"language": "French!"}], ids=str
)
def test_what_is_given_wrongly_beside_a_text_is_an_error(wrong):
    with pytest.raises(UnreadableInputError, match=f"its {next(iter(wrong))!r} is not as it should be"):
        parse_text(TEXT, **wrong)


@given(st.text() | st.binary())
def test_law_4_parsing_ends_and_is_the_same_each_time(text):
    assert parse_text(text, language="fr") == parse_text(text, language="fr")


PIECES = [*TEXT.split(), "«", "»", "\r\n", ".", "\u2028", "\ud800", "signé", "trois accords"]


@given(st.lists(st.sampled_from(PIECES)))
def test_law_4_holds_for_words_of_articles(words):
    text = " ".join(words)
    assert parse_text(text, language="fr") == parse_text(text, language="fr")


def test_evidence_counts_in_the_text_as_read():
    dossier = parse_text(f"Titre\r\n\r\n{TEXT}\r\n", language="fr", with_text=True)
    text = source_of(dossier).text
    spans = [(text[e.start : e.end], e.exact) for claim in dossier.claims for e in claim.evidence]
    assert spans
    assert [pair for pair in spans if pair[0] != pair[1]] == []


# -- files


def test_a_file_of_many_articles_is_one_dossier(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps({"text": f"{TEXT} {n}", "path": f"{n}.txt"}) + "\n" for n in range(3)))
    assert sorted(source.path for source in parse_file(file).sources) == ["0.txt", "1.txt", "2.txt"]


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(UnreadableInputError, match="there is no such file"):
        parse_file(tmp_path / "nothing.txt")


def test_a_text_of_five_megabytes_is_read(tmp_path):
    file = tmp_path / "large.txt"
    file.write_text("Il fait beau aujourd’hui dans la capitale.\n" * 120_000, encoding="utf-8")
    assert source_of(parse_file(file, language="xx")).length == 43 * 120_000


# -- folders


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SEEDS, tmp_path / "articles")
    (tmp_path / "articles" / "bad.txt").write_bytes(b"\0\1\2\3")
    (tmp_path / "articles" / "sub").mkdir()
    (tmp_path / "articles" / "sub" / "x.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "articles"


def test_a_bad_file_is_reported_and_the_rest_is_read(folder):
    dossier = parse_folder(folder)
    assert len(dossier.sources) == 6
    assert [failure.path for failure in dossier.failures] == [str(folder / "bad.txt")]


def test_a_bad_file_is_raised_on_request(folder):
    with pytest.raises(UnreadableInputError, match=r"bad\.txt"):
        parse_folder(folder, on_error="raise")


def test_paths_are_relative_to_the_folder(folder):
    assert "sub/x.txt" in {source.path for source in parse_folder(folder).sources}


def test_several_processes_make_the_same_dossier(folder):
    assert parse_folder(folder, workers=2) == parse_folder(folder)


def test_several_processes_make_the_same_bytes(folder, tmp_path):
    for workers in (1, 2):
        parse_folder(folder, workers=workers).write(tmp_path / f"{workers}.jsonl")
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_states_are_shared_and_all_else_stays_with_its_source(folder):
    dossier = parse_folder(folder, reconcile=False)
    shared = {record.id for view in (dossier.actors, dossier.visits) for record in view if len(record.sources) > 1}
    assert "actor:RUS" in shared
    assert {record for record in shared if len(record) != len("actor:RUS")} == set()


def test_what_articles_say_of_one_thing_is_brought_together(folder):
    apart, together = parse_folder(folder, reconcile=False), parse_folder(folder)
    assert len(together.visits) < len(apart.visits)
    assert together.claims == apart.claims


def test_an_article_that_stands_twice_is_one_source_and_noted(folder):
    shutil.copy(folder / "sub" / "x.txt", folder / "sub" / "y.txt")
    dossier = parse_folder(folder)
    assert [source.path for source in dossier.sources if source.path.startswith("sub")] == ["sub/x.txt"]
    assert dossier.notes == ("sub/y.txt: its text is that of sub/x.txt; they are one source",)


def test_a_renamed_folder_keeps_every_id(folder):
    before = [record.id for record in parse_folder(folder).records]
    renamed = folder.rename(folder.with_name("renamed"))
    assert [record.id for record in parse_folder(renamed).records] == before


def test_an_empty_folder_is_a_failure(tmp_path):
    (failure,) = parse_folder(tmp_path).failures
    assert "there is no article in it" in str(failure)


@pytest.mark.parametrize("parse", [parse_folder, iter_folder], ids=["parse_folder", "iter_folder"])
def test_a_missing_folder_is_an_error(tmp_path, parse):
    with pytest.raises(UnreadableInputError, match="there is no such folder"):
        list(parse(tmp_path / "nowhere"))


def test_a_folder_can_be_read_one_by_one(folder):
    dossiers = list(iter_folder(folder))
    assert [(len(d.sources), len(d.failures)) for d in dossiers] == [(1, 0)] * 5 + [(0, 1)] + [(1, 0)]


def test_one_by_one_reads_no_further_than_it_is_asked(folder, monkeypatch):
    read = []
    extract = pipeline.extract
    monkeypatch.setattr(pipeline, "extract", lambda article, **k: read.append(article.path) or extract(article, **k))
    next(iter_folder(folder))
    assert len(read) == 1


def test_a_fault_of_the_reader_costs_one_article_only(folder, monkeypatch):
    extract = pipeline.extract

    def trip(article, **options):
        if article.path == "sub/x.txt":
            raise KeyError("oops")
        return extract(article, **options)

    monkeypatch.setattr(pipeline, "extract", trip)
    failures = parse_folder(folder).failures
    assert "the reader failed on it (KeyError: 'oops')" in str(failures[-1])


def test_the_seeds_give_visits_agreements_and_quotations():
    dossier = parse_folder(SEEDS)
    assert min(len(dossier.visits), len(dossier.agreements), len(dossier.quotes)) >= 5


def test_what_is_read_is_valid():
    assert str(parse_folder(SEEDS, reconcile=False).validate()).startswith("valid, ")


def test_a_process_that_dies_is_told_in_a_sentence(folder, monkeypatch):
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("only a forked process knows of the patch")
    monkeypatch.setattr(pipeline, "extract", lambda *_a, **_k: os._exit(1))
    with pytest.raises(UnreadableInputError, match="fewer workers"):
        parse_folder(folder, workers=2)
