"""Loading packs: what a file's tables make of entries, and how a pack is found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from diplomev.errors import PackError
from diplomev.language import Pack, find_packs, get_pack, make_pack, read_pack
from diplomev.parse.document import make_doc

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def pack_of(**tables: Any) -> Pack:
    return make_pack({"pack": {"language": "xx"}, **tables})


def found(pack: Pack, text: str, category: str) -> list[tuple[str, str]]:
    """The words found in a text, each with its code."""
    return [(text[hit.start : hit.end], hit.code) for hit in make_doc(text, pack).hits(category)]


OFFICES: Mapping[str, Any] = {"office": {"minister": ["ministro"], "foreign_minister": ["ministro de eksteraj aferoj"]}}


def test_the_longest_form_of_a_category_wins() -> None:
    text = "la ministro de eksteraj aferoj kaj la ministro"
    assert found(pack_of(lexicon=OFFICES), text, "office") == [
        ("ministro de eksteraj aferoj", "foreign_minister"),
        ("ministro", "minister"),
    ]


def test_a_form_is_no_part_of_a_longer_word() -> None:
    assert found(pack_of(lexicon=OFFICES), "ministroj", "office") == []


def test_a_form_with_a_capital_needs_one_in_the_text() -> None:
    pack = pack_of(countries={"MAR": {"capital": ["Rabat"]}})
    assert found(pack, "en Rabat, kun rabat", "capital") == [("Rabat", "MAR")]


def test_a_form_without_a_capital_is_found_with_one() -> None:
    assert found(pack_of(lexicon=OFFICES), "Ministro!", "office") == [("Ministro", "minister")]


def test_a_verb_has_the_endings_of_its_group() -> None:
    pack = pack_of(verbs={"visit": ["vizit:i"]}, conjugation={"i": {"past": ["is"], "future": ["os"]}})
    hits = make_doc("vizitis, vizitos, vizitas", pack).hits("verb")
    assert [(hit.code, hit.entries[0].feature) for hit in hits] == [("visit", "past"), ("visit", "future")]


def test_words_behind_the_group_follow_every_form() -> None:
    pack = pack_of(verbs={"attend": ["pren:i parton"]}, conjugation={"i": {"past": ["is"]}})
    assert found(pack, "prenis parton", "verb") == [("prenis parton", "attend")]


def test_a_verb_may_be_a_table_of_its_forms() -> None:
    pack = pack_of(verbs={"go": [{"lemma": "iri", "past": ["iris al"]}]})
    assert [entry.form for entry in pack.entries] == ["iris al"]


def test_a_form_keeps_its_further_keys() -> None:
    pack = pack_of(lexicon={"pronoun": {"subject": [{"name": "ŝi", "gender": "f"}]}})
    assert pack.entries[0].data["gender"] == "f"


def test_a_metonym_stands_for_its_state() -> None:
    pack = pack_of(countries={"RUS": {"metonyms": [{"name": "Kremlo", "city": "Moskvo"}]}})
    assert found(pack, "la Kremlo", "metonym") == [("Kremlo", "RUS")]


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ({}, "`language` is missing"),
        ({"pack": {"language": "xx"}, "lexicon": {"month": {"1": "januaro"}}}, "list of forms"),
        ({"pack": {"language": "xx"}, "verbs": {"go": ["ir:os"]}}, "os"),
    ],
    ids=["no language", "no list", "no group"],
)
def test_tables_that_are_no_pack_are_refused(tables: dict[str, Any], says: str) -> None:
    with pytest.raises(PackError, match=says):
        make_pack(tables)


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text("[pack", encoding="utf-8")
    with pytest.raises(PackError, match=r"xx\.toml"):
        read_pack(path)


@pytest.mark.parametrize("language", find_packs())
def test_a_pack_bears_the_name_of_its_file(language: str) -> None:
    assert read_pack(find_packs()[language]).language == language


def test_a_regional_tag_finds_the_pack_of_its_language() -> None:
    pack = get_pack("fr-CA")
    assert pack is not None
    assert pack.language == "fr"


def test_a_language_without_a_pack_has_none() -> None:
    assert get_pack("xx") is None


def test_a_reflexive_pronoun_stands_before_every_form_but_the_participle() -> None:
    endings = {"present": ["as"], "past_participle": ["inta"], "future": ["os"]}
    pack = pack_of(verbs={"go": ["si mov:i"]}, conjugation={"i": endings})
    forms = {(entry.form, entry.feature) for entry in pack.entries}
    assert forms == {("si movas", "present"), ("si movos", "future"), ("movinta", "reflexive_participle")}


def test_a_capital_within_a_form_may_lack_its_accent() -> None:
    pack = pack_of(lexicon={"office": {"head_of_state": ["ĉefo de Ŝtato"]}})
    assert found(pack, "la ĉefo de Stato", "office") == [("ĉefo de Stato", "head_of_state")]
