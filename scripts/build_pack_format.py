"""Write the tables of `docs/reference/pack-format.md` from the registry of what packs may hold, or check them.

    python scripts/build_pack_format.py [--check]

The prose of the page is written by hand. Each table stands between two remarks, `<!-- table: lexicon dates -->` and
`<!-- /table -->`; the first says which one it is.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from diplomev.language.categories import Category, pack_format
from diplomev.language.findings import KINDS
from diplomev.parse.dates.expressions import MEANINGS

TARGET = Path(__file__).resolve().parent.parent / "docs/reference/pack-format.md"
TABLE = re.compile(r"(<!-- table: ([a-z ]+) -->\n).*?(<!-- /table -->)", re.DOTALL)


def tables() -> dict[str, str]:
    """Every table by the name that the page asks for it by."""
    form = pack_format()
    made = {
        "features": _table(("Form", "What it says"), form.features.items()),
        "meanings": _table(("`means`", "What the pattern gives"), MEANINGS.items()),
        "findings": _table(("Kind", "What it tells"), KINDS.items()),
    }
    for group in form.groups:
        lexicon = ((name, *_cells(c)) for name, c in form.lexicon.items() if c.group == group and not c.unread)
        made[f"lexicon {group}"] = _table(("Category", "What its words do", "Codes", "Required"), lexicon)
        verbs = [
            (name, sense.about, _yes(wanted=sense.required))
            for name, sense in form.verbs.items()
            if sense.group == group and not sense.unread
        ]
        if verbs:
            made[f"verbs {group}"] = _table(("Sense", "Who does what", "Required"), verbs)
    for table, keys in form.settings.items():
        rows = ((name, setting.about, _yes(wanted=setting.required)) for name, setting in keys.items())
        made[f"settings {table}"] = _table(("Key", "What it is for", "Required"), rows)
    unread = [(name, category.about) for name, category in form.lexicon.items() if category.unread]
    unread += [(f"verbs.{name}", sense.about) for name, sense in form.verbs.items() if sense.unread]
    made["unread"] = _table(("Name", "What it is meant for"), unread)
    return made


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *((f"`{name}`", *cells) for name, *cells in rows)]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def _yes(*, wanted: bool) -> str:
    return "yes" if wanted else "no"


def _cells(category: Category) -> Iterator[str]:
    """What the words of a category do, the codes that it takes, and those that a pack should have."""
    yield category.about
    low, dots, high = category.codes.partition("..")
    kind, colon, name = category.codes.partition(":")
    if dots:
        yield f"{low} to {high}"
    elif colon and kind == "vocabulary":
        anchor = "countries" if name == "country" else name
        yield f"[`{name}`](code-lists.md#{anchor})"
    else:
        yield _codes(category.codes.split())
    yield "all" if category.required == "all" else _codes(category.needed())


def _codes(codes: Iterable[str]) -> str:
    return " ".join(f"`{code}`" for code in codes) or "none"


def render(page: str) -> str:
    """The page with its tables made anew.

    Raises:
        ValueError: The page asks for a table that there is none of, or does not ask for one that there is.
    """
    made = tables()
    asked = [match.group(2) for match in TABLE.finditer(page)]
    wrong = sorted(set(asked) ^ set(made))
    if wrong:
        message = f"{TARGET.name}: these tables are asked for or there, not both: {', '.join(wrong)}"
        raise ValueError(message)
    return TABLE.sub(lambda match: f"{match.group(1)}\n{made[match.group(2)]}\n{match.group(3)}", page)


def main() -> int:
    """Write the page, or compare with it; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only, write nothing")
    check = parser.parse_args().check
    old = TARGET.read_text(encoding="utf-8")
    new = render(old)
    if old == new:
        return 0
    if check:
        print(f"{TARGET} is out of date: run python scripts/build_pack_format.py", file=sys.stderr)
        return 1
    TARGET.write_text(new, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
