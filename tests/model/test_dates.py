import copy
import datetime as dt
import pickle
import tomllib
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from diplomev.errors import DateFormatError
from diplomev.model import PartialDate

CASES = tomllib.loads(Path(__file__).parents[1].joinpath("cases/model/partial_dates.toml").read_text(encoding="utf-8"))
ANSWERS = {True: "yes", False: "no", None: "open"}


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: case["text"])
def test_a_date_says_its_days_and_its_precision(case):
    date = PartialDate(case["text"])
    assert (date.earliest, date.latest, date.precision) == (case["earliest"], case["latest"], case["precision"])


@pytest.mark.parametrize("text", CASES["bad"])
def test_what_is_no_date_is_refused_with_what_to_write(text):
    with pytest.raises(DateFormatError, match="Write YYYY, YYYY-MM, YYYY-MM-DD"):
        PartialDate(text)


@pytest.mark.parametrize("value", [None, 2025, dt.date(2025, 6, 23), b"2025"], ids=repr)
def test_only_text_is_read(value):
    with pytest.raises(DateFormatError):
        PartialDate(value)


@pytest.mark.parametrize("case", CASES["compare"], ids=lambda case: " ".join(case["pair"]))
def test_comparisons_have_three_answers(case):
    one, other = map(PartialDate, case["pair"])
    assert ANSWERS[one.before(other)] == case["before"]
    assert ANSWERS[one.overlaps(other)] == case["overlaps"]
    assert one.refines(other) is case["refines"]


@pytest.mark.parametrize("case", CASES["between"], ids=lambda case: case["text"])
def test_between_takes_the_shortest_form(case):
    assert str(PartialDate.between(*case["ends"])) == case["text"]


def test_of_takes_the_parts_that_are_known():
    assert [str(date) for date in (PartialDate.of(987), PartialDate.of(2025, 6), PartialDate.of(2025, 6, 3))] == [
        "0987",
        "2025-06",
        "2025-06-03",
    ]


@pytest.mark.parametrize("parts", [(2025, None, 3), (2025, 2, 29), (0,), (10000,), (2025, 13)])
def test_of_refuses_parts_that_are_no_date(parts):
    with pytest.raises(DateFormatError):
        PartialDate.of(*parts)


def test_dates_have_no_order():
    with pytest.raises(TypeError):
        sorted([PartialDate("2025"), PartialDate("2024")])


def test_a_date_cannot_be_changed():
    date = PartialDate("2025")
    with pytest.raises(AttributeError, match="immutable"):
        date.text = "2024"
    with pytest.raises(AttributeError, match="immutable"):
        del date.earliest


def test_equal_texts_are_equal_dates():
    assert {PartialDate("2025-06"), PartialDate("2025-06")} == {PartialDate.of(2025, 6)}
    assert PartialDate("2025-06") != "2025-06"


def pickled(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # our own bytes


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_is_equal(again):
    date = PartialDate("[2025-03-01..2025-03-10]")
    assert again(date) == date
    assert again(date).latest == date.latest


def test_pydantic_keeps_a_date_and_reads_its_text():
    adapter = TypeAdapter(PartialDate)
    date = PartialDate("2025-06")
    assert adapter.validate_python(date) is date
    assert adapter.validate_python("2025-06") == date
    assert adapter.dump_python(date, mode="json") == "2025-06"


def test_its_representation_makes_it_again():
    assert repr(PartialDate("2025-06")) == "PartialDate('2025-06')"
