"""How grave an issue is, and what is known of a code."""

from typing import Literal

from attrs import frozen

Level = Literal["error", "warning", "info"]
"""How grave an issue is: data with an error is refused, a warning asks for a look, an info is a remark."""
LEVELS: tuple[Level, ...] = ("error", "warning", "info")
"""The levels, gravest first."""


@frozen
class Code:
    """What is known of one code.

    Attributes:
        level: The level of its issues.
        reason: Why it is an issue, in one sentence.
        example: Data that raise it and nothing else: JSON, or JSON Lines where there are several lines; for what no
            JSON text can show, a remark in parentheses.
        optional: Whether it is reported only where it is asked for.
    """

    level: Level
    reason: str
    example: str = ""
    optional: bool = False
