"""`diplomev explain`: who says what about a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diplomev.cli.app import FINE
from diplomev.cli.output import console, echo_lines, format_option, print_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    from diplomev.dossier import Dossier, Explanation, Position, Statement


_CHOOSING = frozenset({"union", "most_independent", "furthest", "held"})
"""Policies that go without saying where there is nothing to choose."""


@click.command("explain")
@click.argument("file", metavar="FILE")
@click.argument("record", metavar="ID")
@click.argument("property_", metavar="[PROPERTY]", required=False)
@format_option
def command(file: str, record: str, property_: str | None, form: str) -> int:
    """Say who says what about a record, with the words, and how its values were chosen.

    FILE holds records, as `parse` writes them. ID is the id of a record, or its beginning where no other id begins so.
    PROPERTY is one property, such as start; all of them where it is not given.
    """
    from diplomev.cli.loading import load, record_beginning

    dossier = load(file, linked=True)
    found = record_beginning(dossier, record)
    explanations = [dossier.explain(found, property_)] if property_ else list(dossier.explain(found))
    if form == "json":
        listed = [explanation.to_dict() for explanation in explanations]
        print_json(listed[0] if property_ else listed)
        return FINE
    _print(dossier, found, explanations)
    return FINE


def _print(dossier: Dossier, record: str, explanations: list[Explanation]) -> None:
    out = console()
    with out.capture() as captured:
        _print_trees(out, dossier, record, explanations)
    echo_lines(captured.get())


def _print_trees(out: Console, dossier: Dossier, record: str, explanations: list[Explanation]) -> None:
    from rich.text import Text

    out.print(Text.assemble((dossier.name(record), "bold"), "  ", (record, "dim")))
    for explanation in explanations:
        out.print()
        out.print(_tree(explanation))


def _tree(explanation: Explanation) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    from diplomev.dossier.explanation import POLICIES

    head = Text.assemble((explanation.property, "bold"), " = ", explanation.text)
    if len(explanation.positions) != 1 or explanation.policy not in _CHOOSING:
        head.append(f"\n{POLICIES.get(explanation.policy, explanation.policy)}", style="dim")
    tree = Tree(head, guide_style="dim")
    for position in explanation.positions:
        branch = tree.add(_position(position))
        for line in _statements(position):
            branch.add(line)
    for link in explanation.links:
        tree.add(str(link))
    return tree


def _position(position: Position) -> Text:
    from rich.text import Text

    style = "bold green" if position.chosen else ""
    stance = position.stance if position.chosen else f"{position.stance}, not chosen"
    return Text.assemble((position.text, style), f"  ({stance})")


def _statements(position: Position) -> Iterator[Text]:
    """Who says so, each with the words and the sentence around them."""
    from rich.text import Text

    for statement in position.statements:
        text = Text(str(statement))
        if _adds(statement):
            text.append(f"\n{statement.sentence}", style="dim italic")
        yield text


def _adds(statement: Statement) -> bool:
    """Whether the sentence says more than the words alone."""
    sentence = statement.sentence
    return sentence is not None and statement.source is not None and statement.source.text is not None
