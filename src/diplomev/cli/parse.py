"""`diplomev parse`: articles into records."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diplomev.cli.app import COULD_NOT_RUN, FINDINGS, FINE
from diplomev.cli.output import format_option, number, print_json, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplomev.dossier import Dossier, Failure
    from diplomev.dossier.work import File

_MOST_NOTES = 20
_STDOUT = "-"


@click.command("parse")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", default=_STDOUT,
    help="Where to write the records: .json or .jsonl, also with .gz; JSON Lines to stdout where not given.",
)  # fmt: skip
@click.option(
    "--per-source",
    is_flag=True,
    help="Keep each article's records apart; otherwise what they say of one thing is brought together.",
)
@click.option("--lang", metavar="TAG", help="The articles' language, such as fr; found for each where not given.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), default=1, show_default=True,
    help="How many processes take part.",
)  # fmt: skip
@click.option(
    "--actors", metavar="FILE", help="Actors who are known beforehand: a file of records, with aliases and terms."
)
@click.option("--with-text", is_flag=True, help="Keep the texts in the sources, so that sentences can be shown.")
@format_option
def command(  # noqa: PLR0913  # all of them are options
    paths: tuple[Path, ...],
    output: str,
    lang: str | None,
    workers: int,
    actors: str | None,
    form: str,
    *,
    per_source: bool,
    with_text: bool,
) -> int:
    """Read articles and write what they say as records.

    PATH is a folder (with those below it) or a file: .txt and .md as they are, .html through trafilatura, .json and
    .jsonl with articles as {"text": …, "title": …, "url": …, "published": …}, each also with .gz.

    A file that cannot be read is reported and does not stop the rest; then the exit status is 1. The output is
    written whole or not at all.
    """
    check_output(output)
    begun = time.perf_counter()
    files, missing = _find(paths, output)
    dossier = _read(files, language=lang, workers=workers, with_text=with_text, per_source=per_source, actors=actors)
    failures = (*missing, *dossier.failures)
    read_any = bool(dossier.sources)
    if read_any:
        write_records(dossier, output)
    _report(dossier, failures, output, form, seconds=time.perf_counter() - begun)
    if not read_any:
        return COULD_NOT_RUN
    return FINDINGS if failures else FINE


def check_output(output: str) -> None:
    """Refuse an output that cannot be written before any work is done."""
    from diplomev.errors import UnwritableOutputError
    from diplomev.exchange.formats import format_of

    if output == _STDOUT:
        return
    if Path(output).is_dir():
        raise UnwritableOutputError(output, "it is a folder", "Give the name of a file.")
    format_of(output)
    if not Path(output).absolute().parent.is_dir():
        raise UnwritableOutputError(output, "its folder does not exist", "Make the folder first.")


def _find(paths: tuple[Path, ...], output: str) -> tuple[list[File], list[Failure]]:
    """The files to read, without the output of an earlier run, and the paths that lead nowhere."""
    from diplomev.dossier import Failure
    from diplomev.dossier.parsing import empty_folder, files_of, missing_file
    from diplomev.dossier.work import File

    files: list[File] = []
    failures: list[Failure] = []
    target = Path(output).absolute()
    for path in paths:
        if path.is_dir():
            found = [file for file in files_of(path) if file.path.absolute() != target]
            files += found
            failures += [] if found else [empty_folder(path)]
        elif path.exists():
            files.append(File(path))
        else:
            failures.append(Failure.of(missing_file(path)))
    return files, failures


def _read(files: list[File], *, actors: str | None, per_source: bool, **options: Any) -> Dossier:
    from diplomev.dossier.parsing import parse_files

    with _progress(len(files)) as done:
        return parse_files(files, reconcile=not per_source, actors=actors, done=done, **options)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[File], None] | None]:
    """A bar on stderr, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda _file: bar.advance(task)


def write_records(dossier: Dossier, output: str) -> None:
    """Write the records to a file, or as JSON Lines to stdout (`-`)."""
    if output != _STDOUT:
        dossier.write(output)
        return
    from diplomev.exchange.formats import format_of

    sys.stdout.flush()
    format_of("stdout.jsonl").write(dossier.records, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _report(dossier: Dossier, failures: tuple[Failure, ...], output: str, form: str, *, seconds: float) -> None:
    if form == "json":
        print_json(_summary(dossier, failures, output), err=output == _STDOUT)
        return
    for failure in failures:
        tell(str(failure))
    for note in dossier.notes[:_MOST_NOTES]:
        tell(f"note: {note}.")
    if len(dossier.notes) > _MOST_NOTES:
        tell(f"note: … and {len(dossier.notes) - _MOST_NOTES} more (--format json lists all).")
    where = f", written to {output}" if output != _STDOUT and dossier.sources else ""
    failed = f"; {len(failures)} not read" if failures else ""
    found = ", ".join(number(count, what) for what, count in _counts(dossier).items() if what != "article")
    articles = number(len(dossier.sources), "article")
    tell(f"read {articles} in {seconds:.1f} s{failed}: {found}{where}." if dossier.sources else "nothing was read.")


def _counts(dossier: Dossier) -> dict[str, int]:
    return {
        "article": len(dossier.sources),
        "visit": len(dossier.visits),
        "engagement": len(dossier.engagements),
        "agreement": len(dossier.agreements),
        "quotation": len(dossier.quotes),
        "claim": len(dossier.claims),
    }


def _summary(dossier: Dossier, failures: tuple[Failure, ...], output: str) -> dict[str, Any]:
    """What was done, for programs."""
    return {
        "output": output if output != _STDOUT and dossier.sources else None,
        "counts": {f"{what}s": count for what, count in _counts(dossier).items()},
        "failures": [{"path": f.path, "reason": f.reason, "hint": f.hint} for f in failures],
        "notes": list(dossier.notes),
    }
