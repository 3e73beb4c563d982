"""Write files whole or not at all."""

import gzip
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from diplomev.errors import UnwritableOutputError

_GZIP_LEVEL = 6


@contextmanager
def open_for_writing(path: str | os.PathLike[str], *, compress: bool) -> Iterator[BinaryIO]:
    """Open a file that appears under its name only once it is complete.

    The bytes go to a temporary file in the same folder, which is synced to the disk and then takes the place
    of what stood there before. After an exception, an interrupt from the keyboard included, the temporary file
    is gone and the old file is as it was. A device or pipe (`/dev/stdout`) is written to as it is.

    Args:
        path: The file; its folder must be there.
        compress: Whether to write gzip, with no clock and no name in it: equal contents give equal bytes.

    Raises:
        UnwritableOutputError: The folder is missing, or the system refuses.
    """
    # A symbolic link stays one: what it leads to is replaced.
    target = Path(os.path.realpath(path))
    try:
        with _in_place(target) if _is_special(target) else _beside(target) as stream:
            if compress:
                with gzip.GzipFile("", "wb", _GZIP_LEVEL, stream, mtime=0) as zipped:
                    yield cast("BinaryIO", zipped)
            else:
                yield stream
    except UnwritableOutputError:
        raise
    except OSError as error:
        raise UnwritableOutputError(path, *_reason(error)) from error


def _reason(error: OSError) -> tuple[str, str | None]:
    if isinstance(error, FileNotFoundError):
        return "its folder does not exist", "Make the folder first."
    return error.strerror or str(error), None


def _is_special(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def _in_place(target: Path) -> Iterator[BinaryIO]:
    with target.open("wb") as stream:
        yield stream


@contextmanager
def _beside(target: Path) -> Iterator[BinaryIO]:
    if target.is_dir():
        raise UnwritableOutputError(target, "it is a folder", "Give the name of a file.")
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        with temporary.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _keep_mode(target, temporary)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _keep_mode(old: Path, new: Path) -> None:
    """Give a new file the permissions of the one that it replaces."""
    if old.exists():
        new.chmod(old.stat().st_mode & 0o7777)


def _sync_folder(folder: Path) -> None:
    """Have the new name on the disk as well, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
