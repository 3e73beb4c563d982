"""A claim states a property that its subject can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.claims.properties import get_property, properties
from diplomev.validate.render import shown
from diplomev.validate.rule import Problem, Rule
from diplomev.validate.stated import fits
from diplomev.vocabulary.loading import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim
    from diplomev.validate.context import Context

_LONGEST_COMPARED = 64


def _check(claim: Claim, _: Context) -> Iterable[Problem]:
    if claim.property is None or claim.subject is None:
        return ()
    kind = claim.subject.partition(":")[0]
    if get_property(kind, claim.property):
        return ()
    known = tuple(prop.name for prop in properties(kind))
    message = f"No claim can state {shown(claim.property)} of a record of type {kind}."
    hint = nearest(claim.property[:_LONGEST_COMPARED], known)
    return (Problem(("property",), message, expected=f"a property of a {kind}", got=shown(claim.property), hint=hint),)


RULE: Rule[Claim] = Rule(
    code="meaning.property_unknown",
    level="error",
    reason="A record has only the properties of its type.",
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
    "property": "beginning", "value": "2025-06-22", "stance": "asserts"
  }
]
""",
    on=("claim",),
    where=("property", "subject"),
    unless=fits,
    check=_check,
)
