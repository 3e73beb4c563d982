"""Who concludes an agreement has a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json

_CONCLUDED = frozenset({"signed", "ratified", "in_force"})
_OF_ONE_SIDE = frozenset({"communique", "joint_declaration", "action_plan", "other"})
"""Kinds of instruments that one alone may adopt."""


def _are_several(agreement: Json, _: Context) -> bool:
    return len(agreement["parties"]) > 1


def _needs(agreement: Agreement) -> tuple[str, ...]:
    return agreement.parties if len(agreement.parties) == 1 else ()


def _check(agreement: Agreement, context: Context) -> Iterator[Problem]:
    if len(agreement.parties) != 1 or agreement.status not in _CONCLUDED or agreement.kind in _OF_ONE_SIDE:
        return
    party = context.actor(agreement.parties[0])
    if party is None or party.kind not in {"person", "state", "government_body"}:
        return  # a body of several, or who knows
    bound = {signatory.on_behalf_of or signatory.actor for signatory in agreement.signatories}
    bound |= {action.party for action in agreement.actions if action.party}
    if bound <= set(agreement.parties):
        yield Problem(
            ("parties",),
            f"It is {agreement.status}, but {agreement.parties[0]} is its only party.",
            expected="two parties or more",
            got="1",
            hint="Add the other party, or leave `parties` out where it is not known.",
        )


RULE: Rule[Agreement] = Rule(
    code="meaning.too_few_parties",
    level="warning",
    reason="An agreement that was signed has at least two parties.",
    example="""
{"type": "agreement", "id": "agreement:1", "kind": "treaty", "status": "signed", "parties": ["actor:MLI"]}
""",
    on=("agreement",),
    where=("parties", "status=signed|status=ratified|status=in_force"),
    unless=_are_several,
    check=_check,
    needs=_needs,
)
