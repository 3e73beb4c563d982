"""How two values of a property differ: as a contradiction, or in a way that is none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from diplomev.claims.policies import as_date, bounds
from diplomev.claims.properties import get_property
from diplomev.model import Role
from diplomev.reconcile.known_names import capital_of
from diplomev.reconcile.names import compare_names, name_words
from diplomev.reconcile.profiles import VAGUE_OFFICES, terms_of_office
from diplomev.reconcile.stays import is_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from diplomev.model import Claim, PartialDate
    from diplomev.reconcile.profiles import Term
    from diplomev.reconcile.stays import Stay

Kind = Literal["incompatible", "count", "superseded", "partial", "contained", "refined", "naming"]
"""How positions differ, the gravest kind first."""
Severity = Literal["high", "medium", "low"]
"""How much a difference matters: a contradiction; what has changed or is not sure; what is none."""

KINDS: Mapping[Kind, tuple[Severity, str]] = {
    "incompatible": ("high", "they cannot both be right"),
    "count": ("medium", "the numbers overlap without one being a closer form of the other"),
    "superseded": ("medium", "what was planned, then held otherwise or called off"),
    "partial": ("low", "each names a part, or more than the other"),
    "contained": ("low", "one is a part of the other: a day of a longer stay, a palace in its city"),
    "refined": ("low", "one is a closer form of the other"),
    "naming": ("low", "spellings of one name"),
}
"""What the kinds mean, and how grave they are, the gravest first."""
RANK = {kind: rank for rank, kind in enumerate(KINDS)}

_GENERAL = frozenset({"agreement", "other"})
"""Codes that a source may use for what another one names more closely."""
_OFF = frozenset({"cancelled", "postponed"})
_HELD = frozenset({"ongoing", "completed"})


@frozen
class Said:
    """One value of a property, before it is compared."""

    value: Any
    claims: tuple[Claim, ...]
    sources: frozenset[str]
    days: tuple[PartialDate, ...]
    """The days on which it was said, as far as they are known."""

    @property
    def planned(self) -> bool:
        """Whether nobody asserts it."""
        return all(claim.stance == "plans" for claim in self.claims)


def dates(one: Said, other: Said, stays: Mapping[str, Stay]) -> Kind | None:
    """Compare two dates by their bounds.

    Args:
        one: A date.
        other: Another one.
        stays: By source the first and the last day that it gives, where the dates are of a visit.
    """
    ours, theirs = as_date(one.value), as_date(other.value)
    if ours is None or theirs is None:
        return None
    if ours.overlaps(theirs) is not False:
        return "refined"
    if is_within(ours, one.sources, other.sources, stays) or is_within(theirs, other.sources, one.sources, stays):
        return "contained"
    return "superseded" if one.planned != other.planned else "incompatible"


def _counts(one: Said, other: Said) -> Kind | None:
    """Compare two numbers by their bounds: «three» is a closer form of «several»."""
    ours, theirs = bounds(one.value), bounds(other.value)
    if ours is None or theirs is None:
        return None
    low, high = max(ours[0], theirs[0]), min(ours[1], theirs[1])
    if low > high:
        return "incompatible"
    return "refined" if (low, high) in {ours, theirs} else "count"


def _statuses(one: Said, other: Said) -> Kind | None:
    """Steps follow each other: what was planned may be called off, but not what was held."""
    values = {one.value, other.value}
    if not values & _OFF:
        return None
    return "incompatible" if values & _HELD else "superseded"


def _codes(one: Said, other: Said) -> Kind | None:
    if {one.value, other.value} & _GENERAL:
        return "refined"
    return "superseded" if one.planned != other.planned else "incompatible"


def _names(one: Said, other: Said) -> Kind | None:
    """A name beside a shorter one («Goïta») is its closer form; all else are spellings."""
    likeness = compare_names(name_words(str(one.value)), name_words(str(other.value)))
    return "refined" if likeness in _CLOSER else "naming"


_CLOSER = frozenset({"short", "fuller", "initial"})


def _titles(_one: Said, _other: Said) -> Kind | None:
    return "naming"


def _places(one: Said, other: Said) -> Kind | None:
    """Compare two places, or two events, by name and kind."""
    ours, theirs = one.value, other.value
    if not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return None
    if ours.get("name") == theirs.get("name"):
        return "refined"
    if ours.get("kind") != theirs.get("kind") and ours.get("country") == theirs.get("country"):
        return "contained"
    capitals = [capital_of(str(place.get("name"))) for place in (ours, theirs)]
    if capitals[0] and capitals[0] == capitals[1]:
        return "naming"
    likeness = compare_names(name_words(str(ours.get("name"))), name_words(str(theirs.get("name"))))
    return "incompatible" if likeness == "differs" else "naming"


def _amounts(one: Said, other: Said) -> Kind | None:
    """Compare the sums that two name: one sum each, in one currency, is meant as the same sum."""
    if len(one.value) != 1 or len(other.value) != 1:
        return "partial"
    (ours,), (theirs,) = one.value, other.value
    if ours.get("currency") != theirs.get("currency"):
        return None
    low, high = (max(_least(ours), _least(theirs)), min(_most(ours), _most(theirs)))
    return "incompatible" if low > high else "refined"


def _least(amount: Mapping[str, str]) -> Decimal:
    return Decimal(amount.get("min", "-Infinity"))


def _most(amount: Mapping[str, str]) -> Decimal:
    return Decimal(amount.get("max", "Infinity"))


def roles(one: Said, other: Said, terms: Sequence[Term]) -> Kind | None:
    """Compare two offices of a person: one with its term, the other one held on the day on which that is said.

    Args:
        one: An office.
        other: An office.
        terms: All terms of office that are stated of the person: who returned to an office has several.
    """
    for stated, seen in ((one.value, other), (other.value, one)):
        held = seen.value.get("status") in _HOLDING and not _has_term(seen.value)
        if held and _has_term(stated) and _one_office(stated, seen.value) and seen.days:
            known = [(first, last) for office, country, first, last in terms if _is(seen.value, office, country)]
            if not any(_during(day, known) for day in seen.days):
                return "incompatible"
    return None


_HOLDING = frozenset({None, "current", "acting"})


def terms_of(said: Iterable[Said]) -> tuple[Term, ...]:
    """The terms of office among what is said of a person's roles."""
    prop = get_property("actor", "roles")
    fitting = (one.value for one in said if prop is not None and prop.fits(one.value))
    return tuple(terms_of_office(map(Role.model_validate, fitting), None))


def _has_term(role: Mapping[str, Any]) -> bool:
    return "start" in role or "end" in role


def _one_office(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two roles are one office, which only one person of a State holds at a time."""
    return one.get("office") not in {None, *VAGUE_OFFICES} and _is(other, one.get("office"), one.get("country"))


def _is(role: Mapping[str, Any], office: str | None, country: str | None) -> bool:
    return role.get("office") == office and (None in {country, role.get("country")} or role.get("country") == country)


def _during(day: PartialDate, terms: Iterable[tuple[int, int]]) -> bool:
    return any(first <= day.latest.toordinal() and day.earliest.toordinal() <= last for first, last in terms)


def parts(_one: Said, _other: Said) -> Kind:
    """Compare what two list: they differ, so each names a part."""
    return "partial"


Comparison = Callable[["Said", "Said"], Kind | None]
"""How two values of a property differ; `None` where they do not."""

COMPARISONS: Mapping[tuple[str, str], Comparison] = {
    ("actor", "country"): _codes,
    ("actor", "name"): _names,
    ("agreement", "amounts"): _amounts,
    ("agreement", "count"): _counts,
    ("agreement", "kind"): _codes,
    ("agreement", "signed_at"): _places,
    ("agreement", "title"): _titles,
    ("engagement", "kind"): _codes,
    ("engagement", "place"): _places,
    ("engagement", "status"): _statuses,
    ("visit", "event"): _places,
    ("visit", "occasion"): _codes,
    ("visit", "rank"): _codes,
    ("visit", "receiving"): _codes,
    ("visit", "status"): _statuses,
}
"""How the values of properties are compared, by record type and property; dates and offices aside."""
