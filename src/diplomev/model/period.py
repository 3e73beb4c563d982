"""When a visit took place: from the dates of the stay, else from those of its engagements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from attrs import frozen

from diplomev.model.dates import PartialDate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from diplomev.model import Visit


@frozen
class Period:
    """The first and the last day of a stay, each as far as it is known.

    Attributes:
        start: The first day; `None` where nothing is known of it.
        end: The last day; `None` where nothing is known of it.

    Examples:
        >>> print(Period(PartialDate("2025-06-21"), PartialDate("2025-06-26")))
        2025-06-21/2025-06-26
        >>> print(Period.around([PartialDate("2025-06"), PartialDate("2025-06-23")]))
        [2025-06-01..2025-06-23]/[2025-06-23..2025-06-30]
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    @classmethod
    def around(cls, dates: Iterable[PartialDate]) -> Self | None:
        """The smallest period that has all these days in it; `None` where there are none.

        Days that are known in part give ends that are known in part: no more is said than what is certain.
        """
        dates = tuple(dates)
        if not dates:
            return None
        starts, ends = [date.earliest for date in dates], [date.latest for date in dates]
        return cls(PartialDate.between(min(starts), min(ends)), PartialDate.between(max(starts), max(ends)))

    @property
    def earliest(self) -> dt.date | None:
        """The first day that can belong to it."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> dt.date | None:
        """The last day that can belong to it."""
        return self.end.latest if self.end else None

    def __str__(self) -> str:
        """As an interval of EDTF; an unknown end is left empty, and one day stands alone."""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or ''}/{self.end or ''}"


def period_of(visit: Visit, engaged: Iterable[PartialDate] = ()) -> Period | None:
    """The period of a visit: its `start` and `end`, else the hull of its engagements' dates.

    Args:
        visit: The visit.
        engaged: The dates of its engagements.

    Returns:
        The period, `None` where no date is known.
    """
    if visit.start or visit.end:
        return Period(visit.start, visit.end)
    return Period.around(engaged)
