"""Where a clause ends that speaks of an agreement, and another one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.document import Doc


def clause_between(doc: Doc, first: int, last: int) -> bool:
    """Whether another clause begins between two words: a finite verb that says nothing of content."""
    return any(
        all(entry.code not in _OF_CONTENT and entry.feature in _WHOLE_PREDICATE for entry in hit.entries)
        for hit in doc.hits_in("verb", first, last)
    )


def has_another_subject(doc: Doc, first: int, last: int) -> bool:
    """«the treaty is under review, and a protocol was signed»: whether a later clause has an agreement of its own.

    Args:
        doc: The text.
        first: The token behind the agreement.
        last: The verb.
    """
    others = doc.hits_in("agreement_noun", first, last)
    verbs = doc.hits_in("verb", first, others[-1].first) if others else ()
    return any(entry.feature in _WHOLE_PREDICATE for verb in verbs for entry in verb.entries)


_WHOLE_PREDICATE = frozenset({"present", "past", "future", "imperfect"})
_OF_CONTENT = frozenset({"concern", "sign", "passive", "stay", "have", "bind"})
