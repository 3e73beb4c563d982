"""On a cancelled visit nothing takes place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model import Engagement
from diplomev.validate.rule import Problem, Rule
from diplomev.validate.stays import is_within_stay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context


def _needs(record: Engagement | Agreement) -> tuple[str, ...]:
    return (record.visit,) if record.visit and _took_place(record) else ()


def _check(record: Engagement | Agreement, context: Context) -> Iterator[Problem]:
    visit = context.visit(record.visit) if record.visit and _took_place(record) else None
    if visit and visit.status == "cancelled":
        yield Problem(
            ("visit",),
            f"It is {record.status}, but its visit was cancelled.",
            expected="a visit that took place",
            got=str(record.visit),
            hint="Mend one status, or take `visit` out.",
        )


def _took_place(record: Engagement | Agreement) -> bool:
    if isinstance(record, Engagement):
        return record.status == "completed"
    return record.status == "signed" and record.signed is not None


RULE: Rule[Engagement | Agreement] = Rule(
    code="meaning.held_on_cancelled_visit",
    level="warning",
    reason="A visit that was cancelled saw no meeting and no signature.",
    example="""
[
  {"type": "visit", "id": "visit:1", "sending": ["MLI"], "status": "cancelled"},
  {"type": "engagement", "id": "engagement:1", "visit": "visit:1", "kind": "audience", "status": "completed"}
]
""",
    on=("engagement", "agreement"),
    where=("visit", "status=completed|status=signed"),
    unless=is_within_stay,
    check=_check,
    needs=_needs,
)
