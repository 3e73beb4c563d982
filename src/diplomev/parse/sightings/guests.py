"""Sightings of guests: whoever is somebody's guest, or is said to be visiting, is on a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.locations import Location, as_state
from diplomev.parse.sightings.grammar import is_at_once, is_unreal
from diplomev.parse.sightings.people import find_beside, find_free, find_governed, governs, people_of
from diplomev.parse.sightings.places import nearest_place, only_belongs
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller
from diplomev.parse.verbs import is_helper

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named


def find_guests(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«will be the guest of Y in B», «as the guest of Y»: whoever is somebody's guest is on a visit."""
    doc = ground.doc
    for hit in doc.hits_in("guest_noun", sentence.first, sentence.last):
        if doc.hits_in("possessive", max(sentence.first, hit.first - 1), hit.first):
            if (guest := _apposed_guest(ground, hit, sentence)) is not None:
                yield guest
            continue
        if doc.hits_in("venue", hit.last, hit.last + 1) or _is_asked(ground, hit):
            continue  # «a guest palace», «invité à se rendre»
        hosts = find_governed(ground, hit.last, min(sentence.last, hit.last + _NEAR_HOST), "of", skip=False)
        verb = next(reversed(ground.verbs("stay", max(sentence.first, hit.first - _NEAR_HOST), hit.first)), None)
        joined = doc.hits_in("conjunction", max(sentence.first, hit.first - _NEAR_AS), hit.first)
        opens = _opens(ground, hit, sentence)
        apposed = doc.words[hit.first - 1] == "," and find_beside(ground, sentence, hit.first)
        role = opens or apposed or any(join.code == "as" for join in joined)
        if not (verb or role) or (verb is not None and is_unreal(ground, *verb)):
            continue
        near = next(iter(ground.places_in(hit.last, hit.last + 3)), None)
        kinds = {"city", "country"} if opens or verb or apposed else {"city"}
        capital = near if near is not None and near.kind in kinds and near.preposition == "of" else None
        capital = capital or _of_government(ground, hit)
        place = (None if hosts else capital) or nearest_place(ground, sentence, hit.last)  # «the guest of Luanda»
        if (not hosts and place is None) or (apposed and capital is None):
            continue
        if not hosts and place is not None and _is_to_act(ground, hit, place):
            continue
        sighting = Sighting("visit.guest", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(*verb) if verb else ""
        who = find_beside(ground, sentence, hit.first) or find_traveller(
            ground, sentence, verb[0].first if verb else hit.first
        )
        who = who or (find_free(ground, hit.last, sentence) if opens else [])
        sighting.visitors, sighting.hosts = people_of(who), people_of(hosts)
        yield sighting


def _is_to_act(ground: Ground, noun: Hit, place: Location) -> bool:
    """«was invited to explain herself in Rome»: whether «to» is followed by no noun, as far as words are known."""
    doc, verb = ground.doc, noun.last + 1
    tied = any(hit.code == "to" for hit in doc.hits_in("preposition", noun.last, verb))
    known = any(doc.hits_in(category, verb, verb + 1) for category in _OF_NOUNS)
    return tied and place.first > verb + 1 and not known and not is_at_once(ground, noun.last, place.first)


def _is_asked(ground: Ground, noun: Hit) -> bool:
    """«a été invité à se rendre à Rome»: whether an infinitive follows, as behind a verb of asking."""
    verb = ground.doc.hits_at("verb").get(noun.last + 1)
    tied = noun.last in ground.doc.hits_at("preposition")
    return tied and verb is not None and any(entry.feature == "infinitive" for entry in verb.entries)


def _apposed_guest(ground: Ground, noun: Hit, sentence: Sentence) -> Sighting | None:
    """«Minister X and his guest, Y»: whoever is named as the guest of somebody who governs a State."""
    if ground.doc.words[noun.first] in ground.doc.pack.words("phrases", "host_word"):
        return None  # «son hôte» is either
    behind = noun.last + (ground.doc.words[noun.last : noun.last + 1] == [","])
    who = [(m, e) for m, w in ground.people_in(behind, behind + 1) for e in w if m.preposition in {"", "with", "of"}]
    before = ground.people_in(sentence.first, noun.first)[-1:]
    hosts = [(m, e) for m, w in before for e in w if governs(e) and e.country]
    homes = {entity.country[0] for _, entity in hosts if entity.country}
    if not who or not hosts or any(e.country and e.country[0] in homes for _, e in who):
        return None
    sighting = Sighting("visit.guest", (noun.start, noun.end), sentence, noun.first, "", stay=False)
    sighting.visitors, sighting.hosts = people_of(who), people_of(hosts)
    return sighting


def _of_government(ground: Ground, noun: Hit) -> Location | None:
    """«the guest of the Norwegian government»: the State whose body stands behind «of»."""
    bodies = ground.cast.between(noun.last, noun.last + 3)
    body = next((m for m, _ in bodies if m.kind == "state" and m.adjective and m.preposition == "of"), None)
    return as_state(body, "of") if body is not None else None


def find_visiting(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«The visiting Nepalese minister X»: on a visit, to where the text is reported from unless more is told."""
    doc = ground.doc
    for hit in doc.hits_in("visiting", sentence.first, sentence.last):
        near = max(sentence.first, hit.first - _NEAR_AS)
        if doc.hits_in("sequence", max(near, hit.first - 1), hit.first) or ground.verbs("passive", near, hit.first):
            continue  # «after visiting X», «is visiting X»
        people = ground.people_in(hit.last, min(sentence.last, hit.last + _NEAR_VISITING))
        who = [(m, e) for m, es in people[:1] for e in es if m.roles]
        place = _named_abroad(ground, sentence, who) or ground.scene(sentence)
        abroad = place is not None and all(not e.country or e.country[0] != place.country for _, e in who)
        sighting = Sighting("visit.guest", (hit.start, hit.end), sentence, hit.first, "present")
        sighting.place, sighting.known_only = (place, False) if abroad else (None, True)
        if place is None:  # «Y met the visiting minister X»: where Y governs
            sighting.hosts = people_of(_receiving(ground, hit, sentence, who))
            sighting.known_only = not sighting.hosts
        sighting.visitors, sighting.dated = people_of(who), "own"
        sighting.date = _only_day(ground, sentence) if abroad else None
        if who:
            yield sighting


def _named_abroad(ground: Ground, sentence: Sentence, guests: Sequence[Named]) -> Location | None:
    """«The visiting minister X … in Cairo on Tuesday»: the place abroad that a sentence names, where it is but one."""
    homes = {entity.country[0] for _, entity in guests if entity.country}
    there = [p for p in ground.places_in(sentence.first, sentence.last) if p.preposition == "to"]
    there = [p for p in there if p.country not in homes and not ground.quoted(p.start) and not only_belongs(ground, p)]
    return there[0] if homes and len({p.country for p in there}) == 1 else None


def _only_day(ground: Ground, sentence: Sentence) -> DateMention | None:
    """The only day of a sentence, where it stands by its first verb."""
    days = ground.dates_in(sentence.first, sentence.last)
    verbs = [v for v in ground.doc.hits_in("verb", sentence.first, days[0].first) if not is_helper(v)] if days else []
    alone = len(days) == 1 and len({verb.first for verb in verbs} - _visiting(ground, sentence)) <= 1
    return days[0] if alone and days[0].value is not None and days[0].value.precision == "day" else None


def _visiting(ground: Ground, sentence: Sentence) -> set[int]:
    """Where «visiting» stands in a sentence, which may be a verb as well."""
    return {hit.first for hit in ground.doc.hits_in("visiting", sentence.first, sentence.last)}


def _receiving(ground: Ground, visiting: Hit, sentence: Sentence, guests: Sequence[Named]) -> list[Named]:
    """Those who meet a guest as the subject of the sentence, and govern another State than the guest's."""
    homes = {entity.country[0] for _, entity in guests if entity.country}
    found = find_traveller(ground, sentence, visiting.first)
    met = ground.verbs("meet", visiting.last, sentence.last)
    if not found and met:  # «The visiting minister X met President Y»
        found = find_free(ground, met[0][0].last, sentence)
    return [(m, e) for m, e in found if homes and e.country and e.country[0] not in homes and governs(e)]


def _opens(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """«The guest of Mali, President X, …»: whether a sentence begins with a guest and the State whose guest it is."""
    near = next(iter(ground.places_in(noun.last, noun.last + 3)), None)
    if near is None or near.preposition != "of" or near.kind == "venue" or noun.first - sentence.first > 1:
        return False
    return ground.doc.words[near.last : near.last + 1] == [","] and bool(find_free(ground, near.last, sentence))


_NEAR_AS = 3
_NEAR_HOST = 6
_NEAR_VISITING = 3
_OF_NOUNS = ("article", "possessive", "meeting_noun", "engagement_noun", "event_noun", "visit_noun")
"""What a noun opens with, or is, behind «invited to»."""
