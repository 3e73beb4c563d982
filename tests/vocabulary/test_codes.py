"""The code lists: what the data file must hold, and what the loader answers."""

import pytest

from diplomev.errors import UnknownCodeError
from diplomev.vocabulary import code_lists, codes, label, sector_group

EVERY_CODE = [(name, code) for name in code_lists() for code in codes(name)]


@pytest.mark.parametrize("name", code_lists())
def test_every_code_is_a_plain_lower_case_name(name):
    assert all(code.isascii() and code.isidentifier() and code.islower() for code in codes(name))


@pytest.mark.parametrize("name", code_lists())
def test_other_comes_last(name):
    assert "other" not in codes(name)[:-1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_code_has_a_clean_label(language):
    labels = [label(name, code, language) for name, code in EVERY_CODE]
    assert all(text and text == text.strip() for text in labels)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", code_lists())
def test_no_two_codes_of_a_list_share_a_label(name, language):
    labels = [label(name, code, language) for code in codes(name)]
    assert len(set(labels)) == len(labels)


def test_every_sector_has_a_known_group():
    assert {sector_group(code) for code in codes("sector")} == set(codes("sector_group"))


def test_codes_keep_the_order_of_the_file():
    assert codes("judgement_verdict") == ("same", "different", "unsure")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "state visit"), ("fr", "visite d'État"), ("fr-ML", "visite d'État"), ("xx", "state visit")],
)
def test_label_is_given_in_the_language_or_in_english(language, expected):
    assert label("visit_rank", "state", language) == expected


def test_an_unknown_code_is_refused_with_the_nearest_one():
    with pytest.raises(UnknownCodeError, match="Did you mean 'official'") as caught:
        label("visit_rank", "offical")
    assert caught.value.vocabulary == "visit_rank"


def test_a_code_far_from_all_others_is_refused_without_a_hint():
    with pytest.raises(UnknownCodeError) as caught:
        label("visit_rank", "zzzzzz")
    assert caught.value.hint is None


def test_an_unknown_list_is_refused_with_the_nearest_one():
    with pytest.raises(UnknownCodeError, match="Did you mean 'visit_rank'"):
        codes("visit_ranks")
