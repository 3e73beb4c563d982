"""Ask the rules of meaning about records, one after another, in one pass over data of any length.

A rule that looks up other records waits until they are known. Until then the record that it waits with is kept, as
JSON: of data that give sources, actors and visits before what refers to them nothing is kept.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import orjson
from attrs import define, evolve, field, frozen
from pydantic import ValidationError

from diplomev.model import RECORD
from diplomev.validate.context import Context, unclaimed_bits
from diplomev.validate.issues import Issue, pointer
from diplomev.validate.lean import lean_maker
from diplomev.validate.references import Spot
from diplomev.validate.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from diplomev.model import Record
    from diplomev.validate.rule import AnyRule, Problem
    from diplomev.validate.selection import Selection
    from diplomev.validate.units import Unit

    Check = Callable[[Any, Context], Iterable[Problem]]

_MOST_SHOWN = 5
_MOST_PLANS = 4096


@frozen
class _Held:
    """A record with which a rule waits for another one."""

    rule: AnyRule
    spot: Spot
    data: bytes

    def record(self) -> Any:
        """The record, as rules see it."""
        record = orjson.loads(self.data)
        return lean_maker(record["type"], record)(record)


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
    _sums: dict[tuple[str, str, str | None], _Sum] = field(factory=dict, init=False)

    @property
    def idle(self) -> bool:
        """Whether there is no rule to ask."""
        return not _selected(self.selection)

    def add(self, unit: Unit) -> list[Issue]:
        """Take in records; returns what can be said of them, and of those that waited for them."""
        context, raw, line = self._context, unit.raw, unit.line
        seen = []
        for place, record in _sound(unit):
            plan = _plan(self.selection, record)
            lean = plan.make(record)
            seen.append((place, record, lean, plan))
            if plan.is_claim:
                context.learn_claim(lean)
            else:
                context.learn(lean, Spot(lean.id, raw.path(place), line), plan.unclaimed)
        issues: list[Issue] = []
        for place, record, lean, plan in seen:
            for rule, check, needs in plan.asked(lean):
                if needs and (missing := self._missing(needs(lean))):
                    self._hold(missing, rule, Spot(lean.id, raw.path(place), line), record)
                    continue
                for problem in check(lean, context):
                    issues += self._issue(rule, Spot(lean.id, raw.path(place), line), problem)
            if self._waiting:
                issues += self._go_on(lean)
        return issues

    def issues(self) -> Iterator[Issue]:
        """What the data show as a whole, once all were added."""
        for held in [held for waiting in self._waiting.values() for held in waiting]:
            yield from self._answer(held)
        self._waiting.clear()
        for rule in _selected(self.selection):
            if rule.finish:
                for spot, problem in rule.finish(self._context):
                    yield from self._issue(rule, spot, problem)
        yield from (found.issue() for found in self._sums.values())

    def _missing(self, needed: Iterable[str]) -> str | None:
        """One of the records that a rule asks for that has not come yet."""
        for id_ in needed:
            if not self._context.knows(id_):
                return id_
        return None

    def _hold(self, missing: str, rule: AnyRule, spot: Spot, record: Mapping[str, Any]) -> None:
        self._waiting[missing].append(_Held(rule, spot, orjson.dumps(record)))

    def _go_on(self, record: Record) -> Iterator[Issue]:
        """Ask the rules that waited for a record."""
        for id_ in (record.id, *getattr(record, "merged_from", ())):
            for held in self._waiting.pop(id_, ()):
                if held.rule.needs and (missing := self._missing(held.rule.needs(held.record()))):
                    self._waiting[missing].append(held)
                else:
                    yield from self._answer(held)

    def _answer(self, held: _Held) -> Iterator[Issue]:
        if held.rule.check:
            for problem in held.rule.check(held.record(), self._context):
                yield from self._issue(held.rule, held.spot, problem)

    def _issue(self, rule: AnyRule, spot: Spot, problem: Problem) -> Iterator[Issue]:
        """The issue of a problem; of one that is summed up, nothing yet."""
        issue = Issue(
            code=rule.code,
            level=rule.level,
            path=pointer((*spot.path, *problem.path)),
            record=spot.record,
            line=spot.line,
            message=problem.message,
            expected=problem.expected,
            got=problem.got,
            hint=problem.hint,
        )
        if not rule.summed:
            yield issue
            return
        key = (rule.code, spot.record.partition(":")[0], problem.got)
        found = self._sums.setdefault(key, _Sum(issue))
        found.count += 1
        if len(found.examples) < _MOST_SHOWN:
            found.examples.append(spot.record + pointer(problem.path))


@lru_cache(maxsize=64)
def _selected(selection: Selection) -> tuple[AnyRule, ...]:
    """The rules that a selection asks for."""
    return tuple(rule for rule in rules() if rule.code in selection)


_Asked = tuple["AnyRule", "Check", "Callable[[Any], Iterable[str]] | None"]
"""A rule with what it asks, and with the records that it needs for that."""


@frozen
class _Plan:
    """What to do with the records of one type that have the same properties and the same telling codes.

    Attributes:
        is_claim: Whether they are claims.
        make: Makes of a record what rules see.
        unclaimed: The properties that want a claim, as bits.
        always: The rules that are asked of each of them.
        unless: The rules that are asked unless something can be told quickly.
    """

    is_claim: bool
    make: Callable[[Any], Any]
    unclaimed: int
    always: tuple[_Asked, ...]
    unless: tuple[tuple[Callable[[Any], bool], tuple[_Asked, ...]], ...]

    def asked(self, lean: Any) -> tuple[_Asked, ...]:
        """The rules to ask of a record, in the order of their codes."""
        more = [asked for is_clear, rules in self.unless if not is_clear(lean) for asked in rules]
        return tuple(sorted((*self.always, *more), key=_code_of)) if more else self.always


def _code_of(asked: _Asked) -> str:
    return asked[0].code


def _plan(selection: Selection, record: Mapping[str, Any]) -> _Plan:
    telling, plans = _plans(selection, record["type"])
    # The properties come in the order of the model, so that there are few plans.
    key = (*record, *[record.get(name) for name in telling])
    found = plans.get(key)
    if found is None:
        if len(plans) > _MOST_PLANS:
            plans.clear()
        found = plans[key] = _planned(selection, record)
    return found


@lru_cache(maxsize=256)
def _plans(selection: Selection, record_type: str) -> tuple[tuple[str, ...], dict[tuple[str | None, ...], _Plan]]:
    """The properties of a type whose values decide which rules are asked, and the plans made so far."""
    conditions = [one for rule in _selected(selection) if record_type in rule.on for one in rule.where]
    alternatives = [one for condition in conditions for one in condition.split("|")]
    return tuple({one.partition("=")[0] for one in alternatives if "=" in one}), {}


def _planned(selection: Selection, record: Mapping[str, Any]) -> _Plan:
    record_type = record["type"]
    always: list[_Asked] = []
    unless: dict[Callable[[Any], bool], tuple[_Asked, ...]] = {}
    for rule in _selected(selection):
        if rule.check and record_type in rule.on and all(_holds(condition, record) for condition in rule.where):
            asked = (rule, rule.check, rule.needs)
            if rule.unless:
                unless[rule.unless] = (*unless.get(rule.unless, ()), asked)
            else:
                always.append(asked)
    return _Plan(
        is_claim=record_type == "claim",
        make=lean_maker(record_type, record),
        unclaimed=unclaimed_bits(record_type, record),
        always=tuple(always),
        unless=tuple(unless.items()),
    )


def _holds(condition: str, record: Mapping[str, Any]) -> bool:
    """Whether one of the alternatives of a condition (`Rule.where`) is so."""
    for one in condition.split("|"):
        name, _, value = one.partition("=")
        if record.get(name) == value if value else (name[1:] not in record if name[0] == "!" else name in record):
            return True
    return False


def _sound(unit: Unit) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a piece of the input whose structure is right, each with its place in it."""
    if unit.sound:
        yield from enumerate(unit.sound)
        return
    bad = _bad_places(unit)
    for place, item in enumerate(unit.raw.items):
        if place not in bad:
            record = _read(item)
            if record is not None:
                yield place, record


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
