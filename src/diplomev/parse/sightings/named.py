"""Sightings by a noun: «a visit», «on a trip to»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.antecedents import spoken_of
from diplomev.parse.sightings.grammar import (
    find_maker,
    is_at_once,
    is_ending,
    is_own,
    is_unreal,
    is_verb,
    own_token,
    read_ranks,
    tense_of,
    visit_phrases,
)
from diplomev.parse.sightings.people import (
    find_beside,
    find_free,
    find_genitive,
    find_governed,
    find_owner,
    not_at_home,
    people_of,
)
from diplomev.parse.sightings.places import nearest_place, place_as_subject, place_behind, place_left, place_where
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.subjects import find_apposed, find_traveller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


def find_nouns(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a visit»: made by the subject, of somebody, his or her visit, or this visit."""
    doc = ground.doc
    phrases = {last for _, last in visit_phrases(ground, sentence)}
    nouns = [*doc.hits_in("visit_noun", sentence.first, sentence.last), *_missions(ground, sentence)]
    nouns += _standing_for(ground, sentence)
    for hit in nouns:
        if hit.last in phrases or is_verb(ground, hit) or (hit.code == "stage" and not _of_journey(ground, hit)):
            continue
        sighting = Sighting("visit.noun", (hit.start, hit.end), sentence, hit.first, tense="")
        behind = read_ranks(ground, hit, sentence, sighting)
        if _is_none_or_many(ground, hit, sentence):
            continue
        if hit.code == "stage" and _of_tour(ground, hit) and ground.verbs("lead", hit.last, sentence.last):
            continue  # «the first stage of a tour that will take her to Rome»
        owner = find_genitive(ground, hit, sentence) or find_owner(ground, behind, sentence)
        maker = find_maker(ground, hit, sentence)
        if (maker is not None and is_unreal(ground, *maker)) or doc.hits_in("denial", sentence.first, hit.first):
            continue
        owner = owner or _whose(ground, hit, sentence) or _relative(ground, behind, sentence)
        if owner:
            sighting.visitors = people_of(owner)
            sighting.rule = "visit.of"
        elif maker is not None:
            _made(ground, sighting, hit, maker)
            sighting.hosts = people_of(find_governed(ground, behind, behind + _NEAR_PAID, "to", skip=False))
        else:
            _of_the_sentence(ground, sighting, hit, behind)
        sighting.place = sighting.place or _bare_station(ground, hit, sentence) or _received(ground, hit, sentence)
        sighting.place = sighting.place or _led_to(ground, hit, behind) or _chosen(ground, hit, sentence)
        sighting.ends = sighting.ends or is_ending(ground, hit, sentence, maker)
        if hit.code == "arrival" and sighting.rule not in {"visit.of", "visit.own"}:
            continue
        # «Her last visit to the neighbouring country was in January»: to where this one goes
        ordinals = doc.hits_in("ordinal", max(0, hit.first - _NEAR_END), hit.first)
        if ordinals and sighting.place is None and sighting.rule in _WHOSE:
            sighting.again = nearest_place(ground, sentence, hit.last) is None
        yield sighting


def _is_none_or_many(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """«his many visits», «no visit of X to Rome», «a possible visit»: whether a noun tells of no single visit."""
    doc, possible = ground.doc, ground.doc.pack.words("phrases", "possible")
    around = range(max(0, noun.first - _NEAR_NONE), min(len(doc.words), noun.last + 1))
    if any(doc.words[token] in possible for token in around):
        return True
    many = noun.first and doc.pack.forms("determiner").get(doc.words[noun.first - 1]) == "many"
    return bool(many or doc.hits_in("negation", max(sentence.first, noun.first - _NEAR_NONE), noun.first))


def _missions(ground: Ground, sentence: Sentence) -> Iterator[Hit]:
    """«the mission to Moroni of the minister X», «the mission made to Rome by X»: nouns that only then mean a visit."""
    for hit in ground.doc.hits_in("mission_noun", sentence.first, sentence.last):
        place = place_behind(ground, hit, sentence, near=_NEAR_CLAUSE)
        if place is None:
            continue
        made = is_own(ground, hit, sentence) and find_maker(ground, hit, sentence)
        beside = place.first - hit.last <= _NEAR_STAGE
        if (beside and (made or find_owner(ground, hit.last, sentence))) or _relative(ground, hit.last, sentence):
            yield hit


def _standing_for(ground: Ground, sentence: Sentence) -> list[Hit]:
    """«The visit comes a month after that of X to Rome»: a pronoun for the noun that the sentence speaks of."""
    doc = ground.doc
    nouns = doc.hits_in("visit_noun", sentence.first, sentence.last)
    words = doc.pack.words("phrases", "that_of")
    tokens = [t for t in range(nouns[0].last, sentence.last) if doc.words[t] in words] if nouns and words else []
    return [
        nouns[0]._replace(start=doc.starts[t], end=doc.ends[t], first=t, last=t + 1)
        for t in tokens
        if any(
            m.preposition == "of" and m.first - _behind_date(ground, t) <= _NEAR_THAT
            for m, _ in ground.people_in(t, min(sentence.last, t + _NEAR_CLAUSE))
        )
    ]


def _behind_date(ground: Ground, token: int) -> int:
    """«celle, en janvier, du ministre X»: the token behind a date that commas set off."""
    date = next(iter(ground.dates_in(token + 1, token + _NEAR_THAT)), None)
    return date.last if date is not None and ground.doc.words[token + 1] == "," else token


def _made(ground: Ground, sighting: Sighting, noun: Hit, maker: tuple[Hit, str]) -> None:
    """«will make a visit»: of the subject of the verb."""
    verb, feature = maker
    who = find_traveller(ground, sighting.sentence, verb.first) or _ahead(ground, noun, sighting.sentence)
    sighting.visitors = people_of(who)
    sighting.tense = tense_of(ground, verb, feature, sighting.sentence)
    sighting.rule = "visit.make"
    sighting.place = _begun_in(ground, verb, noun, sighting.sentence)


def _of_the_sentence(ground: Ground, sighting: Sighting, noun: Hit, behind: int) -> None:
    """Whose visit it is where neither an owner nor a maker is told: of whom the sentence speaks, or one told before."""
    sentence = sighting.sentence
    if is_own(ground, noun, sentence):
        who = find_traveller(ground, sentence, noun.first) or _ahead(ground, noun, sentence)
        who = who or spoken_of(ground, sentence, own_token(ground, noun, sentence))
        sighting.rule = "visit.own"
    elif _titles(ground, noun, sentence):
        who, sighting.rule = _ahead(ground, noun, sentence), "visit.titled"
    elif _is_indefinite(ground, noun) and (who := _ahead(ground, noun, sentence)):
        sighting.rule = "visit.opening"  # «During a visit to Rome, X …»
        near = ground.doc.hits_in("sequence", sentence.first, noun.first)
        sighting.dated = "own" if any(hit.code == "after" for hit in near) else ""
    elif _is_over(ground, noun, sentence):
        # «left Rome at the end of a stay of two days»
        who = find_traveller(ground, sentence, noun.first)
        sighting.rule, sighting.ends, sighting.tense = "visit.ended", True, "past"
        sighting.place = place_behind(ground, noun, sentence, near=_NEAR_UNDER_WAY) or place_left(ground, sentence)
    elif noun.code in _STATIONS and (station := _station(ground, noun, behind, sentence)) is not None:
        # «The tour went on to Tashkent», «a stop in Rome was dropped»
        sighting.place = station
        who, sighting.rule = find_traveller(ground, sentence, noun.first), "visit.under_way"
    else:
        who, sighting.anaphoric = [], True
    sighting.visitors = people_of(who)


def _is_over(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """«at the end of a stay», «left Rome after a stay of two days»: whether the words before a noun end the visit."""
    near = max(sentence.first, noun.first - _NEAR_END)
    after = [hit for hit in ground.doc.hits_in("sequence", near, noun.first) if hit.code == "after"]
    leaves = after and bool(ground.verbs(("leave", "return"), sentence.first, noun.first))
    return bool(ground.doc.hits_in("at_end", near, noun.first) or leaves)


def _station(ground: Ground, noun: Hit, behind: int, sentence: Sentence) -> Location | None:
    """The place that a noun for a journey, or for a part of one, tells of."""
    place = place_behind(ground, noun, sentence, near=_NEAR_UNDER_WAY)
    return place or _led_to(ground, noun, behind) or _bare_station(ground, noun, sentence)


def _begun_in(ground: Ground, verb: Hit, noun: Hit, sentence: Sentence) -> Location | None:
    """«ended in Panama a tour that had led him to Chile»: the place before the noun, where none is right behind it."""
    behind = place_behind(ground, noun, sentence, near=_NEAR_STAGE)
    if behind is not None and not ground.doc.hits_in("verb", noun.last, behind.first):
        return None
    return next((p for p in ground.places_in(verb.last, noun.first) if p.preposition == "to"), None)


def _whose(ground: Ground, noun: Hit, sentence: Sentence) -> list[Named]:
    """«X, dont c'était le premier passage au Botswana», «X, whose first visit it was»: the one before the comma."""
    whose = ground.doc.pack.words("phrases", "whose")
    near = range(max(sentence.first + 1, noun.first - _NEAR_WHOSE), noun.first)
    token = next((t for t in reversed(near) if ground.doc.words[t] in whose), None)
    between = ground.travellers_in(token, noun.first) if token is not None else ()
    return find_apposed(ground, sentence, token) if token is not None and not between else []


def _is_indefinite(ground: Ground, noun: Hit) -> bool:
    """«a visit», «an official visit»: whether an indefinite article stands before a noun."""
    articles = ground.doc.hits_in("article", max(0, noun.first - 2), noun.first)
    return bool(articles) and articles[-1].code == "indefinite"


def _relative(ground: Ground, token: int, sentence: Sentence) -> list[Named]:
    """«the visit to Rome that X was to make», «the visit made to Rome by X»: whose visit a clause behind it tells."""
    doc = ground.doc
    that = {*doc.pack.words("phrases", "that"), *doc.pack.words("phrases", "relative")}
    verb = next(iter(doc.hits_in("verb", token, min(sentence.last, token + _NEAR_CLAUSE))), None)
    if verb is None:
        return []
    made = ground.verbs("make", verb.first, verb.last)
    if made and made[0][1] == "past_participle" and verb.first - token <= 1:
        last = min(sentence.last, verb.last + _NEAR_CLAUSE)
        clause = next(iter(doc.hits_in("verb", verb.last, last)), None)
        return find_governed(ground, verb.last, clause.first if clause is not None else last, "by")
    opens = next((t for t in range(token, verb.first) if doc.words[t] in that), None)
    if opens is None or not _makes(ground, verb):
        return []
    people = [(m, w) for m, w in ground.travellers_in(opens, verb.first) if not m.preposition]
    if people:
        return [(people[0][0], entity) for entity in people[0][1]]
    pronoun = next(iter(doc.hits_in("pronoun", opens, verb.first)), None)
    if pronoun is not None:
        return find_traveller(ground, sentence, pronoun.first) or spoken_of(ground, sentence, pronoun.first)
    # «la visite qu'a effectuée le président X», «la visite que devait effectuer jeudi à Rome le président X»
    last = ground.verbs("make", verb.first, verb.last + _NEAR_MADE)[-1][0].last
    behind = find_free(ground, last, sentence)
    return behind if behind and is_at_once(ground, last, behind[0][0].first, places=True) else []


def _makes(ground: Ground, verb: Hit) -> bool:
    """Whether a verb, or the one that it helps, is one with which people make visits («devait faire»)."""
    return bool(ground.verbs("make", verb.first, verb.last + _NEAR_MADE))


def _led_to(ground: Ground, noun: Hit, token: int) -> Location | None:
    """«the Jakarta leg», «l'étape de Jakarta», «un détour par Vientiane»: the city that a noun for a station names."""
    place = next(iter(ground.places_in(token, token + 2)), None)
    station = noun.code in _STATIONS or noun.code == "trip"
    if place is None or not (station or place.kind == "city"):
        return None
    tour = noun.code == "tour" and place.kind == "country" and place.last not in ground.doc.hits_at("genitive")
    named = ((station and place.kind == "city") or tour) and place.preposition == "of"  # «a tour of Chad and Niger»
    return place if named or place.preposition == "by" else None


def _of_journey(ground: Ground, noun: Hit) -> bool:
    """«étape à Rome», «la dernière étape de sa tournée», not «une étape dans la coopération»."""
    tours = ground.doc.hits_in("visit_noun", noun.last, noun.last + _NEAR_TOUR)
    near = ground.places_in(noun.last, noun.last + _NEAR_STAGE)
    places = [p for p in near if p.preposition in {"to", "of", "by"} or ground.doc.words[p.first - 1] == ":"]
    return bool(places) or any(hit.code == "tour" for hit in tours)


def _chosen(ground: Ground, noun: Hit, sentence: Sentence) -> Location | None:
    """«chose Rome for his first trip abroad»: the object of the verb, where the noun says what for."""
    before = ground.doc.hits_in("preposition", max(sentence.first, noun.first - _NEAR_MADE - 2), noun.first)
    places = ground.places_in(sentence.first, before[-1].first) if before and before[-1].code == "toward" else ()
    if not places or places[-1].preposition or places[-1].kind == "venue" or before[-1].first - places[-1].last > 1:
        return None
    first = len(places) - 1
    while first and places[first].first - places[first - 1].last <= 1:  # «chose Rome and Madrid»
        first -= 1
    at = places[first].first
    at -= bool(ground.doc.hits_in("article", at - 1, at))
    # Whatever verb it is: a small word of the sentence stands before the place, and no preposition
    governed = at - 1 > sentence.first and ground.doc.words[at - 1].isalpha() and at - 1 not in ground.doc.capitals
    return places[first] if governed and is_own(ground, noun, sentence) else None


def _of_tour(ground: Ground, noun: Hit) -> bool:
    """Whether a noun for a part of a journey only says so of a tour, which is spoken of behind it."""
    tours = ground.doc.hits_in("visit_noun", noun.last, noun.last + _NEAR_TOUR)
    return any(hit.code == "tour" for hit in tours) and not ground.places_in(noun.last, tours[-1].first)


def _bare_station(ground: Ground, noun: Hit, sentence: Sentence) -> Location | None:
    """«Lima, first stop on the tour of X», «the last stop: Lima, where …»: a city without a preposition."""
    if noun.code not in {"stopover", "stage"} or any(
        p.preposition == "to" for p in ground.places_in(sentence.first, sentence.last)
    ):
        return None
    words = ground.doc.words
    for place in ground.places_in(sentence.first, sentence.last):
        behind = words[place.last : place.last + 1] == [","] and place.first == sentence.first
        before = place.first > noun.last and words[place.first - 1] in {":", ","}
        if place.kind == "city" and not place.preposition and (behind or before):
            return place
    return None


def _received(ground: Ground, noun: Hit, sentence: Sentence) -> Location | None:
    """«Lima received the visit of X»: the place that is the subject of the verb before the noun."""
    verbs = ground.verbs("receive", max(sentence.first, noun.first - _NEAR_COLON), noun.first)
    return place_as_subject(ground, verbs[-1][0], sentence) if verbs else None


def _titles(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """«Visit to Rome: X …»: a heading inside a sentence, with a place and a colon behind it."""
    words = ground.doc.words
    colon = next((t for t in range(noun.last, min(sentence.last, noun.last + _NEAR_COLON)) if words[t] == ":"), None)
    opening = noun.first - sentence.first <= 1
    return opening and colon is not None and bool(ground.places_in(noun.last, colon))


def _ahead(ground: Ground, noun: Hit, sentence: Sentence) -> list[Named]:
    """Whom «during his visit to Rome, X …» speaks of: the one whom the sentence goes on with."""
    comma = next((t for t in range(noun.last, sentence.last) if ground.doc.words[t] in ",:"), None)
    if comma is None or noun.first - ground.opening(sentence) > _NEAR_OPENING:
        return []
    return find_free(ground, comma, sentence)


def find_phrases(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«on a visit to»: said of the subject before it, or of the one that the sentence goes on with."""
    doc = ground.doc
    nouns = {noun.last: noun for noun in doc.hits_in("visit_noun", sentence.first, sentence.last)}
    for hit, last in visit_phrases(ground, sentence):
        sighting = Sighting("visit.phrase", (hit.start, doc.ends[last - 1]), sentence, last - 1)
        if doc.hits_in("at_end", hit.first, last):
            sighting.tense = "past"
            sighting.ends = True
        read_ranks(ground, nouns.get(last, hit), sentence, sighting)
        sighting.place = nearest_place(ground, sentence, last) or (
            place_left(ground, sentence) if sighting.ends else None
        )
        sighting.place = sighting.place or _chosen(ground, nouns.get(last, hit), sentence)
        sighting.place = sighting.place or place_where(ground, hit, sentence)  # «Depuis Oslo, où il est en visite»
        who = find_beside(ground, sentence, hit.first) or _received_for(ground, hit, sentence)
        if not who and (who := find_owner(ground, last, sentence)):
            sighting.tense = ""  # «during a visit by X»
        who = who or find_traveller(ground, sentence, hit.first)
        who = not_at_home(ground, sentence, hit.first, sighting.place, who)
        sighting.visitors = people_of(who or _not_there(ground, sighting.place, last, sentence))
        verb = next(reversed(ground.verbs("stay", max(sentence.first, hit.first - 4), hit.first)), None)
        if verb is not None:
            sighting.tense = ground.tense(*verb)
        elif ground.verbs(("go", "leave"), sentence.first, hit.first):
            sighting.tense = ""  # «will travel to Rome for a visit»: as the verb says
        yield sighting


def _received_for(ground: Ground, phrase: Hit, sentence: Sentence) -> list[Named]:
    """«will welcome X to Rome for a state visit»: the object of a verb of receiving in the active."""
    verb, feature = next(reversed(ground.verbs("receive", sentence.first, phrase.first)), (None, ""))
    if verb is None or (feature == "past_participle" and not ground.auxiliary(verb, "have")):
        return []
    received = find_free(ground, verb.last, sentence)
    parted = bool(received) and ground.doc.hits_in("verb", received[-1][0].last, phrase.first)
    return received if received and received[-1][0].last <= phrase.first and not parted else []


def _not_there(ground: Ground, place: Location | None, token: int, sentence: Sentence) -> list[Named]:
    """«On a visit to Rome, where she saw Italy's minister, X …»: the first one behind who is not at home there."""
    first = find_free(ground, token, sentence)
    while first and place is not None and all(e.country and e.country[0] == place.country for _, e in first):
        first = find_free(ground, first[-1][0].last, sentence)
    return first


_WHOSE = frozenset({"visit.of", "visit.own"})
"""Kinds of sightings that tell whose visit it is."""
_STATIONS = frozenset({"stopover", "stage", "tour"})
"""Nouns for a journey, or a part of one, of somebody who is on the way."""
_NEAR_END = 3
_NEAR_NONE = 2
_NEAR_THAT = 4
_NEAR_UNDER_WAY = 6
_NEAR_MADE = 3
_NEAR_CLAUSE = 40
_NEAR_OPENING = 6
_NEAR_PAID = 4
_NEAR_WHOSE = 7
_NEAR_COLON = 8
_NEAR_TOUR = 4
_NEAR_STAGE = 3
