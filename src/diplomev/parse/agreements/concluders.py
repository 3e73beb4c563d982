"""Who concludes an agreement, where its sentence does not name two: a pronoun, the visit, the agreement before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.agreements.parties import PartyFinder

if TYPE_CHECKING:
    from diplomev.parse.actors import Span
    from diplomev.parse.agreements.memory import Memory
    from diplomev.parse.agreements.occasions import Occasions
    from diplomev.parse.agreements.parties import Parties
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground


class Concluders:
    """Finds who concludes the agreements of one text.

    Args:
        ground: The text with its mentions.
        occasions: Its visits.
        memory: The agreements found so far.
    """

    def __init__(self, ground: Ground, occasions: Occasions, memory: Memory) -> None:
        self.doc = ground.doc
        self.occasions = occasions
        self.memory = memory
        self.parties = PartyFinder(ground)

    def find(self, sentence: Sentence, phrase: Phrase) -> Parties:
        """Those whom the sentence names, or the pair that the text is about."""
        found = self.parties.find(sentence, phrase.hit, phrase.opening)
        if phrase.kind == _CONTRACT and len(found) > 1:  # «extended the contract of A's coach»
            found = self.parties.contracting(sentence, phrase.hit, phrase.opening)
        if len(found) > 1:
            return found
        known = {entity for entity, _ in found}
        actor = self._spoken_of(sentence, phrase) if found else None
        if actor is not None and actor[0] not in known:
            return [actor, *found]
        pair = self._pair_of_visit(sentence) or self._pair_before(sentence) or self._pair_of_text(sentence)
        pair = pair or self._pair_of_title(sentence) or self._pair_just_named(sentence)
        return pair if known <= {entity for entity, _ in pair} else []

    def are_named(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether the sentence names the parties."""
        return len(self.parties.find(sentence, phrase.hit, phrase.opening)) > 1

    def are_states_at_work(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether a sentence says of States that they conclude something, or names none besides those of a visit."""
        found = self.parties.concluding(sentence, phrase.hit, phrase.opening)
        if len(found) < _TWO:
            pairs = self.doc.hits_in("pair", sentence.first, sentence.last)
            return bool(pairs) or not self.parties.states_in(sentence)
        return all(entity.kind == "state" for entity, _ in found)

    def are_explicit(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether the words of the agreement itself name its parties («the treaty between A and B»)."""
        return len(self.parties.explicit(sentence, phrase.hit)) > 1

    def _spoken_of(self, sentence: Sentence, phrase: Phrase) -> tuple[Entity, Span] | None:
        """Whom a pronoun before the agreement stands for: the first party of the agreement spoken of just before."""
        ago, pact = self.memory.latest(sentence) or (0, None)
        if pact is None or ago != 1 or not self.doc.hits_in("pronoun", sentence.first, phrase.first):
            return None
        return next(iter(pact.named_parties), None)

    def _pair_of_visit(self, sentence: Sentence) -> Parties:
        """The sending and the receiving State of the visit that is spoken of."""
        return [(self.parties.state(code, span), span) for code, span in self.occasions.pair(sentence)]

    def _pair_before(self, sentence: Sentence) -> Parties:
        """The parties of the agreement that this sentence or the one before speaks of."""
        ago, pact = self.memory.latest(sentence) or (0, None)
        return pact.named_parties if pact is not None and ago <= 1 and len(pact.parties) == _TWO else []

    def _pair_of_text(self, sentence: Sentence) -> Parties:
        """«the two countries»: the only two States that the nearest sentences before name."""
        if not any(hit.code == "state" for hit in self.doc.hits_in("pair", sentence.first, sentence.last)):
            return []
        named: dict[Entity, Span] = {}
        for number in range(sentence.index, max(-1, sentence.index - _SENTENCES_BACK), -1):
            named |= dict(self.parties.states_in(self.doc.sentences[number]))
            if len(named) > 1:
                break
        return list(named.items()) if len(named) == _TWO else []

    def _pair_just_named(self, sentence: Sentence) -> Parties:
        """«A and B have drawn closer. The treaty, signed on Monday, …»: the two States of which a paragraph speaks.

        The sentence before names them with «and» as its subject, and neither of the two sentences names another.
        """
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.block is not sentence.block:
            return []
        pair = self.parties.opening_pair(before) or self.parties.giving_pair(before)
        named = [*self.parties.states_in(before), *self.parties.states_in(sentence)]
        return pair if {entity for entity, _ in named} <= {entity for entity, _ in pair} else []

    def _pair_of_title(self, sentence: Sentence) -> Parties:
        """«Finland – Namibia: key dates»: in the entries of a chronology, the only two States that its title names."""
        if sentence.index not in self.parties.ground.diary:
            return []
        titles = [one for one in self.doc.sentences[:_IN_TITLE] if one.index not in self.parties.ground.diary]
        for title in titles:
            named = self.parties.states_in(title)
            if len(named) == _TWO:
                return named
        return []


_IN_TITLE = 4
"""Sentences in which a chronology says whose it is."""
_SENTENCES_BACK = 12
_TWO = 2
_CONTRACT = "contract"
