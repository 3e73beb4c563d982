"""The linter of packs: every kind of finding, and the packs that are there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diplomev.errors import UnreadableInputError
from diplomev.language import find_packs, read_pack
from diplomev.language.findings import KINDS, Finding
from diplomev.language.lint import lint_pack
from diplomev.parse.pack_check import check_pack

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/packs/findings.toml").read_text(encoding="utf-8"))["case"]
HEAD = '[pack]\nlanguage = "xx"\nversion = "1"\n'


def write(case: dict[str, Any], folder: Path) -> Path:
    path = folder / f"{case.get('file', 'xx')}.toml"
    head = HEAD if case.get("head", True) else ""
    text = case["pack"] + "\n" + head if case.get("first") else head + case.get("pack", "")
    path.write_bytes(bytes.fromhex(case["hex"]) if "hex" in case else text.encode())
    return path


def short(finding: Finding) -> str:
    return f"{finding.level} {finding.kind} {finding.where}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    found = check_pack(write(case, tmp_path))
    wanted = [item["is"] for item in case["found"]]
    if case.get("missing"):
        found = tuple(finding for finding in found if short(finding) in wanted)
    else:
        found = tuple(finding for finding in found if finding.kind != "missing")
    assert sorted(map(short, found)) == sorted(wanted)
    for item in case["found"]:
        said = [f"{finding.message} {finding.hint}" for finding in found if short(finding) == item["is"]]
        assert any(item.get("says", "") in sentence for sentence in said), said


def test_every_kind_of_finding_has_a_case() -> None:
    assert {item["is"].split()[1] for case in CASES for item in case["found"]} == set(KINDS)


@pytest.mark.parametrize("language", find_packs())
def test_a_pack_that_is_there_is_clean(language: str) -> None:
    """A draft, version 0, may lack something; what it holds must be right."""
    path = find_packs()[language]
    draft = read_pack(path).version.split(".")[0] == "0"
    found = [f for f in check_pack(path) if not (draft and f.kind == "missing")]
    assert not found, "\n".join(map(str, found))


def test_a_file_that_is_not_there_is_no_finding(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"pt\.toml cannot be read"):
        lint_pack(tmp_path / "pt.toml")


def test_a_finding_says_where_and_what_to_do() -> None:
    finding = Finding("error", "empty", "lexicon.month.1", "A form is empty.", "Take it out.")
    assert str(finding) == "error empty: lexicon.month.1: A form is empty. Take it out."
