"""What is kept of many records: as good as a dict, in whatever form it is."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomev.validate import compact, meaning, references, validate
from diplomev.validate.compact import Numbers, Spill, Tuples

FOLDER = Path(__file__).parents[1] / "cases/validate/rules"
CASES = [case for path in sorted(FOLDER.glob("*.toml")) for case in tomllib.loads(path.read_text())["fires"]]
IDS = st.integers(0, 40).map("visit:{}".format)
same_limits_each_time = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


class Fact(NamedTuple):
    length: int | None
    international: bool


@pytest.fixture
def _small(monkeypatch):
    """Limits so small that each form is met."""
    for module, name, limit in (
        (compact, "_MOST_NUMBERS", 3),
        (compact, "_MOST_VALUES", 2),
        (compact, "_FIRST_SIZE", 4),
        (references, "_MOST_CHAINED", 1),
        (meaning, "_MOST_HELD", 2),
    ):
        monkeypatch.setattr(module, name, limit)


@pytest.mark.usefixtures("_small")
@same_limits_each_time
@given(entries=st.lists(st.tuples(IDS, st.integers(0, 2**32 - 1))))
def test_numbers_are_those_of_a_dict(entries):
    numbers, expected = Numbers(), {}
    for id_, number in entries:
        numbers.put(id_, number)
        expected[id_] = number
    assert {id_: numbers.get(id_) for id_ in expected} == expected
    assert all(id_ in numbers for id_ in expected)
    assert numbers.get("visit:none") is None


def test_a_greater_number_becomes_the_greatest():
    numbers = Numbers()
    numbers.put("visit:a", 2**40)
    numbers.condense()
    assert numbers.get("visit:a") == 2**32 - 1


@pytest.mark.usefixtures("_small")
@same_limits_each_time
@given(entries=st.lists(st.tuples(IDS, st.builds(Fact, st.none() | st.integers(0, 2), st.booleans()))))
def test_tuples_are_those_of_a_dict(entries):
    tuples, expected = Tuples(), {}
    for id_, value in entries:
        tuples.put(id_, value)
        expected[id_] = value
    # 1 and `True` are equal, but not the same.
    assert {id_: repr(tuples.get(id_)) for id_ in expected} == {id_: repr(value) for id_, value in expected.items()}
    assert tuples.get("visit:none") is None


@pytest.mark.usefixtures("_small")
def test_spilt_values_come_back_in_their_order_each_id_once():
    spill = Spill()
    for number in (1, 2, 3, 4, 5, 1):
        spill.put(f"visit:{number}", number)
    assert [id_ for id_, _ in spill.items()] == [f"visit:{number}" for number in (1, 2, 3, 4, 5)]


def problems(data):
    found = Counter()
    for issue in validate(data, format="jsonl").issues:
        found[issue.code, issue.record if issue.count == 1 else None] += issue.count
    return found


@pytest.mark.parametrize("backwards", [False, True])
def test_how_much_is_kept_in_dicts_changes_nothing(backwards, request):
    lines = [line for case in CASES for line in case["records"].strip().split("\n")]
    # Ids of their own for each case, so that they do not meet.
    data = "\n".join(lines[::-1] if backwards else lines).encode()
    expected = problems(data)
    request.getfixturevalue("_small")
    assert problems(data) == expected
