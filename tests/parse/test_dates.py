"""Dates in running text: cases in every language that has some, what dates are counted from, and laws."""

from __future__ import annotations

import copy
import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from diplomev.errors import PackError
from diplomev.language.pack import get_pack, make_pack
from diplomev.model.dates import PartialDate
from diplomev.parse.dates import DateMention, find_dates
from diplomev.parse.document import make_doc

CASES = Path(__file__).parents[1] / "cases"
LANGUAGES = sorted(path.parent.name for path in CASES.glob("*/dates.toml"))
TODAY = dt.date(2025, 6, 24)


def cases() -> list[Any]:
    return [
        pytest.param(language, case, id=f"{language}: {case['text']}")
        for language in LANGUAGES
        for case in tomllib.loads((CASES / language / "dates.toml").read_text(encoding="utf-8"))["case"]
    ]


def dates_of(text: str, language: str = "fr", reference: dt.date | None = TODAY) -> list[DateMention]:
    pack = get_pack(language)
    assert pack
    return find_dates(make_doc(text, pack), reference)


def written(mention: DateMention) -> str:
    if mention.interval:
        return "/".join(map(str, mention.interval))
    return str(mention.value or "?")


@pytest.mark.parametrize(("language", "case"), cases())
def test_dates_are_found_with_their_words_and_values(language: str, case: dict[str, Any]) -> None:
    found = dates_of(case["text"], language, case.get("reference"))
    assert [[case["text"][m.start : m.end], written(m)] for m in found] == case["dates"]


# ---------------------------------------------------------------- what a date is counted from
def test_a_relative_date_is_assumed_to_count_from_the_reference() -> None:
    [mention] = dates_of("Il a été reçu hier.")
    assert (mention.assumed, mention.counted_from) == (True, None)


def test_a_full_date_is_counted_from_nothing() -> None:
    [mention] = dates_of("Il a été reçu le 23 juin 2025.")
    assert (mention.assumed, mention.counted_from) == (False, None)


def test_a_date_counted_from_another_bears_its_span() -> None:
    text = "Le 12 mai 2024, il est arrivé. Le lendemain, il repartait."
    first, second = dates_of(text)
    assert (second.assumed, second.counted_from) == (False, (first.start, first.end))


def test_a_weekday_takes_the_date_that_the_text_gives_it_elsewhere() -> None:
    weekday, full = dates_of("Il a été reçu lundi. Le lundi 23 juin 2025 restera.", reference=None)
    assert (weekday.value, weekday.counted_from) == (full.value, (full.start, full.end))


def test_days_are_counted_from_the_last_day_not_from_a_year_between() -> None:
    found = dates_of("Le 12 mai 2024, il rappelait l'accord de 1994. Le lendemain, il repartait.")
    assert found[-1].value == PartialDate("2024-05-13")


def test_a_weekday_that_contradicts_its_date_lowers_the_confidence() -> None:
    [right], [wrong] = dates_of("Le mardi 24 juin 2025."), dates_of("Le lundi 24 juin 2025.")
    assert right.value == wrong.value
    assert wrong.confidence < right.confidence


def test_tokens_of_a_mention_are_those_of_its_words() -> None:
    pack = get_pack("fr")
    assert pack
    doc = make_doc("Il effectuera, du 21 au 26 juin 2025, une visite.", pack)
    [mention] = find_dates(doc, None)
    assert list(doc.words[mention.first : mention.last]) == ["du", "21", "au", "26", "juin", "2025"]


def test_a_date_does_not_reach_into_the_next_paragraph() -> None:
    assert [written(m) for m in dates_of("Visite du 3 juin\n2024 Une année de réformes")] == ["2025-06-03"]


# ---------------------------------------------------------------- packs that cannot be used
def broken(rule: dict[str, Any], **dates: Any) -> None:
    pack = get_pack("fr")
    assert pack
    tables = copy.deepcopy(dict(pack.tables))
    tables["dates"] = {"rules": [rule], **dates}
    find_dates(make_doc("Le 3 mai 2024.", make_pack(tables)), None)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"stage": 1, "means": "calendar", "patterns": ["({day} {month}"]}, "is not closed"),
        ({"stage": 1, "means": "calendar", "patterns": ["{day} {month})"]}, "without an opening one"),
        ({"stage": 1, "means": "calendar", "patterns": ["{dya} {month}"]}, "'dya' is no list"),
        ({"stage": 1, "means": "calendar", "patterns": ["{day}?"]}, "where nothing stands"),
        ({"stage": 1, "means": "calendar", "patterns": ["? {day}"]}, "nothing stands before"),
        ({"stage": 1, "means": "calendar", "patterns": "{day}"}, "a list of patterns"),
        ({"stage": 1, "means": "kalender", "patterns": []}, "`means` must be one of"),
        ({"stage": 0, "means": "calendar", "patterns": []}, "`stage` must be a number"),
        ({"stage": 1, "means": "calendar", "patterns": [], "wich": "last"}, "no key `wich`"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_with_its_place(rule: dict[str, Any], says: str) -> None:
    with pytest.raises(PackError, match=r"dates\.rules\[1\]") as caught:
        broken(rule)
    assert says in str(caught.value)


def test_a_name_that_hides_a_class_is_refused() -> None:
    with pytest.raises(PackError, match="taken by a class"):
        broken({"stage": 1, "means": "calendar", "patterns": ["{month}"]}, words={"month": ["mai"]})


def test_a_part_that_contains_itself_is_refused() -> None:
    with pytest.raises(PackError, match="contains itself"):
        broken({"stage": 1, "means": "calendar", "patterns": ["{a}"]}, parts={"a": "{month} {a}"})


def test_a_pack_without_rules_finds_the_dates_in_figures() -> None:
    pack = make_pack({"pack": {"language": "xx"}})
    [mention] = find_dates(make_doc("xyz 2025-06-23 xyz", pack), None)
    assert mention.value == PartialDate("2025-06-23")


# ---------------------------------------------------------------- laws
@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Any text, or words of a pack's dates in any order, with a language."""
    language = draw(st.sampled_from(LANGUAGES))
    pack = get_pack(language)
    assert pack
    words = sorted({word for case in tomllib.loads((CASES / language / "dates.toml").read_text("utf-8"))["case"]
                    for word in case["text"].split()})  # fmt: skip
    numbers = st.integers(0, 99_999).map(str)
    odd = st.sampled_from(["9999", "0001", "0000", "31/12/9999", "1/1/0001", "99999999", "12/13", "[", "\n", "-"])
    salad = st.lists(st.sampled_from(words) | numbers | odd, max_size=12).map(" ".join)
    return language, draw(salad | st.text(max_size=60))


references = st.none() | st.dates() | st.just(dt.date.max) | st.just(dt.date.min)


@given(texts(), references)
def test_law_mentions_lie_in_the_text_in_order_and_apart(text: tuple[str, str], reference: dt.date | None) -> None:
    behind = 0
    for mention in dates_of(text[1], text[0], reference):
        assert behind <= mention.start < mention.end <= len(text[1])
        assert mention.first < mention.last
        behind = mention.end


@given(texts(), references)
def test_law_a_mention_has_one_value_or_ordered_ends(text: tuple[str, str], reference: dt.date | None) -> None:
    for mention in dates_of(text[1], text[0], reference):
        assert mention.value is None or mention.interval is None
        assert 0 <= mention.confidence <= 100
        if mention.interval:
            first, last = mention.interval
            assert first.earliest <= last.latest


@given(texts(), references)
def test_law_what_a_date_was_counted_from_is_another_place_of_the_text(
    text: tuple[str, str], reference: dt.date | None
) -> None:
    for mention in dates_of(text[1], text[0], reference):
        assert reference or not mention.assumed
        if mention.counted_from:
            start, end = mention.counted_from
            assert 0 <= start < end <= len(text[1])
            assert end <= mention.start or mention.end <= start


LONG = {"fr": ("d MMMM y", "EEEE d MMMM y", "MMMM y"), "en": ("MMMM d, y", "EEEE, d MMMM y", "MMMM y")}


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)), reference=references)
def test_law_a_printed_date_is_read_back(language: str, day: dt.date, reference: dt.date | None) -> None:
    full, with_weekday, month = (format_date(day, form, locale=language) for form in LONG[language])
    for text, value in (
        (full, PartialDate.day(day)),
        (with_weekday, PartialDate.day(day)),
        (month, PartialDate.of(day.year, day.month)),
        (day.isoformat(), PartialDate.day(day)),
        (f"({day.year})", PartialDate.of(day.year)),
    ):
        [mention] = dates_of(text, language, reference)
        assert mention.value == value


@pytest.mark.parametrize("language", LANGUAGES)
@given(days=st.tuples(*[st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31))] * 2).map(sorted))
def test_law_a_printed_range_is_read_back(language: str, days: list[dt.date]) -> None:
    words = {"fr": "du {} au {}", "en": "from {} to {}"}[language]
    text = words.format(*(format_date(day, "d MMMM y", locale=language) for day in days))
    [mention] = dates_of(text, language, None)
    assert mention.interval == tuple(map(PartialDate.day, days))
