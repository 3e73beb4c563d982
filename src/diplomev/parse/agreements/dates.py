"""The dates of agreements: of each step that was taken, and the date that an agreement is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.model.dates import PartialDate
from diplomev.parse.dates import date_bounds
from diplomev.parse.frames import Fact, date_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.agreements.memory import Pact
    from diplomev.parse.agreements.occasions import Occasions
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.agreements.status import Step
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground


class DateReader:
    """Reads the dates of agreements in the sentences of one text.

    Args:
        ground: The text with its mentions.
        occasions: Its visits.
    """

    def __init__(self, ground: Ground, occasions: Occasions) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.occasions = occasions

    def own(self, sentence: Sentence, phrase: Phrase) -> DateMention | None:
        """«the 1961 agreement», «the agreement of 5 March»: the date of signature that an agreement is known by."""
        for date in self.ground.dates_in(phrase.hit.last, min(sentence.last, phrase.hit.last + _NEAR_OWN)):
            before = self.doc.hits_in("preposition", max(0, date.first - 2), date.first)
            if any(hit.code == "of" for hit in before) and not self.doc.hits_in("verb", phrase.hit.last, date.first):
                return date
        for date in self.ground.dates_in(max(sentence.first, phrase.opening - _BEFORE_PHRASE), phrase.hit.first):
            if date.value is not None and (date.value.precision == "year" or date.last == phrase.hit.first):
                return date
        return self._bracketed(sentence, phrase)

    def _bracketed(self, sentence: Sentence, phrase: Phrase) -> DateMention | None:
        """«Tax convention (Rome, 8 May 2022)»: the day that stands with a city in the brackets behind an agreement."""
        words = self.doc.words
        near = range(phrase.hit.last, min(sentence.last, phrase.hit.last + _NEAR_BRACKET))
        opening = next((t for t in near if words[t] == "("), None)
        if opening is None or self.doc.hits_in("verb", phrase.hit.last, opening):
            return None
        city = next(iter(self.ground.places_in(opening, opening + 2)), None)
        dates = self.ground.dates_in(city.last, city.last + _NEAR_HEAD) if city is not None else ()
        return next(iter(dates), None)

    def heads(self, sentence: Sentence, phrase: Phrase) -> bool:
        """«5 March 1983: treaty between …»: whether a past day heads a sentence that is only the agreement's name."""
        words = self.doc.words
        for date in self.ground.dates_in(sentence.first, min(phrase.first, sentence.first + _NEAR_HEAD)):
            marked = date.last < phrase.first and words[date.last] in _HEAD_MARKS
            near = phrase.opening - date.last <= _NEAR_HEAD
            if marked and near and not self.doc.hits_in("verb", date.last, phrase.hit.first):
                return not self.is_ahead(date)
        return False

    def of_steps(self, sentence: Sentence, steps: Sequence[Step], own: DateMention | None) -> dict[Step, DateMention]:
        """The date of each step: the nearest first; a date whose nearest step has a nearer one goes to no other."""
        dates = [
            date
            for date in self.ground.dates_in(sentence.first, sentence.last)
            if not (date is own or self.ground.told_on(date) or _of_years(date) or self._of_content(date, steps))
        ]
        found = self._of_clauses(sentence, dates, steps)
        for date in dates if not found else ():
            step = min(steps, key=lambda one: self._far(date, one))
            known = found.get(step)
            if known is None or self._far(date, step) < self._far(known, step):
                found[step] = date
        return found

    def _of_clauses(
        self, sentence: Sentence, dates: Sequence[DateMention], steps: Sequence[Step]
    ) -> dict[Step, DateMention]:
        """«From 1 June the treaty that A and B signed in May takes effect»: the first date is of the main clause."""
        if len(steps) != _TWO or len(dates) != _TWO or dates[0].first - sentence.first > _NEAR_HEAD:
            return {}
        first, last = sorted(steps, key=lambda one: one.token)
        that = (*self.doc.pack.words("phrases", "that"), *self.doc.pack.words("phrases", "relative"))
        clause = any(self.doc.words[token] in that for token in range(dates[0].last, first.token))
        inside = first.token < dates[1].first < last.token
        return {last: dates[0], first: dates[1]} if clause and inside else {}

    def _far(self, date: DateMention, step: Step) -> int:
        """How far a date stands from a step; a comma between parts them («signed on 4 May, takes effect on 1 June»).

        So does «and» right behind it («signed in April and in force since May»).
        """
        words = self.doc.words
        joined = any(hit.first == date.last for hit in self.doc.hits_in("conjunction", date.last, date.last + 1))
        between = words[date.last : step.token]
        parted = step.code != "sign" and "," in between
        ends = (joined and bool(between)) or not {":", ";"}.isdisjoint(between)
        return _gap(date, step.token) + (_PARTED if parted or ends else 0)

    def _of_content(self, date: DateMention, steps: Sequence[Step]) -> bool:
        """Whether a date is of what is agreed: «an agreement that provides for patrols as of March».

        A relative clause with a verb of its own holds it, and a word for the first day of something stands before it.
        """
        last = max((step.token for step in steps if step.token < date.first), default=date.first)
        since = self.doc.hits_in("first_day", max(last, date.first - _NEAR_SINCE), date.first)
        relative = self.doc.pack.words("phrases", "relative")
        clause = next((t for t in range(last + 1, date.first) if self.doc.words[t] in relative), None)
        return bool(since) and clause is not None and bool(self.doc.hits_in("verb", clause, date.first))

    def before(self, sentence: Sentence, step: Step, status: str) -> DateMention | None:
        """The day of a signature without one: just before it, or that of the visit on which it was given."""
        if step.code != "sign" or status == "announced":
            return None
        before = self.doc.sentences[sentence.index - 1] if sentence.index else None
        if before is not None and before.block is sentence.block:
            earlier = [date for date in self.ground.dates_in(before.first, before.last) if not _of_years(date)]
            if earlier:
                return earlier[-1]
        return self.occasions.day(sentence) or self.ground.diary.get(sentence.index)

    def is_of_past(self, sentence: Sentence) -> bool:
        """Whether a sentence is dated, and its dates are all of the past."""
        dates = self.ground.dates_in(sentence.first, sentence.last)
        return bool(dates) and not any(self.is_ahead(date) for date in dates)

    def is_ahead(self, date: DateMention) -> bool:
        """Whether a date lies behind the day of publication."""
        return self.ground.reference is not None and date_bounds(date)[0] > self.ground.reference


def add_date(pact: Pact, date: DateMention | None, step: str, rule: str) -> None:
    """Say of an agreement on which day a step was taken."""
    name = _DATE_OF.get(step)
    if date is None or name is None:
        return
    pact.day = pact.day or date
    value = date.value or PartialDate.between(*date_bounds(date))
    # How sure the day itself is says little of whether it is the day of this step.
    sure = min(date.confidence, _MOST_SURE)
    fact = Fact(name, str(value), date_spans(date), rule, confidence=sure, assumed=date.assumed)
    pact.frame.add(fact)


def same_days(one: DateMention, other: DateMention) -> bool:
    """Whether two dates can be the same: equal, or one refines the other."""
    return (one.value, one.interval) == (other.value, other.interval) or bool(
        one.value and other.value and (one.value.refines(other.value) or other.value.refines(one.value))
    )


def _of_years(date: DateMention) -> bool:
    """Whether a date spans more than a year: the term of a plan, not the day of a step."""
    first, last = date_bounds(date)
    return date.interval is not None and (last - first).days > _YEAR_DAYS


def _gap(date: DateMention, token: int) -> int:
    return min(abs(date.first - token), abs(date.last - token))


_DATE_OF = {"sign": "signed", "enter_force": "in_force", "denounce": "ended"}
"""The property that the date of a step fills."""
_YEAR_DAYS = 366
_TWO = 2
_PARTED = 10
_NEAR_OWN = 6
_NEAR_BRACKET = 12
_NEAR_SINCE = 5
_NEAR_HEAD = 3
_HEAD_MARKS = frozenset(":–—-")
_BEFORE_PHRASE = 3
_MOST_SURE = 80
