"""Puts each case where it belongs: beside those that must pass, or among those that are open.

Run it after the reader has changed, with `python tests/cases/sort_cases.py`. A case that passes moves from
`open-<kind>.toml` to `<kind>.toml`; with `--reopen` one that no longer passes moves back, which a change should not
need. What is wrong with each open case is printed with `--show`.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = Path(__file__).parent
MODULES = {
    "people": "test_resolve",
    "speakers": "test_speakers",
    "visits": "test_visits",
    "agreements": "test_agreements",
    "headers": "test_header",
}


def main() -> None:
    """Sort the cases of every language and kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reopen", action="store_true", help="move cases that no longer pass to the open ones")
    parser.add_argument("--show", action="store_true", help="print what is wrong with each case that does not pass")
    options = parser.parse_args()
    tools = _module("conftest")
    for kind, name in MODULES.items():
        problems = _module(name).problems
        for folder in sorted(path for path in CASES.iterdir() if (path / f"{kind}.toml").exists()):
            sort(folder, kind, lambda case, ask=problems: ask(case, tools.Reading, tools.differences), options)


def sort(folder: Path, kind: str, ask: Any, options: argparse.Namespace) -> None:
    """Sort the cases of one kind."""
    settled, still_open = folder / f"{kind}.toml", folder / f"open-{kind}.toml"
    found = {path: [*_blocks(path)] for path in (settled, still_open)}
    kept = {path: blocks[:1] for path, blocks in found.items()}
    for path, blocks in found.items():
        for block in blocks[1:]:
            (case,) = tomllib.loads(block)["case"]
            wrong = ask({**case, "text": case["text"].strip("\n"), "language": folder.name})
            if wrong and options.show:
                print(f"{folder.name} {kind}: {case['name']}", *wrong, sep="\n    ")  # noqa: T201
            stays = path == settled and not options.reopen
            kept[still_open if wrong and not stays else settled].append(block)
    for path, blocks in kept.items():
        path.write_text("\n".join(block.rstrip("\n") + "\n" for block in blocks), encoding="utf-8")
    print(f"{folder.name} {kind}: {len(kept[settled]) - 1} settled, {len(kept[still_open]) - 1} open")  # noqa: T201


def _blocks(path: Path) -> Iterator[str]:
    """The head of a file, then its cases, each as it is written."""
    text = path.read_text(encoding="utf-8") if path.exists() else "# Cases that do not pass yet; see the other file.\n"
    for block in re.split(r"^(?=\[\[case\]\])", text, flags=re.MULTILINE):
        yield re.sub(r"\n# -{10,}.*", "", block).strip() + "\n"


def _module(name: str) -> Any:
    path = CASES.parent / "parse" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"sorting_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
