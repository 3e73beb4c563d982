"""Which formats there are, and how a file's name tells its format."""

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, cast

from attrs import frozen

from diplomev.errors import UnsupportedFormatError
from diplomev.model import Bundle, Record

FORMATS = ("json", "jsonl")
"""The names of the formats, which are the suffixes of their files and the modules beside this one."""
_GZIP = ".gz"
SUFFIXES = tuple(f".{name}{gzip}" for gzip in ("", _GZIP) for name in FORMATS)
"""The endings of the names of files that can be read and written."""


@frozen
class Format:
    """How a file is written.

    Attributes:
        name: One of `FORMATS`.
        compressed: Whether its bytes are gzip.
    """

    name: str
    compressed: bool

    @property
    def write(self) -> Callable[[Iterable[Record] | Bundle, BinaryIO], None]:
        """The function that writes records to a stream; its module is loaded when it is first asked for."""
        module = import_module(f"diplomev.exchange.{self.name}")
        return cast("Callable[[Iterable[Record] | Bundle, BinaryIO], None]", module.write)


def format_of(path: str | os.PathLike[str], name: str | None = None) -> Format:
    """Return the format of a file.

    Args:
        path: The file.
        name: The format, such as `jsonl`, `.jsonl` or `jsonl.gz`, where the file's name does not tell it.

    Raises:
        UnsupportedFormatError: There is no such format.
    """
    wanted = f".{name.removeprefix('.')}" if name else Path(path).name.lower()
    compressed = wanted.endswith(_GZIP) or Path(path).name.lower().endswith(_GZIP)
    suffix = Path(wanted.removesuffix(_GZIP)).suffix if name is None else wanted.removesuffix(_GZIP)
    if suffix.removeprefix(".") not in FORMATS:
        raise UnsupportedFormatError(path, SUFFIXES)
    return Format(suffix.removeprefix("."), compressed)
