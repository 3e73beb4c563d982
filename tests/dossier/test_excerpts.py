import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.dossier.excerpts import excerpt_of, sentence_around
from diplomev.model import Claim, Evidence


def around(text, words):
    start = text.index(words)
    return sentence_around(text, start, start + len(words)).text


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("He came. She left on Monday. They met.", "Monday", "She left on Monday."),
        ("Qui vient ? Le président arrive. Et après ?", "président", "Le président arrive."),
        ("Il dit : « Nous signons. » Puis il part.", "part", "Puis il part."),
        ("M. J. Dupont arrive. Il repart.", "arrive", "M. J. Dupont arrive."),
        ("Un titre\nLe texte commence ici.", "titre", "Un titre"),
        ("Il coûte 3.5 millions. C’est tout.", "millions", "Il coûte 3.5 millions."),
        ("他来了。她走了。", "她", "她走了。"),
        ("One. Two. Three. Four.", "Two. Three", "Two. Three."),
    ],
)
def test_the_sentence_around_words(text, words, sentence):
    assert around(text, words) == sentence


def test_a_long_sentence_is_cut_between_words():
    found = around("aaaa " * 200 + "here " + "bbbb " * 200, "here")
    assert found.startswith("… aaaa")
    assert found.endswith("bbbb …")
    assert len(found) < 420


@given(st.text(max_size=80), st.data())
def test_the_sentence_holds_the_span(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = sentence_around(text, start, end)
    assert 0 <= found.start <= start <= end <= found.end <= len(text)


def claim(*spans):
    evidence = tuple(Evidence(start=start, end=end, exact=exact) for start, end, exact in spans)
    return Claim(id="claim:a", kind="quotation", source="source:a", text="x", evidence=evidence)


def test_the_sentence_that_says_most_is_taken():
    text = "One and two. Three. Four, five and six."
    claims = [claim((text.index(word), text.index(word) + len(word), word)) for word in ("One", "Three", "Four", "six")]
    assert excerpt_of(claims, text) == "Four, five and six."


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        ([(10, 13, "two"), (0, 3, "one")], "one … two"),
        ([(0, 7, "one two"), (4, 7, "two")], "one two"),
        ([(0, 3, "one"), (4, 7, "two")], "one two"),
        ([(0, 5, "one t"), (4, 7, "two")], "one two"),
        ([(None, None, "alone")], "alone"),
        ([], None),
    ],
    ids=["apart", "within", "side by side", "overlapping", "without a place", "none"],
)
def test_without_the_text_the_words_of_the_evidence_are_joined(spans, words):
    assert excerpt_of([claim(*spans)], None) == words


def test_evidence_beyond_the_text_gives_no_sentence():
    assert excerpt_of([claim((50, 53, "far"))], "short") is None
