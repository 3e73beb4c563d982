"""The group of commands, and what becomes of errors: one sentence on stderr, never a traceback."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any

import click

from diplomev.__about__ import __version__
from diplomev.errors import DiplomevError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FINE, FINDINGS, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 130
"""The exit statuses."""

COMMANDS: Mapping[str, str] = {
    "parse": "Read articles and write what they say as records.",
    "show": "Show visits, agreements and quotations, each with the sentence that says it and its source.",
    "reconcile": "Bring together what several files say of the same visits, agreements and persons.",
    "conflicts": "List where sources differ, with who says what.",
    "explain": "Say who says what about a record, with the words, and how its values were chosen.",
    "validate": "Check files of records, and say what is wrong, where, and how to mend it.",
    "schema": "Print the JSON Schema (2020-12) of a bundle or a record, all in one document.",
    "lint-pack": "Check a language pack: what is not as the pack format asks, with the place in the file.",
}
"""The commands, each in the module of its name, with what it does in one line."""


class LazyCommands(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order in which help lists them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"diplomev.cli.{cmd_name.replace('-', '_')}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="diplomev", message="%(prog)s %(version)s")
def app() -> None:
    """Diplomatic events as typed records: who visited whom, what was agreed, and who says so.

    Exit status: 0 all fine, 1 there are findings, 2 it could not run.
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        args: The arguments behind the command's name; those of the process where not given.

    Returns:
        The exit status.
    """
    _write_anything(sys.stdout, sys.stderr)
    try:
        status: Any = app.main(args=args, prog_name="diplomev", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        _say("interrupted; nothing was written.")
        return INTERRUPTED
    except click.ClickException as error:
        _say_usage(error)
        return COULD_NOT_RUN
    except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
        _close_stdout()
        return FINE
    except DiplomevError as error:
        _say(str(error))
        return COULD_NOT_RUN
    return status if isinstance(status, int) else FINE


def _close_stdout() -> None:
    """Have what is still to be flushed at the end go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_anything(*streams: IO[str]) -> None:
    """Let a terminal that lacks a character show a stand-in rather than stop the program."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _say(sentence: str) -> None:
    click.echo(f"diplomev: {sentence}", err=True)


def _say_usage(error: click.ClickException) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
    sentence = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "diplomev"
    _say(f"{sentence[:1].lower()}{sentence[1:]}. Run `{command} --help` to see what it takes.")
