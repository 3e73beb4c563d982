"""Look at the structure of an input piece by piece; validating and reading both do it in this way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from attrs import define, evolve, field, frozen

from diplomev.model import RECORD
from diplomev.validate.decoding import Decoded, decode, decode_carefully
from diplomev.validate.domain import STAND_IN_CODES, is_plain, plain
from diplomev.validate.inputs import Format, Piece, pieces
from diplomev.validate.issues import Finding, Issue
from diplomev.validate.locate import locate
from diplomev.validate.newer import Adopted, Told, adopted
from diplomev.validate.quick import Look, quick_look
from diplomev.validate.structure import ARecord, Checked, Raw, check, check_some, raw_records


@define  # one a line: frozen ones take three times as long to make
class Unit:
    """What was found in one piece of the input.

    Attributes:
        records: The records as models, where they were asked for and nothing is wrong with any of the piece.
        sound: The records as plain JSON, where models were not asked for; `None` for bad ones. It is empty where
            something may be wrong with any of the piece.
        raw: All that is meant as a record, good or bad.
        issues: What is wrong with the structure.
        line: The line of the piece, in JSON Lines.
        document: The bytes of the piece, where it is the whole of a JSON document.
        as_given: Whether the sound records say what was given, and nothing in them was put aside.
    """

    records: tuple[ARecord, ...] = ()
    sound: Sequence[dict[str, Any] | None] = ()
    raw: Raw = field(factory=Raw)
    issues: tuple[Issue, ...] = ()
    line: int | None = None
    document: bytes | None = None
    as_given: bool = False


def units(
    data: Any,
    *,
    format: Format | None = None,  # noqa: A002  # as `write` calls it
    duplicate_keys: bool = True,
    models: bool = False,
) -> Iterator[Unit]:
    """Take an input apart and check the structure of each piece.

    Args:
        data: What `validate` takes.
        format: What files, bytes and text hold, where that is not to be seen from them.
        duplicate_keys: Whether to look for keys that stand twice in an object.
        models: Whether to give the records as models, not as plain JSON.

    Raises:
        TypeError: `data` is nothing that can hold records.
    """
    return _units(pieces(data, format), duplicate_keys=duplicate_keys, models=models)


def _units(found: Iterable[Piece], *, duplicate_keys: bool, models: bool) -> Iterator[Unit]:
    version, told = None, Told()
    for piece in found:
        if piece.finding:
            yield Unit(issues=(piece.finding.issue(),))
            continue
        if not models and version is None and (unit := _quick_unit(piece)):
            yield unit
            continue
        answer = _answer(_decoded(piece, duplicate_keys=duplicate_keys), piece, version, duplicate_keys=duplicate_keys)
        checked, decoded, newer = answer.checked, answer.decoded, answer.newer
        version = newer.version if newer else None
        raw = raw_records(decoded.value, checked.shape, piece.path)
        findings = (*decoded.findings, *_beside(checked.findings, decoded.findings))
        if newer:
            findings = (*told.first_of_each(newer.findings), *findings)
        issues = _issues(findings, piece, raw) if findings else ()
        records = checked.records if models else ()
        sound: list[dict[str, Any] | None] = [] if models else [record.to_dict() for record in checked.records]
        yield Unit(records, sound, raw, issues, piece.line, None if piece.line else piece.data)


def _quick_unit(piece: Piece) -> Unit | None:
    """The unit of a piece in which all is well but for some records; `None` where all of it asks for a closer look."""
    if piece.data is None:
        return None
    look = quick_look(piece.data, one_record=piece.one_record)
    if look is None:
        return None
    raw = raw_records(look.value, look.shape, piece.path)
    if look.bad:
        return _mixed_unit(piece, look, raw)
    return Unit((), raw.items, raw, (), piece.line, None if piece.line else piece.data, as_given=True)


def _mixed_unit(piece: Piece, look: Look, raw: Raw) -> Unit | None:
    """The unit of a list of records of which some ask for a closer look."""
    findings = check_some(look.value, look.shape, sorted(look.bad))
    if findings is None or adopted(look.value):
        return None
    wrong = {finding.path[len(raw.base)] for finding in findings}
    sound = [None if place in wrong else record for place, record in enumerate(raw.items)]
    for place in look.bad - wrong:
        sound[place] = RECORD.validate_json(orjson.dumps(raw.items[place])).to_dict()
    return Unit((), sound, raw, _issues(findings, piece, raw, keys_once=True), None, piece.data, as_given=True)


def _decoded(piece: Piece, *, duplicate_keys: bool) -> Decoded:
    if piece.data is not None:
        return decode(piece.data, duplicate_keys=duplicate_keys)
    clean, findings = plain(piece.value)
    return Decoded(clean, orjson.dumps(clean), tuple(findings), careful=True)


@frozen
class _Answer:
    """What the models say of a piece, as it was decoded, and what in it is of a newer version."""

    checked: Checked
    decoded: Decoded
    newer: Adopted | None = None

    def all_in_domain(self) -> bool:
        """Whether the value is in the domain; where the models are content, only what they leave open is asked."""
        if self.checked.findings or self.newer:
            return is_plain(self.decoded.value)
        raw = raw_records(self.decoded.value, self.checked.shape)
        depth = len(raw.path(0)) + 1
        for record in raw.items:
            if "ext" in record and not is_plain(record["ext"], depth):
                return False
            if "value" in record and not is_plain(record["value"], depth):
                return False
        return True


def _answer(decoded: Decoded, piece: Piece, version: str | None, *, duplicate_keys: bool) -> _Answer:
    """Ask the models, and look closer at what the quick decoder let pass where that may matter."""
    if decoded.data is None:
        return _Answer(Checked(None), decoded, adopted(None, version))
    answer = _asked(decoded, piece, version)
    if decoded.careful or piece.data is None:
        return answer
    if not answer.checked.unread and answer.all_in_domain():
        return answer
    closer = decode_carefully(piece.data, duplicate_keys=duplicate_keys)
    if not closer.findings and not answer.checked.unread:
        return evolve(answer, decoded=closer)
    return _answer(closer, piece, version, duplicate_keys=duplicate_keys)


def _asked(decoded: Decoded, piece: Piece, version: str | None) -> _Answer:
    newer = adopted(decoded.value, version, one_record=piece.one_record)
    if newer is None:
        return _Answer(check(decoded.value, decoded.data or b"", one_record=piece.one_record), decoded)
    checked = check(newer.value, orjson.dumps(newer.value), one_record=piece.one_record)
    findings = (evolve(finding, path=newer.original(finding.path)) for finding in checked.findings)
    return _Answer(evolve(checked, findings=tuple(findings)), decoded, newer)


def _beside(of_schema: tuple[Finding, ...], of_json: tuple[Finding, ...]) -> Iterator[Finding]:
    """The findings of the schema, without those about stand-ins."""
    stand_ins = {finding.path for finding in of_json if finding.code in STAND_IN_CODES}
    for finding in of_schema:
        if not any(finding.path[:length] in stand_ins for length in range(len(finding.path) + 1)):
            yield finding


def _issues(findings: Iterable[Finding], piece: Piece, raw: Raw, *, keys_once: bool = False) -> tuple[Issue, ...]:
    issues = [_issue(finding, piece, raw) for finding in findings]
    return located(issues, piece.data, keys_once=keys_once) if piece.data else tuple(issues)


def _issue(finding: Finding, piece: Piece, raw: Raw) -> Issue:
    line, column = finding.at or (None, None)
    record = raw.record_at((*piece.path, *finding.path))
    id_ = record.get("id") if isinstance(record, dict) else None
    known = id_ if isinstance(id_, str) else None
    return finding.issue(base=piece.path, record=known, line=piece.line or line, column=column)


def located(issues: Sequence[Issue], data: bytes, *, keys_once: bool = False) -> tuple[Issue, ...]:
    """Return the issues of a text with line and column, in the order in which they stand there.

    A line that is known already, that of a file of JSON Lines, is kept. Where it is known that in no object a key
    stands twice the search is shorter.
    """
    unplaced = {issue.path for issue in issues if issue.column is None}
    places = _places(unplaced, data, keys_once=keys_once) if unplaced else {}
    found = []
    for issue in issues:
        line, column = places.get(issue.path, (None, None)) if issue.column is None else (issue.line, issue.column)
        found.append(issue.placed(issue.line or line, column))
    return tuple(sorted(found, key=lambda issue: (issue.line or 0, issue.column or 0)))


def _places(pointers: Iterable[str], data: bytes, *, keys_once: bool) -> Mapping[str, tuple[int, int]]:
    try:
        return locate(data.decode("utf-8-sig"), pointers, keys_once=keys_once)
    except (ValueError, IndexError, RecursionError, StopIteration):  # no JSON; its issue knows its place
        return {}
