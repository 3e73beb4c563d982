"""The sets of articles beside the project: which there are, and what is kept unread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gate.neighbours import is_kept, neighbour_sets

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    for name in ("fr/one", "fr/two", "fr-own/three", "en/four", "pt/five", "seeds/six"):
        path = tmp_path / "gold" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    return tmp_path


def test_sets_of_languages_without_a_pack_are_left_out(beside: Path) -> None:
    assert {name for name in neighbour_sets(beside, ["fr", "en"]) if " " not in name} == {"fr", "fr-own", "en", "seeds"}


def test_the_hard_sets_of_a_language_are_scored_together(beside: Path) -> None:
    assert [file.stem for file in neighbour_sets(beside, ["fr"])["fr hard"]] == ["one", "two", "three"]


def test_what_is_kept_unread_and_the_others_are_the_whole(beside: Path) -> None:
    groups = neighbour_sets(beside, ["fr"])
    parts = [file.stem for name in ("fr kept unread", "fr others") for file in groups.get(name, ())]
    assert sorted(parts) == ["one", "three", "two"]


def test_a_third_is_kept_unread(tmp_path: Path) -> None:
    kept = [is_kept(tmp_path / f"{number}.json") for number in range(900)]
    assert 250 < sum(kept) < 350
