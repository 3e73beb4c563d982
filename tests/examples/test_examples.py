"""Every script in examples/ runs on the seeds and shows what it is there to show."""

import runpy
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
CASES = tomllib.loads((ROOT / "tests/cases/examples/scripts.toml").read_text(encoding="utf-8"))["case"]
OF_TESTS = "test_with_strategies.py"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A fresh folder with the seeds in it, as the scripts expect it."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(script: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a script as a program; its exit status."""
    monkeypatch.setattr(sys, "argv", [script])
    try:
        runpy.run_path(str(EXAMPLES / script), run_name="__main__")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_every_script_has_a_case():
    with_case = {OF_TESTS, *(case["script"] for case in CASES)}
    assert {path.name for path in EXAMPLES.glob("*.py")} == with_case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["script"])
def test_script(case: dict[str, Any], here, monkeypatch, capsys):
    assert run(case["script"], monkeypatch) == case["status"]
    shown = capsys.readouterr().out.splitlines()
    assert [line for line in case["lines"] if line not in shown] == []
    assert all((here / name).stat().st_size for name in case.get("written", ()))


def test_properties_of_the_example_hold():
    found = runpy.run_path(str(EXAMPLES / OF_TESTS))
    properties = [found[name] for name in found if name.startswith("test_")]
    assert properties
    for holds in properties:
        settings(suppress_health_check=[HealthCheck.too_slow])(holds)()
