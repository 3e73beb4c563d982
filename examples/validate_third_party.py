"""Check records that somebody else made, and say what to mend.

Without arguments it checks a small bundle with four mistakes in it.

Usage: python examples/validate_third_party.py [FILE]
"""

import sys
from pathlib import Path

import diplomev as dv

DELIVERED = {
    "type": "bundle",
    "schema_version": "1.0",
    "records": [
        {"type": "actor", "id": "actor:FRA", "kind": "state", "country": "FRA", "name": "France"},
        {"type": "actor", "id": "actor:ambassador-1", "kind": "person", "names": [{"value": "A. Diallo"}]},
        {
            "type": "visit",
            "id": "visit:2025-0042",
            "sending": ["FRANCE"],
            "receiving": "KEN",
            "start": "2025-02-30",
            "hosts": ["actor:ruto"],
        },
    ],
}


def main(file: str | None = None) -> int:
    """Print every problem with its place and a remedy; the exit status is 1 where there is an error."""
    report = dv.validate(Path(file) if file else DELIVERED)
    for issue in report.issues:
        print(f"{issue.level:7} {issue.code:20} {issue.path}")
        print(f"        {issue.message}")
        if issue.hint:
            print(f"        → {issue.hint}")
    print(report.summary())
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
