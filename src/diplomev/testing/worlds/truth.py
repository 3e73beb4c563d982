"""What is so in a made-up world: which records are the same thing, and where the reports of one thing disagree."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any, Literal, get_args

import orjson
from attrs import define, field, frozen

from diplomev.model import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplomev.testing.worlds.page import Article

ConflictKind = Literal["incompatible", "refined", "contained", "superseded", "count", "partial", "naming"]
"""How values that articles give to one property of one thing stand to each other:

* `incompatible`: two dates that cannot be the same day, of visits that were held; two exact numbers.
* `refined`: one date lies within the other and says more; an exact number of agreements beside «several»; an event
  with its organizer beside the same without; a full name beside the short one.
* `contained`: one place lies in the other, a palace beside its city; a first day alone within the stay that another
  article tells from its first day to its last.
* `superseded`: the one was overtaken by the other: announced and called off, or a date that was planned and the one
  that came true.
* `count`: two ranges that overlap; no world has any.
* `partial`: of a set, one article names members that another one leaves out.
* `naming`: one name or title in several spellings or languages.

Of several kinds on one property of one thing the gravest is planted, in the order of `diplomev.reconcile`.
"""
CONFLICT_KINDS: tuple[ConflictKind, ...] = get_args(ConflictKind)

_DATES = frozenset({"start", "end", "date", "signed"})
_PLACES = frozenset({"place", "signed_at"})
_NAMES = frozenset({"name", "title"})
_SETS = frozenset(
    {"sectors", "delegation", "hosts", "invited_by", "visitors", "participants", "parties", "signatories"}
)
_SINGLE = _DATES | _PLACES | _NAMES | {"status", "count", "event"}


@frozen(order=True)
class Conflict:
    """That articles disagree on a property of a thing.

    Attributes:
        subject: The id of the thing in truth.
        property: The property.
        kind: How the values stand to each other.
        values: The values told, as JSON, sorted; ids in them are those of truth.
    """

    subject: str
    property: str
    kind: ConflictKind
    values: tuple[str, ...]


@frozen
class Truth:
    """What a linker ought to find out.

    Attributes:
        same: By the id of each record that an article's reader makes (States aside) the id of what it is in truth:
            `visit:…`, `engagement:…`, `agreement:…`, `actor:p…` for persons, `actor:o…` for organisations.
        reprints: By the id of each Source that repeats another one, the id of that one.
        conflicts: What the articles disagree on, sorted.
        twins: Pairs of visits in truth that are easily taken for one.
    """

    same: Mapping[str, str]
    reprints: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    twins: tuple[tuple[str, str], ...] = ()


@define
class Ledger:
    """Keeps what articles say, one after another, and tells the truth of them in the end.

    The truth of many articles takes memory for their ids and values alone.

    Examples:
        >>> from diplomev.testing.worlds import stories
        >>> ledger = Ledger()
        >>> for story in stories(seed=7, events=3):
        ...     ledger.add(story.articles, story.twins)
        >>> sorted({true.partition(":")[0] for true in ledger.truth().same.values()})
        ['actor', 'agreement', 'engagement', 'visit']
    """

    _same: dict[str, str] = field(factory=dict)
    _reprints: dict[str, str] = field(factory=dict)
    _twins: dict[tuple[str, str], None] = field(factory=dict)
    _single: dict[tuple[str, str], dict[str, dict[str, bool]]] = field(
        factory=lambda: defaultdict(lambda: defaultdict(dict))
    )
    """By thing and property: the values told, by whom, and whether they were only planned."""
    _sets: dict[tuple[str, str], dict[str, set[str]]] = field(factory=lambda: defaultdict(dict))
    """By thing and property: the members told, by source."""

    def add(self, articles: Iterable[Article], twins: Iterable[tuple[str, str]] = ()) -> None:
        """Take in articles, and the pairs of visits that are easily taken for one."""
        self._twins.update(dict.fromkeys(twins))
        for article in articles:
            self._same.update(article.same)
            if article.reprint_of:
                self._reprints[article.source.id] = article.reprint_of
            for claim in article.claims:
                subject = article.same.get(claim.subject or "")
                if subject is None or claim.property is None:
                    continue
                key = (subject, claim.property)
                if claim.property in _SINGLE:
                    value = _written(claim.value, article.same)
                    self._single[key][value][article.source.id] = claim.stance == "plans"
                elif claim.property in _SETS:
                    value = _written(claim.value, article.same)
                    self._sets[key].setdefault(article.source.id, set()).add(value)

    def _kinds(self, subject: str, name: str, told: Mapping[str, Mapping[str, bool]]) -> set[ConflictKind]:
        """How several values of a property stand to each other."""
        if name == "status" and not subject.startswith("visit:"):
            return set()
        found = set()
        for (one, by), (other, also_by) in combinations(sorted(told.items()), 2):
            superseded = all(by.values()) != all(also_by.values())
            ours, theirs = orjson.loads(one), orjson.loads(other)
            if name in _DATES:
                within = name == "start" and (
                    self._is_within(subject, ours, by, also_by) or self._is_within(subject, theirs, also_by, by)
                )
                found.add(_of_dates(ours, theirs, superseded=superseded, within=within))
            else:
                found.add(_of_values(name, ours, theirs))
        return {kind for kind in found if kind}

    def _is_within(self, visit: str, day: str, by: Iterable[str], others: Iterable[str]) -> bool:
        """Whether those who tell of one day alone place it within a stay that others tell from first to last."""
        starts, ends = self._dates_by_source(visit, "start"), self._dates_by_source(visit, "end")
        if any(source in ends for source in by):
            return False
        one = PartialDate(day)
        return any(
            PartialDate(starts[other]).earliest < one.earliest and one.latest <= PartialDate(ends[other]).latest
            for other in others
            if other in starts and other in ends
        )

    def _dates_by_source(self, visit: str, name: str) -> dict[str, str]:
        told = self._single.get((visit, name), {})
        return {source: orjson.loads(value) for value, by in told.items() for source in by}

    def truth(self) -> Truth:
        """The truth of all articles taken in."""
        conflicts = [
            Conflict(subject, name, min(kinds, key=_GRAVEST.index), tuple(sorted(told)))
            for (subject, name), told in self._single.items()
            if len(told) > 1 and (kinds := self._kinds(subject, name, told))
        ]
        for (subject, name), by_source in self._sets.items():
            union = set().union(*by_source.values())
            if any(members != union for members in by_source.values()):
                values = tuple(sorted(union))
                conflicts.append(Conflict(subject, name, "partial", values))
        return Truth(dict(self._same), dict(self._reprints), tuple(sorted(conflicts)), tuple(self._twins))


def _written(value: Any, same: Mapping[str, str]) -> str:
    """A value as JSON, with the ids of truth in it."""
    return orjson.dumps(_true(value, same), option=orjson.OPT_SORT_KEYS).decode()  # its bytes take more memory


def _true(value: Any, same: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return same.get(value, value)
    if isinstance(value, dict):
        return {key: _true(item, same) for key, item in value.items()}
    return value


def _of_values(name: str, one: Any, other: Any) -> ConflictKind | None:
    """How two values of a property stand to each other, dates aside."""
    if name in _NAMES:
        ours, theirs = set(one.split()), set(other.split())
        return "refined" if name == "name" and (ours < theirs or theirs < ours) else "naming"
    if name == "status":
        return _of_statuses({one, other})
    if name in _PLACES:
        return "contained" if one["kind"] != other["kind"] else "naming"
    if name == "count":
        return "incompatible" if "max" in one and "max" in other else "refined"
    return "refined" if one["name"] == other["name"] else "naming"


def _of_statuses(values: set[str]) -> ConflictKind | None:
    if not values & {"cancelled", "postponed"}:
        return None
    return "incompatible" if values & {"ongoing", "completed"} else "superseded"


def _of_dates(one: str, other: str, *, superseded: bool, within: bool) -> ConflictKind | None:
    first, second = PartialDate(one), PartialDate(other)
    if first.refines(second) or second.refines(first):
        return "refined"
    if within:
        return "contained"
    return "superseded" if superseded else "incompatible"


_GRAVEST: tuple[ConflictKind, ...] = (
    "incompatible", "count", "superseded", "partial", "contained", "refined", "naming",
)  # fmt: skip
