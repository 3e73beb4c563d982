"""`validate`: all levels on any input, with one report."""

from collections.abc import Iterable, Sequence
from typing import Any

from diplomev.validate.inputs import Format, file_named
from diplomev.validate.issues import Collector, Issue, Report
from diplomev.validate.references import References
from diplomev.validate.units import located, units


def _in_text(issues: Iterable[Issue], document: bytes) -> Sequence[Issue]:
    """Issues with their places, where the whole input is one JSON document."""
    listed = tuple(issues)
    return located(listed, document) if listed and document else listed


def validate(
    data: Any,
    *,
    format: Format | None = None,  # noqa: A002  # as `write` calls it
    references: bool = True,
    duplicate_keys: bool = True,
    max_issues: int | None = None,
) -> Report:
    """Say what is wrong with data, where, and how to mend it. Bad data never raises.

    Args:
        data: The path of a file (JSON or JSON Lines, also as gzip); its bytes; a text, which is taken as a
            path where a file of that name exists or could be meant (`x.json`, `x.jsonl`, `x.gz`), else as
            JSON; an open file; a dict; a list; a bundle or record; or an iterable of records, dicts, or lines
            of JSON Lines. JSON Lines and iterables are gone through one record at a time.
        format: `json` or `jsonl`, where it is not to be seen from the beginning of the data.
        references: Whether to follow the references between the records.
        duplicate_keys: Whether to look for keys that stand twice in an object; otherwise the last one counts.
        max_issues: How many issues the report keeps; those beyond are only counted.

    Returns:
        The report; `report.ok` says whether there is no error.

    Raises:
        TypeError: `data` is nothing that can hold records, such as a number.

    Examples:
        >>> report = validate({"type": "visit", "id": "visit:1", "sending": ["MALI"]})
        >>> report.ok
        False
        >>> issue = report.issues[0]
        >>> issue.code, issue.path, issue.hint
        ('schema.code', '/sending/0', "Did you mean 'MLI'?")
    """
    found = Collector(max_issues)
    linked = References()
    records, document = 0, b""
    for unit in units(data, format=format, duplicate_keys=duplicate_keys):
        records += len(unit.raw.items)
        document = unit.document or document
        found.extend(unit.issues)
        if references:
            found.extend(_in_text(linked.add(unit.raw, unit.line), document))
    found.extend(_in_text(linked.issues(), document))
    name = file_named(data)
    return found.report(records=records, source=str(name) if name else None)
