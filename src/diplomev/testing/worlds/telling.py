"""Reports: how papers tell of what happened, with all that goes wrong on the way."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from diplomev.model.identity import state_id
from diplomev.testing.worlds.names import other_spelling
from diplomev.testing.worlds.page import Page, Ref, TourKey
from diplomev.testing.worlds.phrases import FILLER, NUMBERS, PHRASES, QUOTES, code_words, date_words
from diplomev.testing.worlds.tables import OFFICES, ORGANIZATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.testing.worlds.dice import Dice
    from diplomev.testing.worlds.page import Span
    from diplomev.testing.worlds.rates import Rates
    from diplomev.testing.worlds.tables import State
    from diplomev.testing.worlds.things import Happening, Holder, Instrument, Meeting, Trip

_CALLED_OFF = frozenset({"cancelled", "postponed"})


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
    """

    dice: Dice
    rates: Rates
    language: str
    view: View
    page: Page
    tally: Counter[str] = field(factory=Counter)
    undated: set[Ref] = field(factory=set)
    """The visits whose first day is not told."""
    _cast: dict[str, Ref] = field(factory=dict)
    _short: dict[str, str] = field(factory=dict)
    _states: dict[str, Span] = field(factory=dict)

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

    def kept(self, values: Iterable[Any]) -> list[Any]:
        """Those of some optional values that are told."""
        return [value for value in values if self.keeps()]

    # -------------------------------------------------------------- actors
    def state(self, state: State) -> Span:
        """Write a State's name, and claim what it is at its first mention."""
        span = self.words(state.name[self.language])
        if state.code not in self._states:
            self._states[state.code] = span
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

    def people(self, ref: Ref, name: str, holders: Iterable[Holder], stance: str = "asserts") -> None:
        """Write a list of persons, each the value of a property."""
        for index, holder in enumerate(holders):
            if index:
                self.put("and")
            person, span = self.person(holder)
            self.page.claim(ref, name, person, span, stance=stance)

    # -------------------------------------------------------------- visits
    def visit(self, trip: Trip, view: View, *, tour: int | None = None, dated: bool = False) -> Ref:
        """Write a sentence on a visit, and those on its details.

        Args:
            trip: The visit.
            view: How it is seen; a visit that is only recalled is seen otherwise.
            tour: Where the journey is spoken of that it is a leg of.
            dated: Whether its meetings will give its date.
        """
        page, ref = self.page, Ref("visit", trip.id)
        stance = "asserts" if view.status in {"completed", "ongoing"} else "plans"
        who, span = self.person(trip.visitor, first_word=True)
        self.put(view.status)
        rank = self.keeps()
        noun = self.put(f"rank.{trip.rank if rank else ''}")
        page.claim(ref, "visitors", who, span, stance=stance)
        if rank:
            page.claim(ref, "rank", trip.rank, noun)
        to = trip.receiving.to[self.language]
        page.put(f" {to}")
        goal = (page.length - len(trip.receiving.name[self.language]), page.length)
        page.claim(ref, "receiving", trip.receiving.code, goal, stance=stance)
        self._states.setdefault(trip.receiving.code, goal)
        page.claim(ref, "sending", trip.sending.code, self._states.get(trip.sending.code, span), stance=stance)
        self._capital(ref, trip, stance)
        if self.keeps():
            page.claim(ref, "occasion", trip.occasion, self.put(f"occasion.{trip.occasion}"), stance=stance)
        self._dates(ref, trip, view, stance, must=not dated)
        page.put(". ")
        if tour is not None and self.keeps():
            page.claim(ref, "tour", TourKey(tour), (tour, tour + len(PHRASES[self.language]["tour"])))
        self._details(ref, trip, view, stance)
        return ref

    def _capital(self, ref: Ref, trip: Trip, stance: str) -> None:
        if self.keeps():
            self.put("in")
            city = {"name": trip.receiving.capital, "kind": "city", "country": trip.receiving.code}
            span = self.words(trip.receiving.capital)
            self.page.claim(ref, "places", city, span, stance=stance)
            self.page.claim(ref, "receiving", trip.receiving.code, span, stance=stance)

    def _dates(self, ref: Ref, trip: Trip, view: View, stance: str, *, must: bool) -> None:
        """Write the stay, or its first day."""
        if not (self.keeps() or must):
            self.undated.add(ref)
            return
        start, end = view.date(trip.start), view.date(trip.end)
        until = self.keeps() and start != end
        self.put("month" if view.month_only and not until else "from" if until else "on")
        span = self.words(date_words(self.language, start))
        self.page.claim(ref, "start", start, span, stance=stance)
        if until:
            self.put("until")
            self.page.claim(ref, "end", end, self.words(date_words(self.language, end)), stance=stance)
        elif trip.start == trip.end and not view.month_only and self.keeps():
            self.page.claim(ref, "end", end, span, stance=stance)

    def _details(self, ref: Ref, trip: Trip, view: View, stance: str) -> None:
        """Write hosts, delegation, sectors and status."""
        page = self.page
        if self.keeps():
            self.put("host")
            host, span = self.person(trip.host)
            page.claim(ref, "hosts", host, span, stance=stance)
            if self.keeps():
                page.claim(ref, "invited_by", host, span, stance=stance)
                self.put("invited")
            page.put(". ")
        if present := self.kept(trip.delegation):
            self.put("delegation")
            self.people(ref, "delegation", present, stance)
            page.put(". ")
        if sectors := self.kept(trip.sectors):
            self.put("sectors")
            self._sectors(ref, sectors)
            page.put(". ")
        if self.keeps() or view.status in _CALLED_OFF:
            self.put("of_visitor")
            self._seen(ref, trip.visitor, trip, stance)
            page.claim(ref, "status", view.status, self.put(f"status.{view.status}"))
            page.put(" ")

    def _seen(self, visit: Ref, holder: Holder, trip: Trip, stance: str) -> tuple[Ref, Span]:
        """Write somebody of a visit once more; that somebody travels stands there again."""
        who, span = self.person(holder)
        if holder is trip.visitor:
            self.page.claim(visit, "visitors", who, span, stance=stance)
            self.page.claim(visit, "sending", trip.sending.code, span, stance=stance)
        return who, span

    def _sectors(self, ref: Ref, sectors: Iterable[str]) -> None:
        for index, sector in enumerate(sectors):
            if index:
                self.page.put(", ")
            self.page.claim(ref, "sectors", sector, self.words(code_words("sector", sector, self.language)))

    # ------------------------------------------------------------- summits
    def summit(self, trips: Iterable[Trip], organizer: int) -> list[Ref]:
        """Write who took part in a summit: one visit each."""
        view = self.view
        stance = "plans" if view.status == "announced" or view.status in _CALLED_OFF else "asserts"
        refs = []
        event: Span | None = None
        body: Ref | None = None
        for trip in trips:
            ref = Ref("visit", trip.id)
            who, span = self.person(trip.visitor, first_word=True)
            self.put("part" if stance == "asserts" else "part_plan")
            self.page.claim(ref, "visitors", who, span, stance=stance)
            occasion = self.put("occasion.summit")
            told = self.keeps()
            if told:
                self.page.claim(ref, "occasion", trip.occasion, occasion, stance=stance)
            self.put("event")
            name = trip.event or ""
            event = self.words(name)
            if body is None and self.keeps():
                self.put("organizer")
                body = self._organization(organizer)
            if self.keeps() or not told:
                by = {"organizer": body} if body is not None else {}
                self.page.claim(ref, "event", {"name": name, **by}, event, stance=stance)
            self.page.put(f" {trip.receiving.to[self.language]}")
            goal = (self.page.length - len(trip.receiving.name[self.language]), self.page.length)
            self.page.claim(ref, "receiving", trip.receiving.code, goal, stance=stance)
            self.page.claim(ref, "sending", trip.sending.code, self._states.get(trip.sending.code, span), stance=stance)
            self._capital(ref, trip, stance)
            self._dates(ref, trip, view, stance, must=True)
            self.page.put(". ")
            self._details(ref, trip, view, stance)
            refs.append(ref)
        return refs

    def _organization(self, number: int) -> Ref:
        ref = Ref("actor", f"actor:o{number + 1}")
        name = ORGANIZATIONS[number][self.language]
        span = self.words(name)
        self.page.claim(ref, "kind", "intergovernmental", span)
        self.page.claim(ref, "name", name, span)
        self.page.claim(ref, "names", {"value": name, "lang": self.language}, span)
        return ref

    # ---------------------------------------------- meetings and agreements
    def meeting(self, visit: Ref, trip: Trip, meeting: Meeting) -> None:
        """Write a sentence on an engagement; with its date, where nothing else dates the visit.

        Args:
            visit: The visit that it belongs to.
            trip: The same in truth.
            meeting: The engagement.
        """
        page, view, ref = self.page, self.view, Ref("engagement", meeting.id)
        planned = view.status == "announced"
        stance = "plans" if planned else "asserts"
        noun = self.put(meeting.kind)
        page.claim(ref, "kind", meeting.kind, noun, stance=stance)
        page.claim(ref, "visit", visit, noun, stance=stance)
        if not planned and self.keeps():
            page.put(" ")
            page.claim(ref, "status", "completed", self.put("held"))
        self.put("meets")
        for index, holder in enumerate(meeting.present):
            if index:
                self.put("and")
            who, span = self._seen(visit, holder, trip, stance)
            page.claim(ref, "participants", who, span, stance=stance)
        if self.keeps() or visit in self.undated:
            self.undated.discard(visit)
            date = view.date(meeting.day)
            self.put("month" if view.month_only else "on")
            page.claim(ref, "date", date, self.words(date_words(self.language, date)), stance=stance)
        if self.keeps():
            self.put("in")
            page.claim(ref, "place", *self._venue(trip.receiving, palace=meeting.at_palace), stance=stance)
        page.put(". ")

    def _venue(self, state: State, *, palace: bool) -> tuple[dict[str, str], Span]:
        """Write where something takes place; half of the reports name the city alone, where others name the palace."""
        palace = palace and self.dice.chance(0.5)
        if palace:
            self.put("palace")
        name = state.palace if palace else state.capital
        place = {"name": name, "kind": "venue" if palace else "city", "country": state.code}
        return place, self.words(name)

    def instrument(self, visit: Ref, trip: Trip, one: Instrument) -> Ref:
        """Write a sentence on an agreement or a set of agreements."""
        page, view, ref = self.page, self.view, Ref("agreement", one.id)
        parts = self.kept(one.parts)
        noun = self._count(ref, one, len(parts))
        page.claim(ref, "kind", one.kind, noun)
        status = "announced" if view.status == "announced" else "signed"
        done = self.put("to_sign" if status == "announced" else "signed")
        page.claim(ref, "status", status, done)
        self.put("between")
        for index, state in enumerate(one.parties):
            if index:
                self.put("and")
            page.claim(ref, "parties", state_id(state.code), self.state(state))
        sectors = one.sectors if one.count == 1 else self.kept(one.sectors)
        if sectors:
            self.put("about")
            self._sectors(ref, sectors)
        day = one.signed or trip.end
        dated = status == "signed" and self.keeps()
        if dated:
            date = view.date(day)
            self.put("month" if view.month_only else "on")
            page.claim(ref, "signed", date, self.words(date_words(self.language, date)))
        if self.keeps() or not dated:
            page.claim(ref, "visit", visit, done)
        if status == "signed" and self.keeps():
            self.put("in")
            page.claim(ref, "signed_at", *self._venue(trip.receiving, palace=True))
        page.put(". ")
        if status == "signed" and len(one.parties) == 2 and self.keeps():  # noqa: PLR2004  # between two States
            self.put("signatory")
            self._signatories(ref, trip)
            page.put(". ")
        for part in parts:
            self._part(ref, one, part, status, done)
        return ref

    def _count(self, ref: Ref, one: Instrument, at_least: int) -> Span:
        """Write how many instruments of which kind; returns where the kind stands."""
        kind = code_words("agreement_kind", one.kind, self.language)
        page = self.page
        if one.count == 1:
            number = self.words(NUMBERS[self.language][1].capitalize())
            page.put(" ")
            page.claim(ref, "count", {"min": 1, "max": 1}, number)
        elif self.keeps():
            self.tally["counts"] += 1
            draw = self.dice.random()
            count = one.count
            if draw < self.rates.several:
                self.tally["several"] += 1
                page.claim(ref, "count", {"min": 2}, self.put("several"))
                page.put(" ")
                return self.words(kind)
            if draw < self.rates.several + self.rates.miscounted:
                self.tally["miscounted"] += 1
                down = count - 1 >= max(2, at_least) and self.dice.chance(0.5)
                count += -1 if down else 1
            page.claim(ref, "count", {"min": count, "max": count}, self.words(NUMBERS[self.language][count]))
            page.put(" ")
        return self.words(kind)

    def _signatories(self, ref: Ref, trip: Trip) -> None:
        for index, holder in enumerate((trip.visitor, trip.host)):
            if index:
                self.put("and")
            person, span = self.person(holder)
            value = {"actor": person, "on_behalf_of": state_id(holder.person.state.code)}
            self.page.claim(ref, "signatories", value, span)

    def _part(self, whole: Ref, one: Instrument, part: Instrument, status: str, done: Span) -> None:
        """Write what a part of a set is about; it takes over status and parties, as the reader has it."""
        page, ref = self.page, Ref("agreement", part.id)
        self.put("number")
        number = self.words(str(one.parts.index(part) + 1))
        page.claim(ref, "part_of", whole, number)
        page.claim(ref, "count", {"min": 1, "max": 1}, number)
        page.claim(ref, "status", status, done)
        for state in part.parties:
            page.claim(ref, "parties", state_id(state.code), self._states[state.code])
        self.put("about")
        self._sectors(ref, part.sectors)
        page.put(". ")

    def older(self, one: Instrument) -> None:
        """Write a sentence on an agreement from before, which is known by its year."""
        page, ref = self.page, Ref("agreement", one.id)
        self.put("older")
        start = page.length
        kind = self.words(code_words("agreement_kind", one.kind, self.language))
        page.claim(ref, "kind", one.kind, kind)
        self.put("about")
        self._sectors(ref, one.sectors)
        self.put("of")
        year = self.words(str(one.year))
        page.claim(ref, "signed", str(one.year), year)
        if self.keeps():
            page.claim(ref, "title", page.since(start), (start, page.length))
        for state in one.parties:
            page.claim(ref, "parties", state_id(state.code), self._states[state.code])
        if self.keeps():
            page.claim(ref, "status", "in_force", self.put("in_force"))
        page.put(". ")

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
