"""Sightings by meetings: whoever is not at home where people meet or sign is on a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.sightings.grammar import find_holder, is_unreal
from diplomev.parse.sightings.people import (
    are_abroad,
    find_free,
    find_governed,
    from_elsewhere,
    governs,
    people_of,
)
from diplomev.parse.sightings.places import (
    meeting_place,
    only_belongs,
    opening_scene,
    place_as_subject,
    place_before,
    place_there,
    travels_from,
)
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_subject, met_by_pronoun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location

    Pairs = list[tuple[Entity, Span]]
    """People, each with the words that name them."""


def find_meetings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """People of different States who meet or sign at a named place: whoever is not at home there is on a visit."""
    if ground.doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    for code, kind in (("meet", "one_on_one"), ("sign", "signing")):
        for hit, feature in ground.verbs(code, sentence.first, sentence.last):
            if feature == _PARTICIPLE and not ground.auxiliary(hit, "have"):
                if code == "sign" and (signed := _signed_by(ground, hit, sentence)) is not None:
                    yield signed
                continue
            if code == "sign" and not ground.doc.hits_in("agreement_noun", hit.last, sentence.last):
                continue
            if is_unreal(ground, hit, feature):
                continue
            sighting = Sighting("visit.meeting", (hit.start, hit.end), sentence, hit.first, stay=False)
            sighting.tense, sighting.engagement = ground.tense(hit, feature), kind
            if _who_meets(ground, sighting, hit):
                yield sighting


def _signed_by(ground: Ground, verb: Hit, sentence: Sentence) -> Sighting | None:
    """«The agreement was signed in Rome by ministers X and Y»: whoever is not at home where two of them sign."""
    noun = ground.doc.hits_in("agreement_noun", max(sentence.first, verb.first - _NEAR_PACT), verb.first)
    passive = ground.auxiliary(verb, "passive") is not None
    place = meeting_place(ground, verb, sentence) if passive or noun else None
    if place is None or is_unreal(ground, verb, _PARTICIPLE):
        return None
    people = people_of(find_governed(ground, verb.last, sentence.last, "by"))
    hosts = [pair for pair in people if _is_of(pair[0], place.country)]
    visitors = [pair for pair in people if pair not in hosts]
    both = len({entity.country[0] for entity, _ in visitors if entity.country}) > 1  # «at a summit elsewhere»
    if not (hosts or both) or not visitors or not are_abroad(visitors, place):
        return None
    sighting = Sighting("visit.meeting", (verb.start, verb.end), sentence, verb.first, stay=False, place=place)
    sighting.tense, sighting.engagement = ground.tense(verb, _PARTICIPLE), "signing"
    sighting.visitors, sighting.hosts = visitors, hosts
    return sighting


def find_hosted(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«took stock in Rome with Italy's minister»: whoever does anything with somebody who is at home at the place."""
    doc = ground.doc
    if doc.hits_in("not_presence", sentence.first, sentence.last):
        return
    for place in ground.places_in(sentence.first, sentence.last):
        if place.preposition != "to" or only_belongs(ground, place):
            continue
        if (guests := _received_with(ground, sentence, place)) is not None:
            yield guests
            return
        hosts = _at_home_with(ground, sentence, place)
        near = (max(sentence.first, hosts[0][0].first - _NEAR_HOST), hosts[0][0].first) if hosts else (0, 0)
        verb = next(reversed(doc.hits_in("verb", *near)), None)
        if verb is None or is_unreal(ground, verb, verb.entries[0].feature) or ground.quoted(verb.start):
            continue
        who = [(m, e) for m, e in find_subject(ground, sentence, verb.first) if e.country or (governs(e) and e.names)]
        if not who or any(_is_of(e, place.country) or e.has_office("ambassador") for _, e in who):
            continue
        sighting = Sighting("visit.hosted", (verb.start, verb.end), sentence, verb.first, stay=False, place=place)
        sighting.tense, sighting.engagement = ground.tense(verb, verb.entries[0].feature), "one_on_one"
        sighting.visitors, sighting.hosts = people_of(who), people_of(hosts)
        yield sighting
        return


def _received_with(ground: Ground, sentence: Sentence, place: Location) -> Sighting | None:
    """«opened in Rome with her Kenyan counterpart the talks»: those of another State with whom a host acts."""
    first, last = max(sentence.first, place.first - _NEAR_HOST), min(sentence.last, place.last + _NEAR_HOST)
    beside = [(m, e) for m, who in ground.people_in(first, last) if m.preposition == "with" for e in who]
    guests = [(m, e) for m, e in from_elsewhere(beside, place) if governs(e) and not _are_many(m)]
    verb = (
        next(reversed(ground.doc.hits_in("verb", first, min(place.first, guests[0][0].first))), None)
        if guests
        else None
    )
    if verb is None or is_unreal(ground, verb, verb.entries[0].feature) or ground.quoted(verb.start):
        return None
    subject = find_subject(ground, sentence, verb.first)
    at_home = [(m, e) for m, e in subject if governs(e) and (e.country is None or e.country[0] == place.country)]
    if not at_home or len(at_home) < len(subject) or not any(role.counterpart for role in guests[0][0].roles):
        return None
    sighting = Sighting("visit.hosted", (verb.start, verb.end), sentence, verb.first, stay=False, place=place)
    sighting.tense, sighting.engagement = ground.tense(verb, verb.entries[0].feature), "one_on_one"
    sighting.visitors, sighting.hosts = people_of(guests), people_of(at_home)
    return sighting


def _are_many(mention: Mention) -> bool:
    """«with his Polish and Romanian counterparts»: whether a mention is for several in office, each at home."""
    role = mention.roles[-1] if mention.roles and not mention.name else None
    return role is not None and role.counterpart and len(role.countries) > 1


def _at_home_with(ground: Ground, sentence: Sentence, place: Location) -> list[Named]:
    """Those behind «with» who are at home at a place, not far from it."""
    first, last = max(sentence.first, place.first - _NEAR_HOST), min(sentence.last, place.last + _NEAR_HOST)
    beside = [(mention, who) for mention, who in ground.people_in(first, last) if mention.preposition == "with"]
    return [(mention, entity) for mention, who in beside for entity in who if _is_of(entity, place.country)]


def _who_meets(ground: Ground, sighting: Sighting, hit: Hit) -> bool:
    """Tell visitors from hosts by the place of a meeting or signature; whether it shows anything."""
    sentence, meets = sighting.sentence, sighting.engagement != "signing"
    people = people_of(find_subject(ground, sentence, hit.first))
    found = find_free(ground, hit.last, sentence) or find_governed(ground, hit.last, sentence.last, "with")
    particle = ground.doc.hits_in("preposition", hit.last - 1, hit.last)
    if particle and hit.last - hit.first > 1:  # «called on X»
        found = find_governed(ground, hit.last, sentence.last, particle[0].code, skip=False) or found
    if not found and hit.last - hit.first > 1:  # «shook the hand of X»
        found = find_governed(ground, hit.last, sentence.last, "of", skip=False)
    spoken = [] if found else met_by_pronoun(ground, hit.last, sentence, [entity for entity, _ in people])
    met = people_of(found or spoken)
    people = people or people_of(_going_on(ground, hit, found, sentence))
    place = meeting_place(ground, hit, sentence) or (_at_home_of(ground, met, hit, sentence) if meets else None)
    if not people and meets and place is not None and _is_somebody(ground, sentence, hit):
        sighting.place = place  # «The Secretary-General met in New York with President X»
        sighting.visitors = [(e, s) for e, s in met if governs(e) and e.country and e.country[0] != place.country]
        return bool(sighting.visitors) and len(sighting.visitors) == len(met)
    if not people or (place is None and not meets):
        return False
    reported = _met_where_reported(ground, sighting, people, met) if place is None and meets else None
    if reported is not None:
        at_home = [pair for pair in (*people, *met) if pair[0].country is None]
        sighting.place, sighting.hosts = reported, at_home
        sighting.visitors = [pair for pair in (*people, *met) if pair not in at_home]
        return True
    if place is None:
        sighting.known_only, sighting.tense = True, ""
        sighting.visitors, sighting.hosts = (met, people) if spoken else (people, met)
        return True
    sighting.place = place
    sighting.hosts = [pair for pair in people if _is_of(pair[0], place.country)]
    sighting.visitors = [pair for pair in people if not _is_of(pair[0], place.country)]
    away = ground.home is not None and ground.home.country != place.country
    if meets:
        _among_met(sighting, people, met, place.country, away=away)
    bare = [pair for pair in people if pair[0].country is None]
    if len(people) > len(bare) == 1 and not sighting.hosts and governs(bare[0][0]) and not away:
        # «Minister X and Y, the US secretary, sealed an accord in Manama»: X, of no stated State, is at home
        sighting.hosts, sighting.visitors = bare, [pair for pair in sighting.visitors if pair not in bare]
    return len(people) == 1 or bool(sighting.hosts) or all(e.country for e, _ in people)


def _going_on(ground: Ground, verb: Hit, met: list[Named], sentence: Sentence) -> list[Named]:
    """«Having met Y in Rome, X …»: the one of whom a sentence goes on to speak that opens with a meeting."""
    if not met or verb.first - sentence.first > _NEAR_OPENING or ground.people_in(sentence.first, verb.first):
        return []
    behind = range(met[-1][0].last, sentence.last)
    comma = next((token for token in behind if ground.doc.words[token] == ","), None)
    if comma is None or ground.doc.hits_in("verb", met[-1][0].last, comma):
        return []
    return find_free(ground, comma, sentence)


def _is_somebody(ground: Ground, sentence: Sentence, verb: Hit) -> bool:
    """Whether the subject of a verb is an office of whose holder the text tells no more."""
    before = ground.cast.between(sentence.first, verb.first)
    return bool(before) and not before[-1][1] and bool(before[-1][0].roles) and not before[-1][0].preposition


def _met_where_reported(ground: Ground, sighting: Sighting, people: Pairs, met: Pairs) -> Location | None:
    """«DHAKA – Nepal's minister X called on the prime minister»: where one side alone is of no stated State."""
    scene = opening_scene(ground, sighting.sentence) if sighting.tense == "past" else None
    if scene is not None and travels_from(ground, scene, sighting.sentence):
        return None
    sides = [pairs for pairs in (people, met) if all(e.country is None and e.roles for e, _ in pairs)]
    others = [(e, span) for e, span in (*people, *met) if e.country]
    abroad = scene is not None and others and are_abroad(others, scene)
    return scene if len(sides) == 1 and met and abroad else None


def _among_met(sighting: Sighting, people: Pairs, met: Pairs, country: str, *, away: bool) -> None:
    """Add those who are met: foreigners are visitors, and whoever meets them is at home.

    Args:
        sighting: The meeting.
        people: Those who meet them.
        met: Those who are met.
        country: The State where they meet.
        away: Whether that is another State than the one that the text is reported from.
    """
    strangers = [pair for pair in met if pair[0].country and not _is_of(pair[0], country)]
    if strangers and not away and not any(e.country for e, _ in people):
        sighting.hosts, sighting.visitors = people, []
    if not sighting.visitors:
        sighting.visitors = strangers
    else:
        sighting.hosts += [pair for pair in met if _is_of(pair[0], country)]
        if not sighting.hosts and all(e.country and e.country[0] != country for e, _ in people):
            sighting.visitors = [*sighting.visitors, *strangers]  # both came to a third State


def _is_of(entity: Entity, country: str) -> bool:
    """Whether somebody is known to be of a State."""
    return entity.country is not None and entity.country[0] == country


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
            if mention.preposition in _MET and not _tells(ground, mention) and not _of_next_verb(ground, hit, mention)
            for entity in who
            if not _are_many(mention)
        ]
        people = people + met_by_pronoun(ground, hit.last, sentence, [entity for _, entity in people])
        remote = doc.hits_in("not_presence", sentence.first, sentence.last)
        there = place_there(ground, holder[0], sentence) if holder is not None else None
        place = there or meeting_place(ground, hit, sentence) or place_before(ground, hit, sentence)
        place = place or _housing(ground, hit, sentence)
        sighting = Sighting("visit.gathering", (hit.start, hit.end), sentence, hit.first, "past", place=place)
        sighting.stay, sighting.engagement = False, "one_on_one"
        sighting.tense = ground.tense(*holder) if holder else "past"
        states = {entity.country[0] for _, entity in people if entity.country}
        if remote or len({entity for _, entity in people}) < _PAIR:
            if not remote and _talked_at(hit, place, people):
                sighting.visitors = people_of(people)
                yield sighting
            continue
        if place is None:
            sighting.known_only, sighting.tense = True, ""
            sighting.visitors = people_of(people)
            yield sighting
        elif place.country in states and (guests := _from_where_reported(ground, sentence, place, people)):
            sighting.visitors = people_of(guests)
            sighting.hosts = people_of([pair for pair in people if pair not in guests])
            yield sighting
        elif not states and (guests := from_elsewhere(people, place)) and len(guests) < len(people):
            sighting.visitors = people_of(guests)  # «The secretary-general held talks with President X in Bujumbura»
            sighting.hosts = people_of([pair for pair in people if pair not in guests and governs(pair[1])])
            yield sighting
        elif states - {place.country} and (
            place.country in states or _hosts_them(ground, place, people, sentence) or _abroad(place, people)
        ):
            home = {
                entity for _, entity in people if _is_of(entity, place.country) or (entity.roles and not entity.country)
            }
            sighting.hosts = people_of([pair for pair in people if pair[1] in home])
            sighting.visitors = people_of([pair for pair in people if pair[1].country and pair[1] not in home])
            yield sighting


def _housing(ground: Ground, noun: Hit, sentence: Sentence) -> Location | None:
    """«Riga hosted talks between X and Y»: the place that is the subject of the verb before a noun."""
    verbs = ground.verbs(("host", "receive"), max(sentence.first, noun.first - _NEAR_BESIDE), noun.first)
    return place_as_subject(ground, verbs[-1][0], sentence) if verbs else None


def _of_next_verb(ground: Ground, noun: Hit, mention: Mention) -> bool:
    """«had talks with X before going on to Rome, where he met Y»: whether somebody belongs to a verb behind a noun."""
    return not mention.preposition and len(ground.doc.hits_in("verb", noun.last, mention.first)) > 1


def _tells(ground: Ground, mention: Mention) -> bool:
    """«… talks with X, the Japanese spokesman said»: whether somebody is only the one who tells it."""
    verb = next(iter(ground.doc.hits_in("verb", mention.last, mention.last + _NEAR_SAID)), None)
    said = verb is not None and any(entry.code == "say" for entry in verb.entries)
    joins = ground.doc.hits_in("conjunction", max(0, mention.first - 1), mention.first)
    return said and not mention.preposition and not any(hit.code == "and" for hit in joins)


def _talked_at(noun: Hit, place: Location | None, people: list[Named]) -> bool:
    """«After talks at the White House, the Greek minister said …»: one who governs another State than the place's."""
    if place is None or place.preposition != "to" or not 0 <= place.first - noun.last <= _NEAR_BESIDE:
        return False
    strangers = from_elsewhere(people, place)
    return 0 < len(people) == len(strangers) and all(entity.country and governs(entity) for _, entity in strangers)


def _abroad(place: Location, people: list[Named]) -> bool:
    """«talks in Khartoum between the Egyptian and the Ethiopian minister»: whether those who meet all came there."""
    between = all(mention.preposition == "between" for mention, _ in people[:_PAIR])
    return between and place.preposition == "to" and all(entity.country and governs(entity) for _, entity in people)


def _from_where_reported(ground: Ground, sentence: Sentence, place: Location, people: list[Named]) -> list[Named]:
    """«ACCRA – Minister X held talks with the Iranian president in Tehran»: those of no stated State."""
    home = opening_scene(ground, sentence)
    told = ground.dateline is None and any(role.countries for mention, _ in people for role in mention.roles)
    abroad = home.country != place.country if home is not None else told
    if not abroad or len({entity for _, entity in people}) != _PAIR:
        return []
    return [(m, e) for m, e in people if e.country is None and any(not role.organization for role in e.roles)]


def _hosts_them(ground: Ground, place: Location, people: list[Named], sentence: Sentence) -> bool:
    """«Berne – Talks between the president, X, and the Austrian chancellor»: X, of no stated State, is at home."""
    bare = [entity for _, entity in people if entity.country is None]
    return place == ground.heading(sentence) and len(bare) == 1 and bool(bare[0].roles)


def _holding(ground: Ground, noun: Hit, holder: tuple[Hit, str] | None, sentence: Sentence) -> list[Named]:
    """Who holds a meeting: the subject of its verb; of «during talks in Rome with Y, X …» the one who goes on."""
    if holder is not None:
        return find_subject(ground, sentence, holder[0].first)
    if noun.first - sentence.first > _NEAR_OPENING:
        ended = ground.doc.hits_in("at_end", max(sentence.first, noun.first - _NEAR_END), noun.first)
        return (
            find_subject(ground, sentence, ended[-1].first) if ended else []
        )  # «said X at the end of two days of talks»
    comma = next((t for t in range(noun.last, sentence.last) if ground.doc.words[t] == ","), sentence.last)
    return find_free(ground, comma, sentence)


_PAIR = 2
_NEAR_END = 9
_NEAR_PACT = 6
_NEAR_HOST = 60
_NEAR_OPENING = 5
_PARTICIPLE = "past_participle"
_MET = frozenset({"of", "between", "with", ""})
"""What may stand before those who meet."""
_NEAR_BESIDE = 6
_NEAR_SAID = 2
