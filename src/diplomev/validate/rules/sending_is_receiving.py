"""A State does not visit itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context
    from diplomev.validate.facts import ActorFacts, Json


def _goes_abroad(visit: Json, _: Context) -> bool:
    return visit["receiving"] not in visit["sending"]


def _needs(visit: Visit) -> tuple[str, ...]:
    return (*visit.visitors, *visit.hosts) if _is_to_itself(visit) else ()


def _check(visit: Visit, context: Context) -> Iterator[Problem]:
    if _is_to_itself(visit) and not any(
        _may_be_of_a_body(context.actor(who)) for who in (*visit.visitors, *visit.hosts)
    ):
        yield Problem(
            ("receiving",),
            f"{visit.receiving} is both the sending and the receiving State.",
            expected="two States",
            got=str(visit.receiving),
            hint="Mend one of them; for a gathering in the own State name the `event` or its `occasion`.",
        )


def _is_to_itself(visit: Visit) -> bool:
    between_states = visit.occasion in {None, "bilateral"} and visit.event is None
    return between_states and set(visit.sending) == {visit.receiving}


def _may_be_of_a_body(actor: ActorFacts | None) -> bool:
    return actor is None or actor.international or actor.kind not in {"person", "state", "government_body"}


RULE: Rule[Visit] = Rule(
    code="meaning.sending_is_receiving",
    level="error",
    reason="A visit goes to another State, or to a gathering or body that sits in the own one.",
    example="""
{"type": "visit", "id": "visit:1", "sending": ["MLI"], "receiving": "MLI", "occasion": "bilateral"}
""",
    on=("visit",),
    where=("sending", "receiving", "!occasion|occasion=bilateral", "!event"),
    unless=_goes_abroad,
    check=_check,
    needs=_needs,
)
