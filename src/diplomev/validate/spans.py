"""Whether evidence is as it should be in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.model import Claim

LONGEST = 300
"""How many code points the words of a statement's evidence may have."""


def is_sound(claim: Claim) -> bool:
    """Whether each span of the evidence has both ends, as many words as lie between them, and not too many."""
    for span in claim.evidence:
        start, end, size = span.start, span.end, len(span.exact)
        if start is None or end is None or end - start != size or size > LONGEST or span.exact.isspace():
            return False
    return True
