"""A list names each element once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Record
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json

_SAID_ELSEWHERE = frozenset({"parties"})
"""A party that stands twice is an error."""


def _repeats_nothing(record: Json, _: Context) -> bool:
    for value in record.values():
        if type(value) is list and len(value) > 1:
            if len(value) == 2:  # noqa: PLR2004  # most lists have no more, and these two need no set
                is_repeated = value[0] == value[1]
            else:
                is_repeated = len(set(value if type(value[0]) is str else map(str, value))) < len(value)
            if is_repeated:
                return False
    return True


def _check(record: Record, _: Context) -> Iterator[Problem]:
    for name, value in vars(record).items():
        if isinstance(value, list | tuple) and len(set(value)) < len(value) and name not in _SAID_ELSEWHERE:
            index = next(index for index, item in enumerate(value) if item in value[:index])
            yield Problem(
                (name, index),
                f"Element {index} of `{name}` stands there before.",
                expected="each element once",
                hint="Take the second one out.",
            )


RULE: Rule[Record] = Rule(
    code="meaning.repeated_element",
    level="warning",
    reason="Lists are sets: what stands twice in one says nothing more.",
    example="""
{"type": "visit", "id": "visit:1", "sending": ["MLI", "MLI"]}
""",
    on=("source", "actor", "visit", "engagement", "agreement"),
    unless=_repeats_nothing,
    check=_check,
    summed=True,
)
