"""A source is fetched after it was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.facts import day_of
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Source
    from diplomev.validate.context import Context


def _check(source: Source, _: Context) -> Iterator[Problem]:
    if source.published and source.retrieved:
        published, retrieved = day_of(source.published), day_of(source.retrieved)
        if (published.earliest - retrieved.latest).days > 1:
            yield Problem(
                ("retrieved",),
                f"It was fetched ({retrieved}) before it was published ({published}).",
                expected=f"{published} or later",
                got=source.retrieved,
                hint="Mend one of the dates.",
            )


RULE: Rule[Source] = Rule(
    code="meaning.retrieved_before_published",
    level="warning",
    reason="Nothing can be fetched before it is published.",
    example="""
{"type": "source", "id": "source:1", "published": "2025-06-20", "retrieved": "2025-01-20"}
""",
    on=("source",),
    where=("published", "retrieved"),
    check=_check,
)
