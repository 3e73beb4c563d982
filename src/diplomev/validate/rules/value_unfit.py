"""The value of a claim is one that its property can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.claims.properties import get_property
from diplomev.validate.render import shown
from diplomev.validate.rule import Problem, Rule
from diplomev.validate.stated import fits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _check(claim: Claim, _: Context) -> Iterable[Problem]:
    if claim.value is None or claim.property is None or claim.subject is None:
        return ()
    kind = claim.subject.partition(":")[0]
    prop = get_property(kind, claim.property)
    if prop is None or prop.fits(claim.value):
        return ()
    of_list = prop.is_list and isinstance(claim.value, list)
    what = f"one element of `{prop.name}`" if prop.is_list else f"a value of `{prop.name}`"
    return (
        Problem(
            ("value",),
            f"{shown(claim.value)} is not {what} of a {kind}.",
            expected=what,
            got=shown(claim.value),
            hint="Make a claim of each element." if of_list else "Write it as the record would have it.",
        ),
    )


RULE: Rule[Claim] = Rule(
    code="meaning.value_unfit",
    level="error",
    reason="What a record cannot hold is never seen in it.",
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
    "property": "start", "value": "22 June 2025", "stance": "asserts"
  }
]
""",
    on=("claim",),
    where=("property", "subject", "value"),
    unless=fits,
    check=_check,
)
