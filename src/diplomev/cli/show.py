"""`diplomev show`: records as tables for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diplomev.cli.app import FINE
from diplomev.cli.output import console, echo_lines, format_option, number, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from diplomev.cli.views import AgreementView, QuoteView, Said, Views, VisitView

_NOTHING = "–"
_VISIT_COLUMNS = (("When", 0), ("Who → where", 28), ("Places", 17), ("Hosts", 18), ("Status", 0))
_AGREEMENT_COLUMNS = (("Signed", 0), ("What", 26), ("Parties", 15), ("Sectors", 22), ("Status", 0))
"""The columns with their shares of the width that those with a width of their own leave."""
_WIDTHS = {"When": 14, "Signed": 14, "Status": 15}
_WORDS_ONLY = (
    "Where the file does not hold a source's text, only the words of the evidence are shown; "
    "`parse --with-text` keeps the texts."
)


@click.command("show")
@click.argument("file", metavar="FILE")
@click.option(
    "--lang", metavar="TAG", default="en", show_default=True,
    help="The language of the names of States, offices and codes.",
)  # fmt: skip
@format_option
def command(file: str, lang: str, form: str) -> int:
    """Show visits, agreements and quotations, each with the sentence that says it and its source.

    FILE holds records, as `parse` writes them.
    """
    from diplomev.cli.loading import load
    from diplomev.cli.views import Views

    dossier = load(file)
    views = Views(dossier, lang)
    if form == "json":
        print_json(views.to_dict())
        return FINE
    out = console()
    with out.capture() as captured:
        _print_all(views, out)
        if any(source.text is None for source in dossier.sources) and len(dossier.claims):
            out.print()
            out.print(_WORDS_ONLY, style="dim")
    echo_lines(captured.get())
    return FINE


def _print_all(views: Views, out: Console) -> None:
    visits, agreements, quotes = views.visits(), views.agreements(), views.quotes()
    _heading(out, number(len(visits), "visit"), _VISIT_COLUMNS if visits else ())
    for visit in visits:
        _visit(out, visit)
    _heading(out, number(len(agreements), "agreement"), _AGREEMENT_COLUMNS if agreements else ())
    for agreement in agreements:
        _agreement(out, agreement)
    _heading(out, number(len(quotes), "quotation"))
    for quote in quotes:
        _quote(out, quote)


def _heading(out: Console, title: str, columns: tuple[tuple[str, int], ...] = ()) -> None:
    from rich.rule import Rule

    out.print()
    out.print(Rule(title, align="left", style="bold"))
    if columns:
        _row(out, columns, tuple(name for name, _ in columns), style="bold dim")


def _row(out: Console, columns: tuple[tuple[str, int], ...], cells: tuple[str, ...], style: str = "") -> None:
    """One row of a table whose columns have the same widths in every row."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for name, ratio in columns:
        table.add_column(ratio=ratio or None, width=_WIDTHS.get(name), overflow="fold")
    table.add_row(*(Text(cell) for cell in cells), style=style)
    out.print(table)


def _visit(out: Console, view: VisitView) -> None:
    status = ", ".join(part for part in (view.rank, view.status) if part)
    cells = (view.period, view.travel, _list(view.places), _list(view.hosts), status)
    out.print()
    _row(out, _VISIT_COLUMNS, tuple(cell or _NOTHING for cell in cells))
    for engagement in view.engagements:
        _below(out, f"• {engagement}")
    _said(out, view.id, view.said)


def _agreement(out: Console, view: AgreementView) -> None:
    what = f"{view.what} ({view.count})" if view.count not in (None, "1") else view.what
    cells = (view.signed, f"└ {what}" if view.part_of else what, _list(view.parties), _list(view.sectors), view.status)
    out.print()
    _row(out, _AGREEMENT_COLUMNS, tuple(cell or _NOTHING for cell in cells))
    _said(out, view.id, view.said)


def _quote(out: Console, view: QuoteView) -> None:
    out.print()
    out.print(f"«{view.text}»")
    _below(out, f"{view.speaker or 'speaker not named'} · {_source(view.said)} · {view.id}", "dim")


def _said(out: Console, record: str, said: tuple[Said, ...]) -> None:
    for one in said:
        if one.sentence:
            _below(out, f"«{one.sentence}»", "italic")
        _below(out, f"{_source(one)} · {record}", "dim")


def _source(said: Said) -> str:
    return ", ".join(part for part in (said.where, said.publisher, said.published) if part)


def _below(out: Console, line: str, style: str = "") -> None:
    from rich.padding import Padding
    from rich.text import Text

    out.print(Padding(Text(line), (0, 0, 0, 4)), style=style or None)


def _list(items: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(items))
