"""Read and write files of records."""

import gc
import os
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from diplomev.errors import InvalidDataError, UnreadableInputError
from diplomev.exchange.formats import Format, format_of
from diplomev.exchange.io import open_for_writing
from diplomev.model import Bundle, Record
from diplomev.model.sharing import sharing
from diplomev.validate.issues import Collector, Issue
from diplomev.validate.structure import ARecord
from diplomev.validate.units import units

_MOST_SHOWN = 3
_MOST_KEPT = 1000


class NewerVersionWarning(UserWarning):
    """Data of a newer minor version of the data model were read: what is new is kept in `ext`, and written back."""


def write(
    records: Iterable[Record] | Bundle,
    path: str | os.PathLike[str],
    *,
    format: str | None = None,  # noqa: A002  # what users call it
) -> None:
    """Write records to a file, whole or not at all.

    Equal records give equal bytes, whatever the order in which they come: they are sorted by type (sources,
    actors, visits, engagements, agreements, claims) and id. `read` is its inverse.

    Args:
        records: Records, or a bundle.
        path: The file. Its suffix tells the format: `.json` or `.jsonl`, with `.gz` behind it for gzip.
        format: The format, such as `jsonl`, where the name does not tell it.

    Raises:
        UnsupportedFormatError: There is no such format.
        UnwritableOutputError: The file cannot be written; what stood there is untouched.
        InvalidDataError: A value is none that every reader of JSON understands, such as NaN in a claim.
        TypeError: Something else than a record is among the records.
    """
    wanted = format_of(path, format)
    with open_for_writing(path, compress=wanted.compressed) as stream:
        wanted.write(records, stream)


def read(
    data: str | os.PathLike[str] | bytes,
    *,
    format: str | None = None,  # noqa: A002  # what users call it
) -> tuple[ARecord, ...]:
    """Read records; every one must be as the data model asks.

    Only the structure counts here: references may lead nowhere. Ask `validate` about those.

    Args:
        data: The path of a file, or the bytes of one: JSON (a bundle, a record, a list of records) or JSON
            Lines, also as gzip.
        format: The format, such as `jsonl`, where the file's name does not tell it.

    Returns:
        The records in the order of the file, without the version of the data model that stands on them. Of a
        newer minor version (a `NewerVersionWarning` says so) what is not known here is kept in `ext`, under
        `diplomev:unknown`, and `write` puts it back in its place.

    Raises:
        UnreadableInputError: There is no such file, or it cannot be read.
        UnsupportedFormatError: The file's name belongs to no format that is known here.
        InvalidDataError: Something is wrong with the data; its `report` says what and where.
    """
    if isinstance(data, bytes):
        known = format_of("", format) if format else None
        return _read(data, None, known)
    path = Path(data)
    if path.is_dir():
        raise UnreadableInputError(path, "it is a folder", "Give the name of a file.")
    return _read(path, os.fspath(data), format_of(path, format))


def _read(data: Path | bytes, path: str | None, known: Format | None) -> tuple[ARecord, ...]:
    found = Collector(_MOST_KEPT)
    records: list[ARecord] = []
    seen = 0
    with _collector_paused():
        for unit in units(data, format="jsonl" if known and known.name == "jsonl" else None, models=True):
            seen += len(unit.raw.items)
            for issue in unit.issues:
                found.add(_readable(issue, path))
            if found.errors:
                records.clear()
            else:
                records.extend(sharing(_without_version(record)) for record in unit.records)
    if found.errors:
        report = found.report(records=seen, source=path)
        errors = [str(issue) for issue in report.issues if issue.level == "error"]
        raise InvalidDataError(path or "the data", tuple(errors[:_MOST_SHOWN]), report)
    for issue in found.report(records=seen, source=path).issues:
        if issue.code == "schema.newer_version":
            warnings.warn(f"{path or 'the data'}: {issue.message} {issue.hint}", NewerVersionWarning, stacklevel=3)
    return tuple(records)


def _readable(issue: Issue, path: str | None) -> Issue:
    """Return an issue that is about data; one that is about the file itself is raised."""
    if issue.code not in {"input.missing", "input.unreadable"}:
        return issue
    raise UnreadableInputError(path or "the data", issue.got or issue.message, issue.hint)


def _without_version(record: ARecord) -> ARecord:
    if record.schema_version is None:
        return record
    return record.model_copy(update={"schema_version": None})


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from going through all records again and again while they become more."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
