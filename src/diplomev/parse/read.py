"""Files, bytes and folders into articles."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from diplomev.errors import UnreadableInputError
from diplomev.parse.article import Article, make_article, normalize, without_surrogates
from diplomev.parse.article_json import is_records, read_articles, read_line
from diplomev.parse.decoding import decode_text
from diplomev.parse.pages import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "SUFFIXES",
    "Article",
    "articles_of_bytes",
    "find_files",
    "is_readable_name",
    "make_article",
    "normalize",
    "read_each",
    "read_file",
]

SUFFIXES = (".txt", ".md", ".html", ".htm", ".json", ".jsonl")
"""How the names of files with articles end, each also with `.gz` behind it, in small letters or capitals."""
LARGEST = 2**28
"""The greatest number of bytes that one document, or one line of JSON Lines, may have."""
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def find_files(folder: str | os.PathLike[str]) -> list[Path]:
    """Find the files with articles in a folder and those below it.

    Args:
        folder: Where to look. Hidden files and folders (whose names begin with a full stop) are left out, and
            files whose names end in none of `SUFFIXES`.

    Returns:
        The files, sorted by their paths.

    Raises:
        UnreadableInputError: There is no such folder.
    """
    root = Path(folder)
    if not root.is_dir():
        reason = "it is no folder" if root.exists() else "there is no such folder"
        raise UnreadableInputError(root, reason, "Check the name, and the folder that it is relative to.")
    found = []
    for parent, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if is_readable_name(name) and not name.startswith(".")]
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def is_readable_name(name: str) -> bool:
    """Tell whether a file of this name is looked into."""
    return _suffix(name) in SUFFIXES


def read_file(path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None) -> Iterator[Article]:
    """Read the articles in a file; one for a text or a page, any number for JSON.

    Args:
        path: The file. What its name ends in says what it is; without an ending it is text.
        root: The folder that the articles' paths are relative to; the file's own where not given.

    Yields:
        The articles, in the order of the file. An article in JSON keeps the path that it names; others in a
        list or in JSON Lines get the file's, with a `#` and their place.

    Raises:
        UnreadableInputError: The file, or an article in it, cannot be read.
    """
    for found in read_each(path, root=root):
        if isinstance(found, UnreadableInputError):
            raise found
        yield found


def read_each(
    path: str | os.PathLike[str], *, root: str | os.PathLike[str] | None = None
) -> Iterator[Article | UnreadableInputError]:
    """Read the articles in a file, as `read_file` does, but yield errors, not raise them, and go on."""
    file = Path(path)
    name = file.relative_to(root).as_posix() if root is not None else file.name
    try:
        with _opened(file) as stream:
            yield from _contents(stream, without_surrogates(str(file)), without_surrogates(name))
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield _damaged(str(file), error)
    except UnreadableInputError as error:
        yield error
    except OSError as error:
        yield _refused(file, error)


def articles_of_bytes(data: bytes, name: str) -> Iterator[Article]:
    """Read the articles in the bytes of a file.

    Args:
        data: The bytes, compressed where the name ends in `.gz`.
        name: The file's name, which says what it is and becomes the articles' path.

    Yields:
        The articles, as from `read_file`.

    Raises:
        UnreadableInputError: The bytes, or an article in them, cannot be read.
    """
    stream: BinaryIO = io.BytesIO(data)
    try:
        unzipped = cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if _zipped(name) else stream
        for found in _contents(unzipped, name, name):
            if isinstance(found, UnreadableInputError):
                raise found
            yield found
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise _damaged(name, error) from error


def _suffix(name: str) -> str:
    name = name.lower().removesuffix(".gz")
    return os.path.splitext(name)[1]  # noqa: PTH122  # a name, not a path


def _zipped(name: str) -> bool:
    return name.lower().endswith(".gz")


def _opened(file: Path) -> BinaryIO:
    """Open a file, if it is one."""
    kind = file.stat().st_mode
    if stat.S_ISDIR(kind):
        raise UnreadableInputError(file, "it is a folder", "Use parse_folder on it.")
    suffix = _suffix(file.name)
    if suffix not in {"", *SUFFIXES}:
        hint = f"Give a file whose name ends in {', '.join(SUFFIXES)}, or in nothing for plain text."
        raise UnreadableInputError(file, f"{suffix} files are not read here", hint)
    if not (stat.S_ISREG(kind) or (stat.S_ISFIFO(kind) and not suffix)):
        raise UnreadableInputError(file, "it is no ordinary file")
    return cast("BinaryIO", gzip.open(file)) if _zipped(file.name) else file.open("rb")


def _contents(stream: BinaryIO, where: str, path: str) -> Iterator[Article | UnreadableInputError]:
    suffix = _suffix(path)
    if suffix == ".jsonl":
        yield from _lines(stream, where, path)
        return
    data = _whole(stream, where)
    if suffix == ".json":
        yield from read_articles(data, where, path)
    elif suffix in {".html", ".htm"}:
        yield read_page(data, where, path)
    else:
        decoded = decode_text(data, where)
        yield make_article(decoded.text, where, {"path": path, "encoding": decoded.encoding}, decoded.notes)


def _lines(stream: BinaryIO, where: str, path: str) -> Iterator[Article | UnreadableInputError]:
    """One article a line; the lines of encodings with wide characters are found after decoding."""
    number = found = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if number == 1 and line.startswith(_WIDE_MARKS):
            text = decode_text(line + _whole(stream, where), where).text
            stream = io.BytesIO(text.encode("utf-8", "replace"))
            number = 0
            continue
        if len(line) > LARGEST:
            raise _too_large(where)
        if not line.strip():
            continue
        found += 1
        article = read_line(line, where, path, number)
        yield article
        if is_records(article):
            return
    if not found:
        raise UnreadableInputError(where, "it holds no text", "Check that it was written to its end.")


def _whole(stream: BinaryIO, where: str) -> bytes:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(where)
    return data


def _too_large(where: str) -> UnreadableInputError:
    reason = f"a document in it is larger than {LARGEST // 2**20} MB"
    return UnreadableInputError(where, reason, "Split it, or write its articles as JSON Lines, one a line.")


def _damaged(where: str, error: Exception) -> UnreadableInputError:
    reason = f"its compressed data are damaged or cut off ({error})"
    return UnreadableInputError(where, reason, "Fetch or compress it anew.")


def _refused(file: Path, error: OSError) -> UnreadableInputError:
    where = without_surrogates(str(file))
    if isinstance(error, FileNotFoundError):
        hint = "Check the name, and the folder that it is relative to."
        return UnreadableInputError(where, "there is no such file", hint)
    if isinstance(error, PermissionError):
        return UnreadableInputError(where, "you may not read it", "Change its permissions, or ask its owner.")
    return UnreadableInputError(where, error.strerror or str(error))
