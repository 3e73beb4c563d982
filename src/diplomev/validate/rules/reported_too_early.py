"""What is completed took place before it was reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.facts import told_too_early
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _needs(claim: Claim) -> tuple[str, ...]:
    return (claim.source, claim.subject) if claim.subject and _says_completed(claim) else ()


def _check(claim: Claim, context: Context) -> Iterable[Problem]:
    if not _says_completed(claim) or claim.subject is None:
        return ()
    visit = context.visit(claim.subject)
    published = told_too_early(visit.start, [context.source(claim.source)]) if visit and visit.start else None
    if visit is None or published is None:
        return ()
    message = f"The source, published on {published}, says that a visit is over which begins on {visit.start}."
    hint = "Mend the status, the day of publication, or look whether the two speak of the same visit."
    return (Problem(("value",), message, expected="announced", got="completed", hint=hint),)


def _says_completed(claim: Claim) -> bool:
    if claim.property != "status" or claim.value != "completed" or claim.stance != "asserts":
        return False
    return claim.subject is not None and claim.subject.startswith("visit:")


RULE: Rule[Claim] = Rule(
    code="meaning.reported_too_early",
    level="warning",
    reason="A source cannot assert that a visit is over before the visit began.",
    example="""
[
  {"type": "source", "id": "source:1", "published": "2025-06-10"},
  {"type": "source", "id": "source:2", "published": "2025-06-27"},
  {
    "type": "visit", "id": "visit:1", "sources": ["source:1", "source:2"], "sending": ["MLI"],
    "status": "completed", "start": "2025-06-22"
  },
  {
    "type": "claim", "id": "claim:1", "kind": "statement", "source": "source:1", "subject": "visit:1",
    "property": "status", "value": "completed", "stance": "asserts"
  },
  {
    "type": "claim", "id": "claim:2", "kind": "statement", "source": "source:2", "subject": "visit:1",
    "property": "start", "value": "2025-06-22", "stance": "asserts"
  },
  {
    "type": "claim", "id": "claim:3", "kind": "statement", "source": "source:2", "subject": "visit:1",
    "property": "sending", "value": "MLI", "stance": "asserts"
  }
]
""",
    on=("claim",),
    where=("property=status", "subject", "value"),
    check=_check,
    needs=_needs,
)
