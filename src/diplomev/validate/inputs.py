"""What can be validated, and how it is taken apart: into whole documents, lines, and Python values.

Files and bytes may be gzip. Whether a text is one JSON document or JSON Lines is seen from its beginning:
JSON Lines has a whole object on its first line and another one below.
"""

import gzip
import io
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path as FilePath
from typing import Any, BinaryIO, Literal, cast

from attrs import define

from diplomev.model import Bundle, Record
from diplomev.validate.issues import Finding, Path
from diplomev.validate.syntax import looks_foreign

Format = Literal["json", "jsonl"]
"""One JSON document, or JSON Lines: one record a line."""

_GZIP = b"\x1f\x8b"
_LONGEST_NAME = 4096
_SUFFIXES = (".json", ".jsonl", ".gz")


@define(kw_only=True)  # one a line: frozen ones take three times as long to make
class Piece:
    """A part of the input that is looked at by itself.

    Attributes:
        data: JSON, for a document or a line.
        value: The Python value, where there is no JSON.
        line: The number of the line, in JSON Lines.
        path: The path to the value, in a sequence of records.
        one_record: Whether the piece must be a record.
        finding: Why there is nothing to look at.
    """

    data: bytes | None = None
    value: Any = None
    line: int | None = None
    path: Path = ()
    one_record: bool = False
    finding: Finding | None = None


def pieces(data: Any, format: Format | None = None) -> Iterator[Piece]:  # noqa: A002  # what users call it
    """Take an input apart.

    Args:
        data: What `validate` takes.
        format: What files, bytes and text hold, where that is not to be seen from them.

    Raises:
        TypeError: `data` is nothing that can hold records.
    """
    if isinstance(data, str | os.PathLike):
        return _named_or_text(data, format)
    if isinstance(data, bytes | bytearray | memoryview):
        return _bytes(bytes(data), format)
    if isinstance(data, dict | Record | Bundle):
        return iter([Piece(value=data)])
    if isinstance(data, list | tuple):
        return (Piece(value=item, path=(index,), one_record=True) for index, item in enumerate(data))
    if isinstance(data, io.BufferedIOBase):
        return _stream(cast("BinaryIO", data), format)
    if isinstance(data, Iterable):
        return _stream(_binary(data), format) if hasattr(data, "readline") else _items(data)
    message = (
        "validate() takes a path, bytes, JSON text, a dict, a list, a bundle or an iterable of records, not "
        f"{type(data).__name__}"
    )
    raise TypeError(message)


def file_named(data: Any) -> FilePath | None:
    """Return the path that an input stands for, `None` where it is data itself."""
    if isinstance(data, os.PathLike):
        return FilePath(os.fsdecode(data))
    if not isinstance(data, str) or len(data) > _LONGEST_NAME or not data or "\n" in data or "\0" in data:
        return None
    try:
        if FilePath(data).exists():
            return FilePath(data)
    except (OSError, ValueError):  # no name that the system knows
        return None
    looks_like_json = data.lstrip()[:1] in {"{", "[", '"'}
    return FilePath(data) if data.endswith(_SUFFIXES) and not looks_like_json else None


def _named_or_text(data: str | os.PathLike[str], format: Format | None) -> Iterator[Piece]:  # noqa: A002
    path = file_named(data)
    if path is None:
        return _bytes(_as_bytes(str(data)), format)
    return _file(path, format or _by_suffix(path))


def _by_suffix(path: FilePath) -> Format | None:
    name = path.name.removesuffix(".gz")
    return "jsonl" if name.endswith(".jsonl") else None


def _file(path: FilePath, format: Format | None) -> Iterator[Piece]:  # noqa: A002
    try:
        with path.open("rb") as stream:
            yield from _stream(stream, format)
    except (FileNotFoundError, ValueError):
        yield Piece(finding=_missing(path))
    except OSError as error:
        yield Piece(finding=_unreadable(f"{path} cannot be read", error.strerror or str(error)))


def _binary(stream: Iterable[str | bytes]) -> BinaryIO:
    """A stream of lines, of text or bytes, as a stream of bytes."""
    return cast("BinaryIO", io.BufferedReader(_Lines(_as_bytes(line) for line in stream)))


def _as_bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


class _Lines(io.RawIOBase):
    """Lines as a stream of bytes."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        super().__init__()
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        chunk = self._rest or next(self._lines, b"")
        size = min(len(buffer), len(chunk))
        buffer[:size], self._rest = chunk[:size], chunk[size:]
        return size


def _bytes(data: bytes, format: Format | None) -> Iterator[Piece]:  # noqa: A002
    if data.startswith(_GZIP):
        return _stream(io.BytesIO(data), format)
    if format != "jsonl" and b"\n" not in data:  # one line is a document, which need not be copied
        return iter([_document(data)])
    return _contents(io.BytesIO(data), format)


def _document(data: bytes) -> Piece:
    foreign = looks_foreign(data)
    return Piece(finding=foreign) if foreign else Piece(data=data)


def _stream(stream: BinaryIO, format: Format | None) -> Iterator[Piece]:  # noqa: A002
    try:
        with _unzipped(stream) as plain:
            yield from _contents(plain, format)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield Piece(finding=_unreadable("The compressed data cannot be read", str(error)))


@contextmanager
def _unzipped(stream: BinaryIO) -> Iterator[BinaryIO]:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    try:
        if buffered.peek(2).startswith(_GZIP):
            with gzip.open(buffered) as plain:
                yield cast("BinaryIO", plain)
        else:
            yield buffered
    finally:
        if buffered is not stream:
            buffered.detach()  # the stream stays open: it is the caller's


def _contents(stream: BinaryIO, format: Format | None) -> Iterator[Piece]:  # noqa: A002
    head = _two_lines(stream)
    start = b"".join(head)
    foreign = looks_foreign(start)
    if foreign:
        yield Piece(finding=foreign)
    elif format == "jsonl" and not start.strip():
        yield Piece(finding=_no_records())
    elif _is_lines(head, format):
        yield from _lines(head, stream)
    else:
        yield Piece(data=start + stream.read())


def _two_lines(stream: BinaryIO) -> list[bytes]:
    """The beginning of a stream, up to its second line with something on it."""
    head: list[bytes] = []
    filled = 0
    while filled < 2 and (line := stream.readline()):  # noqa: PLR2004  # two lines tell the format
        head.append(line)
        filled += bool(line.strip())
    return head


def _is_lines(head: list[bytes], format: Format | None) -> bool:  # noqa: A002
    filled = [line.strip() for line in head if line.strip()]
    if format == "jsonl":  # unless it is a pretty-printed document under a wrong name
        return filled[0] not in (b"{", b"[")
    if format == "json" or len(filled) < 2:  # noqa: PLR2004  # one line is a document as well
        return False
    return filled[0][:1] == b"{" == filled[1][:1] and filled[0][-1:] == b"}"


def _lines(head: list[bytes], stream: BinaryIO) -> Iterator[Piece]:
    for number, line in enumerate(chain(head, stream), 1):
        if line.strip(b" \t\r\n"):
            yield _line(line, number)


def _line(line: bytes, number: int) -> Piece:
    return Piece(data=line, line=number, one_record=True)


def _items(items: Iterable[Any]) -> Iterator[Piece]:
    for index, item in enumerate(items):
        if isinstance(item, bytes | str):
            yield _line(_as_bytes(item), index + 1)
        else:
            yield Piece(value=item, path=(index,), one_record=True)


def _missing(path: FilePath) -> Finding:
    return Finding(
        code="input.missing",
        message=f"There is no file {path}.",
        expected="the path of a file, or JSON text",
        got="no such file",
        hint="Check the name, and the folder that it is relative to.",
    )


def _unreadable(what: str, reason: str) -> Finding:
    reason = reason[:1].lower() + reason[1:]
    return Finding(
        code="input.unreadable",
        message=f"{what}: {reason}.",
        expected="a file that can be read",
        got=reason,
        hint="Check that it is a file, that you may read it, and that it is whole.",
    )


def _no_records() -> Finding:
    return Finding(
        code="input.empty",
        message="There is no record in it.",
        expected="one record a line",
        hint="Check that it was written to its end.",
    )
