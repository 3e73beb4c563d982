"""Bytes into text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs

from attrs import frozen

from diplomev.errors import UnreadableInputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive, as .docx, .odt and .epub files are"),
    (b"\xd0\xcf\x11\xe0", "an Office document of the old kind, such as .doc"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "gzip data under a name that does not end in .gz"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes(code for code in range(32) if chr(code) not in "\t\n\r\f\v") + b"\x7f"
_MOST_CONTROLS = 0.05
_MOST_NULS = 0.02
_GAP = "\ufffd"
_HINT = "Give plain text, HTML or JSON; save a document of another kind as text first."


@frozen
class Decoded:
    """Bytes as text.

    Attributes:
        text: The text, without byte order mark, its line ends as they were.
        encoding: What the bytes were decoded with, by its Python name.
        notes: What people should know of it, each a sentence.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_text(data: bytes, where: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of a text.

    A byte order mark decides; then what the text declares, if anything; then UTF-8. Bytes that are none of
    these are read as cp1252, or as latin-1 where cp1252 does not define one of them. A text in UTF-8 with a
    few broken bytes stays UTF-8, with U+FFFD in their place.

    Args:
        data: The bytes.
        where: What messages call them.
        declared: An encoding that the text itself names.

    Raises:
        UnreadableInputError: The bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, where)
    _refuse_binary(data, where)
    for encoding in dict.fromkeys([*([declared] if declared else []), "utf-8"]):
        try:
            return Decoded(data.decode(encoding), encoding)
        except (LookupError, ValueError):  # a name that is no text encoding, or bytes that it does not define
            continue
    return _damaged(data) or _legacy(data)


def _marked(data: bytes, encoding: str, where: str) -> Decoded:
    """Decode what stands behind a byte order mark."""
    try:
        decoded = Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        decoded = _with_gaps(data, encoding)
    _refuse_binary(decoded.text.encode("utf-8", "replace"), where)
    return decoded


def _damaged(data: bytes) -> Decoded | None:
    """The bytes as UTF-8 with gaps, where far more of their letters than not are whole; else `None`."""
    decoded = _with_gaps(data, "utf-8")
    others = len(decoded.text) - len(decoded.text.encode("ascii", "ignore"))
    return decoded if others > 2 * decoded.text.count(_GAP) else None


def _with_gaps(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    note = f"its bytes are not whole {encoding}: {text.count(_GAP)} characters are lost and stand as U+FFFD"
    return Decoded(text, encoding, (note,))


def _legacy(data: bytes) -> Decoded:
    """The bytes in the encodings of old, of which the last can read anything."""
    try:
        text, encoding = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "latin-1"
    return Decoded(text, encoding, (f"its bytes are no UTF-8; they were read as {encoding}",))


def _refuse_binary(data: bytes, where: str) -> None:
    """Refuse what is no text, by how it begins or by its share of control characters."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInputError(where, f"it is {what}, not text", _HINT)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    nulls = data.count(0)
    if nulls > _MOST_NULS * len(data):
        hint = f"{_HINT} If it is text in UTF-16 without byte order mark, save it as UTF-8."
        raise UnreadableInputError(where, f"it is a binary file, with {nulls} null bytes", hint)
    if controls > _MOST_CONTROLS * len(data):
        raise UnreadableInputError(where, f"it is a binary file, with {controls} control characters", _HINT)
