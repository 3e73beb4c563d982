"""Lists as sets: what refines what."""

from __future__ import annotations

import pytest

from diplomev.claims import sorted_set

REFINED = {
    "more fields": ({"name": "Moscou"}, {"name": "Moscou", "country": "RUS"}),
    "a finer date": ({"office": "mayor", "start": "2024"}, {"office": "mayor", "start": "2024-05"}),
    "a finer date and more fields": (
        {"kind": "signature", "date": "2024"},
        {"kind": "signature", "date": "2024-05-01", "party": "actor:p"},
    ),
    "more in a list": (
        {"name": "Oslo", "identifiers": [{"scheme": "a", "value": "1"}]},
        {"name": "Oslo", "identifiers": [{"scheme": "a", "value": "1"}, {"scheme": "b", "value": "2"}]},
    ),
}
DIFFERENT = {
    "another name": ({"name": "Moscou"}, {"name": "Kazan", "country": "RUS"}),
    "each says something that the other does not": (
        {"name": "Oslo", "kind": "city"},
        {"name": "Oslo", "country": "NOR"},
    ),
    "a date of another year": ({"office": "mayor", "start": "2023"}, {"office": "mayor", "start": "2024-05"}),
    "plain values": ("2024", "2024-05"),
    "a part of a word": ({"value": "Oslo"}, {"value": "Oslo fjord"}),
}


@pytest.mark.parametrize(("less", "more"), REFINED.values(), ids=REFINED)
def test_a_refined_element_is_left_out(less, more):
    assert sorted_set([more, less]) == [more]


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_elements_that_do_not_refine_each_other_both_stay(one, other):
    assert len(sorted_set([one, other])) == 2


def test_equal_elements_stand_once():
    assert sorted_set([{"a": 1, "b": 2}, {"b": 2, "a": 1}]) == [{"a": 1, "b": 2}]
