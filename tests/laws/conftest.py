"""Texts to read: any characters, words of a language pack in any order, and the seeds cut and joined."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import strategies as st

from diplomev.language.pack import get_pack
from diplomev.parse.article import normalize

SEEDS = Path(__file__).parents[2] / "seeds"
NAMES = (
    "Assimi Goïta|Vladimir Poutine|Lars Holm|Awa Keïta|Sidi ould Haidalla|J.-P. Ngoma|GOÏTA|O'Neill|Mme Diop|Le Pen"
).split("|")
DATES = "le 23 juin 2025|du 21 au 26 juin|hier|lundi|en avril dernier|les 3 et 4 avril|1er mai|2024|le 31 février|à 10 h".split(
    "|"
)
MARKS = ". |, |.\n\n|\n|« | »|“|”|\"|' | ’| - | – |: |; |! |? |(|)|…|\u00a0».".split("|")
COMMON = (
    "verb visit_noun visit_phrase agreement_noun office office_plural counterpart pair preposition article possessive "
    "conjunction country capital demonym organization sector number several ordinal planned invitation event_noun "
    "engagement_noun agreement_step metonym month weekday date_which pronoun say_noun document_noun"
).split()


def pack_words() -> st.SearchStrategy[str]:
    """Forms of the French pack: those that frames are made of more often than the rest."""
    pack = get_pack("fr")
    assert pack is not None
    forms: dict[str, list[str]] = {}
    for entry in pack.entries:
        forms.setdefault(entry.category, []).append(entry.form)
    common = [forms[category] for category in COMMON if category in forms]
    return st.sampled_from(common + [*forms.values()]).flatmap(st.sampled_from)


def phrases() -> st.SearchStrategy[str]:
    """Words of the pack, names, dates and marks in any order."""
    word = st.one_of(
        pack_words(), pack_words(), pack_words(), pack_words().map(str.capitalize), st.sampled_from(NAMES),
        st.sampled_from(DATES), st.sampled_from(MARKS),
    )  # fmt: skip
    return st.lists(word, max_size=50).map(lambda words: re.sub(r" (?=[.,])|(?<=')\s", "", " ".join(words)))


@st.composite
def mutated_seeds(draw: st.DrawFn) -> str:
    """Pieces of the articles in `seeds/`: cut, shuffled, joined, words left out or turned round."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    assert texts
    sentences = [piece for text in texts for piece in re.split(r"(?<=[.!?»])\s|\n+", text) if piece.strip()]
    chosen = draw(st.lists(st.sampled_from(sentences), min_size=1, max_size=8))
    kept = []
    for sentence in chosen:
        words = sentence.split(" ")
        first, last = sorted(draw(st.tuples(st.integers(0, len(words)), st.integers(0, len(words)))))
        turned = words[:first] + words[first:last][::-1] + words[last:]
        kept.append(" ".join(draw(st.sampled_from([words, words, words[first:], words[:last], turned]))))
    return draw(st.sampled_from([" ", "\n", "\n\n", ""])).join(kept)


@pytest.fixture(scope="session")
def article_texts() -> st.SearchStrategy[str]:
    """Texts as an article holds them."""
    characters = st.text(max_size=80)
    mixed = st.lists(st.one_of(characters, phrases()), max_size=3).map("".join)
    return st.one_of(mutated_seeds(), phrases(), phrases(), mixed).map(lambda text: normalize(text)[0])
