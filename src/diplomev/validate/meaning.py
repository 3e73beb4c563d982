"""Ask the rules of meaning about records, one after another, in one pass over data of any length.

A rule that looks up other records waits until they are known. Until then the record that it waits with is kept, as
JSON: of data that give sources, actors and visits before what refers to them nothing is kept.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson
from attrs import define, evolve, field, frozen
from pydantic import ValidationError

from diplomev.model import RECORD
from diplomev.model.types import RECORD_TYPES
from diplomev.validate.compact import Spill
from diplomev.validate.context import Context, unclaimed_bits
from diplomev.validate.issues import Issue, pointer
from diplomev.validate.lean import lean_record
from diplomev.validate.quick import sound_value
from diplomev.validate.references import Spot
from diplomev.validate.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from diplomev.validate.facts import Json
    from diplomev.validate.levels import Level
    from diplomev.validate.rule import AnyRule, Problem
    from diplomev.validate.selection import Selection
    from diplomev.validate.units import Unit

    Finish = Callable[[Context], Iterable[tuple[Spot, Problem]]]

_MOST_SHOWN = 5
_MOST_PLANS = 4096
_MOST_HELD = 20_000


class _Held(NamedTuple):
    """A record with which some rules wait for another one."""

    codes: tuple[str, ...]
    spot: Spot
    data: bytes


@define
class _Sum:
    """Equal problems: the first issue, and the records that have it."""

    first: Issue
    count: int = 0
    examples: list[str] = field(factory=list)

    def issue(self) -> Issue:
        """One issue for all of them."""
        if self.count == 1:
            return self.first
        more = f" The same of {self.count} in all: {', '.join(self.examples)}{', …' * (self.count > _MOST_SHOWN)}."
        return evolve(self.first, message=self.first.message + more, count=self.count)


@define
class Meaning:
    """Looks at the meaning of records.

    Attributes:
        selection: The codes that are reported; the rules of others are not asked.
    """

    selection: Selection
    _context: Context = field(factory=Context, init=False)
    _waiting: dict[str, list[_Held]] = field(factory=lambda: defaultdict(list), init=False)
    _held: int = field(default=0, init=False)
    _last: Spill[_Held] = field(factory=Spill, init=False)
    """What waits for the end, because too much was waiting."""
    _sums: dict[tuple[str, str, str | None], _Sum] = field(factory=dict, init=False)

    @property
    def idle(self) -> bool:
        """Whether there is no rule to ask."""
        return not _selected(self.selection)

    def add(self, unit: Unit) -> list[Issue]:
        """Take in records; returns what can be said of them, and of those that waited for them."""
        plans = _plans(self.selection)
        context = self._context
        records = []
        for place, record in enumerate(unit.sound or _sound(unit)):
            if record is None:
                continue
            plan = plans[record["type"]].plan(record)
            records.append((place, record, plan))
            if plan.is_claim:
                context.learn_claim(record)
            else:
                context.learn(record, partial(_spot, unit, place), plan.unclaimed)
        issues: list[Issue] = []
        for place, record, plan in records:
            rules = plan.rules_for(record, context)
            if rules:
                issues += self._ask(rules, record, _spot(unit, place))
            if self._waiting:
                issues += self._go_on(record)
        return issues

    def _ask(self, rules: Iterable[AnyRule], record: Json, spot: Spot) -> Iterator[Issue]:
        """Ask rules about a record, or put them off until they can be asked."""
        lean = lean_record(record)
        waiting: dict[str, list[str]] = {}
        for rule in rules:
            if rule.needs and (missing := self._missing(rule.needs(lean))):
                waiting.setdefault(missing, []).append(rule.code)
            elif rule.check:
                for problem in rule.check(lean, self._context):
                    yield from self._issue(rule, spot, problem)
        if waiting:
            data = orjson.dumps(record)
            for missing, codes in waiting.items():
                self._hold(missing, _Held(tuple(codes), spot, data))

    def issues(self) -> Iterator[Issue]:
        """What the data show as a whole, once all were added."""
        if self._last.recent or self._last.spilt:
            self._put_off_to_the_end()
        for held in [held for waiting in self._waiting.values() for held in waiting]:
            yield from self._answer(held)
        self._waiting.clear()
        for held in self._last.values():
            yield from self._answer(held)
        for rule, finish in _finishing(self.selection):
            for spot, problem in finish(self._context):
                yield from self._issue(rule, spot, problem)
        yield from (found.issue() for found in self._sums.values())

    def _missing(self, needed: Iterable[str]) -> str | None:
        """One of the records that a rule asks for that has not come yet."""
        for id_ in needed:
            if not self._context.knows(id_):
                return id_
        return None

    def _hold(self, missing: str, held: _Held) -> None:
        """Put a question off until a record comes; where many wait, until the end, out of memory."""
        self._waiting[missing].append(held)
        self._held += 1
        if self._held >= _MOST_HELD:
            self._put_off_to_the_end()

    def _put_off_to_the_end(self) -> None:
        for waiting in self._waiting.values():
            for held in waiting:
                self._last.put(f"{held.spot.record} {held.spot.line} {' '.join(held.codes)}", held)
        self._waiting.clear()
        self._held = 0

    def _go_on(self, record: Json) -> Iterator[Issue]:
        """Ask the rules that waited for a record."""
        for id_ in (record["id"], *record.get("merged_from", ())):
            for held in self._waiting.pop(id_, ()):
                self._held -= 1
                yield from self._ask([_by_code()[code] for code in held.codes], orjson.loads(held.data), held.spot)

    def _answer(self, held: _Held) -> Iterator[Issue]:
        lean = lean_record(orjson.loads(held.data))
        for rule in map(_by_code().__getitem__, held.codes):
            if rule.check:
                for problem in rule.check(lean, self._context):
                    yield from self._issue(rule, held.spot, problem)

    def _level(self, rule: AnyRule, spot: Spot, problem: Problem) -> Level:
        """The level of a problem: of a merged record an error may be what its sources contradict each other in."""
        merged = self._context.members
        if rule.level == "error" and any(id_ in merged for id_ in (spot.record, *problem.about)):
            return "warning"
        return rule.level

    def _issue(self, rule: AnyRule, spot: Spot, problem: Problem) -> Iterator[Issue]:
        """The issue of a problem; of one that is summed up, nothing yet."""
        level = self._level(rule, spot, problem)
        if not rule.summed:
            yield _issue(rule, spot, problem, level)
            return
        key = (rule.code, spot.record.partition(":")[0], problem.got)
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = _Sum(_issue(rule, spot, problem, level))
        found.count += 1
        if len(found.examples) < _MOST_SHOWN:
            found.examples.append(spot.record + pointer(problem.path))


def _issue(rule: AnyRule, spot: Spot, problem: Problem, level: Level) -> Issue:
    return Issue(
        code=rule.code,
        level=level,
        path=pointer((*spot.path, *problem.path)),
        record=spot.record,
        line=spot.line,
        message=problem.message,
        expected=problem.expected,
        got=problem.got,
        hint=problem.hint,
    )


@cache
def _by_code() -> Mapping[str, AnyRule]:
    return {rule.code: rule for rule in rules()}


@lru_cache(maxsize=64)
def _finishing(selection: Selection) -> tuple[tuple[AnyRule, Finish], ...]:
    """The rules that look at the data as a whole, with what they ask."""
    return tuple((rule, rule.finish) for rule in _selected(selection) if rule.finish)


@lru_cache(maxsize=64)
def _selected(selection: Selection) -> tuple[AnyRule, ...]:
    """The rules that a selection asks for."""
    return tuple(rule for rule in rules() if rule.code in selection)


@frozen
class _Plan:
    """What to do with the records of one type that have the same properties and the same telling codes.

    Attributes:
        is_claim: Whether they are claims.
        unclaimed: The properties that want a claim, as bits.
        always: The rules that are asked about each of them.
        unless: The rules that are asked unless something can be told quickly.
    """

    is_claim: bool
    unclaimed: int
    always: tuple[AnyRule, ...]
    unless: tuple[tuple[Callable[[Json, Context], bool], tuple[AnyRule, ...]], ...]

    def rules_for(self, record: Json, context: Context) -> Sequence[AnyRule]:
        """The rules to ask about a record, in the order of their codes."""
        rules: Sequence[AnyRule] = self.always
        for is_clear, more in self.unless:
            if not is_clear(record, context):
                rules = sorted((*rules, *more), key=_code_of)
        return rules


def _code_of(rule: AnyRule) -> str:
    return rule.code


@define
class _Plans:
    """The plans for the records of one type, made as they are needed; the properties of a record tell its plan.

    Attributes:
        selection: The codes that are reported.
        telling: The properties whose values decide which rules are asked.
        known: By the names of the properties a function that gets the values of those that are telling, and by
            these values the plan.
    """

    selection: Selection
    telling: frozenset[str]
    known: dict[tuple[str, ...], tuple[Callable[[Json], Any], dict[Any, _Plan]]] = field(factory=dict)

    def plan(self, record: Json) -> _Plan:
        """The plan for a record."""
        names = tuple(record)  # in the order of the model, so that there are few
        known = self.known.get(names)
        if known is None:
            if len(self.known) > _MOST_PLANS:
                self.known.clear()
            # A record has a type in any case, so that there is something to get.
            known = self.known[names] = itemgetter("type", *self.telling.intersection(names)), {}
        telling, plans = known
        codes = telling(record)
        plan = plans.get(codes)
        if plan is None:
            if len(plans) > _MOST_PLANS:
                plans.clear()
            plan = plans[codes] = _planned(self.selection, record)
        return plan


@lru_cache(maxsize=64)
def _plans(selection: Selection) -> Mapping[str, _Plans]:
    """By type of record the plans made so far."""
    telling: dict[str, set[str]] = {kind: set() for kind in RECORD_TYPES}
    for rule in _selected(selection):
        for kind in rule.on:
            names = (one.partition("=") for condition in rule.where for one in condition.split("|"))
            telling[kind].update(name for name, equals, _ in names if equals)
    return {kind: _Plans(selection, frozenset(names)) for kind, names in telling.items()}


def _planned(selection: Selection, record: Json) -> _Plan:
    kind = record["type"]
    unless: dict[Callable[[Json, Context], bool] | None, tuple[AnyRule, ...]] = {}
    for rule in _selected(selection):
        if rule.check and kind in rule.on and all(_holds(condition, record) for condition in rule.where):
            unless[rule.unless] = (*unless.get(rule.unless, ()), rule)
    return _Plan(
        is_claim=kind == "claim",
        unclaimed=unclaimed_bits(kind, record) if "meaning.unsupported" in selection else 0,
        always=unless.pop(None, ()),
        unless=tuple((is_clear, rules) for is_clear, rules in unless.items() if is_clear),
    )


def _holds(condition: str, record: Json) -> bool:
    """Whether one of the alternatives of a condition (`Rule.where`) is so."""
    for one in condition.split("|"):
        name, _, value = one.partition("=")
        if record.get(name) == value if value else (name[1:] not in record if name[0] == "!" else name in record):
            return True
    return False


def _spot(unit: Unit, place: int) -> Spot:
    """Where a record of a piece of the input stands."""
    return Spot(unit.raw.items[place]["id"], unit.raw.path(place), unit.line)


def _sound(unit: Unit) -> Sequence[dict[str, Any] | None]:
    """The records of a piece of the input, `None` for those whose structure is not right."""
    bad = _bad_places(unit)
    items = [(place, item) for place, item in enumerate(unit.raw.items) if place not in bad]
    together, shape = sound_value(orjson.dumps([item for _, item in items]), one_record=False)
    found: list[dict[str, Any] | None] = [None] * len(unit.raw.items)
    for index, (place, item) in enumerate(items):
        found[place] = together[index] if shape else _read(item)
    return found


def _bad_places(unit: Unit) -> frozenset[int]:
    """The places of records in which something is wrong."""
    if not unit.raw.listed:
        return frozenset({0} if unit.issues else ())
    start = pointer(unit.raw.base) + "/"
    places = {issue.path.removeprefix(start).partition("/")[0] for issue in unit.issues if issue.path.startswith(start)}
    return frozenset(int(place) for place in places if place.isdecimal())


def _read(item: Any) -> dict[str, Any] | None:
    try:
        return RECORD.validate_python(item).to_dict()
    except ValidationError:
        return None
