"""Many sources, one event: which records are of one thing, what they become together, and where sources differ."""

from diplomev.reconcile.conflicts import Conflict, Conflicts, Side
from diplomev.reconcile.judgement import Judgement, judgements_as_lines, judgements_from
from diplomev.reconcile.merge import Merged, merge

__all__ = [
    "Conflict",
    "Conflicts",
    "Judgement",
    "Merged",
    "Side",
    "judgements_as_lines",
    "judgements_from",
    "merge",
]
