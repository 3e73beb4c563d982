"""Outcomes of comparisons, and what they count: data in `weights.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplomev.reconcile.judgement import Verdict


@frozen
class Weights:
    """How outcomes count for one kind of record.

    Attributes:
        same: From how many points on two records are the same.
        unsure: From how many points on it is unsure.
        points: By outcome (`name.same`) its points and what it says.
    """

    same: float
    unsure: float
    points: Mapping[str, tuple[float, str]]

    def judge(self, outcomes: Iterable[str]) -> Judged:
        """Add up the points of outcomes."""
        listed = tuple(outcomes)
        score = sum(self.points[outcome][0] for outcome in listed)
        verdict: Verdict = "same" if score >= self.same else "unsure" if score >= self.unsure else "different"
        return Judged(verdict, score, listed)

    def words(self, outcomes: Iterable[str]) -> tuple[str, ...]:
        """What outcomes say, those that count most first."""
        found = sorted((self.points[outcome] for outcome in outcomes), key=lambda entry: (-abs(entry[0]), entry[1]))
        return tuple(f"{text} ({points:+g})" for points, text in found)


@frozen
class Judged:
    """What a comparison of two records has shown.

    Attributes:
        verdict: The verdict.
        score: The points.
        outcomes: The outcomes that gave them.
    """

    verdict: Verdict
    score: float
    outcomes: tuple[str, ...] = ()


@cache
def weights(kind: str) -> Weights:
    """The weights for persons, organizations, visits, engagements or agreements (`person`, …)."""
    entry = tomllib.loads(files(__package__).joinpath("weights.toml").read_text(encoding="utf-8"))[kind]
    points = {outcome: (float(value), text) for outcome, (value, text) in entry["points"].items()}
    return Weights(entry["same"], entry["unsure"], points)
