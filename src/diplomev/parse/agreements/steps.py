"""Steps: what the verbs and nouns of a sentence say was done with an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.agreements.clauses import clause_between, has_another_subject
from diplomev.parse.agreements.status import Step
from diplomev.parse.dates import date_bounds
from diplomev.parse.doubts import is_doubted
from diplomev.parse.objects import has_object
from diplomev.parse.verbs import FINITE, is_helper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground


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
        self.relative = ground.doc.pack.words("phrases", "relative")
        self.that = frozenset((*ground.doc.pack.words("phrases", "that"), *self.relative))
        self.there = ground.doc.pack.words("phrases", "there")
        self.governed = (*self.relative, *ground.doc.pack.words("phrases", "relative_governed"))

    def find(self, phrase: Phrase, sentence: Sentence) -> list[Step]:
        """The steps that the sentence says of the agreement, the one that is said most directly first."""
        steps = [step for step in self._find(phrase, sentence) if not is_doubted(self.ground, sentence, step.token)]
        awaited = self.doc.hits_in("awaiting", max(sentence.first, phrase.opening - _NEAR_AWAITED), phrase.opening)
        if not awaited or self.doc.hits_in("verb", awaited[-1].last, phrase.opening):
            return steps
        return [evolve(step, tense="future") if step.tense == "present" else step for step in steps]

    def _find(self, phrase: Phrase, sentence: Sentence) -> list[Step]:
        noun = self._noun(phrase, sentence)
        if noun is not None:
            tense = self._noun_tense(noun, phrase, sentence)
            own = Step(0, noun.code, tense, (noun.start, noun.end), noun.first)
            return [own, *self._described(phrase, sentence, noun.code)]
        steps = self._told(phrase, sentence, sentence.first)
        return sorted(steps, key=lambda step: step.distance) or self._brought_home(phrase, sentence)

    def _described(self, phrase: Phrase, sentence: Sentence, code: str) -> list[Step]:
        """«the ratification of the accord signed in May»: what a participle behind an agreement says of it as well."""
        steps = self._told(phrase, sentence, phrase.hit.last)
        steps = [step for step in steps if step.code in _DESCRIBING and step.code != code and step.tense == "past"]
        bare = [step for step in steps if self.doc.text[slice(*step.span)].isalpha()]  # not «remonte à»
        return [step for step in bare if not self._is_told_of_others(phrase, step)]

    def _is_told_of_others(self, phrase: Phrase, step: Step) -> bool:
        """Whether a verb beside a participle makes it another's: not «that A and B had signed», a clause of its own."""
        verbs = self.doc.hits_in("verb", step.token - _NEAR_TIE, step.token)
        that = any(self.doc.words[token] in self.that for token in range(phrase.hit.last, step.token))
        return bool(verbs) and not (that and all(map(is_helper, verbs)))

    def _told(self, phrase: Phrase, sentence: Sentence, first: int) -> list[Step]:
        """The steps that verbs say of an agreement, from some token on."""
        steps = []
        for code, hit, feature in self._verbs(sentence, first):
            if any(hit.first < date.last for date in self.ground.dates_over(hit.first, hit.first + 1)):
                continue  # «by the end of the year»
            if code == "denounce" and self._has_own_object(hit, phrase):
                continue  # «ran out of patience»
            if code == "denounce" and feature in _LIKE_NOUNS and self.doc.hits_in("article", hit.first - 1, hit.first):
                continue  # «at the end of a visit»
            distance = self._governs(hit, feature, code, phrase)
            if distance is not None and not self._denied(hit):
                tense = self.ground.tense(hit, feature)
                steps.append(Step(distance, code, tense, (hit.start, hit.end), hit.first))
        return steps

    def _has_own_object(self, hit: Hit, phrase: Phrase) -> bool:
        """«ran out of patience over the accord»: whether «of» ties something else than an agreement to a verb."""
        ties = self.doc.hits_in("preposition", hit.last - 1, hit.last + 1)
        return any(tie.code in _OWN_TIES and phrase.opening - tie.last > _NEAR_TIE for tie in ties)

    def _verbs(self, sentence: Sentence, first: int) -> Iterator[tuple[str, Hit, str]]:
        """The verbs that may say what was done with an agreement; what a parliament approves or adopts is ratified."""
        parliament = self.doc.pack.words("phrases", "parliament")
        approves = any(word in parliament for word in self.doc.words[sentence.first : sentence.last])
        approved = {hit.first for hit, _ in self.ground.verbs("approve", first, sentence.last)} if approves else ()
        for code in _IN_SEARCH:
            for hit, feature in self.ground.verbs(code, first, sentence.last):
                if hit.first not in approved:
                    yield code, hit, feature
        if approved:
            for hit, feature in self.ground.verbs("approve", first, sentence.last):
                yield "ratify", hit, feature

    def _brought_home(self, phrase: Phrase, sentence: Sentence) -> list[Step]:
        """«returned with an accord», «en a rapporté une convention»: what a journey has brought was signed."""
        first = max(sentence.first, phrase.opening - _NEAR_OBJECT)
        verbs = [*self.ground.verbs("bring", first, phrase.opening)] if phrase.count is not None else []
        tie = next(
            reversed(self.doc.hits_in("preposition", max(first, phrase.opening - _NEAR_TIE), phrase.opening)), None
        )
        if tie is not None and tie.code == "with":
            verbs += self.ground.verbs(_HOMEWARD, first, tie.first)
        for hit, feature in verbs:
            last = next(reversed(self.doc.hits_in("verb", hit.first, phrase.opening)), hit)
            if (
                last.first == hit.first
                and not self._denied(hit)
                and "," not in self.doc.words[hit.last : phrase.opening]
            ):
                return [Step(_NEAR_OBJECT, "sign", self.ground.tense(hit, feature), (hit.start, hit.end), hit.first)]
        return []

    def of_pronoun(self, sentence: Sentence) -> list[Step]:
        """«It was concluded on Monday», «Il est entré en vigueur»: the first step of which a pronoun is the subject."""
        if steps := self._of_apposed_pronoun(sentence):
            return steps
        opening = self.doc.hits_in("pronoun", sentence.first, sentence.first + _NEAR_OPENING)
        pronoun = next((hit for hit in opening if hit.code != "object"), None)
        for code, hit, feature in self._verbs(sentence, sentence.first) if pronoun is not None else ():
            if any(hit.first == other.first for other in opening) or self._denied(hit):
                continue
            alone = code == "denounce" and bool(self.ground.dates_in(hit.last, hit.last + _NEAR_DAY))  # «It expired in»
            told = alone or code == "enter_force" or self.ground.auxiliary(hit, "passive") is not None
            between = self.doc.hits_in("verb", pronoun.last, hit.first) if pronoun is not None else ()
            tense = self.ground.tense(hit, feature)
            if told and tense == "past" and all(map(is_helper, between)):
                return [Step(0, code, tense, (hit.start, hit.end), hit.first)]
        return []

    def _of_apposed_pronoun(self, sentence: Sentence) -> list[Step]:
        """«Signée lundi à Rome, elle …», "Initialled in May, it …": the participle that opens a sentence."""
        hit = next(iter(self.doc.hits_in("verb", sentence.first, sentence.first + 1)), None)
        pronouns = (p for p in self.doc.hits_in("pronoun", sentence.first, sentence.last) if p.code != "object")
        pronoun = next(pronouns, None)
        if hit is None or pronoun is None or not self._is_opening_participle(hit):
            return []
        between = self.doc.words[hit.last : pronoun.first - 1]
        clause = "," in between and self.doc.hits_in("verb", hit.last, pronoun.first)
        if clause or self.doc.words[pronoun.first - 1] != ",":
            return []
        codes = [entry.code for entry in hit.entries if entry.code in _IN_SEARCH]
        return [Step(0, code, "past", (hit.start, hit.end), hit.first) for code in codes[:1]]

    def of_object(self, sentence: Sentence) -> list[Step]:
        """«Les deux pays l'avaient signé en mai», "Parliament has ratified it": the step whose object is a pronoun."""
        for code, hit, feature in self._verbs(sentence, sentence.first):
            it = self.doc.hits_in("pronoun", hit.last, hit.last + 1) or has_object(self.ground, hit)
            passive = self.ground.auxiliary(hit, "passive") is not None
            tense = self.ground.tense(hit, feature)
            told = code in _BY_PARTIES and feature != "infinitive"
            if it and told and tense == "past" and not passive and not self._denied(hit):
                return [Step(0, code, tense, (hit.start, hit.end), hit.first)]
        return []

    # ------------------------------------------------------------- nouns
    def _noun(self, phrase: Phrase, sentence: Sentence) -> Hit | None:
        """«the signing of an agreement»: the noun of a step right before the phrase, unless it is only wished for."""
        first = max(sentence.first, phrase.opening - _NEAR_NOUN - _NEAR_INSERTED)
        for noun in reversed(self.doc.hits_in("agreement_step", first, phrase.first)):
            wished = self.doc.hits_in("unreal", max(sentence.first, noun.first - _NEAR_WISH), noun.first)
            if wished or phrase.opening - noun.last > _NEAR_INSERTED:
                continue
            if phrase.opening - noun.last <= _NEAR_STEP or self._is_insertion(noun.last, phrase.opening):
                return noun
        return None

    def _is_insertion(self, first: int, last: int) -> bool:
        """«the signing, in Vienna on Monday, of a treaty»: whether words between two commas part a noun from «of».

        Or words for nothing but where and when: «signature in Windhoek, on 31 October, of an accord».
        """
        words = self.doc.words
        commas = [token for token in range(first, last) if words[token] == ","]
        if not commas or self.doc.hits_in("verb", first, last):
            return False
        ties = self.doc.hits_in("preposition", first, last)
        if not any(hit.code == "of" and hit.first == commas[-1] + 1 for hit in ties):
            return False
        told = [(hit.first, hit.last) for hit in (*ties, *self.doc.hits_in("article", first, last))]
        told += [(place.first, place.last) for place in self.ground.places_in(first, last)]
        told += [(date.first, date.last) for date in self.ground.dates_in(first, last)]
        circumstances = {token for start, end in told for token in range(start, end)}
        return commas[0] == first or all(t in circumstances or t in commas for t in range(first, commas[-1]))

    def _noun_tense(self, noun: Hit, phrase: Phrase, sentence: Sentence) -> str:
        """When a nominal step («the signature of») happens: ahead where the sentence says that it is expected.

        A day that stands in the phrase («the signing, on 5 May 1992, of the treaty») tells it first.
        """
        days = [date_bounds(date)[1] for date in self.ground.dates_in(noun.last, phrase.first)]
        if days and self.ground.reference is not None and max(days) < self.ground.reference:
            return "past"
        planned = self.doc.hits_in("planned", sentence.first, sentence.last)
        if any(hit.code == "expected" and not self._reports(hit, noun) for hit in planned):
            return "future"
        if any(hit.code != "expected" and hit.first >= phrase.hit.last for hit in planned):
            return "future"  # «The signing of the accord has been postponed»
        behind = range(phrase.hit.last, min(sentence.last, phrase.hit.last + _NEAR_CLAUSE))
        clause = next((t for t in behind if self.doc.words[t] in self.governed), sentence.last)
        verbs = self.doc.hits_in("verb", sentence.first, clause)
        if any(entry.feature == "future" for hit in verbs for entry in hit.entries):
            return "future"
        done = [entry for hit in verbs if hit.last <= noun.first for entry in hit.entries]
        told = any(entry.code == "end" and entry.feature in _PAST for entry in done)  # «ended with the signing of»
        return "future" if self.ahead and not told else "past"

    def _reports(self, planned: Hit, noun: Hit) -> bool:
        """«…, the ministry announced»: whether a word for what is planned only says who tells it, apart from a noun."""
        verb = self.doc.hits_at("verb").get(planned.first)
        says = verb is not None and any(entry.code in _SAYING for entry in verb.entries)
        beside = planned.last == noun.first or planned.first == noun.last
        return says and not beside and self.ground.auxiliary(planned, "passive") is None

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
        near = phrase.first - hit.last - self._inserted(hit.last, phrase.first)
        if self.doc.hits_in("agreement_step", hit.last, phrase.first) or self._is_complement(hit.last, phrase):
            return None  # «ended with the signing of», «signed an amendment to the treaty»
        if any(entry.code == "approve" for entry in hit.entries) and ";" in self.doc.words[hit.last : phrase.first]:
            return None  # «passed the budget; the accord …»
        others = self.doc.hits_in("verb", hit.last, phrase.first)
        ends = any(entry.code == "denounce" for entry in hit.entries)
        if ends and any(entry.feature == "present_participle" for verb in others for entry in verb.entries):
            return None  # «ended on Sunday, leaving behind two accords»
        if self._is_set_before(hit, phrase) or (
            feature == "past_participle" and not self.ground.auxiliary(hit, "have")
        ):
            return self._as_participle(hit, phrase, near)
        bare = feature in FINITE and hit.first <= self.doc.sentence_at(hit.first).first
        called = feature == "infinitive" and self.doc.hits_in("unreal", max(0, hit.first - _NEAR_CALL), hit.first)
        return None if bare or called or near > _NEAR_OBJECT else near

    def _as_participle(self, hit: Hit, phrase: Phrase, near: int) -> int | None:
        """«Signed in 2019, the …», «were signed: …»: how near a participle stands before what it speaks of."""
        passive = self.ground.auxiliary(hit, "passive")
        listed = ":" in self.doc.words[hit.last : phrase.first]  # «The following were concluded: (a) …»
        if passive is not None and not listed and not self._is_inverted(passive[0]):
            return None
        return near + _NEAR_SENTENCE if near <= _NEAR_ENTRY else None

    def _is_set_before(self, hit: Hit, phrase: Phrase) -> bool:
        """«Signed in Oslo on 4 May, the treaty …»: whether a participle opens it, and a comma ends its phrase."""
        articles = len(self.doc.hits_in("article", phrase.opening - 1, phrase.opening))
        return self._is_opening_participle(hit) and self.doc.words[phrase.opening - 1 - articles] == ","

    def _is_opening_participle(self, hit: Hit) -> bool:
        """Whether a form that can be a participle opens a sentence."""
        opens = hit.first == self.doc.sentence_at(hit.first).first
        return opens and any(entry.feature == "past_participle" for entry in hit.entries)

    def _inserted(self, first: int, last: int) -> int:
        """«a signé à Bamako, avec le ministre X, un protocole»: how many tokens name with whom, where and when."""
        people = self.ground.people_in(first, last)
        if not any(mention.preposition == "with" for mention, _ in people):
            return 0
        named = [(mention.first, mention.last) for mention, _ in people]
        named += [(place.first, place.last) for place in self.ground.places_in(first, last)]
        named += [(date.first, date.last) for date in self.ground.dates_in(first, last)]
        return len({token for start, end in named for token in range(start, min(end, last))})

    def _is_inverted(self, passive: Hit) -> bool:
        """«There were signed a treaty …», «…, at the end of which were signed …»: whether the subject stands behind."""
        helpers = {hit.first for hit in self.doc.hits_in("verb", max(0, passive.first - _NEAR_TIE), passive.first)}
        first = next((t for t in range(passive.first, 0, -1) if t - 1 not in helpers), 0)
        opening = self.doc.sentence_at(passive.first).first
        if first == opening:
            return True
        if opening in self.doc.hits_at("preposition") and "," not in self.doc.words[opening:first]:
            return True  # «En présence des ministres ont été signés …»
        before = self.doc.words[first - 1]
        return before in self.there or before in self.governed or before == ","

    def _is_complement(self, first: int, phrase: Phrase) -> bool:
        """Whether a preposition ties an agreement to the one before it, with no comma nor «and» between."""
        others = self.doc.hits_in("agreement_noun", first, phrase.first)
        if not others:
            return False
        low = others[-1].last
        tied = self.doc.hits_in("preposition", low, phrase.hit.first)
        parted = self.doc.hits_in("conjunction", low, phrase.first) or "," in self.doc.words[low : phrase.first]
        return any(hit.code in _TIES for hit in tied) and not parted

    def _as_subject(self, hit: Hit, feature: str, code: str, phrase: Phrase) -> int | None:
        """«the agreement was signed»: how near a verb stands behind its subject.

        A bare participle («the accord signed in May») says less than the verb of the sentence.
        """
        near = hit.first - phrase.hit.last
        participle = feature == "past_participle"
        passive = participle and self.ground.auxiliary(hit, "passive")
        if code != "negotiate" and feature in _TOLD and self._is_relative_object(hit, phrase):
            return near
        if (passive or not participle) and self._is_complement(max(0, phrase.opening - _NEAR_TIED), phrase):
            return None  # «an amendment to the treaty was signed»
        if has_another_subject(self.doc, phrase.hit.last, hit.first):
            return None
        opens = hit.first - (self.doc.words[hit.first - 1] in self.relative)  # «…, which dates from 1992»
        apposed = participle and self.doc.words[opens - 1] == ","
        if self._far(hit, phrase) or (near > _NEAR_SUBJECT and participle and not passive and not apposed):
            return None
        if participle:
            return near if passive else near + _NEAR_OBJECT
        return near + _NEAR_OBJECT if self._describes(hit, code, phrase) else None

    def _is_relative_object(self, hit: Hit, phrase: Phrase) -> bool:
        """«the accord on energy that A and B signed»: whether a verb ends a relative clause whose object the noun is.

        A word for «that» opens the clause near the noun, and a subject follows; no other verb stands in it, and none
        before it.
        """
        words, last = self.doc.words, phrase.hit.last
        opening = next((t for t in range(last, min(hit.first, last + _NEAR_CLAUSE)) if words[t] in self.that), None)
        if opening is None or hit.first - opening > _LONGEST_CLAUSE:
            return False
        verbs = self.doc.hits_in("verb", opening, hit.first)
        taken = {token for verb in verbs for token in range(verb.first, verb.last)}
        subject = any(token not in taken for token in range(opening + 1, hit.first))
        return subject and all(any(entry.code in _AUXILIARIES for entry in verb.entries) for verb in verbs)

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
        set_off = self.doc.words[hit.first - 1] == ","
        return set_off or all(m.preposition for m, _ in self.ground.cast.between(phrase.hit.last, hit.first))

    def _denied(self, hit: Hit) -> bool:
        first = self.doc.sentence_at(hit.first).first
        if self.doc.hits_in("denial", first, hit.first):
            return True  # «denied having signed»
        return bool(self.doc.hits_in("negation", max(0, hit.first - 2), min(len(self.doc.words), hit.last + 1)))


_NEAR_AWAITED = 6
_BY_PARTIES = frozenset({"sign", "ratify"})
_NEAR_DAY = 3
_NEAR_OPENING = 3
_LIKE_NOUNS = frozenset({"infinitive", "present"})
_PAST = frozenset({"past", "simple_past", "imperfect"})
_IN_SEARCH = ("sign", "initial", "ratify", "enter_force", "denounce", "suspend", "negotiate")
"""The steps in the order in which they are looked for: of two that are said as directly, the first one leads."""
_SAYING = frozenset({"say", "say_weak"})
_DESCRIBING = frozenset({"sign", "initial"})
_HOMEWARD = ("return", "leave")
_NEAR_TIE = 2
_OWN_TIES = frozenset({"of", "from"})
_TIES = frozenset({"of", "to"})
_AUXILIARIES = frozenset({"have", "hold", "passive"})
_NEAR_TIED = 4
_NEAR_CLAUSE = 12
"""How far behind the noun for an agreement a relative clause about it begins."""
_LONGEST_CLAUSE = 16
_TOLD = frozenset({"past", "past_participle", "simple_past", "imperfect", "present", "future"})
_AHEAD = frozenset({"future", "infinitive"})
_NEAR_NOUN = 5
_NEAR_INSERTED = 12
_NEAR_WISH = 5
_NEAR_STEP = 3
_NEAR_OBJECT = 12
_NEAR_SUBJECT = 8
_NEAR_ENTRY = 16
_NEAR_SENTENCE = 30
_NEAR_CALL = 8
