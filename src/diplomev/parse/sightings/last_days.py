"""The last day of a stay: behind «until», joined to the first one, or told by a verb of leaving or ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.model.dates import PartialDate
from diplomev.parse.dates import date_bounds, move
from diplomev.parse.sightings.grammar import is_unreal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit
    from diplomev.parse.ground import Ground
    from diplomev.parse.sightings.sighting import Sighting


def find_last_day(ground: Ground, sighting: Sighting, until: Sequence[int]) -> DateMention | None:
    """The last day of the stay that a sighting tells of, where its sentence tells it beside the first.

    Args:
        ground: The text.
        sighting: What tells of the stay, with its date.
        until: The tokens behind the words for «until» of its sentence.
    """
    sentence, date = sighting.sentence, sighting.date
    own = date.first if date is not None else -1
    others = [other for other in ground.dates_in(sentence.first, sentence.last) if other.first != own]
    behind = next((other for other in others for last in until if 0 <= other.first - last <= 1), None)
    last_day = sighting.until or _day_joined(ground, sighting) or behind or _day_left(ground, sighting)
    if last_day is not None and _is_weekday_before(ground, date, last_day):
        return moved(last_day, 1)
    return last_day


def _day_joined(ground: Ground, sighting: Sighting) -> DateMention | None:
    """«lundi et mardi», "on Thursday and Friday": the day that «and» joins to the first one, soon after it."""
    date, doc = sighting.date, ground.doc
    if date is None or date.value is None or date.value.precision != "day" or sighting.tour:
        return None
    later = next(iter(ground.dates_in(date.last, date.last + _NEAR_JOINED)), None)
    if later is None or later.value is None or later.value.precision != "day" or later.interval is not None:
        return None
    joined = doc.hits_in("conjunction", date.last, later.first)
    between = sum(hit.last - hit.first for c in _BEFORE_DAYS for hit in doc.hits_in(c, date.last, later.first))
    if not joined or joined[0].code != "and" or later.first - date.last > between:
        return None
    if (later.value.earliest - date.value.earliest).days < 0:
        later = moved(later, 1)
    gap = (later.value.earliest - date.value.earliest).days if later.value is not None else 0
    return later if 0 < gap <= _MOST_JOINED else None


def _day_left(ground: Ground, sighting: Sighting) -> DateMention | None:
    """«arrived on Sunday and left on Tuesday», «une visite qui s'achèvera jeudi»: the day of a verb behind the first.

    «And» joins it to what tells of the stay, or «that» ties it to the visit; nobody else is named before it.
    """
    date, last = sighting.date, sighting.sentence.last
    if date is None or date.value is None or date.value.precision != "day" or sighting.ends or sighting.tour:
        return None
    first = max(date.last, sighting.token + 1)
    for verb, feature in ground.verbs(("leave", "return", "end"), first, last):
        if is_unreal(ground, verb, feature) or ground.people_in(first, verb.first) or not _is_tied(ground, verb):
            continue
        if _ends_elsewhere(ground, sighting, verb, last):
            continue
        day = next(iter(ground.dates_in(verb.last, min(last, verb.last + _NEAR_LEFT))), None)
        if day is not None and day.value is not None and day.value.precision == "day":
            gap = (day.value.earliest - date.value.earliest).days
            return day if -_WEEK < gap <= _LONGEST_STAY and gap else None
    return None


def _ends_elsewhere(ground: Ground, sighting: Sighting, verb: Hit, last: int) -> bool:
    """«a trip which began in Dushanbe and ends in Ulan Bator»: whether a verb tells the end of a whole tour."""
    ends = any(entry.code == "end" for entry in verb.entries)
    here = sighting.place.country if sighting.place is not None else ""
    return ends and any(p.country != here for p in ground.places_in(verb.last, min(last, verb.last + _NEAR_LEFT)))


def _is_tied(ground: Ground, verb: Hit) -> bool:
    """Whether «and», or a relative word before a verb of ending, stands a word or two before a verb."""
    low = max(0, verb.first - _NEAR_TIE)
    joined = ground.doc.hits_in("conjunction", low, verb.first)
    pack = ground.doc.pack
    relative = (*pack.words("phrases", "relative"), *pack.words("phrases", "that"))
    ends = any(entry.code == "end" for entry in verb.entries)
    clause = ends and any(word in relative for word in ground.doc.words[low : verb.first])
    return clause or any(hit.code == "and" for hit in joined)


def _is_weekday_before(ground: Ground, date: DateMention | None, until: DateMention) -> bool:
    """«left on Saturday for Rome, where until Wednesday he …»: whether the last day was read as before the first."""
    if date is None or date.value is None or until.value is None:
        return False
    gap = (date.value.earliest - until.value.earliest).days
    return 0 < gap < _WEEK and bool(ground.doc.hits_in("weekday", until.first, until.last))


def not_before(ground: Ground, date: DateMention, latest: DateMention | None) -> DateMention:
    """A weekday of a journey, which does not come before the day of the stop that is named before it."""
    bare = not any(map(str.isdecimal, ground.doc.words[date.first : date.last]))
    early = latest is not None and date_bounds(date)[1] < date_bounds(latest)[0]
    return moved(date, 1) if bare and early and ground.doc.hits_in("weekday", date.first, date.last) else date


def moved(date: DateMention, weeks: int) -> DateMention:
    """A day some weeks later; the day itself, where the calendar ends before."""
    day = move(date.value.earliest, _WEEK * weeks) if date.value is not None else None
    return date if day is None else evolve(date, value=PartialDate.day(day))


_WEEK = 7
_LONGEST_STAY = 14
_NEAR_LEFT = 6
_NEAR_TIE = 4
_BEFORE_DAYS = ("conjunction", "article", "preposition")
"""What may stand between two days that are joined."""
_NEAR_JOINED = 4
_MOST_JOINED = 4
