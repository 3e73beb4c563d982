"""Each event names who tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Record
    from diplomev.validate.context import Context
    from diplomev.validate.references import Spot


def _finish(context: Context) -> Iterator[tuple[Spot, Problem]]:
    if not context.sourced:
        return  # the file is the source of all that is in it
    for record, spot in context.unsourced.items():
        if not context.is_claimed(record):
            message = "The record names no source, and no claim is about it."
            yield spot, Problem(("sources",), message, expected="the id of a source", hint="Add `sources` or claims.")


RULE: Rule[Record] = Rule(
    code="meaning.no_source",
    level="warning",
    reason="Among data that name their sources, a record without one cannot be checked.",
    example="""
[
  {"type": "source", "id": "source:1"},
  {"type": "visit", "id": "visit:1", "sources": ["source:1"], "sending": ["MLI"], "receiving": "RUS"},
  {"type": "visit", "id": "visit:2", "sending": ["MLI"], "receiving": "TUR"}
]
""",
    on=("visit", "engagement", "agreement"),
    finish=_finish,
    summed=True,
)
