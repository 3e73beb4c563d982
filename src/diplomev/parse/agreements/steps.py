"""Steps: what the verbs and nouns of a sentence say was done with an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Doc, Hit, Sentence
    from diplomev.parse.ground import Ground

STATUS = {
    "negotiate": "negotiated", "initial": "initialled", "sign": "signed", "ratify": "ratified",
    "enter_force": "in_force", "suspend": "suspended", "denounce": "terminated",
}  # fmt: skip
"""What each step makes of an agreement once it is taken; each behind the one that it follows."""


@frozen(eq=False)
class Step:
    """What a sentence says was done with an agreement.

    Attributes:
        distance: How directly it says so; smaller is more direct.
        code: The sense of the verb or noun: `sign`, `ratify` …
        tense: `past`, `present` or `future`.
        span: The words.
        token: Their first token.
    """

    distance: int
    code: str
    tense: str
    span: Span
    token: int


def furthest(steps: Sequence[Step]) -> tuple[Step, str]:
    """The step that tells the status, with the status: the furthest one taken; else what is announced."""
    taken = [step for step in steps if step.tense != "future" or step.code == "negotiate"]
    if not taken:
        return steps[0], "announced"
    step = max(taken, key=lambda one: _ORDER.index(one.code))
    return step, STATUS[step.code]


class StepReader:
    """Reads the steps of agreements in the sentences of one text.

    Args:
        ground: The text with its mentions.
        ahead: Whether the visits that the text tells of are all still to come.
    """

    def __init__(self, ground: Ground, *, ahead: bool) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.ahead = ahead

    def find(self, phrase: Phrase, sentence: Sentence) -> list[Step]:
        """The steps that the sentence says of the agreement, the one that is said most directly first."""
        noun = self._noun(phrase, sentence)
        if noun is not None:
            return [Step(0, noun.code, self._noun_tense(sentence), (noun.start, noun.end), noun.first)]
        steps = []
        for code in _IN_SEARCH:
            for hit, feature in self.ground.verbs(code, sentence.first, sentence.last):
                distance = self._governs(hit, feature, code, phrase)
                if distance is not None and not self._denied(hit):
                    tense = self.ground.tense(hit, feature)
                    steps.append(Step(distance, code, tense, (hit.start, hit.end), hit.first))
        return sorted(steps, key=lambda step: step.distance)

    # ------------------------------------------------------------- nouns
    def _noun(self, phrase: Phrase, sentence: Sentence) -> Hit | None:
        """«the signing of an agreement»: the noun of a step right before the phrase, unless it is only wished for."""
        first = max(sentence.first, phrase.opening - _NEAR_NOUN)
        for noun in reversed(self.doc.hits_in("agreement_step", first, phrase.first)):
            wished = self.doc.hits_in("unreal", max(sentence.first, noun.first - _NEAR_WISH), noun.first)
            if phrase.opening - noun.last <= _NEAR_STEP and not wished:
                return noun
        return None

    def _noun_tense(self, sentence: Sentence) -> str:
        """When a nominal step («the signature of») happens: ahead where the sentence says that it is expected."""
        if any(hit.code == "expected" for hit in self.doc.hits_in("planned", sentence.first, sentence.last)):
            return "future"
        verbs = self.doc.hits_in("verb", sentence.first, sentence.last)
        if any(entry.feature == "future" for hit in verbs for entry in hit.entries):
            return "future"
        return "future" if self.ahead else "past"

    # ------------------------------------------------------------- verbs
    def _governs(self, hit: Hit, feature: str, code: str, phrase: Phrase) -> int | None:
        """How near a verb stands to the agreement as its object, or as its subject in the passive."""
        if hit.last <= phrase.first:
            return self._as_object(hit, feature, phrase)
        if hit.first >= phrase.hit.last:
            return (
                self._entering(hit, feature, phrase)
                if code == "enter_force"
                else self._as_subject(hit, feature, code, phrase)
            )
        return None

    def _as_object(self, hit: Hit, feature: str, phrase: Phrase) -> int | None:
        """«X and Y signed an agreement»: how near a verb stands before its object."""
        near = phrase.first - hit.last
        if self.doc.hits_in("agreement_step", hit.last, phrase.first):
            return None  # «ended with the signing of»
        if feature == "past_participle" and not self.ground.auxiliary(hit, "have"):
            passive = self.ground.auxiliary(hit, "passive")
            return near + _NEAR_SENTENCE if not passive and near <= _NEAR_ENTRY else None  # «Signed in 2019, the …»
        bare = feature in _FINITE and hit.first <= self.doc.sentence_at(hit.first).first
        called = feature == "infinitive" and self.doc.hits_in("unreal", max(0, hit.first - _NEAR_CALL), hit.first)
        return None if bare or called or near > _NEAR_OBJECT else near

    def _as_subject(self, hit: Hit, feature: str, code: str, phrase: Phrase) -> int | None:
        """«the agreement was signed»: how near a verb stands behind its subject.

        A bare participle («the accord signed in May») says less than the verb of the sentence.
        """
        near = hit.first - phrase.hit.last
        participle = feature == "past_participle"
        passive = participle and self.ground.auxiliary(hit, "passive")
        if self._far(hit, phrase) or (near > _NEAR_SUBJECT and participle and not passive):
            return None
        if participle:
            return near if passive else near + _NEAR_OBJECT
        return near + _NEAR_OBJECT if self._describes(hit, code, phrase) else None

    def _entering(self, hit: Hit, feature: str, phrase: Phrase) -> int | None:
        """«the agreement entered into force»: the same for a verb whose subject is what becomes of it."""
        near = hit.first - phrase.hit.last
        if self._far(hit, phrase) and near > _NEAR_ENTRY:
            return None
        return near + _NEAR_ENTRY * (feature in _AHEAD)  # what has been done already says more

    def _far(self, hit: Hit, phrase: Phrase) -> bool:
        """Whether a verb stands too far behind the agreement, or another clause begins between."""
        near = hit.first - phrase.hit.last
        return near > _NEAR_SUBJECT and (near > _NEAR_SENTENCE or clause_between(self.doc, phrase.hit.last, hit.first))

    def _describes(self, hit: Hit, code: str, phrase: Phrase) -> bool:
        """«an accord on energy signed in Paris»: a form that can be a participle, and nobody between who did it."""
        if all((entry.code, entry.feature) != (code, "past_participle") for entry in hit.entries):
            return False
        return all(m.preposition for m, _ in self.ground.cast.between(phrase.hit.last, hit.first))

    def _denied(self, hit: Hit) -> bool:
        first = self.doc.sentence_at(hit.first).first
        if self.doc.hits_in("denial", first, hit.first):
            return True  # «denied having signed»
        return bool(self.doc.hits_in("negation", max(0, hit.first - 2), min(len(self.doc.words), hit.last + 1)))


def clause_between(doc: Doc, first: int, last: int) -> bool:
    """Whether another clause begins between two words: a finite verb that says nothing of content."""
    return any(
        all(entry.code not in _OF_CONTENT and entry.feature in _WHOLE_PREDICATE for entry in hit.entries)
        for hit in doc.hits_in("verb", first, last)
    )


_ORDER = tuple(STATUS)
_IN_SEARCH = ("sign", "initial", "ratify", "enter_force", "denounce", "suspend", "negotiate")
"""The steps in the order in which they are looked for: of two that are said as directly, the first one leads."""
_FINITE = frozenset({"present", "past", "future", "imperfect", "simple_past", "conditional"})
_WHOLE_PREDICATE = frozenset({"present", "past", "future", "imperfect"})
_OF_CONTENT = frozenset({"concern", "sign", "passive", "stay", "have"})
_AHEAD = frozenset({"future", "infinitive"})
_NEAR_NOUN = 5
_NEAR_WISH = 5
_NEAR_STEP = 3
_NEAR_OBJECT = 12
_NEAR_SUBJECT = 8
_NEAR_ENTRY = 16
_NEAR_SENTENCE = 30
_NEAR_CALL = 8
