"""Test a tool of your own on every visit that the data model allows. Run it with pytest.

`headline` stands for that tool: a function that takes a visit and must cope with all of them.
"""

# ruff: noqa: S101  # assert is how pytest checks

from hypothesis import given
from hypothesis import strategies as st

import diplomev as dv
from diplomev.testing.strategies import partial_dates, visits


def headline(visit: dv.Visit) -> str:
    """One line about a visit, for a list."""
    who = ", ".join(visit.sending) or f"{len(visit.visitors)} visitors"
    when = str(visit.start.earliest.year) if visit.start else "undated"
    return f"{who} → {visit.receiving or 'not said'} ({when})"


@given(visits())
def test_every_visit_has_a_headline(visit: dv.Visit) -> None:
    """No visit makes the tool fail, however little is known of it."""
    assert "→" in headline(visit)


@given(visits(receiving=st.just("KEN"), start=partial_dates().map(str)))
def test_the_receiving_state_is_named(visit: dv.Visit) -> None:
    """Single properties can be given a strategy of their own."""
    assert "KEN" in headline(visit)
