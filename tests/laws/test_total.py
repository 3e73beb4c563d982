"""Law 4: what is made of any text or bytes ends, never raises, and is the same each time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplomev as dv
from diplomev.language.pack import find_packs, get_pack
from diplomev.parse.article import Article
from diplomev.parse.pipeline import extract

Texts = st.SearchStrategy[str]
DAYS = st.sampled_from([None, "2025-06-24", "2025-06-24T08:30:00+02:00", "2025-06", "0001-01-01", "9999-12-31"])


@given(st.data(), DAYS)
def test_law_4_any_text_is_read_and_gives_the_same_each_time(article_texts: Texts, data, published):
    text = data.draw(article_texts)
    first, second = (extract(Article(text=text, published=published), language="fr") for _ in range(2))
    assert (first.source, first.claims, first.notes) == (second.source, second.claims, second.notes)


@given(st.data(), st.sampled_from(sorted(find_packs())))
def test_any_text_is_read_with_any_pack(article_texts: Texts, data, language):
    assert extract(Article(text=data.draw(article_texts)), language=language).source.language == language


@given(st.data())
def test_any_text_is_read_where_its_language_is_not_told(article_texts: Texts, data):
    text = data.draw(article_texts)
    first, second = (extract(Article(text=text)) for _ in range(2))
    assert (first.source, first.claims, first.notes) == (second.source, second.claims, second.notes)


@given(st.text(), DAYS)
def test_any_string_makes_a_dossier(text, published):
    dossier = dv.parse_text(text, published=published, language="fr")
    assert len(dossier.sources) + len(dossier.failures) == 1


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("when", ["mardi", "mardi pour trois jours", "mardi, au deuxième jour de sa visite"])
def test_days_that_lie_outside_the_calendar_are_left_out(published, when):
    for verb in ("est arrivé à Rome", "sera à Rome", "s'envole pour Rome", "achève sa visite de dix jours à Rome"):
        dossier = dv.parse_text(f"Le président togolais Komi Adjovi {verb} {when}.", published=published, language="fr")
        assert not dossier.failures


@pytest.mark.parametrize("language", sorted(find_packs()))
def test_every_form_of_a_pack_is_read_where_nothing_stands_beside_it(language):
    pack = get_pack(language)
    assert pack is not None
    for form in sorted({entry.form for entry in pack.entries}):
        source = extract(Article(text=form.capitalize(), published="2025-06-24"), language=language).source
        assert source.language == language, form


@pytest.mark.parametrize("language", sorted(find_packs()))
def test_sentences_are_read_wherever_they_are_cut_off(article_sentences, language):
    for sentence in article_sentences[::60]:
        words = sentence.split(" ")
        for at in range(1, len(words)):
            for text in (" ".join(words[:at]), " ".join(words[at:])):
                source = extract(Article(text=text, published="2025-06-24"), language=language).source
                assert source.language == language, text


@given(st.binary())
def test_any_bytes_make_a_dossier(data):
    dossier = dv.parse_text(data, language="fr")
    assert len(dossier.sources) + len(dossier.failures) == 1


@given(st.data(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"]))
def test_a_text_in_any_encoding_makes_a_dossier(article_texts: Texts, data, encoding):
    encoded = data.draw(article_texts).encode(encoding, "replace")
    dossier = dv.parse_text(encoded, language="fr")
    assert len(dossier.sources) + len(dossier.failures) == 1


@pytest.mark.parametrize(
    "piece",
    [
        "« ", "» ", "( ", "\n", " ", "d'", "a", "à Moscou ", "le président ", "le ministre de ", "Awa Keïta ", "Awa-",
        "du 3 au ", "lundi ", "trois accords ", "a signé ", "en visite ", "le Mali, ", "et ", ". ", "1 000 ", "A. ",
    ],
)  # fmt: skip
def test_a_word_said_ten_thousand_times_ends(piece):
    dossier = dv.parse_text(piece * 10_000, language="fr")
    assert len(dossier.sources) + len(dossier.failures) == 1
