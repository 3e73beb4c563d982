"""From events to articles: who reports, who reprints, under which title."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from diplomev.testing.worlds.agreements import tell_instrument, tell_older
from diplomev.testing.worlds.dice import Dice
from diplomev.testing.worlds.page import Article, Cover, Page, Ref
from diplomev.testing.worlds.phrases import PHRASES, date_words
from diplomev.testing.worlds.report import Report, View, view_of
from diplomev.testing.worlds.tables import AGENCIES, AUTHORS, LANGUAGES, PAPERS
from diplomev.testing.worlds.visits import tell_meeting, tell_summit, tell_visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.testing.worlds.rates import Rates
    from diplomev.testing.worlds.things import Happening, Trip

_LEGS_TOLD, _LEADERS_TOLD, _BESIDE_TOLD = 0.85, 0.6, 0.6
_LONG_AGO = 5
"""How many days an earlier visit must lie back to be recalled."""


@frozen
class _Printed:
    """A report that may be reprinted."""

    page: Page
    cover: Cover
    article: Article


@frozen
class Press:
    """All papers of a world.

    Attributes:
        seed: The seed of the world.
        rates: How often what goes wrong.
        sources: The least and the most articles on one event.
        with_text: Whether Sources bear their texts.
    """

    seed: int
    rates: Rates
    sources: tuple[int, int]
    with_text: bool

    def articles(self, happening: Happening, number: int) -> Iterator[Article]:
        """Yield the articles on an event, reports before their reprints.

        Args:
            happening: The event.
            number: The number of its first article.
        """
        dice = Dice(self.seed, "press", happening.number)
        many = dice.between(*self.sources)
        reports = 1 + sum(not dice.chance(self._reprint_rate) for _ in range(many - 1))
        papers = {language: dice.some(PAPERS[language], many) for language in LANGUAGES}
        printed: list[_Printed] = []
        for index in range(reports):
            one = self._report(dice, happening, number + index, papers)
            printed.append(one)
            yield one.article
        for index in range(reports, many):
            yield self._reprint(dice, dice.pick(printed), number + index, papers)

    @property
    def _reprint_rate(self) -> float:
        """At which rate an article that is not the first on its event is a reprint, so that of all `reprints` are."""
        mean = sum(self.sources) / 2
        return min(1.0, self.rates.reprints * mean / (mean - 1)) if mean > 1 else 0.0

    def _report(self, dice: Dice, happening: Happening, number: int, papers: Mapping[str, list[str]]) -> _Printed:
        language = dice.pick(LANGUAGES)
        view = view_of(dice, happening, self.rates)
        report = Report(dice, self.rates, language, view, Page(happening.number, self.with_text))
        told = _told(dice, happening)
        _tell(report, happening, told)
        phrases = PHRASES[language]
        names = [trip.receiving.capital for trip in told[:2]]
        title = f"{told[0].sending.name[language]} – {', '.join(names)} : {phrases[f'title.{view.status}']}"
        author = dice.pick(AUTHORS) if dice.chance(0.5) else None
        agency = f" ({dice.pick(AGENCIES)})" if dice.chance(0.4) else ""
        cover = Cover(
            number, language, title, papers[language].pop(), view.published,
            phrases["published"] + date_words(language, view.published.isoformat()),
            agency + (f"\n\n{phrases['by']}{author}" if author else ""), author,
        )  # fmt: skip
        tally = {**report.tally, **_marks(view)}
        article = report.page.article(cover, tally=tally)
        return _Printed(report.page, cover, article)

    def _reprint(self, dice: Dice, original: _Printed, number: int, papers: Mapping[str, list[str]]) -> Article:
        """The same page in another paper, at times under another title or without its last paragraph."""
        cover = original.cover
        phrases = PHRASES[cover.language]
        latest = 1 if original.article.tally.get("plan") else 3
        published = cover.published + dt.timedelta(dice.between(0, latest))
        title = cover.title if dice.chance(0.6) else f"{cover.title.partition(' : ')[0]} : {dice.pick(AGENCIES)}"
        cover = evolve(
            cover, number=number, title=title, publisher=papers[cover.language].pop(), published=published,
            dateline=phrases["published"] + date_words(cover.language, published.isoformat()),
        )  # fmt: skip
        return original.page.article(
            cover, tally={**original.article.tally, "reprint": 1},
            reprint_of=original.article.source.id, cut=dice.chance(0.3),
        )  # fmt: skip


def _marks(view: View) -> dict[str, int]:
    marks = {
        "shifted": view.shift != 0,
        "month_only": view.month_only,
        "plan": view.status == "announced",
        "called_off": view.status in {"cancelled", "postponed"},
    }
    return {name: 1 for name, so in marks.items() if so}


def _told(dice: Dice, happening: Happening) -> list[Trip]:
    """The visits of an event that a report tells of."""
    trips = happening.trips
    if happening.kind == "summit":
        told = [trip for trip in trips if dice.chance(_LEADERS_TOLD)]
        return told if len(told) > 1 else list(trips[:2])
    if happening.kind == "beside":
        return [trips[0], *[trip for trip in trips[1:] if dice.chance(_BESIDE_TOLD)]]
    return [trip for trip in trips if dice.chance(_LEGS_TOLD)] or [trips[0]]


def _tell(report: Report, happening: Happening, told: list[Trip]) -> None:
    """Write the body of a report."""
    states = dict.fromkeys(state.code for trip in told for state in (trip.sending, trip.receiving))
    by_code = {s.code: s for trip in told for s in (trip.sending, trip.receiving)}
    for index, code in enumerate(states):
        if index:
            report.page.put(" – ")
        report.state(by_code[code])
    report.page.put(". ")
    view = report.view
    if happening.organizer is not None:
        refs = tell_summit(report, told, happening.organizer)
    else:
        tour = report.put("tour")[0] if len(told) > 1 and happening.kind == "tour" else None
        report.page.put("" if tour is None else ". ")
        refs = [tell_visit(report, trip, view, tour=tour, dated=_dated(report, trip)) for trip in told]
    report.filler(1, 4)
    report.page.put("\n\n")
    for ref, trip in zip(refs, told, strict=True):
        _tell_details(report, ref, trip)
    report.filler(1, 3)
    if happening.older:
        for one in happening.older:
            if report.keeps() and all(party.code in states for party in one.parties):
                tell_older(report, one)
    earlier = happening.earlier
    if earlier and (view.published - earlier.end).days > _LONG_AGO and report.dice.chance(report.rates.recalls):
        report.put("recall")
        tell_visit(report, earlier, evolve(view, status="completed"))
    speakers = [told[0].visitor, told[0].host, None]
    report.quotes(report.dice.some(speakers, report.dice.between(1, 3)))


def _dated(report: Report, trip: Trip) -> bool:
    """Whether a meeting of a visit will be told."""
    return any(one.day <= report.view.published or report.view.status == "announced" for one in trip.meetings)


def _tell_details(report: Report, ref: Ref, trip: Trip) -> None:
    view = report.view
    planned = view.status == "announced"
    for one in trip.meetings:
        if one.day <= view.published or planned:
            tell_meeting(report, ref, trip, one)
    for signed in trip.instruments:
        if planned or (signed.signed is not None and signed.signed <= view.published):
            tell_instrument(report, ref, trip, signed)
