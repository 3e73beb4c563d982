"""How well, how fast and in how much memory many sources are brought together, on worlds of which the truth is known.

The growth exponent is 1 where twice as many articles take twice as long. Times are processor time; each world is read
and reconciled in a process of its own, of which the memory is the greatest that it had up to then.
"""

from __future__ import annotations

import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from math import log
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev import Actor, Visit, read, reconcile, write
from diplomev.testing.worlds import score, world

if TYPE_CHECKING:
    from diplomev.model import Record
    from diplomev.testing.worlds import Truth

SEED = 20_250_623
EVENTS = (450, 4_500)
"""About 2,000 and 20,000 articles."""
STORM = 10_000
ALIASES = 5_000
_MEBIBYTE = 1024 if sys.platform != "darwin" else 1024**2


@frozen
class Measured:
    """What bringing one world together took.

    Attributes:
        articles: How many articles it has.
        seconds: Processor time of `reconcile`.
        mebibytes: The greatest memory of the process, reading included.
    """

    articles: int
    seconds: float
    mebibytes: float


def _measured(events: int) -> Measured:
    """Write a world to a file, and reconcile it in another process."""
    with TemporaryDirectory() as folder, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        made = world(SEED, events=events)
        file = Path(folder) / "world.jsonl"
        write(made.records, file)
        return other.submit(_reconciled, file, events, len(made.articles), made.truth).result()


def _reconciled(file: Path, events: int, articles: int, truth: Truth) -> Measured:
    """Reconcile a world, and print how well it went."""
    records = read(file)
    begun = process_time()
    dossier = reconcile(records)
    taken = process_time() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEBIBYTE
    conflicts = [(one.subject, one.property, one.kind) for one in dossier.conflicts()]
    found = score(truth, {record: dossier.resolve(record) for record in truth.same}, conflicts)
    told = ", ".join(
        f"{name} {getattr(found, name).f1:.3f}"
        for name in ("visits", "agreements", "persons", "engagements", "conflicts")
    )
    size = f"{events} events, {articles} articles, {len(dossier.claims)} claims"
    print(f"  {size}: {taken:.1f} s, {most:.0f} MiB; F1 {told}", flush=True)
    return Measured(articles, taken, most)


def _word(number: int) -> str:
    return "".join(
        "bdfgklmnprst"[number // 12**place % 12] + "aeiou"[(number + place) % 5] for place in range(4)
    ).title()


def _storm() -> list[Record]:
    """Visits of as many persons of one State to another one, all in one month."""
    records: list[Record] = []
    for number in range(STORM):
        sources = [f"source:{number}"]
        name = f"{_word(number)} {_word(7 * number)}"
        records.append(Actor(id=f"actor:{number}", kind="person", name=name, sources=sources))
        day = f"2025-06-{number % 28 + 1:02d}"
        who = [f"actor:{number}"]
        records.append(
            Visit(id=f"visit:{number}", visitors=who, sending=["MLI"], receiving="RUS", start=day, sources=sources)
        )
    return records


def _aliases() -> list[Record]:
    """An actor of very many names, and another one who bears one of them."""
    names = [{"value": f"{_word(number)} Diallo"} for number in range(ALIASES)]
    many = Actor(id="actor:many", kind="person", name="Awa Diallo", names=names)
    return [many, Actor(id="actor:one", kind="person", name=names[-1]["value"])]


def run() -> None:
    """Print the figures."""
    few, many = map(_measured, EVENTS)
    growth = log(many.articles / few.articles)
    time = log(many.seconds / few.seconds) / growth
    memory = log(many.mebibytes / few.mebibytes) / growth
    print(f"  growth exponents: time {time:.2f}, memory {memory:.2f} (aim <= 1.15; memory <= 4096 MiB)")
    for name, records in ((f"{STORM} visits of two States in a month", _storm()), (f"{ALIASES} aliases", _aliases())):
        begun = process_time()
        reconcile(records)
        print(f"  {name}: {process_time() - begun:.1f} s")


if __name__ == "__main__":
    run()
