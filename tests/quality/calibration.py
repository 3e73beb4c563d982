"""Show whether confidences mean something: how often claims are right, by how sure the reader says it is.

python tests/quality/calibration.py                   # over the cases of this folder
python tests/quality/calibration.py --beside ../shared    # and over the sets of articles there, as totals
python tests/quality/calibration.py --groups 20       # which claims are more or less often right than they say
python tests/quality/calibration.py --write           # the table of docs/explanation/confidence.md

"""
# ruff: noqa: T201  # it prints for people

from __future__ import annotations

import argparse
import re
from pathlib import Path

from gate.calibration import BANDS, Counts, Verdict, by_band, inversions, out_of_line, verdicts
from gate.material import HOME, articles_in, load, set_names
from gate.neighbours import is_kept, neighbour_sets

from diplomev.language.pack import find_packs

PAGE = HOME.parents[1] / "docs" / "explanation" / "confidence.md"
KINDS = ("visit", "agreement", "quote")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="also over the sets of articles there, as totals")
    parser.add_argument("--groups", type=int, default=0, metavar="N", help="list N groups that are off the most")
    parser.add_argument("--write", action="store_true", help="write the table of the page on confidence")
    options = parser.parse_args()
    own = [verdict for name in set_names() for verdict in verdicts(load(name))]
    show("Cases of this folder", own, options.groups)
    if options.beside:
        beside(options.beside, options.groups)
    if options.write:
        write(own)


def beside(home: Path, groups: int) -> None:
    """The tables of the sets beside the project: all of them, and those that are kept unread."""
    if not (home / "gold").is_dir():
        print(f"\nThere is no {home / 'gold'}: the sets of articles beside the project are left out.")
        return
    folders = {file.parent for files in neighbour_sets(home, find_packs()).values() for file in files}
    cases = [(case, is_kept(Path(case.name))) for folder in sorted(folders) for case in articles_in(folder)]
    found = [(verdict, kept) for case, kept in cases for verdict in verdicts([case])]
    show("Sets beside the project", [verdict for verdict, _ in found], groups)
    show("Those of them that are kept unread", [verdict for verdict, kept in found if kept], 0)


def show(title: str, found: list[Verdict], groups: int) -> None:
    """Print the table, what breaks the order, and the groups that are off."""
    print(f"\n{title}: {len(found)} claims\n")
    print("\n".join(table(found)))
    for kind in (*KINDS, ""):
        for line in inversions(by_band(one for one in found if kind in {"", one.kind})):
            print(f"Out of order, {kind or 'all'}: {line}")
    for group in out_of_line(found)[:groups]:
        name = f"{group.kind}.{group.slot} by {group.rule}"
        print(f"    {name:<46} says {group.confidence:>3}, right {group.share:5.2f} of {group.claims}")


def table(found: list[Verdict]) -> list[str]:
    """Claims right by band, as a Markdown table."""
    columns: list[Counts] = [by_band(one for one in found if one.kind == kind) for kind in KINDS]
    columns.append(by_band(found))
    lines = ["| Confidence | Visits | Agreements | Quotations | All |", "| ---: | ---: | ---: | ---: | ---: |"]
    for band in BANDS:
        cells = " | ".join(cell(*counts[band]) for counts in columns)
        lines.append(f"| {band[0]}–{band[1]} | {cells} |")
    return lines


def cell(right: int, claims: int) -> str:
    """A share with the number that it is of."""
    return f"{right / claims:.2f} of {claims}" if claims else "–"


def write(found: list[Verdict]) -> None:
    """Put the table where the page keeps it."""
    text = PAGE.read_text(encoding="utf-8")
    made = "\n".join(table(found))
    text = re.sub(r"(<!-- measured: .*? -->\n).*?(\n<!-- /measured -->)", rf"\1\n{made}\n\2", text, flags=re.DOTALL)
    PAGE.write_text(text, encoding="utf-8")
    print(f"\nThe table stands in {PAGE.relative_to(PAGE.parents[2])}.")


if __name__ == "__main__":
    main()
