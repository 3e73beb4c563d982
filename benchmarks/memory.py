"""How much memory validation takes for a file of JSON Lines, by default of a gigabyte.

Every record has an id of its own; sources, actors and visits come before the claims about them, as `diplomev.write`
has them. The one argument is the size of the file in megabytes.
"""

import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import orjson
from bundle import bundle

MEGABYTES = 1000
_KINDS = ("source", "actor", "visit", "agreement", "claim")
_ID = re.compile(rb'"(source|actor|visit|agreement|claim):(?![A-Z]{3}")')
_IN_CHILD = "--in-child"


def _write(path: Path, megabytes: int) -> int:
    """Write the records of the bundle of the other benchmarks again and again, each time with ids of their own."""
    records = [record for record in orjson.loads(bundle())["records"] if record.get("kind") != "state"]
    times = megabytes * 1_000_000 // sum(len(orjson.dumps(record)) + 8 for record in records)
    with path.open("wb") as file:
        for kind in _KINDS:
            lines = [orjson.dumps(record) + b"\n" for record in records if record["type"] == kind]
            for number in range(times):
                file.writelines(_renamed(lines, b"%08d" % number))
    return times * len(records)


def _renamed(lines: list[bytes], number: bytes) -> Iterator[bytes]:
    """The lines with a number in the ids of all records but the States, which need none."""
    for line in lines:
        yield _ID.sub(rb'"\1:%b' % number, line)


def _validate(path: str) -> None:
    from diplomev.validate import validate

    before = process_time()
    report = validate(path, format="jsonl")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {report.summary()}")
    print(f"  peak memory {peak:.0f} MB (aim < 300), {process_time() - before:.0f} s of processor time")


def run(megabytes: int = MEGABYTES) -> None:
    """Print the peak memory, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        count = _write(path, megabytes)
        print(f"  {count} records of JSON Lines, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        subprocess.run([sys.executable, __file__, _IN_CHILD, str(path)], check=True)


if __name__ == "__main__":
    if _IN_CHILD in sys.argv:
        _validate(sys.argv[-1])
    else:
        run(*map(int, sys.argv[1:]))
