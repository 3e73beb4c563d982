"""When a trigger says that somebody travels: the dates around it, and which of them are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.model.dates import PartialDate
from diplomev.parse.dates import date_bounds
from diplomev.parse.dates.periods import day_of
from diplomev.parse.sightings.grammar import is_of_next, is_parted
from diplomev.parse.sightings.last_days import find_last_day, moved
from diplomev.parse.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.sightings.sighting import Sighting


def add_dates(ground: Ground, sighting: Sighting) -> None:
    """The date of the trigger, whether it is the last day, and how many days the stay lasts."""
    doc, sentence = ground.doc, sighting.sentence
    if sighting.dated != "own":
        sighting.date = sighting.date or _nearest_date(ground, sighting)
    sighting.stay = sighting.stay or _of_stay(ground, sighting)
    _weekday_of_verb(ground, sighting)
    if not sighting.stay:
        return
    sighting.duration = sighting.duration or _duration(ground, sighting)
    until = [hit.last for hit in doc.hits_in("until", sentence.first, sentence.last)]
    _ahead_of_day(ground, sighting, until)
    _year_of_verb(ground, sighting)
    if sighting.date is not None and any(0 <= sighting.date.first - last <= 1 for last in until):
        sighting.ends = True
    if sighting.date is not None and _that_ends(ground, sighting, sighting.date):
        sighting.ends = True
    sighting.until = find_last_day(ground, sighting, until)
    for hit in doc.hits_in("at_end", max(sentence.first, sighting.token - _NEAR_END), sighting.token):
        plain = all(doc.words[t].isalnum() or doc.words[t] == "-" for t in range(hit.last, sighting.token))
        if plain and not is_parted(ground, hit.last, sighting.token):
            sighting.ends = True
    if sighting.ends and sighting.date is None and sighting.duration is not None and sighting.rule in _AT_END:
        # «At the end of a visit of four days, X called on Sunday for …»: the day of the words that sum it up
        dates = ground.dates_in(sighting.token, sentence.last)
        sighting.date = next((d for d in dates if d.value is not None and d.value.precision == "day"), None)
    noun = doc.hits_at("visit_noun").get(sighting.token)
    ahead = sighting.place is None or sighting.place.first < sighting.token
    if ahead and noun is not None and noun.code == "tour":
        sighting.duration = None  # «ended in Abuja a tour of six days»: the days of all its stays


def _that_ends(ground: Ground, sighting: Sighting, date: DateMention) -> bool:
    """«leads a team to Rome for a summit that ends on Friday»: whether a clause behind says that a date is the last."""
    relative = ground.doc.pack.words("phrases", "relative")
    low = max(sighting.token, date.first - _NEAR_ENDING)
    ends = [hit for hit, feature in ground.verbs("end", low, date.first) if feature in FINITE]
    that = (*relative, *ground.doc.pack.words("phrases", "that"))
    return bool(ends) and any(ground.doc.words[token] in that for token in range(sighting.token, ends[-1].first))


def _of_stay(ground: Ground, sighting: Sighting) -> bool:
    """«will host X for talks starting Monday», «recevra X du 3 au 5»: whether a reception has the days of a stay."""
    date = sighting.date
    if sighting.rule != _RECEIVE or date is None or date.first < sighting.token:
        return False
    begun = any(0 <= date.first - hit.last <= 1 for hit in ground.doc.hits_in("first_day", sighting.token, date.first))
    return begun or date.interval is not None


def _ahead_of_day(ground: Ground, sighting: Sighting, until: Sequence[int]) -> None:
    """«Samedi 15: X, en visite jusqu'à lundi»: the last day comes behind that of the entry, or of publication."""
    date, day = sighting.date, ground.diary.get(sighting.sentence.index)
    if date is None or date is day or date.value is None or date.value.precision != "day":
        return
    if not any(0 <= date.first - last <= 1 for last in until):
        return
    told = sighting.tense in {"present", "future", ""} or day is not None
    base = date_bounds(day)[0] if day is not None else ground.reference if told else None
    weekday = not any(map(str.isdecimal, ground.doc.words[date.first : date.last]))
    if base is not None and weekday and date.value.earliest < base:
        weeks = -(-(base - date.value.earliest).days // _WEEK)
        date = moved(date, weeks)
        sighting.date = date
    if day is not None and date.value and date.value.earliest > date_bounds(day)[0]:
        first = day if day.value else evolve(day, value=PartialDate.day(date_bounds(day)[0]), interval=None)
        sighting.date, sighting.until = first, date


def _weekday_of_verb(ground: Ground, sighting: Sighting) -> None:
    """A bare weekday lies where its own verb tells, whatever the sentence goes on with.

    «s'est envolée dimanche pour Manille, d'où elle gagnera …» is the last one; behind a verb in the present,
    «s'envole jeudi pour Rome», or one of ending, «s'achève vendredi», it is the coming one.
    """
    date, today = sighting.date, ground.reference
    if date is None or today is None or date.value is None or date.value.precision != "day":
        return
    words = ground.doc.words[date.first : date.last]
    if any(map(str.isdecimal, words)) or not ground.doc.hits_in("weekday", date.first, date.last):
        return
    ahead, weeks = (date.value.earliest - today).days, 0
    diary = sighting.sentence.index in ground.diary and ground.is_ahead and sighting.tense != "past"
    deed = sighting.rule in _OF_DEEDS and sighting.sentence.index not in ground.diary
    if deed and sighting.tense == "past" and 0 < ahead < _WEEK:
        weeks = -1
    elif -_WEEK < ahead < 0:
        ending = any(f == "present" for _, f in ground.verbs("end", date.first - _NEAR_NOUN, date.first))
        weeks = int(ending or diary or (deed and sighting.tense == "future") or _is_planned(ground, sighting, date))
    if weeks:
        sighting.date = moved(date, weeks)


def _is_planned(ground: Ground, sighting: Sighting, date: DateMention) -> bool:
    """«est jeudi à Rome», "is visiting Rome on Thursday": whether a present tells of the day to come behind it."""
    verb = ground.doc.hits_at("verb").get(sighting.token)
    if sighting.rule == _MAKE:  # «entame lundi une visite»
        made = ground.verbs("make", max(sighting.sentence.first, date.first - _NEAR_ENDING), date.first)
        days = (ground.reference - date.value.earliest).days if ground.reference and date.value else 0
        # of the same weekday behind and ahead, the nearer one
        return bool(made) and made[-1][1] == "present" and date.last <= sighting.token and 2 * days > _WEEK
    if verb is None or sighting.tense != "present" or sighting.rule not in _TOLD_AHEAD:
        return False
    forms = {entry.feature for entry in verb.entries}
    if "present" not in forms and not ("present_participle" in forms and ground.auxiliary(verb, "passive")):
        return False
    since = ground.doc.hits_in("first_day", max(0, date.first - _NEAR_SINCE), date.first)
    return sighting.token < date.first <= sighting.token + _NEAR_NOUN and not since


def _year_of_verb(ground: Ground, sighting: Sighting) -> None:
    """«had stayed in Rome in June», written in May: a month without a year lies where its own verb tells."""
    date, today = sighting.date, ground.reference
    if (
        date is None
        or today is None
        or date.value is None
        or sighting.tense != "past"
        or sighting.rule not in _OF_DEEDS
    ):
        return
    words = ground.doc.words[date.first : date.last]
    months = [hit for c in _MONTHS for hit in ground.doc.hits_in(c, date.first, date.last)]
    dated = any(len(word) > 2 and word.isdecimal() for word in words)  # noqa: PLR2004  # a year
    if not months or dated or ground.doc.hits_in("weekday", date.first, date.last) or date.value.earliest <= today:
        return
    first = date.value.earliest
    if date.value.precision in _OF_YEAR and (day := day_of(first.year - 1, first.month, first.day)) is not None:
        value = PartialDate.day(day) if date.value.precision == "day" else PartialDate(day.isoformat()[:7])
        sighting.date = evolve(date, value=value)


def _duration(ground: Ground, sighting: Sighting) -> tuple[int, Span] | None:
    """«of three days», «of 72 hours»; before the noun with a hyphen, «a three-day visit»: how many days it lasts."""
    doc, sentence = ground.doc, sighting.sentence
    first, last = max(sentence.first, sighting.token - _NEAR_NOUN), min(sentence.last, sighting.token + _NEAR_DURATION)
    for category, code, length in (("time_unit", "day", 1), ("clock_unit", "hour", 24)):
        for unit in doc.hits_in(category, first, last):
            hyphen = unit.first > 0 and doc.words[unit.first - 1] == "-"
            at = unit.first - 1 - hyphen
            if unit.code != code or at < first or (unit.first < sighting.token and not hyphen):
                continue
            if doc.words[at - 1] == ":":
                continue  # «at 2:30 p.m.»
            word, numbers = doc.words[at], doc.hits_in("number", at, at + 1)
            count = int(word) if word.isdecimal() else int(numbers[0].code) if numbers else 0
            if 0 < count // length <= _LONGEST_STAY:
                return count // length, (doc.starts[at], unit.end)
    return None


def _nearest_date(ground: Ground, sighting: Sighting) -> DateMention | None:
    """The date nearest to the trigger in its sentence; for a meeting also one that the sentence before opens with."""
    sentence = sighting.sentence
    first, last = _segment(ground, sighting)
    dates = [d for d in ground.dates_in(first, last) if _on_side(sighting, d) and not _of_agreement(ground, d)]
    if dates and _on_a_day_of(ground, sighting):
        dates = [date for date in dates if _relative_before(ground, sighting, date)]
    if dates and sighting.stay:
        dates = [date for date in dates if not _of_another(ground, sighting, date) and not ground.told_on(date)]
        dates = [date for date in dates if not _of_somebody(ground, sighting, date)]
        if not dates and sentence.index not in ground.diary:
            return None
    if not sighting.stay and ground.verbs("return", sentence.first, sighting.token):
        dates = [date for date in dates if not _where_between(ground, date, sighting)]
    dates = [date for date in dates if not _at_first(ground, sentence, date)] or dates
    if dates:
        return min(_beside(ground, sighting, dates) or dates, key=lambda d: (_gap(sighting, d), d.first))
    above = ground.diary.get(sentence.index)
    if above is None and ground.heading(sentence) is not None:
        above = ground.heading_date(sentence)
    if above is not None:
        return above
    if sighting.stay or not sentence.index:
        return None
    before = ground.doc.sentences[sentence.index - 1]
    if before.block is not sentence.block:
        return None
    return next((d for d in ground.dates_in(before.first, before.last) if d.first - before.first <= 1), None)


def _on_a_day_of(ground: Ground, sighting: Sighting) -> bool:
    """«on Tuesday, the second day of her visit»: whether a sentence tells of one day of a stay, which has its rule."""
    doc, low = ground.doc, max(sighting.sentence.first, sighting.token - _NEAR_DAY)
    if sighting.token not in doc.hits_at("visit_noun"):
        return False
    for unit in doc.hits_in("time_unit", low, sighting.token):
        counted = [hit for hit in doc.hits_in("ordinal", max(0, unit.first - 1), unit.first) if int(hit.code) > 1]
        tie = doc.hits_at("preposition").get(unit.last)
        tied = tie is not None and tie.code == "of"
        if unit.code == "day" and counted and tied and not doc.hits_in("verb", unit.last, sighting.token):
            return True
    return False


def _relative_before(ground: Ground, sighting: Sighting, date: DateMention) -> bool:
    """«a visit that ends on Wednesday»: whether a date is of a clause about the visit."""
    relative = ground.doc.pack.words("phrases", "relative")
    return any(word in relative for word in ground.doc.words[sighting.token : date.first])


def _where_between(ground: Ground, date: DateMention, sighting: Sighting) -> bool:
    """«came home on Monday from Rome, where he met Y»: whether a clause about a place parts a date from a trigger."""
    where = ground.doc.pack.words("phrases", "where")
    return any(word in where for word in ground.doc.words[date.last : sighting.token])


def _of_somebody(ground: Ground, sighting: Sighting, date: DateMention) -> bool:
    """«X, speaker since 2018, arrived …», «the president, who died on Thursday»: a date of somebody's life."""
    doc, life = ground.doc, ground.doc.pack.words("phrases", "life_event")
    if any(word in life for word in doc.words[max(sighting.sentence.first, date.first - _NEAR_LIFE) : date.first]):
        return True
    since = doc.hits_in("first_day", max(sighting.sentence.first, date.first - 2), date.first)
    if not since or date.last > sighting.token or doc.words[date.last : date.last + 1] != [","]:
        return False
    comma = next((t for t in range(date.first, sighting.sentence.first, -1) if doc.words[t] == ","), None)
    titled = comma is not None and since[0].first - comma > 1  # not «took part, since 3 March, in the congress»
    return comma is not None and titled and not doc.hits_in("verb", comma, date.first)


def _at_first(ground: Ground, sentence: Sentence, date: DateMention) -> bool:
    """«initialement prévue en février», "originally scheduled for May": whether a date is one that was given up."""
    words, at_first = ground.doc.words, ground.doc.pack.words("phrases", "at_first")
    return any(word in at_first for word in words[max(sentence.first, date.first - _NEAR_NOUN) : date.first])


def _beside(ground: Ground, sighting: Sighting, dates: Sequence[DateMention]) -> list[DateMention]:
    """«took him to Tokyo in 1987 and to Rio in 1992»: the date right behind the place, which follows the trigger."""
    place = sighting.place
    if place is None or place.first < sighting.token:
        return []
    return [date for date in dates if 0 <= date.first - place.last <= 1 and not is_of_next(ground, place, date)]


def _gap(sighting: Sighting, date: DateMention) -> int:
    """How many tokens lie between a trigger and a date."""
    return min(abs(date.first - sighting.token), abs(date.last - sighting.token))


def _of_agreement(ground: Ground, date: DateMention) -> bool:
    """«the agreement of 2014», «a programme for 2023-2026»: whether years say which agreement is spoken of."""
    if date.interval is not None and all(end.precision == "year" for end in date.interval):
        return True
    if date.value is None or date.value.precision != "year":
        return False
    doc, before = ground.doc, max(0, date.first - _NEAR_NOUN)
    governed = any(
        hit.last == date.first and hit.code == "of" for hit in doc.hits_in("preposition", before, date.first)
    )
    return governed and bool(doc.hits_in("agreement_noun", before, date.first))


def _on_side(sighting: Sighting, date: DateMention) -> bool:
    """Whether a date stands on the side of a trigger where its own dates are."""
    return not sighting.dated or (date.first < sighting.token) == (sighting.dated == "before")


def _segment(ground: Ground, sighting: Sighting) -> tuple[int, int]:
    """The part of the sentence between semicolons that a trigger stands in."""
    sentence, words = sighting.sentence, ground.doc.words
    first = next((t + 1 for t in range(sighting.token - 1, sentence.first - 1, -1) if words[t] == ";"), sentence.first)
    last = next((t for t in range(sighting.token, sentence.last) if words[t] == ";"), sentence.last)
    return first, last


def _of_another(ground: Ground, sighting: Sighting, date: DateMention) -> bool:
    """Whether a date belongs to another clause: «arrived in Rome on Monday, then left for …», «since he …»."""
    doc, sentence = ground.doc, sighting.sentence
    since = [hit for hit in doc.hits_in("first_day", sighting.token, date.first) if hit.last <= date.first]
    ordinal = since and doc.hits_in("ordinal", max(sentence.first, sighting.token - _NEAR_ORDINAL), sighting.token)
    if ordinal or _inside_another(ground, date, sighting) or _behind_opening(ground, date, sighting):
        return True  # «her first visit since the change of government last month»
    if date.last > sighting.token:
        return _of_clause_behind(ground, sighting, date)
    if _where_before(ground, date, sighting) or _relative_behind(ground, date, sighting):
        return True
    low, _ = _segment(ground, sighting)
    others = [hit for hit, _ in ground.verbs(_JOURNEYS, low, date.first)]
    before = max((hit.last for hit in others), default=-1)
    if before < 0 or "," in doc.words[before : date.first]:
        return False
    return "," in doc.words[date.last : sighting.token] or bool(doc.hits_in("conjunction", date.last, sighting.token))


def _of_clause_behind(ground: Ground, sighting: Sighting, date: DateMention) -> bool:
    """Whether a date behind a trigger belongs to another clause, to another verb or to another visit."""
    doc, place = ground.doc, sighting.place
    behind = place.last if place is not None and place.first >= sighting.token else date.first
    onward = [hit.last for hit in doc.hits_in("sequence", behind, date.first) if hit.code == "next"]
    if onward and not ground.places_in(onward[-1], date.first):
        return True  # «is in Rome, then on Friday in Madrid»
    if (sighting.tense == "past" and _where_ahead(ground, date, behind)) or _that_behind(ground, date, sighting):
        return True
    breaks = doc.hits_in("clause_break", sighting.token, date.first)
    clause = range(breaks[-1].last, date.first) if breaks else range(0)
    pronouns = [hit for hit in doc.hits_in("pronoun", clause.start, clause.stop) if hit.code != "object"]
    return bool(pronouns or doc.hits_in("verb", clause.start, clause.stop))


def _behind_opening(ground: Ground, date: DateMention, sighting: Sighting) -> bool:
    """«Two days after the visit of X, Y landed on Monday»: whether a date is of the clause that follows an opening."""
    doc, sentence, token = ground.doc, sighting.sentence, sighting.token
    after = doc.hits_in("sequence", sentence.first, min(token, sentence.first + _NEAR_OPENING))
    comma = next((t for t in range(token, date.first) if doc.words[t] == ","), None)
    if not after or after[-1].code != "after" or comma is None or doc.hits_in("verb", after[-1].last, comma):
        return False
    return bool(doc.hits_in("verb", comma, date.first))


def _inside_another(ground: Ground, date: DateMention, sighting: Sighting) -> bool:
    """«after the visit of X, Y took on Thursday the road to Rome»: whether a date parts another verb of travel."""
    parted = (hit for hit, _ in ground.verbs(_JOURNEYS, sighting.sentence.first, date.first))
    return any(hit.last > date.last and not hit.first <= sighting.token < hit.last for hit in parted)


def _where_ahead(ground: Ground, date: DateMention, behind: int) -> bool:
    """«left for Rome, where he will meet Y on Friday»: whether a date is of a verb in the future, behind the place."""
    doc, where = ground.doc, ground.doc.pack.words("phrases", "where")
    low = max(behind, date.first - _LONGEST_CLAUSE)
    opened = next((t for t in range(low, date.first) if doc.words[t] in where), date.first)
    verbs = ((hit, entry.feature) for hit in doc.hits_in("verb", opened, date.first) for entry in hit.entries)
    return any(ground.tense(hit, feature) == "future" for hit, feature in verbs)


def _that_behind(ground: Ground, date: DateMention, sighting: Sighting) -> bool:
    """«This visit comes after that, in January, of X»: whether a date is of the other visit that a pronoun is for."""
    doc, that = ground.doc, ground.doc.pack.words("phrases", "that_of")
    low = max(sighting.token + 1, date.first - _NEAR_NOUN)
    tokens = [t for t in range(low, date.first) if doc.words[t] in that]
    ties = (doc.hits_at("preposition").get(token + 1) for token in tokens)
    return any(tie is not None and tie.code == "of" for tie in ties) or any(doc.words[t + 1] == "," for t in tokens)


def _where_before(ground: Ground, date: DateMention, sighting: Sighting) -> bool:
    """«After Rome, where she had talks on Friday, she left for Paris»: whether a date is of such a clause."""
    words, where = ground.doc.words, ground.doc.pack.words("phrases", "where")
    opened = next((t for t in range(date.first, sighting.sentence.first, -1) if words[t] in where), None)
    return opened is not None and "," in words[date.last : sighting.token] and "," not in words[opened : date.first]


def _relative_behind(ground: Ground, date: DateMention, sighting: Sighting) -> bool:
    """«ended on Friday in A a tour that had led her to B»: whether a trigger is in a relative clause behind a date."""
    doc, relative = ground.doc, ground.doc.pack.words("phrases", "relative")
    opens = next((t for t in range(sighting.token - 1, date.last, -1) if doc.words[t] in relative), None)
    if opens is None or not doc.hits_in("verb", sighting.sentence.first, opens):
        return False
    return "," not in doc.words[opens : sighting.token] and doc.words[opens - 1] != ","


_WEEK = 7
_OF_DEEDS = frozenset({"visit.motion", "visit.departure", "visit.stay", "visit.deed", "visit.attendance"})
"""Kinds of triggers that are verbs of what somebody does."""
_MONTHS = ("month", "month_weak")
_OF_YEAR = frozenset({"day", "month"})
_AT_END = frozenset({"visit.opening", "visit.ended"})
_NEAR_ORDINAL = 12
_NEAR_OPENING = 6
_NEAR_DAY = 12
_NEAR_LIFE = 2
_NEAR_ENDING = 2
_NEAR_SINCE = 2
_LONGEST_CLAUSE = 20
_TOLD_AHEAD = frozenset({"visit.motion", "visit.departure", "visit.stay", "visit.receive"})
"""Kinds of triggers that are verbs of which the present tells what is planned."""
_RECEIVE, _MAKE = "visit.receive", "visit.make"
_NEAR_END = 8
_NEAR_DURATION = 12
_LONGEST_STAY = 31
_JOURNEYS = ("go", "visit", "leave", "await")
_NEAR_NOUN = 6
