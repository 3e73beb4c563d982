"""Reports as SARIF 2.1.0, the format in which code hosts take findings (OASIS, Static Analysis Results Interchange)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from diplomev.__about__ import __version__
from diplomev.validate import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplomev.validate import Issue, Report

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
NO_FILE = frozenset({"input.missing", "input.unreadable"})
"""Codes of what is no fault of the data: the file could not be read."""


def sarif(reports: Iterable[Report]) -> dict[str, Any]:
    """Return reports on files as one SARIF log with one run.

    Findings become results; files that cannot be read become notifications of a run that did not succeed. Columns
    count code points. Paths are relative to the working directory where they lie below it.
    """
    found = [(report.source or "", issue) for report in reports for issue in report.issues]
    codes = sorted({issue.code for _, issue in found})
    results = [_result(name, issue, codes) for name, issue in found if issue.code not in NO_FILE]
    unread = [_notification(name, issue, codes) for name, issue in found if issue.code in NO_FILE]
    invocation = {"executionSuccessful": not unread, "toolExecutionNotifications": unread}
    driver = {"name": "diplomev", "semanticVersion": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": results,
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    known = CODES[code]
    example = f"\n\nFor example:\n\n```json\n{known.example}\n```" if known.example else ""
    return {
        "id": code,
        "shortDescription": {"text": known.reason},
        "help": {"text": known.reason, "markdown": known.reason + example},
        "defaultConfiguration": {"level": _LEVELS[known.level]},
        "properties": {"tags": [code.partition(".")[0]]},
    }


def _result(name: str, issue: Issue, codes: Sequence[str]) -> dict[str, Any]:
    region = {"startLine": issue.line or 1, **({"startColumn": issue.column} if issue.column else {})}
    location: dict[str, Any] = {"physicalLocation": {**_file(name), "region": region}}
    if issue.record:
        location["logicalLocations"] = [{"name": issue.record, "fullyQualifiedName": issue.path, "kind": "object"}]
    facts = {"pointer": issue.path, "expected": issue.expected, "got": issue.got}
    return {
        "ruleId": issue.code,
        "ruleIndex": codes.index(issue.code),
        "level": _LEVELS[issue.level],
        "message": _message(issue),
        "locations": [location],
        "properties": {key: value for key, value in facts.items() if value is not None},
    }


def _notification(name: str, issue: Issue, codes: Sequence[str]) -> dict[str, Any]:
    return {
        "descriptor": {"id": issue.code, "index": codes.index(issue.code)},
        "level": _LEVELS[issue.level],
        "message": _message(issue),
        "locations": [{"physicalLocation": _file(name)}],
    }


def _message(issue: Issue) -> dict[str, str]:
    return {"text": f"{issue.message} {issue.hint}" if issue.hint else issue.message}


def _file(name: str) -> dict[str, Any]:
    return {"artifactLocation": {"uri": uri_of(Path(name))}}


def uri_of(path: Path) -> str:
    """The address of a file: relative where it lies below the working directory.

    Examples:
        >>> uri_of(Path("our data/été.json"))
        'our%20data/%C3%A9t%C3%A9.json'
    """
    whole = path.absolute()
    if whole.is_relative_to(Path.cwd()):
        return quote(whole.relative_to(Path.cwd()).as_posix())
    return whole.as_uri()
