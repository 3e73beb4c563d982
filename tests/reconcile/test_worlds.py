"""How well what is the same is found, in worlds of which the truth is known."""

import pytest

from diplomev import Dossier
from diplomev.reconcile import merge
from diplomev.testing.worlds import score, world

FLOORS = {"visits": 0.93, "agreements": 0.90, "persons": 0.97, "conflicts": 0.90}


@pytest.fixture(scope="module")
def scores():
    made = world(20_250_623, events=120)
    merged = merge(made.records)
    found = [(one.subject, one.property, one.kind) for one in Dossier(merged.records).conflicts()]
    return score(made.truth, merged.linking.same, found)


@pytest.mark.parametrize("what", FLOORS)
def test_f1(scores, what):
    assert getattr(scores, what).f1 >= FLOORS[what]


@pytest.mark.parametrize("what", ["visits", "agreements", "persons"])
def test_precision_is_at_least_recall(scores, what):
    found = getattr(scores, what)
    assert found.precision >= found.recall
