"""The reference pages leave nothing out."""

from pathlib import Path

import pytest

import diplomev
from diplomev.cli.app import COMMANDS
from diplomev.testing import strategies

DOCS = Path(__file__).resolve().parents[2] / "docs"


def lines_of(page: str) -> set[str]:
    return {line.strip() for line in (DOCS / page).read_text(encoding="utf-8").splitlines()}


@pytest.mark.parametrize("name", sorted(set(diplomev.__all__) - {"__version__"}))
def test_public_name_is_described(name):
    assert lines_of("reference/api.md") & {f"::: diplomev.{name}", f"heading: diplomev.{name}"}


@pytest.mark.parametrize("command", COMMANDS)
def test_command_is_described_with_what_it_prints(command):
    lines = lines_of("reference/command-line.md")
    assert {f"## {command}", f"$ diplomev {command} --help"} <= lines


@pytest.mark.parametrize("name", strategies.__all__)
def test_strategy_is_named(name):
    text = (DOCS / "how-to/use-in-tests.md").read_text(encoding="utf-8")
    assert f"`{name}`" in text
