"""Sightings by receptions: «received X», «was received by Y»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.antecedents import said_of
from diplomev.parse.objects import has_object, whom_before
from diplomev.parse.sightings.grammar import is_at_once, is_own, is_unreal
from diplomev.parse.sightings.people import are_abroad, find_agent, find_free, find_governed, governs, people_of
from diplomev.parse.sightings.places import opening_scene, place_as_subject, place_behind, place_fronted, place_there
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller, stranger_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.actors import Mention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


def find_receptions(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«received X», «was received by Y», «was welcomed in B», «B welcomed X»."""
    met = [
        (hit, f) for hit, f in ground.verbs("meet", sentence.first, sentence.last) if _is_met(ground, hit, f, sentence)
    ]
    for hit, feature in [*ground.verbs("receive", sentence.first, sentence.last), *met]:
        if is_own(ground, hit, sentence) and feature in {"infinitive", "present"}:
            continue  # «his Namibian host»: a noun
        sighting = Sighting("visit.receive", (hit.start, hit.end), sentence, hit.first, stay=False)
        sighting.engagement = "audience"
        sighting.tense = "past" if _after(ground, hit, feature) else ground.tense(hit, feature)
        agent = find_agent(ground, hit, sentence)
        alone = hit.first == sentence.first or _follows_name(ground, hit)
        helper = ground.auxiliary(hit, "have")
        active = helper is not None and hit.first - helper[0].last <= 1
        if feature == _PARTICIPLE and not active and (agent or alone or ground.auxiliary(hit, "passive")):
            _passive(ground, sighting, hit, agent)
        elif feature != _PARTICIPLE or helper is not None:
            received = _active(ground, sighting, hit, feature)
            if received:
                yield from _received_next(ground, sighting, received[-1][0], sentence)
        if sighting.visitors and (sighting.hosts or sighting.place):
            yield sighting


def find_honoured(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a banquet in Harare in honour of X», «le dîner donné par Y en l'honneur de X»: who is the guest of a meal."""
    doc = ground.doc
    for hit in doc.hits_in("in_honour", sentence.first, sentence.last):
        low = max(sentence.first, hit.first - _NEAR_MEAL)
        meals = [noun for noun in doc.hits_in("engagement_noun", low, hit.first) if noun.code == _MEAL]
        guests = [(m, e) for m, who in ground.people_in(hit.last, hit.last + 2)[:1] for e in who]
        if not meals or not any(e.roles or e.country for _, e in guests):
            continue
        verb = next(
            (v for v in reversed(doc.hits_in("verb", sentence.first, hit.first)) if v.last <= meals[-1].first), None
        )
        if verb is not None and is_unreal(ground, verb, verb.entries[0].feature):
            continue
        sighting = Sighting("visit.receive", (hit.start, hit.end), sentence, hit.first, stay=False)
        sighting.engagement = _MEAL
        sighting.tense = ground.tense(verb, verb.entries[0].feature) if verb is not None else ""
        given = find_governed(ground, meals[-1].last, hit.first, "by")
        given = given or find_governed(ground, guests[-1][0].last, sentence.last, "by")
        giver = find_traveller(ground, sentence, verb.first) if verb is not None and not given else []
        beside = giver and verb is not None and is_at_once(ground, giver[-1][0].last, verb.first)
        entry = sentence.index in ground.diary  # which tells of many who meet a guest, and not who the host is
        hosts = given or (giver if beside and not entry else [])
        homes = {entity.country[0] for _, entity in guests if entity.country}
        sighting.visitors = people_of(guests)
        known = {entity for _, entity in guests}
        hosts = [
            (m, e) for m, e in hosts if governs(e) and e not in known and not (e.country and e.country[0] in homes)
        ]
        sighting.hosts = people_of(hosts)
        sighting.place = place_behind(ground, meals[-1], sentence, near=_NEAR_EVENT)
        if sighting.hosts or (sighting.place is not None and sighting.place.country not in homes):
            yield sighting


def _is_met(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> bool:
    """«was met by X»: whether a verb of meeting tells in the passive of who receives."""
    passive = feature == _PARTICIPLE and ground.auxiliary(verb, "passive") and not ground.auxiliary(verb, "have")
    return bool(passive) and bool(find_agent(ground, verb, sentence))


def _after(ground: Ground, verb: Hit, feature: str) -> bool:
    """«after hosting X»: whether a participle tells of what came before."""
    before = ground.doc.hits_in("sequence", max(0, verb.first - 1), verb.first)
    return feature == "present_participle" and bool(before) and before[0].code == "after"


def _follows_name(ground: Ground, participle: Hit) -> bool:
    """«X accueilli à Rome»: whether a participle stands right behind a person."""
    near = ground.travellers_in(ground.doc.sentence_at(participle.first).first, participle.first)
    return bool(near) and near[-1][0].last == participle.first


def _passive(ground: Ground, sighting: Sighting, hit: Hit, agent: list[Named]) -> None:
    """«X was received (by Y)», «was received by Y … X»."""
    sentence = sighting.sentence
    sighting.visitors = people_of(find_traveller(ground, sentence, hit.first))
    sighting.hosts = people_of(agent)
    if not sighting.visitors and (agent or hit.first == sentence.first):  # «Received in London, X …»
        behind = agent[-1][0].last if agent else hit.last
        sighting.visitors = people_of(find_free(ground, behind, sentence) or said_of(ground, hit, sentence))
    homes = {entity.country[0] for entity, _ in sighting.visitors if entity.country}
    sighting.hosts = [(e, span) for e, span in sighting.hosts if not (e.country and e.country[0] in homes)]
    if not sighting.hosts:
        place = place_behind(ground, hit, sentence, near=_NEAR_EVENT)
        sighting.place = place or place_there(ground, hit, sentence) or _reported_from(ground, sighting)


def _reported_from(ground: Ground, sighting: Sighting) -> Location | None:
    """The place that a sentence is reported from, where those who are received are of another State."""
    scene = ground.scene(sighting.sentence) or ground.titled
    abroad = scene is not None and are_abroad(sighting.visitors, scene)
    return scene if abroad and sighting.tense == "past" else None


def _received_at_home(ground: Ground, sighting: Sighting) -> Location | None:
    """The place that a text is reported from, where its first paragraph tells of officials who receive.

    In a text that a ministry gives out, all of its paragraphs tell of its own.
    """
    official = sighting.tense == "past" and any(entity.roles for entity, _ in sighting.hosts)
    own = ground.home if ground.parts.issuer else None
    place = opening_scene(ground, sighting.sentence) or own if official else None
    return place if place is not None and are_abroad(sighting.visitors, place) else None


def _active(ground: Ground, sighting: Sighting, hit: Hit, feature: str) -> list[Named]:
    """«Y received X», «Ankara received X», «receiving X, Y …»; returns who is received."""
    sentence = sighting.sentence
    sighting.hosts = people_of(find_traveller(ground, sentence, hit.first))
    if has_object(ground, hit):
        sighting.visitors = people_of(stranger_before(ground, sentence, hit.first, [e for e, _ in sighting.hosts]))
        if not any(entity.country for entity, _ in sighting.hosts):
            sighting.place = place_behind(ground, hit, sentence, near=_NEAR_NOUN) or _received_at_home(ground, sighting)
        return []
    received = find_free(ground, hit.last, sentence)
    if hit.last - hit.first > 1:  # «granted an audience to X»
        received = find_governed(ground, hit.last, sentence.last, "to", skip=False) or received
    if not received or ground.doc.hits_in("verb", hit.last, received[0][0].first):
        received = _called_upon_by(ground, hit, sentence) or whom_before(ground, hit, sentence)
        sighting.hosts = [pair for pair in sighting.hosts if pair[0] not in {entity for _, entity in received}]
    if not received:
        return []
    sighting.visitors = people_of(_not_of_host(ground, received))
    if not sighting.hosts and feature == "present_participle":
        sighting.hosts = people_of(find_free(ground, received[-1][0].last, sentence))
    if not any(entity.country for entity, _ in sighting.hosts):
        near = received[-1][0].last - hit.last + _NEAR_NOUN
        place = _host_behind(ground, received[-1][0], sentence) if feature == "present_participle" else None
        place = place or place_as_subject(ground, hit, sentence) or place_behind(ground, hit, sentence, near=near)
        sighting.place = place or place_fronted(ground, hit, sentence) or _received_at_home(ground, sighting)
    return received


def _called_upon_by(ground: Ground, verb: Hit, sentence: Sentence) -> list[Named]:
    """«received a courtesy call from Y»: those from whom a visit or a meeting is."""
    found = find_governed(ground, verb.last, sentence.last, "from", skip=False)
    first = found[0][0].first if found else verb.last
    nouns = (ground.doc.hits_in(c, verb.last, first) for c in ("engagement_noun", "visit_noun", "meeting_noun"))
    return found if any(nouns) else []


def _host_behind(ground: Ground, received: Mention, sentence: Sentence) -> Location | None:
    """«after hosting X, Tunis …»: the State that stands right behind the comma as the subject."""
    behind = ground.places_in(received.last + 1, min(sentence.last, received.last + _NEAR_HOST))
    comma = ground.doc.words[received.last : received.last + 1] == [","]
    return next((p for p in behind if comma and not p.preposition and p.kind in {"country", "city"}), None)


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


_PARTICIPLE = "past_participle"
_NEAR_EVENT = 14
_NEAR_NOUN = 6
_NEAR_HOST = 4
_NEAR_MEAL = 24
_MEAL = "meal"
