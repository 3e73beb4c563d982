"""From bytes to JSON values, with an issue for everything that is not in the domain.

Two ways lead there. The quick one asks a strict parser, and sees that no key was lost by counting colons.
Only where it balks the careful one is taken, with a parser that tells of repeated keys and of numbers as they
were written.
"""

import json
import math
from collections import Counter
from typing import Any

import orjson
from attrs import frozen

from diplomev.model.types import SAFE_INTEGER
from diplomev.validate.domain import Repeated, Unsafe, plain
from diplomev.validate.issues import Finding
from diplomev.validate.syntax import depth_error, encoding_error, looks_foreign, syntax_error

_BOM = b"\xef\xbb\xbf"
_SAFE_DIGITS = 15


@frozen
class Decoded:
    """What the bytes hold.

    Attributes:
        value: The JSON value, with stand-ins for what is outside the domain.
        data: The value as JSON that any parser takes; `None` where the bytes are no JSON.
        findings: What was wrong.
        careful: Whether the careful way was taken, so that nothing can have been missed.
    """

    value: Any
    data: bytes | None
    findings: tuple[Finding, ...] = ()
    careful: bool = False


def decode(data: bytes, *, duplicate_keys: bool = True) -> Decoded:
    """Read JSON.

    Args:
        data: The bytes.
        duplicate_keys: Whether to look for keys that stand twice in an object; otherwise the last one counts.
    """
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return _refused(data, error, duplicate_keys=duplicate_keys)
    if not duplicate_keys or keeps_all_keys(data, value):
        return Decoded(value, data)
    return decode_carefully(data, duplicate_keys=duplicate_keys)


def _refused(data: bytes, error: json.JSONDecodeError, *, duplicate_keys: bool) -> Decoded:
    decoded = decode_carefully(data, duplicate_keys=duplicate_keys)
    # The strict parser has the last word, should the careful one have nothing to say.
    return decoded if decoded.findings else Decoded(None, None, (syntax_error(error.doc, error),), careful=True)


def keeps_all_keys(data: bytes, value: Any) -> bool:
    """Whether no key was lost between JSON and its value: every member has a colon, so fewer would be left."""
    if b"\\" in data and b"\\u003" in data:  # an escaped colon, maybe, which would be written as one
        return False
    try:
        return data.count(b":") == orjson.dumps(value).count(b":")
    except orjson.JSONEncodeError:  # nested too deep to be written
        return False


def decode_carefully(data: bytes, *, duplicate_keys: bool = True) -> Decoded:
    """Read JSON and find everything that is wrong with it."""
    findings = []
    if data.startswith(_BOM):
        data = data.removeprefix(_BOM)
        findings.append(_byte_order_mark())
    value, found = _parse(data, duplicate_keys=duplicate_keys)
    findings.extend(found)
    if value is None and found:
        return Decoded(None, None, tuple(findings), careful=True)
    return Decoded(value, orjson.dumps(value), tuple(findings), careful=True)


def _parse(data: bytes, *, duplicate_keys: bool) -> tuple[Any, list[Finding]]:
    foreign = looks_foreign(data)
    if foreign:
        return None, [foreign]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [encoding_error(data, error)]
    if not text.strip(" \t\r\n"):
        return None, [_empty()]
    decoder = _DECODER if duplicate_keys else _DECODER_LAST_KEY
    try:
        return plain(decoder.decode(text))
    except json.JSONDecodeError as error:
        return None, [syntax_error(text, error)]
    except RecursionError:
        return None, [depth_error(text)]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    repeated = Repeated(members)
    repeated.keys_repeated = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
    return repeated


def _integer(literal: str) -> int | Unsafe:
    if len(literal) <= _SAFE_DIGITS:
        return int(literal)
    short_enough = len(literal) <= len(str(-SAFE_INTEGER))
    return int(literal) if short_enough and abs(int(literal)) <= SAFE_INTEGER else Unsafe(literal)


def _fraction(literal: str) -> float | Unsafe:
    number = float(literal)
    return number if math.isfinite(number) else Unsafe(literal)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer, parse_float=_fraction, parse_constant=Unsafe)
_DECODER_LAST_KEY = json.JSONDecoder(parse_int=_integer, parse_float=_fraction, parse_constant=Unsafe)


def _empty() -> Finding:
    return Finding(
        code="json.empty",
        message="There is nothing in it.",
        expected="a bundle, a record, a list of records, or one record a line (JSON Lines)",
        hint="Check that the file was written to its end.",
    )


def _byte_order_mark() -> Finding:
    return Finding(
        code="json.bom",
        message="The text begins with a byte order mark, which is passed over.",
        expected="UTF-8 without a byte order mark",
        hint="Save it as UTF-8 without a byte order mark.",
        at=(1, 1),
    )
