"""From where a date is counted, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from diplomev.parse.dates.expressions import Expr
    from diplomev.parse.dates.periods import Period

_CERTAIN = 98
_FROM_REFERENCE = 90
_FROM_TEXT = 60


@frozen
class Base:
    """A date of the text from which others can be counted, with its span."""

    period: Period
    span: tuple[int, int]


@frozen
class Surroundings:
    """What stands around an expression.

    Attributes:
        reference: The day of publication, if known.
        before: The date that was resolved last.
        before_day: The last one that was a day.
        near: The nearest full date of the text, on a weekday if one is given (1 to 7); one before goes first.
        direction: -1 where the words around speak of the past, 1 of the future, else 0.
        next_weekday: `coming` or `next_week`, as the pack says.
        frame: The week or month that the text says in its heading it is about, as a diary does.
        opens: Whether the expression begins its line, as the days of a diary do.
        entry: The year, month or day that heads the entry of a chronology in which the expression stands.
    """

    reference: dt.date | None
    before: Base | None
    before_day: Base | None
    near: Callable[[int | None], Base | None]
    direction: Callable[[], int]
    next_weekday: str = "coming"
    frame: Base | None = None
    opens: bool = False
    entry: Base | None = None


class Counter:
    """Gives the day to count from and keeps what was used.

    Args:
        around: What stands around the expression.

    Attributes:
        around: The same.
        counted_from: Span of the date of the text from which was counted.
        assumed: Whether the reference was counted from.
        confidence: 0 to 100; it only falls.
    """

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.counted_from: tuple[int, int] | None = None
        self.assumed = False
        self.confidence = _CERTAIN

    def doubt(self, confidence: int) -> None:
        """Let the confidence be no more than this."""
        self.confidence = min(self.confidence, confidence)

    def now(self) -> dt.date | None:
        """The day from which relative dates are counted: the reference, or a date of the text."""
        if self.around.reference:
            self.assumed = True
            self.doubt(_FROM_REFERENCE)
            return self.around.reference
        base = self.around.frame or self.around.near(None)
        return self.count_from(base, _FROM_TEXT)[0] if base else None

    def before(self, expr: Expr) -> Period | None:
        """The date said before; the last day for what is counted in days, for which a year would not do."""
        in_days = expr.kind == "day" or expr.unit in {"day", "week", ""}
        base = self.around.before_day if in_days else self.around.before
        if base:
            return self.count_from(base, 75)
        now = self.now()
        return (now, now) if now else None

    def count_from(self, base: Base, confidence: int) -> Period:
        """Note that a date of the text was counted from, and give its days."""
        self.counted_from = base.span
        self.doubt(confidence)
        return base.period
