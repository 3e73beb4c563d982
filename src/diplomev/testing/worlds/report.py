"""Reports: how papers tell of what happened, with all that goes wrong on the way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from attrs import define, field, frozen

from diplomev.model.identity import state_id
from diplomev.testing.worlds.names import other_spelling
from diplomev.testing.worlds.page import Page, Ref
from diplomev.testing.worlds.phrases import FILLER, PHRASES, QUOTES, code_words
from diplomev.testing.worlds.tables import OFFICES, ORGANIZATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplomev.testing.worlds.dice import Dice
    from diplomev.testing.worlds.page import Span
    from diplomev.testing.worlds.rates import Rates
    from diplomev.testing.worlds.tables import State
    from diplomev.testing.worlds.things import Happening, Holder

T = TypeVar("T")


@frozen
class View:
    """How a report sees an event.

    Attributes:
        status: `announced`, `ongoing`, `completed`, `cancelled` or `postponed`.
        published: The day of publication.
        shift: By how many days all dates are off.
        month_only: Whether no more than the month is known of any date.
    """

    status: str
    published: dt.date
    shift: int = 0
    month_only: bool = False

    @property
    def called_off(self) -> bool:
        """Whether the event does not take place."""
        return self.status in {"cancelled", "postponed"}

    @property
    def stance(self) -> str:
        """How the report stands to what it tells."""
        return "asserts" if self.status in {"completed", "ongoing"} else "plans"

    def date(self, day: dt.date) -> str:
        """A day as the report tells it."""
        told = (day + dt.timedelta(self.shift)).isoformat()
        return told[:7] if self.month_only else told


def view_of(dice: Dice, happening: Happening, rates: Rates) -> View:
    """Choose when a report appears, and how well it knows the dates."""
    plan = dice.chance(rates.plans)
    start, end = happening.start, happening.end
    status, published = "completed", end + dt.timedelta(dice.between(0, 3))
    if plan:
        status, published = "announced", start - dt.timedelta(dice.between(2, 20))
    elif happening.called_off:
        status, published = happening.trips[0].outcome, start - dt.timedelta(dice.between(0, 4))
    elif len(happening.trips) == 1 and start < end and dice.chance(0.15):
        status, published = "ongoing", start + dt.timedelta(dice.between(0, (end - start).days - 1))
    draw = dice.random()
    shift = 0
    if draw < rates.shifted:
        shift = dice.between(1, 3) * dice.pick((-1, 1))
        if status == "announced" and start + dt.timedelta(shift) <= published:
            shift = -shift  # nobody announces what is past
        elif status in {"completed", "ongoing"} and end + dt.timedelta(shift) > published:
            shift = -abs(shift)  # nor tells as done what is ahead
    return View(status, published, shift, rates.shifted <= draw < rates.shifted + rates.month_only)


@define
class Report:
    """One report in the making.

    Attributes:
        dice: Its draws.
        rates: How often what goes wrong.
        language: `fr` or `en`.
        view: How it sees the event.
        page: Where it is written.
        tally: How often what came about: `persons` named in full, of them `misspelt`; `optional` values, of them
            `missing`; `counts` told, of them `several` and `miscounted`; `all_persons`, of them `unnamed` and `short`.
        undated: The visits whose first day is not told yet.
        states: By code, where a State is named.
    """

    dice: Dice
    rates: Rates
    language: str
    view: View
    page: Page
    tally: Counter[str] = field(factory=Counter)
    undated: set[Ref] = field(factory=set)
    _cast: dict[str, Ref] = field(factory=dict)
    _short: dict[str, str] = field(factory=dict)
    states: dict[str, Span] = field(factory=dict)

    # ------------------------------------------------------------- helpers
    def put(self, key: str) -> Span:
        """Write words of the language; the span is that of the words without blanks around them."""
        return self.words(PHRASES[self.language][key])

    def words(self, words: str) -> Span:
        """Write words; the span is that of the words without blanks around them."""
        start, end = self.page.put(words)
        return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())

    def keeps(self) -> bool:
        """Whether an optional value is told."""
        self.tally["optional"] += 1
        missing = self.dice.chance(self.rates.missing)
        self.tally["missing"] += missing
        return not missing

    def kept(self, values: Iterable[T]) -> list[T]:
        """Those of some optional values that are told."""
        return [value for value in values if self.keeps()]

    def listed(self, things: Iterable[T]) -> Iterator[T]:
        """Yield things that are to be written one by one, with «and» between them."""
        for index, thing in enumerate(things):
            if index:
                self.put("and")
            yield thing

    # -------------------------------------------------------------- actors
    def state(self, state: State) -> Span:
        """Write a State's name, and claim what it is at its first mention."""
        span = self.words(state.name[self.language])
        if state.code not in self.states:
            self.states[state.code] = span
            subject = state_id(state.code)
            self.page.claim(subject, "kind", "state", span)
            self.page.claim(subject, "names", {"value": state.name[self.language], "lang": self.language}, span)
        return span

    def person(self, holder: Holder, *, first_word: bool = False) -> tuple[Ref, Span]:
        """Write somebody: with office and name at first, by the short name later."""
        known = self._cast.get(holder.person.id)
        if known is not None:
            return known, self._again(known, holder)
        ref = self._cast[holder.person.id] = Ref("actor", holder.person.id)
        self.tally["all_persons"] += 1
        draw = self.dice.random()
        if draw < self.rates.unnamed:
            self.tally["unnamed"] += 1
            return ref, self._office(ref, holder, of=True, first_word=first_word, kind=True)
        if draw < self.rates.unnamed + self.rates.short:
            self.tally["short"] += 1
            self._office(ref, holder, of=True, first_word=first_word)
            self.page.put(" ")
            return ref, self._name(ref, self._spelt(holder.person.family, holder), holder)
        return ref, self._in_full(ref, holder, first_word=first_word)

    def _in_full(self, ref: Ref, holder: Holder, *, first_word: bool) -> Span:
        self.tally["persons"] += 1
        role, of = self.keeps(), self.keeps()
        if role:
            self._office(ref, holder, of=of, first_word=first_word)
            self.page.put(" ")
        span = self._name(ref, self._spelt(holder.person.name, holder), holder)
        if of and not role:
            self.page.put(" (")
            self.page.claim(ref, "country", holder.person.state.code, self.state(holder.person.state))
            self.page.put(")")
        return span

    def _spelt(self, name: str, holder: Holder) -> str:
        """The name as this report spells it throughout."""
        family = holder.person.family
        if self.dice.chance(self.rates.misspelt):
            self.tally["misspelt"] += name != family  # of those named in full
            name = other_spelling(self.dice, name)
            family = name.split(" ", 1)[1] if name.count(" ") >= holder.person.name.count(" ") else name
        self._short[holder.person.id] = family
        return name

    def _name(self, ref: Ref, name: str, holder: Holder) -> Span:
        span = self.words(name)
        self.page.claim(ref, "kind", "person", span)
        self.page.claim(ref, "name", name, span)
        self.page.claim(ref, "names", {"value": name, "lang": self.language}, span)
        self._short.setdefault(holder.person.id, name)
        return span

    def _office(self, ref: Ref, holder: Holder, *, of: bool, first_word: bool, kind: bool = False) -> Span:
        """Write an office; the span is that of the title."""
        state = holder.person.state
        self.put("The" if first_word else "the")
        title = OFFICES[holder.office].title[self.language] + (f" {state.of[self.language]}" if of else "")
        span = self.words(title)
        if kind:
            self.page.claim(ref, "kind", "person", span)
        role = {"title": title, "lang": self.language, "office": holder.office}
        self.page.claim(ref, "roles", role | ({"country": state.code} if of else {}), span)
        if of:
            name = state.name[self.language]
            self.page.claim(ref, "country", state.code, (span[1] - len(name), span[1]))
        return span

    def _again(self, ref: Ref, holder: Holder) -> Span:
        short = self._short.get(holder.person.id)
        if short is None:  # unnamed
            self.put("the")
            return self.words(OFFICES[holder.office].title[self.language])
        span = self.words(short)
        self.page.claim(ref, "names", {"value": short, "lang": self.language}, span)
        return span

    def organization(self, number: int) -> Ref:
        """Write an organisation."""
        ref = Ref("actor", f"actor:o{number + 1}")
        name = ORGANIZATIONS[number][self.language]
        span = self.words(name)
        self.page.claim(ref, "kind", "intergovernmental", span)
        self.page.claim(ref, "name", name, span)
        self.page.claim(ref, "names", {"value": name, "lang": self.language}, span)
        return ref

    def venue(self, state: State, *, palace: bool) -> tuple[dict[str, str], Span]:
        """Write where something takes place; half of the reports name the city alone, where others name the palace."""
        palace = palace and self.dice.chance(0.5)
        if palace:
            self.put("palace")
        name = state.palace if palace else state.capital
        place = {"name": name, "kind": "venue" if palace else "city", "country": state.code}
        return place, self.words(name)

    def sectors(self, ref: Ref, sectors: Iterable[str]) -> None:
        """Write what something is about."""
        for index, sector in enumerate(sectors):
            if index:
                self.page.put(", ")
            self.page.claim(ref, "sectors", sector, self.words(code_words("sector", sector, self.language)))

    # ------------------------------------------------------------ the rest
    def filler(self, least: int, most: int) -> None:
        """Write some sentences that state nothing, so that no two reports are alike but by reprint."""
        for _ in range(self.dice.between(least, most)):
            self.page.put(" ".join(self.dice.pick(words) for words in FILLER[self.language].values()) + " ")

    def quotes(self, speakers: Iterable[Holder | None]) -> None:
        """Write the last paragraph: what was said, by persons of the report or by a source without a name."""
        self.page.put("\n\n")
        self.filler(1, 3)
        self.page.tail = self.page.length
        for speaker, words in zip(speakers, self.dice.some(QUOTES[self.language], 3), strict=False):
            self.put("open")
            said = self.words(words)
            self.put("said")
            if speaker is None:
                self.page.quote(said, self.put("source"), None)
            else:
                ref, span = self.person(speaker)
                self.page.quote(said, span, ref)
            self.page.put(". ")
