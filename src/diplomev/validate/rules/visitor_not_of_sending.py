"""Who visits for a State belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.data import apart
from diplomev.validate.facts import acts_for_state
from diplomev.validate.render import listed
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _belong_to_sending(visit: Json, context: Context) -> bool:
    for visitor in visit["visitors"]:
        known = context.actor(visitor)
        if known is None or known.countries.isdisjoint(visit["sending"]):
            return False
    return True


def _needs(visit: Visit) -> tuple[str, ...]:
    return visit.visitors if visit.sending else ()


def _check(visit: Visit, context: Context) -> Iterator[Problem]:
    for index, visitor in enumerate(visit.visitors if visit.sending else ()):
        known = context.actor(visitor)
        if known and acts_for_state(known) and apart(known.countries, visit.sending):
            yield Problem(
                ("visitors", index),
                f"{visitor} belongs to {listed(known.countries)}, which is not among the sending States.",
                expected=f"a visitor of {listed(visit.sending)}",
                got=listed(known.countries),
                hint="Add the State to `sending`, or mend the country of the actor.",
            )


RULE: Rule[Visit] = Rule(
    code="meaning.visitor_not_of_sending",
    level="warning",
    reason="The sending States are those of the visitors, heads of intergovernmental bodies aside.",
    example="""
[
  {"type": "actor", "id": "actor:1", "kind": "person", "name": "A. Example", "country": "NER"},
  {"type": "visit", "id": "visit:1", "visitors": ["actor:1"], "sending": ["MLI"], "receiving": "RUS"}
]
""",
    on=("visit",),
    where=("visitors", "sending"),
    unless=_belong_to_sending,
    check=_check,
    needs=_needs,
)
