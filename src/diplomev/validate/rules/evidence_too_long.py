"""Evidence is the smallest words that state the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule
from diplomev.validate.spans import LONGEST, are_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _check(claim: Claim, _: Context) -> Iterator[Problem]:
    if claim.kind == "quotation":
        return
    for index, span in enumerate(claim.evidence):
        if len(span.exact) > LONGEST:
            yield Problem(
                ("evidence", index),
                f"The evidence has {len(span.exact)} code points.",
                expected=f"at most {LONGEST}",
                got=str(len(span.exact)),
                hint="Give the smallest words that state the value; several spans may do it together.",
            )


RULE: Rule[Claim] = Rule(
    code="meaning.evidence_too_long",
    level="warning",
    reason="Long evidence leaves it to the reader to find what it proves.",
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
    "evidence": [
        {
          "start": 10, "end": 317,
          "exact": "WORDS"
        }
      ]
  }
]
""".replace("WORDS", "la visite, " * 27 + "officielle"),
    on=("claim",),
    where=("evidence", "kind=statement"),
    unless=are_sound,
    check=_check,
)
