import tomllib
from pathlib import Path

import pytest

from diplomev.errors import DateFormatError, UnknownCodeError
from diplomev.model import PartialDate

CASES = Path(__file__).parents[1] / "cases" / "dossier" / "where.toml"


def as_id(case):
    return f"{case['of']} {case['where']}"


@pytest.mark.parametrize("case", tomllib.loads(CASES.read_text(encoding="utf-8"))["case"], ids=as_id)
def test_where_keeps_what_meets_all_conditions(world, case):
    found = getattr(world, case["of"]).where(**case["where"])
    assert [record.id.partition(":")[2] for record in found] == case["finds"]


def test_no_condition_keeps_all(world):
    assert world.visits.where() == world.visits


def test_conditions_can_be_put_one_behind_the_other(world):
    assert [v.id for v in world.visits.where(sending="MLI").where(after="2025")] == ["visit:june"]


def test_a_partial_date_is_a_day_as_well(world):
    assert len(world.visits.where(after=PartialDate("2025-06"))) == 2


@pytest.mark.parametrize(
    ("of", "condition", "says"),
    [
        ("visits", {"sendng": "MLI"}, "did you mean 'sending'"),
        ("visits", {"zzz": "MLI"}, "there are visitor, host"),
        ("actors", {"after": "2025"}, "no days"),
    ],
    ids=["misspelt", "unlike any", "no days"],
)
def test_an_unknown_condition_is_a_wrong_call(world, of, condition, says):
    with pytest.raises(TypeError, match=says):
        getattr(world, of).where(**condition)


@pytest.mark.parametrize(
    ("of", "condition", "hint"),
    [
        ("visits", {"status": "complete"}, "completed"),
        ("visits", {"sending": "Mali"}, "MLI"),
        ("visits", {"receiving": "RU"}, "RUS"),
        ("actors", {"office": "foreign_ministre"}, "foreign_minister"),
    ],
    ids=["status", "country by name", "two letters", "office"],
)
def test_an_unknown_code_is_an_error_that_names_the_nearest(world, of, condition, hint):
    with pytest.raises(UnknownCodeError) as caught:
        getattr(world, of).where(**condition)
    assert hint in str(caught.value)


def test_a_day_that_is_none_is_an_error(world):
    with pytest.raises(DateFormatError):
        world.visits.where(after="June")
