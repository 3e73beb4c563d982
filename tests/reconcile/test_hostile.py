"""Data that would make a linker compare everything with everything, or nothing with anything."""

import pytest

from diplomev.model import Actor, Visit
from diplomev.reconcile import merge, visits
from diplomev.reconcile.visits import compare_visits

VISITS = 5_000
"""With their visitors 10,000 records."""
ALIASES = 5_000


def word(number):
    """A word of its own for each number below twelve to the fourth power."""
    syllables = ("bdfgklmnprst"[number // 12**place % 12] + "aeiou"[(number + place) % 5] for place in range(4))
    return "".join(syllables).title()


@pytest.fixture
def compared(monkeypatch):
    """The pairs of visits that are compared."""
    pairs = []

    def counted(one, other, people):
        pairs.append((one.id, other.id))
        return compare_visits(one, other, people)

    monkeypatch.setattr(visits, "compare_visits", counted)
    return pairs


def test_thousands_of_visits_between_two_states_in_one_month(compared):
    records = []
    for number in range(VISITS):
        visitor = f"actor:{number}"
        sources = [f"source:{number}"]
        name = f"{word(number)} {word(7 * number)}"
        records.append(Actor(id=visitor, kind="person", name=name, sources=sources))
        day = f"2025-06-{number % 28 + 1:02d}"
        records.append(
            Visit(
                id=f"visit:{number}", visitors=[visitor], sending=["MLI"], receiving="RUS", start=day, sources=sources
            )
        )
    same = merge(records).linking.same
    joined = sum(id_.startswith("visit:") for id_ in same)
    assert joined < VISITS // 100  # some names are one letter apart, as misspelt ones are
    assert len(compared) < 50 * VISITS


def test_an_actor_of_thousands_of_aliases_is_known_by_each():
    names = [{"value": f"{word(number)} Diallo"} for number in range(ALIASES)]
    many = Actor(id="actor:a", kind="person", name="Awa Diallo", names=names)
    others = [
        Actor(id=f"actor:b{number}", kind="person", name=names[number]["value"])
        for number in (0, ALIASES // 2, ALIASES - 1)
    ]
    same = merge([many, *others]).linking.same
    assert {same.get(one.id) for one in others} == {"actor:a"}
