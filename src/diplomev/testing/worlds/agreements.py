"""Sentences on agreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model.identity import state_id
from diplomev.testing.worlds.page import Ref
from diplomev.testing.worlds.phrases import NUMBERS, code_words, date_words

if TYPE_CHECKING:
    from diplomev.testing.worlds.page import Span
    from diplomev.testing.worlds.report import Report
    from diplomev.testing.worlds.things import Instrument, Trip


def tell_instrument(report: Report, visit: Ref, trip: Trip, one: Instrument) -> Ref:
    """Write a sentence on an agreement or a set of agreements."""
    page, view, ref = report.page, report.view, Ref("agreement", one.id)
    parts = report.kept(one.parts)
    noun = _count(report, ref, one, len(parts))
    page.claim(ref, "kind", one.kind, noun)
    signed = view.stance == "asserts"
    done = report.put("signed" if signed else "to_sign")
    page.claim(ref, "status", "signed" if signed else "announced", done)
    report.put("between")
    for state in report.listed(one.parties):
        page.claim(ref, "parties", state_id(state.code), report.state(state))
    sectors = one.sectors if one.count == 1 else report.kept(one.sectors)
    if sectors:
        report.put("about")
        report.sectors(ref, sectors)
    day = one.signed or trip.end
    dated = signed and report.keeps()
    if dated:
        date = view.date(day)
        report.put("month" if view.month_only else "on")
        page.claim(ref, "signed", date, report.words(date_words(report.language, date)))
    if report.keeps() or not dated:
        page.claim(ref, "visit", visit, done)
    if signed and report.keeps():
        report.put("in")
        page.claim(ref, "signed_at", *report.venue(trip.receiving, palace=True))
    page.put(". ")
    if signed and len(one.parties) == 2 and report.keeps():  # noqa: PLR2004  # between two States
        report.put("signatory")
        _signatories(report, ref, trip)
        page.put(". ")
    for part in parts:
        _part(report, ref, part, done)
    return ref


def _count(report: Report, ref: Ref, one: Instrument, at_least: int) -> Span:
    """Write how many instruments of which kind; returns where the kind stands."""
    kind = code_words("agreement_kind", one.kind, report.language)
    page = report.page
    if one.count == 1:
        number = report.words(NUMBERS[report.language][1].capitalize())
        page.put(" ")
        page.claim(ref, "count", {"min": 1, "max": 1}, number)
    elif report.keeps():
        report.tally["counts"] += 1
        draw = report.dice.random()
        count = one.count
        if draw < report.rates.several:
            report.tally["several"] += 1
            page.claim(ref, "count", {"min": 2}, report.put("several"))
            page.put(" ")
            return report.words(kind)
        if draw < report.rates.several + report.rates.miscounted:
            report.tally["miscounted"] += 1
            down = count - 1 >= max(2, at_least) and report.dice.chance(0.5)
            count += -1 if down else 1
        page.claim(ref, "count", {"min": count, "max": count}, report.words(NUMBERS[report.language][count]))
        page.put(" ")
    return report.words(kind)


def _signatories(report: Report, ref: Ref, trip: Trip) -> None:
    for holder in report.listed((trip.visitor, trip.host)):
        person, span = report.person(holder)
        value = {"actor": person, "on_behalf_of": state_id(holder.person.state.code)}
        report.page.claim(ref, "signatories", value, span)


def _part(report: Report, whole: Ref, part: Instrument, done: Span) -> None:
    """Write what a part of a set is about; it takes over status and parties, as the reader has it."""
    page, ref = report.page, Ref("agreement", part.id)
    report.put("number")
    number = report.words(str(part.number))
    page.claim(ref, "part_of", whole, number)
    page.claim(ref, "count", {"min": 1, "max": 1}, number)
    page.claim(ref, "status", "signed" if report.view.stance == "asserts" else "announced", done)
    for state in part.parties:
        page.claim(ref, "parties", state_id(state.code), report.states[state.code])
    report.put("about")
    report.sectors(ref, part.sectors)
    page.put(". ")


def tell_older(report: Report, one: Instrument) -> None:
    """Write a sentence on an agreement from before, which is known by its year."""
    page, ref = report.page, Ref("agreement", one.id)
    report.put("older")
    start = page.length
    kind = report.words(code_words("agreement_kind", one.kind, report.language))
    page.claim(ref, "kind", one.kind, kind)
    report.put("about")
    report.sectors(ref, one.sectors)
    report.put("of")
    year = report.words(str(one.year))
    page.claim(ref, "signed", str(one.year), year)
    if report.keeps():
        page.claim(ref, "title", page.since(start), (start, page.length))
    for state in one.parties:
        page.claim(ref, "parties", state_id(state.code), report.states[state.code])
    if report.keeps():
        page.claim(ref, "status", "in_force", report.put("in_force"))
    page.put(". ")
