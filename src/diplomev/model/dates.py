"""Dates that say how much of them is known.

A [`PartialDate`][diplomev.model.dates.PartialDate] is a calendar day at the place of the event, or less than a
day: a month, a year, or one day of a closed range. Its text is a subset of the Extended Date/Time Format (EDTF,
ISO 8601-2:2019; <https://www.loc.gov/standards/datetime/>): level 0 dates and the level 2 «one of a set» with
one consecutive range.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal, final

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

Precision = Literal["day", "range", "month", "year"]
"""How much is known: one day; one day of a range of days; a month; a year."""

_YEAR = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_MONTH = "(?:0[1-9]|1[0-2])"
DAY_PATTERN = (
    f"(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    f"|02-(?:0[1-9]|1[0-9]|2[0-8]))|{_LEAP_YEAR}-02-29)"
)
"""One real day `YYYY-MM-DD`, years 0001–9999, leap years included; no anchors."""
PARTIAL_DATE_PATTERN = rf"(?:{_YEAR}(?:-{_MONTH})?|{DAY_PATTERN}|\[{DAY_PATTERN}\.\.{DAY_PATTERN}\])"
"""What a partial date may look like; no anchors."""
TIMESTAMP_PATTERN = (
    f"(?:{_YEAR}(?:-{_MONTH})?|{DAY_PATTERN}(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9]"
    r"(?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?)?)"
)
"""A year, month or day, or a day with a time, with or without offset; no anchors."""


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(rf"(?:{PARTIAL_DATE_PATTERN})\Z")


@final
class PartialDate:
    """A day, a month, a year, or one day of a closed range; never more than was said.

    Accepted texts are `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and `[YYYY-MM-DD..YYYY-MM-DD]` with real days of the years
    0001 to 9999. `str()` is its inverse. Values are immutable, hashable, and equal when their texts are equal.

    Comparisons are three-valued: `True`, `False`, or `None` where the answer depends on the day that is not known.
    There is no `<`: «June 2024» is neither before nor after 5 June 2024.

    Args:
        text: The date as text.

    Raises:
        DateFormatError: `text` is none of the accepted forms or no real day.

    Examples:
        >>> june = PartialDate("2025-06")
        >>> june.earliest, june.latest, june.precision
        (datetime.date(2025, 6, 1), datetime.date(2025, 6, 30), 'month')
        >>> june.before(PartialDate("2025-07-01")), june.before(PartialDate("2025-06-05"))
        (True, None)
        >>> PartialDate("2025-06-23").refines(june)
        True
    """

    __slots__ = ("earliest", "latest", "precision", "text")

    text: str
    """The date as text, as given."""
    earliest: dt.date
    """The first day that it can mean."""
    latest: dt.date
    """The last day that it can mean."""
    precision: Precision
    """How much is known."""

    def __init__(self, text: str) -> None:
        if not _is_date(text):
            from diplomev.errors import DateFormatError

            raise DateFormatError(str(text))
        earliest, latest, precision = _bounds(text)
        for name, value in (
            ("text", text),
            ("earliest", earliest),
            ("latest", latest),
            ("precision", precision),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> PartialDate:
        """Make a date from the parts that are known.

        Args:
            year: 1 to 9999.
            month: 1 to 12, or `None` where only the year is known.
            day: Day of the month, or `None` where only the month is known.

        Raises:
            DateFormatError: The parts are no real date, or a day stands without a month.
        """
        if month is None:
            return cached_date(f"{year:04d}" if day is None else f"{year:04d}-??-{day:02d}")
        return cached_date(f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}")

    @classmethod
    def day(cls, day: dt.date) -> PartialDate:
        """Make the date of one known day."""
        return cached_date(f"{day.year:04d}-{day.month:02d}-{day.day:02d}")

    @classmethod
    def between(cls, first: dt.date, last: dt.date) -> PartialDate:
        """Make the date of one unknown day from `first` to `last`, both included, in the shortest form that says it.

        Whole months and years become `YYYY-MM` and `YYYY`, one day `YYYY-MM-DD`; the ends may come in either order.
        """
        first, last = min(first, last), max(first, last)
        if first == last:
            return cls.day(first)
        for candidate in (cls.of(first.year), cls.of(first.year, first.month)):
            if (candidate.earliest, candidate.latest) == (first, last):
                return candidate
        return cached_date(f"[{cls.day(first)}..{cls.day(last)}]")

    def before(self, other: PartialDate) -> bool | None:
        """Whether the day meant lies before the day that `other` means; `None` where that is open."""
        if self.latest < other.earliest:
            return True
        return False if self.earliest >= other.latest else None

    def after(self, other: PartialDate) -> bool | None:
        """Whether the day meant lies after the day that `other` means; `None` where that is open."""
        return other.before(self)

    def overlaps(self, other: PartialDate) -> bool | None:
        """Whether both mean the same day: `False` if they cannot, `True` if they must, else `None`."""
        if self.latest < other.earliest or other.latest < self.earliest:
            return False
        return True if self.earliest == self.latest == other.earliest == other.latest else None

    def refines(self, other: PartialDate) -> bool:
        """Whether this says more than `other` and nothing against it: its days are fewer, all among the other's."""
        inside = other.earliest <= self.earliest and self.latest <= other.latest
        return inside and (self.earliest, self.latest) != (other.earliest, other.latest)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, PartialDate) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __setattr__(self, name: str, value: object) -> None:
        message = f"a PartialDate is immutable: {name!r} cannot be set"
        raise AttributeError(message)

    def __delattr__(self, name: str) -> None:
        message = f"a PartialDate is immutable: {name!r} cannot be deleted"
        raise AttributeError(message)

    def __reduce__(self) -> tuple[type[PartialDate], tuple[str]]:
        return PartialDate, (self.text,)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Validate from text by the pattern, so that model and JSON Schema accept the same; keep instances."""
        from pydantic_core import core_schema  # the value type is of use without pydantic

        text = core_schema.no_info_after_validator_function(
            cached_date, core_schema.str_schema(strict=True, pattern=f"^{PARTIAL_DATE_PATTERN}$")
        )
        return core_schema.json_or_python_schema(
            json_schema=text,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), text], mode="left_to_right"),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Describe the text form."""
        return {
            "type": "string",
            "title": "PartialDate",
            "description": (
                "A calendar day at the place of the event, or less: YYYY, YYYY-MM, YYYY-MM-DD, or one day of a "
                "closed range [YYYY-MM-DD..YYYY-MM-DD] (a subset of EDTF, ISO 8601-2)."
            ),
            "pattern": f"^{PARTIAL_DATE_PATTERN}$",
            "not": {"pattern": "\\n"},
            "examples": ["2025-06-23", "2025-06", "2025", "[2025-03-01..2025-03-10]"],
        }


def _bounds(text: str) -> tuple[dt.date, dt.date, Precision]:
    if text[0] == "[":
        first, last = sorted(map(dt.date.fromisoformat, text[1:-1].split("..")))
        return first, last, "range"
    parts = [int(part) for part in text.split("-")]
    first = dt.date(*parts, *[1] * (3 - len(parts)))
    if len(parts) == 3:  # noqa: PLR2004  # year, month, day
        return first, first, "day"
    if len(parts) == 1:
        return first, first.replace(month=12, day=31), "year"
    return first, first.replace(day=monthrange(first.year, first.month)[1]), "month"


def _is_date(text: object) -> bool:
    return isinstance(text, str) and _whole().match(text) is not None


@lru_cache(maxsize=4096)
def cached_date(text: str) -> PartialDate:
    """A date of a text; of the texts seen lately the same object as before."""
    return PartialDate(text)
