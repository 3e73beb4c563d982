"""Member States are those of an intergovernmental body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Actor
    from diplomev.validate.context import Context


def _check(actor: Actor, _: Context) -> Iterator[Problem]:
    if actor.members and actor.kind in {"person", "state", "government_body", "company", "media"}:
        yield Problem(
            ("members",),
            f"It has member States, but is of the kind {actor.kind}.",
            expected="the kind intergovernmental",
            got=actor.kind,
            hint="Mend the kind, or take `members` out.",
        )


RULE: Rule[Actor] = Rule(
    code="meaning.members_of_no_body",
    level="warning",
    reason="Only a body of States has member States.",
    example="""
{"type": "actor", "id": "actor:1", "kind": "company", "name": "Example Mining", "members": ["MLI", "RUS"]}
""",
    on=("actor",),
    where=("kind", "members"),
    check=_check,
)
