"""What rules may know of other records: the few values that they ask for, and nothing else.

Facts are kept of every record that others refer to, so that data of any length can be gone through once. Equal facts
are one object in memory.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from diplomev.model.dates import PartialDate
from diplomev.validate.data import state_of
from diplomev.vocabulary import country_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplomev.model import Actor, Agreement, Source, Visit


class SourceFacts(NamedTuple):
    """Of a source: when it was published, and how long its text is."""

    published: PartialDate | None = None
    length: int | None = None


class ActorFacts(NamedTuple):
    """Of an actor: what it is, whose it is, and in which offices.

    Attributes:
        kind: Its kind.
        countries: The States that it or one of its offices belongs to; a territory counts as its State.
        offices: Its offices.
        international: Whether it is an intergovernmental body, or acts for some organisation.
        left: The last day of all its offices, where all of them are over.
    """

    kind: str | None = None
    countries: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    international: bool = False
    left: PartialDate | None = None


class VisitFacts(NamedTuple):
    """Of a visit: the days of the stay, and how far it has come."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    status: str | None = None


class AgreementFacts(NamedTuple):
    """Of an agreement: when it was signed, and how many instruments it is at most."""

    signed: PartialDate | None = None
    most: int | None = None


Facts = SourceFacts | ActorFacts | VisitFacts | AgreementFacts


def of_source(source: Source) -> SourceFacts:
    """The facts of a source."""
    length = source.length if source.length is not None or source.text is None else len(source.text)
    return SourceFacts(day_of(source.published) if source.published else None, length)


def of_actor(actor: Actor) -> ActorFacts:
    """The facts of an actor."""
    roles = actor.roles
    countries = {role.country for role in roles} | {actor.country}
    offices = frozenset(role.office for role in roles if role.office)
    return ActorFacts(
        actor.kind,
        frozenset(state_of(country) for country in countries if country),
        offices,
        actor.kind == "intergovernmental" or "igo_head" in offices or any(role.organization for role in roles),
        _left(roles),
    )


def _left(roles: tuple[Any, ...]) -> PartialDate | None:
    ends = [role.end for role in roles]
    if not ends or any(end is None for end in ends) or any(role.status is not None for role in roles):
        return None
    return max(ends, key=lambda end: end.latest)  # type: ignore[no-any-return]  # all are dates


def of_visit(visit: Visit) -> VisitFacts:
    """The facts of a visit."""
    return VisitFacts(visit.start, visit.end, visit.status)


def of_agreement(agreement: Agreement) -> AgreementFacts:
    """The facts of an agreement."""
    return AgreementFacts(agreement.signed, agreement.count.max if agreement.count else None)


@lru_cache(maxsize=4096)
def day_of(timestamp: str) -> PartialDate:
    """The day, month or year of a timestamp, as written."""
    return PartialDate(timestamp.partition("T")[0])


@cache
def of_states() -> Mapping[str, Facts]:
    """The facts of the States, which need no record: the vocabulary names them."""
    return {f"actor:{code}": ActorFacts("state", frozenset({state_of(code)})) for code in country_codes()}
