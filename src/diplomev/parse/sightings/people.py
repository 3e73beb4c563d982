"""Who stands around a trigger: owners, agents, companions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.actors import SERVED
from diplomev.parse.envoys import DELEGATION
from diplomev.parse.lists import are_joined, follows_comma
from diplomev.parse.offices import GOVERNMENT, HEADS
from diplomev.parse.sightings.grammar import only_adjectives
from diplomev.vocabulary.organizations import organizations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground, Named
    from diplomev.parse.locations import Location


def find_genitive(ground: Ground, noun: Hit, sentence: Sentence) -> list[Named]:
    """Whose visit: the person with a genitive before the noun («the king's first state visit»)."""
    for tie in reversed(ground.doc.hits_in("genitive", max(sentence.first, noun.first - _NEAR_NOUN), noun.first)):
        people = [(m, w) for m, w in ground.people_in(sentence.first, tie.first) if m.last == tie.first]
        if people and only_adjectives(ground, tie.last, noun.first):
            return [(people[-1][0], entity) for entity in people[-1][1]]
    return []


def not_at_home(
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


def find_beside(ground: Ground, sentence: Sentence, token: int) -> list[Named]:
    """The person right before a phrase, at most a comma between: «…, and of X, on a visit to …»."""
    people = [(m, w) for m, w in ground.travellers_in(sentence.first, token) if m.last <= token]
    if not people or token - people[-1][0].last > 1 or people[-1][0].kind not in _TRAVELLING:
        return []
    return [(people[-1][0], entity) for entity in people[-1][1]]


def at_home_in(country: str, entity: Entity) -> bool:
    """Whether somebody belongs to the State of a place; a leader of no stated State does."""
    if entity.country is not None:
        return entity.country[0] == country
    return any(role.office in HEADS and not role.organization and not role.status for role in entity.roles)


def is_named_host(ground: Ground, mention: Mention) -> bool:
    """«her host, the president X»: whether words before a mention say that somebody is a host."""
    doc, hosts = ground.doc, ground.doc.pack.words("phrases", "host_word")
    owners = doc.hits_in("possessive", mention.first - _NEAR_HOST, mention.first)
    word = next((t for t in range(owners[-1].last, mention.first) if doc.words[t] in hosts), None) if owners else None
    if word is None:
        return False
    parted = "," in doc.words[word : mention.first]  # «Received by his host, X then left»: the guest
    return not (parted and mention.last in doc.hits_at("verb"))


def find_agent(ground: Ground, hit: Hit, sentence: Sentence) -> list[Named]:
    """By whom: the first person behind a participle with «by»."""
    return find_governed(ground, hit.last, sentence.last, "by")


def find_free(ground: Ground, token: int, sentence: Sentence) -> list[Named]:
    """The first person behind a token whom no preposition governs; nobody, where the text does not tell who it is."""
    found = find_governed(ground, token, sentence.last, "")
    first = found[0][0].first if found else token
    unknown = (m for m, who in ground.cast.between(token, first) if m.kind == "person" and not who)
    return [] if any(not m.preposition and m.roles for m in unknown) else found


def _leads_elsewhere(ground: Ground, first: int, owners: list[Named]) -> bool:
    """«a visit to the offices of X»: whether those of whom nothing is told own what a small word means."""
    if not owners or any(entity.roles for _, entity in owners):
        return False
    doc, name = ground.doc, owners[0][0].first
    of = next((h for h in reversed(doc.hits_in("preposition", first, name)) if h.code == "of"), None)
    if of is None or of.first - 1 in doc.capitals or not doc.words[of.first - 1].isalpha():
        return False
    return any(hit.code == "to" for hit in doc.hits_in("preposition", first, of.first))


def find_owner(ground: Ground, token: int, sentence: Sentence) -> list[Named]:
    """Whose visit: the person with «of» right behind the noun."""
    verb = next(iter(ground.doc.hits_in("verb", token, sentence.last)), None)
    if verb is not None and verb.first == token and verb.entries[0].feature == "past_participle":
        token = verb.last  # «the planned visit of X», «la visite annoncée de X»
        verb = next(iter(ground.doc.hits_in("verb", token, sentence.last)), None)
    last = min(sentence.last, token + _NEAR_OWNER, verb.first if verb else sentence.last)
    if not (dated := _over_dates(ground, token, sentence)):
        last = next((t for t in range(token, last) if ground.doc.words[t] in _BREAKS), last)
    last = max(last, dated)
    last = next((hit.first for hit in ground.doc.hits_in("invitation", token, last)), last)
    owners = find_governed(ground, token, last, "of", skip=False)
    owners = [] if _leads_elsewhere(ground, token, owners) else owners
    return owners or find_governed(ground, token, last, "by")


def _over_dates(ground: Ground, token: int, sentence: Sentence) -> int:
    """«the stay in Rome, from 7 to 9 May, of X»: how far an owner may stand behind a date between commas; 0 if none."""
    doc = ground.doc
    comma = next((t for t in range(token, min(sentence.last, token + _NEAR_OWNER)) if doc.words[t] in _BREAKS), None)
    behind = range(comma + 1, min(sentence.last, comma + 2 + _LONGEST_DATE)) if comma else range(0)
    closing = next((t for t in behind if doc.words[t] == ","), None)
    if comma is None or closing is None or doc.words[comma] != "," or not ground.dates_in(comma, closing):
        return 0
    if doc.hits_in("verb", token, closing) or ground.people_in(token, closing) or closing - comma > _LONGEST_DATE:
        return 0
    tie = doc.hits_at("preposition").get(closing + 1)
    return min(sentence.last, closing + _NEAR_OWNER) if tie is not None and tie.code == "of" else 0


def find_governed(ground: Ground, first: int, last: int, preposition: str, *, skip: bool = True) -> list[Named]:
    """The first people within some tokens whom a preposition governs; others before them are passed over or end it.

    Of a list, «A, B, C and D», all are found, where each is named and «and» stands before the last; so are those whose
    office in the plural is governed («by the two ministers, A and B»).
    """
    several = _several(ground, first, last, preposition)
    found: list[Named] = []
    listed: list[Named] = []
    for mention, who in ground.travellers_in(first, last):
        if mention.preposition == SERVED:
            continue
        if found:
            latest = (listed or found)[-1][0]
            if mention.preposition not in {"", preposition}:
                break
            if not are_joined(ground, latest, mention):
                if not (mention.name and latest.name and follows_comma(ground, latest, mention)):
                    break
                listed += [(mention, entity) for entity in who]
                continue
        elif mention.preposition != preposition and not (several and follows_comma(ground, several, mention)):
            if not skip:
                break
            continue
        found += [*listed, *((mention, entity) for entity in who)]
        listed = []
    return found


def _several(ground: Ground, first: int, last: int, preposition: str) -> Mention | None:
    """«by the two ministers, A and B»: an office in the plural that a preposition governs, of those named next."""
    for mention, who in ground.cast.between(first, last):
        many = mention.kind == "pair" or any(role.plural for role in mention.roles)
        if mention.preposition == preposition and many and not who:
            return mention
    return None


def are_abroad(people: Iterable[tuple[Entity, Span]], place: Location) -> bool:
    """Whether all of some people are known to be of another State than a place, or of a body not at home there."""
    return all(e.country[0] != place.country if e.country else _acts_abroad(e, place) for e, _ in people)


def from_elsewhere(who: list[Named], place: Location, *, named: bool = False) -> list[Named]:
    """Those of some people who are known to be of another State than a place, or of a body that is not at home there.

    Args:
        who: The people.
        place: The place.
        named: Whether a name and a State are enough («le Sénégalais X»); else an office must be told.
    """
    return [
        (m, e)
        for m, e in who
        if (e.country[0] != place.country if e.country else _acts_abroad(e, place))
        and (e.roles or (named and e.names))
        and not e.has_office("ambassador")
    ]


def _acts_abroad(entity: Entity, place: Location) -> bool:
    """Whether somebody speaks for an international organisation that has its seat elsewhere."""
    seats = [organizations()[r.organization].seats for r in entity.roles if r.organization in organizations()]
    return any(seats) and not any(place.country in states for states in seats)


def governs(entity: Entity) -> bool:
    """Whether somebody governs a State, or is of its government."""
    return any(role.office in GOVERNMENT and not role.organization for role in entity.roles)


def over_articles(ground: Ground, token: int) -> int:
    """The first token from a given one that is no article or possessive."""
    doc = ground.doc
    while token < len(doc.words) and any(
        doc.hits_in(category, token, token + 1) for category in ("article", "possessive")
    ):
        token += 1
    return token


def people_of(found: list[Named]) -> list[tuple[Entity, Span]]:
    """People and delegations, each with the words that name them; no States."""
    return [(entity, name_span(mention)) for mention, entity in found if entity.kind in _TRAVELLING]


def name_span(mention: Mention) -> Span:
    """The name of a mention; all its words where it has none."""
    return mention.name or (mention.start, mention.end)


_TRAVELLING = frozenset({"person", DELEGATION})
_NEAR_HOST = 4
_NEAR_OWNER = 10
_LONGEST_DATE = 10
_BREAKS = frozenset(",;:(")
_NEAR_NOUN = 6
