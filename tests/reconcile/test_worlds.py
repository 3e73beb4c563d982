"""How well what is the same is found, in worlds of which the truth is known."""

import pytest

from diplomev import Dossier
from diplomev.reconcile import merge
from diplomev.testing.worlds import score, world

FLOORS = {"visits": 0.93, "agreements": 0.90, "persons": 0.97, "conflicts": 0.90}
REPRINTS = {"precision": 0.95, "recall": 0.95}


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


@pytest.fixture(scope="module")
def reprints():
    """The pairs of an article and its original: those that there are, and those that were found."""
    articles = world(7, events=60).articles
    merged = merge((one.source for one in articles), texts={one.source.id: one.text for one in articles})
    made = {(one.source.id, one.reprint_of) for one in articles if one.reprint_of}
    known = {one.source.id: {one.source.id, one.reprint_of} for one in articles}
    found = {(one.id, other) for one in merged.records for other in one.derived_from}
    siblings = {(one, other) for one, other in found if known[one] & known[other]}
    return made, found, siblings


def test_reprints_are_found(reprints):
    made, found, _ = reprints
    assert len({one for one, _ in made} & {one for pair in found for one in pair}) >= REPRINTS["recall"] * len(made)


def test_what_is_found_are_reprints(reprints):
    _, found, siblings = reprints
    assert len(siblings) >= REPRINTS["precision"] * len(found)
