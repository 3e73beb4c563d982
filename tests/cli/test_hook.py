"""The definition of the hook for pre-commit: its files, and its command."""

import re
from pathlib import Path

import pytest

HOOKS = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def setting(name):
    (value,) = re.findall(rf"^  {name}: (.*)$", HOOKS.read_text(encoding="utf-8"), re.MULTILINE)
    return value


def test_its_command_is_one_of_the_command_line(run, world):
    program, *words = setting("entry").split()
    assert program == "diplomev"
    assert run(*words, world).status == 0


@pytest.mark.parametrize("name", ["a.diplomev.json", "data/b.diplomev.jsonl", "c.diplomev.jsonl.gz"])
def test_its_files_are_those_of_records(name):
    assert re.search(setting("files"), name)


@pytest.mark.parametrize("name", ["package.json", "diplomev.json", "a.diplomev.json.bak", "a.diplomev.jsonlx"])
def test_other_files_are_left_alone(name):
    assert not re.search(setting("files"), name)
