"""One of a set of agreements, and what later sentences add to the agreements spoken of before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.claims import INHERITED
from diplomev.parse.agreements.content import add_sectors, add_sectors_of
from diplomev.parse.frames import Fact, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.agreements.memory import Memory, Pact
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground


class PartReader:
    """Reads what sentences add to the agreements found so far.

    Args:
        ground: The text with its mentions.
        memory: The agreements found so far; parts are put among them.
    """

    def __init__(self, ground: Ground, memory: Memory) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.memory = memory
        self.listing: Pact | None = None

    def concerned(self, phrase: Phrase, sentence: Sentence) -> bool:
        """«the second agreement concerns energy»: whether a phrase is for a part, which is then added."""
        noun, whole = phrase.hit, self.memory.last_set()
        if whole is None or not (phrase.ordinal or phrase.another):
            return False
        concern = self.ground.verbs("concern", noun.last, min(sentence.last, noun.last + _NEAR_CONCERN))
        if concern:
            self._part(whole, noun, concern[0][0].last, sentence.last)
        return bool(concern)

    def included(self, phrase: Phrase, sentence: Sentence) -> bool:
        """«nine agreements, including a protocol on trade»: one of those just counted, which adds what it is about."""
        before = max(sentence.first, phrase.opening - _NEAR_INCLUSION)
        ago, whole = self.memory.latest(sentence) or (0, None)
        if whole is None or ago or not whole.many or not self.doc.hits_in("inclusion", before, phrase.first):
            return False
        add_sectors_of(whole.frame, self.doc, phrase, sentence.last)
        return True

    def itemized(self, phrases: Sequence[Phrase], sentence: Sentence) -> bool:
        """Whether a sentence is an item of a list that a set of agreements ends in; it adds what it is about.

        «… signed the following instruments: / - an agreement on health; / - a protocol on fisheries.»
        """
        if not self._is_item(sentence):
            self.listing = None
            return False
        ago, pact = self.memory.latest(sentence) or (0, None)
        if pact is not None and pact.many and ago == 1 and self._opens_list(self.doc.sentences[sentence.index - 1]):
            self.listing = pact
        if self.listing is None:
            return False
        for phrase in phrases:
            add_sectors_of(self.listing.frame, self.doc, phrase, sentence.last)
        if not phrases:
            add_sectors(self.listing.frame, self.doc, sentence.first, sentence.last)
        return True

    def _is_item(self, sentence: Sentence) -> bool:
        """Whether a sentence stands in a paragraph that begins with a mark, as items of a list do."""
        first = self.doc.token_at(sentence.block.start)
        return first < len(self.doc.words) and self.doc.words[first] in _ITEM_MARKS

    def _opens_list(self, sentence: Sentence) -> bool:
        """Whether a sentence ends in a colon, and its paragraph with it."""
        return self.doc.words[sentence.last - 1] == ":"

    def pointed_at(self, phrase: Phrase, sentence: Sentence) -> bool:
        """«these agreements, on energy and health»: whether a phrase without a step points back."""
        if phrase.anaphoric and self.memory.pacts:
            self._add(phrase.hit.last, sentence)
        return phrase.anaphoric

    def continued(self, sentence: Sentence) -> None:
        """Sentences that go on about agreements: «the second concerns …», «these partnerships concern …»."""
        concern = self.ground.verbs("concern", sentence.first, sentence.last)
        if not concern or not self.memory.pacts or self.ground.quoted(sentence.start):
            return
        verb = concern[0][0]
        if not self._listed(verb, sentence) and self._goes_on(sentence, verb):
            self._add(verb.last, sentence)

    def _listed(self, verb: Hit, sentence: Sentence) -> bool:
        """«The first concerns energy, the second health»: whether a sentence goes through a set, part by part."""
        ordinals, whole = self.doc.hits_in("ordinal", sentence.first, sentence.last), self.memory.last_set()
        if whole is None or not ordinals or ordinals[0].first >= min(sentence.first + _NEAR_START, verb.first):
            return False
        starts = [verb.last, *(ordinal.last for ordinal in ordinals[1:])]
        ends = [*(ordinal.first for ordinal in ordinals[1:]), sentence.last]
        for ordinal, first, last in zip(ordinals, starts, ends, strict=True):
            self._part(whole, ordinal, first, last)
        return True

    def _goes_on(self, sentence: Sentence, verb: Hit) -> bool:
        """Whether the subject of a sentence stands for the last agreement: «they», «the documents», «these …»."""
        first = sentence.first
        texts = [hit for c in _TEXTS for hit in self.doc.hits_in(c, first, verb.first) if hit.first - first <= 1]
        stands_for = texts or self.doc.hits_in("pronoun", first, first + 1)
        if stands_for and self.memory.just_before(sentence, self.doc):
            return True
        nouns = self.doc.hits_in("partnership", first, verb.first)
        return bool(nouns and self.doc.hits_in("demonstrative", max(first, nouns[0].first - 2), nouns[0].first))

    def _add(self, token: int, sentence: Sentence) -> None:
        """Say what the last agreement is about, by the words from a token on."""
        add_sectors(self.memory.pacts[-1].frame, self.doc, token, sentence.last)

    def _part(self, whole: Pact, anchor: Hit, first: int, last: int) -> None:
        """Add one instrument of a set, which is about what stands between two tokens."""
        part = Frame("agreement", anchor.start)
        words = (anchor.start, anchor.end)
        part.add(Fact("part_of", whole.frame, (words,), "agreement.part"))
        part.add(Fact("count", {"min": 1, "max": 1}, (words,), "agreement.part"))
        shared: set[tuple[str, Any]] = set()
        for fact in whole.frame.facts:
            if fact.property in INHERITED and (fact.property, fact.value) not in shared:
                shared.add((fact.property, fact.value))
                part.add(fact)
        add_sectors(part, self.doc, first, last)
        self.memory.frames.append(part)


_TEXTS = ("instrument", "agreement_noun")
_ITEM_MARKS = frozenset("-–—•▪■◆●*·→►")
_NEAR_INCLUSION = 3
_NEAR_CONCERN = 4
_NEAR_START = 3
