"""Sets of articles beside the project, where there are any, scored by the script that comes with them.

Of these articles nothing is shown but totals: they are kept unread so that they can tell how the reader does on
what it has never seen.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gate.tables import Row

KINDS = ("visit", "agreement", "quote")
_SEEDS = "seeds"
_THIRD = 3


def neighbour_sets(home: Path, languages: Iterable[str]) -> dict[str, list[Path]]:
    """The groups of gold files to score, by name: each folder, and what belongs together.

    Args:
        home: The folder with `gold` and `eval`.
        languages: The languages that the reader has packs of.
    """
    folders = {path.name: sorted(path.glob("*.json")) for path in sorted((home / "gold").glob("*")) if path.is_dir()}
    known = {name: files for name, files in folders.items() if files and _language(name) in {*languages, _SEEDS}}
    groups = dict(known)
    for language in sorted({_language(name) for name in known} - {_SEEDS}):
        mine = {name: files for name, files in known.items() if _language(name) == language}
        groups[f"{language} hard"] = [file for name in (language, f"{language}-own") for file in mine.get(name, ())]
        everything = [file for files in mine.values() for file in files]
        groups[f"{language} kept unread"] = [file for file in everything if is_kept(file)]
        groups[f"{language} others"] = [file for file in everything if not is_kept(file)]
    return {name: files for name, files in groups.items() if files}


def is_kept(gold: Path) -> bool:
    """Whether an article is of the third that nobody reads while working on the reader, by the hash of its name."""
    return int(hashlib.sha256(gold.stem.encode()).hexdigest(), 16) % _THIRD == 0


def _language(folder: str) -> str:
    return folder.partition("-")[0]


def score(home: Path, groups: dict[str, list[Path]]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Read every article once, and score each group: its name, the number of its articles, its figures."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        records: dict[Path, Path] = {}
        for folder in sorted({file.parent for files in groups.values() for file in files}):
            records[folder] = _read(home, folder, place / folder.name)
        for number, (name, files) in enumerate(groups.items()):
            yield name, len(files), _scored(home, files, records, place / f"group{number}")


def _read(home: Path, folder: Path, place: Path) -> Path:
    """The records of a folder of articles."""
    place.mkdir()
    articles, records = place / "articles.jsonl", place / "records.jsonl"
    articles.write_text(_output(home / "eval" / "articles.py", folder), encoding="utf-8")
    _output("-m", "diplomev", "parse", articles, "--per-source", "-o", records, makes=records)
    return records


def _scored(home: Path, files: list[Path], records: dict[Path, Path], place: Path) -> dict[str, Any]:
    """The figures of some articles; how far records rest on claims is told of whole folders only."""
    place.mkdir()
    for file in files:
        for each in (file, file.with_suffix(".txt")):
            (place / each.name).symlink_to(each.resolve())
    folders = sorted({file.parent for file in files})
    pooled = place / "records.jsonl"
    pooled.write_text("".join(records[folder].read_text(encoding="utf-8") for folder in folders), encoding="utf-8")
    scorer = home / "eval" / "score.py"
    figures: dict[str, Any] = json.loads(_output(scorer, "--gold", place, "--texts", place, "--pred", pooled, "--json"))
    if len(files) < sum(len(list(folder.glob("*.json"))) for folder in folders):
        figures["claims"] = {}
    return figures


def _output(*arguments: object, makes: Path | None = None) -> str:
    """What a Python program prints; its own messages are shown where it fails, or does not make its file."""
    run = subprocess.run(  # noqa: S603  # a program of ours, or the scorer that the user named
        [sys.executable, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if makes.exists() if makes else run.returncode == 0:
        return run.stdout
    raise SystemExit(f"{' '.join(map(str, arguments[:3]))} failed:\n{run.stderr}")


def rows(figures: dict[str, Any]) -> list[Row]:
    """The rows of a table."""
    slots = figures["slots"].items()
    return [(slot, one["n"], one["precision"], one["recall"], one["f1"]) for slot, one in slots]


def summary(figures: dict[str, Any]) -> str:
    """F1 by kind with the range of 90 %, and how far the records rest on claims."""
    told = []
    for kind in KINDS:
        low, high = figures["range90"][kind]
        told.append(f"{kind} {figures['summary'][kind]:.3f} [{low:.2f}–{high:.2f}]")
    rests = "  ".join(f"{name} {share:.3f}" for name, share in figures["claims"].items())
    return f"  F1: {'  '.join(told)}" + (f"\n  Claims: {rests}" if rests else "")


def kept(articles: int, figures: dict[str, Any]) -> dict[str, Any]:
    """The figures for the history."""
    return {
        "articles": articles,
        **{kind: round(figures["summary"][kind], 4) for kind in KINDS},
        **{name: round(share, 4) for name, share in figures["claims"].items()},
        "slots": {slot: round(one["f1"], 3) for slot, one in figures["slots"].items()},
    }
