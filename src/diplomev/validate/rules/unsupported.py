"""What a record says rests on claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Record
    from diplomev.validate.context import Context
    from diplomev.validate.references import Spot


def _finish(context: Context) -> Iterator[tuple[Spot, Problem]]:
    for record, (unclaimed, spot) in context.unclaimed.items():
        for name in context.unclaimed_names(record, unclaimed):
            message = f"No claim states the `{name}` of the record."
            hint = "Add the claim, or look whether the value is right."
            yield spot, Problem((name,), message, expected="a claim that states it", hint=hint)


RULE: Rule[Record] = Rule(
    code="meaning.unsupported",
    level="info",
    reason="Where claims are given, a property without one leaves open who says so.",
    example="""
[
  {"type": "source", "id": "source:1", "length": 4000},
  {"type": "visit", "id": "visit:1", "sources": ["source:1"], "sending": ["MLI"], "rank": "official"},
  {
    "type": "claim", "id": "claim:0", "kind": "statement", "source": "source:1", "subject": "visit:1",
    "property": "sending", "value": "MLI", "stance": "asserts"
  }
]
""",
    on=("actor", "visit", "engagement", "agreement"),
    finish=_finish,
    summed=True,
)
