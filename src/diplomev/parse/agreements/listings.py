"""Instruments with lines of what States did: «– Ratification: Nigeria, 24 August 2023».

Energy Charter Treaty, done at Lisbon on 17 December 1994.
– Notice of withdrawal: Slovenia, 14 September 2023.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.agreements.entries import NEAR_MARK, Entry, EntryWriter
from diplomev.parse.agreements.status import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.agreements.parties import PartyFinder
    from diplomev.parse.agreements.phrases import PhraseReader
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground


class ListingReader:
    """Reads such listings in one text.

    Args:
        ground: The text with its mentions.
        phrases: The reader of noun phrases for agreements.
        parties: The finder of parties.
        writer: What makes agreements of entries.
    """

    def __init__(self, ground: Ground, phrases: PhraseReader, parties: PartyFinder, writer: EntryWriter) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.phrases = phrases
        self.parties = parties
        self.writer = writer

    def read(self, body: Sequence[Sentence]) -> frozenset[int]:
        """Add the agreements of all listings in some sentences; returns the numbers of those that belong to some."""
        entries = [*self._listings(body)]
        for entry in entries:
            self._add(entry)
        return frozenset(sentence.index for entry in entries for sentence in entry.sentences)

    def _listings(self, body: Sequence[Sentence]) -> Iterator[Entry]:
        """«Convention on …, done at …», and lines behind it such as «– Ratification: Nigeria, 24 August 2023»."""
        number = 0
        while number < len(body):
            heading = body[number]
            number += 1
            phrase = next(iter(self.phrases.find(heading)), None)
            if phrase is None or phrase.first > heading.first + 1 or not phrase.kind:
                continue
            last = number
            while last < len(body) and (self._action(body[last]) is not None or self._goes_on(body, last)):
                last += 1
            if last > number and self._action(body[number]) is not None:
                yield Entry([*body[number - 1 : last]], phrase, 0, [])
                number = last

    def _goes_on(self, body: Sequence[Sentence], number: int) -> bool:
        """Whether a sentence says more in the line of an action."""
        return number > 0 and body[number].block is body[number - 1].block and self._states(body[number - 1]) != []

    def _action(self, sentence: Sentence) -> Hit | None:
        """The noun of a step that a line begins with, where a colon and a State are behind it."""
        noun = next(iter(self.doc.hits_in("agreement_step", sentence.first, sentence.first + NEAR_MARK)), None)
        return noun if noun is not None and self._states(sentence) else None

    def _states(self, sentence: Sentence) -> list[Hit]:
        """The States behind the colon of a line."""
        words = self.doc.words
        colon = next(
            (t for t in range(sentence.first, min(sentence.last, sentence.first + _LABEL)) if words[t] == ":"), None
        )
        if colon is None:
            return []
        return [hit for hit in self.doc.hits_in("country", colon, sentence.last) if len(hit.codes) == 1]

    def _add(self, entry: Entry) -> None:
        """One agreement for each State that a line names: what this State did with the instrument, and when."""
        for number, sentence in enumerate(entry.sentences[1:], start=1):
            noun = self._action(sentence)
            if noun is None:
                continue
            hits = self._states(sentence)
            for place, hit in enumerate(hits):
                last = hits[place + 1].first if place + 1 < len(hits) else sentence.last
                date = next(iter(self.ground.dates_in(hit.last, last)), None)
                step = Step(0, noun.code, "past", (noun.start, noun.end), noun.first)
                more = entry.sentences[number + 1 : number + 2] if place + 1 == len(hits) else ()
                later = [pair for s in more if self._action(s) is None for pair in self.writer.steps(s, None)]
                party = (self.parties.state(hit.code, (hit.start, hit.end)), (hit.start, hit.end))
                self.writer.add(entry, [party], [(step, date), *later], anchor=hit.start)


_LABEL = 8
"""Tokens of a line in which its colon stands."""
