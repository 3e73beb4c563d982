"""What commands share: consoles, JSON, and messages to people."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 120
"""Tables are not made wider than this."""
WITHOUT_TERMINAL = 100
"""How wide tables are in a file or a pipe."""

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or JSON for programs.",
)
"""The option that every command with output for people has."""


def console() -> Console:
    """The console for tables: at most `WIDEST` columns, colours on a terminal only."""
    from rich.console import Console

    width = min(shutil.get_terminal_size().columns, WIDEST) if sys.stdout.isatty() else WITHOUT_TERMINAL
    return Console(file=sys.stdout, width=width, highlight=False, emoji=False, markup=False, soft_wrap=False)


def echo_lines(text: str) -> None:
    """Write lines to stdout, without the blanks that fill up a table's."""
    click.echo("\n".join(line.rstrip() for line in text.splitlines()))


def print_json(value: Any, *, err: bool = False) -> None:
    """Write a value as JSON to stdout, or to stderr."""
    import orjson

    click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2).decode(), err=err)


def tell(sentence: str) -> None:
    """Say something to the person at the terminal, on stderr."""
    click.echo(f"diplomev: {sentence}", err=True)


def number(count: int, what: str, several: str | None = None) -> str:
    """A count with its noun.

    Examples:
        >>> number(1, "visit"), number(2, "visit"), number(0, "copy", "copies")
        ('1 visit', '2 visits', '0 copies')
    """
    return f"{count} {what if count == 1 else several or what + 's'}"
