"""A State has the id of its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule
from diplomev.vocabulary import country_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Actor
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _has_it(actor: Json, _: Context) -> bool:
    return bool(actor["id"] == f"actor:{actor['country']}")


def _check(actor: Actor, _: Context) -> Iterator[Problem]:
    if actor.kind == "state" and actor.country and actor.id != f"actor:{actor.country}":
        yield Problem(
            ("id",),
            f"The State {country_name(actor.country)} is known as actor:{actor.country} everywhere.",
            expected=f"actor:{actor.country}",
            hint=f"Use actor:{actor.country}; it needs no record of its own.",
        )


RULE: Rule[Actor] = Rule(
    code="meaning.state_without_its_id",
    level="info",
    reason="A State that has its reserved id is the same in all data.",
    example="""
{"type": "actor", "id": "actor:1", "kind": "state", "name": "Mali", "country": "MLI"}
""",
    on=("actor",),
    where=("kind=state", "country"),
    unless=_has_it,
    check=_check,
    summed=True,
)
