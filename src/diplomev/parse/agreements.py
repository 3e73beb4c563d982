"""Agreements: what was signed, announced, ratified, put in force or ended, between whom, and about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from diplomev.claims import INHERITED
from diplomev.parse.frames import Fact, Frame, Ground, date_spans
from diplomev.parse.parties import PartyFinder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.resolve import Entity
    from diplomev.parse.visits import Visit

_STATUS = {
    "sign": "signed", "initial": "initialled", "ratify": "ratified", "enter_force": "in_force",
    "denounce": "terminated", "suspend": "suspended", "negotiate": "negotiated",
}  # fmt: skip
"""What each step makes of an agreement once it is taken."""
_ORDER = ("negotiate", "initial", "sign", "ratify", "enter_force", "suspend", "denounce")
"""The steps, each behind the one that it follows."""
_DATE_OF = {"sign": "signed", "enter_force": "in_force", "denounce": "ended"}
"""The property that the date of a step fills."""


@frozen
class Phrase:
    """A noun phrase for an agreement or a set of them.

    Attributes:
        hit: The noun.
        first: The first token, with what counts it.
        count: At least and at most so many; `None` where nothing is said.
        count_span: The words that count.
        anaphoric: Whether it points back («these agreements»).
        another: Whether it is one more of those spoken of.
        ordinal: Which one of a set; 0 for none.
        kind: A code of `agreement_kind`; empty for words of no stated kind.
        opening: The first of the words that describe the noun, or of `first`.
    """

    hit: Hit
    first: int
    count: tuple[int, int | None] | None = None
    count_span: Span | None = None
    anaphoric: bool = False
    another: bool = False
    ordinal: int = 0
    kind: str = ""
    opening: int = 0


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


@define(eq=False)
class Pact:
    """An agreement in the making."""

    frame: Frame
    parties: tuple[Entity, ...]
    status: str
    kind: str
    many: bool
    visit: Visit | None = None
    day: DateMention | None = None
    parts: dict[int, Frame] = field(factory=dict)


class AgreementFinder:
    """Reads the agreements of one text.

    Args:
        ground: The text with its mentions.
        visits: Its visits, which supply parties and the day of signature where the sentence does not.
    """

    def __init__(self, ground: Ground, visits: Sequence[Visit]) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.visits = visits
        self.held = any(v.frame and "announced" not in v.frame.values("status") for v in visits)
        self.by_block: dict[int, list[tuple[int, Visit]]] = {}
        for visit in visits:
            for sighting in visit.sightings:
                spoken = self.by_block.setdefault(sighting.sentence.block.start, [])
                spoken.append((sighting.sentence.index, visit))
        self.parties = PartyFinder(ground)
        self.pacts: list[Pact] = []
        self.frames: list[Frame] = []
        self.latest: tuple[int, Pact] | None = None

    def run(self) -> list[Frame]:
        """The frames, sets before their parts."""
        for sentence in self.doc.sentences:
            if sentence.block.kind == "furniture":
                continue
            seen = False
            for phrase in self._phrases(sentence):
                seen = self._phrase(phrase, sentence) or seen
            if not seen:
                self._continued(sentence)
        return self.frames

    def _phrases(self, sentence: Sentence) -> list[Phrase]:
        """The phrases for agreements; words that may mean any document («texts») only where they are counted."""
        found = {hit.first: hit for hit in self.doc.hits_in("agreement_noun", sentence.first, sentence.last)}
        taken = {token for hit in found.values() for token in range(hit.first, hit.last)}
        for hit in self.doc.hits_in("instrument", sentence.first, sentence.last):
            if hit.first not in taken:
                found.setdefault(hit.first, hit)
        phrases = [self._measure(found[first], sentence) for first in sorted(found)]
        return [
            phrase
            for phrase in phrases
            if self._outside_quotation(phrase.hit, sentence)
            and (phrase.kind or (phrase.count is not None and phrase.count != (1, 1)))
        ]

    def _outside_quotation(self, hit: Hit, sentence: Sentence) -> bool:
        """Quoted speech about agreements is no report; a quoted title is."""
        return not self.ground.quoted(hit.start) or sentence.first < hit.first <= sentence.first

    # ------------------------------------------------------------- phrases
    def _measure(self, hit: Hit, sentence: Sentence) -> Phrase:
        """What stands before the noun: numbers, «several», «these», «another», «the first»."""
        adjectives = self._adjectives(sentence, hit)
        low = max(sentence.first, min(hit.first, adjectives) - 4)
        first, span = hit.first, None
        count: tuple[int, int | None] | None = None
        dated = {token for date in self.ground.dates_in(low, hit.first) for token in range(date.first, date.last)}
        found = {}
        for category in ("demonstrative", "several", "another", "number", "ordinal"):
            near = [
                h
                for h in self.doc.hits_in(category, low, hit.first)
                if (hit.first - h.last <= 1 or h.last == adjectives) and h.first not in dated
            ]
            if near:
                found[category] = near[-1]
                first = min(first, near[-1].first)
        at = self._determiner(sentence, hit, adjectives)
        before = self.doc.words[at] if at >= low else ""
        determiner = self.doc.pack.forms("determiner").get(before, "")
        plural = any(entry.data.get("number") == "many" for entry in hit.entries)
        if (bracketed := self._bracketed(hit)) is not None:
            count, at = (bracketed, bracketed), hit.first - 1
        elif before.isdecimal() and 1 < int(before) < _MOST_INSTRUMENTS and at not in dated:
            count = (int(before), int(before))
        elif "several" in found:
            count, span = (int(found["several"].code), None), found["several"]
        elif "number" in found and found["number"].code.isdigit() and int(found["number"].code) > 1:
            number = int(found["number"].code)
            count, span = (number, number), found["number"]
        elif determiner == "one" and not plural:
            count = (1, 1)
        elif determiner and self._indefinite(at):
            count = (2, None)
        elif plural and not determiner:
            count, at = (2, None), hit.first
        start = span.start if span else self.doc.starts[at] if count else hit.start
        return Phrase(
            hit,
            first,
            count,
            (start, hit.end) if count else None,
            "demonstrative" in found,
            "another" in found,
            int(found["ordinal"].code) if "ordinal" in found else 0,
            hit.code if hit.code != _ANY else "",
            min(first, adjectives),
        )

    def _bracketed(self, hit: Hit) -> int | None:
        """«quatorze (14) instruments»: the figure in brackets before a noun."""
        words = self.doc.words[max(0, hit.first - 3) : hit.first]
        if len(words) < len("(1)") or words[0] != "(" or words[2] != ")" or not words[1].isdecimal():
            return None
        return int(words[1]) if 1 < int(words[1]) < _MOST_INSTRUMENTS else None

    def _determiner(self, sentence: Sentence, hit: Hit, adjectives: int) -> int:
        """The token where a determiner may stand: right before the noun, or before its adjectives."""
        at = hit.first - 1
        if at > sentence.first and not self.doc.words[at][0].isalnum():
            at -= 1  # over the mark of a title: «a "Memorandum …"»
        word = self.doc.words[at]
        if adjectives > sentence.first and not word.isdecimal() and word not in self.doc.pack.forms("determiner"):
            at = adjectives - 1
        return at

    def _indefinite(self, token: int) -> bool:
        """«signed agreements»: an indefinite plural at a token, which a verb and no other noun stands before."""
        articles = self.doc.hits_in("article", token, token + 1)
        indefinite = any(entry.code == "indefinite" for hit in articles for entry in hit.entries)
        return indefinite and bool(self.doc.hits_in("verb", max(0, token - 3), token))

    def _phrase(self, phrase: Phrase, sentence: Sentence) -> bool:
        """Read one phrase with its predicate; whether it was one of ours."""
        if phrase.ordinal or phrase.another:
            concern = next(
                iter(self.ground.verbs("concern", phrase.hit.last, min(sentence.last, phrase.hit.last + 4))), None
            )
            if concern and self._part(phrase.ordinal, phrase.hit, concern[0].last, sentence):
                return True
        if self._included(phrase, sentence):
            return True
        steps = self._steps(phrase, sentence)
        if not steps and not phrase.anaphoric and self._is_known_by_date(phrase, sentence):
            steps = [Step(0, "sign", "past", (phrase.hit.start, phrase.hit.end), phrase.hit.first)]
        if not steps:
            if phrase.anaphoric and self.pacts:
                self._about(self.pacts[-1].frame, sentence, phrase.hit.last)
            return phrase.anaphoric
        self._pact(phrase, sentence, steps)
        return True

    def _ahead(self, date: DateMention) -> bool:
        """Whether a date lies behind the day of publication."""
        first = (date.interval or (date.value, date.value))[0]
        return first is not None and self.ground.reference is not None and first.earliest > self.ground.reference

    def _included(self, phrase: Phrase, sentence: Sentence) -> bool:
        """«nine agreements, including a protocol on trade»: one of those just counted, which adds what it is about."""
        before = max(sentence.first, phrase.opening - _NEAR_INCLUSION)
        index, set_of = self.latest or (-1, None)
        if set_of is None or index != sentence.index or not set_of.many:
            return False
        if not self.doc.hits_in("inclusion", before, phrase.first):
            return False
        self._described(set_of.frame, sentence, phrase.hit)
        self._about(set_of.frame, sentence, phrase.hit.last)
        return True

    def _steps(self, phrase: Phrase, sentence: Sentence) -> list[Step]:
        """The steps that the sentence says of the agreement, the one that is said most directly first."""
        doc = self.doc
        for noun in reversed(doc.hits_in("agreement_step", max(sentence.first, phrase.opening - 5), phrase.first)):
            wished = self.doc.hits_in("unreal", max(sentence.first, noun.first - 5), noun.first)
            if phrase.opening - noun.last <= _NEAR_STEP and not wished:
                return [Step(0, noun.code, self._noun_tense(sentence), (noun.start, noun.end), noun.first)]
        steps = []
        for code in _STATUS:
            for hit, feature in self.ground.verbs(code, sentence.first, sentence.last):
                distance = self._governs(hit, feature, code, phrase)
                if distance is not None and not self._denied(hit):
                    tense = self.ground.tense(hit, feature)
                    steps.append(Step(distance, code, tense, (hit.start, hit.end), hit.first))
        return sorted(steps, key=lambda step: step.distance)

    def _governs(self, hit: Hit, feature: str, code: str, phrase: Phrase) -> int | None:
        """How near a verb stands to the agreement as its object, or as its subject in the passive."""
        participle = feature == "past_participle"
        if hit.last <= phrase.first:
            near = phrase.first - hit.last
            if self.doc.hits_in("agreement_step", hit.last, phrase.first):
                return None  # «ended with the signing of»
            active = self.ground.auxiliary(hit, "have")
            passive = participle and self.ground.auxiliary(hit, "passive") and not active
            finite = feature in {"present", "past", "future", "imperfect", "simple_past", "conditional"}
            bare = finite and not self._has_subject(hit)
            called = feature == "infinitive" and self.doc.hits_in("unreal", max(0, hit.first - _NEAR_CALL), hit.first)
            if participle and not active and not passive:
                return near + _NEAR_SENTENCE if near <= _NEAR_ENTRY else None  # «Signed in 2019, the agreement …»
            return None if passive or bare or called or near > _NEAR_OBJECT else near
        if hit.first >= phrase.hit.last:
            near = hit.first - phrase.hit.last
            far = near > _NEAR_SUBJECT and (near > _NEAR_SENTENCE or self._finite_between(phrase.hit.last, hit.first))
            if code == "enter_force":
                ahead = feature in {"future", "infinitive"}  # what has been done already says more
                return None if far and near > _NEAR_ENTRY else near + _NEAR_ENTRY * ahead
            if far or (near > _NEAR_SUBJECT and participle and not self.ground.auxiliary(hit, "passive")):
                return None
            if participle:
                # A bare participle («the accord signed in May») says less than the verb of the sentence.
                return near if self.ground.auxiliary(hit, "passive") else near + _NEAR_OBJECT
            return near + _NEAR_OBJECT if self._describes(hit, code, phrase) else None
        return None

    def _describes(self, hit: Hit, code: str, phrase: Phrase) -> bool:
        """«an accord on energy signed in Paris»: a form that can be a participle, and nobody between who did it."""
        if all((entry.code, entry.feature) != (code, "past_participle") for entry in hit.entries):
            return False
        return all(m.preposition for m, _ in self.ground.cast.between(phrase.hit.last, hit.first))

    def _has_subject(self, hit: Hit) -> bool:
        """Whether anything but the start of its sentence stands before a finite verb."""
        return hit.first > self.doc.sentence_at(hit.first).first

    def _denied(self, hit: Hit) -> bool:
        return bool(self.doc.hits_in("negation", max(0, hit.first - 2), min(len(self.doc.words), hit.last + 1)))

    def _noun_tense(self, sentence: Sentence) -> str:
        """When a nominal step («the signature of») happens: ahead where the sentence says that it is expected."""
        if any(h.code == "expected" for h in self.doc.hits_in("planned", sentence.first, sentence.last)):
            return "future"
        for hit in self.doc.hits_in("verb", sentence.first, sentence.last):
            if any(entry.feature == "future" for entry in hit.entries):
                return "future"
        return "past" if self.held or not self.visits else "future"

    # --------------------------------------------------------------- pacts
    def _pact(self, phrase: Phrase, sentence: Sentence, steps: Sequence[Step]) -> None:
        step, status = self._furthest(steps)
        parties = self._parties(sentence, phrase)
        if not parties:
            return
        many = phrase.count is not None and phrase.count[1] != 1
        own = self._own_date(sentence, phrase)
        dates = self._dates(sentence, steps, own)
        date = dates.get(step) or (self._date_before(sentence, step, status) if step not in dates else None)
        if status == "signed" and date is not None and self._ahead(date):
            status = "announced"
        known = self._known(phrase, tuple(e for e, _ in parties), status, date, many=many)
        if known is None:
            frame = Frame("agreement", phrase.hit.start)
            known = Pact(frame, tuple(e for e, _ in parties), status, phrase.kind, many)
            self.pacts.append(known)
            self.frames.append(frame)
            for entity, words in parties:
                frame.add(Fact("parties", entity, (words,), "agreement.party"))
        self.latest = (sentence.index, known)
        frame = known.frame
        rule = f"agreement.{step.code}"
        frame.add(Fact("status", status, (step.span,), rule))
        if phrase.kind and (phrase.kind != _GENERAL_KIND or known.kind == _GENERAL_KIND):
            frame.add(Fact("kind", phrase.kind, ((phrase.hit.start, phrase.hit.end),), rule, confidence=85))
        if phrase.count and phrase.count_span and not phrase.anaphoric:
            low, high = phrase.count
            value = {"min": low} if high is None else {"min": low, "max": high}
            frame.add(Fact("count", value, (phrase.count_span,), rule))
        self._described(frame, sentence, phrase.hit)
        self._about(frame, sentence, phrase.hit.last)
        self._dated(known, date, step.code, status, rule)
        for other in steps:
            if other is not step and other.tense != "future":
                self._dated(known, dates.get(other), other.code, "signed", f"agreement.{other.code}")
        if own is not None:
            self._dated(known, own, "sign", "signed", "agreement.of_date")
        self._visit(known, sentence, status)

    def _known(
        self,
        phrase: Phrase,
        parties: tuple[Entity, ...],
        status: str,
        date: DateMention | None,
        *,
        many: bool,
    ) -> Pact | None:
        """The agreement of this text that is spoken of again: same parties, status and days, kinds that agree."""
        for pact in self.pacts[: -_MEMORY - 1 : -1]:
            if set(pact.parties) != set(parties) or pact.status != status:
                continue
            general = {pact.kind, phrase.kind} & {"", _GENERAL_KIND}
            if pact.kind != phrase.kind and not (general and pact.many):
                continue
            if pact.many != many and phrase.count is not None and not phrase.anaphoric:
                continue
            if date is None or pact.day is None or _same_days(date, pact.day):
                return pact
        return None

    def _dated(self, pact: Pact, date: DateMention | None, step: str, status: str, rule: str) -> None:
        name = _DATE_OF.get(step)
        if date is None or name is None or status == "announced":
            return
        value = date.value or (date.interval and _between(date))
        pact.day = pact.day or date
        if value:
            fact = Fact(name, str(value), date_spans(date), rule, confidence=date.confidence, assumed=date.assumed)
            pact.frame.add(fact)

    def _is_known_by_date(self, phrase: Phrase, sentence: Sentence) -> bool:
        """«the 1995 treaty between A and B»: named with its day and its parties."""
        dated = self._own_date(sentence, phrase) is not None
        return dated and len(self.parties.explicit(sentence, phrase.hit)) > 1

    def _furthest(self, steps: Sequence[Step]) -> tuple[Step, str]:
        """The step that tells the status, with the status: the furthest one taken; else what is announced."""
        taken = [step for step in steps if step.tense != "future" or step.code == "negotiate"]
        if not taken:
            return steps[0], "announced"
        order = list(_STATUS)
        step = max(taken, key=lambda one: (_ORDER.index(one.code), -order.index(one.code)))
        return step, _STATUS[step.code]

    def _own_date(self, sentence: Sentence, phrase: Phrase) -> DateMention | None:
        """«the 1961 agreement», «the agreement of 5 March»: the date of signature that an agreement is known by."""
        for date in self.ground.dates_in(phrase.hit.last, min(sentence.last, phrase.hit.last + _NEAR_OWN)):
            before = self.doc.hits_in("preposition", max(0, date.first - 2), date.first)
            if any(hit.code == "of" for hit in before) and not self.doc.hits_in("verb", phrase.hit.last, date.first):
                return date
        for date in self.ground.dates_in(max(sentence.first, phrase.opening - _NEAR_STEP), phrase.hit.first):
            if date.value is not None and (date.value.precision == "year" or date.last == phrase.hit.first):
                return date
        return None

    def _dates(self, sentence: Sentence, steps: Sequence[Step], own: DateMention | None) -> dict[Step, DateMention]:
        """The date of each step: each date of the sentence goes to the step that it stands nearest to."""
        found: dict[Step, DateMention] = {}
        for date in self.ground.dates_in(sentence.first, sentence.last):
            if date is own or self.ground.told_on(date) or _of_years(date):
                continue
            step = min(steps, key=lambda one: _gap(date, one.token))
            known = found.get(step)
            if known is None or _gap(date, step.token) < _gap(known, step.token):
                found[step] = date
        return found

    def _date_before(self, sentence: Sentence, step: Step, status: str) -> DateMention | None:
        """The day of a signature without one: just before it, or that of the visit on which it was given."""
        if step.code != "sign" or status == "announced":
            return None
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        if before is not None and before.block is sentence.block:
            earlier = [date for date in self.ground.dates_in(before.first, before.last) if not _of_years(date)]
            if earlier:
                return earlier[-1]
        visit = self._visit_of(sentence)
        if visit is None or visit.frame is None or "announced" in visit.frame.values("status"):
            return None
        meetings = [s.date for s in visit.sightings if s.date is not None and not s.stay]
        return next(iter([*meetings, *(date for date in visit.dated if date.value)]), None)

    def _visit(self, pact: Pact, sentence: Sentence, status: str) -> None:
        visit = self._visit_of(sentence)
        if visit is None or visit.frame is None or status not in {"signed", "announced", "initialled"}:
            return
        states = {visit.receiving, *visit.frame.values("sending")}
        if not states >= {e.code for e in pact.parties if e.kind == "state"}:
            return
        days = visit.days
        if pact.day is not None and days is not None:
            from diplomev.parse.visits import date_bounds

            first, last = date_bounds(pact.day)
            if first > days[1] or last < days[0]:
                return
        pact.visit = visit
        pact.frame.add(Fact("visit", visit.frame, (visit.sightings[0].span,), "agreement.visit", confidence=60))

    def _visit_of(self, sentence: Sentence) -> Visit | None:
        """The visit spoken of: the last one sighted in this paragraph, else the first of the text."""
        spoken = [pair for pair in self.by_block.get(sentence.block.start, ()) if pair[0] <= sentence.index]
        if spoken:
            return max(spoken, key=lambda pair: pair[0])[1]
        return self.visits[0] if self.visits else None

    # -------------------------------------------------------------- parties
    def _parties(self, sentence: Sentence, phrase: Phrase) -> list[tuple[Entity, Span]]:
        """Who concludes it: those whom the sentence names, or the pair that the text is about."""
        found = self.parties.find(sentence, phrase.hit, phrase.opening or phrase.first)
        if len(found) > 1:
            return found
        known = {entity for entity, _ in found}
        actor = self._spoken_of(sentence, phrase) if found else None
        if actor is not None and actor[0] not in known:
            return [actor, *found]
        pair = self._pair_of_visit(sentence) or self._pair_before(sentence)
        return pair if known <= {entity for entity, _ in pair} else []

    def _spoken_of(self, sentence: Sentence, phrase: Phrase) -> tuple[Entity, Span] | None:
        """Whom a pronoun before the agreement stands for: the first party of the agreement spoken of just before."""
        index, pact = self.latest or (-1, None)
        if pact is None or sentence.index - index != 1:
            return None
        if not self.doc.hits_in("pronoun", sentence.first, phrase.first):
            return None
        return next(((f.value, f.spans[0]) for f in pact.frame.facts if f.property == "parties"), None)

    def _pair_of_visit(self, sentence: Sentence) -> list[tuple[Entity, Span]]:
        """The sending and the receiving State of the visit that is spoken of."""
        visit = self._visit_of(sentence)
        if visit is None or visit.frame is None:
            return []
        facts = [f for f in visit.frame.facts if f.property in {"sending", "receiving"}]
        codes = {f.value: f.spans[0] for f in facts}
        return [(self.parties.state(code, span), span) for code, span in codes.items()] if len(codes) > 1 else []

    def _pair_before(self, sentence: Sentence) -> list[tuple[Entity, Span]]:
        """The parties of the agreement that the sentence before speaks of."""
        index, pact = self.latest or (-1, None)
        if pact is None or sentence.index - index > 1 or len(pact.parties) != _TWO:
            return []
        return [(f.value, f.spans[0]) for f in pact.frame.facts if f.property == "parties"]

    # -------------------------------------------------------------- content
    def _about(self, frame: Frame, sentence: Sentence, token: int, last: int | None = None) -> None:
        """What it is about: the sectors that follow, in one chain of near words."""
        for hit in self._chain(token, sentence.last if last is None else last):
            for code in hit.codes:
                frame.add(Fact("sectors", code, ((hit.start, hit.end),), "agreement.sector", confidence=75))

    def _described(self, frame: Frame, sentence: Sentence, noun: Hit) -> None:
        """What it is about, by the words before its noun: «a defence and energy cooperation agreement»."""
        for hit in self.doc.hits_in("sector", self._adjectives(sentence, noun), noun.first):
            for code in hit.codes:
                frame.add(Fact("sectors", code, ((hit.start, hit.end),), "agreement.sector", confidence=75))

    def _adjectives(self, sentence: Sentence, noun: Hit) -> int:
        """The first of the words that stand before a noun and describe it; the noun itself where none does."""
        doc, first = self.doc, noun.first
        while first > max(sentence.first, noun.first - _NEAR_OBJECT):
            word = doc.words[first - 1]
            plain = word.isalpha() or word in _IN_PHRASE or len(word) == _YEAR
            if not plain or any(doc.hits_in(c, first - 1, first) for c in _BEFORE_NOUN):
                break
            first -= 1
        return first

    def _chain(self, token: int, last: int) -> Iterator[Hit]:
        end = token
        near = _FIRST_SECTOR
        for hit in self.doc.hits_in("sector", token, last):
            if hit.first - end > near or self._finite_between(end, hit.first):
                return
            yield hit
            end, near = hit.last, _NEXT_SECTOR

    def _finite_between(self, first: int, last: int) -> bool:
        """Whether another clause begins between two words: a finite verb that says nothing of content."""
        return any(
            all(entry.code not in {"concern", "sign", "passive", "stay", "have"} for entry in hit.entries)
            and all(entry.feature in {"present", "past", "future", "imperfect"} for entry in hit.entries)
            for hit in self.doc.hits_in("verb", first, last)
        )

    def _continued(self, sentence: Sentence) -> None:
        """Sentences that go on about agreements: «the second concerns …», «these partnerships concern …»."""
        concern = next(iter(self.ground.verbs("concern", sentence.first, sentence.last)), None)
        if concern is None or not self.pacts or self.ground.quoted(sentence.start):
            return
        hit = concern[0]
        ordinals = self.doc.hits_in("ordinal", sentence.first, sentence.last)
        if ordinals and ordinals[0].first < min(sentence.first + _NEAR_STEP, hit.first):
            ends = [*(ordinal.first for ordinal in ordinals[1:]), sentence.last]
            starts = [hit.last, *(ordinal.last for ordinal in ordinals[1:])]
            parts = zip(ordinals, starts, ends, strict=True)
            made = [self._part(int(o.code), o, first, sentence, last=last) for o, first, last in parts]
            if all(made):
                return
        if self.doc.hits_in("pronoun", sentence.first, sentence.first + 1) and self._just_before(sentence):
            self._about(self.pacts[-1].frame, sentence, hit.last)
        nouns = self.doc.hits_in("partnership", sentence.first, hit.first)
        texts = [h for c in ("instrument", "agreement_noun") for h in self.doc.hits_in(c, sentence.first, hit.first)]
        if any(h.first - sentence.first <= 1 for h in texts) and self._just_before(sentence):
            self._about(self.pacts[-1].frame, sentence, hit.last)  # «The documents cover …»
            return
        if nouns and self.doc.hits_in("demonstrative", max(sentence.first, nouns[0].first - 2), nouns[0].first):
            self._about(self.pacts[-1].frame, sentence, hit.last)

    def _just_before(self, sentence: Sentence) -> bool:
        """Whether the sentence before speaks of the last agreement."""
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        spans = [span for fact in self.pacts[-1].frame.facts for span in fact.spans]
        return before is not None and any(before.start <= start < before.end for start, _ in spans)

    def _part(self, ordinal: int, anchor: Hit, token: int, sentence: Sentence, last: int | None = None) -> bool:
        """One instrument of the set spoken of last."""
        whole = next((pact for pact in reversed(self.pacts) if pact.many), None)
        if whole is None:
            return False
        part = Frame("agreement", anchor.start)
        words = (anchor.start, anchor.end)
        part.add(Fact("part_of", whole.frame, (words,), "agreement.part"))
        part.add(Fact("count", {"min": 1, "max": 1}, (words,), "agreement.part"))
        shared: set[tuple[str, Any]] = set()
        for fact in whole.frame.facts:
            if fact.property in INHERITED and (fact.property, fact.value) not in shared:
                shared.add((fact.property, fact.value))
                part.add(fact)
        self._about(part, sentence, token, last)
        whole.parts[ordinal or len(whole.parts) + 1] = part
        self.frames.append(part)
        return True


_BEFORE_NOUN = ("article", "possessive", "demonstrative", "number", "several", "verb", "preposition", "negation")
"""Words at which the words before a noun end."""
_IN_PHRASE = frozenset("-,")
_YEAR = 4
"""Letters or digits of a year, «its 1961 agreement»."""
_TWO = 2
_ANY = "_"
"""The code of words that stand for instruments of any kind."""
_NEAR_INCLUSION = 3
_MEMORY = 30
"""How many agreements back a phrase is compared with."""
_GENERAL_KIND = "agreement"
"""What any instrument may be called."""
_MOST_INSTRUMENTS = 1000
_NEAR_STEP = 3
_NEAR_OWN = 6
_NEAR_OBJECT = 12
_NEAR_SUBJECT = 8
_NEAR_ENTRY = 16
_NEAR_SENTENCE = 30
_NEAR_CALL = 8
_FIRST_SECTOR = 24
_NEXT_SECTOR = 5


def _of_years(date: DateMention) -> bool:
    """Whether a date spans more than a year: the term of a plan, not the day of a step."""
    first, last = date.interval or (None, None)
    return first is not None and last is not None and (last.latest - first.earliest).days > _YEAR_DAYS


def _gap(date: DateMention, token: int) -> int:
    return min(abs(date.first - token), abs(date.last - token))


_YEAR_DAYS = 366


def _same_days(one: DateMention, other: DateMention) -> bool:
    return (one.value, one.interval) == (other.value, other.interval) or bool(
        one.value and other.value and (one.value.refines(other.value) or other.value.refines(one.value))
    )


def _between(date: DateMention) -> object:
    from diplomev.model.dates import PartialDate

    first, last = date.interval or (None, None)
    return PartialDate.between(first.earliest, last.latest) if first and last else None
