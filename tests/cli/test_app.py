import subprocess
import sys

import pytest

import diplomev
from diplomev.cli import app
from diplomev.cli.app import COMMANDS


def test_the_version_is_told(run):
    assert run("--version") == (0, f"diplomev {diplomev.__version__}\n", "")


def test_help_lists_every_command(run):
    found = run("--help")
    assert found.status == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in found.out] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run, command):
    found = run(command, "--help")
    assert (found.status, found.err) == (0, "")
    assert found.out.startswith(f"Usage: diplomev {command} ")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_line_in_the_list_is_the_first_of_the_help(command):
    found = app.app.get_command(None, command)
    assert found.get_short_help_str(200) == COMMANDS[command]


def test_without_a_command_help_is_shown(run):
    found = run()
    assert found.status == 2
    assert "Commands:" in found.err


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["prase"], "no such command 'prase'"),
        (["parse"], "missing argument"),
        (["parse", "--bogus"], "--bogus"),
        (["show", "x.jsonl", "--format", "xml"], "xml"),
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_told_in_one_sentence(run, args, says):
    found = run(*args)
    assert (found.status, found.out, found.err.count("\n")) == (2, "", 1)
    assert says in found.err.lower()


def test_importing_the_commands_loads_no_models():
    code = "import diplomev.cli, sys; print('pydantic' in sys.modules, 'rich' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert found.stdout == "False False\n"


def test_the_module_runs_as_the_command():
    command = [sys.executable, "-m", "diplomev", "show", "nothing.jsonl"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert (found.returncode, found.stdout, "Traceback" in found.stderr) == (2, "", False)


def test_a_closed_pipe_ends_quietly(run, monkeypatch):
    def broken(**_options):
        raise BrokenPipeError

    monkeypatch.setattr(app.app, "main", broken)
    monkeypatch.setattr(app, "_close_stdout", lambda: None)
    assert run("schema") == (0, "", "")
