"""Folding keeps offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.language import fold, strip_accents


@given(st.text())
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_folding_goes_letter_by_letter(one: str, other: str) -> None:
    """So a word found in a folded text is the folded word: final sigma apart, which looks at its neighbours."""
    folded = fold(one + other)
    if "Σ" not in one + other:
        assert folded == fold(one) + fold(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("text", ["l’État", "l'État", "L\u02bcÉTAT"])
def test_apostrophes_and_capitals_make_no_difference(text: str) -> None:
    assert fold(text) == "l'état"


@pytest.mark.parametrize("text", ["Abou\u2010Simbel", "abou\u2011simbel", "ABOU-SIMBEL"])
def test_hyphens_make_no_difference(text: str) -> None:
    assert fold(text) == "abou-simbel"


@pytest.mark.parametrize("text", ["5\u00a0mai", "5\u202fmai", "5\tmai"])
def test_spaces_make_no_difference(text: str) -> None:
    assert fold(text) == "5 mai"


@pytest.mark.parametrize(("text", "bare"), [("Éthiopie", "Ethiopie"), ("Chișinău", "Chisinau"), ("mu\u0301", "mu")])
def test_accents_come_off(text: str, bare: str) -> None:
    assert strip_accents(text) == bare
