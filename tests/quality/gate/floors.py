"""The floors that no change may fall below, and the ceilings that none may rise above.

They stand in `baseline.json`, by set, beside a digest of the material that they were measured on.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from attrs import frozen
from gate.material import HOME, digest, load
from gate.scoring import judge, pooled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from gate.scoring import Outcome, Tallies

BASELINE = HOME / "baseline.json"
MEASURES = ("visit", "agreement", "quote")
"""What has a floor: F1 over all slots of the kind, and over whether it was found at all."""
_PARTS = 10_000


@frozen(eq=False)
class Result:
    """How a set went.

    Attributes:
        name: The set.
        digest: Of its material.
        outcomes: Its cases.
        tallies: Summed over all of them.
    """

    name: str
    digest: str
    outcomes: Sequence[Outcome]
    tallies: Tallies

    @property
    def scores(self) -> dict[str, float]:
        """F1 by measure, rounded down."""
        return {name: rounded_down(self.tallies[name].f1) for name in MEASURES}

    @property
    def false(self) -> dict[str, int]:
        """How many visits and agreements were found in texts that have none."""
        return {kind: sum(outcome.false(kind) for outcome in self.outcomes) for kind in ("visit", "agreement")}

    @property
    def entry(self) -> dict[str, Any]:
        """Its entry in the baseline."""
        return {"cases": len(self.outcomes), "digest": self.digest, "floors": self.scores, "ceilings": self.false}


def measure(name: str) -> Result:
    """Read every case of a set."""
    cases = load(name)
    outcomes = [judge(case) for case in cases]
    return Result(name, digest(cases), outcomes, pooled(outcomes))


def rounded_down(share: float) -> float:
    """Four digits, never more than the share is."""
    return math.floor(share * _PARTS) / _PARTS


def shortfalls(result: Result, entry: Mapping[str, Any]) -> list[str]:
    """Where a set falls below its floors, or rises above its ceilings; a line each."""
    scores, false = result.scores, result.false
    low = [
        f"{result.name}: {name} F1 {scores[name]:.4f} is below its floor, {floor:.4f}"
        for name, floor in entry.get("floors", {}).items()
        if scores[name] < floor
    ]
    high = [
        f"{result.name}: {false[kind]} {kind}s found in texts without any; at most {most} are allowed"
        for kind, most in entry.get("ceilings", {}).items()
        if false[kind] > most
    ]
    return low + high


def raised(result: Result, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with every floor and ceiling that the result is better than moved to the result."""
    floors = {name: max(score, entry.get("floors", {}).get(name, 0)) for name, score in result.scores.items()}
    most = {kind: min(number, entry.get("ceilings", {}).get(kind, number)) for kind, number in result.false.items()}
    return {**result.entry, "floors": floors, "ceilings": most}


def read_baseline(path: Path = BASELINE) -> dict[str, Any]:
    """The entries by set; none where there is no file yet."""
    entries: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return entries


def write_baseline(entries: Mapping[str, Any], path: Path = BASELINE) -> None:
    """Write the entries."""
    path.write_text(json.dumps(dict(sorted(entries.items())), indent=2) + "\n", encoding="utf-8")


# -------------------------------------------------- cases that got worse
MEMORY = HOME.parents[1] / "build" / "quality-errors.json"
"""How many errors each case had when the floors were last set on this machine; not committed."""


def remember(results: Iterable[Result]) -> None:
    """Keep the errors of every case for the next comparison."""
    errors = {f"{result.name}/{one.case.name}": one.errors for result in results for one in result.outcomes}
    MEMORY.parent.mkdir(exist_ok=True)
    MEMORY.write_text(json.dumps(errors, indent=0), encoding="utf-8")


def worse(result: Result, most: int = 12) -> list[tuple[Outcome, int | None]]:
    """The cases that have more errors than remembered, with that number; without memory those with most errors."""
    known: dict[str, int] = json.loads(MEMORY.read_text(encoding="utf-8")) if MEMORY.exists() else {}
    ranked = sorted(result.outcomes, key=lambda one: (-one.errors, one.case.name))
    before = [(one, known.get(f"{result.name}/{one.case.name}")) for one in ranked if one.errors]
    fallen = [(one, number) for one, number in before if number is not None and one.errors > number]
    return sorted(fallen or before, key=lambda pair: (pair[1] or 0) - pair[0].errors)[:most]


def told(cases: Iterable[tuple[Outcome, int | None]]) -> str:
    """Cases with what is wrong in each, for people."""
    lines = []
    for outcome, number in cases:
        change = "" if number is None else f", {number} when the floors were set"
        lines += [f"{outcome.case.name} ({outcome.errors} errors{change})", *(f"    {p}" for p in outcome.problems)]
    return "\n".join(lines)
