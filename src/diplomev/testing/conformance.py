"""Check any validator against the conformance corpus: a command that is run once for each file.

    python -m diplomev.testing.conformance [--corpus FOLDER] -- COMMAND {file}

A command that ends with status 0 has accepted the file, one that ends with another status up to 125 has refused it; any
other end (a signal, a command that is not there, no end in time) is a failure of its own. With `--reports` the command
prints a report as `diplomev validate --format json` does, and codes and pointers are compared as well.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

TABLE = "expected.csv"
COLUMNS = ("file", "code", "pointer", "level")
_MOST_REFUSED = 125
_FINE, _FINDINGS, _COULD_NOT_RUN = 0, 1, 2


class CorpusError(ValueError):
    """The corpus is not there, or its table is not as it should be; the sentence says what to do."""


class Expected(NamedTuple):
    """One row of the table.

    Attributes:
        file: The file, below the folder of the corpus.
        code: The code of its one issue; empty where there is nothing to find.
        pointer: Where that is, as a JSON Pointer into the document or the line.
        level: How grave it is: `error`, `warning` or `info`.
    """

    file: str
    code: str
    pointer: str
    level: str

    @property
    def accepted(self) -> bool:
        """Whether a validator accepts the file: there is no error in it, though there may be a warning."""
        return self.level != "error"


class Outcome(NamedTuple):
    """What a command made of a file: its exit status, its output, and why it failed where it did."""

    status: int
    output: str = ""
    failure: str = ""


def read_table(corpus: Path) -> list[Expected]:
    """Read the table of a corpus.

    Raises:
        CorpusError: There is none, or it has other columns.
    """
    path = corpus / TABLE
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except OSError as error:
        message = (
            f"{path} cannot be read: give the folder of the corpus with --corpus (tests/conformance in the sources)."
        )
        raise CorpusError(message) from error
    if not rows or tuple(rows[0]) != COLUMNS:
        message = f"{path} must have rows, and the columns {', '.join(COLUMNS)}."
        raise CorpusError(message)
    return [Expected(**row) for row in rows]


def run_command(command: Sequence[str], file: Path, *, seconds: float) -> Outcome:
    """Run a command on a file; `{file}` in its words becomes the path."""
    words = [word.replace("{file}", str(file)) for word in command]
    try:
        done = subprocess.run(words, capture_output=True, check=False, timeout=seconds)  # noqa: S603  # the user's own
    except subprocess.TimeoutExpired:
        return Outcome(-1, failure=f"did not end within {seconds:g} seconds")
    except OSError as error:
        return Outcome(-1, failure=f"the command cannot be run: {error.strerror or error}")
    output = done.stdout.decode("utf-8", "replace")
    ended = 0 <= done.returncode <= _MOST_REFUSED
    return Outcome(done.returncode, output, "" if ended else f"ended with status {done.returncode}")


def judge(row: Expected, outcome: Outcome, *, reports: bool = False) -> str:
    """Say what is wrong with the verdict on a file; an empty text where it is right.

    Args:
        row: What is expected.
        outcome: What the command made of it.
        reports: Whether its output is a report, whose codes and pointers count.

    Examples:
        >>> judge(Expected("invalid/schema/a.json", "schema.type", "/id", "error"), Outcome(0))
        'accepted, but there is schema.type at /id'
    """
    if outcome.failure:
        return outcome.failure
    wanted = f"{row.code} at {row.pointer or 'the top'}" if row.code else "nothing wrong"
    if row.accepted and outcome.status != 0:
        return f"refused (status {outcome.status}), but there is {wanted}" + (f" ({row.level})" if row.code else "")
    if not row.accepted and outcome.status == 0:
        return f"accepted, but there is {wanted}"
    return _judge_report(row, outcome.output, wanted) if reports else ""


def _judge_report(row: Expected, output: str, wanted: str) -> str:
    try:
        issues = list(_issues(json.loads(output)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "printed no report in JSON as `diplomev validate --format json` does"
    if issues == ([(row.code, row.pointer)] if row.code else []):
        return ""
    found = ", ".join(f"{code} at {pointer or 'the top'}" for code, pointer in issues) or "nothing"
    return f"reported {found}; there is {wanted}"


def _issues(document: Any) -> Iterator[tuple[str, str]]:
    for report in document.get("reports", [document]):
        yield from ((issue["code"], issue["path"]) for issue in report["issues"])


def wrong(rows: Sequence[Expected], run: Callable[[Expected], Outcome], *, jobs: int, reports: bool) -> Iterator[str]:
    """Yield a sentence for every file on which a validator is wrong, in the order of the table."""
    with ThreadPoolExecutor(jobs) as pool:
        for row, outcome in zip(rows, pool.map(run, rows), strict=True):
            problem = judge(row, outcome, reports=reports)
            if problem:
                yield f"{row.file}: {problem}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; 0 where every verdict is right, 1 where one is wrong, 2 where it could not run."""
    options = _parser().parse_args(arguments)
    try:
        table = read_table(options.corpus)
    except CorpusError as error:
        return _refuse(str(error))
    rows = [row for row in table if not options.only or row.code.startswith(tuple(options.only)) or not row.code]
    if not any("{file}" in word for word in options.command):
        return _refuse("The command must have {file} where the path of the file belongs.")
    run = partial(_run_row, options.command, options.corpus, options.timeout)
    count = 0
    for sentence in wrong(rows, run, jobs=options.jobs, reports=options.reports):
        count += 1
        print(sentence, flush=True)  # noqa: T201  # for people
    print(f"{len(rows)} files, {count or 'no'} wrong verdict{'' if count == 1 else 's'}")  # noqa: T201
    return _FINDINGS if count else _FINE


def _run_row(command: Sequence[str], corpus: Path, seconds: float, row: Expected) -> Outcome:
    return run_command(command, corpus / row.file, seconds=seconds)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201
    return _COULD_NOT_RUN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m diplomev.testing.conformance",
        description="Check a validator against the conformance corpus: status 0 accepts a file, another refuses it.",
        epilog="Exit status: 0 all verdicts are right, 1 some are wrong, 2 it could not run.",
    )
    add = parser.add_argument
    add("--corpus", type=Path, default=Path("tests/conformance"), metavar="FOLDER", help="default: tests/conformance")
    add("--only", action="append", metavar="PREFIX", help="valid files and those whose code begins so, such as schema.")
    add("--reports", action="store_true", help="compare codes and pointers, printed as `validate --format json` does")
    add("--timeout", type=float, default=60.0, metavar="SECONDS", help="how long a file may take (default: 60)")
    add("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="how many commands run at a time")
    add("command", nargs="+", metavar="COMMAND", help="the command, behind --, with {file} for the path")
    return parser


if __name__ == "__main__":
    sys.exit(main())
