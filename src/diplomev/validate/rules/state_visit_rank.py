"""A state visit is paid by a head of State."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.render import listed
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context

_MAY_PAY_ONE = frozenset({"head_of_state", "crown_prince", "governor", "igo_head", "other"})
"""Heads of State and those who stand in for one: heirs, governors-general; and offices that nothing is known of."""


def _needs(visit: Visit) -> tuple[str, ...]:
    return visit.visitors if visit.rank == "state" else ()


def _check(visit: Visit, context: Context) -> Iterator[Problem]:
    if visit.rank != "state" or not visit.visitors:
        return
    offices = [known.offices if (known := context.actor(visitor)) else frozenset() for visitor in visit.visitors]
    if all(offices) and not any(held & _MAY_PAY_ONE for held in offices):
        held = listed(frozenset().union(*offices))
        yield Problem(
            ("rank",),
            f"A state visit is paid by a head of State, but the visitors' offices are {held}.",
            expected="official or working",
            got="state",
            hint="Mend the rank, or the offices of the visitors.",
        )


RULE: Rule[Visit] = Rule(
    code="meaning.state_visit_rank",
    level="warning",
    reason="Only a head of State pays a state visit; that of a minister is an official or a working visit.",
    example="""
[
  {
    "type": "actor", "id": "actor:1", "kind": "person", "name": "A. Example",
    "roles": [{"office": "foreign_minister", "country": "MLI"}]
  },
  {"type": "visit", "id": "visit:1", "visitors": ["actor:1"], "receiving": "RUS", "rank": "state"}
]
""",
    on=("visit",),
    where=("visitors", "rank=state"),
    check=_check,
    needs=_needs,
)
