"""Sentences on visits, summits and meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.testing.worlds.page import Ref, TourKey
from diplomev.testing.worlds.phrases import PHRASES, date_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.testing.worlds.page import Span
    from diplomev.testing.worlds.report import Report, View
    from diplomev.testing.worlds.things import Holder, Meeting, Trip


def tell_visit(report: Report, trip: Trip, view: View, *, tour: int | None = None, dated: bool = False) -> Ref:
    """Write a sentence on a visit, and those on its details.

    Args:
        report: Where it is told.
        trip: The visit.
        view: How it is seen; a visit that is only recalled is seen otherwise than the rest of the report.
        tour: Where the journey is spoken of that it is a leg of.
        dated: Whether its meetings will give its date.
    """
    page, ref = report.page, Ref("visit", trip.id)
    who, span = report.person(trip.visitor, first_word=True)
    page.claim(ref, "visitors", who, span, stance=view.stance)
    report.put(view.status)
    rank = report.keeps()
    noun = report.put(f"rank.{trip.rank if rank else ''}")
    if rank:
        page.claim(ref, "rank", trip.rank, noun)
    _way(report, ref, trip, view, span)
    if report.keeps():
        page.claim(ref, "occasion", trip.occasion, report.put(f"occasion.{trip.occasion}"), stance=view.stance)
    _dates(report, ref, trip, view, must=not dated)
    page.put(". ")
    if tour is not None and report.keeps():
        page.claim(ref, "tour", TourKey(tour), (tour, tour + len(PHRASES[report.language]["tour"])))
    _details(report, ref, trip, view)
    return ref


def tell_summit(report: Report, trips: Iterable[Trip], organizer: int) -> list[Ref]:
    """Write who took part in a summit: one visit each."""
    page, view = report.page, report.view
    refs = []
    body: Ref | None = None
    for trip in trips:
        ref = Ref("visit", trip.id)
        who, span = report.person(trip.visitor, first_word=True)
        page.claim(ref, "visitors", who, span, stance=view.stance)
        report.put("part" if view.stance == "asserts" else "part_plan")
        noun, occasion = report.put("occasion.summit"), report.keeps()
        if occasion:
            page.claim(ref, "occasion", trip.occasion, noun, stance=view.stance)
        report.put("event")
        event = {"name": trip.event or ""}
        words = report.words(event["name"])
        if body is None and report.keeps():
            report.put("organizer")
            body = report.organization(organizer)
        if report.keeps() or not occasion:
            by = {"organizer": body} if body else {}
            page.claim(ref, "event", event | by, words, stance=view.stance)
        _way(report, ref, trip, view, span)
        _dates(report, ref, trip, view, must=True)
        page.put(". ")
        _details(report, ref, trip, view)
        refs.append(ref)
    return refs


def _way(report: Report, ref: Ref, trip: Trip, view: View, visitor: Span) -> None:
    """Write to where somebody goes, and claim from where."""
    page, goal = report.page, trip.receiving
    page.put(f" {goal.to[report.language]}")
    span = (page.length - len(goal.name[report.language]), page.length)
    page.claim(ref, "receiving", goal.code, span, stance=view.stance)
    page.claim(ref, "sending", trip.sending.code, report.states.get(trip.sending.code, visitor), stance=view.stance)
    if report.keeps():
        report.put("in")
        span = report.words(goal.capital)
        city = {"name": goal.capital, "kind": "city", "country": goal.code}
        page.claim(ref, "places", city, span, stance=view.stance)
        page.claim(ref, "receiving", goal.code, span, stance=view.stance)


def _dates(report: Report, ref: Ref, trip: Trip, view: View, *, must: bool) -> None:
    """Write the stay, or its first day."""
    if not (report.keeps() or must):
        report.undated.add(ref)
        return
    page, start, end = report.page, view.date(trip.start), view.date(trip.end)
    until = report.keeps() and start != end
    report.put("month" if view.month_only and not until else "from" if until else "on")
    span = report.words(date_words(report.language, start))
    page.claim(ref, "start", start, span, stance=view.stance)
    if until:
        report.put("until")
        page.claim(ref, "end", end, report.words(date_words(report.language, end)), stance=view.stance)
    elif trip.start == trip.end and not view.month_only and report.keeps():
        page.claim(ref, "end", end, span, stance=view.stance)


def _details(report: Report, ref: Ref, trip: Trip, view: View) -> None:
    """Write hosts, delegation, sectors and status."""
    page = report.page
    if report.keeps():
        report.put("host")
        host, span = report.person(trip.host)
        page.claim(ref, "hosts", host, span, stance=view.stance)
        if report.keeps():
            page.claim(ref, "invited_by", host, span, stance=view.stance)
            report.put("invited")
        page.put(". ")
    if present := report.kept(trip.delegation):
        report.put("delegation")
        for holder in report.listed(present):
            person, span = report.person(holder)
            page.claim(ref, "delegation", person, span, stance=view.stance)
        page.put(". ")
    if sectors := report.kept(trip.sectors):
        report.put("sectors")
        report.sectors(ref, sectors)
        page.put(". ")
    if report.keeps() or view.called_off:
        report.put("of_visitor")
        _again(report, ref, trip, trip.visitor, view)
        page.claim(ref, "status", view.status, report.put(f"status.{view.status}"))
        page.put(" ")


def _again(report: Report, visit: Ref, trip: Trip, holder: Holder, view: View) -> tuple[Ref, Span]:
    """Write somebody of a visit once more; if it is the visitor, these words too say who travels."""
    who, span = report.person(holder)
    if holder == trip.visitor:
        report.page.claim(visit, "visitors", who, span, stance=view.stance)
        report.page.claim(visit, "sending", trip.sending.code, span, stance=view.stance)
    return who, span


def tell_meeting(report: Report, visit: Ref, trip: Trip, meeting: Meeting) -> None:
    """Write a sentence on an engagement; with its date, where nothing else dates the visit.

    Args:
        report: Where it is told.
        visit: The visit that it belongs to.
        trip: The same in truth.
        meeting: The engagement.
    """
    page, view, ref = report.page, report.view, Ref("engagement", meeting.id)
    noun = report.put(meeting.kind)
    page.claim(ref, "kind", meeting.kind, noun, stance=view.stance)
    page.claim(ref, "visit", visit, noun, stance=view.stance)
    if view.stance == "asserts" and report.keeps():
        page.put(" ")
        page.claim(ref, "status", "completed", report.put("held"))
    report.put("meets")
    for holder in report.listed(meeting.present):
        who, span = _again(report, visit, trip, holder, view)
        page.claim(ref, "participants", who, span, stance=view.stance)
    if report.keeps() or visit in report.undated:
        report.undated.discard(visit)
        date = view.date(meeting.day)
        report.put("month" if view.month_only else "on")
        page.claim(ref, "date", date, report.words(date_words(report.language, date)), stance=view.stance)
    if report.keeps():
        report.put("in")
        page.claim(ref, "place", *report.venue(trip.receiving, palace=meeting.at_palace), stance=view.stance)
    page.put(". ")
