"""The least of a count is not above its most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _is_in_order(agreement: Json, _: Context) -> bool:
    count = agreement["count"]
    return "max" not in count or count["max"] >= count["min"]


def _check(agreement: Agreement, _: Context) -> Iterator[Problem]:
    count = agreement.count
    if count and count.max is not None and count.min > count.max:
        yield Problem(
            ("count", "max"),
            f"`max` ({count.max}) is less than `min` ({count.min}).",
            expected=f"{count.min} or more",
            got=str(count.max),
            hint="Exchange the two, or leave `max` out where it is open.",
        )


RULE: Rule[Agreement] = Rule(
    code="meaning.count_reversed",
    level="error",
    reason="No number is above its own upper bound.",
    example="""
{"type": "agreement", "id": "agreement:1", "count": {"min": 3, "max": 2}}
""",
    on=("agreement",),
    where=("count",),
    unless=_is_in_order,
    check=_check,
)
