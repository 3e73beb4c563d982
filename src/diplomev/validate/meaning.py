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

from diplomev.model import RECORD, Claim, Record
from diplomev.validate.context import Context
from diplomev.validate.issues import Issue, pointer
from diplomev.validate.references import Spot
from diplomev.validate.rules import rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from diplomev.validate.rule import AnyRule, Problem
    from diplomev.validate.selection import Selection
    from diplomev.validate.units import Unit

    Check = Callable[[Any, Context], Iterable[Problem]]

_MOST_SHOWN = 5


@frozen
class _Held:
    """A record with which a rule waits for another one."""

    rule: AnyRule
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
    _sums: dict[tuple[str, str, str | None], _Sum] = field(factory=dict, init=False)

    @property
    def idle(self) -> bool:
        """Whether there is no rule to ask."""
        return not _selected(self.selection)

    def add(self, unit: Unit) -> list[Issue]:
        """Take in records; returns what can be said of them, and of those that waited for them."""
        issues: list[Issue] = []
        records = tuple(_sound(unit))
        for place, record in records:
            if isinstance(record, Claim):
                self._context.learn_claim(record)
            else:
                self._context.learn(record, _spot(unit, place, record))
        for place, record in records:
            for rule, check in _asked(self.selection, record.type, frozenset(record.model_fields_set)):
                if rule.needs and (missing := self._missing(rule, record)):
                    self._hold(missing, rule, _spot(unit, place, record), record)
                    continue
                for problem in check(record, self._context):
                    issues += self._issue(rule, _spot(unit, place, record), problem)
            if self._waiting:
                issues += self._go_on(record)
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

    def _missing(self, rule: AnyRule, record: Record) -> str | None:
        """A record that a rule asks for and that has not come yet."""
        for id_ in rule.needs(record) if rule.needs else ():
            if not self._context.knows(id_):
                return id_
        return None

    def _hold(self, missing: str, rule: AnyRule, spot: Spot, record: Record) -> None:
        self._waiting[missing].append(_Held(rule, spot, orjson.dumps(record.to_dict())))

    def _go_on(self, record: Record) -> Iterator[Issue]:
        """Ask the rules that waited for a record."""
        for id_ in (record.id, *getattr(record, "merged_from", ())):
            for held in self._waiting.pop(id_, ()):
                waiting = RECORD.validate_json(held.data)
                if missing := self._missing(held.rule, waiting):
                    self._waiting[missing].append(held)
                else:
                    yield from self._answer(held)

    def _answer(self, held: _Held) -> Iterator[Issue]:
        if held.rule.check:
            for problem in held.rule.check(RECORD.validate_json(held.data), self._context):
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


@lru_cache(maxsize=4096)
def _asked(selection: Selection, record_type: str, filled: frozenset[str]) -> tuple[tuple[AnyRule, Check], ...]:
    """The rules that may have something against a record of a type, which has certain properties."""
    return tuple(
        (rule, rule.check)
        for rule in _selected(selection)
        if rule.check
        and record_type in rule.on
        and not any(filled.isdisjoint(names.split("|")) for names in rule.where)
    )


def _spot(unit: Unit, place: int, record: Record) -> Spot:
    return Spot(record.id, unit.raw.path(place), unit.line)


def _sound(unit: Unit) -> Iterator[tuple[int, Record]]:
    """The records of a piece of the input whose structure is right, each with its place in it."""
    if unit.records:
        yield from enumerate(unit.records)
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


def _read(item: Any) -> Record | None:
    try:
        return RECORD.validate_python(item)
    except ValidationError:
        return None
