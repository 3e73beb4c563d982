"""Law 3: every piece of evidence equals its words in the text; what is claimed is valid, and fills every slot."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.claims import compile_records
from diplomev.model import RECORD, Claim, Record
from diplomev.model.identity import claim_id, state_code
from diplomev.model.types import RECORD_TYPES
from diplomev.parse.article import Article, normalize
from diplomev.parse.pipeline import extract
from diplomev.parse.statements import LONGEST_EVIDENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

MADE_ID = re.compile(f"(?:{'|'.join(RECORD_TYPES)}):(?:[0-9a-f]{{20}}|[A-Z]{{3}})")
"""Ids as the reader makes them."""
Texts = st.SearchStrategy[str]


def read(text: str, published: str | None = None) -> tuple[Record, tuple[Claim, ...]]:
    extraction = extract(Article(text=text, published=published), language="fr")
    return extraction.source, extraction.claims


def references(value: Any) -> Iterator[str]:
    """The ids in a JSON value."""
    if isinstance(value, dict):
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, str) and MADE_ID.fullmatch(value):
        yield value


PUBLISHED = st.sampled_from([None, "2025-06-24", "2025"])


@given(st.data(), PUBLISHED)
def test_law_3_evidence_equals_its_words_in_the_text(article_texts: Texts, data, published):
    text = data.draw(article_texts)
    for claim in read(text, published)[1]:
        assert claim.evidence
        for piece in claim.evidence:
            assert text[piece.start : piece.end] == piece.exact


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "seeds").glob("*.txt")), ids=lambda path: path.stem
)
def test_law_3_on_a_whole_article(path):
    text = normalize(path.read_text(encoding="utf-8"))[0]
    claims = read(text)[1]
    assert len(claims) > 20
    assert [p for c in claims for p in c.evidence if text[p.start : p.end] != p.exact] == []


@given(st.data(), PUBLISHED)
def test_evidence_is_short_but_for_the_words_of_a_quotation(article_texts: Texts, data, published):
    for claim in read(data.draw(article_texts), published)[1]:
        own = claim.text if claim.kind == "quotation" else None
        assert all(0 < len(piece.exact) <= LONGEST_EVIDENCE or piece.exact == own for piece in claim.evidence)


@given(st.data())
def test_the_first_evidence_of_a_quotation_is_the_quotation(article_texts: Texts, data):
    quotations = [claim for claim in read(data.draw(article_texts))[1] if claim.kind == "quotation"]
    assert [claim.evidence[0].exact for claim in quotations] == [claim.text for claim in quotations]


@given(st.data(), PUBLISHED)
def test_every_claim_is_valid_and_named_by_what_it_says(article_texts: Texts, data, published):
    for claim in read(data.draw(article_texts), published)[1]:
        body = claim.to_dict()
        assert RECORD.validate_python(body) == claim
        parts = {name: body.get(name) for name in ("source", "kind", "subject", "property", "value", "text", "stance")}
        spans = [(piece.start, piece.end) for piece in claim.evidence]
        assert claim.id == claim_id(**parts, speaker=claim.speaker, spans=spans)


@given(st.data(), PUBLISHED)
def test_every_record_is_valid(article_texts: Texts, data, published):
    source, claims = read(data.draw(article_texts), published)
    for record in compile_records([source, *claims]):
        assert RECORD.validate_python(record.to_dict()) == record


@given(st.data(), PUBLISHED)
def test_every_filled_slot_rests_on_a_claim(article_texts: Texts, data, published):
    source, claims = read(data.draw(article_texts), published)
    claimed = {(claim.subject, claim.property) for claim in claims}
    for record in compile_records([source, *claims]):
        named = {"kind", "name", "country"} if state_code(record.id) else set()
        if record.type != "source":
            slots = record.to_dict().keys() - {"type", "id", "sources"} - named
            assert {(record.id, slot) for slot in slots} <= claimed


@given(st.data(), PUBLISHED)
def test_every_record_that_is_referred_to_is_there(article_texts: Texts, data, published):
    source, claims = read(data.draw(article_texts), published)
    records = compile_records([source, *claims])
    known = {record.id for record in [*records, *claims]}
    for record in [*records, *claims]:
        assert set(references(record.to_dict())) <= known


@given(st.data(), PUBLISHED)
def test_every_subject_of_a_claim_is_a_record(article_texts: Texts, data, published):
    source, claims = read(data.draw(article_texts), published)
    known = {record.id for record in compile_records([source, *claims])}
    assert {claim.subject for claim in claims if claim.kind == "statement"} <= known


@given(st.data())
def test_nothing_is_assumed_of_a_text_whose_day_is_not_known(article_texts: Texts, data):
    assert not [claim for claim in read(data.draw(article_texts))[1] if claim.assumed]
