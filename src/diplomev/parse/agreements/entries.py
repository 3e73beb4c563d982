"""Entries of registers of treaties: what an entry is, what its lines say was done, and the agreement made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.parse.agreements.content import add_sectors_of
from diplomev.parse.agreements.dates import add_date
from diplomev.parse.agreements.memory import Pact
from diplomev.parse.agreements.status import STATUS, Step, furthest
from diplomev.parse.frames import Fact, Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.agreements.dates import DateReader
    from diplomev.parse.agreements.memory import Memory
    from diplomev.parse.agreements.parties import Parties
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground

Dated = tuple[Step, "DateMention | None"]
"""A step that was taken, with its day if that is told."""


@frozen
class Entry:
    """An entry of a register.

    Attributes:
        sentences: All that it says.
        phrase: Its instrument.
        named: The number of the sentence that names the instrument.
        states: The States that the entry opens with; none where each line names its own.
        section: What the heading above says was done with all that stands below it.
    """

    sentences: list[Sentence]
    phrase: Phrase
    named: int
    states: Parties
    section: Dated | None = None


class EntryWriter:
    """Makes agreements of the entries of registers.

    Args:
        ground: The text with its mentions.
        memory: The agreements found so far, which those of registers are added to.
        dates: The reader of their dates.
    """

    def __init__(self, ground: Ground, memory: Memory, dates: DateReader) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.memory = memory
        self.dates = dates

    def steps(self, sentence: Sentence, phrase: Phrase | None) -> Iterator[Dated]:
        """What a sentence says was done, each with its day; nothing that is still to come or denied."""
        first = phrase.hit.last if phrase is not None and phrase.hit.first >= sentence.first else sentence.first
        found = [
            (hit, code)
            for code in STATUS
            for hit, feature in self.ground.verbs(code, first, sentence.last)
            if feature in DONE
        ]
        nouns = [
            noun
            for noun in self.doc.hits_in("agreement_step", sentence.first, sentence.last)
            if noun.first < sentence.first + NEAR_MARK or self.ground.dates_in(noun.last, noun.last + NEAR_MARK)
        ]
        for hit, code in [*found, *((noun, noun.code) for noun in nouns)]:
            date = next(iter(self.ground.dates_in(hit.last, sentence.last)), None)
            loose = hit in nouns or any(entry.feature == "present" for entry in hit.entries)
            if date is None and loose and code in CONCLUDING:
                continue  # «Signature to follow», «Memorandum on Cultural Exchanges»
            ahead = code == "enter_force" and date is not None and self.dates.is_ahead(date)
            if not ahead and not self.doc.hits_in("negation", max(0, hit.first - NEAR_MARK), hit.first):
                yield Step(0, code, "past", (hit.start, hit.end), hit.first), date

    def add(self, entry: Entry, parties: Parties, steps: Sequence[Dated], *, anchor: int) -> None:
        """Add an agreement with all that is told of it."""
        frame = Frame("agreement", anchor)
        for entity, words in parties:
            frame.add(Fact("parties", entity, (words,), "agreement.party"))
        step, status = furthest([one for one, _ in steps])
        phrase = entry.phrase.as_entry()
        pact = Pact(frame, tuple(entity for entity, _ in parties), status, phrase.kind, phrase.many)
        self.memory.add(pact)
        pact.describe(phrase, step, status)
        add_sectors_of(frame, self.ground, phrase, entry.sentences[entry.named].last)
        for one, date in steps:
            add_date(pact, date, one.code, f"agreement.{one.code}")


CONCLUDING = frozenset({"sign", "initial"})
"""The steps by which States conclude an agreement."""
NEAR_MARK = 3
"""How far behind a mark, or the head of a line, its words stand."""
DONE = frozenset({"past", "past_participle", "simple_past", "present", "imperfect", "perfect_participle"})
"""Forms of a verb in which an entry tells what was done."""
