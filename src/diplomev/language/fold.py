"""Folding of text for matching: letter case and typography, never the length.

The folded text has as many code points as the text, so that an offset in one is an offset in the other.
"""

from __future__ import annotations

import unicodedata

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("’ʼ‘´`′", "'"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\t", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)


def fold(text: str) -> str:
    """Lower the case and unify apostrophes, spaces and hyphens; as many code points come out as went in."""
    text = text.translate(_TYPOGRAPHY)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def strip_accents(text: str) -> str:
    """Take the combining marks off the letters (`é` becomes `e`); the length may change for decomposed text."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))
