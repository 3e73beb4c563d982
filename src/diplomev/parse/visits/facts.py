"""What the sightings of a visit say of it, as facts of its frame."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.model.dates import PartialDate
from diplomev.parse.dates import date_bounds, move
from diplomev.parse.frames import Fact, Frame, date_spans
from diplomev.parse.objects import has_object, is_object
from diplomev.parse.offices import HEADS, LEADERS
from diplomev.parse.sightings.people import at_home_in, find_free, governs, is_named_host, name_span
from diplomev.parse.sightings.places import place_where
from diplomev.parse.subjects import find_traveller
from diplomev.parse.visits.states import add_sending
from diplomev.parse.visits.status import status_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.blocks import Block
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location
    from diplomev.parse.sightings.sighting import Sighting
    from diplomev.parse.visits.homes import Homes
    from diplomev.parse.visits.visit import Visit


def make_frame(ground: Ground, visit: Visit, homes: Homes, of_visit: Mapping[Span, Visit]) -> Frame:
    """The frame of a visit, with what its sightings say.

    Args:
        ground: The text.
        visit: The visit.
        homes: Who is at home in the States of the text.
        of_visit: By the words for a place, the visit that is told to be there.
    """
    anchor = visit.sightings[0]
    frame = Frame("visit", anchor.span[0])
    status = status_of(ground, visit)
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
    _length_facts(frame, visit, stance)
    _seen_near(ground, visit, frame, stance, of_visit)
    if visit.implied is not None:
        frame.add(Fact("receiving", visit.receiving, (visit.implied.span,), "visit.implied", stance, 50))
    add_sending(ground, visit, frame, stance, homes)
    _bilateral(visit, frame, stance)
    return frame


def _bilateral(visit: Visit, frame: Frame, stance: str) -> None:
    """A visit with a host, or of a rank that one State grants another, is of two States where no event is told."""
    if frame.values("occasion") or any(s.event or s.occasion for s in visit.sightings):
        return
    for fact in frame.facts:
        if fact.property == "hosts":
            frame.add(Fact("occasion", "bilateral", fact.spans, "visit.received", stance, 60))
            return
    for fact in frame.facts:
        if fact.property == "rank" and fact.value in _FORMAL:
            frame.add(Fact("occasion", "bilateral", fact.spans, "visit.formal", stance, 55))
            return


def _people_facts(frame: Frame, visit: Visit, sighting: Sighting, stance: str) -> None:
    for entity, span in sighting.visitors:
        if entity.kind == "person" and not (entity.country and entity.country[0] == visit.receiving):
            frame.add(Fact("visitors", entity, (span,), sighting.rule, stance, _sure_of(sighting)))
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


def _sure_of(sighting: Sighting) -> int:
    """How sure a trigger makes who travels, and where to: less where the place is told apart from the person."""
    if sighting.rule == _UNSURE_RULE:
        return _UNSURE
    return _INFERRED if sighting.rule in _INFERRING else _TOLD


def _place_facts(frame: Frame, visit: Visit, sighting: Sighting, stance: str) -> None:
    place = sighting.place
    if place is not None:
        frame.add(Fact("receiving", visit.receiving, (place.span,), sighting.rule, stance, _sure_of(sighting)))
    else:
        for entity, _ in [*sighting.hosts, *sighting.inviters]:
            if entity.country and entity.country[0] == visit.receiving:
                frame.add(Fact("receiving", visit.receiving, (entity.country[1],), sighting.rule, stance, 70))
                break
    for venue in sighting.venues:
        frame.add(Fact("places", venue, (venue.span,), sighting.rule, stance))


def _seen_near(ground: Ground, visit: Visit, frame: Frame, stance: str, of_visit: Mapping[Span, Visit]) -> None:
    """What the paragraphs of a visit add to it: a city, where no place is told; a leader at home, as host."""
    blocks = {s.sentence.block.start: s.sentence.block for s in visit.sightings}
    spans = [(ground.doc.token_at(b.start), ground.doc.token_at(b.end - 1) + 1) for b in blocks.values()]
    if not frame.values("places"):
        cities = [p for first, last in spans for p in ground.places_in(first, last) if _is_there(p, visit.receiving)]
        capitals = {hit.start for hit in ground.doc.hits("capital")}  # where visits are, whatever their time
        near = [c for c in cities if c.start in capitals or not _are_apart(visit, of_visit.get(c.span, visit))]
        for city in near[:1]:
            frame.add(Fact("places", city, (city.span,), "visit.near", stance, 60))
    if frame.values("hosts") or len(blocks) > _MOST_BLOCKS:
        return
    _met_by_host(visit, frame, stance)
    for sighting in visit.sightings:
        sentence = sighting.sentence
        for mention, who in ground.people_in(sentence.first, sentence.last):
            for entity in who:
                leads = any(map(entity.has_office, LEADERS))
                home = entity.country is not None and entity.country[0] == visit.receiving
                if home and leads and not mention.preposition and sighting.engagement:
                    frame.add(Fact("hosts", entity, (name_span(mention),), "visit.near", stance, 55))
    if frame.values("hosts") or not visit.sightings:
        return
    behind = _hosts_behind(ground, visit, [*blocks.values()])
    for mention, entity in [*_awaiting(ground, visit), *_met_near(ground, visit, spans), *behind]:
        frame.add(Fact("hosts", entity, (name_span(mention),), "visit.near", stance, 55))


def _are_apart(visit: Visit, other: Visit) -> bool:
    """Whether more than a week lies between the days of two visits: where one is tells nothing of the other."""
    if visit.days is None or other.days is None:
        return False
    return max(visit.days[0] - other.days[1], other.days[0] - visit.days[1]).days > _WEEK


def _met_by_host(visit: Visit, frame: Frame, stance: str) -> None:
    """«Minister X of Japan held a meeting with Y, who is visiting Japan»: those at home with whom visitors meet."""
    for sighting in visit.sightings:
        for entity, span in sighting.visitors if sighting.known_only and sighting.engagement else ():
            if entity.country and entity.country[0] == visit.receiving and governs(entity):
                frame.add(Fact("hosts", entity, (span,), "visit.near", stance, 55))


def _awaiting(ground: Ground, visit: Visit) -> Iterator[Named]:
    """«flies to Banjul, where X awaits her»: whoever awaits somebody at the place of a visit."""
    for sentence in {s.sentence.index: s.sentence for s in visit.sightings}.values():
        for verb, _ in ground.verbs("await", sentence.first, sentence.last):
            place = place_where(ground, verb, sentence) if has_object(ground, verb) else None
            if place is None or place.country != visit.receiving:
                continue
            before = find_traveller(ground, sentence, verb.first)  # «where X was waiting for him»
            for mention, entity in (find_free(ground, verb.last, sentence) or before)[:1]:
                stranger = entity.country is not None and entity.country[0] != visit.receiving
                if entity not in visit.visitors and not stranger:
                    yield mention, entity


def _met_near(ground: Ground, visit: Visit, spans: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """«Talks on Monday with Mongolia's minister X»: those at home with whom the paragraphs of a visit go on."""
    begins = visit.sightings[0].sentence.first
    for first, last in spans:
        here = max(first, begins)
        for mention, who in ground.people_in(here, min(last, here + _LONGEST_PARAGRAPH)):
            if mention.kind != "person" or ground.quoted(mention.start):
                continue
            sentence = ground.doc.sentence_at(mention.first)
            before = ground.places_in(max(sentence.first, mention.first - _LONGEST_CLAUSE), mention.first)
            elsewhere = any(place.country != visit.receiving for place in before if place.preposition in _GOING)
            beside = _is_counterpart_at_home(mention, who, visit.receiving)
            if elsewhere or not (beside or _is_met(ground, sentence, mention)):
                continue
            if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
                continue
            for entity in who:
                equal = any(role.counterpart for role in mention.roles) or any(map(entity.has_office, HEADS))
                equal = equal or is_named_host(ground, mention)
                bare = equal or _is_talked_with(ground, sentence, mention)
                home = entity.country[0] == visit.receiving if entity.country else bare
                if home and (equal or governs(entity)) and entity not in visit.visitors:
                    yield mention, entity


def _hosts_behind(ground: Ground, visit: Visit, blocks: Sequence[Block]) -> Iterator[Named]:
    """«His host, the prime minister X, …»: who is called so in the paragraph behind those of a visit."""
    end = max(block.end for block in blocks)
    index = bisect_left(ground.doc.blocks, end, key=lambda block: block.start)
    following = ground.doc.blocks[index] if index < len(ground.doc.blocks) else None
    if following is None or following.kind != "body" or any(sighting.state for sighting in visit.sightings):
        return
    span = ground.doc.token_at(following.start), ground.doc.token_at(following.end - 1) + 1
    yield from (pair for pair in _met_near(ground, visit, [span]) if is_named_host(ground, pair[0]))


def _is_met(ground: Ground, sentence: Sentence, mention: Mention) -> bool:
    """«talks with X», «met X», «chez son homologue X», «the guest of X»: whether a visitor comes to somebody."""
    doc = ground.doc
    if mention.preposition == "with" or (mention.preposition == "by" and _in_honour(ground, sentence, mention)):
        return True
    if not mention.preposition and is_object(ground, sentence, mention):
        return True
    before = range(max(sentence.first, mention.first - _NEAR_HOST), mention.first)
    at_home = doc.pack.words("phrases", "at_home_of")
    if is_named_host(ground, mention):
        return True
    guest = mention.preposition == "of" and bool(doc.hits_in("guest_noun", before.start, before.stop))
    return guest or any(doc.words[token] in at_home for token in before)


def _in_honour(ground: Ground, sentence: Sentence, mention: Mention) -> bool:
    """«a banquet offered in her honour by X»: whether words for a guest's honour stand before «by»."""
    honour = ground.doc.pack.words("phrases", "honour")
    near = range(max(sentence.first + 1, mention.first - _LONGEST_TALKS), mention.first)
    token = next((t for t in near if ground.doc.words[t] in honour), None)
    return token is not None and bool(ground.doc.hits_in("possessive", token - 1, token))


def _is_counterpart_at_home(mention: Mention, who: Sequence[Entity], receiving: str) -> bool:
    """«he and his Libyan counterpart, X, initialled …»: whether somebody's counterpart is known to be at home."""
    known = any(entity.country is not None and entity.country[0] == receiving for entity in who)
    return known and any(role.counterpart for role in mention.roles)


def _is_talked_with(ground: Ground, sentence: Sentence, mention: Mention) -> bool:
    """«talks with the minister X», not «travels with the minister X»: for those whose State nothing tells."""
    near = ground.doc.hits_in("preposition", max(sentence.first, mention.first - _NEAR_HOST), mention.first)
    if not near or near[-1].code != "with" or near[-1].last - near[-1].first > 1:
        return False
    talks = ground.doc.hits_in("meeting_noun", max(sentence.first, near[-1].first - _LONGEST_TALKS), near[-1].first)
    return bool(talks or ground.verbs(("meet", "sign"), near[-1].first - _NEAR_HOST, near[-1].first))


def _is_there(place: Location, receiving: str) -> bool:
    return place.kind == "city" and place.country == receiving and place.preposition == "to"


def _looser(visit: Visit, sighting: Sighting) -> bool:
    """Whether another sighting of the visit gives a date within this one's days: then this one adds nothing."""
    if sighting.date is None or sighting.date.value is None:
        return False
    value = sighting.date.value
    return any(other.value is not None and other.value.refines(value) for other in visit.stays.values())


def _stay_facts(frame: Frame, visit: Visit, sighting: Sighting, stance: str) -> None:
    """The first and last day of a stay, as far as one sighting tells them."""
    date = sighting.date
    if date is None:
        return
    spans, sure = date_spans(date), _sureness(sighting, date)
    if date.interval and sighting.tour and not sighting.own:
        # The days are of the whole tour: each leg begins on one of them.
        value = str(PartialDate.between(*date_bounds(date)))
        frame.add(Fact("start", value, spans, sighting.rule, stance, sure - 10, date.assumed))
    elif date.interval:
        first, last = date.interval
        frame.add(Fact("start", str(first), spans, sighting.rule, stance, sure, date.assumed))
        frame.add(Fact("end", str(last), spans, sighting.rule, stance, sure, date.assumed))
    elif sighting.ends:
        frame.add(Fact("end", str(date.value), spans, sighting.rule, stance, sure, date.assumed))
        _counted_facts(frame, sighting, date, stance)
    elif not _later(visit, sighting):
        frame.add(Fact("start", str(date.value), spans, sighting.rule, stance, sure, date.assumed))
        if not sighting.tour:
            _counted_facts(frame, sighting, date, stance)


def _counted_facts(frame: Frame, sighting: Sighting, date: DateMention, stance: str) -> None:
    """«for three days»: the last day, counted from the first; of a stay that has ended, the first from the last."""
    if sighting.duration is None or date.value is None or date.value.precision != "day":
        return
    days, words = sighting.duration
    name, counted = ("start", 1 - days) if sighting.ends else ("end", days - 1)
    day, spans = move(date.value.earliest, counted), (*date_spans(date), words)
    if day is not None:
        frame.add(Fact(name, str(PartialDate.day(day)), spans, "visit.duration", stance, 75, date.assumed))


def _length_facts(frame: Frame, visit: Visit, stance: str) -> None:
    """«The three-day visit» of another sentence: counted from the day on which the stay is told to begin."""
    told = [s for s in visit.sightings if s.duration is not None and s.date is None]
    told = [s for s in told if s.anaphoric or s.begins]
    if not told or frame.values("end") or any(s.tour for s in visit.sightings):
        return
    for sighting in visit.sightings:
        begins = sighting.stay and not sighting.engagement and not sighting.ends
        if begins and sighting.date is not None and not _later(visit, sighting):
            _counted_facts(frame, evolve(sighting, duration=told[0].duration), sighting.date, stance)
            return


def _sureness(sighting: Sighting, date: DateMention) -> int:
    """How sure it is that a date is the trigger's: less where it stands far away, or in another sentence."""
    gap = min(abs(date.first - sighting.token), abs(date.last - sighting.token))
    outside = not sighting.sentence.first <= date.first < sighting.sentence.last
    return min(date.confidence, _MOST_SURE) - (_OUTSIDE if outside else _FAR if gap > _NEAR else 0)


def _until_facts(frame: Frame, sighting: Sighting, stance: str) -> None:
    until = sighting.until
    if until is not None and until.value is not None and sighting.date is not None and not sighting.tour:
        rule, sure = "visit.until", _sureness(sighting, until)
        frame.add(Fact("end", str(until.value), date_spans(until), rule, stance, sure, until.assumed))


def _later(visit: Visit, sighting: Sighting) -> bool:
    """Whether another sighting puts the stay's beginning on an earlier day: then this date is a day of the stay."""
    if sighting.date is None:
        return False
    first = date_bounds(sighting.date)[0]
    begun = [date_bounds(date)[1] for (_, _, ends), date in visit.stays.items() if not ends]
    begun += [day for one in visit.sightings if (day := _first_counted(one)) is not None]
    return any(day < first for day in begun)


def _first_counted(sighting: Sighting) -> dt.date | None:
    """«at the end of a stay of two days»: the first day, counted from the last."""
    date = sighting.date
    if not sighting.ends or sighting.duration is None or date is None or date.value is None:
        return None
    return move(date.value.earliest, 1 - sighting.duration[0]) if date.value.precision == "day" else None


_MOST_BLOCKS = 6
_LONGEST_PARAGRAPH = 400
"""Tokens of a paragraph that are looked at for those who are met."""
_TOLD = 80
_INFERRED = 70
_UNSURE = 50
_UNSURE_RULE = "visit.whereabouts"
"""The kind of trigger that tells of no travel, only of somebody and of a place abroad."""
_INFERRING = frozenset({"visit.present", "visit.entry", "visit.under_way", "visit.opening", "visit.origin"})
"""Kinds of triggers that tell of somebody, and of a place only by what the text is about."""
_LONGEST_CLAUSE = 40
_GOING = ("to", "toward")
_NEAR_HOST = 4
_LONGEST_TALKS = 8
_FORMAL = frozenset({"state", "official", "working"})
"""Ranks of visits that one State pays to another."""
_MOST_SURE = 90
_NEAR = 6
_WEEK = 7
"""Tokens between a trigger and a date that is surely its own."""
_FAR = 8
_OUTSIDE = 20
