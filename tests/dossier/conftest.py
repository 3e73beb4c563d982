from pathlib import Path

import pytest

from diplomev.dossier import Dossier
from diplomev.exchange import read

WORLD = Path(__file__).parents[1] / "cases" / "dossier" / "world.json"


@pytest.fixture(scope="session")
def world():
    """A made-up world of two sources: a visit with engagements, one to come, one long past, one without a date."""
    return Dossier(read(WORLD))
