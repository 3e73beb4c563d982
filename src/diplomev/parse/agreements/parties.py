"""Who concludes an agreement: the States and bodies that the words around it name as its parties.

The surest way of naming them comes first: «between the one and the other», a compound adjective («franco-malien»), two
adjectives («the Swiss and Thai negotiators»), then those who sign with those with whom, and last the only two States
that the sentence names.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from diplomev.parse.agreements.namesakes import is_of_company, names_treaty
from diplomev.parse.cast import Entity, RoleFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location


class Named(NamedTuple):
    """One place of a sentence that names a State or a body, or somebody who acts for it.

    Attributes:
        entity: The State or body.
        span: The words that say so.
        first: The first token.
        last: The token behind it.
        preposition: The class of the preposition before it.
        whole: Whether it is named as such, not by somebody who belongs to it.
    """

    entity: Entity
    span: Span
    first: int
    last: int
    preposition: str
    whole: bool


Parties = list[tuple[Entity, "Span"]]
"""The parties, each with the words that name it."""


class PartyFinder:
    """Finds the parties of agreements in the sentences of one text."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.states = {e.code: e for e in ground.cast.entities if e.kind == "state"}
        self.bodies = {e.code: e for e in ground.cast.entities if e.kind == "organization"}
        self.places: dict[int, Location] = {place.first: place for place in ground.locations}

    def find(self, sentence: Sentence, noun: Hit, first: int) -> Parties:
        """The parties that a sentence names with an agreement; fewer than two where it does not tell.

        Args:
            sentence: The sentence.
            noun: The noun for the agreement.
            first: The first token of its phrase.
        """
        named = self._named(sentence)
        return (
            self._between(named)
            or self._compound(sentence, noun)
            or self._tied(named, noun, sentence)
            or self._two_adjectives(sentence)
            or self._acting(named, sentence, noun, first)
            or self._owners(named)
            or self._only_two(named, noun)
            or self._only_actor(named, first)
        )

    def explicit(self, sentence: Sentence, noun: Hit) -> Parties:
        """The parties that the words of the agreement itself name: «between …», a compound adjective."""
        return self._between(self._named(sentence)) or self._compound(sentence, noun)

    def belonging(self, sentence: Sentence, noun: Hit, first: int) -> Parties:
        """The parties told with the agreement, whatever a sentence says of it: «between …», «A's treaty with B»."""
        named = self._named(sentence)
        beside = [one for one in named if one.preposition == "with" and 0 <= one.first - noun.last <= _NEAR_COMPANY]
        tied = beside[:1] if beside and not self.doc.hits_in("verb", noun.last, beside[0].first) else []
        own = [one for one in named if one.last <= first <= one.last + _NEAR_CHAIN and one.preposition in _OF]
        pair = _parties([*(own or self._subjects(named, first))[-1:], *tied]) if tied else []
        return self.explicit(sentence, noun) or self._tied(named, noun, sentence) or (pair if len(pair) > 1 else [])

    def subjects(self, sentence: Sentence, token: int) -> Parties:
        """Those who stand before a verb as its subject."""
        return _parties(self._subjects(self._named(sentence), token))

    def concluding(self, sentence: Sentence, noun: Hit, first: int) -> Parties:
        """Those whom a sentence says to conclude: «between …», a compound adjective, subjects, with whom, by whom."""
        return self.explicit(sentence, noun) or self._acting(self._named(sentence), sentence, noun, first)

    def contracting(self, sentence: Sentence, noun: Hit, first: int) -> Parties:
        """Those whom a sentence says to conclude, or to whom two adjectives belong: not just two States it names."""
        return self.concluding(sentence, noun, first) or self._two_adjectives(sentence)

    def state(self, code: str, span: Span) -> Entity:
        """The State's entity; made of the words that imply it where only an adjective or a capital names it."""
        if code not in self.states:
            self.states[code] = Entity("state", -1, code, country=(code, span))
        return self.states[code]

    def body(self, name: Hit) -> Entity:
        """The organisation's entity; made of the words in a title where nothing else names it."""
        if name.code not in self.bodies:
            span = (name.start, name.end)
            self.bodies[name.code] = Entity("organization", -1, name.code, names=[(self.doc.exact(*span), span)])
        return self.bodies[name.code]

    def states_in(self, sentence: Sentence) -> Parties:
        """All States that a sentence names, by their names, their adjectives or those who belong to them."""
        found = {one.entity: one.span for one in self._named(sentence) if one.entity.kind == "state"}
        for hit in self.doc.hits_in("demonym", sentence.first, sentence.last):
            if len(hit.codes) == 1:
                found.setdefault(self.state(hit.code, (hit.start, hit.end)), (hit.start, hit.end))
        for hit in self.doc.hits_in("country_prefix", sentence.first, sentence.last):
            tied = self.doc.hits_in("demonym", hit.last, hit.last + 2)
            if len(hit.codes) == 1 and tied:
                span = (hit.start, tied[0].end)
                found.setdefault(self.state(hit.code, span), span)
        return list(found.items())

    def opening_pair(self, sentence: Sentence) -> Parties:
        """«A and B have agreed …»: the two States with which a sentence opens as its subject."""
        named = self._named(sentence)[:_TWO]
        if len(named) < _TWO or any(one.preposition or not one.whole for one in named):
            return []
        left, right = named
        joins = self.doc.hits_in("conjunction", left.last, right.first)
        opens = left.first - sentence.first <= 1 and right.first - left.last <= _NEAR_OWNER
        return _parties(named) if opens and any(hit.code == "and" for hit in joins) else []

    def giving_pair(self, sentence: Sentence) -> Parties:
        """«A has granted B 10 million»: the two States or bodies of which a sentence with a sum tells."""
        named = self._named(sentence)
        parties = _parties(named)
        opens = bool(named) and named[0].whole and not named[0].preposition and named[0].first - sentence.first <= 1
        sums = self.doc.hits_in("currency", sentence.first, sentence.last)
        return parties if opens and sums and len(parties) == _TWO and all(one.whole for one in named) else []

    # ------------------------------------------------------------------ what is named
    def _named(self, sentence: Sentence) -> list[Named]:
        """All that a sentence names, in order; each place once."""
        found: dict[int, list[Named]] = {}
        for mention, who in self.ground.cast.between(sentence.first, sentence.last):
            if not is_of_company(self.ground, mention):
                found.setdefault(mention.first, []).extend(self._of_mention(mention, who))
        taken = {token for row in found.values() for one in row for token in range(one.first, one.last)}
        for place in self.ground.places_in(sentence.first, sentence.last):
            # A capital stands for its State, but where something happens («in Paris») it is a place.
            if (
                place is not self.ground.dateline
                and place.first not in taken
                and place.kind == "city"
                and self._is_capital(place)
                and place.preposition != "to"
                and not names_treaty(self.ground, place)
            ):
                entity = self.state(place.country, place.span)
                found[place.first] = [Named(entity, place.span, place.first, place.last, place.preposition, whole=True)]
        return [one for first in sorted(found) for one in found[first]]

    def _of_mention(self, mention: Mention, who: Sequence[Entity]) -> Iterator[Named]:
        owners = mention.roles[0].countries if mention.kind == "person" and mention.roles and not who else ()
        if len(owners) == 1 and owners[0][0] and mention.roles[0].counterpart:  # «his Angolan colleague»
            state = self.state(*owners[0])
            yield Named(state, owners[0][1], mention.first, mention.last, mention.preposition, whole=False)
        for entity in who:
            if entity.kind != "person":
                span = (mention.start, mention.end)
                yield Named(entity, span, mention.first, mention.last, mention.preposition, whole=True)
            elif (body := self._body_of(entity)) is not None:
                yield Named(*body, mention.first, mention.last, mention.preposition, whole=False)

    def _body_of(self, entity: Entity) -> tuple[Entity, Span] | None:
        """The State or body that somebody acts for."""
        if entity.country is not None:
            return self.state(*entity.country), entity.country[1]
        return next((found for role in entity.roles if (found := self._body_led(role)) is not None), None)

    def _body_led(self, role: RoleFact) -> tuple[Entity, Span] | None:
        """«la Directrice générale de l'UNESCO»: the organisation that a title names, with its words."""
        first, last = (self.doc.token_at(offset) for offset in (role.title[0], role.title[1] - 1))
        hits = self.doc.hits_in("organization", first, last + 1)
        hit = next((hit for hit in hits if hit.code == role.organization), None)
        return None if hit is None else (self.body(hit), (hit.start, hit.end))

    def _is_capital(self, place: Location) -> bool:
        return bool(self.doc.hits_in("capital", place.first, place.last))

    # ------------------------------------------------------------------ ways of naming
    def _between(self, named: Sequence[Named]) -> Parties:
        """«between A, B and C»."""
        chains = [self._chain(named, n) for n, one in enumerate(named) if one.preposition == "between"]
        return next((parties for chain in chains if len(parties := _parties(chain)) > 1), [])

    def _compound(self, sentence: Sentence, noun: Hit) -> Parties:
        """«l'accord maroco-zambien»: a compound adjective beside the noun."""
        near = range(max(sentence.first, noun.first - _NEAR_ADJECTIVE), min(sentence.last, noun.last + _NEAR_ADJECTIVE))
        for front in self.doc.hits_in("country_prefix", near.start, near.stop):
            behind = front.last + (self.doc.words[front.last] == "-" if front.last < sentence.last else 0)
            for back in self.doc.hits_in("demonym", behind, behind + 2):
                if back.first == behind and len(front.codes) == len(back.codes) == 1 and front.code != back.code:
                    span = (front.start, back.end)
                    return [(self.state(front.code, span), span), (self.state(back.code, span), span)]
        return []

    def _two_adjectives(self, sentence: Sentence) -> Parties:
        """«the Swiss and Thai negotiators», «les deux gouvernements, malgache et mauricien»."""
        hits = [hit for hit in self.doc.hits_in("demonym", sentence.first, sentence.last) if len(hit.codes) == 1]
        for left, right in pairwise(hits):
            joins = self.doc.hits_in("conjunction", left.last, right.first)
            if right.first - left.last == 1 and joins and joins[0].code == "and" and left.code != right.code:
                one, other = (left.start, left.end), (right.start, right.end)
                return [(self.state(left.code, one), one), (self.state(right.code, other), other)]
        return []

    def _tied(self, named: Sequence[Named], noun: Hit, sentence: Sentence) -> Parties:
        """«the protocol that binds A to B», «the pact linking A and B»: those whom a verb of binding joins."""
        parties = _parties(self._bound(named, noun, sentence))
        return parties if len(parties) > 1 else []

    def _acting(self, named: Sequence[Named], sentence: Sentence, noun: Hit, first: int) -> Parties:
        """Those who stand before the agreement as its subject, those with whom, by whom, and whom it binds."""
        company = self._own_company(named, noun, sentence) or self._in_company(named)
        subjects = [*self._subjects(named, first), *self._subjects_behind(named, noun, sentence)]
        found = [*subjects, *company, *self._bound(named, noun, sentence)]
        parties = _parties(found)
        return parties[:_MOST_PARTIES] if len(parties) > 1 else []

    def _subjects(self, named: Sequence[Named], first: int) -> list[Named]:
        """Those who stand before the agreement with no preposition, in one chain of commas and «and»."""
        chain: list[Named] = []
        for one in reversed([one for one in named if one.last <= first]):
            if chain and chain[-1].first - one.last > _NEAR_CHAIN and chain[-1].first != one.first:
                break
            if chain and self.doc.hits_in("verb", one.last, chain[-1].first):
                bodies = {other.entity for other in chain if other.entity.kind == "organization"}
                titled = len(bodies) == 1 and all(other.entity in bodies for other in chain)
                if one.preposition or not titled or first - chain[0].last > _TITLE:
                    break
                chain = []  # «Presidents X and Y signed the AfCFTA agreement»: what it is called
            if not one.preposition:
                chain.append(one)
            elif chain:
                break
        return chain[::-1]

    def _subjects_behind(self, named: Sequence[Named], noun: Hit, sentence: Sentence) -> list[Named]:
        """«the treaty that A and B signed»: those before the verb of a clause about an agreement."""
        that = (*self.doc.pack.words("phrases", "that"), *self.doc.pack.words("phrases", "relative"))
        near = range(noun.last, min(sentence.last, noun.last + _NEAR_CLAUSE))
        opening = next((token for token in near if self.doc.words[token] in that), None)
        verb = next(iter(self.ground.verbs("sign", opening, sentence.last)), None) if opening is not None else None
        if opening is None or verb is None or verb[0].first - opening > _LONGEST_CLAUSE:
            return []
        return [one for one in named if opening < one.first and one.last <= verb[0].first and not one.preposition]

    def _own_company(self, named: Sequence[Named], noun: Hit, sentence: Sentence) -> list[Named]:
        """«the treaty with A is in force, that with B signed»: with whom one of several agreements is."""
        others = self.doc.hits_in("agreement_noun", noun.last, sentence.last)
        last = others[0].first if others else sentence.last
        own = [one for one in named if noun.last <= one.first < last and one.preposition == "with"]
        if not own or own[0].first - noun.last > _NEAR_COMPANY or self.doc.hits_in("verb", noun.last, own[0].first):
            return []
        more = [one for one in named if one.preposition == "with" and one not in own]
        return own[:1] if more else []

    def _in_company(self, named: Sequence[Named]) -> list[Named]:
        """Those «with» whom or «by» whom, and the others of such a chain."""
        found: list[Named] = []
        last = -1
        for one in named:
            joined = last >= 0 and one.first - last <= _NEAR_CHAIN and one.preposition in {"", "by"}
            joined = joined and not self.doc.hits_in("verb", last, one.first)
            if one.preposition in {"with", "by"} or joined:
                found.append(one)
                last = one.last
            else:
                last = -1
        return found

    def _bound(self, named: Sequence[Named], noun: Hit, sentence: Sentence) -> list[Named]:
        """«l'accord qui le liait au Portugal»: whom a verb of binding joins."""
        found: list[Named] = []
        for bond, _ in self.ground.verbs("bind", noun.last, sentence.last):
            first = next((n for n, one in enumerate(named) if one.first >= bond.last), None)
            if first is not None and named[first].first - bond.last <= _NEAR_BOND and named[first].preposition != "of":
                chain = self._chain(named, first)
                found += chain
                found += [
                    one
                    for one in named[first + len(chain) :][:1]
                    if one.preposition in {"to", "with"} and one.first - chain[-1].last <= _NEAR_CHAIN
                ]
        return found

    def _owners(self, named: Sequence[Named]) -> Parties:
        """«by the experts of A and B», «the parliaments of A and of B»: to whom those belong who act."""
        for left, right in pairwise(named):
            between = range(left.last, right.first)
            both = left.whole and right.whole and left.preposition == "of" and right.preposition in {"of", ""}
            joins = self.doc.hits_in("conjunction", between.start, between.stop)
            if both and len(between) <= _NEAR_OWNER and joins and joins[0].code == "and":
                return _parties([left, right])
        return []

    def _only_two(self, named: Sequence[Named], noun: Hit) -> Parties:
        """The only two States that the sentence names, where one of them acts."""
        first: dict[Entity, Named] = {}
        for one in named:
            if one.whole and one.preposition not in {"from", "toward"}:
                first.setdefault(one.entity, one)
        whole = list(first.values())
        parties = _parties(whole)
        acting = any(not one.preposition and one.last <= noun.first for one in whole)
        near = all(abs(one.first - noun.first) <= _NEAR_NOUN for one in whole)
        return parties if len(parties) == _TWO and (acting or near) else []

    def _only_actor(self, named: Sequence[Named], first: int) -> Parties:
        """One party alone: the other may be known from elsewhere."""
        found = _parties([*self._subjects(named, first), *self._in_company(named)])
        return found or _parties([one for one in named if one.whole and one.preposition != "to"][:1])

    def _chain(self, named: Sequence[Named], number: int) -> list[Named]:
        """A named one and those joined to it by commas and «and»."""
        chain = [named[number]]
        for one in named[number + 1 :]:
            if one.first - chain[-1].last > _NEAR_CHAIN or one.preposition not in {"", "between", "of"}:
                break
            chain.append(one)
        return chain


def _parties(found: Iterable[Named]) -> Parties:
    """Each State or body once, with the words that name it first."""
    parties: dict[Entity, Span] = {}
    for one in found:
        parties.setdefault(one.entity, one.span)
    return list(parties.items())


_OF = frozenset({"", "of"})
_TWO = 2
_TITLE = 1
"""Tokens, as a bracket, between a body after which an agreement is called and its noun."""
_NEAR_CHAIN = 4
_NEAR_ADJECTIVE = 5
_NEAR_BOND = 3
_NEAR_OWNER = 3
_NEAR_NOUN = 14
_MOST_PARTIES = 12
_NEAR_COMPANY = 8
_NEAR_CLAUSE = 4
_LONGEST_CLAUSE = 12
