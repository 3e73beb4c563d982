"""Texts of every form that the data model knows: ids, codes, dates, addresses."""

from __future__ import annotations

import datetime as dt
from functools import cache
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits, hexdigits

from hypothesis import strategies as st

from diplomev import vocabulary
from diplomev.model import PartialDate
from diplomev.model.types import KEY_LENGTH, RECORD_TYPES

_ALNUM = ascii_letters + digits
_RECENT = st.dates(dt.date(2023, 12, 1), dt.date(2025, 12, 31))


def texts(max_size: int = 16) -> st.SearchStrategy[str]:
    """Texts that are not empty, of any characters but lone surrogates."""
    return st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=max_size)


@cache
def keys() -> st.SearchStrategy[str]:
    """Keys of records, mostly short, some as long as they may be."""
    rest = st.text(_ALNUM + "._~-", max_size=8) | st.just("~" * (KEY_LENGTH - 1))
    return st.builds(str.__add__, st.sampled_from(_ALNUM), rest)


@cache
def ids(record_type: str | None = None) -> st.SearchStrategy[str]:
    """Ids of records.

    Args:
        record_type: Of which type; without it of any.
    """
    types = st.just(record_type) if record_type else st.sampled_from(RECORD_TYPES)
    return st.builds("{}:{}".format, types, keys())


def codes(list_name: str) -> st.SearchStrategy[str]:
    """The codes of a list of the vocabulary, such as `visit_rank`.

    Raises:
        UnknownCodeError: There is no list of that name.
    """
    return st.sampled_from(vocabulary.codes(list_name))


def country_codes() -> st.SearchStrategy[str]:
    """Codes of countries, present and former."""
    return st.sampled_from(vocabulary.country_codes())


def partial_dates(*, canonical: bool = False) -> st.SearchStrategy[PartialDate]:
    """Partial dates of every precision.

    Args:
        canonical: Only the shortest text of each: no range whose ends are one day, a month or a year, or stand
            in the wrong order.
    """
    return _canonical_dates() if canonical else _canonical_dates() | _ranges()


@cache
def _canonical_dates() -> st.SearchStrategy[PartialDate]:
    days = _RECENT | st.dates()
    return st.one_of(
        days.map(PartialDate.day),
        days.map(lambda day: PartialDate.of(day.year, day.month)),
        days.map(lambda day: PartialDate.of(day.year)),
        st.builds(PartialDate.between, _RECENT, _RECENT),
        st.builds(PartialDate.between, days, days),
    )


@cache
def _ranges() -> st.SearchStrategy[PartialDate]:
    days = (_RECENT | st.dates()).map(PartialDate.day)
    return st.builds("[{}..{}]".format, days, days).map(PartialDate)


@cache
def timestamps() -> st.SearchStrategy[str]:
    """Years, months, days, and days with a time, with or without seconds, fractions and offset."""
    day = _canonical_dates().filter(lambda date: date.precision != "range").map(str)
    clock = st.times().map(str) | st.times().map(lambda time: f"{time:%H:%M}")
    offset = st.sampled_from(["", "Z", "+00:00", "-09:30", "+14:00"])
    return day | st.builds("{}T{}{}".format, st.dates().map(str), clock, offset)


@cache
def language_tags() -> st.SearchStrategy[str]:
    """Language tags (BCP 47), in use and merely well-formed."""
    subtag = st.text(_ALNUM, min_size=1, max_size=8)
    head = st.text(ascii_letters, min_size=2, max_size=8)
    made = st.builds(lambda first, rest: "-".join([first, *rest]), head, st.lists(subtag, max_size=2))
    return st.sampled_from(["fr", "en", "pt-BR", "zh-Hant", "sr-Latn-RS"]) | made


@cache
def urls() -> st.SearchStrategy[str]:
    """Web addresses, with any characters that may stand in them."""
    allowed = st.characters(min_codepoint=0x21, exclude_characters='"<>', exclude_categories=["Cs"])
    made = st.builds(str.__add__, st.sampled_from(["http://", "https://"]), st.text(allowed, min_size=1, max_size=12))
    return st.just("https://example.org/news/1?a=b#c") | made


@cache
def sha256_digests() -> st.SearchStrategy[str]:
    """SHA-256 digests as 64 hex digits."""
    return st.text(hexdigits.lower()[:16], min_size=64, max_size=64)


@cache
def decimals() -> st.SearchStrategy[str]:
    """Decimal numbers as text."""
    return st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "-"]),
        st.integers(0, 10**15),
        st.just("") | st.text(digits, min_size=1, max_size=4).map(".".__add__),
    )


@cache
def currencies() -> st.SearchStrategy[str]:
    """Currency codes of three capitals."""
    return st.sampled_from(["EUR", "USD", "XOF"]) | st.text(ascii_uppercase, min_size=3, max_size=3)


@cache
def extractors() -> st.SearchStrategy[str]:
    """Names of what makes claims."""
    word = st.text(ascii_lowercase + digits + "._-", max_size=5)
    made = st.builds("{}{}/{}{}".format, st.sampled_from(ascii_letters), word, st.sampled_from(digits), word)
    return st.sampled_from(["lift", "human", "acme/1.2.0#visit.motion"]) | made
