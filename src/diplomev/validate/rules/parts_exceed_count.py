"""A set has no more parts than it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.validate.compact import Numbers
from diplomev.validate.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.model import Agreement
    from diplomev.validate.context import Context
    from diplomev.validate.references import Spot


def _finish(context: Context) -> Iterator[tuple[Spot, Problem]]:
    numbers = Numbers()
    for part in context.parts.values():
        numbers.put(part.whole, (numbers.get(part.whole) or 0) + part.number)
    for whole, first in _too_many(context, numbers).items():
        known, number = context.agreement(whole), numbers.get(whole)
        if known:
            yield (
                first,
                Problem(
                    ("part_of",),
                    f"{whole} counts {known.most} at most, but its parts are {number}; this is one of them.",
                    expected=f"at most {known.most}",
                    got=str(number),
                    hint="Mend the `count` of the set, or look whether a part stands twice.",
                    about=(whole,),
                ),
            )


def _too_many(context: Context, numbers: Numbers) -> Mapping[str, Spot]:
    """The sets that have too many parts, and of each where the part of the least id stands."""
    found: dict[str, Spot] = {}
    for part in context.parts.values():
        known = context.agreement(part.whole)
        if known and known.most is not None and (numbers.get(part.whole) or 0) > known.most:
            # By id, not as they come: records in another order have the same issues.
            found[part.whole] = min(found.get(part.whole, part.spot), part.spot, key=lambda spot: spot.record)
    return found


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
