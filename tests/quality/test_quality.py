"""The gate: the reader does not get worse on the cases of this folder.

Floors and ceilings stand in `baseline.json`; CONTRIBUTING.md says how they are raised, and when they may be lowered.
"""

from __future__ import annotations

from functools import cache

import pytest
from gate.floors import Result, measure, read_baseline, shortfalls, told, worse
from gate.material import digest, file_of, load, set_names

BASELINE = read_baseline()
SETS = sorted({*set_names(), *BASELINE})
result = cache(measure)


def complaint(lines: list[str], name: str) -> str:
    cases = told(worse(result(name)))
    return "\n".join([*lines, "", cases, "", f"More of them: python tests/quality/score.py {name} --show 50"])


@pytest.mark.parametrize("name", SETS)
def test_the_floors_are_of_the_material_at_hand(name: str) -> None:
    entry = BASELINE.get(name, {})
    assert entry.get("digest") == digest(load(name)), (
        f"The cases of {name} are not those that its floors were measured on: python tests/quality/score.py --raise "
        "(with --lower-floors where new cases are harder), in the same commit as the cases."
    )


@pytest.mark.parametrize("measured", ["visit", "agreement", "quote"])
@pytest.mark.parametrize("name", SETS)
def test_the_reader_finds_no_less_than_before(name: str, measured: str) -> None:
    floor = {"floors": {measured: BASELINE.get(name, {}).get("floors", {}).get(measured, 0)}}
    low = shortfalls(result(name), floor)
    assert not low, complaint(low, name)


@pytest.mark.parametrize("kind", ["visit", "agreement"])
@pytest.mark.parametrize("name", SETS)
def test_the_reader_keeps_silent_where_there_is_nothing(name: str, kind: str) -> None:
    ceiling = {"ceilings": {kind: BASELINE.get(name, {}).get("ceilings", {}).get(kind, 0)}}
    high = shortfalls(result(name), ceiling)
    assert not high, "\n".join([*high, "", *falsely_found(result(name), kind)])


@pytest.mark.parametrize("name", [name for name in SETS if file_of(name) is None])
def test_the_language_of_every_article_is_told(name: str) -> None:
    wrong = [one.case.name for one in result(name).outcomes if one.tallies["source.language"].errors]
    assert wrong == []


def falsely_found(measured: Result, kind: str) -> list[str]:
    cases = [one for one in measured.outcomes if one.false(kind)]
    return [f"{one.case.name}: {problem}" for one in cases for problem in one.problems if problem.startswith(kind)]
