"""Identity: ids are made of what stays the same when names, dates, folders and readers change."""

from __future__ import annotations

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from diplomev.claims import compile_records
from diplomev.language.pack import get_pack, make_pack
from diplomev.model import Claim, Record
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import claim_id, record_id, source_id, state_code, text_digest, type_of
from diplomev.parse import pipeline, statements
from diplomev.parse.article import Article
from diplomev.testing.strategies import json_values

TEXT = """Le ministre norvégien des Affaires étrangères Lars Holm reçu à Nairobi

Le président kényan Daniel Mwangi a reçu mardi 4 mars 2025 à Nairobi le ministre norvégien des Affaires étrangères, \
Lars Holm. Le Kenya et la Norvège ont signé deux accords dans les domaines de la pêche et de l'énergie.

« Nous ouvrons une nouvelle page », a déclaré Lars Holm. Les deux ministres s'étaient vus à Oslo en mai dernier.
"""


def read(text: str = TEXT, **known: object) -> tuple[Record, ...]:
    extraction = pipeline.extract(Article(text=text, **known), language="fr")
    return extraction.source, *extraction.claims


def ids(records: tuple[Record, ...]) -> set[str]:
    """The ids of the records that are spoken of, and of their sources."""
    return {record.id for record in compile_records(records)}


def names(records: tuple[Record, ...]) -> dict[str, str]:
    return {record.id: record.name for record in compile_records(records) if record.type == "actor"}


@pytest.mark.parametrize(
    "known",
    [
        {"path": "other/folder/name.txt"},
        {"title": "Another title", "publisher": "Le Jour", "authors": ("A. Keita",)},
        {"encoding": "cp1252", "retrieved": "2026-01-01"},
        {"kind": "press_release"},
    ],
    ids=["path", "metadata", "reading", "kind"],
)
def test_what_is_known_from_outside_the_text_changes_no_id(known):
    before, after = read(path="folder/name.txt"), read(**known)
    assert [record.id for record in after] == [record.id for record in before]


def test_an_address_tells_two_articles_with_one_text_apart():
    assert ids(read(url="https://a.example/1")).isdisjoint(
        {one for one in ids(read(url="https://b.example/1")) if state_code(one) is None}
    )


def test_another_day_of_publication_keeps_every_record():
    before, after = read(published="2025-03-05"), read(published="2025-06-01")
    assert ids(after) == ids(before)


def test_another_reading_of_a_date_keeps_the_visit():
    text = "Lars Holm, ministre norvégien, est arrivé mardi à Nairobi pour une visite officielle au Kenya."
    before, after = (compile_records(read(text, published=day)) for day in ("2025-03-05", "2025-06-01"))
    starts = {record.id: str(record.start) for record in before if record.type == "visit"}
    assert {record.id for record in after if record.type == "visit"} == starts.keys() != set()
    assert all(str(record.start) != starts[record.id] for record in after if record.type == "visit")


def test_another_reading_of_a_name_keeps_the_actor(monkeypatch):
    text = "Le président mauritanien Sidi ould Haidalla a été reçu lundi 3 mars 2025 à Oslo par le roi Harald."
    before = names(read(text))
    tables = dict(get_pack("fr").tables)
    tables["lexicon"] = {key: words for key, words in tables["lexicon"].items() if key != "name_particle"}
    pack = make_pack(tables)
    monkeypatch.setattr(pipeline, "get_pack", lambda _: pack)
    after = names(read(text))
    corrected = {one for one, name in before.items() if name == "Sidi ould Haidalla"}
    assert {after.get(one, name) for one, name in before.items() if one in corrected} == {"Sidi"}


def test_another_reading_of_titles_keeps_the_actor(monkeypatch):
    before = names(read())
    tables = dict(get_pack("fr").tables)
    tables["lexicon"] = {key: words for key, words in tables["lexicon"].items() if key not in {"office", "honorific"}}
    pack = make_pack(tables)
    monkeypatch.setattr(pipeline, "get_pack", lambda _: pack)
    after = {name: one for one, name in names(read()).items()}
    assert after["Lars Holm"] in before


def test_holders_of_an_office_in_the_plural_are_numbered_as_they_stand():
    text = "Lars Holm a reçu à Oslo les ministres des Affaires étrangères du Mali et du Niger."
    roles = {
        record.id: record.roles[0].country
        for record in compile_records(read(text))
        if record.type == "actor" and record.roles and not record.name
    }
    source = source_id(text_digest(text))
    offset = text.index("ministres")
    assert roles == {
        record_id("actor", source, offset, 0): "MLI",
        record_id("actor", source, offset, 1): "NER",
    }


def test_a_newer_version_of_the_reader_keeps_all_ids(monkeypatch):
    before = read()
    monkeypatch.setattr(statements, "EXTRACTOR", "diplomev/99.0")
    assert [record.id for record in read()] == [record.id for record in before]


def test_ids_do_not_depend_on_what_was_read_before():
    before = read()
    read("Un autre texte : Lars Holm est à Oslo.")
    assert [record.id for record in read()] == [record.id for record in before]


def test_two_sources_share_nothing_but_states():
    one, other = read(), read(TEXT + "\nFin.")
    shared = ids(one) & ids(other)
    assert shared == {one for one in shared if state_code(one)} != set()


def test_two_sources_share_no_claim():
    one, other = read(), read(TEXT + "\nFin.")
    assert {r.id for r in one}.isdisjoint(r.id for r in other)


def test_no_two_claims_of_a_text_have_one_id():
    claims = [record.id for record in read()]
    assert len(claims) == len(set(claims))


# ---------------------------------------------------------------- how ids are made
def test_a_source_is_known_by_its_text_alone_where_it_has_no_address():
    assert source_id(text_digest("a")) == source_id(text_digest("a"), None) != source_id(text_digest("b"))


def test_a_source_is_known_by_its_address_as_well():
    assert source_id(text_digest("a"), "https://a.example") != source_id(text_digest("a"))


@given(st.sampled_from(["actor", "visit", "engagement", "agreement"]), st.integers(0, 10**6), st.integers(0, 9))
def test_a_record_is_known_by_its_source_type_place_and_ordinal(record_type, offset, ordinal):
    made = record_id(record_type, "source:a", offset, ordinal)
    assert type_of(made) == record_type
    assert made == record_id(record_type, "source:a", offset, ordinal)
    others = [("source:b", offset, ordinal), ("source:a", offset + 1, ordinal), ("source:a", offset, ordinal + 1)]
    assert made not in {record_id(record_type, *other) for other in others}


PARTS = {
    "source": "source:a",
    "kind": "statement",
    "subject": "visit:v",
    "property": "start",
    "value": "2025",
    "stance": "asserts",
    "speaker": "actor:p",
    "spans": [(1, 5)],
}


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("source", "source:b"),
        ("subject", "visit:w"),
        ("property", "end"),
        ("value", "2026"),
        ("stance", "plans"),
        ("speaker", None),
        ("spans", [(1, 6)]),
        ("text", "said"),
        ("kind", "quotation"),
    ],
)
def test_a_claim_is_known_by_all_that_it_says(part, other):
    assert claim_id(**{**PARTS, part: other}) != claim_id(**PARTS)


def test_a_claim_is_not_known_by_who_made_it_nor_how_sure_that_was():
    claims = [claim for claim in read() if isinstance(claim, Claim)]
    for claim in claims:
        fields = {"source", "kind", "subject", "property", "value", "text", "stance", "speaker"}
        parts = {name: getattr(claim, name) for name in fields}
        assert claim.id == claim_id(**parts, spans=[(e.start, e.end) for e in claim.evidence])


@given(json_values(max_leaves=12))
def test_canonical_json_is_that_of_rfc_8785(value):
    assert canonical_json(value) == rfc8785.dumps(value)


@given(st.dictionaries(st.text(max_size=3), st.text(st.characters(exclude_categories=["Cs"]), max_size=6), max_size=5))
def test_canonical_json_of_any_keys_and_texts_is_that_of_rfc_8785(value):
    assert canonical_json(value) == rfc8785.dumps(value)


@given(st.text(st.characters(max_codepoint=0x2FF)))
def test_canonical_json_escapes_as_rfc_8785_does(value):
    assert canonical_json({value: value}) == rfc8785.dumps({value: value})
