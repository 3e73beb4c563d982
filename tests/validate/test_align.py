"""Words are found as they are, or but for white space and quotation marks; never nearly."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.validate.align import Searched

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/validate/align.toml").read_text(encoding="utf-8"))["case"]
TEXTS = st.text("ab ’'\"«»\u00a0\n", max_size=12)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_words_are_found(case):
    found = Searched(case["text"]).find(case["words"])
    assert (found.status, [case["text"][start:end] for start, end in found.spans]) == (case["status"], case["found"])


@pytest.mark.parametrize("case", [case for case in CASES if "at" in case], ids=lambda case: case["name"])
def test_words_are_found_at_their_places(case):
    assert [start for start, _ in Searched(case["text"]).find(case["words"]).spans] == case["at"]


@given(TEXTS, TEXTS, TEXTS.filter(bool))
def test_what_stands_in_a_text_is_found_as_it_is(before, after, words):
    found = Searched(before + words + after).find(words)
    assert found.status == "exact"
    assert all((before + words + after)[start:end] == words for start, end in found.spans)


@given(TEXTS, TEXTS)
def test_spans_hold_the_words_but_for_white_space_and_marks(text, words):
    def bare(value):
        return "".join("'" if c in "’'\"«»" else c for c in value if not c.isspace())

    found = Searched(text).find(words)
    assert all(bare(text[start:end]) == bare(words) for start, end in found.spans)


def test_very_many_places_are_cut_off():
    assert len(Searched("a " * 5000).find("a").spans) == 1000
