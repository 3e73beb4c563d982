"""Visits and engagements: sightings joined into one frame for each leg of travel."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, field

from diplomev.model.dates import PartialDate
from diplomev.parse.frames import Fact, Frame, Ground, Location, date_spans
from diplomev.parse.sightings import find_sightings
from diplomev.parse.sightings.people import at_home_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit
    from diplomev.parse.resolve import Entity
    from diplomev.parse.sightings.sighting import Sighting

_MEMORY = 40
"""How many visits back a sighting is compared with, besides the first of the text."""
_STAY_SLACK = dt.timedelta(days=4)
"""How far apart two dated sightings may lie and still be of one stay."""
_LONGEST_STAY = dt.timedelta(days=10)
"""How far before the day of leaving a stay may have begun."""


@define(eq=False)
class Visit:
    """A visit in the making: its sightings, and what they agree on."""

    sightings: list[Sighting] = field(factory=list)
    visitors: list[Entity] = field(factory=list)
    receiving: str = ""
    implied: Location | None = None
    frame: Frame | None = None
    engagements: list[Frame] = field(factory=list)

    @property
    def dated(self) -> list[DateMention]:
        """The dates of its sightings."""
        return [s.date for s in self.sightings if s.date is not None]

    @property
    def days(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day that its dates can mean."""
        bounds = [date_bounds(date) for date in self.dated]
        return (min(b[0] for b in bounds), max(b[1] for b in bounds)) if bounds else None


def date_bounds(date: DateMention) -> tuple[dt.date, dt.date]:
    """The first and last day of a date that is known."""
    first, last = date.interval or (date.value, date.value)
    if first is None or last is None:
        message = "the date is not known"
        raise ValueError(message)
    return first.earliest, last.latest


def find_visits(ground: Ground) -> list[Visit]:
    """The visits of a text with their facts, in the order of their anchors; engagements are among each one's frames."""
    visits: list[Visit] = []
    for sighting in find_sightings(ground):
        receiving = _receiving(sighting)
        if sighting.visitors and all(e.country and e.country[0] == receiving for e, _ in sighting.visitors):
            continue  # at home, or on the way there
        visit = _match(ground, visits, sighting, receiving)
        if visit is None:
            if sighting.anaphoric or sighting.known_only or not sighting.visitors:
                continue
            if sighting.rule == "visit.motion" and all(e.has_office("ambassador") for e, _ in sighting.visitors):
                continue  # at their posts
            if sighting.rule in _MET and not any(_comes_from_abroad(e, receiving) for e, _ in sighting.visitors):
                continue
            visit = Visit()
            visits.append(visit)
        elif sighting.known_only and sighting.engagement:
            _sort_out(visit, sighting)
        visit.sightings.append(sighting)
        visit.visitors += [e for e, _ in sighting.visitors if e not in visit.visitors]
        visit.receiving = visit.receiving or receiving
    for visit in visits:
        place = None if visit.receiving else _implied(ground, visit)
        if place is not None:
            visit.receiving, visit.implied = place.country, place
    visits = [v for v in visits if v.receiving and _abroad(v) and _public(v)]
    for number, visit in enumerate(visits):
        visit.frame = _frame(ground, visit)
        place = ground.dateline
        if not number and place is not None and place.country == visit.receiving:
            stance = "plans" if "announced" in visit.frame.values("status") else "asserts"
            visit.frame.add(Fact("places", place, (place.span,), "visit.dateline", stance, 70))
        visit.engagements = _engagements(ground, visit, visit.frame)
    return visits


_MET = frozenset({"visit.receive", "visit.meeting", "visit.gathering"})
"""Kinds of triggers that do not say that anybody travelled."""
_LEADING = ("head_of_state", "head_of_government", "foreign_minister", "igo_head")


def _comes_from_abroad(entity: Entity, receiving: str) -> bool:
    """Whether somebody who is met has come for it: no ambassador at his post, no minister at home."""
    if entity.has_office("ambassador"):
        return False
    if entity.country is not None:
        return entity.country[0] != receiving
    offices = [role for role in entity.roles if not role.organization]
    return not offices or any(entity.has_office(office) for office in _LEADING)


def _sort_out(visit: Visit, sighting: Sighting) -> None:
    """Of people who meet somewhere, those who are known to visit are visitors; the others may be hosts."""
    others = [(e, span) for e, span in sighting.visitors if e not in visit.visitors]
    sighting.visitors = [(e, span) for e, span in sighting.visitors if e in visit.visitors]
    sighting.hosts += others


def _receiving(sighting: Sighting) -> str:
    if sighting.rule == "visit.receive" and sighting.place is None:
        return next((e.country[0] for e, _ in sighting.hosts if e.country), "")
    if sighting.place is not None:
        return sighting.place.country
    return next((e.country[0] for e, _ in [*sighting.hosts, *sighting.inviters] if e.country), "")


def _implied(ground: Ground, visit: Visit) -> Location | None:
    """Where a visit goes that names no place: to the dateline, or to the State that the text is about beside the sender.

    A visit of a stated rank must be spoken of, and the visitor's State be known.
    """
    homes = {e.country[0] for e in visit.visitors if e.country}
    if len(homes) != 1 or not any(s.ranks and s.rule in _NOUNS for s in visit.sightings):
        return None
    (home,) = homes
    dateline = ground.dateline
    if dateline is not None and dateline.country != home:
        return dateline
    return paired_state(ground, home) or _foremost_state(ground, home)


def _abroad(visit: Visit) -> bool:
    """Whether somebody of the visitors is not at home in the receiving State."""
    return any(not e.country or e.country[0] != visit.receiving for e in visit.visitors)


_NOUNS = frozenset({"visit.of", "visit.make", "visit.own", "visit.phrase"})
"""Kinds of triggers with a noun for a visit."""


def _public(visit: Visit) -> bool:
    """Whether the text shows anybody's office or State, or an official form: teams and tourists travel as well."""
    known = any(e.roles or e.country or any(m.titled for m in e.mentions) for e in visit.visitors)
    formal = any(s.hosts or s.inviters or s.ranks or s.occasion for s in visit.sightings)
    return known or formal or any(s.rule in _NOUNS for s in visit.sightings)


def _match(ground: Ground, visits: Sequence[Visit], sighting: Sighting, receiving: str) -> Visit | None:
    """The visit that a sighting belongs to: the same people, the same State, days that go together."""
    people = [e for e, _ in sighting.visitors]
    fitting = []
    for visit in [*visits[:1], *visits[1:][-_MEMORY:]]:
        if people and not any(e in visit.visitors for e in people):
            continue
        if receiving and visit.receiving and receiving != visit.receiving:
            continue
        if not people and not (sighting.anaphoric or sighting.stay is False):
            continue
        distance = _distance(visit, sighting)
        if distance is not None:
            fitting.append((distance, visit))
    if not fitting:
        return None
    if not people:
        return _spoken_of([visit for _, visit in fitting], visits, sighting)
    return min(fitting, key=lambda item: (item[0], not _shares_place(ground, item[1], sighting)))[1]


def _spoken_of(fitting: Sequence[Visit], visits: Sequence[Visit], sighting: Sighting) -> Visit | None:
    """The visit that «this visit» is: the last one of the paragraph, else the first of the text."""
    near = [v for v in fitting if any(s.sentence.block is sighting.sentence.block for s in v.sightings)]
    if near:
        return near[-1]
    return fitting[0] if fitting[0] is visits[0] else None


def _shares_place(ground: Ground, visit: Visit, sighting: Sighting) -> bool:
    """Whether a sighting is at a city or building that the visit is known to touch."""
    here = {ground.doc.folded[slice(*place.span)] for place in sighting.venues}
    return any(ground.doc.folded[slice(*place.span)] in here for s in visit.sightings for place in s.venues)


def _distance(visit: Visit, sighting: Sighting) -> int | None:
    """How far a sighting's days lie from a visit's; `None` where they cannot be of one stay."""
    if sighting.date is None or visit.days is None:
        ahead = {s.tense for s in visit.sightings} & {"future", "past"} == {"future"}
        return 2 if sighting.date is not None or (ahead and sighting.tense == "past") else 1
    first, last = date_bounds(sighting.date)
    low, high = visit.days
    before = _LONGEST_STAY if all(s.ends for s in visit.sightings if s.date is not None) else _STAY_SLACK
    behind = _LONGEST_STAY if sighting.ends else _STAY_SLACK
    if first - high > behind or low - last > before:
        return None
    return 0


# ------------------------------------------------------------------- facts
def _frame(ground: Ground, visit: Visit) -> Frame:
    anchor = visit.sightings[0]
    frame = Frame("visit", anchor.span[0])
    status = _status(ground, visit)
    stance = "plans" if status[0] == "announced" else "asserts"
    frame.add(Fact("status", status[0], (status[1],), status[2]))
    for sighting in visit.sightings:
        _people_facts(frame, visit, sighting, stance)
        _place_facts(frame, visit, sighting, stance)
        if sighting.stay and sighting.date is not None and not _looser(visit, sighting):
            _stay_facts(frame, visit, sighting, stance)
            _until_facts(frame, sighting, stance)
        for rank, span in sighting.ranks:
            frame.add(Fact("rank", rank, (span,), sighting.rule, confidence=90))
        if sighting.tour:
            frame.add(Fact("tour", sighting.tour, (sighting.span,), "visit.tour", stance))
        if sighting.occasion:
            frame.add(Fact("occasion", sighting.occasion[0], (sighting.occasion[1],), sighting.rule))
        if sighting.event:
            name = " ".join(ground.doc.exact(*sighting.event).split())
            frame.add(Fact("event", {"name": name}, (sighting.event,), sighting.rule))
    if visit.implied is not None:
        frame.add(Fact("receiving", visit.receiving, (visit.implied.span,), "visit.implied", stance, 50))
    _sending(ground, visit, frame, stance)
    if not frame.values("occasion") and not any(s.event or s.occasion for s in visit.sightings):
        for fact in [fact for fact in frame.facts if fact.property == "hosts"][:1]:
            frame.add(Fact("occasion", "bilateral", fact.spans, "visit.received", stance, 60))
    return frame


def _people_facts(frame: Frame, visit: Visit, sighting: Sighting, stance: str) -> None:
    for entity, span in sighting.visitors:
        if not (entity.country and entity.country[0] == visit.receiving):
            frame.add(Fact("visitors", entity, (span,), sighting.rule, stance))
    visitors = set(visit.visitors)
    for entity, span in sighting.hosts:
        if sighting.known_only and sighting.engagement and not at_home_in(visit.receiving, entity):
            continue
        if entity not in visitors:
            frame.add(Fact("hosts", entity, (span,), sighting.rule, stance))
    for entity, span in sighting.inviters:
        if entity not in visitors:
            frame.add(Fact("invited_by", entity, (span,), "visit.invitation", stance, 90))
            frame.add(Fact("hosts", entity, (span,), "visit.invitation", stance, 60))


def _place_facts(frame: Frame, visit: Visit, sighting: Sighting, stance: str) -> None:
    place = sighting.place
    if place is not None:
        frame.add(Fact("receiving", visit.receiving, (place.span,), sighting.rule, stance))
    else:
        for entity, _ in [*sighting.hosts, *sighting.inviters]:
            if entity.country and entity.country[0] == visit.receiving:
                frame.add(Fact("receiving", visit.receiving, (entity.country[1],), sighting.rule, stance, 70))
                break
    for venue in sighting.venues:
        frame.add(Fact("places", venue, (venue.span,), sighting.rule, stance))


def _engagements(ground: Ground, visit: Visit, frame: Frame) -> list[Frame]:
    """The meetings of a visit: receptions and signatures that were sighted, and talks that are named near them."""
    stance = "plans" if "announced" in frame.values("status") else "asserts"
    found = []
    for sighting in visit.sightings:
        if sighting.engagement:
            people = [*sighting.visitors, *sighting.hosts]
            found.append(_engagement(frame, sighting, sighting.engagement, sighting.span, people, stance))
    for hit in _meetings_near(ground, visit):
        sentence = ground.doc.sentence_at(hit.first)
        people = [
            (entity, mention.name or (mention.start, mention.end))
            for mention, who in ground.people_in(sentence.first, sentence.last)
            for entity in who
            if entity in visit.visitors or entity in frame.values("hosts")
        ]
        sighted = any(s.sentence is sentence for s in visit.sightings)
        if sighted or (len({entity for entity, _ in people}) > 1 and hit.code not in _LOOSE):
            found.append(_engagement(frame, None, hit.code, (hit.start, hit.end), people, stance))
    return found


def _meetings_near(ground: Ground, visit: Visit) -> list[Hit]:
    """The words for meetings in the paragraphs that speak of a visit."""
    doc = ground.doc
    blocks = {s.sentence.block.start: s.sentence.block for s in visit.sightings if s.sentence.block.kind != "furniture"}
    hits = [
        hit
        for block in blocks.values()
        for hit in doc.hits_in("engagement_noun", doc.token_at(block.start), doc.token_at(block.end - 1) + 1)
    ]
    return [hit for hit in hits if not ground.quoted(hit.start)]


_LOOSE = frozenset({"ceremony", "speech", "meal"})
"""Kinds of meetings that happen on other occasions as well: they count beside the visit itself only."""


def _engagement(  # noqa: PLR0913  # the parts of one meeting
    visit: Frame,
    sighting: Sighting | None,
    kind: str,
    span: Span,
    people: Sequence[tuple[Entity, Span]],
    stance: str,
) -> Frame:
    frame = Frame("engagement", span[0])
    rule = f"engagement.{kind}"
    frame.add(Fact("visit", visit, (span,), rule, stance, 70))
    frame.add(Fact("kind", kind, (span,), rule, stance))
    for entity, words in people:
        if entity not in frame.values("participants"):
            frame.add(Fact("participants", entity, (words,), rule, stance))
    if sighting is None:
        return frame
    if sighting.date is not None and sighting.date.value is not None:
        date = sighting.date
        spans = date_spans(date)
        frame.add(Fact("date", str(date.value), spans, rule, stance, date.confidence, date.assumed))
    if sighting.place is not None and sighting.place.kind != "country":
        frame.add(Fact("place", sighting.place, (sighting.place.span,), rule, stance))
    return frame


def _looser(visit: Visit, sighting: Sighting) -> bool:
    """Whether another sighting of the visit gives a date within this one's days: then this one adds nothing."""
    if sighting.date is None or sighting.date.value is None:
        return False
    value = sighting.date.value
    return any(
        other.date is not None and other.date.value is not None and other.stay and other.date.value.refines(value)
        for other in visit.sightings
    )


def _stay_facts(frame: Frame, visit: Visit, sighting: Sighting, stance: str) -> None:
    date = sighting.date
    if date is None:
        return
    spans = date_spans(date)
    if date.interval and sighting.tour:
        # The days are of the whole tour: each leg begins on one of them.
        value = str(PartialDate.between(*date_bounds(date)))
        frame.add(Fact("start", value, spans, sighting.rule, stance, date.confidence - 10, date.assumed))
    elif date.interval:
        first, last = date.interval
        frame.add(Fact("start", str(first), spans, sighting.rule, stance, date.confidence, date.assumed))
        frame.add(Fact("end", str(last), spans, sighting.rule, stance, date.confidence, date.assumed))
    elif sighting.ends:
        frame.add(Fact("end", str(date.value), spans, sighting.rule, stance, date.confidence, date.assumed))
        if sighting.duration and date.value and date.value.precision == "day":
            days, words = sighting.duration
            start = str(PartialDate.day(date.value.earliest - dt.timedelta(days=days - 1)))
            frame.add(Fact("start", start, (*spans, words), "visit.duration", stance, 75, date.assumed))
    elif not _later(visit, sighting):
        frame.add(Fact("start", str(date.value), spans, sighting.rule, stance, date.confidence, date.assumed))
        if sighting.duration and date.value and date.value.precision == "day" and not sighting.tour:
            days, words = sighting.duration
            end = str(PartialDate.day(date.value.earliest + dt.timedelta(days=days - 1)))
            frame.add(Fact("end", end, (*spans, words), "visit.duration", stance, 75, date.assumed))


def _until_facts(frame: Frame, sighting: Sighting, stance: str) -> None:
    until = sighting.until
    if until is not None and until.value is not None and sighting.date is not None and not sighting.tour:
        rule = "visit.until"
        frame.add(Fact("end", str(until.value), date_spans(until), rule, stance, until.confidence, until.assumed))


def _later(visit: Visit, sighting: Sighting) -> bool:
    """Whether another sighting puts the stay's beginning on an earlier day: then this date is a day of the stay."""
    if sighting.date is None:
        return False
    first = date_bounds(sighting.date)[0]
    others = [s.date for s in visit.sightings if s.stay and s.date is not None and not s.ends]
    return any(date_bounds(date)[1] < first for date in others)


def _status(ground: Ground, visit: Visit) -> tuple[str, Span, str]:
    """How far the visit has come: what is said of it, then the tense of its verbs, then its days."""
    for sighting in visit.sightings:
        if sighting.state:
            return sighting.state[0], sighting.state[1], sighting.rule
    by_tense: dict[str, Sighting] = {}
    for sighting in visit.sightings:
        by_tense.setdefault(sighting.tense, sighting)
    days, today = _whole(visit), ground.reference
    ended = next((s for s in visit.sightings if s.ends and s.tense == "past" and s.rule in _NOUNS), None)
    if ended is not None and not (days and today and days[0] > today):
        return "completed", ended.span, ended.rule
    going = by_tense.get("present")
    if going is not None and "future" not in by_tense and days and today and days[1] >= today and _only_ends(visit):
        return "ongoing", going.span, going.rule
    arrived = by_tense.get("past")
    if arrived and arrived.rule == "visit.motion" and arrived.date is None and days and today and days[0] > today:
        return "ongoing", arrived.span, arrived.rule  # there already; the days ahead are of what is still to come
    trigger = next((by_tense[t] for t in ("past", "present", "future", "") if t in by_tense), visit.sightings[0])
    if "future" in by_tense and not {"past", "present"} & set(by_tense):
        trigger = by_tense["future"]
        known = days is not None and today is not None and days[1] < today
        return (_by_days(days, today) if known and days and today else "announced"), trigger.span, trigger.rule
    if days is not None and today is not None and ({"past", "present", "future"} & set(by_tense) or days[0] > today):
        return _by_days(days, today, going=bool({"present", "future"} & set(by_tense))), trigger.span, trigger.rule
    if "future" in by_tense or trigger.tense == "present":
        return "ongoing", trigger.span, trigger.rule
    return "completed", trigger.span, trigger.rule


def _only_ends(visit: Visit) -> bool:
    """Whether all dates of a visit are its last day."""
    return all(s.ends for s in visit.sightings if s.date is not None)


def _whole(visit: Visit) -> tuple[dt.date, dt.date] | None:
    """The first and last day of the stay, its stated length counted."""
    days = visit.days
    if days is None:
        return None
    first, last = days
    for sighting in visit.sightings:
        if sighting.duration and sighting.date is not None and not sighting.ends:
            last = max(last, date_bounds(sighting.date)[0] + dt.timedelta(days=sighting.duration[0] - 1))
    return first, last


def _by_days(days: tuple[dt.date, dt.date], today: dt.date, *, going: bool = True) -> str:
    """The status on a day: ahead, over, or under way (where the text does not tell of it as of something past)."""
    if days[0] > today:
        return "announced"
    return "completed" if days[1] < today or (days[1] == today and not going) else "ongoing"


def _sending(ground: Ground, visit: Visit, frame: Frame, stance: str) -> None:
    """The sending States: those of the visitors; else the other one of two that the text puts side by side."""
    for entity in visit.visitors:
        if entity.country and entity.country[0] != visit.receiving:
            frame.add(Fact("sending", entity.country[0], (entity.country[1],), "visit.country_of", stance))
    if frame.values("sending") or any(role.organization for e in visit.visitors for role in e.roles):
        return
    pair = paired_state(ground, visit.receiving) or _foremost_state(ground, visit.receiving)
    if pair is not None:
        frame.add(Fact("sending", pair.country, (pair.span,), "visit.pair", stance, 60))


def paired_state(ground: Ground, receiving: str) -> Location | None:
    """The State that the text puts beside another: «between the one and the other»."""
    return _pairs(ground).get(receiving)


@lru_cache(maxsize=4)
def _pairs(ground: Ground) -> dict[str, Location]:
    """The first partner of each State of which the text says «between the one and the other»."""
    found: dict[str, Location] = {}
    for hit in [hit for hit in ground.doc.hits("preposition") if hit.entries[0].code == "between"]:
        near = ground.places_in(hit.last, hit.last + 10)[:2]
        if len({place.country for place in near}) == 2:  # noqa: PLR2004  # one and the other
            found.setdefault(near[0].country, near[1])
            found.setdefault(near[1].country, near[0])
    return found


def _foremost_state(ground: Ground, receiving: str) -> Location | None:
    """The State that the text speaks of beside the receiving one: three times at least, twice as often as any other."""
    ranked = [(hit, count) for hit, count in _foremost(ground) if hit.code != receiving][:2]
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    hit = ranked[0][0]
    return Location(hit.start, hit.end, hit.first, hit.last, hit.code, "country", "")


@lru_cache(maxsize=4)
def _foremost(ground: Ground) -> list[tuple[Hit, int]]:
    """The three States that the text names most, each with its first mention."""
    first: dict[str, Hit] = {}
    counts: Counter[str] = Counter()
    for category in ("country", "demonym", "capital"):
        for hit in ground.doc.hits(category):
            if len(hit.codes) == 1:
                counts[hit.code] += 1
                known = first.setdefault(hit.code, hit)
                first[hit.code] = min(known, hit, key=lambda one: one.start)
    return [(first[code], count) for code, count in counts.most_common(3)]


_OFTEN = 3
