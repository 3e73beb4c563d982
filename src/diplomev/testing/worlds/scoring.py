"""How well somebody linked a made-up world: pairs found against pairs there are, and conflicts likewise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.testing.worlds.truth import CONFLICT_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from diplomev.testing.worlds.truth import Truth

KINDS = {
    "visits": "visit:",
    "engagements": "engagement:",
    "agreements": "agreement:",
    "persons": "actor:p",
    "organizations": "actor:o",
}
"""What is scored, and how its ids in truth begin."""


@frozen
class Score:
    """What was found against what there is.

    Attributes:
        correct: How many were found that there are.
        found: How many were found.
        expected: How many there are.
    """

    correct: int
    found: int
    expected: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right; 1.0 where nothing was found."""
        return self.correct / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was found; 1.0 where there is nothing."""
        return self.correct / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.found + self.expected
        return 2 * self.correct / both if both else 1.0

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f}"


@frozen
class Scores:
    """The score of each kind of thing, counted in pairs of records; and that of conflicts.

    Attributes:
        visits: Pairs of visits.
        engagements: Pairs of engagements.
        agreements: Pairs of agreements.
        persons: Pairs of persons.
        organizations: Pairs of organisations.
        conflicts: Conflicts; `None` where none were given.
        by_kind: The conflicts of each kind.
    """

    visits: Score
    engagements: Score
    agreements: Score
    persons: Score
    organizations: Score
    conflicts: Score | None
    by_kind: Mapping[str, Score]


def score(
    truth: Truth,
    judged: Mapping[str, str],
    conflicts: Iterable[tuple[str, str, str]] | None = None,
    *,
    kinds: Collection[str] = CONFLICT_KINDS,
) -> Scores:
    """Score a linking of a world's records, and the conflicts found in it.

    Two records that are the same thing are a pair to find; two records under one merged id are a pair found. Pairs
    are counted by clusters, never listed, so that large worlds take no longer than their records.

    Args:
        truth: What is so.
        judged: By the ids of records the ids that they were merged into. A record that is not there is on its own;
            ids that the truth does not know (of sources, of States) are passed over.
        conflicts: Conflicts found, each as subject, property and kind. The subject is a merged id or that of a member,
            and is taken for the thing in truth that most of its members are.
        kinds: The kinds of conflicts that count, found and planted.

    Examples:
        >>> from diplomev.testing.worlds import score, world
        >>> made = world(7, events=3)
        >>> score(made.truth, made.truth.same).visits.f1
        1.0
        >>> score(made.truth, {}).visits.recall
        0.0
    """
    cells: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in KINDS}
    clusters: dict[str, Counter[str]] = {}
    for record, true in truth.same.items():
        merged = judged.get(record, record)
        cells[_name_of(true)][merged, true] += 1
        if conflicts is not None:
            clusters.setdefault(merged, Counter())[true] += 1
    pairs = {name: _pairs(counts) for name, counts in cells.items()}
    if conflicts is None:
        return Scores(**pairs, conflicts=None, by_kind={})
    meant = {merged: min(counts, key=lambda t: (-counts[t], t)) for merged, counts in clusters.items()}
    found = {
        (meant.get(judged.get(subject, subject), subject), name, kind)
        for subject, name, kind in conflicts
        if kind in kinds
    }
    planted: set[tuple[str, str, str]] = {
        (one.subject, one.property, one.kind) for one in truth.conflicts if one.kind in kinds
    }
    by_kind = {
        kind: _matched({one for one in found if one[2] == kind}, {one for one in planted if one[2] == kind})
        for kind in sorted(kinds)
    }
    return Scores(**pairs, conflicts=_matched(found, planted), by_kind=by_kind)


def _name_of(true: str) -> str:
    return next(name for name, start in KINDS.items() if true.startswith(start))


def _pairs(cells: Counter[tuple[str, str]]) -> Score:
    """Pairs within the cells of merged id and thing, within the merged ids, within the things."""
    merged: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for (cluster, thing), size in cells.items():
        merged[cluster] += size
        true[thing] += size
    correct, found, expected = (sum(n * (n - 1) // 2 for n in counts.values()) for counts in (cells, merged, true))
    return Score(correct, found, expected)


def _matched(found: set[tuple[str, str, str]], planted: set[tuple[str, str, str]]) -> Score:
    return Score(len(found & planted), len(found), len(planted))
