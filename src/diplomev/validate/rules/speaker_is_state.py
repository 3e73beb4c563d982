"""Somebody speaks for a State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model.identity import state_code
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.model import Claim
    from diplomev.validate.context import Context


def _check(claim: Claim, _: Context) -> Iterable[Problem]:
    if claim.speaker is None or state_code(claim.speaker) is None:
        return ()
    return (
        Problem(
            ("speaker",),
            f"The speaker is a State ({claim.speaker}).",
            expected="a person or a body",
            hint="Name who spoke for it, where the source says so.",
        ),
    )


RULE: Rule[Claim] = Rule(
    code="meaning.speaker_is_state",
    level="info",
    reason="A State speaks through persons and bodies; who it was is worth knowing.",
    example="""
[
  {"type": "source", "id": "source:1", "length": 4000},
  {
    "type": "claim", "id": "claim:1", "kind": "quotation", "source": "source:1", "text": "We shall sign.",
    "speaker": "actor:MLI"
  }
]
""",
    on=("claim",),
    where=("speaker",),
    check=_check,
    summed=True,
)
