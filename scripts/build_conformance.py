"""Make the files of `tests/conformance/` from the cases in `tests/cases/conformance/`, or check that they are so.

    python scripts/build_conformance.py [--check]

A case is a sound document in which one thing is spoilt (`put` and `remove`, by JSON Pointer), or a whole text. What
must be found in it is written in the case, by hand; nothing here asks the library. `expected.csv` lists the files.
"""

import csv
import gzip
import io
import json
import re
import struct
import sys
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases" / "conformance"
CORPUS = ROOT / "tests" / "conformance"
TABLE = "expected.csv"
COLUMNS = ("file", "code", "pointer", "level")
SOURCE = {"type": "source", "id": "source:a"}
Case = Mapping[str, Any]


def corpus() -> dict[str, bytes]:
    """Every file of the corpus, by its path below `tests/conformance/`, the table included."""
    bases = tomllib.loads((CASES / "bases.toml").read_text(encoding="utf-8"))
    files: dict[str, bytes] = {}
    rows: list[tuple[str, ...]] = []
    for subject, name, case in _cases():
        code = case.get("code", "")
        folder = f"invalid/{code.partition('.')[0]}" if code else "valid"
        stem = name if folder.endswith(subject) or subject == "references" else f"{subject}-{name}"
        path = f"{folder}/{stem}{case.get('suffix', '.json')}"
        if path in files:
            sys.exit(f"tests/cases/conformance: two cases would write {path}; rename one of them.")
        base = bases[case["base"]] if "text" not in case and "base" in case else None
        files[path] = _bytes(_text(case, base), case)
        rows.append((path, code, _pointer(case, base), case.get("level", "error") if code else ""))
    return {**files, TABLE: _table(sorted(rows))}


def _cases() -> Iterator[tuple[str, str, Case]]:
    """Every case with the name of its file, which is its subject, and its own name."""
    for path in sorted(CASES.glob("*.toml")):
        if path.stem == "bases":
            continue
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        shared = {"base": content["base"]} if "base" in content else {}
        for name, case in content["cases"].items():
            whole = "records" in case or "beside_source" in case
            yield path.stem, name, case if whole else {**shared, **case}


def _pointer(case: Case, base: Mapping[str, str] | None) -> str:
    """Where the issue is: where the case says, else where it spoils something; nowhere in what is no JSON."""
    if case.get("code") == "json.syntax":
        return ""
    prefix = base["prefix"] if base else ""
    if "pointer" in case:
        return f"{prefix}{case['pointer']}"
    spoilt = [*case.get("put", ()), *_list(case.get("remove", ()))]
    return prefix + spoilt[0] if "code" in case else ""


def _text(case: Case, base: Mapping[str, str] | None) -> str:
    if "text" in case:
        return str(case["text"])
    if base:
        return _spoilt(json.loads(base["json"]), base["prefix"], case)
    if "records" in case:
        records = [json.loads(line) for line in case["records"].splitlines() if line]
    else:
        records = [SOURCE, *map(json.loads, case["beside_source"])]
    if case.get("suffix", "").startswith(".jsonl"):
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return _printed({"type": "bundle", "schema_version": "1.0", "records": records})


def _printed(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _spoilt(document: Any, prefix: str, case: Case) -> str:
    """A document with values put in, each exactly as the case writes it, and others taken out."""
    literals = dict(enumerate(case.get("put", {}).values()))
    for number, pointer in enumerate(case.get("put", {})):
        owner, key = _owner(document, prefix + pointer)
        if isinstance(owner, list) and key == len(owner):
            owner.append(None)
        owner[key] = f"literal {number}"
    for pointer in _list(case.get("remove", ())):
        owner, key = _owner(document, prefix + pointer)
        del owner[key]
    return re.sub('"literal ([0-9]+)"', lambda match: literals[int(match[1])], _printed(document))


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def _owner(document: Any, pointer: str) -> tuple[Any, Any]:
    """The object or list that a JSON Pointer leads into, and the key or index in it."""
    *way, last = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
    for token in way:
        document = document[int(token) if isinstance(document, list) else token]
    return document, int(last) if isinstance(document, list) else last


def _bytes(text: str, case: Case) -> bytes:
    mark = "\ufeff" if case.get("mark") else ""
    data = (mark + text).encode(case.get("encoding", "utf-8"))
    return _gzip(data) if case.get("suffix", "").endswith(".gz") else data


def _gzip(data: bytes) -> bytes:
    """Gzip in one stored block: the same bytes whichever version of zlib is at hand."""
    header = bytes.fromhex("1f8b0800000000000003")
    block = struct.pack("<BHH", 1, len(data), len(data) ^ 0xFFFF) + data
    packed = header + block + struct.pack("<II", zlib.crc32(data), len(data))
    if gzip.decompress(packed) != data:
        sys.exit("A file for gzip must be smaller than 64 KiB.")
    return packed


def _table(rows: list[tuple[str, ...]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([COLUMNS, *rows])
    return out.getvalue().encode()


def _existing() -> dict[str, Path]:
    folders = [CORPUS / "valid", CORPUS / "invalid"]
    found = [CORPUS / TABLE, *(path for folder in folders for path in folder.rglob("*") if path.is_file())]
    return {path.relative_to(CORPUS).as_posix(): path for path in found if path.exists()}


def main(arguments: list[str]) -> int:
    """Write the files and remove others; with `--check` only compare. 1 where one differs, 2 for a wrong call."""
    if arguments not in ([], ["--check"]):
        print("usage: python scripts/build_conformance.py [--check]", file=sys.stderr)
        return 2
    wanted, there = corpus(), _existing()
    stale = [name for name, data in wanted.items() if name not in there or there[name].read_bytes() != data]
    stray = sorted(there.keys() - wanted.keys())
    if arguments:
        for name in [*stale, *stray]:
            print(f"tests/conformance/{name} is not what the cases make. Run `make generate`.", file=sys.stderr)
        return 1 if stale or stray else 0
    for name in stray:
        there[name].unlink()
    for name in stale:
        path = CORPUS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(wanted[name])
    if stale or stray:
        print(f"tests/conformance: {len(stale)} files written, {len(stray)} removed")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
