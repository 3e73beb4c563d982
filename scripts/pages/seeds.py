"""The table in the README of what the reader finds in the seeds."""

from collections.abc import Iterator
from pathlib import Path

from diplomev import Dossier, parse_folder
from pages.markdown import table

BEGIN = "<!-- seeds: written by scripts/build_docs.py -->"
END = "<!-- /seeds -->"


def seeds_table(text: str, folder: Path) -> str:
    """A text with the table between its marks made anew.

    Raises:
        ValueError: A mark is missing.
    """
    if BEGIN not in text or END not in text:
        message = f"README.md needs the marks {BEGIN} and {END} around the table."
        raise ValueError(message)
    before, rest = text.split(BEGIN, 1)
    head = ("Article", "Visit", "When", "Status", "Agreements", "Quotations")
    return f"{before}{BEGIN}\n{table(head, _rows(parse_folder(folder)))}\n{END}{rest.split(END, 1)[1]}"


def _rows(dossier: Dossier) -> Iterator[list[str]]:
    """A row for each visit; counts stand in the first row of each article."""
    for source in sorted(dossier.sources, key=lambda source: source.path or ""):
        visits = sorted(dossier.visits.where(source=source.id), key=lambda visit: str(visit.period or "9999"))
        agreements = dossier.agreements.where(source=source.id)
        counts = [str(len(agreements)), str(len(dossier.quotes.where(source=source.id)))]
        name = (source.path or source.id).partition("_")[0]
        for index, visit in enumerate(visits):
            first = index == 0
            when = str(visit.period) if visit.period else "not said"
            yield [
                f"`{name}`" if first else "",
                dossier.travel(visit),
                when,
                visit.status or "",
                *(counts if first else ["", ""]),
            ]
