"""How ids are made: of what stays the same when readings get better.

A key that diplomev makes is the first 20 hex digits of the SHA-256 of canonical JSON. What goes into it is said at
each function; what does not is as important: no names, no values of a record, no paths, no versions.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import orjson

from diplomev.errors import IdFormatError
from diplomev.model.canonical import canonical_json, is_plain
from diplomev.model.types import KEY_PATTERN, RECORD_TYPES

if TYPE_CHECKING:
    from collections.abc import Sequence

_ID = re.compile(rf"({'|'.join(RECORD_TYPES)}):{KEY_PATTERN}\Z")
_STATE = re.compile(r"actor:([A-Z]{3})\Z")


def make_key(value: Any) -> str:
    """20 hex digits of the SHA-256 of a value's canonical JSON."""
    return _digest(canonical_json(value))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:20]


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def source_id(text_sha256: str, url: str | None = None) -> str:
    """The id of a source: of its address, if it has one, and its text's digest; never of its path or metadata."""
    return f"source:{make_key({'text_sha256': text_sha256, **({'url': url} if url else {})})}"


def record_id(record_type: str, source: str, offset: int, ordinal: int = 0) -> str:
    """The id of a record that a reader makes.

    It is made of the source, the type and the place of the words that stand for the record, so that a better reading
    of a name or a date keeps it.

    Args:
        record_type: `actor`, `visit`, `engagement` or `agreement`.
        source: The id of the source.
        offset: Offset of the anchor mention in the source's text, in code points.
        ordinal: Tells records of one type apart whose anchor is the same.
    """
    return f"{record_type}:{make_key([source, record_type, offset, ordinal])}"


def state_id(code: str) -> str:
    """The id of a State, the same in every source."""
    return f"actor:{code}"


def state_code(actor: str) -> str | None:
    """The country code in a State's id; `None` for any other actor."""
    match = _STATE.match(actor)
    return match.group(1) if match else None


def claim_id(  # noqa: PLR0913  # all that makes a claim what it is
    *,
    source: str,
    kind: str,
    subject: str | None = None,
    property: str | None = None,  # noqa: A002  # the field's name
    value: Any = None,
    text: str | None = None,
    stance: str | None = None,
    speaker: str | None = None,
    spans: Sequence[tuple[int | None, int | None]] = (),
) -> str:
    """The id of a claim: of what is claimed, how, by whom and where; not of the confidence nor of the extractor.

    Args:
        source: The source that says it.
        kind: `statement` or `quotation`.
        subject: The record that it is about.
        property: The property of the subject.
        value: The value as JSON.
        text: The words of a quotation.
        stance: How the source stands to it.
        speaker: The actor who says it.
        spans: `start` and `end` of each piece of evidence, in their order.
    """
    parts = [source, kind, subject, property, value, text, stance, speaker, spans]
    if is_plain(value):  # and so is all the rest
        return f"claim:{_digest(orjson.dumps(parts, option=orjson.OPT_SORT_KEYS))}"
    return f"claim:{make_key(parts)}"


def type_of(record: str) -> str:
    """The type that an id names.

    Raises:
        IdFormatError: The text is no id.
    """
    match = _ID.match(record)
    if not match:
        raise IdFormatError(record, f"Write <type>:<key> with one of the types {', '.join(RECORD_TYPES)}.")
    return match.group(1)
