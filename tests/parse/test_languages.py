"""The language of a text is found or given, and decides the pack; without a pack nothing is guessed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diplomev.dossier import parse_file, parse_text

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/languages.toml").read_text(encoding="utf-8"))["case"]
UNREAD = [case for case in CASES if case.get("unread")]
ENGLISH = "Ghana's foreign minister, Efua Nyarko, arrived in Lomé on 3 March 2025 for a two-day visit."
FRENCH = "La ministre ghanéenne des Affaires étrangères, Efua Nyarko, est arrivée à Lomé le 3 mars 2025."


def names(cases: list[dict[str, Any]]) -> list[str]:
    return [case["name"] for case in cases]


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_the_language_of_a_text_is_found(case: dict[str, Any]) -> None:
    (source,) = parse_text(case["text"]).sources
    assert source.language == case["language"]


@pytest.mark.parametrize("case", UNREAD, ids=names(UNREAD))
def test_a_text_of_a_language_without_a_pack_gives_its_source_and_a_note(case: dict[str, Any]) -> None:
    dossier = parse_text(case["text"], path="a.txt")
    assert [record.type for record in dossier.records] == ["source"]
    assert dossier.notes == (f"a.txt is of language '{case['language']}', for which there is no pack: it was not read",)


@pytest.mark.parametrize("text", ["12 34", "… !", "+33 1 02 03 04"])
def test_a_text_without_words_is_of_no_language(text: str) -> None:
    dossier = parse_text(text, path="a.txt")
    assert [source.language for source in dossier.sources] == [None]
    assert dossier.notes == ("a.txt is of a language that could not be told: it was not read",)


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en")], ids=["French", "English"])
def test_the_language_that_is_found_decides_the_pack(text: str, language: str) -> None:
    assert parse_text(text).visits == parse_text(text, language=language).visits != ()


def test_the_language_that_is_given_counts() -> None:
    dossier = parse_text(FRENCH, language="pt")
    assert ([source.language for source in dossier.sources], len(dossier.claims)) == (["pt"], 0)


def test_what_an_article_says_of_its_language_counts(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(f'{{"text": "{FRENCH}", "language": "pt"}}', encoding="utf-8")
    dossier = parse_file(tmp_path / "a.json")
    assert ([source.language for source in dossier.sources], len(dossier.claims)) == (["pt"], 0)


def test_a_tag_with_a_region_is_kept_and_read_by_the_pack_of_its_language() -> None:
    dossier = parse_text(FRENCH, language="fr-CM")
    assert [source.language for source in dossier.sources] == ["fr-CM"]
    assert [visit.receiving for visit in dossier.visits] == ["TGO"]


def test_languages_do_not_mix_in_one_folder(tmp_path: Path) -> None:
    lines = "\n".join(f'{{"text": "{text}"}}' for text in (FRENCH, ENGLISH, UNREAD[0]["text"]))
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    dossier = parse_file(tmp_path / "a.jsonl", reconcile=False)
    assert sorted(source.language or "" for source in dossier.sources) == ["en", "fr", "pt"]
    assert (len(dossier.visits), len(dossier.notes)) == (2, 1)


def test_what_two_languages_say_of_one_visit_is_brought_together(tmp_path: Path) -> None:
    lines = "\n".join(f'{{"text": "{text}"}}' for text in (FRENCH, ENGLISH))
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert [len(visit.sources) for visit in parse_file(tmp_path / "a.jsonl").visits] == [2]
