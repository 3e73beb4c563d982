"""The lines of a file that issues are about, cut to what a terminal shows, with a mark under the place."""

from __future__ import annotations

import gzip
import unicodedata
import zlib
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from io import BufferedReader
    from pathlib import Path

WIDEST = 96
"""So many characters of a line are shown."""
_BEFORE = 32
_GZIP = b"\x1f\x8b"


def lines_of(path: Path, numbers: Collection[int]) -> Mapping[int, str]:
    """Read some lines of a file, which may be gzip; what cannot be read is left out.

    Args:
        path: The file.
        numbers: The numbers of the lines, from 1.
    """
    found: dict[int, str] = {}
    try:
        with path.open("rb") as stream, _unpacked(stream) as lines:
            for number, line in enumerate(lines, 1):
                if number > max(numbers, default=0):
                    break
                if number in numbers:
                    found[number] = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace").rstrip("\r\n")
    except (OSError, EOFError, zlib.error):
        pass  # the report says why
    return found


def _unpacked(stream: BufferedReader) -> BufferedReader | gzip.GzipFile:
    return gzip.open(stream) if stream.peek(2).startswith(_GZIP) else stream


def excerpt(number: int, line: str, column: int | None) -> Iterator[str]:
    r"""Yield what to show of a line: its number and text, and where there is a column a mark below it.

    Examples:
        >>> print("\n".join(excerpt(7, '{"rank": "offical"}', 10)))
          7 | {"rank": "offical"}
            |          ^
    """
    gutter = str(number)
    shown, before = _cut(line, column or 1)
    if not shown.strip():
        return
    yield f"  {gutter} | {shown}"
    if column:
        yield f"  {' ' * len(gutter)} | {' ' * cell_len(before)}^"


def _cut(line: str, column: int) -> tuple[str, str]:
    """What is shown of a line, and what of that stands before the column."""
    start = 0 if len(line) <= WIDEST or column <= WIDEST - _BEFORE else column - 1 - _BEFORE
    left, right = "…" if start else "", "…" if start + WIDEST < len(line) else ""
    before = left + line[start : column - 1]
    return _printable(f"{left}{line[start : start + WIDEST]}{right}"), _printable(before)


def _printable(text: str) -> str:
    """A text without what moves the cursor or turns the direction: a blank stands in its place."""
    return "".join(" " if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"} else char for char in text)
