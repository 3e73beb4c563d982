"""Which conflict it is, where sources differ."""

import tomllib
from pathlib import Path

import pytest

from diplomev import Dossier, Judgement, reconcile
from diplomev.reconcile.comparisons import KINDS

CASES = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "reconcile" / "conflicts.toml").read_text(encoding="utf-8")
)


def claims_of(case, say):
    """The claims of a case, with what makes the record exist."""
    subject, name = case["subject"], case["property"]
    needed = {"visit": ("sending", "MLI"), "actor": ("kind", "person")}.get(
        subject.partition(":")[0], ("sources", "source:a")
    )
    yield say(subject, *needed)
    for source, value, *stance in case["said"]:
        yield say(subject, name, value, source, *stance, stated=case.get("stated"))
    for source, other, value in case.get("besides", ()):
        yield say(subject, other, value, source)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_kind(case, say):
    found = Dossier(claims_of(case, say)).conflicts()
    assert [one.kind for one in found if one.property == case["property"]] == ([case["kind"]] if "kind" in case else [])


def test_every_kind_has_a_case():
    assert {case["kind"] for case in CASES["case"] if "kind" in case} == set(KINDS)


def test_a_conflict_says_who_says_what(say):
    claims = [
        say("agreement:a", "signed", day, source)
        for source, day in (("a", "2025-06-23"), ("b", "2025-06-24"), ("c", "2025-06-24"))
    ]
    (conflict,) = Dossier(claims).conflicts()
    assert [(side.value, side.sources, side.independent) for side in conflict.positions] == [
        ("2025-06-24", ("source:b", "source:c"), 2),
        ("2025-06-23", ("source:a",), 1),
    ]
    assert (conflict.subject, conflict.property, conflict.severity) == ("agreement:a", "signed", "high")


def test_a_reprint_is_no_independent_source(say, article):
    claims = [
        say("agreement:a", "signed", day, source)
        for source, day in (("a", "2025-06-23"), ("b", "2025-06-24"), ("c", "2025-06-24"))
    ]
    (conflict,) = Dossier([*claims, article("c", derived_from=["source:b"])]).conflicts()
    assert {side.value: side.independent for side in conflict.positions} == {"2025-06-24": 1, "2025-06-23": 1}


def test_conflicts_of_one_record(say):
    claims = [
        say(f"agreement:{a}", "signed", day, source) for a in "xy" for source, day in (("a", "2025"), ("b", "2026"))
    ]
    dossier = Dossier(claims)
    assert [one.subject for one in dossier.conflicts("agreement:x")] == ["agreement:x"]


def test_judgements_of_people_that_contradict_each_other_are_a_conflict_with_both():
    said = [("a", "b", "same"), ("b", "c", "same"), ("a", "c", "different")]
    judgements = [Judgement.of(f"visit:{one}", f"visit:{other}", verdict, by=one) for one, other, verdict in said]
    (conflict,) = reconcile([], judgements=judgements).conflicts()
    assert conflict.kind == "incompatible"
    assert len(conflict.positions) == 2
    assert "visit:a and visit:c are different by a" in conflict.sentence
