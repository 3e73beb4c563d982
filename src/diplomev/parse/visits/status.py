"""How far a visit has come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from diplomev.parse.dates import date_bounds, move
from diplomev.parse.visits.matching import NOUNS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplomev.parse.actors import Span
    from diplomev.parse.ground import Ground
    from diplomev.parse.sightings.sighting import Sighting
    from diplomev.parse.visits.visit import Visit

    Status = tuple[str, Span, str]
    """A code of `visit_status`, the words that say so, and the rule."""
    Days = tuple[dt.date, dt.date]


class _Signs(NamedTuple):
    """What tells how far a visit has come.

    Attributes:
        ground: The text.
        visit: The visit.
        tenses: By tense the first sighting that has it.
        days: The first and last day of the stay, its stated length counted.
        today: The day of publication.
    """

    ground: Ground
    visit: Visit
    tenses: Mapping[str, Sighting]
    days: Days | None
    today: dt.date | None


def status_of(ground: Ground, visit: Visit) -> Status:
    """How far the visit has come: what is said of it, then the tense of its verbs, then its days."""
    tenses: dict[str, Sighting] = {}
    for sighting in visit.sightings:
        tenses.setdefault(sighting.tense, sighting)
    signs = _Signs(ground, visit, tenses, _whole(visit), ground.reference)
    ways = (_stated, _ended, _left_since, _under_way, _begun, _on_the_way, _arrived, _ahead, _by_days)
    return next(status for way in ways if (status := way(signs)) is not None)


def _stated(signs: _Signs) -> Status | None:
    """«was postponed», «cancelled»; of a visit that has been made, one stage may be («the stage of Y was dropped»).

    What is said of the visit counts before what is said of the traveller («will not go to Rome. The trip is put off»).
    """
    sightings = signs.visit.sightings
    made = any(s.tense == "past" and not s.state for s in sightings)
    told = [s for s in sightings if s.state and not (made and _is_stage(signs.ground, s))]
    sighting = next((s for s in told if s.rule in NOUNS), told[0] if told else None)
    return (sighting.state[0], sighting.state[1], sighting.rule) if sighting and sighting.state else None


def _is_stage(ground: Ground, sighting: Sighting) -> bool:
    nouns = ground.doc.hits_in("visit_noun", sighting.token, sighting.token + 1)
    return bool(nouns) and nouns[0].code in _STAGES


def _ended(signs: _Signs) -> Status | None:
    """«has ended his visit», «left Rome this morning»."""
    told = NOUNS | {"visit.leaving"}
    ended = next((s for s in signs.visit.sightings if s.ends and s.tense == "past" and s.rule in told), None)
    if ended is None or (signs.days and signs.today and signs.days[0] > signs.today):
        return None
    return "completed", ended.span, ended.rule


def _left_since(signs: _Signs) -> Status | None:
    """The visitor has gone on to another State since: over, where the days of the stay do not say otherwise."""
    visit, days, today = signs.visit, signs.days, signs.today
    if visit.onward >= 0 or days is None or today is None or days[0] > today:
        return None
    trigger = visit.sightings[0]
    return "completed", trigger.span, trigger.rule


def _under_way(signs: _Signs) -> Status | None:
    """«is on a visit, which ends tomorrow», «has been in Rome since Monday»."""
    been = (s for s in signs.visit.sightings if s.rule == "visit.stay" and _since(signs.ground, s))
    going, days, today = signs.tenses.get("present") or next(been, None), signs.days, signs.today
    if going is None or days is None or today is None:
        return None
    dated = [s for s in signs.visit.sightings if s.date is not None]
    since = days[0] <= today and today - days[1] <= _LONGEST and any(_since(signs.ground, s) for s in dated)
    if since and not _gone(signs):
        return "ongoing", going.span, going.rule
    if {"past", "future"} & set(signs.tenses):
        return None
    still = days[1] >= today and all(s.ends for s in dated)
    return ("ongoing", going.span, going.rule) if still else None


def _begun(signs: _Signs) -> Status | None:
    """«arrived on Monday for a visit of three days», «began her visit», «leaves tomorrow»: there still.

    A beginning counts for as long as the stay is told to last, else for some days.
    """
    visit, days, today = signs.visit, signs.days, signs.today
    if days is None or today is None or _gone(signs):
        return None
    leaves = next((s for s in visit.sightings if s.ends and s.tense != "past" and _on_or_after(s, today)), None)
    only_end = not visit.open and "past" in signs.tenses  # «signed in Rome; she leaves on Friday»
    if days[0] > today and not only_end:
        return None
    if leaves is not None and abs(today - days[0]) <= _LONGEST:
        return "ongoing", leaves.span, leaves.rule
    begun = next((s for s in visit.sightings if s.begins and s.tense != "future"), None)
    if begun is not None and _lasts(visit, begun, days, today):
        return "ongoing", begun.span, begun.rule
    if visit.onward > 0:
        trigger = visit.sightings[0]
        return "ongoing", trigger.span, trigger.rule
    return None


def _lasts(visit: Visit, begun: Sighting, days: Days, today: dt.date) -> bool:
    """Whether a stay that has begun still goes on: as long as it is told to last, else for some days."""
    if any(s.duration or s.until or (s.date is not None and s.date.interval) for s in visit.sightings):
        return days[1] > today or (days[1] == today and begun.date is not None)
    return today - days[1] <= _SOON


def _on_the_way(signs: _Signs) -> Status | None:
    """«left A today for B»: of the stay in B nothing is told yet."""
    days, today = signs.days, signs.today
    left = signs.tenses.get("past")
    if left is None or left.rule != "visit.departure" or days is None or today is None:
        return None
    only = all(s.rule == left.rule or s.tense != "past" for s in signs.visit.sightings)
    return ("ongoing", left.span, left.rule) if only and days[0] <= today and today - days[0] <= _A_DAY else None


def _on_or_after(sighting: Sighting, today: dt.date) -> bool:
    return sighting.date is not None and date_bounds(sighting.date)[0] >= today


def _gone(signs: _Signs) -> bool:
    """Whether the visitor is told to have left."""
    return any(s.ends and s.tense == "past" and not s.begins for s in signs.visit.sightings)


def _since(ground: Ground, sighting: Sighting) -> bool:
    """Whether a date is the first day of what goes on: «since Monday»."""
    date = sighting.date
    before = ground.doc.hits_in("first_day", max(0, date.first - _NEAR_SINCE), date.first) if date else ()
    return date is not None and any(date.first - hit.last <= 1 for hit in before)


def _arrived(signs: _Signs) -> Status | None:
    """«has arrived in Rome, where he will meet Y on Friday»: there already; the days ahead are of what is to come."""
    arrived = signs.tenses.get("past")
    if arrived is None or arrived.rule != "visit.motion" or arrived.date is not None:
        return None
    ahead = signs.days is not None and signs.today is not None and signs.days[0] > signs.today
    return ("ongoing", arrived.span, arrived.rule) if ahead else None


def _ahead(signs: _Signs) -> Status | None:
    """«will visit Rome»: ahead, unless its days are over."""
    coming = signs.tenses.get("future")
    if coming is None or {"past", "present"} & set(signs.tenses):
        return None
    over = signs.days is not None and signs.today is not None and signs.days[1] < signs.today
    return "completed" if over else "announced", coming.span, coming.rule


def _by_days(signs: _Signs) -> Status:
    """What the days of the stay say; without any, what the verbs do."""
    tenses, days, today = signs.tenses, signs.days, signs.today
    trigger = next((tenses[t] for t in _TENSES if t in tenses), signs.visit.sightings[0])
    going = bool({"present", "future"} & set(tenses))
    told = going or "past" in tenses
    if days is not None and days[1] == today and trigger.rule == "visit.departure":
        return "ongoing", trigger.span, trigger.rule  # «left for Rome this morning»
    if days is not None and today is not None and (told or days[0] > today):
        return _on(days, today, going=going), trigger.span, trigger.rule
    under_way = "future" in tenses or trigger.tense == "present"
    return "ongoing" if under_way else "completed", trigger.span, trigger.rule


def _on(days: Days, today: dt.date, *, going: bool) -> str:
    """The status on a day: ahead, over, or under way (where the text does not tell of it as of something past)."""
    if days[0] > today:
        return "announced"
    return "completed" if days[1] < today or (days[1] == today and not going) else "ongoing"


def _whole(visit: Visit) -> Days | None:
    """The first and last day of the stay, its stated length counted."""
    days = visit.days
    if days is None:
        return None
    first, last = days
    for sighting in visit.sightings:
        if sighting.duration and not sighting.ends and not sighting.tour:
            begun = first if sighting.date is None else date_bounds(sighting.date)[0]
            last = max(last, move(begun, sighting.duration[0] - 1) or last)
        if sighting.until is not None and not sighting.tour:
            last = max(last, date_bounds(sighting.until)[1])
    return first, last


_TENSES = ("past", "present", "future", "")
_NEAR_SINCE = 4
_A_DAY = dt.timedelta(days=1)
_STAGES = frozenset({"stage", "stopover"})
_SOON = dt.timedelta(days=2)
"""How long a stay is taken to go on that has begun and of whose end nothing is told."""
_LONGEST = dt.timedelta(days=7)
"""How long ago a stay may have begun that still goes on."""
