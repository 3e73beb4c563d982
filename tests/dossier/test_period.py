import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.dossier import DatedVisit, Dossier, Period
from diplomev.exchange import read
from diplomev.model import PartialDate, Visit

DAYS = st.dates()


@pytest.mark.parametrize(
    ("visit", "period"),
    [("june", "2025-06-23/2025-06-25"), ("july", "2025-07/"), ("stay", "2024-03-01/2024-03-03")],
)
def test_the_period_is_the_stay_or_the_hull_of_what_took_place_in_it(world, visit, period):
    assert str(world.get(f"visit:{visit}").period) == period


def test_without_any_date_there_is_no_period(world):
    assert world.get("visit:undated").period is None


def test_a_cancelled_engagement_does_not_count(world):
    assert str(world.get("engagement:dropped").date) > str(world.get("visit:june").period.end)


def test_one_day_stands_alone():
    day = PartialDate("2025-06-23")
    assert str(Period(day, day)) == "2025-06-23"


@pytest.mark.parametrize(
    ("period", "bounds"),
    [
        (Period(PartialDate("2025-06"), PartialDate("2025-07-01")), ("2025-06-01", "2025-07-01")),
        (Period(None, PartialDate("2025")), ("None", "2025-12-31")),
    ],
    ids=["both", "end alone"],
)
def test_the_bounds_are_the_outermost_days(period, bounds):
    assert (str(period.earliest), str(period.latest)) == bounds


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1), st.data())
def test_the_hull_holds_whatever_days_are_meant(spans, data):
    hull = Period.around(PartialDate.between(first, last) for first, last in spans)
    meant = [data.draw(st.dates(first, last)) for first, last in spans]
    assert hull.start.earliest <= min(meant) <= hull.start.latest
    assert hull.end.earliest <= max(meant) <= hull.end.latest


def test_a_dated_visit_is_equal_to_its_visit():
    visit = Visit(id="visit:a", sending=("MLI",), start=PartialDate("2025"))
    dated = DatedVisit.of(visit)
    assert (visit == dated, dated == visit, hash(visit) == hash(dated)) == (True, True, True)


def test_a_dated_visit_differs_from_another_visit():
    dated = DatedVisit.of(Visit(id="visit:a", sending=("MLI",)))
    assert dated != Visit(id="visit:a", sending=("NER",))


def test_a_dated_visit_is_written_and_shown_as_a_visit():
    visit = Visit(id="visit:a", sending=("MLI",), start=PartialDate("2025"))
    dated = DatedVisit.of(visit)
    assert (dated.to_dict(), repr(dated)) == (visit.to_dict(), repr(visit))


def test_a_dated_visit_keeps_its_period_when_pickled():
    dated = DatedVisit.of(Visit(id="visit:a", sending=("MLI",)), [PartialDate("2025-06")])
    assert pickle.loads(pickle.dumps(dated)).period == dated.period  # noqa: S301  # made two words before


def test_records_with_periods_make_the_round_trip(world, tmp_path):
    world.write(tmp_path / "world.jsonl")
    assert Dossier(read(tmp_path / "world.jsonl")) == world
