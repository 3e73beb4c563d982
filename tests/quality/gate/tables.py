"""Figures as tables for people, and as JSON for the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gate.floors import Result
    from gate.tally import Tally

Row = tuple[str, int, float, float, float]
"""A slot, how often it was wanted, precision, recall, F1."""


def rows_of(tallies: Mapping[str, Tally]) -> list[Row]:
    """The rows of a table: for each kind the sum, then its slots."""
    named = sorted(tallies.items(), key=lambda item: (item[0].partition(".")[0], "." in item[0], item[0]))
    return [(slot, one.right + one.missed, one.precision, one.recall, one.f1) for slot, one in named]


def table(title: str, rows: list[Row]) -> str:
    """A table of slots."""
    lines = [f"\n{title}", f"  {'slot':<22}{'n':>6}{'P':>8}{'R':>8}{'F1':>8}"]
    lines += [f"  {slot:<22}{n:>6}{p:>8.3f}{r:>8.3f}{f:>8.3f}" for slot, n, p, r, f in rows]
    return "\n".join(lines)


def own_table(result: Result, entry: Mapping[str, Any]) -> str:
    """The table of a set of ours, with its floors and what was found in texts without any."""
    kinds = "  ".join(
        f"{kind} {score:.3f} (floor {entry.get('floors', {}).get(kind, 0):.3f})"
        for kind, score in result.scores.items()
    )
    most = entry.get("ceilings", {})
    false = ", ".join(f"{n} {kind}s (at most {most.get(kind, '–')})" for kind, n in result.false.items())
    return (
        table(f"{result.name}: {len(result.outcomes)} cases", rows_of(result.tallies))
        + f"\n  F1: {kinds}\n  In texts without any: {false}"
    )


def figures(result: Result) -> dict[str, Any]:
    """The figures of a set of ours, for the history."""
    slots = {slot: round(one.f1, 3) for slot, one in sorted(result.tallies.items()) if "." in slot}
    return {"cases": len(result.outcomes), **result.scores, "false": result.false, "slots": slots}
