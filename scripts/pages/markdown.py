"""Markdown that several pages need."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; bars inside cells are escaped, line breaks become blanks."""
    lines = [_row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in cells)} |"


def page(title: str, generated_from: str, *parts: str) -> str:
    """A generated page: a remark that says so, a heading, and its parts."""
    remark = f"<!-- Written by scripts/build_docs.py from {generated_from}. Do not edit by hand. -->"
    return "\n\n".join([f"# {title}", remark, *(part.strip("\n") for part in parts)]) + "\n"


def anchor(heading: str) -> str:
    """The id that a heading of one word, or of a code, gets on the site."""
    return heading.lower().replace(" ", "-")
