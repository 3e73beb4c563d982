"""A set has no more parts than it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.model import Agreement
    from diplomev.validate.context import Context
    from diplomev.validate.references import Spot


def _finish(context: Context) -> Iterator[tuple[Spot, Problem]]:
    for whole, parts in context.parts.items():
        known = context.agreement(whole)
        if known and known.most is not None and parts.number > known.most:
            problem = Problem(
                ("part_of",),
                f"{whole} counts {known.most} at most, but its parts are {parts.number}; this is one of them.",
                expected=f"at most {known.most}",
                got=str(parts.number),
                hint="Mend the `count` of the set, or look whether a part stands twice.",
            )
            yield parts.first, problem


RULE: Rule[Agreement] = Rule(
    code="meaning.parts_exceed_count",
    level="error",
    reason="A set of three agreements has no fourth part.",
    example="""
[
  {
    "type": "agreement", "id": "agreement:1", "parties": ["actor:MLI", "actor:RUS"],
    "count": {"min": 2, "max": 2}
  },
  {"type": "agreement", "id": "agreement:2", "part_of": "agreement:1"},
  {"type": "agreement", "id": "agreement:3", "part_of": "agreement:1"},
  {"type": "agreement", "id": "agreement:4", "part_of": "agreement:1"}
]
""",
    on=("agreement",),
    finish=_finish,
)
