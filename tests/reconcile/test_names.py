"""How written names are alike."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.reconcile.names import compare_names, name_keys, name_words, word_keys

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "reconcile" / "name_pairs.toml").read_text(encoding="utf-8")
)
PAIRS = [(*pair, case["likeness"]) for case in CASES["case"] for pair in case["pairs"]]
NAMES = st.sampled_from(sorted({name for one, other, _ in PAIRS for name in (one, other)})) | st.text(
    "aeioukhtsdjzAEIOUKéïçÉß -'’.", max_size=30
)


@pytest.mark.parametrize(("one", "other", "likeness"), PAIRS)
def test_likeness(one, other, likeness):
    assert compare_names(name_words(one), name_words(other)) == likeness


@pytest.mark.parametrize(("one", "other", "likeness"), PAIRS)
def test_names_that_can_be_of_one_person_have_a_key_in_common(one, other, likeness):
    ours, theirs = name_words(one), name_words(other)
    keys = word_keys if likeness == "short" else name_keys
    assert likeness in {"differs", "far"} or set(keys(ours)) & set(keys(theirs))


@given(NAMES, NAMES)
def test_likeness_has_no_direction(one, other):
    ours, theirs = name_words(one), name_words(other)
    assert compare_names(ours, theirs) == compare_names(theirs, ours)


@given(NAMES)
def test_a_name_is_like_itself(name):
    assert not name_words(name) or compare_names(name_words(name), name_words(name)) == "same"


@given(NAMES)
def test_case_and_accents_do_not_count(name):
    assert name_words(name.upper()) == name_words(name)
