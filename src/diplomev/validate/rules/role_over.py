"""Who travels or receives in office holds one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _are_in_office(visit: Json, context: Context) -> bool:
    for who in (*visit.get("visitors", ()), *visit.get("hosts", ())):
        known = context.actor(who)
        if known is None or known.left:
            return False
    return True


def _needs(visit: Visit) -> tuple[str, ...]:
    return (*visit.visitors, *visit.hosts) if _is_official(visit) else ()


def _check(visit: Visit, context: Context) -> Iterator[Problem]:
    if not _is_official(visit) or not visit.start:
        return
    for name, actors in (("visitors", visit.visitors), ("hosts", visit.hosts)):
        for index, who in enumerate(actors):
            known = context.actor(who)
            if known and known.left and known.left.before(visit.start):
                yield Problem(
                    (name, index),
                    f"{who} had left office ({known.left}) before the visit began ({visit.start}).",
                    expected="an office at the time of the visit",
                    got=f"until {known.left}",
                    hint="Add the office that is held now, or mend the end of the old one.",
                )


def _is_official(visit: Visit) -> bool:
    return visit.rank in {"state", "official", "working"} and visit.start is not None


RULE: Rule[Visit] = Rule(
    code="meaning.role_over",
    level="warning",
    reason="Who has left all offices no longer pays or receives official visits.",
    example="""
[
  {
    "type": "actor", "id": "actor:1", "kind": "person", "name": "A. Example",
    "roles": [{"office": "head_of_state", "country": "MLI", "end": "2020-08-18"}]
  },
  {
    "type": "visit", "id": "visit:1", "visitors": ["actor:1"], "sending": ["MLI"], "rank": "official",
    "start": "2025-06-22"
  }
]
""",
    on=("visit",),
    where=("rank=state|rank=official|rank=working", "start", "visitors|hosts"),
    unless=_are_in_office,
    check=_check,
    needs=_needs,
)
