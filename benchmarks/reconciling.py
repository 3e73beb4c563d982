"""How well, how fast and in how much memory many sources are brought together, on worlds of which the truth is known.

The growth exponent is 1 where twice as many articles take twice as long. Times are processor time of the process.
"""

from __future__ import annotations

import gc
from math import log
from time import process_time
from typing import TYPE_CHECKING

from diplomev import Actor, Visit, reconcile
from diplomev.testing.worlds import score, world

if TYPE_CHECKING:
    from diplomev.model import Record

SEED = 20_250_623
EVENTS = (125, 500)
STORM = 10_000
ALIASES = 5_000


def _reconciled(events: int) -> tuple[int, float]:
    """Reconcile a world, print how well it went, and return its articles and the seconds."""
    made = world(SEED, events=events)
    records = list(made.records)
    articles = len(made.articles)
    gc.collect()
    begun = process_time()
    dossier = reconcile(records)
    linked = process_time() - begun
    conflicts = [(one.subject, one.property, one.kind) for one in dossier.conflicts()]
    found = score(made.truth, {record: dossier.resolve(record) for record in made.truth.same}, conflicts)
    told = ", ".join(
        f"{name} {getattr(found, name).f1:.3f}"
        for name in ("visits", "agreements", "persons", "engagements", "conflicts")
    )
    print(f"  {events} events, {articles} articles, {len(records)} records: {linked:.1f} s; F1 {told}")
    return articles, linked


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
    (few, short), (many, long) = (_reconciled(events) for events in EVENTS)
    print(f"  growth exponent from {few} to {many} articles: {log(long / short) / log(many / few):.2f} (aim <= 1.15)")
    for name, records in ((f"{STORM} visits of two States in a month", _storm()), (f"{ALIASES} aliases", _aliases())):
        begun = process_time()
        reconcile(records)
        print(f"  {name}: {process_time() - begun:.1f} s")


if __name__ == "__main__":
    run()
