"""Who is meant by the words that name a speaker, and how sure that is."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.parse.actors import GUEST
from diplomev.parse.objects import is_object
from diplomev.parse.quotes.nouns import genitive_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Entity
    from diplomev.parse.frames import Frame
    from diplomev.parse.ground import Ground
    from diplomev.parse.quotes import Quote
    from diplomev.parse.quotes.values import Attribution


@frozen
class Speaker:
    """Who says a quotation.

    Attributes:
        entity: The actor; `None` where the text does not tell, or nobody is named.
        confidence: How sure the reader is of the quotation with its speaker, 0 to 100.
    """

    entity: Entity | None
    confidence: int


class SpeakerFinder:
    """Finds the actors who say the quotations of one text.

    Args:
        ground: The text with its mentions.
        frames: Its records; those of visits tell who «the visitor» and «his host» are.
    """

    def __init__(self, ground: Ground, frames: Sequence[Frame] = ()) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.visits = sorted((frame for frame in frames if frame.type == "visit"), key=lambda frame: frame.anchor)
        self._numbers = {quote.start: number for number, quote in enumerate(ground.quotes)}
        self._found: dict[int, Speaker] = {}

    def find(self, quote: Quote) -> Speaker:
        """The actor who says a quotation: of a noun the one it names, of a pronoun the last subject before it."""
        if quote.start not in self._found:
            self._found[quote.start] = self._find(quote)
        return self._found[quote.start]

    def _find(self, quote: Quote) -> Speaker:
        said_by = quote.speaker
        if said_by is None and quote.continues is not None:
            return Speaker(self.find(self.ground.quotes[quote.continues]).entity, quote.confidence)
        if said_by is None or said_by.kind == "document":
            return Speaker(None, quote.confidence)
        if said_by.kind == "pronoun":
            entity = self._of_pronoun(said_by) or self._speaker_before(quote)
            most = _UNKNOWN if entity is None else _BY_PRONOUN if self._is_alone(said_by) else _BY_ONE_OF_SEVERAL
            return Speaker(entity, min(quote.confidence, most))
        head = self._head(said_by.start, said_by.end)
        if head is not None:
            return Speaker(head[1], min(quote.confidence, _MOST if head[0].name else _BY_DESCRIPTION))
        entity = self._of_nation(said_by) or self._of_visit(said_by, quote) or self._only_one(said_by)
        if entity is not None or not self._is_anonymous(said_by):
            return Speaker(entity, min(quote.confidence, _BY_NOUN if entity else _UNKNOWN))
        return Speaker(None, quote.confidence)

    # ------------------------------------------------------------- names and descriptions
    def _head(self, start: int, end: int) -> tuple[Mention, Entity] | None:
        """Whom a noun phrase names: the mention at its head, not one that stands in it as a complement."""
        first, last = self._tokens(start, end)
        for mention, who in self.ground.cast.between(max(0, first - _LONGEST_MENTION), last):
            inside = mention.last > first and genitive_at(self.doc, mention.last) is None and mention.code != GUEST
            complement = mention.preposition and mention.first > first + 1
            if inside and not complement:
                return (mention, who[0]) if len(who) == 1 else None
        return None

    def _of_nation(self, said_by: Attribution) -> Entity | None:
        """«the Malian said»: the last person before of that State."""
        first, last = self._tokens(said_by.start, said_by.end)
        nations = [hit for hit in self.doc.hits_in("demonym", first, last) if len(hit.codes) == 1]
        if not nations or last - first > _NATION or nations[-1].last != last:
            return None
        known = (entity for _, entity in reversed(self._people_before(first, _SENTENCES_OF_NATION)))
        return next((e for e in known if e.country is not None and e.country[0] == nations[-1].code), None)

    def _of_visit(self, said_by: Attribution, quote: Quote) -> Entity | None:
        """«the visitor», «his host»: who travels or receives on the visit spoken of."""
        first, last = self._tokens(said_by.start, said_by.end)
        if not self.visits or last - first > _ROLE:
            return None
        number = bisect_left(self.visits, quote.start, key=lambda visit: visit.anchor)
        visit = self.visits[max(0, number - 1)]
        guests, hosts = list(dict.fromkeys(visit.values("visitors"))), list(visit.values("hosts"))
        guest = self.doc.hits_in("guest_noun", first, last)
        host = self.doc.hits_in("host_noun", first, last)
        if guest and host:
            before_him = self._of_pronoun(said_by)
            others = [entity for entity in {*guests, *hosts} if entity is not before_him]
            both = len(guests) == len(hosts) == 1 and before_him in {*guests, *hosts}
            return others[0] if both and self.doc.hits_in("possessive", first, last) else None
        named = guests if guest else hosts if host else []
        return named[0] if len(named) == 1 else None

    def _only_one(self, said_by: Attribution) -> Entity | None:
        """«the old man said»: the only person of the sentences before, for a noun that points back."""
        first, last = self._tokens(said_by.start, said_by.end)
        if last - first != len(("the", "man")) or self._is_anonymous(said_by) or not self._points_back(first):
            return None
        people = {entity: None for _, entity in self._people_before(first, _SENTENCES_OF_ONE)}
        return next(iter(people)) if len(people) == 1 else None

    def _points_back(self, token: int) -> bool:
        return bool(self.doc.hits_in("demonstrative", token, token + 1)) or self.doc.is_definite(token)

    def _is_anonymous(self, said_by: Attribution) -> bool:
        """Whether words name somebody without telling who: a source, a body, an indefinite or a plural."""
        first, last = self._tokens(said_by.start, said_by.end)
        if any(self.doc.hits_in(category, first, last) for category in ("institution", "document_noun")):
            return True
        if any(hit.code == "source" for hit in self.doc.hits_in("anonymous", first, last)):
            return True
        articles = self.doc.hits_in("article", first, first + 1)
        return any(entry.code == "indefinite" for hit in articles for entry in hit.entries)

    # ------------------------------------------------------------- pronouns
    def _of_pronoun(self, said_by: Attribution) -> Entity | None:
        """The person whom a pronoun stands for: the latest before it whom no preposition governs; else the latest."""
        token = self.doc.token_at(said_by.start)
        people = self._people_before(token, _SENTENCES_BACK)
        people = [
            (governed, entity)
            for governed, entity in people
            if not self.ground.genders.is_other(entity, said_by.gender)
        ]
        pronoun = self.doc.hits_at("pronoun").get(token)
        if pronoun is not None and any(entry.data.get("refers") == "latest" for entry in pronoun.entries):
            return people[-1][1] if people else None
        free = [entity for governed, entity in people if not governed]
        met = self._met_before(token)
        free = [entity for entity in free if entity not in met] or free
        return free[-1] if free else (people[-1][1] if people else None)

    def _met_before(self, token: int) -> set[Entity]:
        """Those whom others meet or receive in the sentences before a pronoun, and of whom no more is said there."""
        index = self.doc.sentence_at(token).index
        met: set[Entity] = set()
        acting: set[Entity] = set()
        for sentence in self.doc.sentences[max(0, index - _SENTENCES_BACK) : index + 1]:
            for mention, who in self.ground.people_in(sentence.first, min(sentence.last, token)):
                (met if is_object(self.ground, sentence, mention) else acting).update(who)
        return met - acting

    def _is_alone(self, said_by: Attribution) -> bool:
        """Whether a pronoun can stand for one person only of those who were named since the sentence before."""
        people = self._people_before(self.doc.token_at(said_by.start), 1)
        return len({entity for _, entity in people if not self.ground.genders.is_other(entity, said_by.gender)}) <= 1

    def _speaker_before(self, quote: Quote) -> Entity | None:
        """Who said the quotation before: whom a pronoun stands for where the text has named nobody since."""
        number = self._numbers[quote.start]
        return self.find(self.ground.quotes[number - 1]).entity if number else None

    # ------------------------------------------------------------- help
    def _people_before(self, token: int, sentences: int) -> list[tuple[str, Entity]]:
        """The single people named outside quotations in the sentences up to a token, each with what governs him."""
        low = self.doc.sentences[max(0, self.doc.sentence_at(token).index - sentences)].first
        return [
            (mention.preposition, who[0])
            for mention, who in self.ground.cast.between(low, token)
            if mention.kind == "person"
            and len(who) == 1
            and not self.ground.quoted(mention.start)
            and mention.code != GUEST
        ]

    def _tokens(self, start: int, end: int) -> tuple[int, int]:
        return self.doc.token_at(start), self.doc.token_at(max(start, end - 1)) + 1

    def _words(self, name: str) -> Sequence[str]:
        return self.doc.pack.words("phrases", name)


_MOST = 100
_BY_PRONOUN = 80
_BY_NOUN = 70
_BY_ONE_OF_SEVERAL = 70
_BY_DESCRIPTION = 85
_UNKNOWN = 40
"""The most that is claimed for a quotation whose speaker is told by a name; by a pronoun that can stand for one person
only; by a noun that points back; by a pronoun that can stand for several; by an office; by words known for nobody's."""
_NATION = 2
_ROLE = 4
_SENTENCES_BACK = 3
_SENTENCES_OF_NATION = 6
_SENTENCES_OF_ONE = 2
_LONGEST_MENTION = 30
