"""Sightings by anything done at a named place on a named day, and by words said to a parliament."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.locations import Location, as_state
from diplomev.parse.sightings.grammar import is_at_once, is_helped, is_unreal
from diplomev.parse.sightings.people import find_free, find_governed, from_elsewhere, governs, people_of
from diplomev.parse.sightings.places import governor
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_traveller
from diplomev.parse.verbs import FINITE, is_helper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.actors import Mention
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named


def find_acting(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a appelé mardi à Oslo à …», "urged restraint in Oslo on Monday": whatever one does in a city on a day.

    The day stands beside the city, and both right behind the verb, which need not be in the pack behind an auxiliary.
    """
    if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    for place in ground.places_in(sentence.first, sentence.last):
        day = _day_beside(ground, place) if place.preposition == "to" and place.kind == "city" else None
        if day is None or ground.quoted(place.start):
            continue
        group = min(day.first, governor(ground, place))
        done = _done_before(ground, sentence, group, behind=max(place.last, day.last))
        who = [(m, e) for m, e in from_elsewhere(done[2], place) if governs(e)] if done else []
        if done and who:
            first, tense, _ = done
            span = (ground.doc.starts[first], ground.doc.ends[group - 1])
            sighting = Sighting("visit.acting", span, sentence, first, tense, place=place, date=day)
            sighting.visitors, sighting.dated = people_of(who), "own"
            yield sighting


def find_clefts(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«It was in Vilnius in late November that X …», «C'est à Rome que X a …»: whatever one does there."""
    doc = ground.doc
    place = next(iter(ground.places_in(sentence.first, sentence.first + _NEAR_CLEFT)), None)
    if place is None or place.preposition != "to" or place.kind != "city":
        return
    is_so = next((v for v in ground.verbs("stay", sentence.first, place.first)), None)
    that = next(
        (t for t in range(place.last, sentence.last) if doc.words[t] in doc.pack.words("phrases", "that")), None
    )
    if is_so is None or that is None or ground.people_in(place.last, that) or doc.hits_in("verb", place.last, that):
        return
    if doc.hits_in("negation", sentence.first, place.first) or ground.quoted(place.start):
        return
    who = [(m, e) for m, e in from_elsewhere(find_free(ground, that, sentence), place) if governs(e)]
    if not who:
        return
    verb = next(iter(doc.hits_in("verb", who[-1][0].last, sentence.last)), None)
    told = (verb, verb.entries[0].feature) if verb is not None else is_so
    sighting = Sighting("visit.acting", place.span, sentence, told[0].first, ground.tense(*told))
    sighting.visitors, sighting.place, sighting.dated = people_of(who), place, "own"
    behind = ground.dates_in(told[0].last, told[0].last + _LONGEST_DAY)  # «It was to Rome that X flew on Sunday»
    sighting.date = next(iter((*ground.dates_in(place.last, that), *behind)), None)
    yield sighting


def find_scenes_of_deeds(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«À Kyiv, le ministre letton et son homologue ont formalisé …»: whatever one has done where a sentence opens."""
    doc = ground.doc
    place = next(iter(ground.places_in(sentence.first, sentence.first + _NEAR)), None)
    if place is None or place.preposition != "to" or place.kind != "city" or ground.quoted(place.start):
        return
    if doc.words[place.last : place.last + 1] != [","] or doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    found = find_free(ground, place.last, sentence)
    if not found or found[0][0].first - place.last > _NEAR_SUBJECT:
        return
    last = found[-1][0].last
    verb = next(iter(doc.hits_in("verb", last, min(sentence.last, last + _LONGEST_VERB))), None)
    who = [(m, e) for m, e in from_elsewhere(found, place) if governs(e) and e.country and m.roles]
    if verb is None or not who or not _has_done(ground, verb):
        return
    sighting = Sighting("visit.acting", place.span, sentence, verb.first, "past", place=place)
    days = (date for date in ground.dates_in(sentence.first, sentence.last) if not ground.told_on(date))
    sighting.visitors, sighting.dated, sighting.date = people_of(who), "own", next(days, None)
    yield sighting


def _has_done(ground: Ground, verb: Hit) -> bool:
    """«a promis», «have agreed»: whether a verb tells in the perfect of something done, and by itself of no travel."""
    helped = any(entry.code == "have" for entry in verb.entries)
    behind = ground.doc.hits_in("verb", verb.last, verb.last + _NEAR)
    participle = next((hit for hit in behind if hit.first == verb.last), None)
    if not helped or is_unreal(ground, verb, "present"):
        return False
    return participle is None or not any(entry.code in _ELSEWHERE for entry in participle.entries)


def find_addresses(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«s'est adressé au Parlement turc», "addressed the Norwegian parliament": somebody of another State."""
    if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    for verb, feature in ground.verbs("address", sentence.first, sentence.last):
        near = ground.cast.between(verb.last, min(sentence.last, verb.last + _NEAR_BODY))
        body = next((m for m, _ in near if m.kind == "state" and m.adjective and _is_parliament(ground, m)), None)
        if body is None or is_unreal(ground, verb, feature) or ground.doc.hits_in("verb", verb.last, body.first):
            continue
        place = as_state(body, "to")
        sighting = Sighting("visit.deed", (verb.start, verb.end), sentence, verb.first, ground.tense(verb, feature))
        sighting.place = place
        sighting.visitors = people_of(from_elsewhere(find_traveller(ground, sentence, verb.first), place))
        if sighting.visitors:
            yield sighting


def find_messages(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a remis au président malien un pli de …»: whoever brings a leader of another State a message is received."""
    doc = ground.doc
    for noun in doc.hits_in("message_noun", sentence.first, sentence.last):
        done = ground.verbs("act", max(sentence.first, noun.first - _LONGEST_CLAUSE), noun.first)
        if not done or is_unreal(ground, *done[-1]) or ground.tense(*done[-1]) == "future":
            continue
        verb, feature = done[-1]
        given = [(m, e) for m, e in find_governed(ground, verb.last, sentence.last, "to") if governs(e) and e.country]
        who = find_traveller(ground, sentence, verb.first)
        homes = {e.country[0] for _, e in given if e.country}
        guests = [(m, e) for m, e in who if not (e.country and e.country[0] in homes) and e.roles]
        if len(homes) != 1 or len(guests) < len(who) or any(e.has_office("ambassador") for _, e in guests):
            continue
        sighting = Sighting("visit.receive", (verb.start, verb.end), sentence, verb.first, ground.tense(verb, feature))
        sighting.visitors, sighting.hosts = people_of(guests), people_of(given)
        sighting.stay, sighting.engagement = False, "audience"
        if sighting.visitors:
            yield sighting


def _is_parliament(ground: Ground, body: Mention) -> bool:
    """Whether a body of a State is its parliament."""
    return any(w in ground.doc.pack.words("phrases", "parliament") for w in ground.doc.words[body.first : body.last])


def _day_beside(ground: Ground, place: Location) -> DateMention | None:
    """The day that stands right before or behind a place."""
    for date in ground.dates_in(place.first - _LONGEST_DAY, place.last + _NEAR):
        beside = 0 <= place.first - date.last <= _NEAR or 0 <= date.first - place.last <= 1
        if beside and date.value is not None and date.value.precision == "day":
            return date
    return None


def _done_before(ground: Ground, sentence: Sentence, token: int, *, behind: int) -> tuple[int, str, list[Named]] | None:
    """The verb that ends before a token, or a word or two before it: where it begins, its tense, and its subject.

    The subject can stand behind («« … », a déclaré mercredi à Athènes la ministre X»).
    """
    doc = ground.doc
    verb = next(reversed(doc.hits_in("verb", max(sentence.first, token - _LONGEST_VERB), token)), None)
    if verb is None or not _is_close(ground, verb, token):
        return None
    entry = next((e for e in verb.entries if e.feature in FINITE or e.feature.endswith("participle")), None)
    if is_helper(verb):
        if doc.hits_in("verb", verb.last, token) or token - verb.last != 1 or not doc.words[verb.last].isalpha():
            return None  # «has urged», where the pack has no «urged»
        return verb.first, "past", find_traveller(ground, sentence, verb.first)
    if entry is None or any(e.code in _ELSEWHERE for e in verb.entries) or is_unreal(ground, verb, entry.feature):
        return None
    tense = ground.tense(verb, entry.feature)
    helped = is_helped(ground, verb)
    if tense == "future" or (entry.feature == "past_participle" and not helped):
        return None
    who = find_traveller(ground, sentence, verb.first)
    after = find_free(ground, behind, sentence) if not who else []
    inverted = after and is_at_once(ground, behind, after[0][0].first) and any(e.code == "say" for e in verb.entries)
    return verb.first, tense, after if inverted else who


def _is_close(ground: Ground, verb: Hit, token: int) -> bool:
    """Whether at most one bare noun stands behind a verb: «urged restraint», not «condemned the attack»."""
    doc = ground.doc
    between = range(verb.last, token)
    plain = all(doc.words[t].isalpha() and t not in doc.capitals for t in between)
    known = any(doc.hits_in(c, between.start, between.stop) for c in _BEFORE_NOUNS)
    return len(between) <= 1 and plain and not known


_BEFORE_NOUNS = ("article", "preposition", "possessive", "event_noun")
_ELSEWHERE = frozenset({
    "await", "have", "go", "visit", "leave", "return", "stay", "come", "send", "make", "end", "begin", "receive",
    "meet", "host",
})  # fmt: skip
"""Senses of verbs that have rules of their own, or that speak of others."""
_NEAR = 2
_NEAR_CLEFT = 4
_NEAR_SUBJECT = 3
_NEAR_BODY = 6
_LONGEST_DAY = 6
_LONGEST_CLAUSE = 24
_LONGEST_VERB = 6
