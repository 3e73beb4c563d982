"""`diplomev lint-pack`: language packs."""

from __future__ import annotations

from pathlib import Path

import click

from diplomev.cli.app import FINDINGS, FINE
from diplomev.cli.output import format_option, number, print_json
from diplomev.errors import UnreadableInputError


@click.command("lint-pack")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@format_option
def command(file: Path, form: str) -> int:
    """Check a language pack: what is not as the pack format asks, with the place in the file.

    FILE is a pack, such as fr.toml.
    """
    from diplomev.language.lint import lint_pack

    if not file.is_file():
        reason = "it is a folder" if file.is_dir() else "there is no such file"
        raise UnreadableInputError(file, reason, "Give a pack's file, such as fr.toml.")
    findings = [str(finding) for finding in lint_pack(file)]
    if form == "json":
        print_json({"ok": not findings, "file": str(file), "findings": findings})
    else:
        for finding in findings:
            click.echo(finding)
        click.echo(f"{file}: {number(len(findings), 'finding') if findings else 'fine'}")
    return FINDINGS if findings else FINE
