"""Folding of text for matching: letter case and typography, never the length.

The folded text has as many code points as the text, so that an offset in one is an offset in the other.
"""

from __future__ import annotations

import unicodedata

_TYPOGRAPHY = (
    *((mark, "'") for mark in "’ʼ‘´`′"),
    *((space, " ") for space in "\u00a0\u202f\u2009\u2007\u2002\u2003\t"),
    *((hyphen, "-") for hyphen in "\u2010\u2011"),
)


def fold(text: str) -> str:
    """Lower the case and unify apostrophes, spaces and hyphens; as many code points come out as went in."""
    if not text.isascii():
        for char, plain in _TYPOGRAPHY:  # most are absent, and looking for one is much faster than a table
            text = text.replace(char, plain)
    else:
        text = text.replace("`", "'").replace("\t", " ")
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def strip_accents(text: str) -> str:
    """Take the combining marks off the letters (`é` becomes `e`); the length may change for decomposed text."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))
