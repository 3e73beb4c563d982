"""Texts to read: any characters, words of a language pack in any order, and sentences of articles cut and joined."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import strategies as st

from diplomev.language.pack import get_pack
from diplomev.parse.article import normalize

ROOT = Path(__file__).parents[2]
ARTICLES = (*ROOT.glob("seeds/*.txt"), *ROOT.glob("tests/quality/*/*/*.txt"))
"""Real articles, and those written for the project in each of its languages: registers, diaries, columns, wires."""
OTHER_WORDS = """
Assimi Goïta|Vladimir Poutine|Lars Holm|Awa Keïta|Sidi ould Haidalla|J.-P. Ngoma|GOÏTA|O'Neill|Mme Diop|Le Pen|Keïta
le 23 juin 2025|du 21 au 26 juin|hier|lundi|en avril dernier|les 3 et 4 avril|1er mai|2024|le 31 février|à 10 h|2 juin
. |, |.\n\n|\n|« | »|“|”|\"|' | ’| - | – |: |; |! |? |(|)|…|\u00a0».
"""
COMMON = """
verb visit_noun visit_phrase agreement_noun office office_plural counterpart pair preposition article possessive sector
conjunction country capital demonym organization number several ordinal planned invitation event_noun engagement_noun
agreement_step metonym month weekday date_which pronoun say_noun document_noun
"""
"""The categories of the pack that frames are made of: they are drawn more often than the rest."""


TEMPLATES = """
{who} {verb} une visite {visit_rank} {to}{place} {when}.
{who} s'est rendu {when} {to}{place}, {invitation} {who}.
{who} a été reçu {when} par {who} {to}{place}.
En visite {to}{place}, {who} {verb} {who}, {who} et {who}.
{who} et {who} ont signé {when} {several} {agreement_noun} dans les domaines de {sector}, de {sector} et de {sector}.
Le premier porte sur {sector}, le deuxième {agreement_noun} concerne {sector} et {sector}.
{place} et {place} {verb} {number} {agreement_noun}, en présence de {who}.
« {title_noun} {sector} {verb} {place} », {verb} {who}.
{engagement_noun} entre {who} et {who} {when}. Cette {visit_noun} {verb} {pair}.
Publié le {when} | {organization}
Par {name}
"""


@cache
def by_category() -> dict[str, list[str]]:
    pack = get_pack("fr")
    assert pack is not None
    forms: dict[str, list[str]] = {}
    for entry in pack.entries:
        forms.setdefault(entry.category, []).append(entry.form)
    return forms


@cache
def word_lists() -> list[list[str]]:
    """Forms of the French pack by category, and names, dates and marks."""
    forms = by_category()
    others = [line.split("|") for line in OTHER_WORDS.strip().split("\n")]
    return [*others, *others, *(forms[category] for category in COMMON.split()), *forms.values()]


@cache
def sentences() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES)]
    assert texts
    return [piece for text in texts for piece in re.split(r"(?<=[.!?»])\s|\n+", text) if piece.strip()]


def one_of(draw: st.DrawFn, values: list) -> object:
    """Like `sampled_from`, but without a description of all the values."""
    return values[draw(st.integers(0, len(values) - 1))]


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """Words of the pack, names, dates and marks in any order."""
    words = []
    for _ in range(draw(st.integers(0, 50))):
        word = one_of(draw, one_of(draw, word_lists()))
        words.append(word.capitalize() if draw(st.integers(0, 6)) == 6 else word)
    return re.sub(r" (?=[.,])|(?<=')\s", "", " ".join(words))


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Sentences that have the form of news, with any words of the pack in their gaps."""
    forms = by_category()
    names, dates = (line.split("|") for line in OTHER_WORDS.strip().split("\n")[:2])

    def fill(match: re.Match[str]) -> str:
        gap = match[1]
        if gap == "who":
            office, demonym, name = (one_of(draw, values) for values in (forms["office"], forms["demonym"], names))
            return one_of(draw, [f"le {office} {demonym} {name}", f"le {office} {demonym}", name, f"son {office}"])
        values = {
            "name": names,
            "when": dates,
            "to": ["à ", "en ", "au ", ""],
            "place": forms["city"] + forms["country"],
        }
        return one_of(draw, values.get(gap) or forms[gap])

    lines = [one_of(draw, TEMPLATES.strip().split("\n")) for _ in range(draw(st.integers(2, 9)))]
    mark = draw(st.sampled_from([" ", "\n", " ", "\n\n"]))
    return mark.join(re.sub(r"\{(\w+)\}", fill, line) for line in lines)


@st.composite
def mutated_articles(draw: st.DrawFn) -> str:
    """Sentences of articles, in any order, some of them cut or turned round; the whole perhaps shouted or torn off."""
    kept = []
    for _ in range(draw(st.integers(1, 9))):
        words = one_of(draw, sentences()).split(" ")
        change = draw(st.sampled_from(["none", "none", "front", "back", "turned"]))
        at = 0 if change == "none" else draw(st.integers(0, len(words)))
        pieces = {"none": words, "front": words[at:], "back": words[:at], "turned": words[:at] + words[at:][::-1]}
        kept.append(" ".join(pieces[change]))
    text = draw(st.sampled_from([" ", "\n", "\n\n", ""])).join(kept)
    change = draw(st.sampled_from(["none", "none", "none", "shouted", "front", "back", "unbroken"]))
    at = draw(st.integers(0, len(text))) if change in {"front", "back"} else 0
    whole = {"shouted": text.upper(), "front": text[at:], "back": text[:at], "unbroken": text.replace(" ", "\u00a0")}
    return whole.get(change, text)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts as an article holds them."""
    mixed = st.lists(st.text(max_size=80) | phrases(), max_size=3).map("".join)
    return normalize(draw(reports() | reports() | mutated_articles() | phrases() | mixed))[0]


@pytest.fixture(scope="session")
def article_texts() -> st.SearchStrategy[str]:
    return texts()


@pytest.fixture(scope="session")
def article_sentences() -> list[str]:
    return sentences()
