"""An office ends after it was taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Actor
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _have_no_end(actor: Json, _: Context) -> bool:
    return not any("end" in role for role in actor["roles"])


def _check(actor: Actor, _: Context) -> Iterator[Problem]:
    for index, role in enumerate(actor.roles):
        if role.start and role.end and role.end.before(role.start):
            yield Problem(
                ("roles", index, "end"),
                f"The office ends ({role.end}) before it begins ({role.start}).",
                expected=f"{role.start} or later",
                got=str(role.end),
                hint="Exchange the two dates, or mend the one that is mistyped.",
            )


RULE: Rule[Actor] = Rule(
    code="meaning.role_ends_before_start",
    level="error",
    reason="Nobody leaves an office before taking it up.",
    example="""
{
  "type": "actor", "id": "actor:1", "name": "A. Example",
  "roles": [{"office": "minister", "start": "2024-11-21", "end": "2021-06-11"}]
}
""",
    on=("actor",),
    where=("roles",),
    unless=_have_no_end,
    check=_check,
)
