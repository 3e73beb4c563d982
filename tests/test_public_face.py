import subprocess
import sys
from types import ModuleType

import pytest

import diplomev


@pytest.mark.parametrize("name", diplomev.__all__)
def test_every_public_name_is_there(name):
    assert getattr(diplomev, name) is not None


@pytest.mark.parametrize("name", [name for name in diplomev.__all__ if name != "__version__"])
def test_every_public_name_is_documented(name):
    assert getattr(diplomev, name).__doc__


def test_every_public_name_stands_once():
    assert len(set(diplomev.__all__)) == len(diplomev.__all__)


def test_dir_lists_the_public_names_before_they_are_loaded():
    code = "import diplomev; print(set(diplomev.__all__) <= set(dir(diplomev)), 'Visit' in vars(diplomev))"
    assert python(code) == "True False"


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = diplomev.nothing


def test_functions_stay_functions_after_the_folders_of_their_name_are_imported():
    from diplomev.validate import Report
    from diplomev.validate.issues import Issue

    assert (isinstance(diplomev.validate, ModuleType), diplomev.Report, diplomev.Issue) == (False, Report, Issue)


def test_importing_loads_neither_models_nor_anything_heavy():
    code = "import sys; before = set(sys.modules); import diplomev; print(*sorted(set(sys.modules) - before))"
    assert {name for name in python(code).split() if not name.startswith("diplomev")} <= {"__future__", "types"}


def test_all_names_can_be_imported_at_once():
    assert python("from diplomev import *; print(Dossier.__name__, callable(validate))") == "Dossier True"


def python(code):
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return found.stdout.strip()
