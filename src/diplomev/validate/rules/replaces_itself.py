"""An agreement replaces and amends others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    for name, targets in (("replaces", agreement.replaces), ("amends", agreement.amends)):
        for index, target in enumerate(targets):
            if target == agreement.id or target in agreement.merged_from:
                yield Problem(
                    (name, index),
                    f"It {name} itself.",
                    expected="another agreement",
                    got=target,
                    hint="Name the older agreement.",
                )


RULE: Rule[Agreement] = Rule(
    code="meaning.replaces_itself",
    level="error",
    reason="Nothing takes the place of itself.",
    example="""
{"type": "agreement", "id": "agreement:1", "replaces": ["agreement:1"]}
""",
    on=("agreement",),
    where=("replaces|amends",),
    check=_check,
)
