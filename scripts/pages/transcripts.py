"""Commands in the documentation with the output that they really have.

In a fenced block `console`, every line that begins with `$ ` is a command; what stands below it, up to the next one, is
its output. The commands of one page run in order in one shell, in a fresh folder that holds `seeds/` and `examples/`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
_MARK = "\x1e"
# How long a run took is no property of the program: the page keeps one figure.
_TIME = re.compile(r"\bin [0-9]+\.[0-9] s\b")
_LONGEST_RUN = 120
_RUN = {"cat", "cp", "diplomev", "echo", "head", "ls", "printf", "python", "wc"}


def with_output(text: str, name: str, root: Path) -> str:
    """A page with the output of all its commands made anew.

    Args:
        text: The page.
        name: What messages call it.
        root: The folder of the project.

    Raises:
        RuntimeError: The commands did not all run.
        ValueError: A command is none that pages run; those that are only shown stand in a block `sh`.
    """
    blocks = [match.group(1).splitlines() for match in _BLOCK.finditer(text)]
    commands = [line.removeprefix(_PROMPT) for block in blocks for line in block if line.startswith(_PROMPT)]
    if not commands:
        return text
    for command in commands:
        if command.split()[0] not in _RUN:
            message = f"{name}: `{command}` is not run for a page. Put it in a block `sh`, without output."
            raise ValueError(message)
    outputs = iter(_run(commands, name, root))

    def again(match: re.Match[str]) -> str:
        found = [line for line in match.group(1).splitlines() if line.startswith(_PROMPT)]
        return "```console\n" + "".join(f"{line}\n{next(outputs)}" for line in found) + "```"

    return _BLOCK.sub(again, text)


def _run(commands: Sequence[str], name: str, root: Path) -> Iterator[str]:
    """What each command writes to both streams."""
    with tempfile.TemporaryDirectory(prefix="diplomev-docs-") as folder:
        here = Path(folder, "work")
        here.mkdir()
        for part in ("seeds", "examples"):
            shutil.copytree(root / part, here / part, ignore=shutil.ignore_patterns("__pycache__"))
        done = subprocess.run(
            ["/bin/bash", "-c", _script(commands)],
            cwd=here, env=_environment(Path(folder), root), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False, timeout=_LONGEST_RUN,
        )  # fmt: skip
    outputs = done.stdout.split(_MARK)[1:]
    if len(outputs) != len(commands):
        message = f"{name}: the commands did not all run:\n{done.stdout}"
        raise RuntimeError(message)
    for output in outputs:
        yield _TIME.sub("in 0.2 s", "".join(f"{line.rstrip()}\n" for line in output.splitlines()))


def _script(commands: Sequence[str]) -> str:
    """The commands with a mark before each; `$?` is still the status of the one before."""
    return "\n".join(f"s=$?; printf '{_MARK}'; (exit $s)\n{command}" for command in commands)


def _environment(folder: Path, root: Path) -> dict[str, str]:
    """A shell in which `diplomev` and `python` are those of this interpreter."""
    tools = folder / "bin"
    tools.mkdir()
    for tool, arguments in {"diplomev": "-m diplomev", "python": ""}.items():
        script = tools / tool
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    return {
        "PATH": f"{tools}{os.pathsep}{os.defpath}",
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(root / "src"),
        "PYTHONIOENCODING": "utf-8",
    }
