"""Law 7: earliest ≤ latest; comparisons agree with every concrete pair of days that the dates stand for."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.errors import DateFormatError
from diplomev.model import PartialDate
from diplomev.model.dates import DAY_PATTERN, PARTIAL_DATE_PATTERN
from diplomev.testing.strategies import partial_dates

EDGE_YEARS = [1, 3, 4, 99, 100, 101, 400, 404, 1000, 1582, 1900, 1904, 1999, 2000, 2023, 2024, 2100, 2400, 9996, 9999]
ONE_DAY = dt.timedelta(days=1)
near = st.dates(dt.date(2024, 2, 25), dt.date(2024, 3, 5))
small_ranges = st.builds(PartialDate.between, near, near)


def days_of(date):
    """Every day that a date can mean."""
    count = (date.latest - date.earliest).days + 1
    return [date.earliest + ONE_DAY * offset for offset in range(count)]


def some_days_of(date):
    """A few days that a date can mean, its first and last among them."""
    width = (date.latest - date.earliest).days
    return [date.earliest + ONE_DAY * offset for offset in sorted({0, width // 3, width // 2, width})]


def all_agree(answers):
    """`True` or `False` where all answers are that, else `None`."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None


@given(partial_dates())
def test_the_earliest_day_is_not_after_the_latest(date):
    assert date.earliest <= date.latest


@given(partial_dates())
def test_parse_and_print_are_inverse(date):
    assert str(PartialDate(str(date))) == str(date)
    assert PartialDate(str(date)) == date


@given(partial_dates())
def test_the_precision_tells_how_many_days_are_meant(date):
    width = (date.latest - date.earliest).days + 1
    assert width in {"day": [1], "month": [28, 29, 30, 31], "year": [365, 366]}.get(date.precision, [width])


@given(small_ranges, small_ranges)
def test_comparisons_agree_with_every_pair_of_days(one, other):
    pairs = [(a, b) for a in days_of(one) for b in days_of(other)]
    assert one.before(other) is all_agree(a < b for a, b in pairs)
    assert one.after(other) is all_agree(a > b for a, b in pairs)
    assert one.overlaps(other) is all_agree(a == b for a, b in pairs)


@given(partial_dates(), partial_dates())
def test_comparisons_agree_with_sampled_pairs_of_days(one, other):
    for a in some_days_of(one):
        for b in some_days_of(other):
            assert one.before(other) in {None, a < b}
            assert one.after(other) in {None, a > b}
            assert one.overlaps(other) in {None, a == b}


@given(partial_dates(), partial_dates())
def test_an_open_answer_is_really_open(one, other):
    pairs = [(a, b) for a in (one.earliest, one.latest) for b in (other.earliest, other.latest)]
    assert (one.before(other) is None) == (len({a < b for a, b in pairs}) == 2)


@given(partial_dates(), partial_dates())
def test_before_and_after_are_each_others_mirror(one, other):
    assert one.before(other) is other.after(one)
    assert one.overlaps(other) is other.overlaps(one)


@given(small_ranges, small_ranges)
def test_a_date_refines_another_whose_days_include_all_of_its_own_and_more(one, other):
    assert one.refines(other) == (set(days_of(one)) < set(days_of(other)))


@given(partial_dates())
def test_no_date_refines_itself(date):
    assert not date.refines(date)


@given(partial_dates(), partial_dates())
def test_of_two_dates_not_both_refine_the_other(one, other):
    assert not (one.refines(other) and other.refines(one))


@given(st.lists(near, min_size=6, max_size=6).map(sorted))
def test_what_refines_a_refinement_refines_the_whole(days):
    inner, middle, outer = (PartialDate.between(days[place], days[-1 - place]) for place in (2, 1, 0))
    if inner.refines(middle) and middle.refines(outer):
        assert inner.refines(outer)


@given(st.dates(), st.dates())
def test_between_means_the_days_between(first, last):
    date = PartialDate.between(first, last)
    assert (date.earliest, date.latest) == (min(first, last), max(first, last))


@given(partial_dates())
def test_between_is_the_only_form_of_its_days(date):
    short = PartialDate.between(date.earliest, date.latest)
    assert len(str(short)) <= len(str(date))
    assert PartialDate.between(short.earliest, short.latest) == short


@given(st.dates())
def test_a_day_means_itself(day):
    assert days_of(PartialDate.day(day)) == [day]
    assert PartialDate.of(day.year, day.month, day.day) == PartialDate(day.isoformat())


@given(
    st.sampled_from(EDGE_YEARS) | st.integers(0, 10_000),
    st.integers(0, 13) | st.just(2),
    st.integers(0, 32) | st.integers(28, 31),
)
def test_the_pattern_knows_the_real_days(year, month, day):
    try:
        dt.date(year, month, day)
    except ValueError:
        is_real = False
    else:
        is_real = True
    assert bool(re.fullmatch(DAY_PATTERN, f"{year:04d}-{month:02d}-{day:02d}")) == is_real


@pytest.mark.parametrize("year", EDGE_YEARS)
def test_the_pattern_has_every_day_of_a_year_and_no_other(year):
    written = [f"{year:04d}-{month:02d}-{day:02d}" for month in range(14) for day in range(33)]
    found = [text for text in written if re.fullmatch(DAY_PATTERN, text)]
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    assert found == [(first + ONE_DAY * offset).isoformat() for offset in range((last - first).days + 1)]


@given(st.text("0123456789-.[]", max_size=24) | st.from_regex(PARTIAL_DATE_PATTERN))
def test_a_text_is_read_if_and_only_if_the_pattern_has_it(text):
    try:
        read = str(PartialDate(text))
    except DateFormatError:
        read = None
    assert (read == text) == bool(re.fullmatch(PARTIAL_DATE_PATTERN, text))
