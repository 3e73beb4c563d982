"""Goes through a text and puts its agreements together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.agreements.amounts import AmountReader
from diplomev.parse.agreements.concluders import Concluders
from diplomev.parse.agreements.content import add_sectors_of
from diplomev.parse.agreements.dates import DateReader, add_date
from diplomev.parse.agreements.memory import Memory, Mentioned
from diplomev.parse.agreements.namesakes import is_titled
from diplomev.parse.agreements.occasions import Occasions
from diplomev.parse.agreements.parts import PartReader
from diplomev.parse.agreements.phrases import PhraseReader, colon_behind, opens_list
from diplomev.parse.agreements.registers import RegisterReader
from diplomev.parse.agreements.sequels import SequelReader
from diplomev.parse.agreements.signing import SigningReader
from diplomev.parse.agreements.status import Step, furthest
from diplomev.parse.agreements.steps import StepReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Sentence
    from diplomev.parse.frames import Frame
    from diplomev.parse.ground import Ground
    from diplomev.parse.visits import Visit


class AgreementFinder:
    """Reads the agreements of one text.

    Args:
        ground: The text with its mentions.
        visits: Its visits, which supply parties and the day of signature where the sentence does not.
    """

    def __init__(self, ground: Ground, visits: Sequence[Visit]) -> None:
        self.ground, self.doc = ground, ground.doc
        self.occasions = Occasions(ground, visits)
        self.memory = Memory()
        self.phrases = PhraseReader(ground)
        self.steps = StepReader(ground, ahead=self.occasions.ahead)
        self.dates = DateReader(ground, self.occasions)
        self.concluders = Concluders(ground, self.occasions, self.memory)
        self.sequels = SequelReader(self.doc, self.memory, self.steps, self.dates, self.concluders)
        self.signing = SigningReader(ground)
        self.amounts = AmountReader(ground)
        self.parts = PartReader(ground, self.memory)
        self.registers = RegisterReader(ground, self.memory, self.phrases, self.concluders.parties, self.dates)

    def run(self) -> list[Frame]:
        """The frames, sets before their parts."""
        registered = self.registers.read()
        for sentence in self.doc.sentences:
            if sentence.block.kind == "furniture" or sentence.index in registered:
                continue
            phrases = self._listed_below(sentence, self.phrases.find(sentence))
            if self.parts.itemized(phrases, sentence):
                continue
            listed = self._listed(phrases, sentence)
            seen = [self._phrase(phrase, sentence) for phrase in phrases if phrase not in listed]
            if listed and not self.parts.enumerated(listed, sentence):
                seen += [self._phrase(phrase, sentence) for phrase in listed]
            if not any(seen):
                self.parts.continued(sentence)
                self.sequels.read(phrases, sentence)
        self.parts.close()
        opening = self.memory.frames[:_IN_HEADLINES]
        return [*(f for f in opening if not self._sums_up(f)), *self.memory.frames[_IN_HEADLINES:]]

    def _listed_below(self, sentence: Sentence, phrases: Sequence[Phrase]) -> Sequence[Phrase]:
        """«The two sides signed: / - an agreement on …»: the instruments of a list that such a sentence opens.

        It may call them by words for any documents, «the following instruments:».
        """
        following = self.doc.sentences[sentence.index + 1 : sentence.index + 2]
        vague = all(phrase.vague for phrase in phrases)
        if not vague or not opens_list(self.doc, sentence) or not following or not self.parts.mark(following[0]):
            return phrases
        named = self.phrases.find(following[0])[:1]
        if phrases and any(phrase.kind for phrase in named):
            return [phrases[-1].as_set()]
        return phrases or [evolve(phrase.as_set(), kind="") for phrase in named]

    def _listed(self, phrases: Sequence[Phrase], sentence: Sentence) -> list[Phrase]:
        """«two accords: one convention on …, a protocol on …»: those behind the colon of a phrase for several."""
        ends = (colon_behind(self.doc, phrase, sentence) for phrase in phrases if phrase.many)
        colon = next((token for token in ends if token is not None), sentence.last)
        return [phrase for phrase in phrases if phrase.opening > colon]

    def _sums_up(self, frame: Frame) -> bool:
        """«N'Djamena suspends two agreements with Lisbon»: whether a headline only counts those that the text names."""
        titles = [b for b in self.doc.blocks if b.kind == "title" and b.start <= frame.anchor < b.end]
        last = max((end for fact in frame.facts for _, end in fact.spans), default=0)
        if not titles or last > titles[0].end:
            return False
        pact = next((one for one in self.memory.pacts if one.frame is frame), None)
        if pact is None or not pact.many:
            return False
        others = [one for one in self.memory.pacts if one is not pact and not one.many and one.status == pact.status]
        return sum(set(one.parties) == set(pact.parties) for one in others) > 1

    def _phrase(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Read one phrase with its predicate; whether it was one of ours."""
        if not phrase.vague and (self.parts.concerned(phrase, sentence) or self.parts.included(phrase, sentence)):
            return True
        steps = self.steps.find(phrase, sentence)
        if not steps and not phrase.anaphoric and self._is_known(phrase, sentence):
            phrase = phrase.as_entry() if self.dates.heads(sentence, phrase) else phrase
            steps = [Step(0, "sign", "past", (phrase.hit.start, phrase.hit.end), phrase.hit.first)]
        if phrase.vague:
            of_one = not self.doc.hits_in("demonstrative", phrase.hit.first - 1, phrase.hit.first)  # «these texts»
            of_mentioned = of_one and self.memory.mentioned_before(sentence) is not None
            if of_mentioned or not self._is_instrument(phrase, sentence, steps):
                return False
        if not steps:
            self._mention(phrase, sentence)
            return self.parts.pointed_at(phrase, sentence)
        if not self.sequels.is_told(phrase, sentence, steps):
            self._pact(phrase, sentence, steps)
        return True

    def _mention(self, phrase: Phrase, sentence: Sentence) -> None:
        """Keep in mind an agreement of which the next sentence may say what was done with it."""
        if not (phrase.vague or phrase.anaphoric):
            parties = self.concluders.parties.belonging(sentence, phrase.hit, phrase.opening)
            self.memory.mention(Mentioned(sentence, phrase, parties if len(parties) > 1 else []))

    def _is_instrument(self, phrase: Phrase, sentence: Sentence, steps: Sequence[Step]) -> bool:
        """Whether States sign what may mean any document, and it is none of the agreements that were named before."""
        signed = any(step.code in _BY_HAND and step.tense == "past" for step in steps)
        return not self.memory.pacts and signed and self.concluders.are_states_at_work(sentence, phrase)

    def _is_known(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Whether an agreement is named with its day and its parties can be told, or is an entry of a list of dates."""
        if self.dates.heads(sentence, phrase) or self._is_means(phrase, sentence):
            return True
        own = self.dates.own(sentence, phrase)
        if own is None or self.dates.is_ahead(own):
            return False
        if is_titled(self.ground, phrase.opening, phrase.hit):  # «the 2015 Paris Agreement»
            return self.concluders.are_explicit(sentence, phrase)
        return len(self.concluders.find(sentence, phrase)) > 1

    def _is_means(self, phrase: Phrase, sentence: Sentence) -> bool:
        """«in 1972, by a mere convention, A and B shared the river»: whether those named did something by a new one."""
        before = self.doc.hits_in("preposition", max(sentence.first, phrase.opening - _NEAR_MEANS), phrase.opening)
        articles = self.doc.hits_in("article", max(sentence.first, phrase.opening - 1), phrase.hit.first)
        new = any(entry.code == "indefinite" for hit in articles for entry in hit.entries)
        governed = bool(before) and before[-1].code == "by" and before[-1].last >= phrase.opening - 1
        return governed and new and self.dates.is_of_past(sentence) and self.concluders.are_named(sentence, phrase)

    def _pact(self, phrase: Phrase, sentence: Sentence, steps: Sequence[Step]) -> None:
        """Add what a sentence says of an agreement, to one that is known or a new one."""
        step, status = furthest(steps)
        parties = self.concluders.find(sentence, phrase)
        if not parties:
            self.memory.mention(Mentioned(sentence, phrase, [], [step for step in steps if step.tense == "past"]))
            return
        own = self.dates.own(sentence, phrase)
        dates = self.dates.of_steps(sentence, steps, own)
        named_by = own if step.token == phrase.hit.first else None  # «the 1995 treaty»: no other day is its own
        told = named_by or dates.get(step)
        date = told or self.dates.before(sentence, step, status)
        if status == "signed" and date is not None and self.dates.is_ahead(date):
            status = "announced"
        if status == "in_force" and date is not None and self.dates.is_ahead(date):
            status = "signed"  # «takes effect on 1 June»: concluded, and not in force before that day
        pact = self.memory.known(phrase, tuple(entity for entity, _ in parties), status, date)
        if pact is None and not self.concluders.are_named(sentence, phrase):
            pact = self.memory.of_day(phrase, status, date)
        pact = pact or self.memory.begin(phrase, parties, status)
        self.memory.spoken_of(pact, sentence)
        pact.describe(phrase, step, status)
        add_sectors_of(pact.frame, self.ground, phrase, sentence.last)
        if status != "announced":
            pact.day_is_near = pact.day is None and told is None
            add_date(pact, date, step.code, f"agreement.{step.code}")
        for other in steps:
            if other is not step and other.tense != "future":
                add_date(pact, dates.get(other), other.code, f"agreement.{other.code}")
        add_date(pact, own, "sign", "agreement.of_date")
        self.occasions.tie(pact, sentence, status)
        if status != "announced":
            self.signing.add(pact, phrase, sentence, steps)
        self.amounts.add(pact, phrase, sentence)


_NEAR_MEANS = 3
_IN_HEADLINES = 3
"""Agreements that a headline may sum up: the first of a text."""
_BY_HAND = frozenset({"sign", "initial"})
