"""Which persons of different sources are one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.reconcile.clusters import Groups, Pair, blocks, collapse, group, pair
from diplomev.reconcile.names import compare_names, name_keys, word_keys
from diplomev.reconcile.profiles import definite
from diplomev.reconcile.weights import Judged, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from diplomev.reconcile.profiles import Office, Person, Stay

_MOST_IN_BLOCK = 300
_SAME_WEEKS, _YEARS = 60, 3 * 365
"""Days between what two records tell: up to the first an office has likely one holder, from the second on hardly."""
_LIKENESS = ("same", "spelling", "fuller", "misspelt", "initial", "short", "far", "differs")


def compare_persons(one: Person, other: Person, *, together: bool = False) -> Judged:
    """Compare two persons.

    Args:
        one: A person.
        other: Another person.
        together: Whether they stand in the same place (visitor, host) of visits that are the same.
    """
    outcomes = [_names(one, other), *_country(one, other), *_office(one, other)]
    outcomes += _term(one, other) or _days(one, other)
    if together:
        outcomes.append("visit.same")
    if one.source == other.source and one.source:
        outcomes.append("source.same")
    return weights("person").judge(outcomes)


def _names(one: Person, other: Person) -> str:
    if not one.names or not other.names:
        return "name.missing"
    found = {compare_names(a, b) for a in one.full_names for b in other.full_names}
    return f"name.{min(found, key=_LIKENESS.index)}"


def _country(one: Person, other: Person) -> Iterator[str]:
    if one.country and other.country:
        yield "country.same" if one.country == other.country else "country.differs"


def _office(one: Person, other: Person) -> Iterator[str]:
    if one.offices and other.offices:
        same = any(
            a == b and (one_state == other_state or None in {one_state, other_state})
            for a, one_state in one.offices
            for b, other_state in other.offices
        )
        yield "office.same" if same else "office.differs"


def _days(one: Person, other: Person) -> Iterator[str]:
    if one.days and other.days and not (one.names and other.names):
        apart = max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])
        if apart <= _SAME_WEEKS:
            yield "days.near"
        elif apart >= _YEARS:
            yield "days.apart"


def _term(one: Person, other: Person) -> list[str]:
    """Whether an unnamed holder of an office acts within the term of a person who is known to have held it."""
    for holder, known in ((one, other), (other, one)):
        if not holder.names and known.names and holder.days and (away := _off_term(holder, known)) is not None:
            return ["term.within" if away == 0 else "term.outside"]
    return []


def _off_term(holder: Person, known: Person) -> int | None:
    """How many days lie between what an unnamed holder does and the nearest term of a person in that office."""
    if holder.days is None:
        return None
    first, last = holder.days
    held = [(start, end) for office, country, start, end in known.terms if (office, country) in holder.offices]
    return min((max(0, start - last, first - end) for start, end in held), default=None)


def link_named(persons: Mapping[str, Person], groups: Groups) -> dict[Pair, Judged]:
    """Join persons with names of two and more words.

    Args:
        persons: All persons by id.
        groups: The groups, which grow.

    Returns:
        What was found of the pairs that were compared.
    """
    full = {id_: person for id_, person in persons.items() if person.names and len(person.names[0]) > 1}
    units, judged = collapse(full, _told, compare_persons, groups)
    keyed = ((key, unit.id) for unit in units.values() for name in unit.full_names for key in name_keys(name))
    for pair_ in _pairs(blocks(keyed, _MOST_IN_BLOCK)):
        judged[pair_] = compare_persons(units[pair_[0]], units[pair_[1]])
    group(groups, judged)
    return judged


def _pairs(found: Mapping[str, list[str]]) -> set[Pair]:
    return {(one, other) for items in found.values() for i, one in enumerate(items) for other in items[i + 1 :]}


def _told(person: Person) -> tuple[object, ...]:
    return person.full_names, person.country, person.offices


def link_short(persons: Mapping[str, Person], groups: Groups) -> dict[Pair, Judged]:
    """Join persons who are named by one word with the one person whom it can mean.

    Returns:
        What was found of the pairs that were compared.
    """
    by_word: dict[str, set[str]] = defaultdict(set)
    for person in persons.values():
        for name in person.full_names:
            if len(name) > 1:
                for key in word_keys(name):
                    by_word[key].add(groups.of(person.id))
    wholes = _wholes(persons, groups)
    judged: dict[Pair, Judged] = {}
    for id_, person in sorted(persons.items()):
        if person.names and len(person.names[0]) == 1:
            keys = (key for name in person.names for key in word_keys(name))
            around = sorted({unit for key in keys for unit in by_word.get(key, ())})[:_MOST_IN_BLOCK]
            judged |= {pair(id_, unit): compare_persons(person, wholes[unit]) for unit in around if unit != id_}
    group(groups, judged)
    return judged


def _wholes(persons: Mapping[str, Person], groups: Groups) -> dict[str, Person]:
    """Each group of persons as one person who has all their names and offices."""
    members: dict[str, list[Person]] = defaultdict(list)
    for id_, person in persons.items():
        members[groups.of(id_)].append(person)
    return {top: _whole(top, found) for top, found in members.items()}


def _whole(top: str, members: list[Person]) -> Person:
    if len(members) == 1:
        return evolve(members[0], id=top)
    countries = sorted(person.country for person in members if person.country)
    days = [person.days for person in members if person.days]
    return evolve(
        members[0],
        id=top,
        source="",
        names=tuple(sorted({n for p in members for n in p.names}, key=lambda words: (-len(words), words))),
        country=max(countries, key=countries.count) if countries else None,
        offices=frozenset(office for person in members for office in person.offices),
        days=(min(d[0] for d in days), max(d[1] for d in days)) if days else None,
        terms=tuple(sorted({term for person in members for term in person.terms}, key=str)),
    )


def may_be_known(persons: Iterable[Person], known: Mapping[str, Person]) -> dict[str, Person]:
    """Of many persons who are known beforehand those whom others may be, by name or by office."""
    keys: set[str] = set()
    offices: set[Office] = set()
    for person in persons:
        keys.update(key for name in person.names for key in (*name_keys(name), *word_keys(name)))
        if not person.names:
            offices |= definite(person.offices)
    return {
        id_: person
        for id_, person in known.items()
        if not offices.isdisjoint(person.offices)
        or any(key in keys for name in person.names for key in (*name_keys(name), *word_keys(name)))
    }


def link_by_visits(
    persons: Mapping[str, Person], stays: Mapping[str, Stay], visits: Groups, groups: Groups
) -> dict[Pair, Judged]:
    """Join persons of whom a source does not give the full name with those who stand in their place elsewhere.

    Args:
        persons: All persons by id.
        stays: The visits by id.
        visits: Which visits are the same.
        groups: Which persons are the same; it grows.

    Returns:
        What was found of the pairs that were compared.
    """
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for stay in stays.values():
        for role, actors in (("visitor", stay.visitors), ("host", stay.hosts)):
            places[visits.of(stay.id), role] |= {actor for actor in actors if actor in persons}
    judged: dict[Pair, Judged] = {}
    for found in places.values():
        listed = sorted(found)[:_MOST_IN_BLOCK]
        for i, one in enumerate(listed):
            for other in listed[i + 1 :]:
                if groups.of(one) != groups.of(other):
                    judged[one, other] = compare_persons(persons[one], persons[other], together=True)
    group(groups, judged)
    return judged


def link_holders(persons: Mapping[str, Person], groups: Groups) -> dict[Pair, Judged]:
    """Join unnamed holders of an office with the one person who holds it at about the same time.

    Returns:
        What was found of the pairs that were compared.
    """
    wholes = _wholes(persons, groups)
    holders: dict[tuple[str, str | None], list[Person]] = defaultdict(list)
    for top, whole in sorted(wholes.items()):
        for office in sorted(definite(whole.offices)):
            holders[office].append(evolve(whole, id=top))
    judged: dict[Pair, Judged] = {}
    for listed in holders.values():
        named = [person for person in listed if person.names]
        for person in (p for p in listed if not p.names):
            near = sorted(named, key=lambda other: (_apart(person, other), other.id))[:_MOST_HOLDERS]
            judged |= {pair(person.id, other.id): compare_persons(person, other) for other in near}
        judged |= _differing(named)
    group(groups, judged)
    return judged


_MOST_HOLDERS = 8


def _apart(one: Person, other: Person) -> int:
    if (away := _off_term(one, other)) is not None:
        return away
    if one.days is None or other.days is None:
        return _YEARS
    return max(0, one.days[0] - other.days[1], other.days[0] - one.days[1])


def _differing(named: Iterable[Person]) -> dict[Pair, Judged]:
    """That neighbours in an office are different persons, so that a mention that fits both is left open."""
    listed = sorted(named, key=lambda person: (person.days or (0, 0), person.id))
    return {
        pair(one.id, other.id): compare_persons(one, other)
        for i, one in enumerate(listed)
        for other in listed[i + 1 : i + _MOST_HOLDERS]
    }
