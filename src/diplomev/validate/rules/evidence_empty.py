"""Evidence has words."""

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
        if not span.exact.strip():
            message = "The words of the evidence are only white space."
        elif span.start is not None and span.end is not None and span.end <= span.start:
            message = f"The evidence ends ({span.end}) where or before it begins ({span.start})."
        else:
            continue
        yield Problem(("evidence", index), message, expected="at least one word", hint="Give the words that state it.")


RULE: Rule[Claim] = Rule(
    code="meaning.evidence_empty",
    level="error",
    reason="A span without words proves nothing.",
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
    "evidence": [{"start": 12, "end": 12, "exact": " "}]
  }
]
""",
    on=("claim",),
    where=("evidence",),
    unless=are_sound,
    check=_check,
)
