"""What is over lies not in the future of all who tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model import Engagement
from diplomev.model.dates import cached_date
from diplomev.validate.facts import told_too_early
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import PartialDate, Visit
    from diplomev.validate.context import Context
    from diplomev.validate.facts import Json


def _was_told_later(record: Json, context: Context) -> bool:
    day = record.get("date") or record.get("end") or record["start"]
    for source in record["sources"]:
        known = context.source(source)
        if known and known.published and known.published.latest >= cached_date(day).earliest:
            return True
    return False


def _needs(record: Visit | Engagement) -> tuple[str, ...]:
    return record.sources if record.status == "completed" else ()


def _check(record: Visit | Engagement, context: Context) -> Iterator[Problem]:
    if record.status != "completed":
        return
    name, date = ("date", record.date) if isinstance(record, Engagement) else _last_day(record)
    published = told_too_early(date, map(context.source, record.sources)) if date else None
    if published:
        yield Problem(
            ("status",),
            f"It is completed, but its `{name}` ({date}) lies after the last publication of its sources ({published}).",
            expected="announced or ongoing",
            got="completed",
            hint="Mend the status, the date, or the day of publication.",
        )


def _last_day(visit: Visit) -> tuple[str, PartialDate | None]:
    return ("end", visit.end) if visit.end else ("start", visit.start)


RULE: Rule[Visit | Engagement] = Rule(
    code="meaning.completed_in_future",
    level="error",
    reason="Nobody can report as completed what lies ahead of the report.",
    example="""
[
  {"type": "source", "id": "source:1", "published": "2025-06-20"},
  {
    "type": "visit", "id": "visit:1", "sources": ["source:1"], "sending": ["MLI"], "status": "completed",
    "start": "2025-06-22", "end": "2025-06-26"
  }
]
""",
    on=("visit", "engagement"),
    where=("sources", "status=completed", "start|end|date"),
    unless=_was_told_later,
    check=_check,
    needs=_needs,
)
