"""`diplomev validate`: files of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diplomev.cli.app import COULD_NOT_RUN, FINDINGS, FINE
from diplomev.cli.output import format_option, number, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.validate import Report

_UNREADABLE = frozenset({"input.missing", "input.unreadable"})


@click.command("validate")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--max-issues", metavar="N", type=click.IntRange(min=1), default=100, show_default=True,
    help="How many issues of a file are listed; those beyond are counted.",
)  # fmt: skip
@format_option
def command(files: tuple[str, ...], max_issues: int, form: str) -> int:
    """Check files of records, and say what is wrong, where, and how to mend it.

    FILE is JSON or JSON Lines, also as gzip. The exit status is 0 where no file has an error, 1 where one has, and 2
    where a file cannot be read.
    """
    from pathlib import Path

    from diplomev.validate import validate

    reports = []
    for file in files:
        report = validate(Path(file), max_issues=max_issues)
        reports.append(report)
        if form == "text":
            click.echo(str(report))
    if form == "json":
        print_json({"ok": all(r.ok for r in reports), "reports": [r.to_dict() for r in reports]})
    elif len(files) > 1:
        bad = sum(not report.ok for report in reports)
        click.echo(f"{number(len(files), 'file')}, {bad} not valid")
    return _status(reports)


def _status(reports: Iterable[Report]) -> int:
    codes = {issue.code for report in reports for issue in report.issues if issue.level == "error"}
    if codes & _UNREADABLE:
        return COULD_NOT_RUN
    return FINDINGS if codes else FINE
