from pathlib import Path
from typing import NamedTuple

import pytest

from diplomev.cli import main

WORLD = Path(__file__).parents[1] / "cases" / "dossier" / "world.json"
SEEDS = Path(__file__).parents[2] / "seeds"


class Run(NamedTuple):
    """How a run of the command ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capfd):
    """Runs the command line in this process."""

    def run_main(*args):
        capfd.readouterr()
        status = main([str(arg) for arg in args])
        return Run(status, *capfd.readouterr())

    return run_main


@pytest.fixture
def world():
    return WORLD


@pytest.fixture
def seeds():
    return SEEDS
