"""Say what is wrong with a text that is no JSON, in words for people who do not know the grammar."""

import json
import re

from diplomev.validate.domain import MAX_DEPTH, too_deep
from diplomev.validate.issues import Finding
from diplomev.validate.render import shown

_HEAD = 1024
_EXCERPT = 12
_OPENING_OR_CLOSING = re.compile(r'"(?:[^"\\]++|\\.)*+"?+|[\[{]|[\]}]', re.DOTALL)
_NUMBERS = "Write numbers such as 12, -0.5 or 1e6, without a plus, leading zeros, or a point at either end."
_HINTS = tuple(
    (re.compile(pattern), hint)
    for pattern, hint in (
        (r"\Z", "The text ends too early: it may have been cut off."),
        (r"[+.][0-9.]|-?(?:nan|inf)", _NUMBERS),
        (r"[}\]]", "Take out the comma before the closing bracket."),
        (r"['`‘’“”„«»]", 'Write keys and strings in straight double quotes: "like this".'),
        (r"//|/\*|#", "JSON has no comments: take it out."),
        (r"(?:None|True|False)\b", "Write null, true and false in lower case."),
        (r"[\x00-\x1f]", "Write line ends and tabs in strings as \\n and \\t."),
        (r"\\", "Write a backslash as \\\\."),
        (r"[A-Za-z_]", "Write keys and strings in double quotes."),
    )
)
_BY_MESSAGE = (
    ("Unterminated string", "Close the string with a double quote; the text may have been cut off."),
    ("Invalid \\u", "Four digits 0-9 a-f must stand behind \\u; write a backslash as \\\\."),
)
_BROKEN_OFF = (
    (re.compile(r"[0-9][-/:][0-9]"), 'Write dates and other texts in double quotes: "2025-06-23".'),
    (re.compile(r"[0-9][0-9A-Za-z_.]|-[0-9.]"), _NUMBERS),
)
"""What stands around the place where a parser takes a value to be at its end already."""
_LAST_RESORTS = {
    "Expecting ',' delimiter": 'A comma may be missing here, or a double quote inside a string is not written as \\".',
    "Expecting property name enclosed in double quotes": "Write keys in double quotes.",
}


def syntax_error(text: str, error: json.JSONDecodeError) -> Finding:
    """Return the finding for a text that a JSON parser refused."""
    at = line_and_column(text, error.pos)
    got = shown(text[error.pos : error.pos + _EXCERPT]) if error.pos < len(text) else None
    if error.msg == "Extra data":
        message = "More text follows behind the end of the JSON value."
        return Finding(code="json.syntax", message=message, got=got, hint=_after_the_end(text, error.pos), at=at)
    message = f"From {got} on, this is not JSON." if got else "The JSON breaks off before its end."
    return Finding(code="json.syntax", message=message, got=got, hint=_hint(text, error), at=at)


def _hint(text: str, error: json.JSONDecodeError) -> str | None:
    before = max(error.pos - 1, 0)
    by_message = next((hint for start, hint in _BY_MESSAGE if error.msg.startswith(start)), None)
    by_number = next((hint for pattern, hint in _BROKEN_OFF if pattern.match(text, before)), None)
    by_character = next((hint for pattern, hint in _HINTS if pattern.match(text, error.pos)), None)
    return by_message or by_number or by_character or _LAST_RESORTS.get(error.msg)


def _after_the_end(text: str, position: int) -> str:
    if text[position : position + _EXCERPT].lstrip().startswith("{"):
        return "Put several records in a list or a bundle, or one on each line of a .jsonl file."
    return "Keep one JSON value in the text, and nothing behind it."


def depth_error(text: str) -> Finding:
    """Return the finding for a text whose nesting is beyond what a parser goes into."""
    depth = 0
    for match in _OPENING_OR_CLOSING.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match.group()[:1], 0)
        if depth > MAX_DEPTH:
            return too_deep((), line_and_column(text, match.start()))
    return too_deep(())


def encoding_error(data: bytes, error: UnicodeDecodeError) -> Finding:
    """Return the finding for bytes that are no UTF-8."""
    before = data[: error.start].decode("utf-8")
    at = line_and_column(before, len(before))
    if data[error.start] == 0xED and data[error.start + 1 : error.start + 2] >= b"\xa0":  # noqa: PLR2004  # see below
        # The bytes of a code point from U+D800 to U+DFFF, written as if it were a character.
        return Finding(
            code="json.surrogate",
            message="The text holds half a surrogate pair, which is no character.",
            hint="Write the character itself; the text may have been cut in the middle of it.",
            at=at,
        )
    return Finding(
        code="json.encoding",
        message=f"The text is not UTF-8: the byte 0x{data[error.start]:02x} cannot stand here.",
        expected="UTF-8",
        got=f"0x{data[error.start]:02x}",
        hint="Save it again as UTF-8; it may be in Windows-1252 or Latin-1.",
        at=at,
    )


def looks_foreign(data: bytes) -> Finding | None:
    """Return the finding for bytes that begin in another encoding or are no text at all."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head[:2]:
        name = "UTF-16"
    elif b"\0" in head[:4]:
        name = "UTF-32"
    elif b"\0" in head:
        return Finding(
            code="json.encoding",
            message="These are no characters but binary data.",
            expected="JSON as UTF-8",
            hint="Give the JSON file itself; compressed ones are read when they are gzip.",
        )
    else:
        return None
    return Finding(
        code="json.encoding",
        message=f"The text seems to be in {name}, but JSON is exchanged as UTF-8.",
        expected="UTF-8",
        got=name,
        hint="Save it again as UTF-8.",
    )


def line_and_column(text: str, position: int) -> tuple[int, int]:
    """Return the line and the column of a position, both counted from 1."""
    line_start = text.rfind("\n", 0, position) + 1
    return text.count("\n", 0, line_start) + 1, position - line_start + 1
