"""The linter ends on anything that TOML can hold, and what it lets pass the reader takes."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from diplomev.language import make_pack
from diplomev.language.categories import pack_format, tables
from diplomev.language.lint import lint_tables
from diplomev.parse.dates.grammar import CATEGORIES
from diplomev.parse.examples import read_example
from diplomev.parse.pack_check import REFUSED, try_pack

FORMAT = pack_format()
KEYS = sorted(
    {
        *tables(), *FORMAT.lexicon, *FORMAT.verbs, *FORMAT.features, "MLI", "1", "_", "name", "m", "stage", "means",
        "patterns", "to", "minister", *(key for keys in FORMAT.settings.values() for key in keys),
    }
)  # fmt: skip
WORDS = [
    "",
    " ",
    "de",
    "l'",
    "kaj  aŭ",
    "vizit:i",
    ":",
    "{day} {month}",
    "{day",
    "{office:x}",
    "calendar",
    "2025-06-23",
    "ŝi",
]
SCALARS = st.one_of(st.sampled_from(WORDS), st.text(max_size=5), st.integers(-3, 40), st.booleans(), st.floats())
FORMS = st.lists(st.sampled_from(["unu", "du", "tri", "junio"]), max_size=3)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(st.sampled_from(WORDS), max_size=3),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    ),
    max_leaves=12,
)
LEXICON = st.dictionaries(
    st.sampled_from(sorted(FORMAT.lexicon)),
    st.dictionaries(st.sampled_from(["1", "_", "to", "minister", "x"]), VALUES, max_size=2),
    max_size=3,
)
DATE_WORDS = st.dictionaries(
    st.sampled_from(CATEGORIES),
    st.dictionaries(st.sampled_from(["1", "-1", "0", "13", "99999999999", "x", "day", "last"]), FORMS, max_size=3),
    max_size=4,
)
RULES = st.lists(
    st.fixed_dictionaries(
        {
            "stage": st.integers(0, 10),
            "means": st.sampled_from(["calendar", "skip", "range", "year"]),
            "patterns": st.lists(
                st.sampled_from(["{day} {month}", "{day", "{office:x}", "{m}?", "[{year}] ({end}|,)", "{d} {m}"])
            ),
        },
        optional={"which": st.sampled_from(["last", "lats"]), "sign": SCALARS},
    ),
    max_size=3,
)
PACKS = st.one_of(
    st.dictionaries(st.sampled_from(tables()), VALUES, max_size=4),
    st.fixed_dictionaries(
        {},
        optional={
            "lexicon": st.one_of(LEXICON, DATE_WORDS),
            "phrases": st.dictionaries(st.sampled_from(sorted(FORMAT.settings["phrases"])), VALUES, max_size=3),
            "dates": st.fixed_dictionaries({"rules": RULES}, optional={"words": VALUES, "parts": VALUES}),
            "verbs": st.dictionaries(st.sampled_from(sorted(FORMAT.verbs)), VALUES, max_size=3),
            "countries": st.dictionaries(st.sampled_from(["MLI", "XXX"]), VALUES, max_size=2),
            "examples": VALUES,
        },
    ),
)


@given(PACKS)
def test_the_linter_ends_on_any_tables(pack: dict[str, Any]) -> None:
    assert all(finding.where and finding.message for finding in lint_tables(pack))


@given(PACKS)
def test_the_reader_takes_what_the_linter_lets_pass(pack: dict[str, Any]) -> None:
    pack = {**pack, "pack": {"language": "xx"}}
    if not any(finding.kind in REFUSED for finding in lint_tables(pack)):
        made = make_pack(pack)
        if all(finding.kind != "pattern" for finding in try_pack(made)):
            read_example("Unu du 23 junio 2025 tri junio, du junio. «Ni estas», diris Ŝi.", made, "2025-06-20")
