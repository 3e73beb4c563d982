"""The cases of this folder are well-formed, and every file of it is one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from gate.checks import problems_of
from gate.material import HOME, Case, file_of, lines_of, load, set_names

if TYPE_CHECKING:
    from pathlib import Path

SETS = set_names()
SHORT = {name: path for name in SETS if (path := file_of(name)) is not None}


@pytest.mark.parametrize("name", SETS)
def test_every_case_is_well_formed(name: str) -> None:
    wrong = [f"{case.name}: {problem}" for case in load(name) for problem in problems_of(case)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", SHORT.values(), ids=SHORT.keys())
def test_every_short_text_has_a_name_of_its_own(path: Path) -> None:
    names = Counter(case["name"] for case in lines_of(path))
    assert [each for each, times in names.items() if times > 1] == []


@pytest.mark.parametrize("folder", [HOME / name for name in SETS if name not in SHORT])
def test_every_article_has_its_gold_and_every_gold_its_article(folder: Path) -> None:
    texts, golds = ({path.stem for path in folder.glob(f"*.{suffix}")} for suffix in ("txt", "json"))
    assert texts ^ golds == set()


WRONG = {
    "a quotation that is not in the text": {"quotes": [{"text": "Never said"}]},
    "a code that there is not": {"visits": [{"status": "finished"}]},
    "a State that there is not": {"visits": [{"receiving": "XXA"}]},
    "a visitor whom the text does not name": {"visits": [{"visitors": ["Ana Lima"]}]},
    "a slot that there is not": {"agreements": [{"partys": ["FRA"]}]},
    "a date that is none": {"visits": [{"start": {"any": ["2024-02-30"]}}]},
    "a list that is none": {"agreements": [{"sectors": "trade"}]},
    "no word on agreements": {"agreements": None},
}


@pytest.mark.parametrize("gold", WRONG.values(), ids=WRONG.keys())
def test_a_slip_is_seen(gold: dict[str, Any]) -> None:
    case = Case("one", "The minister is in Paris.", None, "en", {"visits": [], "agreements": [], "quotes": [], **gold})
    assert len(list(problems_of(case))) == 1
