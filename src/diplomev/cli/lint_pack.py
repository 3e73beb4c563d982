"""`diplomev lint-pack`: language packs."""

from __future__ import annotations

from pathlib import Path

import click
from attrs import asdict

from diplomev.cli.app import FINDINGS, FINE
from diplomev.cli.output import format_option, number, print_json
from diplomev.errors import UnreadableInputError


@click.command("lint-pack")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@format_option
def command(file: Path, form: str) -> int:
    """Check a language pack: what is not as the pack format asks, with the place in the file.

    FILE is a pack, such as fr.toml. The exit status is 1 where there are errors; warnings tell what is missing.
    """
    from diplomev.parse.pack_check import check_pack

    if not file.is_file():
        reason = "it is a folder" if file.is_dir() else "there is no such file"
        raise UnreadableInputError(file, reason, "Give a pack's file, such as fr.toml.")
    findings = check_pack(file)
    errors = sum(finding.level == "error" for finding in findings)
    if form == "json":
        print_json({"ok": not errors, "file": str(file), "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            click.echo(str(finding))
        warnings = len(findings) - errors
        verdict = f"{number(errors, 'error')}, {number(warnings, 'warning')}" if findings else "fine"
        click.echo(f"{file}: {verdict}")
    return FINDINGS if errors else FINE
