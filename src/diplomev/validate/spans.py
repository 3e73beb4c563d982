"""Whether evidence is as it should be in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json

LONGEST = 300
"""How many code points the words of a statement's evidence may have."""


def are_sound(claim: Json, _: Context) -> bool:
    """Whether each span of the evidence has both ends, as many words as lie between them, and not too many."""
    for span in claim["evidence"]:
        words = span["exact"]
        size = len(words)
        if "start" not in span or span["end"] - span["start"] != size or size > LONGEST or words.isspace():
            return False
    return True


def lie_in_source(claim: Json, context: Context) -> bool:
    """Whether each span of the evidence ends within its source, as far as the length of that is known."""
    source = context.source(claim["source"])
    if source is None:
        return False
    length = source.length
    if length is not None:
        for span in claim["evidence"]:
            if "end" in span and span["end"] > length:
                return False
    return True
