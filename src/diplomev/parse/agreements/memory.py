"""The agreements of a text found so far, and which of them a later sentence speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from diplomev.parse.agreements.dates import same_days
from diplomev.parse.frames import Fact, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.agreements.parties import Parties
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.agreements.status import Step
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Doc, Sentence


@define(eq=False)
class Pact:
    """An agreement in the making."""

    frame: Frame
    parties: tuple[Entity, ...]
    status: str
    kind: str
    many: bool
    day: DateMention | None = None
    day_is_near: bool = False
    """Whether its day is only one that the text tells nearby, not that of a step."""

    @property
    def states(self) -> set[str]:
        """The States among its parties."""
        return {entity.code for entity in self.parties if entity.kind == "state"}

    @property
    def named_parties(self) -> Parties:
        """Its parties, each with the words that name it."""
        return [(fact.value, fact.spans[0]) for fact in self.frame.facts if fact.property == "parties"]

    def reach(self, step: Step, status: str) -> None:
        """Say how far it has come."""
        self.frame.add(Fact("status", status, (step.span,), f"agreement.{step.code}"))
        self.status = status

    def describe(self, phrase: Phrase, step: Step, status: str) -> None:
        """Say how far it has come, of what kind it is and how many there are."""
        rule = f"agreement.{step.code}"
        self.reach(step, status)
        if phrase.kind and (phrase.kind != GENERAL_KIND or self.kind == GENERAL_KIND):
            self.frame.add(Fact("kind", phrase.kind, ((phrase.hit.start, phrase.hit.end),), rule, confidence=85))
        if phrase.count and phrase.count_span and not phrase.anaphoric:
            low, high = phrase.count
            value = {"min": low} if high is None else {"min": low, "max": high}
            self.frame.add(Fact("count", value, (phrase.count_span,), rule))


@define(eq=False, frozen=True)
class Mentioned:
    """An agreement of which its sentence does not tell what was done with it, or who concluded it."""

    sentence: Sentence
    phrase: Phrase
    parties: Parties
    steps: Sequence[Step] = ()


@define(eq=False)
class Memory:
    """The agreements of one text, in the order in which they were found.

    Attributes:
        frames: All frames, sets before their parts.
        pacts: The agreements that are no parts.
    """

    frames: list[Frame] = field(factory=list)
    pacts: list[Pact] = field(factory=list)
    _latest: tuple[int, Pact] | None = None
    _mentioned: Mentioned | None = None

    def add(self, pact: Pact) -> None:
        """Keep a new agreement."""
        self.pacts.append(pact)
        self.frames.append(pact.frame)

    def begin(self, phrase: Phrase, parties: Parties, status: str) -> Pact:
        """An agreement that was not spoken of before."""
        frame = Frame("agreement", phrase.hit.start)
        for entity, words in parties:
            frame.add(Fact("parties", entity, (words,), "agreement.party"))
        pact = Pact(frame, tuple(entity for entity, _ in parties), status, phrase.kind, phrase.many)
        self.add(pact)
        return pact

    def mention(self, mentioned: Mentioned | None) -> None:
        """Keep in mind an agreement that has not become one of the text's yet, or none any more."""
        self._mentioned = mentioned

    def mentioned_before(self, sentence: Sentence) -> Mentioned | None:
        """The agreement that the sentence before only mentions."""
        found = self._mentioned
        return found if found is not None and sentence.index - found.sentence.index == 1 else None

    def spoken_of(self, pact: Pact, sentence: Sentence) -> None:
        """Note that a sentence speaks of an agreement."""
        self._latest = (sentence.index, pact)

    def latest(self, sentence: Sentence) -> tuple[int, Pact] | None:
        """The agreement spoken of last, with how many sentences ago; `None` where none was."""
        return (sentence.index - self._latest[0], self._latest[1]) if self._latest else None

    def of_day(self, phrase: Phrase, status: str, date: DateMention | None) -> Pact | None:
        """The agreement of the same status, day and kind, whoever its parties are."""
        if date is None or date.value is None or date.value.precision != "day":
            return None
        of_status = (pact for pact in self.pacts[: -_MEMORY - 1 : -1] if pact.status == status and pact.day)
        same = (pact for pact in of_status if pact.day is not None and pact.day.value == date.value)
        return next((pact for pact in same if _kinds_agree(pact, phrase)), None)

    def known(self, phrase: Phrase, parties: tuple[Entity, ...], status: str, date: DateMention | None) -> Pact | None:
        """The agreement of this text that is spoken of again: same parties, status and days, kinds that agree."""
        for pact in self.pacts[: -_MEMORY - 1 : -1]:
            if set(pact.parties) != set(parties) or pact.status != status:
                continue
            if _kinds_agree(pact, phrase) and (date is None or pact.day is None or same_days(date, pact.day)):
                return pact
        return None

    def last_set(self) -> Pact | None:
        """The set of agreements spoken of last."""
        return next((pact for pact in reversed(self.pacts) if pact.many), None)

    def just_before(self, sentence: Sentence, doc: Doc) -> bool:
        """Whether the sentence before speaks of the last agreement."""
        before = doc.sentences[sentence.index - 1] if sentence.index else None
        spans = [span for fact in self.pacts[-1].frame.facts for span in fact.spans]
        return before is not None and any(before.start <= start < before.end for start, _ in spans)


def _kinds_agree(pact: Pact, phrase: Phrase) -> bool:
    """Whether a phrase can be for an agreement: of its kind or, for a set, of no stated one; one or many alike."""
    general = {pact.kind, phrase.kind} & {"", GENERAL_KIND}
    if pact.kind != phrase.kind and not (general and pact.many):
        return False
    return pact.many == phrase.many or phrase.count is None or phrase.anaphoric


GENERAL_KIND = "agreement"
"""What any instrument may be called."""
_MEMORY = 30
"""How many agreements back a phrase is compared with."""
