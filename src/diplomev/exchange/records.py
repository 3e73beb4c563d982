"""Records in the order and the form in which every JSON format writes them."""

from collections.abc import Iterable
from typing import Any

import orjson

from diplomev.errors import InvalidDataError
from diplomev.model import SCHEMA_VERSION, Bundle, Record
from diplomev.model.types import RECORD_TYPES
from diplomev.schema.newer import UNKNOWN, restore, version_key
from diplomev.validate.domain import is_plain, plain
from diplomev.validate.issues import Path

_ORDER = {kind: place for place, kind in enumerate(RECORD_TYPES)}


def in_order(records: Iterable[Record] | Bundle) -> list[Record]:
    """Return records sorted by type and id: sources, actors, visits, engagements, agreements, claims.

    Records that share an id are sorted by their content: the order in which they came leaves no trace.

    Raises:
        TypeError: Something else than a record is among them.
    """
    found = list(records.records if isinstance(records, Bundle) else records)
    for record in found:
        if not isinstance(record, Record):
            message = f"write() takes records of the data model, not {type(record).__name__}"
            raise TypeError(message)
    found.sort(key=lambda record: (_ORDER[record.type], record.id))
    if len({record.id for record in found}) < len(found):
        found.sort(key=lambda record: (_ORDER[record.type], record.id, _content(record)))
    return found


def _content(record: Record) -> bytes:
    """What tells records of one id apart: all that is written of them."""
    members = record.to_dict()
    members.pop("schema_version", None)
    return orjson.dumps(members, option=orjson.OPT_SORT_KEYS)


def version_of(records: Iterable[Record]) -> str:
    """The version of the data model that records are written in.

    It is the version known here, or the newest of those of which a record holds values that are written back.
    """
    newer = (restore(record.to_dict())[1] for record in records if _holds_newer(record))
    return max([SCHEMA_VERSION, *filter(None, newer)], key=lambda version: version_key(version) or (0, 0))


def _holds_newer(record: Record) -> bool:
    return record.ext is not None and UNKNOWN in record.ext.canonical


def to_json(record: Record, place: Path = (), *, version: str | None = None) -> bytes:
    """Return a record as one line of JSON, keys in the order of the model.

    What was kept of a newer version of the data model is put back in its place.

    Args:
        record: The record. A version of the data model that stands on it is left out.
        place: The path to the record in the document; nesting is counted from the top.
        version: The version of the data model that it is to bear, if any.

    Raises:
        InvalidDataError: A value that the model leaves open (in `ext`, or of a claim) is none that every
            reader of JSON understands.
    """
    members = record.to_dict()
    members.pop("schema_version", None)
    for name in ("ext", "value"):
        if name in members and not is_plain(members[name], len(place) + 1):
            _refuse_outside_domain(record, members[name], (*place, name))
    if _holds_newer(record):
        members, _ = restore(members)
    if version:
        head = {"type": members.pop("type"), "id": members.pop("id"), "schema_version": version}
        members = head | members
    try:
        return orjson.dumps(members)
    except orjson.JSONEncodeError:
        _refuse_outside_domain(record, members, place)
        raise


def _refuse_outside_domain(record: Record, value: Any, path: Path) -> None:
    _, findings = plain(value, path)
    if findings:
        problems = tuple(str(finding.issue(record=record.id)) for finding in findings)
        raise InvalidDataError(record.id, problems)
