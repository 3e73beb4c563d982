"""Which of the places around a trigger it speaks of."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from diplomev.parse.document import Hit
from diplomev.parse.sightings.grammar import events_in
from diplomev.parse.verbs import is_helper

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location
    from diplomev.parse.sightings.sighting import Sighting


def place_left(ground: Ground, sentence: Sentence) -> Location | None:
    """The place that a sentence says somebody leaves."""
    for hit, _ in ground.verbs("leave", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_PLACE, bare=True)
        if place is not None and not place.preposition:
            return place
    return None


def place_fronted(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """The place that a sentence begins with, before its subject: «In Rome, …», «It was in Rome that X …»."""
    free = [m for m, _ in ground.people_in(sentence.first, verb.first) if not m.preposition]
    last = min([verb.first, *(m.first for m in free)])
    places = [p for p in ground.places_in(sentence.first, last) if p.preposition == "to"]
    if not places or any(
        hit for hit in ground.doc.hits_in("verb", sentence.first, places[0].first) if not _of_cleft(hit)
    ):
        return None
    return places[0]


def place_there(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """«Il y est attendu mardi», «in Kyiv, where he went»: the place spoken of last, where a pronoun stands for it."""
    doc = ground.doc
    if (place := place_where(ground, verb, sentence)) is not None:
        return place
    there = doc.pack.words("phrases", "there")
    near = range(max(sentence.first, verb.first - _NEAR_THERE), min(sentence.last, verb.last + 1))
    if not any(doc.words[token] in there for token in near):
        return None
    for back in reversed(doc.sentences[max(0, sentence.index - _FARTHEST_BACK) : sentence.index + 1]):
        if back.block is not sentence.block and (ground.parts or back.index < sentence.index - _SENTENCES_BACK):
            break
        last = verb.first if back is sentence else back.last
        places = [p for p in ground.places_in(back.first, last) if p.preposition in _BOUND_FOR and p.kind != "venue"]
        places = [p for p in places if not only_belongs(ground, p)]
        if places:
            bound = next((p for p in places if p.preposition == "toward"), None) or _travelled_to(ground, places, back)
            return bound or next((p for p in reversed(places) if p.preposition), places[-1])
    return None


def place_here(ground: Ground, sentence: Sentence, last: int) -> Location | None:
    """«landed here on Tuesday»: the place that a text is reported from, where its own words stand right behind."""
    doc, here = ground.doc, ground.doc.pack.words("phrases", "here")
    near = range(last, min(sentence.last, last + _NEAR_HERE))
    token = next((t for t in near if doc.words[t] in here), None)
    if token is None or doc.hits_in("verb", last, token) or ground.quoted(doc.starts[token]):
        return None
    return ground.scene(sentence)


def place_where(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """«in Kyiv, where he went»: the place before the relative word to whose clause a verb belongs."""
    return _place_before(ground, verb, sentence, ground.doc.pack.words("phrases", "where"))


def place_which(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """«of Kyiv, which he visited»: the place before a comma and the relative pronoun that is the object of a verb."""
    pack = ground.doc.pack
    which = (*pack.words("phrases", "relative_object"), *pack.words("phrases", "relative_governed"))
    place = _place_before(ground, verb, sentence, which)
    return place if place is not None and ground.doc.words[place.last] == "," else None


def _place_before(ground: Ground, verb: Hit, sentence: Sentence, where: Collection[str]) -> Location | None:
    """The place right before one of some words, to whose clause a verb belongs."""
    doc = ground.doc
    low = max(sentence.first + 1, verb.first - _NEAR_WHERE)
    token = next((t for t in range(verb.first - 1, low - 1, -1) if doc.words[t] in where), None)
    if token is None or any(not is_helper(hit) for hit in doc.hits_in("verb", token, verb.first)):
        return None
    behind = token - (doc.words[token - 1] == ",")
    places = [p for p in ground.places_in(max(sentence.first, behind - _NEAR_NOUN), behind) if p.last == behind]
    return places[-1] if places and not only_belongs(ground, places[-1]) else None


def _travelled_to(ground: Ground, places: Sequence[Location], sentence: Sentence) -> Location | None:
    """The last of some places that stands behind a verb of travel or of being somewhere, or a noun for a journey."""
    told = [hit for hit, _ in ground.verbs(_WHEREABOUTS, sentence.first, sentence.last)]
    told += ground.doc.hits_in("visit_noun", sentence.first, sentence.last)
    return next((p for p in reversed(places) if any(0 <= p.first - one.last <= _NEAR_STAY for one in told)), None)


def _of_cleft(verb: Hit) -> bool:
    """Whether a verb may only set off what follows: «c'est à Rome que»."""
    return any(entry.code in {"stay", "passive"} for entry in verb.entries)


def place_as_subject(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """The State or capital that stands before a verb as its subject: «Ankara hosted»."""
    places = ground.places_in(max(sentence.first, verb.first - _NEAR_PLACE), verb.first)
    if not places or places[-1].preposition or places[-1].kind == "venue":
        return None
    between = range(places[-1].last, verb.first)
    verbs = [hit for hit in ground.doc.hits_in("verb", between.start, between.stop) if not is_helper(hit)]
    return None if verbs or only_belongs(ground, places[-1]) else places[-1]


def event_place(ground: Ground, event: Hit, verb: Hit, sentence: Sentence) -> Location | None:
    """Where an event is: behind its noun, between the verb and the noun, or where those who take part arrive."""
    behind = place_behind(ground, event, sentence, near=_NEAR_EVENT)
    if behind is not None:
        return behind
    named = next(iter(ground.places_in(event.last, event.last + 2)), None)
    if named is not None and named.kind == "city" and named.preposition == "of":
        return named  # «the Nairobi conference», «la conférence de Nairobi»
    places = [p for p in ground.places_in(sentence.first, event.first) if p.preposition == "to"]
    between = [p for p in places if p.first >= verb.last]
    return between[-1] if between else next(iter(reversed(places)), None)


class Happening(NamedTuple):
    """A summit, funeral or other event: where and when it is, and what it is, with the words where they say it."""

    place: Location
    date: DateMention | None
    occasion: tuple[str, Span] | None
    sentence: Sentence


def opening_scene(ground: Ground, sentence: Sentence) -> Location | None:
    """The place of the dateline, for a sentence of the paragraph that it opens."""
    place = ground.dateline
    return place if place is not None and ground.doc.sentence_at(place.first).block is sentence.block else None


def event_venue(ground: Ground, sentence: Sentence | None = None) -> Happening | None:
    """Where and when the summit, funeral or other event is that a text is about.

    Args:
        ground: The text.
        sentence: A sentence just before which another event may be spoken of; else the first sentences count.
    """
    near = ground.doc.sentences[max(0, sentence.index - _NEAR_EVENTS) : sentence.index] if sentence else ()
    for sentences in (near[::-1], ground.doc.sentences[:_LEAD]):
        found = _venue(ground, [one for one in sentences if one.block.kind != "furniture"])
        if found is not None:
            return found
    return _reported(ground) if sentence is None else None


def _reported(ground: Ground) -> Happening | None:
    """The event that the first full sentences name of a text whose dateline or headline tells the city."""
    scene = ground.dateline or ground.titled
    if scene is None:
        return None
    lead = list(islice((s for s in ground.doc.sentences if _tells(s)), _LEAD))
    event = next((hit for s in lead for hit in events_in(ground, s.first, s.last)), None)
    if event is None or _is_elsewhere(ground, event):
        return None
    told = ground.doc.sentence_at(event.first)
    place = event_place(ground, event, event, told)
    if place is not None and place.country != scene.country:
        return None
    day = next((date for date in ground.dates_in(told.first, told.last) if not ground.told_on(date)), None)
    return Happening(scene, day, (event.code, (event.start, event.end)), told)


def _tells(sentence: Sentence) -> bool:
    """Whether a sentence may tell something, and is no dateline, date or name of a paper."""
    return sentence.block.kind != "furniture" and sentence.last - sentence.first > _SHORTEST


def _venue(ground: Ground, lead: Sequence[Sentence]) -> Happening | None:
    events = [(hit, s) for s in lead for hit in events_in(ground, s.first, s.last)]
    dates = [date for s in lead for date in ground.dates_in(s.first, s.last) if not ground.told_on(date)]
    for event, sentence in events:
        if _is_elsewhere(ground, event):
            return None
        place = event_place(ground, event, event, sentence) or ground.scene(sentence)
        if place is not None:
            own = [date for date in ground.dates_in(sentence.first, sentence.last) if not ground.told_on(date)]
            day = next(iter([*own, *dates]), None)
            return Happening(place, day, (event.code, (event.start, event.end)), sentence)
    cities = [
        p for s in lead for p in ground.places_in(s.first, s.last) if p.kind == "city" and p.preposition != "from"
    ]
    if not events or not cities:
        return None
    event, sentence = events[0]
    return Happening(cities[0], next(iter(dates), None), (event.code, (event.start, event.end)), sentence)


def _is_elsewhere(ground: Ground, event: Hit) -> bool:
    """«the summit of Pau»: whether a name with a capital stands behind an event's noun that no list of places has."""
    doc = ground.doc
    tie = doc.hits_at("preposition").get(event.last)
    if tie is None or tie.code != "of" or tie.last not in doc.capitals or event.code not in _NAMED_BY_PLACE:
        return False
    if tie.last - tie.first > 1:
        return False  # «the conference of the Pacific Community»
    known = any(tie.last in doc.hits_at(category) for category in _NAMES)
    return (
        not known
        and not ground.places_in(tie.last, tie.last + 1)
        and doc.text[doc.starts[tie.last] + 1 : doc.ends[tie.last]][:1].islower()
    )


def bring_to_event(sighting: Sighting, event: Happening | None, dateline: Location | None) -> None:
    """«X arrived on Friday»: in a text about an event, whoever comes from abroad comes to it; else to the dateline."""
    heading = sighting.place is not None and not sighting.place.preposition
    if heading and sighting.known_only and sighting.rule == "visit.motion" and sighting.tense:
        sighting.known_only = False  # «■ BAMAKO. … landed on Monday»
    venue = event.place if event is not None else None
    if venue is None and sighting.rule == "visit.motion" and sighting.tense == "past":
        venue = dateline
    if venue is None or sighting.place is not None or sighting.rule not in _COMING or sighting.tense == "":
        return
    abroad = [(e, span) for e, span in sighting.visitors if e.country and e.country[0] != venue.country]
    at_home = any(e.country and e.country[0] == venue.country for e, _ in sighting.visitors)
    if len(abroad) == len(sighting.visitors) or (len(abroad) > 1 and not at_home):
        sighting.visitors = abroad
        sighting.place, sighting.known_only = venue, False
        if event is not None:
            sighting.date = sighting.date or event.date
            sighting.occasion = sighting.occasion or event.occasion


def place_before(ground: Ground, hit: Hit, sentence: Sentence) -> Location | None:
    """The nearest place with «in» before a noun for a meeting."""
    places = [p for p in ground.places_in(sentence.first, hit.first) if p.preposition == "to"]
    return places[-1] if places else None


def meeting_place(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """Where people meet: behind the verb, unless somebody else's words come first; else where the sentence begins."""
    place = place_behind(ground, verb, sentence, near=sentence.last - verb.last)
    if place and any(ground.doc.hits_in(c, verb.last, place.first) for c in ("attribution", "speech")):
        place = None  # «signed …, according to a statement in Nairobi»
    if place and ground.doc.hits_in("unreal", verb.last, place.first):
        place = None  # «meet, possibly in Riyadh»
    place = place or place_where(ground, verb, sentence) or _come_to(ground, verb, sentence)
    return place or place_fronted(ground, verb, sentence) or _reported_from(ground, sentence)


def _come_to(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """«came to Kuwait on Monday to confer with X»: where those have come who meet, behind the verb that says so."""
    if not any(entry.feature == "infinitive" for entry in verb.entries):
        return None
    came = ground.verbs(("go", "visit"), max(sentence.first, verb.first - _NEAR_EVENT), verb.first)
    places = ground.places_in(came[-1][0].last, verb.first) if came else ()
    return places[-1] if places and places[-1].preposition in {"to", ""} else None


def _reported_from(ground: Ground, sentence: Sentence) -> Location | None:
    """The place of a heading, or of a dateline; none where the sentence tells of a journey elsewhere."""
    place = ground.heading(sentence) or _dateline(ground, sentence)
    if place is None or travels_from(ground, place, sentence):
        return None
    return place


def travels_from(ground: Ground, place: Location, sentence: Sentence) -> bool:
    """«back from a trip to Japan», "to visit Iran this week": whether a sentence tells of a journey elsewhere."""
    elsewhere = [p for p in ground.places_in(sentence.first, sentence.last) if p.country != place.country]
    return _travelled_to(ground, elsewhere, sentence) is not None


def _dateline(ground: Ground, sentence: Sentence) -> Location | None:
    """The place of a dispatch's dateline, where the sentence names somebody who is at home there."""
    place = ground.scene(sentence)
    if place is None or (sentence.index > _NEAR_DATELINE and not ground.parts):
        return None
    near = ground.places_in(ground.doc.token_at(sentence.block.start), sentence.first)
    if any(p.country != place.country for p in [p for p in near if p.preposition == "to"][-1:]):
        return None  # «In Singapore the minister will be received by X. The two will sign …»
    home = [e for _, who in ground.people_in(sentence.first, sentence.last) for e in who if e.country]
    return place if any(entity.country and entity.country[0] == place.country for entity in home) else None


def only_belongs(ground: Ground, place: Location) -> bool:
    """Whether a place only says where somebody or something belongs: «Kenya's president», «the US envoy»."""
    owned = _is_owner(ground, place)
    around = ground.cast.between(place.first - _NEAR_NOUN, place.last)
    return owned or any(m.kind == "person" and m.first <= place.first < m.last for m, _ in around)


def _is_owner(ground: Ground, place: Location) -> bool:
    """Whether a place stands in the genitive: «Kenya's»."""
    return any(tie.first == place.last for tie in ground.doc.hits_in("genitive", place.last, place.last + 2))


def nearest_place(ground: Ground, sentence: Sentence, last: int) -> Location | None:
    """The nearest place with «to» or «in» behind the trigger; else the nearest before it."""
    places = [p for p in ground.places_in(sentence.first, sentence.last) if p.preposition == "to"]
    behind = [p for p in places if p.first >= last and not _is_owner(ground, p)]
    fronted = next((p for p in places[:1] if p.first <= sentence.first + 1 and p.first < last), None)
    if behind:  # «In Rome she met X, who had come to Italy in May»
        return fronted if fronted and ground.doc.hits_in("verb", last, behind[0].first) else behind[0]
    cleft = next((p for p in places[:1] if ground.doc.hits_in("verb", sentence.first, p.first)), None)
    if cleft is not None and cleft.first - sentence.first <= _NEAR_CLEFT:
        return cleft  # «It was in Rome, not in Milan, that …»
    return places[-1] if places else ground.heading(sentence)


def governor(ground: Ground, place: Location) -> int:
    """Where the preposition before a place begins; the place, where none stands there."""
    before = ground.doc.hits_in("preposition", place.first - _NEAR_GOVERNOR, place.first)
    return before[0].first if before else place.first


def place_behind(
    ground: Ground, hit: Hit | Mention, sentence: Sentence, *, near: int, bare: bool = False
) -> Location | None:
    """The first place behind a verb within some tokens; with «to» or «in», unless it is a direct object."""
    first = hit.first + 1 if isinstance(hit, Hit) else hit.last  # a place can part the words of a verb
    for place in ground.places_in(first, sentence.last):
        if place.first - hit.last > near:
            return None
        denied = ground.doc.hits_in("negation", place.first - _NEAR_NOT, place.first)
        if denied and not _denies_verb(ground, hit, denied[-1]):
            continue  # «not to Lisbon but to Luxembourg»
        if place.preposition == "to" or (bare and (not place.preposition or _governs(ground, hit, place))):
            return place
    return None


def _denies_verb(ground: Ground, verb: Hit | Mention, negation: Hit) -> bool:
    """«n'ira pas à Lisbonne»: whether a word that denies is the second one of a verb, which has one before it."""
    before = ground.doc.hits_in("negation", verb.first - _NEAR_BEFORE, verb.first)
    return bool(before) and negation.first - verb.last <= 1


def _governs(ground: Ground, verb: Hit | Mention, place: Location) -> bool:
    """«est passé par Rome»: whether the preposition before a place is the last word of the verb."""
    own = ground.doc.hits_in("preposition", verb.last - 1, min(verb.last + 1, place.first))
    return bool(own) and own[0].first < verb.last and place.first - verb.last <= 1


_NAMED_BY_PLACE = frozenset({"summit", "conference"})
_NAMES = ("organization", "country", "demonym", "metonym", "institution", "month", "venue", "nobody")
_NEAR_HERE = 4
_NEAR_GOVERNOR = 2
_NEAR_NOT = 3
_NEAR_BEFORE = 2
_NEAR_THERE = 4
_NEAR_WHERE = 10
_SENTENCES_BACK = 2
_FARTHEST_BACK = 4
"""Sentences of a paragraph in which the place is looked for that «there» stands for."""
_NEAR_STAY = 5
_WHEREABOUTS = ("go", "visit", "stay", "leave")
_BOUND_FOR = frozenset({"to", "toward", ""})
_NEAR_DATELINE = 5
_NEAR_PLACE = 8
_NEAR_NOUN = 6
_NEAR_EVENT = 14
_NEAR_CLEFT = 4
_LEAD = 5
_SHORTEST = 6
"""Tokens of a sentence that tells nothing."""
_NEAR_EVENTS = 2
_COMING = frozenset({"visit.motion", "visit.event", "visit.expected"})
"""Kinds of triggers that say that somebody comes."""
