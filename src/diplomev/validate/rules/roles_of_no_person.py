"""Offices are held by persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Actor
    from diplomev.validate.context import Context


def _check(actor: Actor, _: Context) -> Iterator[Problem]:
    if actor.kind in {"state", "intergovernmental"} and any(role.office for role in actor.roles):
        yield Problem(
            ("roles",),
            f"It holds an office, but is of the kind {actor.kind}.",
            expected="a person",
            got=actor.kind,
            hint="Make the office holder an actor of their own, or mend the kind.",
        )


RULE: Rule[Actor] = Rule(
    code="meaning.roles_of_no_person",
    level="warning",
    reason="States, bodies and companies hold no office; their people do.",
    example="""
{"type": "actor", "id": "actor:1", "kind": "state", "name": "Elbonia", "roles": [{"office": "head_of_state"}]}
""",
    on=("actor",),
    where=("kind=state|kind=intergovernmental", "roles"),
    check=_check,
)
