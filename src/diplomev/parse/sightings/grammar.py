"""What the words around a noun or a verb make of it: its owner, its maker, its rank, whether it is real."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.verbs import is_helper, is_recent_past

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.actors import Span
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location
    from diplomev.parse.sightings.sighting import Sighting


def visit_phrases(ground: Ground, sentence: Sentence) -> Iterator[tuple[Hit, int]]:
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
        if noun is not None and only_adjectives(ground, hit.last, noun.first):
            yield hit, noun.last


def own_token(ground: Ground, noun: Hit, sentence: Sentence) -> int | None:
    """The possessive before a noun."""
    owners = ground.doc.hits_in("possessive", max(sentence.first, noun.first - _NEAR_OWN), noun.first)
    return owners[-1].first if owners else None


def is_own(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """Whether a possessive stands before a noun, perhaps with adjectives between («his first foreign trip»)."""
    owners = ground.doc.hits_in("possessive", max(sentence.first, noun.first - _NEAR_OWN), noun.first)
    return any(only_adjectives(ground, owner.last, noun.first) for owner in owners)


def only_adjectives(ground: Ground, first: int, last: int) -> bool:
    """Whether only words that can stand before a noun lie within some tokens."""
    doc = ground.doc
    plain = all(doc.words[token].isalnum() or doc.words[token] == "-" for token in range(first, last))
    return plain and not any(
        doc.hits_in(category, first, last) for category in ("preposition", "article", "possessive")
    )


def is_verb(ground: Ground, noun: Hit) -> bool:
    """Whether a noun of a visit is a verb here («will visit Rome»): a place follows as its object."""
    verbs = [h for code in ("visit", "go") for h, _ in ground.verbs(code, noun.first, noun.last)]
    places = ground.places_in(noun.last, noun.last + 2) if verbs else ()
    return bool(places) and not places[0].preposition and not is_parted(ground, noun.last, places[0].first)


def is_parted(ground: Ground, first: int, last: int) -> bool:
    """Whether a verb or a preposition stands within some tokens: what is behind is no direct object."""
    return any(ground.doc.hits_in(category, first, last) for category in ("verb", "preposition"))


def goes_on(ground: Ground, first: int, last: int) -> bool:
    """«in Ankara, then on Friday …»: whether words within some tokens lead on to something next."""
    nexts = (hit.code == "next" for hit in ground.doc.hits_in("sequence", first, last))
    return any(nexts) or bool(ground.doc.hits_in("conjunction", first, last))


def is_of_next(ground: Ground, place: Location, date: DateMention) -> bool:
    """«in A, on Tuesday in B», «à A, mardi à B»: whether a date behind a place is that of the next place."""
    if goes_on(ground, place.last, date.first):
        return True
    return ground.doc.words[place.last] == "," and bool(ground.places_in(date.last, date.last + _NEAR_NEXT))


def is_unreal(ground: Ground, verb: Hit, feature: str) -> bool:
    """Whether a verb is denied, or only wished or supposed («did not visit», «wants to visit»)."""
    doc = ground.doc
    inserted = doc.hits_in("after_all", max(0, verb.first - _NEAR_DROPPED), verb.first)
    near = inserted[0].first if inserted else verb.first
    negations = doc.hits_in("negation", max(0, near - _NEAR_NEGATION - _LONGEST_NEGATION), verb.first)
    denied = [hit for hit in negations if hit.last > near - _NEAR_NEGATION]
    if len(denied) == 1 and _only(ground, verb):
        denied = []
    low = doc.sentence_at(verb.first).first
    if denied or _is_denied(ground, verb, low) or _is_supposed(ground, verb, low):
        return True
    if feature != "infinitive":
        return False
    planned = doc.hits_in("planned", low, verb.first)
    for wish in doc.hits_in("unreal", max(low, verb.first - _LONGEST_WISH), verb.first):
        if any(hit.first < wish.first and wish.last <= hit.last for hit in planned):
            continue  # «accepted the invitation to visit Rome»
        named = sum(min(m.last, verb.first) - m.first for m, _ in ground.cast.between(wish.last, verb.first))
        if verb.first - wish.last - named <= _NEAR_WISH:  # «invited President X to visit»: the name does not count
            return True
    return False


def _is_denied(ground: Ground, verb: Hit, low: int) -> bool:
    """«denied that he had visited Rome», «a démenti s'être rendu à Rome»: whether somebody says that it is not so."""
    words, that = ground.doc.words, ground.doc.pack.words("phrases", "that")
    denials = ground.doc.hits_in("denial", max(low, verb.first - _LONGEST_DENIAL), verb.first)
    behind = denials[-1].last if denials else verb.first
    between = words[behind : verb.first]
    clause = any(word in that for word in between)
    return bool(denials) and "," not in between and (clause or len(between) <= _NEAR_DENIED)


def _is_supposed(ground: Ground, verb: Hit, low: int) -> bool:
    """«if the money went to Rome», «si l'argent allait à Rome»: whether a verb is in a clause of a condition."""
    words, condition = ground.doc.words, ground.doc.pack.words("phrases", "condition")
    low = max(low, verb.first - _LONGEST_CONDITION)
    opened = next((t for t in range(verb.first - 1, low - 1, -1) if words[t] in condition), None)
    return opened is not None and "," not in words[opened : verb.first]


def is_helped(ground: Ground, verb: Hit) -> bool:
    """Whether an auxiliary stands before a verb: then a participle belongs to a subject, and not to a noun."""
    return any(ground.auxiliary(verb, code) for code in ("have", "passive"))


def called_off(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> Span | None:
    """The words that say of a verb that what it tells was planned and did not come about.

    «was to have visited Rome»; beside a denied future, «ne viendra finalement pas», «will not, after all, be in Rome».
    """
    doc, low = ground.doc, max(sentence.first, verb.first - _NEAR_DROPPED)
    before = doc.hits_in("after_all", low, verb.first)
    if before and before[-1].code == "unfulfilled" and verb.first - before[-1].last <= 1:
        return before[-1].start, before[-1].end
    planned = feature == "infinitive" and doc.hits_in("planned", low, verb.first)
    ahead = planned or (feature != "infinitive" and ground.tense(verb, feature) == "future")
    if not ahead or not doc.hits_in("negation", low, min(len(doc.words), verb.last + _NEAR_DROPPED)):
        return None
    against = (hit for hit in doc.hits_in("after_all", sentence.first, sentence.last) if hit.code == "against")
    return next(((hit.start, hit.end) for hit in against), None)


def _only(ground: Ground, verb: Hit) -> bool:
    """«n'est allé qu'une fois à Rome»: words behind a verb that turn what denies it into «only»."""
    words, phrases = ground.doc.words, ground.doc.pack.words("phrases", "except")
    behind = range(verb.last, min(len(words), verb.last + _NEAR_EXCEPT))
    at = next((token for token in behind if words[token] in phrases), None)
    return at is not None and not ground.doc.hits_in("negation", verb.last, at)


def tense_of(ground: Ground, verb: Hit, feature: str, sentence: Sentence) -> str:
    """When a verb says that somebody travels; an infinitive («before going on to Rome») is ahead behind a future."""
    tense = ground.tense(verb, feature)
    if feature != "infinitive" or tense != "past":
        return tense
    if is_recent_past(ground.doc, verb.first):
        return "past"
    before = [entry.feature for hit in ground.doc.hits_in("verb", sentence.first, verb.first) for entry in hit.entries]
    ahead = sentence.block.kind == "title" or "future" in before
    return "future" if ahead else ""


def find_holder(ground: Ground, noun: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb of which a noun for a meeting is the object: «held two hours of talks»."""
    verbs = ground.verbs("hold", max(sentence.first, noun.first - _NEAR_EVENT), noun.first)
    for hit, feature in reversed(verbs):
        if not ground.doc.hits_in("verb", hit.last, noun.first):
            return hit, feature
    return None


def is_ending(ground: Ground, noun: Hit, sentence: Sentence, maker: tuple[Hit, str] | None) -> bool:
    """Whether a verb says that the visit ends: «ended his visit», «the visit ended on Sunday»."""
    if maker is not None and "end" in {entry.code for entry in maker[0].entries}:
        return True
    if _is_left(ground, noun, sentence):
        return True
    verbs = ground.doc.hits_in("verb", noun.last, min(sentence.last, noun.last + _NEAR_MAKER))
    finite = [v for v in verbs if not is_helper(v)]
    if not finite or "end" not in {entry.code for entry in finite[0].entries}:
        return False
    relative = ground.doc.pack.words("phrases", "relative")
    clause = any(word in relative for word in ground.doc.words[noun.last : finite[0].first])
    told = ground.doc.hits_in("verb", sentence.first, noun.first)
    begun = clause and told and ground.dates_in(told[0].last, noun.first)  # «began on Monday a visit that ends on …»
    return not begun


def _is_left(ground: Ground, noun: Hit, sentence: Sentence) -> bool:
    """«flew home on Sunday from a tour of four States»: whether somebody comes home from a visit."""
    first = max(sentence.first, noun.first - _NEAR_NOUN)
    before = ground.doc.hits_in("preposition", first, noun.first)
    if not before or before[-1].code not in {"from", "of"} or ground.doc.hits_in("verb", before[-1].last, noun.first):
        return False
    home = ground.verbs("return", max(sentence.first, before[-1].first - _NEAR_EVENT), before[-1].first)
    return bool(home) and not any(
        not is_helper(verb) for verb in ground.doc.hits_in("verb", home[-1][0].last, before[-1].first)
    )


def find_maker(ground: Ground, hit: Hit, sentence: Sentence) -> tuple[Hit, str] | None:
    """The verb of which the noun is the object: «effectuera une visite»."""
    verbs = [v for v in ground.verbs("make", sentence.first, hit.first) if hit.first - v[0].last <= _NEAR_MAKER]
    return verbs[-1] if verbs else None


def read_ranks(ground: Ground, hit: Hit, sentence: Sentence, sighting: Sighting) -> int:
    """Read the rank behind (or before) the noun; the token behind it all."""
    behind = hit.last
    for rank in ground.doc.hits_in("visit_rank", max(sentence.first, hit.first - 2), min(sentence.last, hit.last + 6)):
        if rank.first == behind or rank.last == hit.first:
            sighting.ranks.append((rank.code, (rank.start, rank.end)))
            behind = max(behind, rank.last)
    return behind


def events_in(ground: Ground, first: int, last: int) -> list[Hit]:
    """The nouns for events within some tokens; «conférence» of «conférence de presse» is none."""
    return [hit for hit in ground.doc.hits_in("event_noun", first, last) if not _is_of_engagement(ground, hit)]


def _is_of_engagement(ground: Ground, event: Hit) -> bool:
    """Whether the words for an event are some of those for an engagement: «press conference»."""
    near = ground.doc.hits_in("engagement_noun", max(0, event.first - _LONGEST_BEFORE), event.last + _LONGEST_BEHIND)
    return any(
        n.first <= event.first and event.last <= n.last and n.last - n.first > event.last - event.first for n in near
    )


def event_name(ground: Ground, hit: Hit, sentence: Sentence) -> Span | None:
    """The name of an event: the noun with the capitals, marks and demonyms behind it."""
    doc = ground.doc
    last = hit.last
    while last < sentence.last and (
        (doc.is_capital(last) and doc.words[last].isalnum())
        or (doc.words[last] == "-" and last + 1 < sentence.last and doc.is_capital(last + 1))
    ):
        last += 1
    return (hit.start, doc.ends[last - 1]) if last > hit.last else None


def is_at_once(ground: Ground, first: int, last: int, *, places: bool = False) -> bool:
    """Whether no more than small words and dates lie within some tokens: «was today in», not «was arrested in».

    Args:
        ground: The text.
        first: The first token.
        last: The token behind the last.
        places: Whether places may lie there as well.
    """
    doc = ground.doc
    small = (doc.pack.forms("function_word"), *(doc.pack.words("phrases", name) for name in _SMALL))
    dated = {token for date in ground.dates_in(first, last) for token in range(date.first, date.last)}
    lasting = [hit for c in _TIMES for hit in doc.hits_in(c, first, last)]
    dated |= {token for hit in lasting for token in range(hit.first, hit.last)}
    there = ground.places_in(first, last) if places else ()
    dated |= {token for place in there for token in range(place.first, place.last)}
    return all(
        token in dated or not doc.words[token].isalpha() or any(doc.words[token] in words for words in small)
        for token in range(first, last)
    )


_SMALL = ("adverb", "masculine", "feminine")
_TIMES = ("number", "time_unit", "clock_unit", "anaphoric_day", "relative_day", "date_part")
_LONGEST_BEFORE = 2
_LONGEST_BEHIND = 4
_NEAR_OWN = 4
_LONGEST_NEGATION = 2
"""Tokens that «won't» has beyond the first."""
_NEAR_NEGATION = 3
_NEAR_NEXT = 2
_NEAR_WISH = 4
_NEAR_EXCEPT = 3
_NEAR_DROPPED = 6
_LONGEST_WISH = 20
_NEAR_MAKER = 16
_NEAR_DENIED = 3
_LONGEST_CONDITION = 8
_LONGEST_DENIAL = 20
_NEAR_EVENT = 14
_NEAR_NOUN = 6
