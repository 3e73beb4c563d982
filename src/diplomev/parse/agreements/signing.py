"""Where an agreement was signed, and who put the signature."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from diplomev.parse.frames import Fact, Signatory
from diplomev.parse.lists import are_joined
from diplomev.parse.subjects import find_subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.parse.actors import Mention
    from diplomev.parse.agreements.memory import Pact
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.agreements.status import Step
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location

Named = tuple["Mention", "Entity"]
"""Somebody, and the mention that names him."""


class SigningReader:
    """Reads the circumstances of signatures in the sentences of one text."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.doc = ground.doc

    def add(self, pact: Pact, phrase: Phrase, sentence: Sentence, steps: Iterable[Step]) -> None:
        """Add what a sentence says of the place and the people of a signature that was given.

        Args:
            pact: The agreement.
            phrase: Its noun phrase.
            sentence: The sentence.
            steps: What the sentence says was done with it.
        """
        for step in steps:
            if step.code != "sign" or step.tense == "future":
                continue
            place = self._place(step, phrase, sentence)
            if place is not None:
                pact.frame.add(Fact("signed_at", place, (place.span,), "agreement.signed_at"))
            for mention, who in [*self._signers(step, phrase, sentence), *self._by_whom(step, sentence)]:
                if who.roles or not self._is_bare_word(mention):
                    _add_signatory(pact, mention, who)

    # ------------------------------------------------------------- where
    def _place(self, step: Step, phrase: Phrase, sentence: Sentence) -> Location | None:
        """«signed in Manila on 8 January an agreement», «signed an agreement in Manila»: where it was signed.

        Only dates may stand between; what the agreement is about may lie elsewhere («a railway in Kenya»).
        """
        behind = self.doc.token_at(step.span[1])
        place = self._right_behind(behind, sentence)
        if place is None and behind <= phrase.first:
            place = self._right_behind(phrase.hit.last, sentence)
            return place if place is not None and place.kind != "country" else None
        return place

    def _right_behind(self, token: int, sentence: Sentence) -> Location | None:
        """The place at which something happens, with nothing but dates between it and a token; a city where one is."""
        places = self.ground.places_in(token, min(sentence.last, token + _NEAR_PLACE))
        if not places or places[0].preposition != "to" or not self._only_dates(token, places[0].first):
            return None
        tied = [places[0]]
        for place in places[1:]:
            if place.first - tied[-1].last > _NEAR_TIED or place.country != tied[0].country:
                break
            tied.append(place)
        return next((place for place in tied if place.kind == "city"), tied[0])

    def _only_dates(self, first: int, last: int, others: Iterable[Hit] = ()) -> bool:
        """Whether only dates and some other words stand between two tokens, with the small words before them."""
        behind = bisect_left(self.ground.dates, first, key=lambda date: date.first)
        dates = takewhile(lambda date: date.first < last, self.ground.dates[behind:last])
        free = {token for date in dates for token in range(date.first, date.last)}
        small = (hit for category in ("preposition", "article") for hit in self.doc.hits_in(category, first, last))
        free.update(token for hit in chain(small, others) for token in range(hit.first, hit.last))
        return all(token in free or self.doc.words[token] == "," for token in range(first, last))

    # ------------------------------------------------------------- who
    def _is_bare_word(self, mention: Mention) -> bool:
        """Whether a mention is one word, which may be another's name as well («signed by Paris and London»)."""
        return mention.last - mention.first == 1 and not mention.titled

    def _signers(self, step: Step, phrase: Phrase, sentence: Sentence) -> list[Named]:
        """«X and Y signed an agreement», «X signed an agreement with Y»: people who are the subject of the verb."""
        verb = self.ground.verbs("sign", step.token, step.token + 1)
        if step.token >= phrase.first or not verb or verb[0][1] in _NO_PREDICATE:
            return []
        found = [(m, who) for m, who in find_subject(self.ground, sentence, step.token) if m.first >= sentence.first]
        if not found or not self._is_subject(max(m.last for m, _ in found), step.token):
            return []
        behind = self.doc.token_at(step.span[1])
        return [*found, *self._chain("with", behind, sentence)]

    def _is_subject(self, first: int, last: int) -> bool:
        """Whether nothing but auxiliaries and dates stands between somebody and a verb: «X has on Monday signed»."""
        verbs = self.doc.hits_in("verb", first, last)
        return self._only_dates(first, last, [hit for hit in verbs if hit.code in _AUXILIARIES])

    def _by_whom(self, step: Step, sentence: Sentence) -> list[Named]:
        """«signed by X and Y», «the signature by X»: people who sign."""
        return self._chain("by", self.doc.token_at(step.span[1]), sentence)

    def _chain(self, preposition: str, first: int, sentence: Sentence) -> list[Named]:
        """The people whom a preposition governs in the clause of a verb, and those joined to them."""
        people = [(m, who) for m, who in self.ground.people_in(first, sentence.last) if who]
        begin = next((n for n, (m, _) in enumerate(people) if m.preposition == preposition), None)
        if begin is None or not self._in_clause(first, people[begin][0].first):
            return []
        end = joined = begin + 1
        while end < len(people) and people[end][0].preposition in {"", preposition}:
            left, right = people[end - 1][0], people[end][0]
            if are_joined(self.ground, left, right):
                joined = end + 1
            elif right.first - left.last > _NEAR_LISTED or self.doc.words[left.last] != ",":
                break
            end += 1
        return [(mention, entity) for mention, who in people[begin:joined] for entity in who]

    def _in_clause(self, first: int, last: int) -> bool:
        return last - first <= _NEAR_PERSON and not self.doc.hits_in("verb", first, last)


def _add_signatory(pact: Pact, mention: Mention, who: Entity) -> None:
    """Say that somebody signed, for the party to which he belongs; those of other States only look on."""
    if who.kind != "person" or not (who.names or who.roles):
        return
    party = next((party for party in pact.parties if _acts_for(who, party)), None)
    if party is None and who.country is not None:
        return
    span = (mention.start, mention.end)
    pact.frame.add(Fact("signatories", Signatory(who, party), (span,), "agreement.signatory", confidence=75))


def _acts_for(who: Entity, party: Entity) -> bool:
    if party.kind == "state":
        return who.country is not None and who.country[0] == party.code
    return any(role.organization == party.code for role in who.roles if role.organization)


_AUXILIARIES = frozenset({"have", "passive"})
_NO_PREDICATE = frozenset({"present_participle", "infinitive"})
_NEAR_PLACE = 12
_NEAR_TIED = 3
_NEAR_LISTED = 2
_NEAR_PERSON = 20
