"""A reprint comes after its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.facts import day_of
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Source
    from diplomev.validate.context import Context


def _needs(source: Source) -> tuple[str, ...]:
    return source.derived_from if source.published else ()


def _check(source: Source, context: Context) -> Iterator[Problem]:
    if not source.published:
        return
    published = day_of(source.published)
    for index, original in enumerate(source.derived_from):
        known = context.source(original)
        if known and known.published and (known.published.earliest - published.latest).days > 1:
            yield Problem(
                ("derived_from", index),
                f"It was published ({published}) before the source that it repeats ({known.published}).",
                expected=f"a source of {published} or before",
                got=original,
                hint="Exchange original and reprint, or mend one of the dates.",
            )


RULE: Rule[Source] = Rule(
    code="meaning.derived_before_original",
    level="warning",
    reason="What repeats another source was published after it.",
    example="""
[
  {"type": "source", "id": "source:1", "published": "2025-06-24"},
  {"type": "source", "id": "source:2", "published": "2025-06-20", "derived_from": ["source:1"]}
]
""",
    on=("source",),
    where=("published", "derived_from"),
    check=_check,
    needs=_needs,
)
