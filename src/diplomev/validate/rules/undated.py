"""An event has a day, or at least a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model import Engagement, Visit
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _check(record: Visit | Engagement | Agreement, _: Context) -> Iterator[Problem]:
    if not any(_says_when(record)):
        yield Problem((), "No date of the record is known.", expected="a date", hint="A year alone will do.")


def _says_when(record: Visit | Engagement | Agreement) -> tuple[object, ...]:
    """The dates of a record, and the records that it may have one from."""
    if isinstance(record, Visit):
        return (record.start, record.end)
    if isinstance(record, Engagement):
        return (record.date, record.visit)
    steps = [action.date for action in record.actions]
    return (record.signed, record.in_force, record.ended, record.visit, record.part_of, *steps)


RULE: Rule[Visit | Engagement | Agreement] = Rule(
    code="meaning.undated",
    level="info",
    reason="Without any date an event cannot be put in order.",
    example="""
{"type": "visit", "id": "visit:1", "sending": ["MLI"], "receiving": "RUS"}
""",
    on=("visit", "engagement", "agreement"),
    check=_check,
    summed=True,
    optional=True,
)
