"""The how-to page on writing a pack: its TOML is a pack that works, and it names every key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from diplomev.language.categories import pack_format
from diplomev.parse.pack_check import check_pack

PAGE = (Path(__file__).parents[2] / "docs/how-to/write-a-pack.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FORMAT = pack_format()
PLAIN = ("pack", "text", "phrases", "quotes", "source", "dates", "country", "organization")


def test_the_pack_of_the_page_lacks_nothing_and_reads_its_examples(tmp_path: Path) -> None:
    path = tmp_path / "pt.toml"
    path.write_text("\n".join(BLOCK.findall(PAGE)), encoding="utf-8")
    found = check_pack(path)
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("table", PLAIN)
def test_the_page_names_every_setting(table: str) -> None:
    assert [key for key in FORMAT.settings[table] if not re.search(rf"\b{key}\b", PAGE)] == []


def test_the_page_names_every_category_and_sense() -> None:
    things = {**FORMAT.lexicon, **FORMAT.verbs}
    assert [name for name, thing in things.items() if not thing.unread and f"`{name}`" not in PAGE] == []
