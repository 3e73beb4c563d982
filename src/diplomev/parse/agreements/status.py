"""The steps of an agreement, and how far each of them brings it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span

STATUS = {
    "negotiate": "negotiated", "initial": "initialled", "sign": "signed", "ratify": "ratified",
    "enter_force": "in_force", "suspend": "suspended", "denounce": "terminated",
}  # fmt: skip
"""What each step makes of an agreement once it is taken; each behind the one that it follows."""


@frozen(eq=False)
class Step:
    """What a sentence says was done with an agreement.

    Attributes:
        distance: How directly it says so; smaller is more direct.
        code: The sense of the verb or noun: `sign`, `ratify` …
        tense: `past`, `present` or `future`.
        span: The words.
        token: Their first token.
    """

    distance: int
    code: str
    tense: str
    span: Span
    token: int


def furthest(steps: Sequence[Step]) -> tuple[Step, str]:
    """The step that tells the status, with the status: the furthest one taken; else what is announced."""
    taken = [step for step in steps if step.tense != "future" or step.code == "negotiate"]
    if not taken:
        return steps[0], "announced"
    order = [*STATUS]
    step = max(taken, key=lambda one: order.index(one.code))
    return step, STATUS[step.code]


def is_further(status: str, other: str) -> bool:
    """Whether a status is behind another on the way of an agreement."""
    order = ["announced", *STATUS.values()]
    return order.index(status) > order.index(other)
