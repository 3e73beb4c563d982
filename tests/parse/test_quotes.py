"""Quotations and who says them: cases in every language that has some, and laws."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.language.pack import find_packs, get_pack
from diplomev.parse.document import make_doc
from diplomev.parse.quotes import Quote, find_quotes

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    return [
        pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['name']}")
        for path in sorted(CASES.glob("*/quotes.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def mentions(text: str, people: list[str]) -> list[tuple[int, int]]:
    """Every place where one of the persons is named, the longest name first."""
    names = sorted(people, key=len, reverse=True)
    return [match.span() for match in re.finditer("|".join(map(re.escape, names)), text)] if names else []


def described(text: str, quote: Quote, expected: dict[str, Any]) -> dict[str, Any]:
    """What was found, of what the case speaks of."""
    speaker, cue = quote.speaker, quote.cue
    found: dict[str, Any] = {"text": text[quote.start : quote.end]}
    if speaker:
        found["speaker"] = text[speaker.start : speaker.end]
    if speaker and (speaker.kind != "noun" or "kind" in expected):
        found["kind"] = speaker.kind
    if speaker and "gender" in expected:
        found["gender"] = speaker.gender
    if cue and "cue" in expected:
        found["cue"] = text[cue[0] : cue[1]]
    if quote.continues is not None:
        found["continues"] = quote.continues
    return found


@pytest.mark.parametrize(("language", "case"), cases())
def test_case(language: str, case: dict[str, Any]) -> None:
    pack = get_pack(language)
    assert pack is not None
    text = case["text"]
    quotes = find_quotes(make_doc(text, pack), mentions(text, case.get("people", []))).quotes
    expected = case["quotes"]
    alike = [*expected, *({} for _ in quotes)]
    found = [described(text, quote, like) for quote, like in zip(quotes, alike, strict=False)]
    assert found == expected


PIECES = [
    *("« ", " »", " “", "” ", "„", "“", ' "', '" ', "''", "’", "‘", "<<", ">>", ":", ".", ",", " - ", "\n", "\n\n"),
    *(" a déclaré ", " a-t-il dit", " le ministre ", " il ", " qui ", " selon ", " par ", " qualifiée de ", " et "),
    *(" Moussa Traoré ", " nous sommes venus ici ", " Accord de paix ", " dénommée ", " une source ", " qu'il "),
    *(" said ", " he ", " the official ", " according to ", " 48", " we will go on ", " statement "),
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@st.composite
def texts_with_people(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets).map(lambda s: (min(s), max(s))), max_size=6))
    return text, sorted(spans)


@given(texts_with_people(), st.sampled_from(sorted(find_packs())))
def test_spans_lie_in_the_text_in_order(given_text: tuple[str, list[tuple[int, int]]], language: str) -> None:
    text, people = given_text
    pack = get_pack(language)
    assert pack is not None
    behind = 0
    for index, quote in enumerate(find_quotes(make_doc(text, pack), people).quotes):
        assert behind <= quote.marks[0] < quote.start < quote.end < quote.marks[1] <= len(text)
        behind = quote.marks[1]
        if quote.speaker:
            assert 0 <= quote.speaker.start < quote.speaker.end <= len(text)
        if quote.cue:
            assert 0 <= quote.cue[0] < quote.cue[1] <= len(text)
        assert quote.continues is None or 0 <= quote.continues < index
        assert 0 < quote.confidence <= 100


@given(texts_with_people(), st.sampled_from(sorted(find_packs())))
def test_the_words_said_have_neither_marks_nor_spaces_around_them(
    given_text: tuple[str, list[tuple[int, int]]], language: str
) -> None:
    text, people = given_text
    pack = get_pack(language)
    assert pack is not None
    known = [mark for pair in pack.table("quotes").get("marks", ()) for mark in pair]
    for quote in find_quotes(make_doc(text, pack), people).quotes:
        words = text[quote.start : quote.end]
        assert words == words.strip()
        assert text[quote.marks[0] : quote.start].strip().startswith(tuple(known))
        assert text[quote.end : quote.marks[1]].strip().endswith(tuple(known))


@given(TEXTS)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    pack = get_pack("fr")
    assert pack is not None
    assert find_quotes(make_doc(text, pack), []) == find_quotes(make_doc(text, pack), [])
