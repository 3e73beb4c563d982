"""Names of people as `annotate` gives them, and what bears a name without being a person."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diplomev.parse.annotations import annotate

CASES = Path(__file__).parents[1] / "cases"


def cases() -> list[Any]:
    return [
        pytest.param(path.parent.name, case, id=f"{path.parent.name}: {case['name']}")
        for path in sorted(CASES.glob("*/names.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


@pytest.mark.parametrize(("language", "case"), cases())
def test_names_are_found_and_said_to_be_certain_or_not(language: str, case: dict[str, Any]) -> None:
    people = annotate(case["text"], language=language).people
    found = [person.exact for person in people], [person.exact for person in people if not person.certain]
    assert found == (case["names"], case.get("unsure", []))
