"""`validate`: all levels on any input, with one report."""

from collections.abc import Iterable, Sequence
from typing import Any

from diplomev.validate.grounding import Grounding, Texts
from diplomev.validate.inputs import Format, file_named
from diplomev.validate.issues import Collector, Issue, Report
from diplomev.validate.meaning import Meaning
from diplomev.validate.references import References
from diplomev.validate.selection import selection
from diplomev.validate.units import located, units

_SEEN_BY_TEXT = ("meaning.evidence_missing", "meaning.text_length")
"""Rules that are not asked where texts are given, against which the same is checked."""


def _in_text(issues: Iterable[Issue], document: bytes) -> Sequence[Issue]:
    """Issues with their places, where the whole input is one JSON document."""
    listed = tuple(issues)
    return located(listed, document) if listed and document else listed


def _untold(issues: Iterable[Issue], grounded: Grounding | None) -> Iterable[Issue]:
    """Issues of meaning without those that repeat what the texts have shown already."""
    return (issue for issue in issues if not grounded.told(issue)) if grounded else issues


def validate(  # noqa: PLR0913  # each option is asked for by name
    data: Any,
    *,
    format: Format | None = None,  # noqa: A002  # as `write` calls it
    references: bool = True,
    duplicate_keys: bool = True,
    strict: bool = False,
    enable: Iterable[str] = (),
    disable: Iterable[str] = (),
    texts: Texts | None = None,
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
        strict: Whether warnings count as errors.
        enable: Codes to report besides: those that are optional, and exceptions from `disable`.
        disable: Codes not to report. A prefix with its dot, such as `meaning.`, stands for all codes that begin so;
            of two that name one code the longer counts.
        texts: The texts of sources, by the ids of the sources. With it (an empty one will do where sources bear their
            texts themselves) the evidence of every claim is looked up in its text: each span must equal its words.
        max_issues: How many issues the report keeps; those beyond are only counted.

    Returns:
        The report; `report.ok` says whether there is no error.

    Raises:
        TypeError: `data` is nothing that can hold records, such as a number, or `texts` holds something else than
            texts.
        UnknownCodeError: `enable` or `disable` names no code.
        ValueError: Both name the same.

    Examples:
        >>> report = validate({"type": "visit", "id": "visit:1", "sending": ["MALI"]})
        >>> report.ok
        False
        >>> issue = report.issues[0]
        >>> issue.code, issue.path, issue.hint
        ('schema.code', '/sending/0', "Did you mean 'MLI'?")
    """
    selected = selection(strict=strict, enable=enable, disable=disable)
    found = Collector(max_issues, selected.applied)
    grounded = None if texts is None else Grounding(texts)
    linked, meaning = References(), Meaning(selected.without(*_SEEN_BY_TEXT) if grounded else selected)
    records, document, rules_are_asked = 0, b"", not meaning.idle
    for unit in units(data, format=format, duplicate_keys=duplicate_keys):
        records += len(unit.raw.items)
        document = unit.document or document
        found.extend(unit.issues)
        if references and (issues := linked.add(unit.raw, unit.line, unit.sound if unit.as_given else ())):
            found.extend(_in_text(issues, document))
        if grounded:
            found.extend(_in_text(grounded.add(unit.raw, unit.line), document))
        if rules_are_asked and (issues := meaning.add(unit)):
            found.extend(_in_text(_untold(issues, grounded), document))
    found.extend(_in_text(linked.issues(), document))
    if grounded:
        found.extend(_in_text(grounded.issues(), document))
    found.extend(_in_text(_untold(meaning.issues(), grounded), document))
    name = file_named(data)
    return found.report(records=records, source=str(name) if name else None)
