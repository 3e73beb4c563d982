"""Examples of packs: what is read in a text, and how it is compared with what must be found."""

from __future__ import annotations

import pytest

from diplomev.errors import DateFormatError
from diplomev.language import get_pack, make_pack
from diplomev.parse.examples import Reading, differences, read_example

PERSON = {"name": "Ann Bee", "office": "minister", "country": "FRA"}
QUOTE = {"text": "We are here to stay", "speaker": "she"}
VISIT = {"visitors": ["Ann Bee", "Cy Dee"], "receiving": ["MLI"], "status": ["announced"]}
READING = Reading(
    dates=["2025-06-23", "2025-06-21/2025-06-26"],
    people=[PERSON],
    countries=["FRA", "MLI"],
    organizations=[],
    sectors=[],
    quotes=[QUOTE],
    visits=[VISIT],
    agreements=[],
)


@pytest.mark.parametrize(
    "example",
    [
        {"dates": ["2025-06-21/2025-06-26", "2025-06-23"]},
        {"people": ["Ann Bee"]},
        {"people": [{"name": "Ann Bee", "country": "FRA"}]},
        {"quotes": ["We are here to stay"]},
        {"quotes": [{"speaker": "she"}]},
        {"visits": [{"visitors": ["Cy Dee", "Ann Bee"], "receiving": "MLI"}]},
        {"visits": [{"visitors": "Ann Bee"}]},
        {"agreements": []},
        {"text": "…", "reference": "2025-06-20"},
    ],
    ids=str,
)
def test_an_example_that_agrees(example: dict) -> None:
    assert differences(example, READING) == []


@pytest.mark.parametrize(
    ("example", "sentence"),
    [
        ({"dates": ["2025-06-23"]}, "found as well: 2025-06-21/2025-06-26"),
        ({"countries": ["FRA", "MLI", "RUS"]}, "not found: RUS"),
        ({"people": []}, f"found as well: {PERSON}"),
        ({"people": [{"name": "Ann Bee", "country": "MLI"}]}, "not found: {'name': 'Ann Bee', 'country': 'MLI'}"),
        ({"quotes": [{"speaker": "he"}]}, "not found: {'speaker': 'he'}"),
        ({"visits": [{"visitors": ["Ann Bee"]}]}, "not found: {'visitors': ['Ann Bee']}"),
        ({"visits": [{"status": "completed"}]}, "not found: {'status': 'completed'}"),
        ({"visits": [{"rank": "state"}]}, "not found: {'rank': 'state'}"),
        ({"agreements": [{"status": "signed"}]}, "not found: {'status': 'signed'}"),
    ],
    ids=str,
)
def test_an_example_that_differs(example: dict, sentence: str) -> None:
    (found,) = differences(example, READING)
    assert found[0] in example
    assert sentence in found[1]


def test_what_is_wanted_twice_must_be_found_twice() -> None:
    assert differences({"people": ["Ann Bee", "Ann Bee"]}, READING) == [("people", "not found: Ann Bee")]


@pytest.mark.parametrize("reference", ["2025-06", "yesterday", ""])
def test_a_reference_must_be_a_day(reference: str) -> None:
    with pytest.raises(DateFormatError):
        read_example("…", make_pack({"pack": {"language": "xx"}}), reference)


def test_nothing_is_found_in_nothing() -> None:
    reading = read_example("", make_pack({"pack": {"language": "xx"}}))
    assert all(not getattr(reading, name) for name in Reading.__slots__ if not name.startswith("__"))


def test_values_of_a_visit_are_plain() -> None:
    pack = get_pack("fr")
    assert pack is not None
    text = "Le président malien, Bakary Sanogo, se rendra à Moscou le 3 juin 2025 à l'invitation du président russe."
    (visit,) = read_example(text, pack).visits
    assert visit["visitors"] == ["Bakary Sanogo"]
    assert visit["invited_by"] == ["président russe"]
    assert visit["places"] == ["Moscou"]
    assert visit["start"] == ["2025-06-03"]
