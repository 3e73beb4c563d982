"""Articles through the reader: one after the other, or in several processes, with the same result."""

from __future__ import annotations

import gc
import signal
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.dossier.failures import Failure
from diplomev.errors import UnreadableInputError
from diplomev.parse import pipeline
from diplomev.parse.read import Article, read_each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from diplomev.model import Claim, Source

_BATCH = 8
_AHEAD = 4
_RARELY = (50_000, 20, 100)
_MANY = (".json", ".jsonl", ".json.gz", ".jsonl.gz")
"""Files of many articles, which are dealt out one by one rather than as a whole."""


@frozen
class Settings:
    """How articles are read.

    Attributes:
        language: Their language, where it is known; else it is found for each.
        with_text: Whether a source keeps its text.
    """

    language: str | None = None
    with_text: bool = False


@frozen
class File:
    """A file that is still to be read.

    Attributes:
        path: Where it is.
        root: The folder that the articles' paths are relative to.
    """

    path: Path
    root: Path | None = None


@frozen
class Reading:
    """What became of one article.

    Attributes:
        source: The source; `None` where the article could not be read.
        claims: What it says.
        text: Its text, by which reprints are found.
        notes: What people should know of how it was read.
        failure: Why it could not be read.
    """

    source: Source | None = None
    claims: tuple[Claim, ...] = ()
    text: str | None = None
    notes: tuple[str, ...] = ()
    failure: Failure | None = None


Task = File | Article | Failure


def read_tasks(
    files: Iterable[File], settings: Settings, *, workers: int = 1, done: Callable[[File], None] | None = None
) -> Iterator[Reading]:
    """Read files, in their order.

    Args:
        files: The files.
        settings: How to read them.
        workers: How many processes take part; with one all is done here.
        done: Called when a file has been handed out as a whole.

    Yields:
        One reading for each article, and for each file or article that cannot be read.
    """
    tasks = _tasks(files, done)
    if workers <= 1:
        for task in tasks:
            yield from read_task(task, settings)
        return
    yield from _in_processes(tasks, settings, workers)


def _tasks(files: Iterable[File], done: Callable[[File], None] | None) -> Iterator[Task]:
    for file in files:
        if file.path.name.lower().endswith(_MANY):
            yield from (_task(found) for found in read_each(file.path, root=file.root))
        else:
            yield file
        if done is not None:
            done(file)


def read_task(task: Task, settings: Settings) -> list[Reading]:
    """Read a file or an article."""
    if isinstance(task, Failure):
        return [Reading(failure=task)]
    if isinstance(task, Article):
        return [_guarded(task, settings)]
    found = (_task(item) for item in read_each(task.path, root=task.root))
    return [reading for item in found for reading in read_task(item, settings)]


def _task(found: Article | UnreadableInputError) -> Article | Failure:
    return Failure.of(found) if isinstance(found, UnreadableInputError) else found


def read_article(article: Article, settings: Settings) -> Reading:
    """Read one article."""
    found = pipeline.extract(article, language=settings.language, with_text=settings.with_text)
    notes = dict.fromkeys((*article.notes, *found.notes))
    return Reading(
        found.source, tuple(found.claims), article.text, tuple(_placed(note, article.path) for note in notes)
    )


def _placed(note: str, path: str | None) -> str:
    return f"{path}: {note}" if path and not note.startswith(path) else note


def _guarded(article: Article, settings: Settings) -> Reading:
    """Read one article of many: should the reader trip over it, the others are not to suffer."""
    try:
        return read_article(article, settings)
    except Exception as error:  # noqa: BLE001  # a fault of ours, said with the article's name
        where = article.path or article.url or "an article"
        reason = f"the reader failed on it ({type(error).__name__}: {error})"
        return Reading(failure=Failure(where, reason, "Please report this as a fault of diplomev."))


def _in_processes(tasks: Iterator[Task], settings: Settings, workers: int) -> Iterator[Reading]:
    """Deal out the tasks in batches, only so far ahead that memory stays flat, and collect them in order."""
    pool = ProcessPoolExecutor(workers, initializer=_start_worker)
    waiting: deque[Future[list[Reading]]] = deque()
    try:
        while batch := list(islice(tasks, _BATCH)):
            waiting.append(pool.submit(_read_batch, batch, settings))
            if len(waiting) >= _AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        hint = "Try again with fewer workers, and look for an article of unusual size."
        reason = "a process that read some of them was ended from outside, perhaps for want of memory"
        raise UnreadableInputError("The articles", reason, hint) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _read_batch(batch: list[Task], settings: Settings) -> list[Reading]:
    return [reading for task in batch for reading in read_task(task, settings)]


def _start_worker() -> None:
    """Leave interrupts from the keyboard to the parent, which ends the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*_RARELY)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let the garbage collector look less often through records that are there to stay."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)
