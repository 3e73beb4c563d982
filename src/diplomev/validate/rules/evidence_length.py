"""A span is as long as its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule
from diplomev.validate.spans import are_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _check(claim: Claim, _: Context) -> Iterator[Problem]:
    for index, span in enumerate(claim.evidence):
        if span.start is not None and span.end is not None and span.start < span.end != span.start + len(span.exact):
            yield Problem(
                ("evidence", index, "end"),
                f"The span is {span.end - span.start} code points long, its words {len(span.exact)}.",
                expected=str(span.start + len(span.exact)),
                got=str(span.end),
                hint="Count code points, neither bytes nor UTF-16 units; `end` lies behind the last.",
            )


RULE: Rule[Claim] = Rule(
    code="meaning.evidence_length",
    level="error",
    reason="The words stand between the ends of their span, counted in code points.",
    example="""
[
  {"type": "source", "id": "source:1", "length": 4000},
  {"type": "visit", "id": "visit:1", "sources": ["source:1"], "sending": ["MLI"]},
  {
    "type": "claim", "id": "claim:0", "kind": "statement", "source": "source:1", "subject": "visit:1",
    "property": "sending", "value": "MLI", "stance": "asserts"
  },
  {
    "type": "claim", "id": "claim:1", "kind": "statement", "source": "source:1", "subject": "visit:1",
    "property": "rank", "value": "official", "stance": "asserts",
    "evidence": [{"start": 10, "end": 30, "exact": "visite officielle"}]
  }
]
""",
    on=("claim",),
    where=("evidence",),
    unless=are_sound,
    check=_check,
)
