"""Sightings by nothing but what a sentence names: somebody of one State, and a place in one other.

No verb or noun of such a sentence is known to tell of travel. That somebody of a government is spoken of beside a city
abroad mostly means that they were there («a souscrit le mois dernier à Ankara»), so the claims are unsure ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.ground import QUESTIONS
from diplomev.parse.objects import in_whom_clause, is_object
from diplomev.parse.sightings.grammar import is_at_once, is_helped, is_unreal
from diplomev.parse.sightings.people import from_elsewhere, governs, people_of
from diplomev.parse.sightings.places import governor
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.sightings.surroundings import complete
from diplomev.parse.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location


def find_whereabouts(ground: Ground, sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """«La ministre française X a ouvert mardi à Sarajevo …»: people abroad of whom no other rule tells.

    Args:
        ground: The text with its mentions.
        sightings: What the other rules have found.
    """
    if not ground.doc.pack.forms("from_afar"):
        return  # a pack that does not tell who only speaks of a place
    told: dict[int, set[Entity]] = {}
    for sighting in sightings:
        known = told.setdefault(sighting.sentence.index, set())
        known.update(entity for entity, _ in (*sighting.hosts, *sighting.inviters))
        known.update(entity for entity, _ in sighting.visitors if sighting.place is not None)
    for sentence in ground.doc.sentences:
        here = sentence.first, sentence.last
        if sentence.block.kind != "body" or here[1] - here[0] > _LONGEST_SENTENCE:
            continue
        if ground.places_in(*here) and ground.people_in(*here) and not _is_doubtful(ground, sentence):
            for sighting in _in_sentence(ground, sentence, told.get(sentence.index, ())):
                complete(ground, sighting)
                yield sighting


def _in_sentence(ground: Ground, sentence: Sentence, told: Collection[Entity]) -> Iterator[Sighting]:
    """Those whom a sentence speaks of as its subjects, and who are not among those told of already."""
    opening = ground.opening(sentence)
    places = [place for place in ground.places_in(opening, sentence.last) if not ground.quoted(place.start)]
    days = [
        date
        for date in ground.dates_in(opening, sentence.last)
        if not (ground.told_on(date) or ground.quoted(date.start))
    ]
    for mention, who in ground.people_in(opening, sentence.last):
        if mention.preposition or mention.kind != "person" or ground.quoted(mention.start):
            continue
        inserted = in_whom_clause(ground, mention, sentence.last)
        if inserted or is_object(ground, sentence, mention) or _is_misread(ground, mention, places):
            continue
        for entity in who:
            place = _abroad(mention, entity, places, days) if entity not in told else None
            there = place is not None and _is_there(ground, mention, place)
            tense = _goes_on(ground, mention, sentence) if there else None
            if place is None or tense is None:
                continue
            apart = place.first < mention.first and place.first - opening > _NEAR_PLACE  # «Back from Rome, X …»
            if apart and tense not in _HAPPENED and not _is_inverted(ground, place, mention):
                continue
            sighting = Sighting("visit.whereabouts", (mention.start, mention.end), sentence, mention.first, tense)
            sighting.visitors, sighting.place, sighting.dated = people_of([(mention, entity)]), place, "own"
            sighting.date = next((date for date in days if not apart or date.last <= mention.first), None)
            sighting.ends = bool(ground.verbs("end", mention.last, sentence.last))  # «rounded off two days of talks»
            yield sighting


def _abroad(
    mention: Mention, entity: Entity, places: Sequence[Location], days: Sequence[DateMention]
) -> Location | None:
    """The place where somebody may be: a city or building in the only State that is named besides their own.

    «of Rome» may say anything; a date makes it something that happened.
    """
    home = entity.country[0] if entity.country else _BODY * any(r.office == "igo_head" for r in entity.roles)
    abroad = [place for place in places if place.country != home]
    if not home or len({place.country for place in abroad}) != 1:
        return None
    own = [place for place in places if place.country == home and not place.preposition]
    if any(mention.last <= place.first < abroad[-1].first for place in own):
        return None  # «X said that Togo would open its own in Ankara»
    is_official = governs(entity) or entity.names or home == _BODY
    if not is_official or not from_elsewhere([(mention, entity)], abroad[0], named=True):
        return None
    beside = _AT | _NEAR if days else _AT
    return next((place for place in abroad if place.kind != "country" and place.preposition in beside), None)


def _is_there(ground: Ground, mention: Mention, place: Location) -> bool:
    """Whether a place can be where somebody acts, and not where the thing is of which they speak.

    It opens the sentence or stands before the person; or it stands right behind the verb or the person, or at the end
    of a phrase that tells where («dans un hôtel de Lomé»), or the sentence names a day, on which something happened
    there; and nobody says «that» anything is or was there.
    """
    doc = ground.doc
    first = governor(ground, place)
    if first < mention.last:
        return True
    verbs = doc.hits_in("verb", mention.last, first)
    last = verbs[-1].last if verbs else mention.last
    that = doc.pack.words("phrases", "that")
    if any(doc.words[token] in that for token in range(mention.last, first)):
        return False
    if is_at_once(ground, last, first):
        return not verbs or not _is_bare(ground, verbs[-1], alone=len(verbs) == 1)
    sentence = doc.sentence_at(place.first)
    dated = bool(ground.dates_in(sentence.first, sentence.last))
    where = (hit for hit in doc.hits_in("preposition", max(last, first - _LONGEST_PHRASE), first) if hit.code == "to")
    return dated or (place.preposition == "of" and any(where))


def _is_inverted(ground: Ground, place: Location, mention: Mention) -> bool:
    """«Chatting in Valletta's gardens were the ministers X and Y»: whether the verb stands before its subjects."""
    verbs = ground.doc.hits_in("verb", place.last, mention.first)
    return bool(verbs) and is_finite(verbs[-1])


def _is_bare(ground: Ground, verb: Hit, *, alone: bool) -> bool:
    """«ordered drones built in Haifa»: whether a verb can be a participle that belongs to a noun, with no auxiliary."""
    features = [entry.feature for entry in verb.entries]
    participle = features[0].endswith("participle") if alone else any(f.endswith("participle") for f in features)
    return participle and not is_helped(ground, verb)


def _is_misread(ground: Ground, mention: Mention, places: Sequence[Location]) -> bool:
    """«The president's envoy», «Partie de Paris»: whether somebody only owns what follows, or the name is none."""
    start, end = mention.name or (0, 0)
    owner = ground.doc.hits_in("genitive", mention.last, mention.last + 1)
    return bool(owner) or any(start <= place.start < end for place in places)


def _goes_on(ground: Ground, mention: Mention, sentence: Sentence) -> str | None:
    """The tense in which a sentence goes on behind somebody; empty without a verb, `None` where it is unreal."""
    verb = next((verb for verb in ground.doc.hits_in("verb", mention.last, sentence.last) if is_finite(verb)), None)
    if verb is None:
        return ""
    feature = verb.entries[0].feature
    return None if is_unreal(ground, verb, feature) else ground.tense(verb, feature)


def _is_doubtful(ground: Ground, sentence: Sentence) -> bool:
    """Whether a sentence asks or denies something, only wishes for it, or tells of a call or of who is absent."""
    if ground.doc.words[sentence.last - 1] in QUESTIONS:
        return True
    born = ground.doc.pack.words("phrases", "birth")
    if any(word in born for word in ground.doc.words[sentence.first : sentence.last]):
        return True  # «was born in Paris»
    return any(ground.doc.hits_in(category, sentence.first, sentence.last) for category in _DOUBTS)


_BODY = "body"
"""Where those are at home who lead an international organisation."""
_AT = frozenset({"to"})
_NEAR = frozenset({"of"})
_HAPPENED = frozenset({"past", "present"})
_NEAR_PLACE = 2
_LONGEST_PHRASE = 8
_LONGEST_SENTENCE = 150
"""Tokens of a sentence: in a longer one, what it names need not go together."""
_DOUBTS = ("not_presence", "from_afar", "absence", "negation", "denial", "unreal")
"""Words with which a sentence names people and places that do not go together."""
