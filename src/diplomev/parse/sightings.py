"""Sightings: each place of a text that tells of somebody's presence in another State.

A sighting is one trigger («effectuera une visite officielle», «a été reçu par», «était à») with the people, the place
and the date that stand around it. [`visits`][diplomev.parse.visits] joins sightings into visits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, evolve, field

from diplomev.parse.frames import Tour

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.frames import Ground, Location, Named
    from diplomev.parse.resolve import Entity

    _Rule = Callable[[Ground, Sentence], Iterator["Sighting"]]


@define(eq=False)
class Sighting:
    """What one trigger says.

    Attributes:
        rule: The kind of trigger, which names the rule in the claims.
        span: The trigger's words.
        sentence: Its sentence.
        token: The trigger's first token.
        tense: `past`, `present` or `future`.
        visitors: Who travels, each with the words.
        hosts: Who receives.
        inviters: At whose invitation.
        place: Where to.
        venues: Further places.
        date: When.
        stay: Whether the date is of the stay, rather than of one engagement.
        ranks: Ranks in protocol that are stated.
        occasion: A code of `visit_occasion`, with its words.
        event: The multilateral event's name, as a span.
        engagement: A code of `engagement_kind`, where the trigger is a meeting.
        anaphoric: Whether it speaks of a visit known before («cette visite»).
        known_only: Whether it adds to a visit and makes none by itself.
        state: `postponed` or `cancelled`, with its words.
        tour: The journey that it is a leg of.
        duration: How many days it lasts, with the words.
        ends: Whether the date is the last day («until Thursday»).
    """

    rule: str
    span: Span
    sentence: Sentence
    token: int
    tense: str = "present"
    visitors: list[tuple[Entity, Span]] = field(factory=list)
    hosts: list[tuple[Entity, Span]] = field(factory=list)
    inviters: list[tuple[Entity, Span]] = field(factory=list)
    place: Location | None = None
    venues: list[Location] = field(factory=list)
    date: DateMention | None = None
    stay: bool = True
    ranks: list[tuple[str, Span]] = field(factory=list)
    occasion: tuple[str, Span] | None = None
    event: Span | None = None
    engagement: str = ""
    anaphoric: bool = False
    known_only: bool = False
    state: tuple[str, Span] | None = None
    tour: Tour | None = None
    duration: tuple[int, Span] | None = None
    ends: bool = False


def find_sightings(ground: Ground) -> list[Sighting]:
    """The sightings of a text, in order."""
    found: list[Sighting] = []
    triggered = _triggered(ground)
    for sentence in ground.doc.sentences:
        if sentence.block.kind == "furniture":
            continue
        here = [
            sighting
            for rule in (*triggered.get(sentence.index, ()), *_QUIET_RULES)
            for sighting in rule(ground, sentence)
            if not ground.quoted(sighting.span[0]) or sighting.visitors
        ]
        for sighting in here:
            _complete(ground, sighting)
            found += _legs(ground, sighting)
    return sorted(found, key=lambda s: s.span)


def _triggered(ground: Ground) -> dict[int, list[_Rule]]:
    """The rules whose triggers stand in a sentence, by the sentence's index."""
    doc = ground.doc
    found: dict[int, list[_Rule]] = {}
    for rule, categories, codes in _RULES:
        hits = [hit for category in categories for hit in doc.hits(category)]
        hits += [hit for code in codes for hit, _ in ground.verbs(code, 0, len(doc.words))]
        for index in {doc.sentence_at(hit.first).index for hit in hits}:
            found.setdefault(index, []).append(rule)
    return found


# ----------------------------------------------------------------- triggers
def _nouns(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«a visit»: made by the subject, of somebody, his or her visit, or this visit."""
    doc = ground.doc
    phrases = {last for _, last in _visit_phrases(ground, sentence)}
    for hit in doc.hits_in("visit_noun", sentence.first, sentence.last):
        if hit.last in phrases or _is_verb(ground, hit):
            continue
        sighting = Sighting("visit.noun", (hit.start, hit.end), sentence, hit.first, tense="")
        behind = _ranks(ground, hit, sentence, sighting)
        if hit.first and doc.pack.forms("determiner").get(doc.words[hit.first - 1]) == "many":
            continue
        owner = _genitive(ground, hit, sentence) or _owner(ground, behind, sentence)
        maker = _maker(ground, hit, sentence)
        if maker is not None and _unreal(ground, *maker):
            continue
        if owner:
            sighting.visitors = _each(owner)
            sighting.rule = "visit.of"
        elif maker is not None:
            verb, feature = maker
            sighting.tense = ground.tense(verb, feature)
            sighting.visitors = _each(ground.subject(sentence, verb.first))
            sighting.rule = "visit.make"
        elif _his(ground, hit, sentence):
            sighting.visitors = _each(ground.subject(sentence, hit.first) or ground.spoken_of(sentence))
            sighting.rule = "visit.own"
        else:
            sighting.anaphoric = True
        if hit.code == "arrival" and sighting.rule not in {"visit.of", "visit.own"}:
            continue
        yield sighting


def _phrases(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«on a visit to»: said of the subject before it, or of the one that the sentence goes on with."""
    doc = ground.doc
    nouns = {noun.last: noun for noun in doc.hits_in("visit_noun", sentence.first, sentence.last)}
    for hit, last in _visit_phrases(ground, sentence):
        sighting = Sighting("visit.phrase", (hit.start, doc.ends[last - 1]), sentence, last - 1)
        if doc.hits_in("at_end", hit.first, last):
            sighting.tense = "past"
            sighting.ends = True
        _ranks(ground, nouns.get(last, hit), sentence, sighting)
        sighting.place = _nearest_place(ground, sentence, last) or (_left(ground, sentence) if sighting.ends else None)
        who = _beside(ground, sentence, hit.first) or ground.subject(sentence, hit.first)
        who = _not_at_home(ground, sentence, hit.first, sighting.place, who)
        sighting.visitors = _each(who or _first_free(ground, last, sentence))
        verb = next(reversed(ground.verbs("stay", max(sentence.first, hit.first - 4), hit.first)), None)
        if verb is not None:
            sighting.tense = ground.tense(*verb)
        yield sighting


def _visit_phrases(ground: Ground, sentence: Sentence) -> Iterator[tuple[Hit, int]]:
    """Phrases for being on a visit, each with the token behind it.

    One that ends with an article or a possessive («on a») is open: a noun for a visit must follow, with no more than
    adjectives between.
    """
    doc = ground.doc
    nouns = doc.hits_in("visit_noun", sentence.first, sentence.last)
    for hit in doc.hits_in("visit_phrase", sentence.first, sentence.last):
        if not any(doc.hits_in(category, hit.last - 1, hit.last) for category in ("article", "possessive")):
            yield hit, hit.last
            continue
        noun = next((n for n in nouns if hit.last <= n.first <= hit.last + _NEAR_NOUN), None)
        if noun is not None and _adjectives(ground, hit.last, noun.first):
            yield hit, noun.last


def _his(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """Whether a possessive stands before a noun, perhaps with adjectives between («his first foreign trip»)."""
    owners = ground.doc.hits_in("possessive", max(sentence.first, noun.first - _NEAR_OWN), noun.first)
    return any(_adjectives(ground, owner.last, noun.first) for owner in owners)


def _adjectives(ground: Ground, first: int, last: int) -> bool:
    """Whether only words that can stand before a noun lie within some tokens."""
    doc = ground.doc
    plain = all(doc.words[token].isalnum() or doc.words[token] == "-" for token in range(first, last))
    return plain and not any(
        doc.hits_in(category, first, last) for category in ("preposition", "article", "possessive")
    )


def _is_verb(ground: Ground, noun: Hit) -> bool:
    """Whether a noun of a visit is a verb here («will visit Rome»): a place follows as its object."""
    verbs = [h for code in ("visit", "go") for h, _ in ground.verbs(code, noun.first, noun.last)]
    places = ground.places_in(noun.last, noun.last + 2) if verbs else ()
    return bool(places) and not places[0].preposition and not _parted(ground, noun.last, places[0].first)


def _parted(ground: Ground, first: int, last: int) -> bool:
    """Whether a verb or a preposition stands within some tokens: what is behind is no direct object."""
    return any(ground.doc.hits_in(category, first, last) for category in ("verb", "preposition"))


def _genitive(ground: Ground, noun: Hit, sentence: Sentence) -> list[Named]:
    """Whose visit: the person with a genitive before the noun («the king's first state visit»)."""
    for tie in reversed(ground.doc.hits_in("genitive", max(sentence.first, noun.first - _NEAR_NOUN), noun.first)):
        people = [(m, w) for m, w in ground.people_in(sentence.first, tie.first) if m.last == tie.first]
        if people and _adjectives(ground, tie.last, noun.first):
            return [(people[-1][0], entity) for entity in people[-1][1]]
    return []


def _unreal(ground: Ground, verb: Hit, feature: str) -> bool:
    """Whether a verb is denied, or only wished or supposed («did not visit», «wants to visit»)."""
    doc = ground.doc
    denied = doc.hits_in("negation", max(0, verb.first - _NEAR_NEGATION), verb.first)
    if denied or feature != "infinitive":
        return bool(denied)
    low = doc.sentence_at(verb.first).first
    for wish in doc.hits_in("unreal", max(low, verb.first - _LONGEST_WISH), verb.first):
        named = sum(min(m.last, verb.first) - m.first for m, _ in ground.cast.between(wish.last, verb.first))
        if verb.first - wish.last - named <= _NEAR_WISH:  # «invited President X to visit»: the name does not count
            return True
    return False


def _not_at_home(
    ground: Ground, sentence: Sentence, token: int, place: Location | None, who: list[Named]
) -> list[Named]:
    """Who travels, where those who stand nearest live at the place: the nearest before them who do not."""
    if place is None or any(not (e.country and e.country[0] == place.country) for _, e in who):
        return who
    for mention, found in reversed(ground.people_in(sentence.first, token)):
        strangers = [e for e in found if not (e.country and e.country[0] == place.country)]
        if strangers and not mention.preposition and mention.last <= token:
            return [(mention, entity) for entity in strangers]
    return who


def _beside(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """The person right before a phrase, at most a comma between: «…, and of X, on a visit to …»."""
    people = [(m, w) for m, w in ground.people_in(sentence.first, token) if m.last <= token]
    if not people or token - people[-1][0].last > 1 or people[-1][0].kind != "person":
        return []
    return [(people[-1][0], entity) for entity in people[-1][1]]


def _motion(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """Verbs of travel: the subject goes to a place; «visits» takes the place as its object."""
    nouns = ground.doc.hits_in("visit_noun", sentence.first, sentence.last)
    for code in ("go", "visit"):
        for hit, feature in ground.verbs(code, sentence.first, sentence.last):
            noun = code == "visit" and any(h.first == hit.first for h in nouns)
            place = _place_behind(ground, hit, sentence, near=2 if noun else _NEAR_PLACE, bare=code == "visit")
            named = noun and (place is None or place.preposition or _parted(ground, hit.last, place.first))
            if named or _unreal(ground, hit, feature):
                continue
            if place is None and code != "go":
                continue
            sighting = Sighting("visit.motion", (hit.start, hit.end), sentence, hit.first, place=place)
            sighting.tense = ground.tense(hit, feature)
            if feature == "infinitive" and sighting.tense == "past":  # «X to visit Rome»; «…, before going to Rome»
                sighting.tense = "future" if sentence.block.kind == "title" else ""
            sighting.visitors = _each(ground.subject(sentence, hit.first))
            aside = code == "visit" and place is not None and place.preposition
            if aside and not any(entity.country for entity, _ in sighting.visitors):
                continue  # «visited a school in Leeds»: perhaps at home
            if not sighting.visitors and feature.endswith("participle"):
                sighting.visitors = _each(_first_free(ground, hit.last, sentence))
            sighting.known_only = place is None
            yield sighting


def _departures(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«left A for B»: the subject goes to B."""
    for hit, feature in ground.verbs("leave", sentence.first, sentence.last):
        if _unreal(ground, hit, feature):
            continue
        places = [p for p in ground.places_in(hit.last, sentence.last) if p.preposition in {"toward", "to"}]
        if not places or places[0].first - hit.last > _NEAR_EVENT:
            place = _place_behind(ground, hit, sentence, near=_NEAR_PLACE, bare=True)
            if place is not None and not place.preposition:
                yield _leaving(ground, hit, feature, sentence, place)
            continue
        sighting = Sighting("visit.departure", (hit.start, hit.end), sentence, hit.first, place=places[0])
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = _each(ground.subject(sentence, hit.first))
        yield sighting


def _returns(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«came home from B», «arrived from B»: the subject, who is at home elsewhere, has been in B."""
    for code in ("return", "go"):
        for hit, _ in ground.verbs(code, sentence.first, sentence.last):
            place = next(iter(ground.places_in(hit.last, min(sentence.last, hit.last + _NEAR_BESIDE))), None)
            if place is None or place.preposition not in {"from", "of"}:
                continue
            who = ground.subject(sentence, hit.first) or _first_free(ground, hit.last, sentence)
            strangers = [(m, e) for m, e in who if e.country and e.country[0] != place.country]
            sighting = Sighting("visit.return", (hit.start, hit.end), sentence, hit.first, "past", place=place)
            sighting.visitors = _each(strangers)
            sighting.ends = code == "return"
            yield sighting


def _left(ground: Ground, sentence: Sentence) -> Location | None:
    """The place that a sentence says somebody leaves."""
    for hit, _ in ground.verbs("leave", sentence.first, sentence.last):
        place = _place_behind(ground, hit, sentence, near=_NEAR_PLACE, bare=True)
        if place is not None and not place.preposition:
            return place
    return None


def _leaving(ground: Ground, hit: Hit, feature: str, sentence: Sentence, place: Location) -> Sighting:
    """«left B on Friday»: the end of a stay that the text tells of elsewhere."""
    sighting = Sighting("visit.leaving", (hit.start, hit.end), sentence, hit.first, place=place)
    sighting.tense = ground.tense(hit, feature)
    sighting.visitors = _each(ground.subject(sentence, hit.first))
    sighting.known_only = sighting.ends = True
    return sighting


def _expectations(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«is expected in Dakar»: ahead."""
    for hit, _ in ground.verbs("await", sentence.first, sentence.last):
        place = _place_behind(ground, hit, sentence, near=_NEAR_PLACE)
        subject = ground.subject(sentence, hit.first)
        headline = bool(subject) and subject[0][0].last == hit.first
        if place is None or not (headline or ground.auxiliary(hit, "passive")):
            continue
        sighting = Sighting("visit.expected", (hit.start, hit.end), sentence, hit.first, "future", place=place)
        sighting.visitors = _each(ground.subject(sentence, hit.first))
        yield sighting


def _stays(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«was in Bamako»: a person, the verb, and a place at once behind it."""
    for hit, feature in ground.verbs("stay", sentence.first, sentence.last):
        place = _place_behind(ground, hit, sentence, near=2)
        subject = ground.subject(sentence, hit.first)
        if place is None or not subject or subject[0][0].kind != "person":
            continue
        if ground.doc.hits_in("verb", hit.last, place.first):
            continue
        sighting = Sighting("visit.stay", (hit.start, place.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(hit, feature)
        sighting.visitors = _each(subject)
        yield sighting


def _receptions(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«received X», «was received by Y»."""
    for hit, feature in ground.verbs("receive", sentence.first, sentence.last):
        sighting = Sighting("visit.receive", (hit.start, hit.end), sentence, hit.first, stay=False)
        sighting.engagement = "audience"
        sighting.tense = ground.tense(hit, feature)
        agent = _agent(ground, hit, sentence)
        if feature == "past_participle" and (agent or ground.auxiliary(hit, "passive")):
            sighting.visitors = _each(ground.subject(sentence, hit.first))
            sighting.hosts = _each(agent)
        elif feature != "past_participle" or ground.auxiliary(hit, "have"):
            sighting.hosts = _each(ground.subject(sentence, hit.first))
            received = _first_free(ground, hit.last, sentence)
            if received and not ground.doc.hits_in("verb", hit.last, received[0][0].first):
                sighting.visitors = _each(received)
                if not sighting.hosts and feature == "present_participle":
                    sighting.hosts = _each(_first_free(ground, received[-1][0].last, sentence))
        if sighting.visitors and sighting.hosts:
            yield sighting


def _events(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """Summits, conferences, inaugurations, funerals, with a place: of those who take part or meet there."""
    doc = ground.doc
    for hit in doc.hits_in("event_noun", sentence.first, sentence.last):
        attending = next(reversed(ground.verbs("attend", sentence.first, hit.first)), None)
        noun = doc.hits_in("participation", max(sentence.first, hit.first - _NEAR_NOUN), hit.first)
        meeting = next(reversed(ground.verbs("meet", sentence.first, hit.first)), None)
        trigger = attending or (noun[-1], "past") if attending or noun else meeting
        place = _place_behind(ground, hit, sentence, near=_NEAR_EVENT)
        if trigger is None or place is None or _unreal(ground, *trigger):
            continue
        sighting = Sighting("visit.event", (hit.start, hit.end), sentence, hit.first, place=place)
        sighting.tense = ground.tense(*trigger) if not noun or attending else "past"
        sighting.visitors = _each(ground.subject(sentence, trigger[0].first))
        sighting.occasion = (hit.code, (hit.start, hit.end))
        sighting.event = _event_name(ground, hit, sentence)
        yield sighting


def _meetings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """People of different States who meet or sign at a named place: whoever is not at home there is on a visit."""
    for code, kind in (("meet", "one_on_one"), ("sign", "signing")):
        for hit, feature in ground.verbs(code, sentence.first, sentence.last):
            if feature == "past_participle" and not ground.auxiliary(hit, "have"):
                continue
            if code == "sign" and not ground.doc.hits_in("agreement_noun", hit.last, sentence.last):
                continue
            if _unreal(ground, hit, feature) or ground.doc.hits_in("not_presence", sentence.first, sentence.last):
                continue
            people = _each(ground.subject(sentence, hit.first))
            place = _meeting_place(ground, hit, sentence)
            if not people or (place is None and code != "meet"):
                continue
            sighting = Sighting("visit.meeting", (hit.start, hit.end), sentence, hit.first, place=place, stay=False)
            sighting.tense = ground.tense(hit, feature)
            sighting.engagement = kind
            met = _each(_first_free(ground, hit.last, sentence) or _first(ground, hit.last, sentence.last, "with"))
            if place is None:
                sighting.known_only, sighting.tense = True, ""
                sighting.visitors, sighting.hosts = people, met
                yield sighting
                continue
            sighting.hosts = [(e, s) for e, s in people if e.country and e.country[0] == place.country]
            sighting.visitors = [(e, s) for e, s in people if not (e.country and e.country[0] == place.country)]
            if code == "meet" and not sighting.visitors:
                sighting.visitors = [(e, s) for e, s in met if e.country and e.country[0] != place.country]
            if len(people) > 1 and not sighting.hosts and not all(e.country for e, _ in people):
                continue
            yield sighting


def _gatherings(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«the meeting of X and Y took place in Paris», «X had talks with Y»: whoever is not at home is on a visit."""
    doc = ground.doc
    for hit in doc.hits_in("meeting_noun", sentence.first, sentence.last):
        holder = _holder(ground, hit, sentence)
        if holder is not None and _unreal(ground, *holder):
            continue
        people = ground.subject(sentence, holder[0].first) if holder else []
        people += [
            (mention, entity)
            for mention, who in ground.people_in(hit.last, sentence.last)
            if mention.preposition in _MET
            for entity in who
        ]
        remote = doc.hits_in("not_presence", sentence.first, sentence.last)
        place = _meeting_place(ground, hit, sentence) or _place_before(ground, hit, sentence)
        sighting = Sighting("visit.gathering", (hit.start, hit.end), sentence, hit.first, "past", place=place)
        sighting.stay, sighting.engagement = False, "one_on_one"
        sighting.tense = ground.tense(*holder) if holder else "past"
        states = {entity.country[0] for _, entity in people if entity.country}
        if remote or len({entity for _, entity in people}) < _PAIR:
            continue
        if place is None:
            sighting.known_only, sighting.tense = True, ""
            sighting.visitors = _each(people)
            yield sighting
        elif place.country in states and states != {place.country}:
            home = {entity for _, entity in people if entity.country and entity.country[0] == place.country}
            sighting.hosts = _each([pair for pair in people if pair[1] in home])
            sighting.visitors = _each([pair for pair in people if pair[1].country and pair[1] not in home])
            yield sighting


def _holder(ground: Ground, noun: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb of which a noun for a meeting is the object: «held two hours of talks»."""
    verbs = ground.verbs("hold", max(sentence.first, noun.first - _NEAR_EVENT), noun.first)
    for hit, feature in reversed(verbs):
        if not ground.doc.hits_in("verb", hit.last, noun.first):
            return hit, feature
    return None


def _place_before(ground: Ground, hit: Hit, sentence: Sentence) -> Location | None:
    """The nearest place with «in» before a noun for a meeting."""
    places = [p for p in ground.places_in(sentence.first, hit.first) if p.preposition == "to"]
    return places[-1] if places else None


def _meeting_place(ground: Ground, verb: Hit, sentence: Sentence) -> Location | None:
    """Where people meet: behind the verb, unless somebody else's words come first; else where the sentence begins."""
    place = _place_behind(ground, verb, sentence, near=sentence.last - verb.last)
    if place and any(ground.doc.hits_in(c, verb.last, place.first) for c in ("attribution", "speech")):
        place = None  # «signed …, according to a statement in Nairobi»
    if place and ground.doc.hits_in("unreal", verb.last, place.first):
        place = None  # «meet, possibly in Riyadh»
    return place or _opening(ground, sentence) or _dateline(ground, sentence)


def _opening(ground: Ground, sentence: Sentence) -> Location | None:
    """The place that a sentence begins with: «In Ankara, …»."""
    places = ground.places_in(sentence.first, min(sentence.last, sentence.first + _NEAR_OPENING))
    return next((p for p in places if p.preposition == "to" and p.kind != "country"), None)


def _dateline(ground: Ground, sentence: Sentence) -> Location | None:
    """The place of a dispatch's dateline, where the sentence names somebody who is at home there."""
    place = ground.dateline
    if place is None or sentence.index > _NEAR_DATELINE:
        return None
    home = [e for _, who in ground.people_in(sentence.first, sentence.last) for e in who if e.country]
    return place if any(entity.country and entity.country[0] == place.country for entity in home) else None


def _scenes(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«In Moscow, X …»: the scene of a sentence whose subject is known to be on a visit."""
    for place in ground.places_in(sentence.first, min(sentence.last, sentence.first + 3)):
        if place.preposition != "to" or place.kind == "country":
            continue
        for mention, who in ground.people_in(place.last, min(sentence.last, place.last + 3)):
            if mention.kind == "person" and not mention.preposition:
                sighting = Sighting("visit.scene", place.span, sentence, place.first, tense="", place=place)
                sighting.visitors = _each([(mention, entity) for entity in who])
                sighting.known_only = True
                yield sighting


def _counterparts(ground: Ground, sentence: Sentence) -> Iterator[Sighting]:
    """«in the presence of his counterpart X»: whoever is spoken of on a visit is received by X."""
    for mention, who in ground.people_in(sentence.first, sentence.last):
        if not any(role.counterpart for role in mention.roles):
            continue
        beside = ground.doc.hits_in("presence_of", max(sentence.first, mention.first - _NEAR_BESIDE), mention.first)
        if mention.preposition == "with" or any(mention.first - hit.last <= 1 for hit in beside):
            span = _words(mention)
            sighting = Sighting("visit.counterpart", span, sentence, mention.first, tense="", known_only=True)
            sighting.anaphoric = True
            sighting.hosts = [(entity, span) for entity in who]
            yield sighting


# ------------------------------------------------------------- what stands around
def _complete(ground: Ground, sighting: Sighting) -> None:
    """Fill in place, date, hosts, inviters and state from the trigger's sentence."""
    _placed(ground, sighting)
    _dated(ground, sighting)
    _invitation(ground, sighting)
    _company(ground, sighting)
    for hit in ground.doc.hits_in("planned", sighting.sentence.first, sighting.sentence.last):
        distance = abs(hit.first - sighting.token)
        if hit.code != "expected" and distance <= _NEAR_STATE:
            sighting.state = (hit.code, (hit.start, hit.end))
        elif hit.code == "expected" and not sighting.tense and distance <= _NEAR_NOUN:
            sighting.tense = "future"


def _placed(ground: Ground, sighting: Sighting) -> None:
    """The place of the trigger, and the cities and buildings of its sentence in the same State."""
    sentence = sighting.sentence
    if sighting.place is None:
        behind = ground.doc.token_at(sighting.span[1] - 1) + 1
        sighting.place = _nearest_place(ground, sentence, behind)
    if sighting.place is None:
        return
    for place in ground.places_in(sentence.first, sentence.last):
        left = sighting.rule in _DIRECT and place is sighting.place
        here = place.country == sighting.place.country and place.kind != "country"
        if here and (place.preposition == "to" or left):
            sighting.venues.append(place)


def _dated(ground: Ground, sighting: Sighting) -> None:
    """The date of the trigger, whether it is the last day, and how many days the stay lasts."""
    doc, sentence = ground.doc, sighting.sentence
    sighting.date = sighting.date or _nearest_date(ground, sighting)
    if not sighting.stay:
        return
    sighting.duration = _duration(ground, sighting)
    until = [hit.last for hit in doc.hits_in("until", sentence.first, sentence.last)]
    if sighting.date is not None and any(0 <= sighting.date.first - last <= 1 for last in until):
        sighting.ends = True
    for hit in doc.hits_in("at_end", max(sentence.first, sighting.token - _NEAR_END), sighting.token):
        plain = all(doc.words[t].isalnum() or doc.words[t] == "-" for t in range(hit.last, sighting.token))
        if plain and not _parted(ground, hit.last, sighting.token):
            sighting.ends = True


def _legs(ground: Ground, sighting: Sighting) -> list[Sighting]:
    """One sighting a State, where the trigger names several in one chain («in Egypt, Togo and Ghana»)."""
    doc, legs = ground.doc, [sighting]
    last = sighting.place
    if last is None or sighting.rule in _NO_TOUR:
        return legs
    known = {last.country}
    for place in ground.places_in(last.last, sighting.sentence.last):
        between = range(last.last, place.first)
        joined = len(between) <= _NEAR_LEG and any(
            doc.words[t] in {",", "-"} or doc.hits_in("conjunction", t, t + 1) for t in between
        )
        joined = joined and not (ground.dates_in(last.last, place.first) or place.kind == "venue")
        if not joined or place.preposition not in {"to", ""} or _belongs(ground, place):
            break
        last = place
        if place.country not in known:
            known.add(place.country)
            legs.append(evolve(sighting, place=place, venues=[place] if place.kind != "country" else []))
    if len(legs) > 1:
        for leg in legs:
            leg.tour = Tour(sighting.span[0])
        for leg in legs[:-1] if sighting.ends else ():
            leg.date = None  # the day on which the whole journey ended
    return legs


def _belongs(ground: Ground, place: Location) -> bool:
    """Whether a place only says where somebody or something belongs: «Kenya's president», «the US envoy»."""
    owned = any(tie.first == place.last for tie in ground.doc.hits_in("genitive", place.last, place.last + 2))
    around = ground.cast.between(place.first - _NEAR_NOUN, place.last)
    return owned or any(m.kind == "person" and m.first <= place.first < m.last for m, _ in around)


def _duration(ground: Ground, sighting: Sighting) -> tuple[int, Span] | None:
    """«of three days», «of 72 hours»; before the noun with a hyphen, «a three-day visit»: how many days it lasts."""
    doc, sentence = ground.doc, sighting.sentence
    first, last = max(sentence.first, sighting.token - _NEAR_NOUN), min(sentence.last, sighting.token + _NEAR_DURATION)
    for category, code, length in (("time_unit", "day", 1), ("clock_unit", "hour", 24)):
        for unit in doc.hits_in(category, first, last):
            hyphen = unit.first > 0 and doc.words[unit.first - 1] == "-"
            at = unit.first - 1 - hyphen
            if unit.code != code or at < first or (unit.first < sighting.token and not hyphen):
                continue
            word, numbers = doc.words[at], doc.hits_in("number", at, at + 1)
            count = int(word) if word.isdecimal() else int(numbers[0].code) if numbers else 0
            if 0 < count // length <= _LONGEST_STAY:
                return count // length, (doc.starts[at], unit.end)
    return None


def _invitation(ground: Ground, sighting: Sighting) -> None:
    for hit in ground.doc.hits_in("invitation", sighting.sentence.first, sighting.sentence.last):
        behind = _over_articles(ground, hit.last)
        for mention, who in ground.people_in(hit.last, sighting.sentence.last):
            if mention.first in {hit.last, behind} and mention.kind == "person":
                sighting.inviters += [(e, _words(mention)) for e in who]
                break


def _company(ground: Ground, sighting: Sighting) -> None:
    """Those «with» whom or in whose presence: hosts, where they are at home at the place."""
    place = sighting.place
    known = {e for e, _ in sighting.visitors}
    sentence = sighting.sentence
    beside = {hit.last for hit in ground.doc.hits_in("presence_of", sentence.first, sentence.last)}
    met = [hit.last for hit, _ in ground.verbs("meet", sentence.first, sentence.last)]
    for mention, who in ground.people_in(sentence.first, sentence.last):
        start = mention.first
        with_them = mention.preposition == "with" or start in beside or start - 1 in beside
        with_them = with_them or (not mention.preposition and any(0 <= start - verb <= _NEAR_OBJECT for verb in met))
        for entity in who if mention.kind == "person" and with_them else ():
            counterpart = any(role.counterpart for role in mention.roles)
            at_home = place is not None and at_home_in(place.country, entity)
            stranger = entity.country is not None and not at_home and place is not None
            if entity not in known and (at_home or (counterpart and not stranger)):
                sighting.hosts.append((entity, _words(mention)))


def at_home_in(country: str, entity: Entity) -> bool:
    """Whether somebody belongs to the State of a place; a leader of no stated State does."""
    if entity.country is not None:
        return entity.country[0] == country
    return any(role.office in _LEADERS and not role.organization and not role.status for role in entity.roles)


def _nearest_place(ground: Ground, sentence: Sentence, last: int) -> Location | None:
    """The nearest place with «to» or «in» behind the trigger; else the nearest before it."""
    places = [p for p in ground.places_in(sentence.first, sentence.last) if p.preposition == "to"]
    behind = [p for p in places if p.first >= last]
    if behind:
        return behind[0]
    return places[-1] if places else None


def _nearest_date(ground: Ground, sighting: Sighting) -> DateMention | None:
    """The date nearest to the trigger in its sentence; for a meeting also one that the sentence before opens with."""
    sentence = sighting.sentence
    dates = ground.dates_in(sentence.first, sentence.last)
    if dates and sighting.stay:
        dates = [date for date in dates if not _of_another(ground, sighting, date) and not ground.told_on(date)]
        if not dates:
            return None
    if dates:
        return min(dates, key=lambda d: (min(abs(d.first - sighting.token), abs(d.last - sighting.token)), d.first))
    if sighting.stay or not sentence.index:
        return None
    before = ground.doc.sentences[sentence.index - 1]
    if before.block is not sentence.block:
        return None
    return next((d for d in ground.dates_in(before.first, before.last) if d.first - before.first <= 1), None)


def _of_another(ground: Ground, sighting: Sighting, date: DateMention) -> bool:
    """Whether a date belongs to another clause: «arrived in Rome on Monday, then left for …», «since he …»."""
    doc, sentence = ground.doc, sighting.sentence
    if date.last > sighting.token:
        breaks = doc.hits_in("clause_break", sighting.token, date.first)
        clause = range(breaks[-1].last, date.first) if breaks else range(0)
        return any(doc.hits_in(c, clause.start, clause.stop) for c in ("verb", "pronoun"))
    others = [hit for code in _JOURNEYS for hit, _ in ground.verbs(code, sentence.first, date.first)]
    before = max((hit.last for hit in others), default=-1)
    if before < 0 or "," in doc.words[before : date.first]:
        return False
    return "," in doc.words[date.last : sighting.token] or bool(doc.hits_in("conjunction", date.last, sighting.token))


def _place_behind(ground: Ground, hit: Hit, sentence: Sentence, *, near: int, bare: bool = False) -> Location | None:
    """The first place behind a verb within some tokens; with «to» or «in», unless it is a direct object."""
    for place in ground.places_in(hit.last, sentence.last):
        if place.first - hit.last > near:
            return None
        if place.preposition == "to" or (bare and not place.preposition):
            return place
    return None


def _agent(ground: Ground, hit: Hit, sentence: Sentence) -> list[Named]:
    """By whom: the first person behind a participle with «by»."""
    return _first(ground, hit.last, sentence.last, "by")


def _first_free(ground: Ground, token: int, sentence: Sentence) -> list[Named]:
    """The first person behind a token whom no preposition governs."""
    return _first(ground, token, sentence.last, "")


def _owner(ground: Ground, token: int, sentence: Sentence) -> list[Named]:
    """Whose visit: the person with «of» right behind the noun."""
    verb = next(iter(ground.doc.hits_in("verb", token, sentence.last)), None)
    last = min(sentence.last, token + _NEAR_OWNER, verb.first if verb else sentence.last)
    last = next((t for t in range(token, last) if ground.doc.words[t] in _BREAKS), last)
    last = next((hit.first for hit in ground.doc.hits_in("invitation", token, last)), last)
    return _first(ground, token, last, "of", skip=False) or _first(ground, token, last, "by")


def _first(ground: Ground, first: int, last: int, preposition: str, *, skip: bool = True) -> list[Named]:
    """The first people within some tokens whom a preposition governs; others before them are passed over or end it."""
    found: list[Named] = []
    for mention, who in ground.people_in(first, last):
        if found:
            if mention.preposition or not ground.joined(found[-1][0], mention):
                break
        elif mention.preposition != preposition:
            if not skip:
                break
            continue
        found += [(mention, entity) for entity in who]
    return found


def _maker(ground: Ground, hit: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb of which the noun is the object: «effectuera une visite»."""
    verbs = [v for v in ground.verbs("make", sentence.first, hit.first) if hit.first - v[0].last <= _NEAR_MAKER]
    return verbs[-1] if verbs else None


def _ranks(ground: Ground, hit: Hit, sentence: Sentence, sighting: Sighting) -> int:
    """Read the rank behind (or before) the noun; the token behind it all."""
    behind = hit.last
    for rank in ground.doc.hits_in("visit_rank", max(sentence.first, hit.first - 2), min(sentence.last, hit.last + 6)):
        if rank.first == behind or rank.last == hit.first:
            sighting.ranks.append((rank.code, (rank.start, rank.end)))
            behind = max(behind, rank.last)
    return behind


def _event_name(ground: Ground, hit: Hit, sentence: Sentence) -> Span | None:
    """The name of an event: the noun with the capitals, marks and demonyms behind it."""
    doc = ground.doc
    last = hit.last
    while last < sentence.last and (
        (doc.is_capital(last) and doc.words[last].isalnum())
        or (doc.words[last] == "-" and last + 1 < sentence.last and doc.is_capital(last + 1))
    ):
        last += 1
    return (hit.start, doc.ends[last - 1]) if last > hit.last else None


def _over_articles(ground: Ground, token: int) -> int:
    doc = ground.doc
    while token < len(doc.words) and any(
        doc.hits_in(category, token, token + 1) for category in ("article", "possessive")
    ):
        token += 1
    return token


def _each(found: list[Named]) -> list[tuple[Entity, Span]]:
    """People, each with the words that name them; no States."""
    return [(entity, _words(mention)) for mention, entity in found if entity.kind == "person"]


def _words(mention: Mention) -> Span:
    return mention.name or (mention.start, mention.end)


_NEAR_PLACE = 8
_PAIR = 2
_MET = frozenset({"of", "between", "with", ""})
"""What may stand before those who meet."""
_NEAR_DATELINE = 5
_NEAR_OWNER = 10
_NEAR_OBJECT = 2
_NEAR_BESIDE = 6
_NEAR_END = 8
_BREAKS = frozenset(",;:(")
_NEAR_LEG = 4
_NEAR_DURATION = 12
_LONGEST_STAY = 31
_LEADERS = frozenset({"head_of_state", "head_of_government"})
_JOURNEYS = ("go", "visit", "leave")
_NEAR_OPENING = 3
_NEAR_OWN = 4
_NEAR_NEGATION = 3
_NEAR_WISH = 4
_LONGEST_WISH = 20
_DIRECT = frozenset({"visit.leaving", "visit.motion"})
"""Kinds of triggers whose place may be a direct object."""
_NO_TOUR = frozenset({"visit.stay", "visit.receive", "visit.meeting", "visit.scene", "visit.event"})
"""Triggers that name one place; places behind it are something else."""
_NEAR_EVENT = 14
_NEAR_NOUN = 6
_NEAR_MAKER = 16
_NEAR_STATE = 14
_QUIET_RULES: tuple[_Rule, ...] = (_scenes, _counterparts)
"""Rules that need no trigger."""
_RULES: tuple[tuple[_Rule, tuple[str, ...], tuple[str, ...]], ...] = (
    (_nouns, ("visit_noun",), ()),
    (_phrases, ("visit_phrase",), ()),
    (_motion, (), ("go", "visit")),
    (_departures, (), ("leave",)),
    (_returns, (), ("return", "go")),
    (_expectations, (), ("await",)),
    (_stays, (), ("stay",)),
    (_receptions, (), ("receive",)),
    (_events, ("event_noun",), ()),
    (_meetings, (), ("meet", "sign")),
    (_gatherings, ("meeting_noun",), ()),
)
"""The other rules, each with the categories and the senses of verbs that trigger it."""
