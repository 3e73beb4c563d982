"""Check, without a network, that requirements/dev.lock serves pyproject.toml.

Every requirement of the library, its extras, its dependency groups and its build must be met by a pinned
version, every pin must carry hashes, and no line may name a host or a folder of the machine that made it.

    python scripts/check_lock.py
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "dev.lock"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<rest>.*)$")


def required(pyproject: dict[str, Any]) -> Iterator[Requirement]:
    """Every requirement that pyproject.toml names."""
    project = pyproject["project"]
    lists = [
        pyproject["build-system"]["requires"],
        project["dependencies"],
        *project["optional-dependencies"].values(),
        *pyproject["dependency-groups"].values(),
    ]
    for entry in (entry for entries in lists for entry in entries):
        if isinstance(entry, str):
            yield Requirement(entry)


def pinned(lock: str) -> Iterator[tuple[str, Version, int]]:
    """Each pin of a lock file: the canonical name, the version, and how many hashes it carries."""
    for block in re.split(r"(?<!\\)\n", lock):
        match = _PIN.match(block.replace("\\\n", " "))
        if match:
            hashes = match["rest"].count("--hash=sha256:")
            yield canonicalize_name(match["name"]), Version(match["version"]), hashes


def problems(pyproject: dict[str, Any], lock: str) -> list[str]:
    """What is wrong with a lock file, one sentence each."""
    versions: dict[str, list[Version]] = {}
    found = []
    for name, version, hashes in pinned(lock):
        versions.setdefault(name, []).append(version)
        if not hashes:
            found.append(f"{name} {version} has no hash.")
    for need in required(pyproject):
        known = versions.get(canonicalize_name(need.name), [])
        if not known:
            found.append(f"{need.name} is not in the lock file.")
        found += [f"{need.name} {v} does not meet {need}." for v in known if v not in need.specifier]
    for number, line in enumerate(lock.splitlines(), start=1):
        if "://" in line or re.search(r"(^|\s)/|index-url|find-links", line):
            found.append(f"line {number} names a host or a folder: {line.strip()}")
    return found


def main() -> int:
    """Print every problem; 1 where there is one."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found = problems(pyproject, LOCK.read_text(encoding="utf-8"))
    for problem in found:
        print(f"requirements/dev.lock: {problem}", file=sys.stderr)
    if found:
        print("Run `make lock` and commit what it changes.", file=sys.stderr)
        return 1
    print("Lock file: serves pyproject.toml.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
