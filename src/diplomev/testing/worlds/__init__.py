"""Known worlds: made-up events as many articles tell of them, with the truth behind, to measure a linker with.

    from diplomev.testing.worlds import score, world

    made = world(seed=1, events=200)
    merged = my_linker(made.records)                 # by the id of each record the id that it is merged into
    print(score(made.truth, merged).visits.f1)

The records are Sources and Claims as the reader makes them of single articles. Everything in a world is decided by its
seed: the same seed gives the same bytes on any machine.
"""

from diplomev.testing.worlds.making import Story, World, stories, world
from diplomev.testing.worlds.page import Article
from diplomev.testing.worlds.rates import Rates
from diplomev.testing.worlds.scoring import Score, Scores, score
from diplomev.testing.worlds.truth import CONFLICT_KINDS, Conflict, ConflictKind, Ledger, Truth

__all__ = [
    "CONFLICT_KINDS",
    "Article",
    "Conflict",
    "ConflictKind",
    "Ledger",
    "Rates",
    "Score",
    "Scores",
    "Story",
    "Truth",
    "World",
    "score",
    "stories",
    "world",
]
