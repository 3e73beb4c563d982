"""What linking looks at: a small part of each record, in a form that compares fast.

Days are counted as `datetime.date.toordinal` counts them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from diplomev.model import Actor, Agreement, Engagement, PartialDate, Source, Visit
from diplomev.model.identity import state_code
from diplomev.model.period import period_of
from diplomev.reconcile.known_names import capital_of, organization_code
from diplomev.reconcile.names import Words, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplomev.model import Count, Place, Record, Role

Office = tuple[str, str | None]
"""An office with the State that it belongs to, where that is known."""
Ids = frozenset[str]
Term = tuple[str, str | None, int, int]
"""An office with its State, and the first and last day on which it may have been held."""

_CITY = frozenset({"city", None})
VAGUE_OFFICES = frozenset({"other", "minister", "deputy_minister", "senior_official"})
"""Offices that many hold at the same time."""
_DAYS_BEFORE_NEWS, _DAYS_OF_NEWS, _DAYS_AHEAD = 21, 7, 75
"""How far a visit without a date may lie before the day of its report, about it, and ahead of it."""


@frozen
class Days:
    """A stretch of time known by its bounds: the first day lies from `first` to `first_latest`, and so on.

    Attributes:
        first: The first day at the earliest.
        first_latest: The first day at the latest.
        last: The last day at the earliest.
        last_latest: The last day at the latest.
        estimated: Whether they come from the day of publication alone.
    """

    first: int
    first_latest: int
    last: int
    last_latest: int
    estimated: bool = False

    @classmethod
    def of(cls, start: PartialDate | None, end: PartialDate | None) -> Days | None:
        """The days from one date to another, of which one may be unknown."""
        start, end = start or end, end or start
        if start is None or end is None:
            return None
        return cls(
            start.earliest.toordinal(), start.latest.toordinal(), end.earliest.toordinal(), end.latest.toordinal()
        )

    @property
    def one_day(self) -> bool:
        """Whether the first day is known."""
        return self.first == self.first_latest

    def gap(self, other: Days) -> int:
        """How many days lie between them at least; 0 where they may overlap."""
        return max(0, self.first - other.last_latest, other.first - self.last_latest)


@frozen
class Person:
    """A person as one source has it."""

    id: str
    source: str
    names: tuple[Words, ...]
    country: str | None
    offices: frozenset[Office]
    days: tuple[int, int] | None
    terms: tuple[Term, ...] = ()
    full_names: tuple[Words, ...] = field(init=False)
    """The names that are no part of another one: not «Bou Haderi» beside «Zineb Bou Haderi»."""

    @full_names.default
    def _those_in_full(self) -> tuple[Words, ...]:
        if len(self.names) < 2:  # noqa: PLR2004  # nothing to be a part of
            return self.names
        by_word: dict[str, list[frozenset[str]]] = defaultdict(list)
        for name in self.names:
            for word in name:
                by_word[word].append(frozenset(name))
        near = {name: min((by_word[word] for word in name), key=len) for name in self.names}
        return tuple(name for name in self.names if not any(other > set(name) for other in near[name]))


@frozen
class Organization:
    """An organisation, company or body as one source has it."""

    id: str
    source: str
    kind: str | None
    names: frozenset[Words]
    country: str | None


@frozen
class Stay:
    """A visit as one source has it."""

    id: str
    source: str
    visitors: Ids
    hosts: Ids
    sending: Ids
    receiving: str | None
    days: Days | None
    event: Words
    occasion: str | None
    rank: str | None
    status: str | None
    cities: frozenset[Words]
    tour: str | None


@frozen
class Meeting:
    """An engagement as one source has it."""

    id: str
    source: str
    visit: str | None
    kind: str | None
    days: Days | None
    participants: Ids
    place: Words


@frozen
class Instrument:
    """An agreement as one source has it."""

    id: str
    source: str
    visit: str | None
    kind: str | None
    status: str | None
    parties: Ids
    signed: Days | None
    part_of: str | None
    sectors: Ids
    count: tuple[int, int] | None
    title: Words


@frozen
class Profiles:
    """The profiles of all records, by id."""

    persons: dict[str, Person] = field(factory=dict)
    organizations: dict[str, Organization] = field(factory=dict)
    stays: dict[str, Stay] = field(factory=dict)
    meetings: dict[str, Meeting] = field(factory=dict)
    instruments: dict[str, Instrument] = field(factory=dict)


def profiles_of(records: Iterable[Record]) -> Profiles:
    """The profiles of records as their sources have them.

    Args:
        records: Compiled records, each of its own source, and the sources.
    """
    by_type: dict[type[Record], list[Any]] = defaultdict(list)
    for record in records:
        by_type[type(record)].append(record)
    published = {source.id: day for source in by_type[Source] if (day := _published(source))}
    meetings: list[Engagement] = by_type[Engagement]
    engaged: dict[str, list[PartialDate]] = defaultdict(list)
    for meeting in meetings:
        if meeting.visit and meeting.date and meeting.status != "cancelled":
            engaged[meeting.visit].append(meeting.date)
    stays = {
        visit.id: _stay(visit, engaged.get(visit.id, ()), published.get(_source(visit.sources)))
        for visit in by_type[Visit]
    }
    countries, days = _countries_and_days(stays.values())
    persons = {actor.id: actor for actor in by_type[Actor] if _is_person(actor)}
    others = (actor for actor in by_type[Actor] if actor.id not in persons and state_code(actor.id) is None)
    return Profiles(
        persons={id_: _person(p, countries.get(id_), days.get(id_), published) for id_, p in persons.items()},
        organizations={actor.id: _organization(actor) for actor in others},
        stays=stays,
        meetings={meeting.id: _meeting(meeting) for meeting in meetings},
        instruments={agreement.id: _instrument(agreement) for agreement in by_type[Agreement]},
    )


def _published(source: Source) -> int | None:
    return PartialDate(source.published[:10]).earliest.toordinal() if source.published else None


def _is_person(actor: Actor) -> bool:
    return actor.kind == "person" or (actor.kind is None and any(role.office for role in actor.roles))


def _source(sources: tuple[str, ...]) -> str:
    return sources[0] if len(sources) == 1 else ""


def _person(actor: Actor, country: str | None, days: tuple[int, int] | None, published: Mapping[str, int]) -> Person:
    country = actor.country or country
    offices = {(role.office, role.country or country) for role in actor.roles if role.office}
    source = _source(actor.sources)
    if days is None and source in published:
        days = (published[source], published[source])
    written = {actor.name, *(name.value for name in actor.names)} - {None}
    names = {words for name in written if name and (words := name_words(name))}
    return Person(
        id=actor.id,
        source=source,
        names=tuple(sorted(names, key=lambda words: (-len(words), words))),
        country=country,
        offices=frozenset(offices),
        days=days,
        terms=tuple(terms_of_office(actor.roles, country)),
    )


_FOREVER = PartialDate("9999").latest.toordinal()


def terms_of_office(roles: Iterable[Role], country: str | None) -> Iterator[Term]:
    """The terms of office of which at least one end is told.

    Args:
        roles: The roles of a person.
        country: The State of the person, for roles that name none.
    """
    for role in roles:
        if role.office and (role.start or role.end):
            first = role.start.earliest.toordinal() if role.start else 0
            last = role.end.latest.toordinal() if role.end else _FOREVER
            yield role.office, role.country or country, first, last


def known_profiles(actors: Iterable[Actor]) -> tuple[dict[str, Person], dict[str, Organization]]:
    """The profiles of actors who are known beforehand; none of them tells another one apart."""
    persons, organizations = {}, {}
    for actor in actors:
        if _is_person(actor):
            persons[actor.id] = evolve(_person(actor, None, None, {}), source="")
        elif state_code(actor.id) is None:
            organizations[actor.id] = evolve(_organization(actor), source="")
    return persons, organizations


def _organization(actor: Actor) -> Organization:
    written = {actor.name, *(name.value for name in actor.names)} - {None}
    names = {words for name in written if name and (words := name_words(name))}
    names |= {(f"={code}",) for name in written if name and (code := organization_code(name))}
    return Organization(actor.id, _source(actor.sources), actor.kind, frozenset(names), actor.country)


def _stay(visit: Visit, engaged: Iterable[PartialDate], published: int | None) -> Stay:
    period = period_of(visit, engaged)
    days = Days.of(period.start, period.end) if period else None
    if days is None and published is not None:
        days = _estimated(published, visit.status)
    return Stay(
        id=visit.id,
        source=_source(visit.sources),
        visitors=frozenset(visit.visitors),
        hosts=frozenset(visit.hosts),
        sending=frozenset(visit.sending),
        receiving=visit.receiving,
        days=days,
        event=name_words(visit.event.name) if visit.event else (),
        occasion=visit.occasion,
        rank=visit.rank,
        status=visit.status,
        cities=frozenset(_place(place) for place in visit.places if place.kind in _CITY),
        tour=visit.tour,
    )


def _estimated(published: int, status: str | None) -> Days:
    if status == "announced":
        first, last = published, published + _DAYS_AHEAD
    elif status == "ongoing":
        first, last = published - _DAYS_OF_NEWS, published + _DAYS_OF_NEWS
    else:
        first, last = published - _DAYS_BEFORE_NEWS, published
    return Days(first, last, first, last, estimated=True)


def _place(place: Place) -> Words:
    capital = capital_of(place.name)
    return (f"={capital}",) if capital else name_words(place.name)


def _meeting(engagement: Engagement) -> Meeting:
    return Meeting(
        id=engagement.id,
        source=_source(engagement.sources),
        visit=engagement.visit,
        kind=engagement.kind,
        days=Days.of(engagement.date, None),
        participants=frozenset(engagement.participants),
        place=_place(engagement.place) if engagement.place else (),
    )


def _instrument(agreement: Agreement) -> Instrument:
    return Instrument(
        id=agreement.id,
        source=_source(agreement.sources),
        visit=agreement.visit,
        kind=agreement.kind,
        status=agreement.status,
        parties=frozenset(agreement.parties),
        signed=Days.of(agreement.signed or agreement.in_force or agreement.ended, None),
        part_of=agreement.part_of,
        sectors=frozenset(agreement.sectors),
        count=_bounds(agreement.count),
        title=name_words(agreement.title) if agreement.title else (),
    )


def _bounds(count: Count | None) -> tuple[int, int] | None:
    if count is None:
        return None
    return count.min, _ANY_NUMBER if count.max is None else count.max


_ANY_NUMBER = 2**31


def _countries_and_days(
    stays: Iterable[Stay],
) -> tuple[dict[str, str | None], dict[str, tuple[int, int]]]:
    """By actor the State that visits tell of it, and the days on which it is seen to act."""
    countries: dict[str, str | None] = {}
    days: dict[str, tuple[int, int]] = {}
    for stay in stays:
        (sent,) = stay.sending if len(stay.sending) == 1 else (None,)
        for actors, country in ((stay.visitors, sent), (stay.hosts, stay.receiving)):
            for actor in actors:
                if country:
                    countries[actor] = country if countries.get(actor, country) == country else None
                if stay.days:
                    first, last = days.get(actor, (stay.days.first, stay.days.last_latest))
                    days[actor] = (min(first, stay.days.first), max(last, stay.days.last_latest))
    return countries, days


def as_now(stay: Stay, now: Mapping[str, str]) -> Stay:
    """A visit with its actors as they are known by now."""
    return evolve(
        stay,
        visitors=frozenset(now.get(actor, actor) for actor in stay.visitors),
        hosts=frozenset(now.get(actor, actor) for actor in stay.hosts),
    )


def definite(offices: Iterable[Office]) -> set[Office]:
    """The offices that only one person of a State holds at a time, with their States."""
    return {(office, country) for office, country in offices if country and office not in VAGUE_OFFICES}
