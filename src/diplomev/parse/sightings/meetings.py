"""Sightings by receptions, meetings and events: whoever is not at home where they happen is on a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.sightings.grammar import event_name, find_holder, is_own, is_unreal
from diplomev.parse.sightings.people import find_agent, find_free, find_governed, name_span, people_of
from diplomev.parse.sightings.places import event_place, meeting_place, place_as_subject, place_before, place_behind
from diplomev.parse.sightings.sighting import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.frames import Ground, Location, Named
    from diplomev.parse.resolve import Entity


def find_receptions(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«received X», «was received by Y», «was welcomed in B», «B welcomed X»."""
    for hit, feature in ground.verbs("receive", sentence.first, sentence.last):
        if is_own(ground, hit, sentence) and feature in {"infinitive", "present"}:
            continue  # «his Namibian host»: a noun
        sighting = Sighting("visit.receive", (hit.start, hit.end), sentence, hit.first, stay=False)
        sighting.engagement = "audience"
        sighting.tense = ground.tense(hit, feature)
        agent = find_agent(ground, hit, sentence)
        if feature == "past_participle" and (agent or ground.auxiliary(hit, "passive")):
            sighting.visitors = people_of(ground.subject(sentence, hit.first))
            sighting.hosts = people_of(agent)
            if not sighting.visitors and agent:
                sighting.visitors = people_of(find_free(ground, agent[-1][0].last, sentence))
            if not sighting.hosts:
                sighting.place = place_behind(ground, hit, sentence, near=_NEAR_EVENT)
        elif feature != "past_participle" or ground.auxiliary(hit, "have"):
            sighting.hosts = people_of(ground.subject(sentence, hit.first))
            received = find_free(ground, hit.last, sentence)
            if received and not ground.doc.hits_in("verb", hit.last, received[0][0].first):
                sighting.visitors = people_of(_not_of_host(ground, received))
                if not sighting.hosts and feature == "present_participle":
                    sighting.hosts = people_of(find_free(ground, received[-1][0].last, sentence))
                if not any(entity.country for entity, _ in sighting.hosts):
                    sighting.place = place_as_subject(ground, hit, sentence)
                    near = received[-1][0].last - hit.last + _NEAR_NOUN
                    sighting.place = sighting.place or place_behind(ground, hit, sentence, near=near)
                yield from _received_next(ground, sighting, received[-1][0], sentence)
        if sighting.visitors and (sighting.hosts or sighting.place):
            yield sighting


def _not_of_host(ground: Ground, received: list[Named]) -> list[Named]:
    """Those who are received, without the host's own people («received his finance minister»)."""
    doc = ground.doc
    own = [
        entity
        for mention, entity in received
        if doc.hits_in("possessive", max(0, mention.first - 1), mention.first + 1)
        and not any(role.counterpart for role in mention.roles)
        and entity.country is None
    ]
    return [(mention, entity) for mention, entity in received if entity not in own]


def _received_next(ground: Ground, first: Sighting, last: Mention, sentence: Sentence) -> Iterator[Sighting]:
    """«…, then on Tuesday Y»: somebody else whom the same host receives on another day."""
    for hit in ground.doc.hits_in("sequence", last.last, sentence.last):
        people = find_free(ground, hit.last, sentence)
        if hit.code != "next" or not people or ground.doc.hits_in("verb", hit.last, people[0][0].first):
            continue
        if people[0][0].first - hit.last > _NEAR_EVENT:
            continue
        sighting = evolve(first, span=(hit.start, hit.end), token=hit.first, visitors=people_of(people))
        sighting.date = next(iter(ground.dates_in(hit.last, people[0][0].first)), None)
        if sighting.hosts:
            yield sighting


def find_events(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """Summits, conferences, inaugurations, funerals, with a place: of those who take part or meet there."""
    for hit in ground.doc.hits_in("event_noun", sentence.first, sentence.last):
        trigger = _taking_part(ground, hit, sentence)
        if trigger is None or is_unreal(ground, *trigger):
            continue
        if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
            continue
        verb, feature = trigger
        sighting = Sighting("visit.event", (hit.start, hit.end), sentence, hit.first)
        sighting.place = event_place(ground, hit, verb, sentence)
        sighting.tense = ground.tense(verb, feature)
        people = find_agent(ground, verb, sentence) if verb.first > hit.first else ()
        sighting.visitors = people_of(people or ground.subject(sentence, verb.first))
        sighting.occasion = (hit.code, (hit.start, hit.end))
        sighting.event = event_name(ground, hit, sentence)
        sighting.known_only = sighting.place is None
        if feature == "infinitive" and sighting.tense == "past":
            sighting.tense = ""  # «arrived in Rome to attend»: as the verb before it says
        yield sighting


def _taking_part(ground: Ground, event: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb that says that somebody takes part in an event, or the noun, with its form."""
    attending = next(reversed(ground.verbs("attend", sentence.first, event.first)), None)
    if attending is not None:
        return attending
    nouns = ground.doc.hits_in("participation", max(sentence.first, event.first - _NEAR_NOUN), event.first)
    if nouns:
        return nouns[-1], "past"
    behind = [v for v in ground.verbs("attend", event.last, sentence.last) if find_agent(ground, v[0], sentence)]
    if behind:
        return behind[0]
    meeting = next(reversed(ground.verbs("meet", sentence.first, event.first)), None)
    return meeting or _acting_at(ground, event, sentence)


def _acting_at(ground: Ground, event: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb of whoever does or says something «at the summit in Rome», before it or, where it opens the sentence, behind."""
    governed = [
        h for h in ground.doc.hits_in("preposition", max(sentence.first, event.first - _NEAR_NOUN), event.first)
    ]
    if not governed or governed[-1].code not in {"to", "other", "on_margins"}:
        return None
    before = ground.doc.hits_in("verb", sentence.first, event.first)
    verbs = before[::-1] or ground.doc.hits_in("verb", event.last, sentence.last)
    for hit in verbs:
        entry = next((e for e in hit.entries if e.code in _DEEDS), None)
        if entry is not None and (before or ground.people_in(event.last, hit.first)):
            return hit, entry.feature
    return None


def find_meetings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """People of different States who meet or sign at a named place: whoever is not at home there is on a visit."""
    for code, kind in (("meet", "one_on_one"), ("sign", "signing")):
        for hit, feature in ground.verbs(code, sentence.first, sentence.last):
            if feature == _PARTICIPLE and not ground.auxiliary(hit, "have"):
                continue
            if code == "sign" and not ground.doc.hits_in("agreement_noun", hit.last, sentence.last):
                continue
            if is_unreal(ground, hit, feature) or ground.doc.hits_in("not_presence", sentence.first, sentence.last):
                continue
            people = people_of(ground.subject(sentence, hit.first))
            place = meeting_place(ground, hit, sentence)
            if not people or (place is None and code != "meet"):
                continue
            sighting = Sighting("visit.meeting", (hit.start, hit.end), sentence, hit.first, place=place, stay=False)
            sighting.tense = ground.tense(hit, feature)
            sighting.engagement = kind
            met = people_of(
                find_free(ground, hit.last, sentence) or find_governed(ground, hit.last, sentence.last, "with")
            )
            if place is None and code == "meet":
                place = sighting.place = _at_home_of(ground, met, hit, sentence)
            if place is None:
                sighting.known_only, sighting.tense = True, ""
                sighting.visitors, sighting.hosts = people, met
                yield sighting
                continue
            strange = any(e.country and e.country[0] != place.country for e, _ in met)
            sighting.hosts = [(e, s) for e, s in people if e.country and e.country[0] == place.country]
            sighting.visitors = [(e, s) for e, s in people if not (e.country and e.country[0] == place.country)]
            if code == "meet" and strange and not any(e.country for e, _ in people):
                sighting.hosts, sighting.visitors = people, []  # who meets a foreigner here is at home
            if code == "meet" and not sighting.visitors:
                sighting.visitors = [(e, s) for e, s in met if e.country and e.country[0] != place.country]
            elif code == "meet":
                sighting.hosts += [(e, s) for e, s in met if e.country and e.country[0] == place.country]
            if len(people) > 1 and not sighting.hosts and not all(e.country for e, _ in people):
                continue
            yield sighting


def _at_home_of(ground: Ground, met: list[tuple[Entity, Span]], verb: Hit, sentence: Sentence) -> Location | None:
    """«said in Bamako after meeting Mali's leader»: the place before a verb where those who are met are at home."""
    place = place_before(ground, verb, sentence)
    homes = {entity.country[0] for entity, _ in met if entity.country}
    return place if place is not None and place.country in homes else None


def find_gatherings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«the meeting of X and Y took place in Paris», «X had talks with Y»: whoever is not at home is on a visit."""
    doc = ground.doc
    for hit in doc.hits_in("meeting_noun", sentence.first, sentence.last):
        holder = find_holder(ground, hit, sentence)
        if holder is not None and is_unreal(ground, *holder):
            continue
        people = _holding(ground, hit, holder, sentence)
        people += [
            (mention, entity)
            for mention, who in ground.people_in(hit.last, sentence.last)
            if mention.preposition in _MET
            for entity in who
        ]
        remote = doc.hits_in("not_presence", sentence.first, sentence.last)
        place = meeting_place(ground, hit, sentence) or place_before(ground, hit, sentence)
        sighting = Sighting("visit.gathering", (hit.start, hit.end), sentence, hit.first, "past", place=place)
        sighting.stay, sighting.engagement = False, "one_on_one"
        sighting.tense = ground.tense(*holder) if holder else "past"
        states = {entity.country[0] for _, entity in people if entity.country}
        if remote or len({entity for _, entity in people}) < _PAIR:
            continue
        if place is None:
            sighting.known_only, sighting.tense = True, ""
            sighting.visitors = people_of(people)
            yield sighting
        elif place.country in states and states != {place.country}:
            home = {entity for _, entity in people if entity.country and entity.country[0] == place.country}
            sighting.hosts = people_of([pair for pair in people if pair[1] in home])
            sighting.visitors = people_of([pair for pair in people if pair[1].country and pair[1] not in home])
            yield sighting


def _holding(ground: Ground, noun: Hit, holder: tuple[Hit, str] | None, sentence: Sentence) -> list[Named]:
    """Who holds a meeting: the subject of its verb; of «during talks in Rome with Y, X …» the one who goes on."""
    if holder is not None:
        return ground.subject(sentence, holder[0].first)
    if noun.first - sentence.first > _NEAR_OPENING:
        return []
    comma = next((t for t in range(noun.last, sentence.last) if ground.doc.words[t] == ","), sentence.last)
    return find_free(ground, comma, sentence)


def find_scenes(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«In Moscow, X …»: the scene of a sentence whose subject is known to be on a visit."""
    for place in ground.places_in(sentence.first, min(sentence.last, sentence.first + 3)):
        if place.preposition != "to" or place.kind == "country":
            continue
        for mention, who in ground.people_in(place.last, min(sentence.last, place.last + 3)):
            if mention.kind == "person" and not mention.preposition:
                sighting = Sighting("visit.scene", place.span, sentence, place.first, tense="", place=place)
                sighting.visitors = people_of([(mention, entity) for entity in who])
                sighting.known_only = True
                yield sighting


def find_counterparts(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«in the presence of his counterpart X»: whoever is spoken of on a visit is received by X."""
    for mention, who in ground.people_in(sentence.first, sentence.last):
        if not any(role.counterpart for role in mention.roles):
            continue
        beside = ground.doc.hits_in("presence_of", max(sentence.first, mention.first - _NEAR_BESIDE), mention.first)
        if mention.preposition == "with" or any(mention.first - hit.last <= 1 for hit in beside):
            span = name_span(mention)
            sighting = Sighting("visit.counterpart", span, sentence, mention.first, tense="", known_only=True)
            sighting.anaphoric = True
            sighting.hosts = [(entity, span) for entity in who]
            yield sighting


_PAIR = 2
_DEEDS = frozenset({"say", "act", "stay", "hold"})
_NEAR_OPENING = 3
_PARTICIPLE = "past_participle"
_MET = frozenset({"of", "between", "with", ""})
"""What may stand before those who meet."""
_NEAR_BESIDE = 6
_NEAR_EVENT = 14
_NEAR_NOUN = 6
