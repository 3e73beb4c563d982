"""A visit that knows its period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import PrivateAttr

from diplomev.model import PartialDate, Record, Visit
from diplomev.model.period import Period, period_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class DatedVisit(Visit):
    """A visit of a dossier: a Visit in every respect, and with a `period`.

    It is equal to the Visit that it was made of, has its fields and is written as one.
    """

    _period: Period | None = PrivateAttr(default=None)

    @property
    def period(self) -> Period | None:
        """`start` and `end` of the stay, else the hull of the dates of its engagements; `None` where none is known.

        It is computed when the dossier is made, and not stored.
        """
        return self._period

    @classmethod
    def of(cls, visit: Visit, engaged: Iterable[PartialDate] = ()) -> DatedVisit:
        """Make it of a visit and of the dates of its engagements."""
        cls.model_rebuild()  # at first use; an unbuilt class would look for its fields each time
        made = cls.model_construct(visit.model_fields_set, **dict(visit))
        made._period = period_of(visit, engaged)  # noqa: SLF001  # it is its own
        return made

    def __repr_name__(self) -> str:
        return Visit.__name__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Visit) and dict(self) == dict(other)

    __hash__ = Record.__hash__
