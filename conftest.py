"""For every test: no network. And every Python example in README, docs and docstrings is a test.

In Markdown, Python examples are fenced blocks; in docstrings they are doctests (`>>>`) or fenced blocks. The
examples of one file share their names and run in order. Those of README and docs run in a fresh folder that
holds a copy of `seeds/`, so that what they write is gone afterwards.
"""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sybil import Document, Region, Sybil
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.sybil import SybilCollection
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).resolve().parent


def docstring_examples(document: Document) -> Iterable[Region]:
    """Fenced blocks, and the doctests outside them."""
    fences = PythonCodeBlockParser()
    yield from fences(document)
    spans = [(block.start, block.end) for block in fences.codeblock_parser(document)]
    for region in DocTestParser()(document):
        if not any(start <= region.start < end for start, end in spans):
            yield region


def enter_fresh_folder(namespace: dict[str, Any]) -> None:
    """Go to a temporary folder with the seeds in it."""
    folder = tempfile.mkdtemp(prefix="diplomev-docs-")
    shutil.copytree(ROOT / "seeds", Path(folder, "seeds"))
    namespace["__folders__"] = (Path.cwd(), folder)
    os.chdir(folder)


def leave_fresh_folder(namespace: dict[str, Any]) -> None:
    """Go back, and remove the temporary folder."""
    back, folder = namespace.pop("__folders__")
    os.chdir(back)
    shutil.rmtree(folder)


def pages(path: str, pattern: str) -> Sybil:
    """The Markdown pages under a folder of the project."""
    return Sybil(
        parsers=[PythonCodeBlockParser(), SkipParser()],
        path=path,
        patterns=[pattern],
        setup=enter_fresh_folder,
        teardown=leave_fresh_folder,
    )


docstrings = Sybil(parsers=[docstring_examples, SkipParser()], path="src", patterns=["*.py"])
examples = SybilCollection((pages(".", "README.md"), pages("docs", "*.md"), docstrings))
pytest_collect_file = examples.pytest()


class NetworkUsedError(RuntimeError):
    """A test tried to reach the network."""


def refuse(*_args: object, **_kwargs: object) -> NoReturn:
    """Stand in for the calls of `socket` that reach other machines."""
    message = "Tests use no network: give the code under test its data from a file or a fixture."
    raise NetworkUsedError(message)


def pytest_configure() -> None:
    """Close the ways to the network before any test is collected."""
    for name in ("connect", "connect_ex", "sendto", "sendmsg"):
        setattr(socket.socket, name, refuse)
    for name in ("create_connection", "getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, refuse)


ONE_MAKING = frozenset({"tests/quality/test_quality.py", "tests/reconcile/test_worlds.py"})
"""Files of tests that look at one thing which takes long to make."""


class DocumentsWhole(LoadScopeScheduling):
    """Deals out single tests to the processes, but the examples of one file together, and tests of one making."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        return path if path.endswith(".md") or path.startswith("src/") or path in ONE_MAKING else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling | None:
    """Deal out tests so, unless `--dist` asks for another way.

    The groups of pytest-xdist would do the same, but have no effect under pytest 9.2 (its issue 1386).
    """
    return DocumentsWhole(config, log) if config.getvalue("dist") == "load" else None
