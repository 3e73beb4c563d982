"""Registers of treaties: each entry names an instrument, and then what was done with it, mostly without a verb.

Cabo Verde. – Agreement on social security, signed at Praia on 6 March 2023. In force since 1 September 2023.

II. RATIFIED
URUGUAY
(4) Convention on social security. Montevideo, 11 May 2023.

Energy Charter Treaty, done at Lisbon on 17 December 1994.
– Notice of withdrawal: Slovenia, 14 September 2023.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from diplomev.parse.agreements.entries import CONCLUDING, DONE, NEAR_MARK, Entry, EntryWriter
from diplomev.parse.agreements.listings import ListingReader
from diplomev.parse.agreements.status import STATUS, Step
from diplomev.parse.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.agreements.dates import DateReader
    from diplomev.parse.agreements.entries import Dated
    from diplomev.parse.agreements.memory import Memory
    from diplomev.parse.agreements.parties import Parties, PartyFinder
    from diplomev.parse.agreements.phrases import Phrase, PhraseReader
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground


@frozen
class _Above:
    """What the headings above a line say.

    Attributes:
        said: The States that the text says at its head that it is about.
        under: The State that stands alone on the line above, which the instruments below are concluded with.
        section: What was done with those below, with the day if it is told: «II. RATIFIED», «A. Signed (5 May 2023)».
        listed: The line that says of what agreements a table is: «Security agreements concluded by France».
    """

    said: Parties
    under: Parties
    section: Dated | None
    listed: tuple[Sentence, Phrase] | None = None


@frozen
class _Heading:
    """What a line says that may be a heading.

    Attributes:
        under: The State that it names alone.
        section: What it says of all below it, and with which day.
        done: The same, unless it says that it is still to be done.
        marked: Whether it looks like a heading, being in capitals or numbered.
    """

    under: Parties = field(factory=list)
    section: Dated | None = None
    done: Dated | None = None
    marked: bool = False


class RegisterReader:
    """Reads the registers in one text.

    Args:
        ground: The text with its mentions.
        memory: The agreements found so far, which those of registers are added to.
        phrases: The reader of noun phrases for agreements.
        parties: The finder of parties.
        dates: The reader of their dates.
    """

    def __init__(
        self, ground: Ground, memory: Memory, phrases: PhraseReader, parties: PartyFinder, dates: DateReader
    ) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.phrases = phrases
        self.parties = parties
        self.dates = dates
        self.writer = EntryWriter(ground, memory, dates)
        self.listings = ListingReader(ground, phrases, parties, self.writer)
        self.headings: dict[int, _Heading | None] = {}

    def read(self) -> frozenset[int]:
        """Add the agreements of all entries; returns the numbers of the sentences that belong to some."""
        body = [s for s in self.doc.sentences if s.block.kind != "furniture"]
        blocks = [list(group) for _, group in groupby(body, key=lambda s: s.block.start)]
        entries = (
            self._entries(blocks, self._labelled, _TWO)
            or self._entries(blocks, self._headed, _TWO)
            or self._entries(blocks, self._itemized, _THREE)
            or self._entries(blocks, self._tabled, _THREE)
        )
        self._add_all(entries)
        taken = frozenset(sentence.index for entry in entries for sentence in entry.sentences)
        return taken | self.listings.read([sentence for sentence in body if sentence.index not in taken])

    def _entries(
        self,
        blocks: Sequence[Sequence[Sentence]],
        head: Callable[[Sequence[Sentence], _Above], Entry | None],
        least: int,
    ) -> list[Entry]:
        """The entries whose first lines are heads of one kind, each with the lines up to a blank one or the next head.

        Args:
            blocks: The lines and paragraphs of the text, as their sentences.
            head: What makes an entry of a line that heads one, with what the headings above it say.
            least: How many there must be.
        """
        entries: list[Entry] = []
        above = _Above([], [], None)
        for number, block in enumerate(blocks):
            before = blocks[number - 1][-1] if number else None
            title = block[0].block.kind == "title"
            entry = head(block, above) if not title else None
            if entry is not None:
                entries.append(evolve(entry, section=above.section))
                continue
            follows = bool(entries) and before is entries[-1].sentences[-1] and self._is_next(before, block[0])
            below = self._below(block, above, apart=not follows) if not title else None
            if below is None and follows:
                entries[-1].sentences.extend(block)
            elif below is not None:
                above = below
            elif not entries and not above.under:
                said = self._said(block)
                above = evolve(above, said=said if len(said) >= max(1, len(above.said)) else above.said)
                above = evolve(above, listed=self._listed(block) or above.listed)
        return entries if len(entries) >= least else []

    def _below(self, block: Sequence[Sentence], above: _Above, *, apart: bool) -> _Above | None:
        """What holds below a line that is a heading: one of a State, or of what was done; `None` for any other line.

        Args:
            block: The line.
            above: What the headings above it say.
            apart: Whether it stands apart from an entry; else it must look like a heading, not like more of the entry.
        """
        index = block[0].index
        if index not in self.headings:
            self.headings[index] = self._heading(block)
        heading = self.headings[index]
        if heading is None:
            return None
        if heading.under:
            return evolve(above, under=heading.under)
        tells = heading.section is not None or heading.marked
        return evolve(above, under=[], section=heading.done) if tells and (apart or heading.marked) else None

    def _heading(self, block: Sequence[Sentence]) -> _Heading | None:
        """What a line says, should it be a heading; `None` where it can be none."""
        first, last = block[0].first, block[-1].last
        here = self._past_label(first, last)
        hit = self.doc.hits_at("country").get(here)
        behind = hit.last if hit is not None else here
        alone = hit is not None and len(hit.codes) == 1 and not any(map(str.isalnum, self.doc.words[behind:last]))
        if alone and hit is not None:
            span = (hit.start, hit.end)
            return _Heading(under=[(self.parties.state(hit.code, span), span)])
        if last - first > _LONGEST_HEADING or any(one.kind and not one.plural for one in self.phrases.find(block[0])):
            return None
        if ":" in self.doc.words[first : last - 1] or self.parties.states_in(block[0]):
            return None
        loud = self.doc.exact(self.doc.starts[first], self.doc.ends[last - 1]).isupper()
        numbered = here > first and self.doc.words[first].isalpha()
        section = self._section(first, last)
        undone = any(self.doc.hits_in(category, first, last) for category in _UNDONE)
        return _Heading(section=section, done=None if undone else section, marked=loud or numbered)

    def _section(self, first: int, last: int) -> Dated | None:
        """«RATIFIED», «III. ENTRÉES EN VIGUEUR»: what a heading says was done with all below it."""
        nouns = [(hit, hit.code) for hit in self.doc.hits_in("agreement_step", first, last)]
        verbs = [(hit, code) for code in STATUS for hit, f in self.ground.verbs(code, first, last) if f in DONE]
        found = min([*nouns, *verbs], key=lambda pair: pair[0].first, default=None)
        if found is None:
            return None
        hit, code = found
        date = next(iter(self.ground.dates_in(first, last)), None)
        return Step(0, code, "past", (hit.start, hit.end), hit.first), date

    def _is_next(self, line: Sentence, other: Sentence) -> bool:
        """Whether no blank line parts two lines."""
        return self.doc.text.count("\n", line.end, other.start) <= 1

    def _said(self, block: Sequence[Sentence]) -> Parties:
        """«AGREEMENTS IN FORCE BETWEEN A AND B», «ALGERIA: TREATIES OF 2021»: the States of a line without a verb."""
        told = len(block) > 1 or self._tells(block[0].first, block[-1].last, _IN_FORCE)
        named = self.parties.states_in(block[0]) if not told else []
        return named if len(named) <= _TWO else []

    # ------------------------------------------------------------- entries of two States
    def _labelled(self, block: Sequence[Sentence], above: _Above) -> Entry | None:
        """«Mali – Russia. Agreement on …», «Bolivia. – Agreement on …», «3 | Ghana | Agreement, animal health | …»."""
        doc = self.doc
        here = self._past_marks(block[0].first, block[-1].last)
        states: Parties = []
        paired = False  # «Mali – Russia», not «Mali, Niger»
        while (hit := doc.hits_at("country").get(here)) is not None and len(hit.codes) == 1:
            states.append((self.parties.state(hit.code, (hit.start, hit.end)), (hit.start, hit.end)))
            here = hit.last
            if here < block[-1].last and doc.words[here] in _TIES and here + 1 in doc.hits_at("country"):
                paired = doc.words[here] in _DASHES
                here += 1
        marks = here
        here = self._past_marks(here, block[-1].last)
        owner = self._owner(above)
        if states and not paired and owner is not None and owner[0] not in {state for state, _ in states}:
            states.append(owner)
        if len(states) < _TWO or here == marks:
            return None
        for number, sentence in enumerate(block[:_NAMING]):
            phrase = next(iter(self.phrases.find(sentence)), None)
            if phrase is not None and phrase.kind and here <= phrase.first <= here + 1:
                return Entry([*block], phrase, number, states)
        return None

    def _owner(self, above: _Above) -> tuple[Entity, Span] | None:
        """The State whose register it is: that of the body which gives it out, or the only one of its headings."""
        issuer = self.ground.parts.issuer
        if issuer is not None:
            return self.parties.state(*issuer), issuer[1]
        return above.said[0] if len(above.said) == 1 else None

    def _headed(self, block: Sequence[Sentence], above: _Above) -> Entry | None:
        """«GHANA / (1) Agreement on Air Services. Accra, 12 March 2024.»: with the State that stands above it alone."""
        owner = self._owner(above)
        if owner is None or not above.under or owner[0] is above.under[0][0]:
            return None
        here = self._past_label(block[0].first, block[-1].last)
        phrase = next(iter(self.phrases.find(block[0])), None)
        if phrase is None or not phrase.kind or phrase.opening > here + 1:
            return None
        if self._tells(phrase.hit.last, block[0].last):
            return None
        return Entry([*block], phrase, 0, [*above.under, owner])

    def _past_label(self, token: int, last: int) -> int:
        """The first token behind the marks, the number and the label («Title:») that a line begins with."""
        here = self._past_marks(token, last)
        colon = next((t for t in range(here, min(last, here + _LABEL_WORDS)) if self.doc.words[t] == ":"), None)
        return here if colon is None else self._past_marks(colon, last)

    def _itemized(self, block: Sequence[Sentence], above: _Above) -> Entry | None:
        """«• Trade agreement», «▸ Convention on … (Rome, 8 May 2022)», where two States have been said before."""
        said = above.said
        if len(said) < _TWO:
            return None
        here = self._past_marks(block[0].first, block[-1].last)
        phrase = next(iter(self.phrases.find(block[0])), None)
        if here == block[0].first or phrase is None or not phrase.kind or phrase.opening > here + 1:
            return None
        return None if self._tells(phrase.hit.last, block[0].last) else Entry([*block], phrase, 0, said)

    def _listed(self, block: Sequence[Sentence]) -> tuple[Sentence, Phrase] | None:
        """The agreements that a line without a verb speaks of, several at once."""
        if len(block) > 1 or self._tells(block[0].first, block[0].last):
            return None
        phrase = next((one for one in self.phrases.find(block[0]) if one.kind and one.plural), None)
        return None if phrase is None else (block[0], evolve(phrase, count=None, count_span=None))

    def _tabled(self, block: Sequence[Sentence], above: _Above) -> Entry | None:
        """«Benin    Cotonou, 17 March 2008    In force»: the partner and the day of one of those that a table lists."""
        here = self._past_marks(block[0].first, block[-1].last)
        hit, owner = self.doc.hits_at("country").get(here), self._owner(above)
        if hit is None or len(hit.codes) > 1 or owner is None or above.listed is None or hit.last >= block[-1].last:
            return None
        column = self.doc.opens_column(hit.last) or self.doc.words[hit.last] in _CELL_MARKS
        state = self.parties.state(hit.code, (hit.start, hit.end))
        if not column or state is owner[0] or not self.ground.dates_in(hit.last, block[-1].last):
            return None
        sentence, phrase = above.listed
        return Entry([sentence, *block], phrase, 0, [(state, (hit.start, hit.end)), owner])

    def _tells(self, first: int, last: int, but: Container[str] = STATUS) -> bool:
        """Whether a finite verb stands within some tokens, other than those for some steps of an agreement."""
        entries = [entry for hit in self.doc.hits_in("verb", first, last) for entry in hit.entries]
        return any(entry.feature in FINITE and entry.code not in but for entry in entries)

    def _past_marks(self, token: int, last: int) -> int:
        """The first token that is neither a mark nor the number of an item: «(1)», «II.3.», «b)»."""
        words = self.doc.words
        while token < last:
            word, behind = words[token], words[token + 1 : token + 2]
            figure = word.isdecimal() and len(word) < _YEAR
            letter = (len(word) == 1 or not word.strip("ivx")) and behind in ([")"], ["."])
            if word.isalnum() and not figure and not letter:
                break
            token += 1
        return token

    # ------------------------------------------------------------- agreements
    def _add_all(self, entries: Sequence[Entry]) -> None:
        """The agreements of entries that open with their parties; those of one group share what is said at its end."""
        below: tuple[Entry, list[Dated]] | None = None
        told = []
        for entry in reversed(entries):
            steps = self._told(entry)
            if not steps and below is not None and self._is_group(entry, below[0]):
                steps = below[1]
            below = (entry, steps)
            if entry.section is not None and not any(step.code == entry.section[0].code for step, _ in steps):
                steps = [*steps, entry.section]
            told.append((entry, steps))
        for entry, steps in reversed(told):
            if steps:
                self.writer.add(entry, entry.states, steps, anchor=entry.phrase.hit.start)

    def _is_group(self, entry: Entry, other: Entry) -> bool:
        """Whether two entries stand one below the other, under the same State."""
        return entry.states == other.states and self._is_next(entry.sentences[-1], other.sentences[0])

    def _told(self, entry: Entry) -> list[Dated]:
        """What an entry says was done, each with its day."""
        steps = [pair for sentence in entry.sentences for pair in self.writer.steps(sentence, entry.phrase)]
        own = self.dates.own(entry.sentences[entry.named], entry.phrase)
        if own is not None:
            hit = entry.phrase.hit
            steps.append((Step(0, "sign", "past", (hit.start, hit.end), hit.first), own))
        placed = self._placed(entry)
        if not any(step.code in CONCLUDING for step, _ in steps) and placed is not None:
            steps.append((Step(0, "sign", "past", (placed.start, placed.end), placed.first), placed))
        return [(step, placed if self._is_older(placed, step, date) else date) for step, date in steps]

    def _is_older(self, placed: DateMention | None, step: Step, date: DateMention | None) -> bool:
        """Whether the day beside a city is that of a signature which has no day of its own, or one far off."""
        if placed is None or step.code != "sign":
            return False
        return date is None or (placed.last <= step.token and date.first - step.token > _NEAR_SIGNED)

    def _placed(self, entry: Entry) -> DateMention | None:
        """«(Rome, 8 May 2022)», «Jakarta, 11.09.1996»: the day beside a city, which is that of the signature."""
        for sentence in entry.sentences:
            for date in self.ground.dates_in(sentence.first, sentence.last):
                near = self.ground.places_in(max(sentence.first, date.first - _NEAR_CITY), date.first)
                city = near[-1] if near and date.first - near[-1].last < NEAR_MARK else None
                if city is not None and city.kind != "country" and not self.dates.is_ahead(date):
                    return date
        return None


_IN_FORCE = frozenset({"enter_force"})
_TWO, _THREE = 2, 3
_YEAR = 4
"""Digits of a year, which is no number of an item."""
_DASHES = frozenset("-–—")
_TIES = _DASHES | frozenset("/,")
_UNDONE = ("negation", "planned")
"""With these a heading says that something is still to be done."""
_CELL_MARKS = frozenset("|(")
_NAMING = 3
"""Sentences of an entry in which its instrument is named."""
_NEAR_CITY = 6
_NEAR_SIGNED = 8
_LONGEST_HEADING = 14
_LABEL_WORDS = 4
