"""What a program claims it has read somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _check(claim: Claim, _: Context) -> Iterable[Problem]:
    if claim.evidence or claim.extractor is None or "/" not in claim.extractor or _is_of_the_source(claim):
        return ()
    return (
        Problem(
            (),
            "A claim of an extractor has no evidence.",
            expected="the words that state it",
            hint="Add `evidence`; `exact` alone will do.",
        ),
    )


def _is_of_the_source(claim: Claim) -> bool:
    """Whether it says something of the source itself, such as its language, that no words of it need say."""
    return claim.subject == claim.source


RULE: Rule[Claim] = Rule(
    code="meaning.evidence_missing",
    level="warning",
    reason="Every claim of an extractor has the words that it rests on.",
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
    "property": "rank", "value": "official", "stance": "asserts", "extractor": "acme/1.0#rank"
  }
]
""",
    on=("claim",),
    where=("extractor", "!evidence"),
    check=_check,
    summed=True,
)
