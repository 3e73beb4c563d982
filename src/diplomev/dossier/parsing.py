"""From text, files and folders to dossiers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from diplomev.claims import compile_records
from diplomev.dossier.dossier import Dossier
from diplomev.dossier.failures import Failure
from diplomev.dossier.reconciling import registry_of
from diplomev.dossier.work import File, Reading, Settings, collecting_rarely, read_article, read_tasks
from diplomev.errors import UnreadableInputError
from diplomev.model import Source
from diplomev.parse.article import checked_fields, make_article
from diplomev.parse.decoding import decode_text
from diplomev.parse.read import SUFFIXES, find_files
from diplomev.reconcile import merge

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from diplomev.dossier.reconciling import KnownActors
    from diplomev.model import Record

OnError = Literal["report", "raise"]
"""Whether what cannot be read is listed in `dossier.failures`, or raised."""
_GIVEN = "The text"


def parse_text(  # noqa: PLR0913  # all of them are what users know of an article
    text: str | bytes,
    *,
    path: str | None = None,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    authors: Sequence[str] = (),
    published: dt.date | str | None = None,
    language: str | None = None,
    with_text: bool = False,
    actors: KnownActors | None = None,
) -> Dossier:
    """Read one article.

    What is given here of the article counts; what is not is looked for in the text itself.

    Args:
        text: The article; bytes are decoded as those of a text file are. Evidence counts code points of the text as
            read: decoded, line ends as line feeds.
        path: A name for it.
        url: Where it was published.
        title: The headline.
        publisher: Who published it.
        authors: Who wrote it.
        published: When it was published (`2025-06-20`, a month, a year, a day with a time); relative dates in the
            text count from it.
        language: Its language (BCP 47); found by the text where not given.
        with_text: Whether the source keeps its text, so that sentences can be shown.
        actors: Actors who are known beforehand, as for `reconcile`.

    Returns:
        What the article says. No text makes it fail: one that holds nothing gives a dossier with a failure.

    Raises:
        UnreadableInputError: Something given beside the text is not of its form, such as a `url` that is none.
    """
    known = {
        "path": path,
        "url": url,
        "title": title,
        "publisher": publisher,
        "authors": tuple(authors),
        "published": published.isoformat() if isinstance(published, dt.date) else published,
        "language": language,
    }
    where = path or url or _GIVEN
    checked_fields(known, where)  # what is given beside the text is not excused
    try:
        notes: tuple[str, ...] = ()
        if isinstance(text, bytes):
            decoded = decode_text(text, where)
            text, notes, known["encoding"] = decoded.text, decoded.notes, decoded.encoding
        article = make_article(text, where, known, notes)
    except UnreadableInputError as error:
        return Dossier(failures=(Failure.of(error),))
    readings = [read_article(article, Settings(language, with_text))]
    return dossier_of(readings, reconcile=actors is not None, actors=actors)


def parse_file(  # noqa: PLR0913  # all of them are what users set
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    workers: int = 1,
    with_text: bool = False,
    reconcile: bool = True,
    actors: KnownActors | None = None,
    on_error: OnError = "report",
) -> Dossier:
    """Read a file of one article (text, HTML) or of many (JSON, JSON Lines).

    Args:
        path: The file: `.txt`, `.md`, `.html`, `.htm`, `.json`, `.jsonl`, or any of these with `.gz`.
        language: The articles' language (BCP 47); found for each where not given.
        workers: How many processes take part; the result is the same.
        with_text: Whether sources keep their texts.
        reconcile: Whether what the articles say of one thing is brought together; otherwise each article's records
            stand apart, but for States.
        actors: Actors who are known beforehand, as for `reconcile`.
        on_error: `report` lists what cannot be read in `failures`, `raise` raises it.

    Returns:
        What the articles say.

    Raises:
        UnreadableInputError: There is no such file; with `on_error="raise"` also when something in it cannot be read.
    """
    file = Path(path)
    if not file.exists():
        raise missing_file(file)
    return parse_files(
        [File(file)],
        language=language,
        workers=workers,
        with_text=with_text,
        reconcile=reconcile,
        actors=actors,
        on_error=on_error,
    )


def parse_folder(  # noqa: PLR0913  # all of them are what users set
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    workers: int = 1,
    with_text: bool = False,
    reconcile: bool = True,
    actors: KnownActors | None = None,
    on_error: OnError = "report",
) -> Dossier:
    """Read the articles of a folder and of those below it, in the order of their paths.

    Hidden files are left out, and files that are none of `.txt`, `.md`, `.html`, `.htm`, `.json`, `.jsonl`, each
    also with `.gz`. What they say of one
    visit, person or agreement is brought together, with all that each of them says.

    Args:
        path: The folder.
        language: The articles' language (BCP 47); found for each where not given.
        workers: How many processes take part; the result is the same. A script that asks for more than one needs
            the usual `if __name__ == "__main__":`.
        with_text: Whether sources keep their texts.
        reconcile: Whether what the articles say of one thing is brought together; otherwise each article's records
            stand apart, but for States.
        actors: Actors who are known beforehand, as for `reconcile`.
        on_error: `report` lists what cannot be read in `failures`, `raise` raises it.

    Returns:
        What the articles say.

    Raises:
        UnreadableInputError: There is no such folder; with `on_error="raise"` also when a file cannot be read.
    """
    files = files_of(path)
    if not files:
        return dossier_of(_checked([Reading(failure=empty_folder(path))], on_error))
    return parse_files(
        files,
        language=language,
        workers=workers,
        with_text=with_text,
        reconcile=reconcile,
        actors=actors,
        on_error=on_error,
    )


def iter_folder(
    path: str | os.PathLike[str],
    *,
    language: str | None = None,
    workers: int = 1,
    with_text: bool = False,
    on_error: OnError = "report",
) -> Iterator[Dossier]:
    """Read the articles of a folder one by one, in flat memory; nothing is shared between them.

    Args:
        path: The folder.
        language: The articles' language (BCP 47); found for each where not given.
        workers: How many processes take part; the result is the same.
        with_text: Whether sources keep their texts.
        on_error: `report` lists what cannot be read in `failures`, `raise` raises it.

    Yields:
        A dossier for each article, and one with nothing but a failure for each file or article that cannot be read.

    Raises:
        UnreadableInputError: There is no such folder; with `on_error="raise"` also when a file cannot be read.
    """
    files = files_of(path)
    return _one_by_one(read_tasks(files, Settings(language, with_text), workers=workers), on_error)


def _one_by_one(readings: Iterable[Reading], on_error: OnError) -> Iterator[Dossier]:
    for reading in _checked(readings, on_error):
        yield dossier_of([reading])


def files_of(folder: str | os.PathLike[str]) -> list[File]:
    """The files with articles in a folder, in their order."""
    return [File(file, Path(folder)) for file in find_files(folder)]


def parse_files(  # noqa: PLR0913  # all of them are what users set
    files: Iterable[File],
    *,
    language: str | None = None,
    workers: int = 1,
    with_text: bool = False,
    reconcile: bool = True,
    actors: KnownActors | None = None,
    on_error: OnError = "report",
    done: Callable[[File], None] | None = None,
) -> Dossier:
    """Read files into one dossier.

    Args:
        files: The files, in the order that decides which of two equal articles counts.
        language: The articles' language; found for each where not given.
        workers: How many processes take part.
        with_text: Whether sources keep their texts.
        reconcile: Whether what the articles say of one thing is brought together.
        actors: Actors who are known beforehand.
        on_error: What to do with what cannot be read.
        done: Called after each file.
    """
    readings = read_tasks(files, Settings(language, with_text), workers=workers, done=done)
    with collecting_rarely():
        return dossier_of(_checked(readings, on_error), reconcile=reconcile, actors=actors)


def dossier_of(readings: Iterable[Reading], *, reconcile: bool = False, actors: KnownActors | None = None) -> Dossier:
    """Compile what was read into one dossier."""
    found: dict[str, Record] = {}
    texts: dict[str, str] = {}
    notes: list[str] = []
    failures: list[Failure] = []
    for reading in readings:
        notes.extend(reading.notes)
        if reading.failure is not None:
            failures.append(reading.failure)
        if reading.source is None:
            continue
        first = found.get(reading.source.id)
        if first is not None:
            notes.append(f"{_path(reading.source)}: its text is that of {_path(first)}; they are one source")
            continue
        if reconcile and reading.text is not None:
            texts[reading.source.id] = reading.text
        for record in (reading.source, *reading.claims):
            found[record.id] = record
    if reconcile:
        merged = merge(found.values(), texts=texts, known=registry_of(actors))
        return Dossier(merged.records, tuple(failures), tuple(notes), merged.linking.judgements)
    records: list[Record] = [*compile_records(found.values()), *(r for r in found.values() if r.type == "claim")]
    return Dossier(records, tuple(failures), tuple(notes))


def _checked(readings: Iterable[Reading], on_error: OnError) -> Iterator[Reading]:
    for reading in readings:
        if reading.failure is not None and on_error == "raise":
            raise reading.failure.error
        yield reading


def _path(source: Record | None) -> str:
    return (source.path or source.url or source.id) if isinstance(source, Source) else ""


def empty_folder(folder: str | os.PathLike[str]) -> Failure:
    """The failure of a folder in which no article is found."""
    endings = ", ".join(SUFFIXES)
    hint = f"Articles are files whose names end in one of {endings}, each also with .gz."
    return Failure(str(folder), "there is no article in it", hint)


def missing_file(file: Path) -> UnreadableInputError:
    """The error for a path that leads nowhere."""
    hint = "Check the name, and the folder that it is relative to."
    return UnreadableInputError(file, "there is no such file", hint)
