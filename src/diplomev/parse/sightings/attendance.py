"""Sightings of those who are present at the event that a text is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.dates import date_bounds
from diplomev.parse.sightings.grammar import events_in, is_unreal
from diplomev.parse.sightings.people import from_elsewhere, governs, is_named_host, people_of
from diplomev.parse.sightings.places import Happening, event_place, event_venue
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location


def find_attendance(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«Among the guests were X and Y»: leaders of other States who are present where an event is."""
    doc = ground.doc
    for hit in doc.hits_in("attendance", sentence.first, sentence.last):
        sighting = Sighting("visit.attendance", (hit.start, hit.end), sentence, hit.first, "past")
        represented = bool(ground.verbs("represent", hit.first, hit.last))
        denied = next((one.first for one in reversed(doc.hits_in("negation", sentence.first, hit.first))), -1)
        people = [
            (mention, entity)
            for listed in _list_from(ground, sentence)
            for mention, who in ground.people_in(hit.last if represented else listed.first, listed.last)
            if mention.preposition in _PRESENT and not mention.last <= denied < hit.first
            for entity in who
        ]
        event = event_venue(ground, sentence) or _gathered_at(ground, sentence, hit)
        if doc.hits_in("absence", sentence.first, sentence.last):
            return
        if event is None or doc.hits_in("negation", max(sentence.first, hit.first - _NEAR_AS), hit.first):
            continue
        sighting.place, sighting.date, sighting.occasion = event.place, event.date, event.occasion
        bodies = [(m, e) for m, e in people if e.country is None and any(role.organization for role in e.roles)]
        sighting.visitors = people_of([*from_elsewhere(people, event.place, named=True), *bodies])
        if sighting.visitors:
            yield sighting
        return


def find_in_presence(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«The funeral took place on Sunday in Moroni in the presence of X»: leaders of other States at an event."""
    doc = ground.doc
    events = events_in(ground, sentence.first, sentence.last)
    for hit in doc.hits_in("presence_of", sentence.first, sentence.last) if events else ():
        verb = next(reversed(doc.hits_in("verb", sentence.first, hit.first)), None)
        place = event_place(ground, events[0], verb or events[0], sentence) or ground.scene(sentence)
        if place is None or (verb is not None and is_unreal(ground, verb, verb.entries[0].feature)):
            continue
        near = ground.people_in(hit.last, sentence.last)
        people = [(m, e) for m, who in near if m.preposition in _PRESENT for e in who]
        sighting = Sighting("visit.attendance", (hit.start, hit.end), sentence, hit.first, "past", place=place)
        if verb is not None:
            sighting.tense = ground.tense(verb, verb.entries[0].feature)
        sighting.visitors = people_of(from_elsewhere(people, place))
        sighting.occasion = (events[0].code, (events[0].start, events[0].end))
        days = (date for date in ground.dates_in(sentence.first, sentence.last) if not ground.told_on(date))
        sighting.date, sighting.dated = next(days, None), "own"
        if sighting.visitors and not doc.hits_in("verb", hit.last, near[0][0].first):
            yield sighting


def _gathered_at(ground: Ground, sentence: Sentence, words: Hit) -> Happening | None:
    """«Among the mourners in Lusaka on Friday were X and Y»: where and when those gather who are named."""
    if ground.doc.hits_in("verb", words.first, words.last):
        return None  # «ont fait le déplacement»: to an event
    behind = [p for p in ground.places_in(words.last, sentence.last) if p.preposition == "to"]
    before = [p for p in ground.places_in(sentence.first, words.first) if p.preposition == "to"]
    place = next(iter([*behind, *before[::-1]]), None) or ground.scene(sentence)
    if place is None or place.kind == "country":
        return None
    return Happening(place, next(iter(ground.dates_in(sentence.first, sentence.last)), None), None, sentence)


def _list_from(ground: Ground, sentence: Sentence) -> list[Sentence]:
    """«Around the table: X. Farther off, Y and Z.»: a sentence, and those behind it that name more with no verb."""
    doc, found = ground.doc, [sentence]
    for later in doc.sentences[sentence.index + 1 : sentence.index + 1 + _MORE_OF_LIST]:
        verbs, absent = (doc.hits_in(c, later.first, later.last) for c in ("verb", "absence"))
        if later.block is not sentence.block or verbs or absent or not ground.people_in(later.first, later.last):
            break
        found.append(later)
    return found


def find_present(ground: Ground, sentence: Sentence, *, event: Happening | None) -> Iterator[Sighting]:
    """«The Samoan prime minister spoke first»: leaders of other States who act where the text's event is.

    Args:
        ground: The text.
        sentence: The sentence.
        event: What the text is about, if that is an event.
    """
    if event is None or ground.parts or event.sentence.index > sentence.index:
        return
    doc, places = ground.doc, ground.places_in(sentence.first, sentence.last)
    away = any(doc.hits_in(category, sentence.first, sentence.last) for category in ("not_presence", "absence"))
    if away or any(p.preposition == "to" and p.country != event.place.country for p in places):
        return
    travels = bool(ground.verbs(_TRAVEL, sentence.first, sentence.last))
    day = event.date if not travels else None
    if day is not None and any(_apart(date, day) for date in ground.dates_in(sentence.first, sentence.last)):
        return  # «On Tuesday X had called the agreement void», of a summit on Wednesday
    listed = _listed(ground, sentence, event.place)
    acting = listed or [p for p in ground.people_in(sentence.first, sentence.last) if _acts(ground, p[0], sentence)]
    for mention, who in acting:
        people = from_elsewhere([(mention, entity) for entity in who], event.place, named=bool(listed))
        past = any(role.status == "former" for role in mention.roles)
        people = [(m, e) for m, e in people if (governs(e) or listed) and (e.names or not past)]
        people += [(mention, e) for e in who if not e.country and e.names and _acts_for_body(e)]
        if people:
            sighting = Sighting("visit.present", (mention.start, mention.end), sentence, mention.first, "past")
            sighting.place, sighting.date, sighting.occasion, _ = event
            sighting.visitors, sighting.dated = people_of(people), "own"
            yield sighting


def _listed(ground: Ground, sentence: Sentence, place: Location) -> Sequence[tuple[Mention, tuple[Entity, ...]]]:
    """«Ont pris la parole le Portugais X, le Libyen Y et Z, du Togo»: leaders of several other States, side by side."""
    people = [(m, who) for m, who in ground.people_in(sentence.first, sentence.last) if m.preposition in _PRESENT]
    people = [(m, who) for m, who in people if from_elsewhere([(m, e) for e in who], place, named=True)]
    people = [(m, who) for m, who in people if not is_named_host(ground, m)]
    states = {e.country[0] for _, who in people for e in who if e.country}
    if len(states) < _SEVERAL or ground.quoted(people[0][0].start):
        return ()
    doc, first = ground.doc, people[0][0].first
    if any(is_finite(verb) for verb in doc.hits_in("verb", first, people[-1][0].last)):
        return ()
    told = [(verb, entry.feature) for verb in doc.hits_in("verb", sentence.first, first) for entry in verb.entries[:1]]
    ahead = any(is_unreal(ground, *one) or ground.tense(*one) == "future" for one in told)
    return () if ahead else people


def _apart(date: DateMention, day: DateMention) -> bool:
    """Whether a date is a day that lies outside of the days of an event."""
    if date.value is None or date.value.precision != "day" or not (day.value or day.interval):
        return False
    first, last = date_bounds(day)
    return not first <= date.value.earliest <= last


def _acts(ground: Ground, mention: Mention, sentence: Sentence) -> bool:
    """Whether somebody does something: the subject of a verb outside quotations, and not of one still to come."""
    last = min(sentence.last, mention.last + _NEAR_VERB)
    verb = next(iter(ground.doc.hits_in("verb", mention.last, last)), None)
    if verb is None or mention.preposition or mention.kind != "person" or ground.quoted(mention.start):
        return False
    feature = verb.entries[0].feature
    if is_unreal(ground, verb, feature) or ground.tense(verb, feature) == "future":
        return False
    behind = min(sentence.last, verb.last + _NEAR_AS)  # «is expected on Wednesday», «was represented by»
    return not ground.verbs(("await", "represent"), verb.first, behind)


def _acts_for_body(entity: Entity) -> bool:
    """Whether somebody holds an office of an international organisation."""
    return any(role.organization or role.office == "igo_head" for role in entity.roles)


_SEVERAL = 3
"""States whose leaders one sentence must name to be a list of those who came."""
_MORE_OF_LIST = 2
"""Sentences behind one that lists those who are present."""
_PRESENT = frozenset({"", "of", "with", "by"})
"""What may stand before those who are present."""
_TRAVEL = ("go", "visit")
_NEAR_AS = 3
_NEAR_VERB = 60
