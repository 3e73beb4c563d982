"""What later sentences say of the agreement just named: «It entered into force in May», «Le texte a été ratifié»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.agreements.content import add_sectors_of
from diplomev.parse.agreements.dates import add_date
from diplomev.parse.agreements.memory import GENERAL_KIND
from diplomev.parse.agreements.status import STATUS, furthest, is_further

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from diplomev.parse.agreements.concluders import Concluders
    from diplomev.parse.agreements.dates import DateReader
    from diplomev.parse.agreements.memory import Memory, Pact
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.agreements.status import Step
    from diplomev.parse.agreements.steps import StepReader
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Doc, Sentence


class SequelReader:
    """Reads what became of the agreements of one text, in the sentences behind those that name them.

    Args:
        doc: The text.
        memory: The agreements found so far.
        steps: The reader of what was done with agreements.
        dates: The reader of their dates.
        concluders: The finder of parties.
    """

    def __init__(self, doc: Doc, memory: Memory, steps: StepReader, dates: DateReader, concluders: Concluders) -> None:
        self.doc = doc
        self.memory = memory
        self.steps = steps
        self.dates = dates
        self.concluders = concluders

    def is_told(self, phrase: Phrase, sentence: Sentence, steps: Sequence[Step]) -> bool:
        """«The accord was signed in 2022», «The treaty entered into force»: whether steps are of the one just named.

        If they are, they are added to it. What is still to be done with one that is concluded makes no other.
        """
        pact = self._just_named(sentence)
        taken = [step for step in steps if step.tense != "future"]
        if pact is None:
            before = self.memory.mentioned_before(sentence)
            if before is None or not self._is_it(phrase, before.phrase.kind) or phrase.many != before.phrase.many:
                return False
            taken = [step for step in taken if step.tense == "past"]
            known = [entity for entity, _ in before.parties]
            others = known and self._names_others(phrase, sentence, known)
            return not others and self._begin(sentence, taken, phrase)
        if not self._is_it(phrase, pact.kind) or self._names_others(phrase, sentence, pact.parties):
            return False
        if not taken:
            return pact.status in _CONCLUDED and all(step.code in _BEHIND_SIGNATURE for step in steps)
        return self._add(pact, sentence, taken)

    def read(self, phrases: Sequence[Phrase], sentence: Sentence) -> None:
        """Add what a sentence says of the agreement just named by a pronoun, or by a word for any document."""
        pact = self._just_named(sentence)
        if pact is not None and pact.status == "announced":
            return
        named = next((phrase for phrase in phrases if phrase.vague and is_definite(self.doc, phrase)), None)
        if named is not None:
            steps = self.steps.find(named, sentence)
        else:
            steps = self.steps.of_pronoun(sentence) or self.steps.of_object(sentence)
        taken = [step for step in steps if step.tense == "past"]
        if taken and pact is not None:
            self._add(pact, sentence, taken, surely=named is None)
        elif taken:
            self._begin(sentence, taken, named)

    def _begin(self, sentence: Sentence, taken: Sequence[Step], phrase: Phrase | None) -> bool:
        """«The treaty between A and B is 50 years old. It was signed in Rome»: what was done with one only mentioned.

        Whether it is one of the agreements of the text now.
        """
        before = self.memory.mentioned_before(sentence)
        if before is None or not taken:
            return False
        parties = before.parties or (
            self.concluders.find(sentence, phrase)
            if phrase is not None
            else self.concluders.parties.subjects(sentence, taken[0].token)
        )
        if len(parties) < _TWO:
            return False
        step, status = furthest([*taken, *before.steps])
        self.memory.mention(None)
        pact = self.memory.begin(before.phrase, parties, status)
        pact.describe(before.phrase, step, status)
        add_sectors_of(pact.frame, self.steps.ground, before.phrase, before.sentence.last)
        if phrase is not None and not phrase.vague:
            pact.describe(phrase, step, status)
            add_sectors_of(pact.frame, self.steps.ground, phrase, sentence.last)
        told = ((before.sentence, before.steps), (sentence, taken))
        for where, steps in [(where, steps) for where, steps in told if steps]:
            for one, date in self.dates.of_steps(where, steps, None).items():
                add_date(pact, date, one.code, f"agreement.{one.code}")
        self.memory.spoken_of(pact, sentence)
        return True

    def _just_named(self, sentence: Sentence) -> Pact | None:
        """The agreement that the sentence before speaks of."""
        ago, pact = self.memory.latest(sentence) or (0, None)
        return pact if ago == 1 else None

    def _is_it(self, phrase: Phrase, kind: str) -> bool:
        """Whether a phrase can be for an agreement: «the accord», of no other kind, and no other one of a set."""
        definite = is_definite(self.doc, phrase) or phrase.anaphoric
        return definite and phrase.kind in {kind, GENERAL_KIND} and not (phrase.another or phrase.ordinal)

    def _names_others(self, phrase: Phrase, sentence: Sentence, parties: Collection[Entity]) -> bool:
        """Whether a sentence names who concludes an agreement, others than those of a known one."""
        found = self.concluders.parties.find(sentence, phrase.hit, phrase.opening)
        return not {entity for entity, _ in found} <= set(parties)

    def _add(self, pact: Pact, sentence: Sentence, taken: Sequence[Step], *, surely: bool = False) -> bool:
        """Add steps that were taken, where they bring something new; whether they were.

        Args:
            pact: The agreement.
            sentence: The sentence that tells of the steps.
            taken: The steps.
            surely: Whether a pronoun stands for the agreement: then a day of signature tells more than one nearby.
        """
        step, status = furthest(taken)
        dates = self.dates.of_steps(sentence, taken, None)
        known = pact.frame.values("signed")
        days = {one: date for one, date in dates.items() if not self.dates.is_ahead(date)}
        told = [str(date.value) for one, date in days.items() if one.code in _BY_HAND]
        if told and pact.day_is_near and surely:
            pact.frame.drop("signed")
            pact.day, pact.day_is_near, known = None, False, []
        if any(not day.startswith(other) and not other.startswith(day) for day in told for other in known):
            return False  # «the accord signed in 2020 …», of another
        signed = [one for one in taken if one.code in _BY_HAND and one in days and not known]
        if not is_further(status, pact.status) and not signed:
            return False
        if is_further(status, pact.status):
            pact.reach(step, status)
        for one in taken:
            if one.code not in _BY_HAND or one in signed:
                # «have concluded a plan. Initialled on Wednesday, it …»: the day on which it was concluded
                code = "sign" if one.code in _BY_HAND and pact.status == "signed" else one.code
                add_date(pact, days.get(one), code, f"agreement.{one.code}")
        self.memory.spoken_of(pact, sentence)
        return True


def is_definite(doc: Doc, phrase: Phrase) -> bool:
    """Whether a definite article stands right before a noun for an agreement."""
    return doc.is_definite(phrase.hit.first - 1)


_TWO = 2
_BY_HAND = frozenset({"sign", "initial"})
_CONCLUDED = frozenset(STATUS.values()) - {"negotiated"}
_BEHIND_SIGNATURE = frozenset({"ratify", "enter_force"})
