"""Write the generated pages of the documentation, or check that they are what the source makes.

    python scripts/build_docs.py [--check]

Written as a whole: `docs/reference/data-model.md`, `code-lists.md` and `issue-codes.md`, from the models, the
vocabulary and the validator. Written in part, in README and docs: tables between `<!-- made: … -->` and
`<!-- /made -->`, and the output under every command `$ …` in a `console` block, which is run for it.
"""

import sys
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

from pages.code_lists import code_lists_page
from pages.data_model import data_model_page
from pages.issue_codes import issue_codes_page
from pages.parts import with_parts
from pages.transcripts import with_output

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
PAGES: dict[Path, Callable[[], str]] = {
    REFERENCE / "data-model.md": data_model_page,
    REFERENCE / "code-lists.md": code_lists_page,
    REFERENCE / "issue-codes.md": issue_codes_page,
}


def built() -> dict[Path, str]:
    """Every file that is generated in whole or in part, with what it should hold."""
    found = {path: make() for path, make in PAGES.items()}
    for path in [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]:
        if path not in found:
            name = path.relative_to(ROOT).as_posix()
            text = with_parts(path.read_text(encoding="utf-8"), name)
            found[path] = with_output(text, name, ROOT)
    return found


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` compare them; the exit status is 1 where one differs, 2 for a wrong call."""
    if arguments not in ([], ["--check"]):
        print("usage: python scripts/build_docs.py [--check]", file=sys.stderr)
        return 2
    stale = 0
    for path, text in built().items():
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        if old == text:
            continue
        stale += 1
        name = path.relative_to(ROOT).as_posix()
        if arguments:
            advice = f"{name} is out of date. Run `make generate`; it would change this:"
            print(f"{advice}\n{_difference(old, text)}", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {name}")
    return 1 if stale and arguments else 0


def _difference(old: str, new: str) -> str:
    """The first lines that differ."""
    lines = unified_diff(old.splitlines(), new.splitlines(), "as it stands", "as it is made", n=1, lineterm="")
    return "\n".join(list(lines)[:_MOST_LINES])


_MOST_LINES = 20

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
