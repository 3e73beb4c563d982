"""What becomes of the seeds: one visit with five sources, and where they differ."""

from pathlib import Path

import pytest

from diplomev import parse_folder

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def seeds():
    return parse_folder(SEEDS)


@pytest.fixture(scope="module")
def visit(seeds):
    (found,) = (visit for visit in seeds.visits if len(visit.sources) == 5)
    return found


def test_five_sources_tell_of_one_visit(seeds, visit):
    assert (seeds.travel(visit), str(visit.period)) == ("Assimi Goïta → Russia", "2025-06-21/2025-06-26")


def test_the_other_visits_stand_beside_it(seeds, visit):
    others = {seeds.travel(other) for other in seeds.visits if other != visit}
    assert {"Assimi Goïta → Russia", "Alexandre Novak → Mali", "Abdoulaye Diop → Russia"} < others
    assert len(others) == 4


@pytest.mark.parametrize("name", ["Poutine", "Lavrov", "Goïta"])
def test_a_person_is_one_actor(seeds, name):
    assert len(seeds.actors.where(name=name)) == 1


def test_the_visit_of_the_minister_and_that_of_three_ministers_are_left_open(seeds):
    (left,) = (j for j in seeds.judgements if j.verdict == "unsure" and j.left.startswith("visit:"))
    assert {len(seeds.get(id_).visitors) for id_ in (left.left, left.right)} == {1, 3}
    assert left.reasons


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("signed", "incompatible"), ("date", "incompatible"), ("start", "contained"), ("count", "refined"),
        ("sectors", "partial"),
    ],
)  # fmt: skip
def test_conflict(seeds, name, kind):
    assert kind in {conflict.kind for conflict in seeds.conflicts() if conflict.property == name}


def test_the_misspelt_name_is_a_spelling(seeds):
    texts = {side.text for conflict in seeds.conflicts() if conflict.kind == "naming" for side in conflict.positions}
    assert {"Vladmir Poutine", "Vladimir Poutine"} <= texts


def test_no_claim_is_lost(seeds):
    assert seeds.claims == parse_folder(SEEDS, reconcile=False).claims


def test_the_announcement_comes_first_in_the_history(seeds, visit):
    steps = seeds.history(visit)
    assert (steps[0].day, steps[0].status) == ("2025-06-20", "announced")
    assert {step.status for step in steps} == {"announced", "ongoing", "completed"}


def test_what_was_reconciled_is_valid(seeds):
    assert seeds.validate().ok
