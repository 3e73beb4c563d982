"""A quotation has words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.render import shown
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _check(claim: Claim, _: Context) -> Iterable[Problem]:
    if claim.text is None or any(map(str.isalnum, claim.text)):
        return ()
    return (
        Problem(
            ("text",),
            f"The quotation {shown(claim.text)} has no words.",
            expected="the words that were said",
            got=shown(claim.text),
            hint="Give the words, or leave the quotation out.",
        ),
    )


RULE: Rule[Claim] = Rule(
    code="meaning.quotation_blank",
    level="error",
    reason="Who is quoted has said something.",
    example="""
[
  {"type": "source", "id": "source:1", "length": 4000},
  {"type": "claim", "id": "claim:1", "kind": "quotation", "source": "source:1", "text": "« … »"}
]
""",
    on=("claim",),
    where=("text",),
    check=_check,
)
