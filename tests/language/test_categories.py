"""The registry of what a pack may hold agrees with itself, with the reader, and with its reference page."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import diplomev.parse
from diplomev.language import pack
from diplomev.language.categories import pack_format, tables
from diplomev.parse.dates.grammar import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = pack_format()
PAGE = Path(__file__).parents[2] / "docs/reference/pack-format.md"
SETTINGS = {
    f"{table}.{key}": setting
    for table, keys in FORMAT.settings.items()
    if table in {"text", "phrases", "quotes", "source", "dates"}
    for key, setting in keys.items()
}
DERIVED = {
    "country", "demonym", "country_prefix", "capital", "city", "metonym", "organization", "verb", "speech",
}  # fmt: skip
"""Categories that entries get from other tables than `[lexicon]`."""


def reader() -> Iterator[ast.AST]:
    """Every piece of the code that reads with a pack."""
    paths = [Path(pack.__file__), *Path(diplomev.parse.__path__[0]).rglob("*.py")]
    for path in sorted(paths):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def texts_in_reader() -> set[str]:
    return {node.value for node in reader() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def first_arguments(*methods: str) -> set[str]:
    """The first arguments, where they are texts, of the calls of some methods."""
    return {
        node.args[0].value
        for node in reader()
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in methods
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


READ = texts_in_reader()


def test_every_category_that_the_reader_asks_for_is_registered() -> None:
    asked = first_arguments("hits", "hits_in", "forms") | set(CATEGORIES)
    assert asked <= {*FORMAT.lexicon, *DERIVED}


def test_every_sense_of_verbs_that_the_reader_asks_for_is_registered() -> None:
    assert first_arguments("verbs", "auxiliary") <= set(FORMAT.verbs)


def test_categories_and_senses_are_read_unless_they_say_that_they_are_not() -> None:
    things = {**FORMAT.lexicon, **FORMAT.verbs}
    assert set(things) - READ == {name for name, thing in things.items() if thing.unread}


def test_settings_are_read() -> None:
    assert {name for name in SETTINGS if name.partition(".")[2] not in READ} == set()


def test_categories_of_single_words_are_those_that_are_looked_up_one_by_one() -> None:
    assert {name for name, category in FORMAT.lexicon.items() if category.single} == pack._LOOKED_UP


@pytest.mark.parametrize("name", FORMAT.lexicon)
def test_what_a_category_requires_it_allows(name: str) -> None:
    category = FORMAT.lexicon[name]
    assert all(category.allows(code) for code in category.needed())
    assert category.instead in {"", *FORMAT.lexicon}
    assert category.group in FORMAT.groups


def test_groups_are_those_in_use() -> None:
    used = [thing.group for thing in (*FORMAT.lexicon.values(), *FORMAT.verbs.values())]
    assert set(used) == set(FORMAT.groups)


def test_the_reference_page_has_every_table() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [table for table in tables() if f"[{table}" not in page] == []


def test_a_code_of_a_long_range_is_known_by_its_number() -> None:
    number = FORMAT.lexicon["number"]
    assert number.allows("1000000")
    assert not number.allows("million")
    assert not number.allows("1.5")
