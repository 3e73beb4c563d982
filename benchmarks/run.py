"""Every measurement of this folder, one after the other: times and ratios of one run on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import decode
import imports
import reader
import reconciling
import validation

MEASUREMENTS = (
    ("imports", imports.run),
    ("reader", reader.run),
    ("decode", decode.run),
    ("validation", validation.run),
    ("reconciling", reconciling.run),
)


def main() -> None:
    """Run all measurements, or those named on the command line."""
    wanted = set(sys.argv[1:])
    unknown = wanted - {name for name, _ in MEASUREMENTS}
    if unknown:
        sys.exit(
            f"No such measurement: {', '.join(sorted(unknown))}. There are {', '.join(n for n, _ in MEASUREMENTS)}."
        )
    for name, run in MEASUREMENTS:
        if not wanted or name in wanted:
            print(f"\n{name}: {(sys.modules[name].__doc__ or '').splitlines()[0]}")
            run()


if __name__ == "__main__":
    main()
