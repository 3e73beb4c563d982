"""`diplomev conflicts`: where sources differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diplomev.cli.app import FINDINGS, FINE
from diplomev.cli.output import console, echo_lines, format_option, number, print_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text
    from rich.tree import Tree

    from diplomev.dossier import Dossier
    from diplomev.reconcile import Conflict, Side

_LEVELS = ("high", "medium", "low")
_STYLES = {"high": "bold red", "medium": "bold yellow", "low": "bold"}
_UNLINKED = "No records of different sources were brought together in this file: run `diplomev reconcile` on it first."


@click.command("conflicts")
@click.argument("file", metavar="FILE")
@click.option(
    "--severity", type=click.Choice(_LEVELS), default="low", show_default=True,
    help="The least severity that is listed.",
)  # fmt: skip
@format_option
def command(file: str, severity: str, form: str) -> int:
    """List where sources differ, with who says what.

    FILE holds records that were reconciled, as `parse` and `reconcile` write them. Exit status 1 where there is a
    conflict.
    """
    from diplomev.cli.loading import load

    dossier = load(file)
    wanted = _LEVELS[: _LEVELS.index(severity) + 1]
    found = [conflict for conflict in dossier.conflicts() if conflict.severity in wanted]
    if form == "json":
        print_json([conflict.to_dict() for conflict in found])
    else:
        _print(dossier, found)
    return FINDINGS if found else FINE


def _print(dossier: Dossier, found: Iterable[Conflict]) -> None:
    listed = list(found)
    out = console()
    with out.capture() as captured:
        for conflict in listed:
            out.print()
            out.print(_tree(dossier, conflict))
        out.print()
        out.print(number(len(listed), "conflict"))
        if not listed and not any(getattr(record, "merged_from", ()) for record in dossier.records):
            out.print(_UNLINKED, style="dim")
    echo_lines(captured.get())


def _tree(dossier: Dossier, conflict: Conflict) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    from diplomev.reconcile.comparisons import KINDS

    head = Text.assemble(
        (conflict.kind, _STYLES[conflict.severity]), f"  {conflict.property} of ",
        (dossier.name(conflict.subject), "bold"), (f"  {conflict.subject}", "dim"),
        (f"\n{KINDS[conflict.kind][1]}", "dim"),
    )  # fmt: skip
    tree = Tree(head, guide_style="dim")
    for side in conflict.positions:
        tree.add(_side(dossier, side))
    return tree


def _side(dossier: Dossier, side: Side) -> Text:
    from rich.text import Text

    sources = "; ".join(dossier.name(source) for source in side.sources)
    count = number(side.independent, "independent source")
    planned = "planned, " if side.stance == "plans" else ""
    return Text.assemble((side.text, "bold"), f"  ({planned}{count})", (f"\n{sources}" if sources else "", "dim"))
