"""The cases that the reader is measured with: texts, and what a careful person finds in them.

A set is a language and a kind: `fr/sentences` and `fr/passages` are files such as `fr/sentences.jsonl`, `fr/articles`,
`fr/hard` and `fr/held` are the folders of those names. README.md beside this folder says how cases are written.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HOME = Path(__file__).resolve().parents[1]
FOLDERS = ("articles", "hard", "held", "registers", "registers-held", "genres", "genres-held")


@frozen(eq=False)
class Case:
    """One text with what is to be found in it.

    Attributes:
        name: Its name within its set.
        text: The text to read.
        published: The day that relative dates count from, where it is given from outside.
        language: Given to the reader for short texts, which may not tell; articles show their own.
        gold: What is in it: `visits`, `agreements`, `quotes`, and for articles `source`.
    """

    name: str
    text: str
    published: str | None
    language: str | None
    gold: dict[str, Any]


def set_names(home: Path = HOME) -> list[str]:
    """The sets at hand."""
    lines = [f"{path.parent.name}/{path.stem}" for path in home.glob("*/*.jsonl")]
    folders = (path for kind in FOLDERS for path in home.glob(f"*/{kind}") if any(path.glob("*.json")))
    articles = [f"{path.parent.name}/{path.name}" for path in folders]
    return sorted(lines + articles)


def file_of(name: str, home: Path = HOME) -> Path | None:
    """The file of a set of short texts; none for a set of articles."""
    path = home / f"{name}.jsonl"
    return path if path.is_file() else None


def load(name: str, home: Path = HOME) -> list[Case]:
    """The cases of a set, in the order of their names."""
    language = name.partition("/")[0]
    lines = file_of(name, home)
    cases = [_sentence(line, language) for line in lines_of(lines)] if lines is not None else articles_in(home / name)
    return sorted(cases, key=lambda case: case.name)


def articles_in(folder: Path) -> list[Case]:
    """The articles of a folder: for each `NAME.json` with its gold, the text that it names."""
    return [_article(path) for path in sorted(folder.glob("*.json"))]


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _sentence(case: dict[str, Any], language: str) -> Case:
    return Case(case["name"], case["text"], case.get("published"), language, case)


def _article(path: Path) -> Case:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_name(gold["file"]).read_text(encoding="utf-8")
    return Case(path.stem, text, gold.get("reference"), None, gold)


def digest(cases: Iterable[Case]) -> str:
    """A short name of what the cases hold; it changes with every change of a text or of its gold."""
    held = [[case.name, case.text, case.published, case.gold] for case in cases]
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()[:16]


def as_list(value: Any) -> Sequence[Any]:
    """A list as it is, one value as a list of it, `null` as none."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)
