"""Nobody receives himself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Visit
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _are_others(visit: Json, _: Context) -> bool:
    return set(visit["hosts"]).isdisjoint(visit["visitors"])


def _check(visit: Visit, _: Context) -> Iterator[Problem]:
    for index, host in enumerate(visit.hosts):
        if host in visit.visitors:
            yield Problem(
                ("hosts", index),
                f"{host} is visitor and host of the same visit.",
                expected="somebody else",
                got=host,
                hint="Take the actor out of `visitors` or `hosts`.",
            )


RULE: Rule[Visit] = Rule(
    code="meaning.host_is_visitor",
    level="error",
    reason="Nobody is guest and host of one visit.",
    example="""
{"type": "visit", "id": "visit:1", "visitors": ["actor:MLI"], "receiving": "RUS", "hosts": ["actor:MLI"]}
""",
    on=("visit",),
    where=("visitors", "hosts"),
    unless=_are_others,
    check=_check,
)
