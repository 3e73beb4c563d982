"""One of a set of agreements, and what later sentences add to the agreements spoken of before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import define, field

from diplomev.claims import INHERITED
from diplomev.parse.agreements.content import add_sectors, add_sectors_of
from diplomev.parse.agreements.phrases import opens_list
from diplomev.parse.frames import Fact, Frame
from diplomev.parse.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.agreements.memory import Memory, Pact
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground


@define
class _Listing:
    """A list of agreements.

    Attributes:
        pact: The agreements that the sentence before the list speaks of.
        mark: The kind of mark that its items begin with.
        named: By the offset of its line, the instrument that an item names.
    """

    pact: Pact
    mark: str
    named: dict[int, Phrase] = field(factory=dict)


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
        self.listing: _Listing | None = None

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
        add_sectors_of(whole.frame, self.ground, phrase, sentence.last)
        return True

    def itemized(self, phrases: Sequence[Phrase], sentence: Sentence) -> bool:
        """Whether a sentence is an item of a list that a set of agreements ends in; it adds what it is about.

        «… signed the following instruments: / - an agreement on health; / - a protocol on fisheries.»
        """
        mark = self.mark(sentence)
        if self.listing is None or mark != self.listing.mark:
            self.close()
            self.listing = self._opened(sentence, mark) if mark else None
        if self.listing is None:
            return False
        listing = self.listing
        for phrase in phrases:
            listing.named.setdefault(self._line(sentence), phrase)
            add_sectors_of(listing.pact.frame, self.ground, phrase, sentence.last)
        if not phrases:
            add_sectors(listing.pact.frame, self.ground, sentence.first, sentence.last)
        return True

    def enumerated(self, phrases: Sequence[Phrase], sentence: Sentence) -> bool:
        """Add those that a sentence lists behind a colon to the set that it speaks of, if it does."""
        ago, pact = self.memory.latest(sentence) or (1, None)
        if pact is None or ago:
            return False
        for phrase in phrases:
            add_sectors_of(pact.frame, self.ground, phrase, sentence.last)
        _sum_up(pact.frame, phrases)
        return True

    def _opened(self, sentence: Sentence, mark: str) -> _Listing | None:
        """The list that begins with an item, where the sentence before speaks of agreements and ends in a colon."""
        ago, pact = self.memory.latest(sentence) or (0, None)
        opens = ago == 1 and opens_list(self.doc, self.doc.sentences[sentence.index - 1])
        return _Listing(pact, mark) if pact is not None and opens else None

    def close(self) -> None:
        """Sum up the list that has come to its end."""
        if self.listing is not None:
            _sum_up(self.listing.pact.frame, [*self.listing.named.values()])
            self.listing = None

    def mark(self, sentence: Sentence) -> str:
        """The kind of mark that the line of a sentence begins with, as items of a list do; empty where none is."""
        found = _ITEM.match(self.doc.text, self._line(sentence))
        return next((kind for kind, words in found.groupdict().items() if words), "") if found else ""

    def _line(self, sentence: Sentence) -> int:
        """Where the line begins that a sentence stands in."""
        return self.doc.text.rfind("\n", 0, sentence.start) + 1

    def pointed_at(self, phrase: Phrase, sentence: Sentence) -> bool:
        """«these agreements, on energy and health»: whether a phrase without a step points back."""
        if phrase.anaphoric and self.memory.pacts:
            self._add(phrase.hit.last, sentence)
        return phrase.anaphoric

    def continued(self, sentence: Sentence) -> None:
        """Sentences that go on about agreements: «the second concerns …», «these partnerships concern …»."""
        concern = [hit for hit, _ in self.ground.verbs("concern", sentence.first, sentence.last)]
        if not self.memory.pacts or self.ground.quoted(sentence.start):
            return
        ago, latest = self.memory.latest(sentence) or (0, None)
        verbs = concern
        if ago == 1 and latest is self.memory.last_set():  # «The first will pay for roads, the second for wells»
            behind = [hit.last for hit in self.doc.hits_in("ordinal", sentence.first, sentence.last)]
            told = self.doc.hits_in("verb", sentence.first, sentence.last)
            verbs = concern or [hit for hit in told if is_finite(hit) and hit.first in behind]
        if verbs and self._listed(verbs[0], sentence):
            return
        if concern and self._goes_on(sentence, concern[0]):
            self._add(concern[0].last, sentence)

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
        some = self.memory.pacts[-1].many and self.doc.hits_in("number", first, first + 1)  # «Three of them»
        stands_for = texts or some or self.doc.hits_in("pronoun", first, first + 1)
        if stands_for and self.memory.just_before(sentence, self.doc):
            return True
        nouns = self.doc.hits_in("partnership", first, verb.first)
        return bool(nouns and self.doc.hits_in("demonstrative", max(first, nouns[0].first - 2), nouns[0].first))

    def _add(self, token: int, sentence: Sentence) -> None:
        """Say what the last agreement is about, by the words from a token on."""
        add_sectors(self.memory.pacts[-1].frame, self.ground, token, sentence.last)

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
        add_sectors(part, self.ground, first, last)
        self.memory.frames.append(part)


def _sum_up(frame: Frame, phrases: Sequence[Phrase]) -> None:
    """Say how many instruments a list names, where nothing else did, and of what kind they all are."""
    if len(phrases) < _FEWEST_ITEMS:
        return
    spans = tuple((phrase.hit.start, phrase.hit.end) for phrase in phrases)
    if all(fact.value.get("max") is None for fact in frame.facts if fact.property == "count"):
        frame.add(Fact("count", {"min": len(phrases), "max": len(phrases)}, spans, "agreement.list", confidence=75))
    kinds = {phrase.kind for phrase in phrases}
    if len(kinds) == 1 and not frame.values("kind"):
        frame.add(Fact("kind", kinds.pop(), spans, "agreement.list", confidence=75))


_TEXTS = ("instrument", "agreement_noun")
_FEWEST_ITEMS = 2
_ITEM = re.compile(
    r"[^\S\n]*(?:(?P<dash>[-–—•▪■◆●*·→►])|\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-z]|[ivx]{2,4}))[.)])(?=\s)",
    re.IGNORECASE,
)
"""An item of a list: a dash or dot, or a number or letter with a stop or a bracket."""
_NEAR_INCLUSION = 3
_NEAR_CONCERN = 4
_NEAR_START = 3
