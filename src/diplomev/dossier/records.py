"""Sequences of records, and how to pick from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeVar, final, overload

from diplomev.dossier.selecting import select
from diplomev.model import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Unpack

    from diplomev.dossier.conditions import (
        ActorConditions,
        AgreementConditions,
        ClaimConditions,
        EngagementConditions,
        SourceConditions,
        VisitConditions,
    )
    from diplomev.dossier.dossier import Dossier
    from diplomev.dossier.visits import DatedVisit
    from diplomev.model import Actor, Agreement, Claim, Engagement, Source

T_co = TypeVar("T_co", bound=Record, covariant=True)


@final
class Records(Sequence[T_co]):
    """Records of one type from a dossier, in the order of their ids; immutable.

    Records are had from a [`Dossier`][diplomev.dossier.dossier.Dossier]; there is no need to make them.
    """

    __slots__ = ("_dossier", "_items", "_kind")

    def __init__(self, items: Iterable[T_co], kind: type[Record], dossier: Dossier) -> None:
        self._items = tuple(items)
        self._kind = kind
        self._dossier = dossier

    @overload
    def where(self: Records[DatedVisit], **conditions: Unpack[VisitConditions]) -> Records[DatedVisit]: ...
    @overload
    def where(self: Records[Engagement], **conditions: Unpack[EngagementConditions]) -> Records[Engagement]: ...
    @overload
    def where(self: Records[Agreement], **conditions: Unpack[AgreementConditions]) -> Records[Agreement]: ...
    @overload
    def where(self: Records[Actor], **conditions: Unpack[ActorConditions]) -> Records[Actor]: ...
    @overload
    def where(self: Records[Source], **conditions: Unpack[SourceConditions]) -> Records[Source]: ...
    @overload
    def where(self: Records[Claim], **conditions: Unpack[ClaimConditions]) -> Records[Claim]: ...
    def where(self, **conditions: Any) -> Records[Any]:
        """Pick the records that meet all conditions.

        Each type of record has its own conditions, listed in `diplomev.dossier.conditions`. A condition takes one
        value, or several of which one must hold: `where(sending=["MLI", "NER"])`. Actors are given by id, by name or
        words of a name, without regard to case and accents (`visitor="goita"`), States by alpha-3 code as well.

        `after` is the first day that counts, `before` the first that no longer does: `after="2025-06",
        before="2025-07"` is June. A date that is known in part is kept where it may lie between them, and with
        `certain=True` only where it must. A record without any date is left out.

        Returns:
            The records that are left, in the same order.

        Raises:
            TypeError: There is no such condition for this type of record.
            UnknownCodeError: A code is not in its list; the error names the nearest.
            DateFormatError: A date is none.
        """
        found = select(self._dossier, self._kind, self._items, conditions)
        return Records(found, self._kind, self._dossier)

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Records[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Records[T_co]:
        if isinstance(index, slice):
            return Records(self._items[index], self._kind, self._dossier)
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Records):
            return self._items == other._items
        return self._items == tuple(other) if isinstance(other, list | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"Records({len(self)} × {self._kind.__name__})"
