"""Measure the reader on the cases of this folder, and hold or raise the floors.

    python tests/quality/score.py                       # a table for each set, and whether its floors hold
    python tests/quality/score.py --show 10             # the cases that got worse, or have most errors
    python tests/quality/score.py --raise               # floors up to what is reached now; never down
    python tests/quality/score.py --raise --lower-floors    # floors to what is reached now, also down
    python tests/quality/score.py --beside ../shared --history tests/quality/history.jsonl    # as `make quality`

Exit status: 0 all floors hold, 1 one does not, 2 the command was wrong.
"""

# ruff: noqa: T201  # it prints for people

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from gate import neighbours
from gate.floors import Result, measure, raised, read_baseline, remember, shortfalls, told, worse, write_baseline
from gate.material import set_names
from gate.tables import figures, own_table, table

import diplomev as dv
from diplomev.language.pack import find_packs


def main() -> int:
    """Run the command."""
    options = _options()
    baseline = read_baseline()
    results = [measure(name) for name in options.sets or set_names()]
    for result in results:
        print(own_table(result, baseline.get(result.name, {})))
        if options.show:
            print(told(worse(result, options.show)))
    beside = _beside(options.beside)
    if options.history:
        _append(options.history, results, beside)
    if options.raise_floors:
        return _raise(results, baseline, lower=options.lower_floors)
    low = [line for result in results for line in shortfalls(result, baseline.get(result.name, {}))]
    low += [f"{result.name} has no floors yet: add --raise" for result in results if result.name not in baseline]
    print("\n" + ("\n".join(low) if low else "All floors hold."))
    return 1 if low else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="only these, such as fr/sentences", metavar="SET")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N cases of each set with what is wrong")
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="raise the floors in baseline.json")
    parser.add_argument("--lower-floors", action="store_true", help="with --raise: also lower them")
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="score the sets of articles there as well")
    parser.add_argument("--history", type=Path, metavar="FILE", help="append the figures to this file")
    options = parser.parse_args()
    unknown = set(options.sets) - set(set_names())
    if unknown:
        parser.error(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(set_names()) or 'none'}")
    if options.lower_floors and not options.raise_floors:
        parser.error("--lower-floors goes with --raise")
    return options


def _raise(results: list[Result], baseline: dict[str, Any], *, lower: bool) -> int:
    """Set the floors; where they would fall, only on request."""
    low = [line for result in results for line in shortfalls(result, baseline.get(result.name, {}))]
    if low and not lower:
        print("\n" + "\n".join(low) + "\nNothing was written. To lower floors, add --lower-floors and say why.")
        return 1
    for result in results:
        entry = {} if lower else baseline.get(result.name, {})
        baseline[result.name] = raised(result, entry)
    write_baseline(baseline)
    remember(results)
    print(f"\nThe floors of {', '.join(result.name for result in results)} are set.")
    return 0


def _beside(home: Path | None) -> dict[str, Any]:
    """The figures of the sets beside the project."""
    if home is None:
        return {}
    if not (home / "eval" / "score.py").is_file():
        print(f"\nThere is no {home / 'eval'}: the sets of articles beside the project are left out.")
        return {}
    found = {}
    for name, articles, one in neighbours.score(home, neighbours.neighbour_sets(home, find_packs())):
        print(table(f"{name}: {articles} articles", neighbours.rows(one)))
        print(neighbours.summary(one))
        found[name] = neighbours.kept(articles, one)
    return found


def _append(history: Path, results: list[Result], beside: dict[str, Any]) -> None:
    line = {
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "version": dv.__version__,
        "commit": _git("rev-parse", "--short=12", "HEAD") or "unknown",
        "changed": bool(_git("status", "--porcelain", "--", "src")),
        "own": {result.name: figures(result) for result in results},
        "beside": beside,
    }
    with history.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _git(*arguments: str) -> str:
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, text=True, check=False)  # noqa: S603, S607
    except OSError:
        return ""
    return run.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
