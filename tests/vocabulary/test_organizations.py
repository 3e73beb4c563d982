"""The organisations and their members."""

import pytest

from diplomev.vocabulary import country_codes, is_former, organizations

EVERY = list(organizations().values())


@pytest.mark.parametrize("organization", EVERY, ids=lambda organization: organization.code)
def test_members_are_current_countries_sorted_and_each_there_once(organization):
    assert list(organization.members) == sorted(set(organization.members))
    assert all(code in country_codes() and not is_former(code) for code in organization.members)


def test_codes_are_plain_lower_case_names():
    assert all(code.isascii() and code.isidentifier() and code.islower() for code in organizations())


@pytest.mark.parametrize("attribute", ["code", "name", "wikidata"])
def test_no_two_organisations_share_a_name_or_an_item(attribute):
    values = [value for organization in EVERY if (value := getattr(organization, attribute))]
    assert len(set(values)) == len(values)


def test_items_look_like_items():
    assert all(item[0] == "Q" and item[1:].isdigit() for organization in EVERY if (item := organization.wikidata))


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("au", 55),
        ("eu", 27),
        ("nato", 32),
        ("osce", 57),
        ("oic", 57),
        ("arab_league", 22),
        ("ecowas", 12),
        ("g7", 7),
    ],
)
def test_well_known_bodies_have_as_many_members_as_they_say(code, count):
    assert len(organizations()[code].members) == count


def test_the_alliance_of_sahel_states_has_its_three_members():
    assert organizations()["aes"].members == ("BFA", "MLI", "NER")


def test_the_mapping_cannot_be_changed():
    with pytest.raises(TypeError):
        organizations()["aes"] = None
