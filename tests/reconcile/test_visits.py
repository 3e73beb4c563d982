"""Which visits of two sources are one."""

import tomllib
from pathlib import Path

import pytest

from diplomev.model import Actor, Event, Visit
from diplomev.reconcile import merge

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "reconcile" / "visit_pairs.toml").read_text(encoding="utf-8")
)


def told(case, side):
    """The records of a visit as one source has it."""
    said = {**case.get("both", {}), **case.get(side, {})}
    names = {role: said.pop(role) for role in ("visitor", "host") if role in said}
    actors = [
        Actor(id=f"actor:{side}-{role}", kind="person", name=name, sources=[f"source:{side}"])
        for role, name in names.items()
    ]
    if event := said.pop("event", None):
        said["event"] = Event(name=event)
    roles = {f"{role}s": [f"actor:{side}-{role}"] for role in names}
    return [*actors, Visit(id=f"visit:{side}", sources=[f"source:{side}"], **roles, **said)]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_verdict(case):
    linking = merge([*told(case, "one"), *told(case, "other")]).linking
    unsure = any(j.verdict == "unsure" and j.left == "visit:one" for j in linking.judgements)
    joined = linking.same.get("visit:other") == "visit:one"
    assert ("same" if joined else "unsure" if unsure else "different") == case["verdict"]


def test_a_report_of_the_month_between_two_visits_of_that_month_is_left_open():
    both = {"sending": ["SEN"], "receiving": "FRA", "visitor": "Awa Ndiaye"}
    one = told({"both": both, "one": {"start": "2025-03-02"}}, "one")
    other = told({"both": both, "other": {"start": "2025-03-26"}}, "other")
    vague = told({"both": both, "third": {"start": "2025-03"}}, "third")
    linking = merge([*one, *other, *vague]).linking
    assert {id_ for id_ in linking.same if id_.startswith("visit:")} == set()
    assert sum(j.verdict == "unsure" and "visit:third" in (j.left, j.right) for j in linking.judgements) == 2
