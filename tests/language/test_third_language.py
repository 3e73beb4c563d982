"""A language that the project knows nothing of is read by its pack alone: Swahili, in some sixty words."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from diplomev.dossier import parse_text
from diplomev.language import make_pack
from diplomev.language.lint import lint_tables
from diplomev.language.pack import find_packs
from diplomev.parse.examples import differences, read_example
from diplomev.parse.pack_check import try_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACK = """
[pack]
language = "sw"
name = "Kiswahili"
version = "0"

[text]
abbreviations = ["dkt"]

[lexicon.preposition]
to = ["katika", "nchini", "mjini"]
of = ["wa", "ya", "za"]
with = ["pamoja na"]
between = ["kati ya"]

[lexicon.conjunction]
and = ["na"]

[lexicon.honorific]
title = ["Bwana", "Dkt."]

[lexicon.office]
head_of_state = ["rais"]
foreign_minister = ["waziri wa mambo ya nje"]

[lexicon.visit_noun]
visit = ["ziara"]

[lexicon.visit_rank]
official = ["rasmi"]

[lexicon.agreement_noun]
agreement = ["makubaliano", "mkataba"]

[lexicon.sector]
trade = ["biashara"]

[lexicon.month]
3 = ["Machi"]
6 = ["Juni"]

[lexicon.pronoun]
subject = [{name = "yeye", gender = ""}]

[verbs]
go = [{past = ["aliwasili", "alikwenda"], future = ["atawasili"]}]
visit = [{past = ["alizuru"], future = ["atazuru"]}]
make = [{past = ["alifanya"], future = ["atafanya"]}]
receive = [{past = ["alimpokea"]}]
sign = [{past = ["zilisaini", "walisaini"], future = ["zitasaini"]}]
concern = []
say = [{past = ["alisema", "walisema"], simple_past = ["alisema"]}]

[phrases]
of = ["wa", "ya", "za"]
preposition = ["katika", "nchini"]
that = ["kwamba"]

[quotes]
marks = [["“", "”"]]

[countries.TZA]
names = ["Tanzania"]
capital = ["Dodoma"]
cities = ["Dar es Salaam"]

[countries.FRA]
names = ["Ufaransa"]
capital = ["Paris"]

[dates]
order = "dmy"

[[dates.rules]]
stage = 1
means = "calendar"
patterns = ["{day} {month} {year}"]

[[dates.rules]]
stage = 2
means = "range"
patterns = ["{day} hadi {date}"]

[[examples]]
text = "Rais wa Tanzania, Juma Mwinyi, alifanya ziara rasmi nchini Ufaransa 3 hadi 5 Machi 2025."
dates = ["2025-03-03/2025-03-05"]
people = [{name = "Juma Mwinyi", office = "head_of_state", country = "TZA"}]
countries = ["FRA", "TZA"]
visits = [
    {visitors = ["Juma Mwinyi"], sending = ["TZA"], receiving = "FRA", rank = "official", status = "completed"},
]
agreements = []

[[examples]]
text = "Waziri wa mambo ya nje wa Ufaransa, Claire Morin, atazuru Tanzania 12 Juni 2025."
people = [{name = "Claire Morin", office = "foreign_minister", country = "FRA"}]
visits = [{visitors = ["Claire Morin"], receiving = "TZA", status = "announced", start = "2025-06-12"}]

[[examples]]
text = "Tanzania na Ufaransa zilisaini makubaliano ya biashara 4 Machi 2025."
sectors = ["trade"]
visits = []
agreements = [
    {kind = "agreement", parties = ["TZA", "FRA"], status = "signed", signed = "2025-03-04", sectors = ["trade"]},
]

[[examples]]
text = "“Tumefungua ukurasa mpya leo”, alisema Juma Mwinyi."
people = ["Juma Mwinyi"]
quotes = [{text = "Tumefungua ukurasa mpya leo", speaker = "Juma Mwinyi"}]
"""
TABLES = tomllib.loads(PACK)


@pytest.mark.parametrize("example", TABLES["examples"], ids=lambda example: example["text"])
def test_the_reader_needs_no_code_for_a_language(example: dict) -> None:
    reading = read_example(example["text"], make_pack(TABLES), example.get("reference"))
    assert differences(example, reading) == []


def test_such_a_pack_is_incomplete_but_not_wrong() -> None:
    found = [*lint_tables(TABLES, "sw"), *try_pack(make_pack(TABLES))]
    assert {finding.kind for finding in found} == {"missing"}


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The pack in a package of its own, announced by its entry point."""
    (tmp_path / "acme_packs").mkdir()
    (tmp_path / "acme_packs/__init__.py").touch()
    (tmp_path / "acme_packs/sw.toml").write_text(PACK, encoding="utf-8")
    info = tmp_path / "acme_packs-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-packs\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[diplomev.packs]\nsw = acme_packs\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    find_packs.cache_clear()
    yield
    find_packs.cache_clear()


@pytest.mark.usefixtures("installed")
def test_a_pack_of_another_package_reads_articles_of_its_language() -> None:
    text = " ".join(example["text"] for example in TABLES["examples"])
    dossier = parse_text(text)
    assert [source.language for source in dossier.sources] == ["sw"]
    assert {visit.receiving for visit in dossier.visits} == {"FRA", "TZA"}
    assert ([agreement.kind for agreement in dossier.agreements], len(dossier.quotes)) == (["agreement"], 1)
