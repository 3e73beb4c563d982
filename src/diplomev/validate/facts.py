"""What rules may know of other records: the few values that they ask for, and nothing else.

Facts are kept of every record that others refer to, so that data of any length can be gone through once. Equal facts
are one object in memory.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from diplomev.model.dates import PartialDate, cached_date
from diplomev.validate.data import state_of
from diplomev.vocabulary import country_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Json = Mapping[str, Any]


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


def of_source(source: Json) -> SourceFacts:
    """The facts of a source."""
    published, text = source.get("published"), source.get("text")
    length = source.get("length", len(text) if text else None)
    return SourceFacts(day_of(published) if published else None, length)


def of_actor(actor: Json) -> ActorFacts:
    """The facts of an actor."""
    kind, country, roles = actor.get("kind"), actor.get("country"), actor.get("roles", ())
    international = kind == "intergovernmental"
    if not roles:
        return ActorFacts(kind, _of_one(country) if country else frozenset(), frozenset(), international)
    countries = {country} if country else set()
    offices = set()
    for role in roles:
        if "country" in role:
            countries.add(role["country"])
        office = role.get("office")
        if office:
            offices.add(office)
        international = international or office == "igo_head" or "organization" in role
    return ActorFacts(kind, frozenset(map(state_of, countries)), frozenset(offices), international, _left(roles))


@cache
def _of_one(country: str) -> frozenset[str]:
    return frozenset({state_of(country)})


def _left(roles: list[Json]) -> PartialDate | None:
    last: PartialDate | None = None
    for role in roles:
        if "end" not in role or "status" in role:
            return None
        end = cached_date(role["end"])
        last = end if last is None or end.latest > last.latest else last
    return last


def of_visit(visit: Json) -> VisitFacts:
    """The facts of a visit."""
    return VisitFacts(_date(visit, "start"), _date(visit, "end"), visit.get("status"))


def of_agreement(agreement: Json) -> AgreementFacts:
    """The facts of an agreement."""
    return AgreementFacts(_date(agreement, "signed"), agreement["count"].get("max") if "count" in agreement else None)


def _date(record: Json, name: str) -> PartialDate | None:
    return cached_date(record[name]) if name in record else None


@lru_cache(maxsize=4096)
def day_of(timestamp: str) -> PartialDate:
    """The day, month or year of a timestamp, as written."""
    return PartialDate(timestamp.partition("T")[0])


@cache
def of_states() -> Mapping[str, ActorFacts]:
    """The facts of the States, which need no record: the vocabulary names them."""
    return {f"actor:{code}": ActorFacts("state", frozenset({state_of(code)})) for code in country_codes()}


def told_too_early(date: PartialDate, sources: Iterable[SourceFacts | None]) -> PartialDate | None:
    """The last publication of what all was published before a day; `None` where one may have been later.

    A day's difference proves nothing: the source may stand in another time zone.
    """
    days = [source.published if source else None for source in sources]
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days):
        return None
    last = max(known, key=lambda day: day.latest)
    return last if (date.earliest - last.latest).days > 1 else None


def acts_for_state(actor: ActorFacts) -> bool:
    """Whether an actor is a State, one of its bodies, or a person who acts for no organisation."""
    return not actor.international and actor.kind in {"person", "state", "government_body"}


def outside_stay(date: PartialDate | None, visit: VisitFacts | None) -> str | None:
    """The stay of a visit in words, if a day surely lies outside it."""
    if date is None or visit is None:
        return None
    too_early = visit.start is not None and date.before(visit.start)
    too_late = visit.end is not None and date.after(visit.end)
    if not too_early and not too_late:
        return None
    return " to ".join(str(day) for day in (visit.start or "…", visit.end or "…"))
