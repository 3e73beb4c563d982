"""`diplomev reconcile`: several files of records into one."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diplomev.cli.app import FINE
from diplomev.cli.output import format_option, number, print_json, tell

if TYPE_CHECKING:
    from diplomev.dossier import Dossier

_STDOUT = "-"


@click.command("reconcile")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FILE", default=_STDOUT,
    help="Where to write the records: .json or .jsonl, also with .gz; JSON Lines to stdout where not given.",
)  # fmt: skip
@click.option(
    "--judgements", metavar="FILE", multiple=True,
    help="What people decided on pairs of records, as JSON Lines; may be given several times.",
)  # fmt: skip
@click.option(
    "--open", "open_", metavar="FILE",
    help="Where to write the pairs that are left open, with the words side by side: fill in `verdict` (same or "
    "different) and `by`, and pass the file back as --judgements.",
)  # fmt: skip
@click.option(
    "--actors", metavar="FILE", help="Actors who are known beforehand: a file of records, with aliases and terms."
)
@click.option("--links", metavar="FILE", help="Where to write what was brought together, and why, as JSON Lines.")
@format_option
def command(  # noqa: PLR0913  # all of them are options
    files: tuple[str, ...],
    output: str,
    judgements: tuple[str, ...],
    open_: str | None,
    links: str | None,
    actors: str | None,
    form: str,
) -> int:
    """Bring together what several files say of the same visits, agreements and persons.

    FILE holds records, as `parse --per-source` writes them or from elsewhere, those without claims included. No claim
    is lost: the output holds all that the files held, and where sources differ `conflicts` lists it.
    """
    from diplomev.cli.parse import check_output, write_records
    from diplomev.dossier import read_judgements, write_judgements
    from diplomev.dossier.reconciling import open_pairs, reconcile_files

    check_output(output)
    begun = time.perf_counter()
    decided = [judgement for file in judgements for judgement in read_judgements(file)]
    dossier = reconcile_files(files, judgements=decided, actors=actors)
    write_records(dossier, output)
    if open_:
        _write_lines(open_, open_pairs(dossier))
    if links:
        write_judgements((j for j in dossier.judgements if j.verdict == "same"), links)
    counts = _counts(dossier)
    if form == "json":
        print_json({"output": None if output == _STDOUT else output, "counts": counts}, err=output == _STDOUT)
        return FINE
    told = ", ".join(number(count, what) for what, count in counts.items())
    tell(f"reconciled {number(len(files), 'file')} in {time.perf_counter() - begun:.1f} s: {told}.")
    if counts["open pair"] and not open_:
        tell("note: --open FILE lists the open pairs with their evidence, for a person to decide.")
    return FINE


def _counts(dossier: Dossier) -> dict[str, int]:
    return {
        "source": len(dossier.sources),
        "visit": len(dossier.visits),
        "agreement": len(dossier.agreements),
        "claim": len(dossier.claims),
        "link": sum(judgement.verdict == "same" for judgement in dossier.judgements),
        "open pair": sum(judgement.verdict == "unsure" for judgement in dossier.judgements),
        "conflict": len(dossier.conflicts()),
    }


def _write_lines(path: str, entries: list[dict[str, Any]]) -> None:
    import orjson

    from diplomev.exchange.io import open_for_writing

    with open_for_writing(Path(path), compress=False) as stream:
        for entry in entries:
            stream.write(orjson.dumps(entry) + b"\n")
