"""A party ratifies what it has signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    signed = {
        action.party: action.date
        for action in agreement.actions
        if action.kind == "signature" and action.party and action.date
    }
    for index, action in enumerate(agreement.actions):
        before = signed.get(action.party) if action.party else None
        if action.kind == "ratification" and action.date and before and action.date.before(before):
            yield Problem(
                ("actions", index, "date"),
                f"{action.party} ratified it ({action.date}) before it signed it ({before}).",
                expected=f"{before} or later",
                got=str(action.date),
                hint="Exchange the two dates; who joins without a signature accedes.",
            )


RULE: Rule[Agreement] = Rule(
    code="meaning.ratified_before_signed",
    level="error",
    reason="No party ratifies before it signs.",
    example="""
{
  "type": "agreement", "id": "agreement:1",
  "actions": [
      {"kind": "ratification", "party": "actor:MLI", "date": "2024-11-01"},
      {"kind": "signature", "party": "actor:MLI", "date": "2025-06-23"}
    ]
}
""",
    on=("agreement",),
    where=("actions",),
    check=_check,
)
