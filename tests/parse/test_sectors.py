"""What agreements are about: the words for sectors, and words that name none."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parents[1] / "cases").glob("*/sectors.toml"))
CASES = [
    {**case, "language": path.parent.name}
    for path in FILES
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case['language']}: {case['text']}" for case in CASES])
def test_case(case, reading):
    assert [agreement["sectors"] for agreement in reading(case).agreements()] == [sorted(case["sectors"])]
