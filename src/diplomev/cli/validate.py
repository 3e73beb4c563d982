"""`diplomev validate`: files of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from diplomev.cli.app import COULD_NOT_RUN, FINDINGS, FINE
from diplomev.cli.output import number, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplomev.validate import Report

_UNREADABLE = frozenset({"input.missing", "input.unreadable"})


@click.command("validate")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--texts", "folder", metavar="FOLDER", type=click.Path(exists=True, file_okay=False),
    help="The folder of the articles, as it was parsed: the evidence of every claim is looked up in its text.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--enable", metavar="CODE", multiple=True, help="Report an optional code, or one left out by a prefix.")
@click.option("--disable", metavar="CODE", multiple=True, help="Leave out a code, or a prefix such as meaning.")
@click.option(
    "--max-issues", metavar="N", type=click.IntRange(min=1), default=100, show_default=True,
    help="How many issues of a file are listed; those beyond are counted.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "jsonl", "sarif"]), default="text", show_default=True,
    help="Text for people; one JSON report, or one issue a line, for programs; SARIF for code hosts.",
)  # fmt: skip
def command(files: tuple[str, ...], folder: str | None, form: str, **options: Any) -> int:
    """Check files of records, and say what is wrong, where, and how to mend it.

    FILE is JSON or JSON Lines, also as gzip. The exit status is 0 where no file has an error, 1 where one has, and 2
    where a file cannot be read.
    """
    reports = []
    for report in _reports(files, folder, options):
        reports.append(report)
        if form == "text":
            _print_text(report)
        elif form == "jsonl":
            _print_lines(report)
    if form == "json":
        print_json({"ok": all(r.ok for r in reports), "reports": [r.to_dict() for r in reports]})
    elif form == "sarif":
        from diplomev.cli.sarif import sarif

        print_json(sarif(reports))
    elif form == "text" and len(files) > 1:
        bad = sum(not report.ok for report in reports)
        click.echo(f"{number(len(files), 'file')}, {bad} not valid")
    return _status(reports)


def _reports(files: Iterable[str], folder: str | None, options: Mapping[str, Any]) -> Iterator[Report]:
    """Validate one file after the other."""
    from pathlib import Path

    from diplomev.validate import validate

    for file in files:
        texts = _texts(file, folder)
        try:
            report = validate(Path(file), texts=texts, **options)
        except ValueError as error:  # of a wrong call only: bad data never raise
            raise click.UsageError(str(error)) from error
        yield report


def _print_text(report: Report) -> None:
    """Print each issue with the line that it is about, then the outcome."""
    from pathlib import Path

    from diplomev.cli.excerpts import excerpt, lines_of

    lines = lines_of(Path(report.source or ""), {issue.line for issue in report.issues if issue.line})
    for issue in report.issues:
        click.echo(str(issue))
        if issue.line and issue.line in lines:
            click.echo("\n".join(excerpt(issue.line, lines[issue.line], issue.column)))
    rest = sum(report.counts.values()) - len(report.issues)
    click.echo(f"… and {rest} more\n{report.summary()}" if rest else report.summary())


def _print_lines(report: Report) -> None:
    """Print each issue as one line of JSON, with the name of the file before its own attributes."""
    import orjson

    for issue in report.issues:
        click.echo(orjson.dumps({"source": report.source, **issue.to_dict()}).decode())


def _texts(file: str, folder: str | None) -> Mapping[str, str] | None:
    """The texts of the sources in a file, where a folder of articles is given."""
    if folder is None:
        return None
    from pathlib import Path

    from diplomev.cli.texts import FolderTexts

    return FolderTexts(Path(file), Path(folder))


def _status(reports: Iterable[Report]) -> int:
    """The exit status; issues beyond those listed count as well."""
    status = FINE
    for report in reports:
        if any(issue.code in _UNREADABLE for issue in report.issues):
            return COULD_NOT_RUN
        status = status if report.ok else FINDINGS
    return status
