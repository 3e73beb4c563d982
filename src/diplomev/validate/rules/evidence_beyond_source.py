"""Evidence lies in the text of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule
from diplomev.validate.spans import lie_in_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _needs(claim: Claim) -> tuple[str, ...]:
    return (claim.source,) if claim.evidence else ()


def _check(claim: Claim, context: Context) -> Iterator[Problem]:
    source = context.source(claim.source)
    if source is None or source.length is None:
        return
    for index, span in enumerate(claim.evidence):
        if span.end is not None and span.end > source.length:
            yield Problem(
                ("evidence", index, "end"),
                f"The evidence ends at {span.end}, but the text of its source at {source.length}.",
                expected=f"at most {source.length}",
                got=str(span.end),
                hint="Count code points, neither bytes nor UTF-16 units, in the text as it was read.",
            )


RULE: Rule[Claim] = Rule(
    code="meaning.evidence_beyond_source",
    level="error",
    reason="No words stand behind the end of a text.",
    example="""
[
  {"type": "source", "id": "source:1", "length": 20},
  {"type": "visit", "id": "visit:1", "sources": ["source:1"], "sending": ["MLI"]},
  {
    "type": "claim", "id": "claim:0", "kind": "statement", "source": "source:1", "subject": "visit:1",
    "property": "sending", "value": "MLI", "stance": "asserts"
  },
  {
    "type": "claim", "id": "claim:1", "kind": "statement", "source": "source:1", "subject": "visit:1",
    "property": "rank", "value": "official", "stance": "asserts",
    "evidence": [{"start": 10, "end": 27, "exact": "visite officielle"}]
  }
]
""",
    on=("claim",),
    where=("evidence",),
    unless=lie_in_source,
    check=_check,
    needs=_needs,
)
