"""Sums of money in agreements."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.parse.frames import Fact
from diplomev.vocabulary import alpha2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplomev.parse.agreements.memory import Pact
    from diplomev.parse.agreements.phrases import Phrase
    from diplomev.parse.document import Hit, Sentence
    from diplomev.parse.ground import Ground


@frozen
class Sum:
    """A sum of money in a text.

    Attributes:
        first: Its first token.
        last: The token behind it.
        number: So many units of the currency.
        currency: The words for the currency.
        bound: `least` or `most` where the words say so, `about` where they say no more than that; else empty.
    """

    first: int
    last: int
    number: Decimal
    currency: Hit
    bound: str = ""

    @property
    def limits(self) -> dict[str, str]:
        """The least and the most, as texts."""
        text = format(self.number.normalize(), "f")
        return {end: text for end in ("min", "max") if self.bound != _OTHER_END[end]}


class AmountReader:
    """Reads the sums of money in the sentences of one text."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.doc = ground.doc

    def add(self, pact: Pact, phrase: Phrase, sentence: Sentence) -> None:
        """Add the sums that stand beside the noun of an agreement."""
        for one in self._sums(phrase, sentence):
            if self._before(one, phrase) or self._behind(one, phrase):
                code = _currency(one.currency, pact.states)
                span = (self.doc.starts[one.first], self.doc.ends[one.last - 1])
                if code:
                    value = {**one.limits, "currency": code}
                    pact.frame.add(Fact("amounts", value, (span,), "agreement.amount", confidence=75))

    # ------------------------------------------------------------- beside the noun
    def _before(self, one: Sum, phrase: Phrase) -> bool:
        """«a $50 million loan agreement»: whether only words that describe the noun stand between."""
        between = range(one.last, phrase.hit.first)
        if one.last > phrase.hit.first or len(between) > _NEAR_BEFORE:
            return False
        return all(self.doc.words[t].isalpha() for t in between) and not self._any(_NOT_DESCRIBING, between)

    def _behind(self, one: Sum, phrase: Phrase) -> bool:
        """«a loan agreement of 50 million dollars», «contracts worth 50 million dollars»."""
        low = phrase.hit.last
        worth = next(
            (hit for hit in reversed(self.doc.hits_in("worth", low, one.first)) if hit.last == one.first), None
        )
        between = range(low, worth.first if worth else one.first)
        if len(between) > (_NEAR_WORTH if worth else _NEAR_BEHIND) or one.first < low:
            return False
        if self._any(_OTHER_THINGS, between):
            return False
        prepositions = self.doc.hits_in("preposition", low, one.first)
        owned = prepositions and prepositions[-1].last == one.first and all(h.code == "of" for h in prepositions)
        return worth is not None or bool(owned)

    def _any(self, categories: Iterable[str], tokens: range) -> bool:
        return any(self.doc.hits_in(category, tokens.start, tokens.stop) for category in categories)

    # ------------------------------------------------------------- sums
    def _sums(self, phrase: Phrase, sentence: Sentence) -> Iterator[Sum]:
        """The sums that a sentence names around a phrase, without those that it gives roughly or that are too small."""
        first = max(sentence.first, phrase.hit.first - _AROUND)
        for currency in self.doc.hits_in("currency", first, min(sentence.last, phrase.hit.last + _AROUND)):
            found = self._number_before(currency, sentence) or self._number_behind(currency, sentence)
            bounded = self._bounded(found, sentence) if found is not None and found.number >= _LEAST else None
            if bounded is not None and bounded.bound != "about":
                yield bounded

    def _number_before(self, currency: Hit, sentence: Sentence) -> Sum | None:
        """«50 million dollars», «2,5 milliards d'euros», «deux millions de dollars»."""
        last = currency.first
        linked = self._ending("preposition", last, sentence)
        last = linked.first if linked is not None and linked.code == "of" else last
        magnitude = self._ending("magnitude", last, sentence)
        last, unit = (magnitude.first, int(magnitude.code)) if magnitude else (last, 1)
        if unit == 1 and last != currency.first:
            return None
        first = max(sentence.first, last - _LONGEST_NUMBER)
        start = next((start for start in range(first, last) if _NUMBER.fullmatch(self._words(start, last))), None)
        if start is not None:
            number = _number(self._words(start, last))
            whole = number is not None and not self._goes_on(start, sentence)
            return Sum(start, currency.last, number * unit, currency) if number is not None and whole else None
        word = self._ending("number", last, sentence)
        if word is None or not word.code.isdecimal() or unit == 1:
            return None
        return Sum(word.first, currency.last, Decimal(word.code) * unit, currency)

    def _number_behind(self, currency: Hit, sentence: Sentence) -> Sum | None:
        """«$50 million», «US$2.5 billion»."""
        first = currency.last
        lasts = range(min(sentence.last, first + _LONGEST_NUMBER), first, -1)
        last = next((last for last in lasts if _NUMBER.fullmatch(self._words(first, last))), None)
        number = _number(self._words(first, last)) if last else None
        if last is None or number is None:
            return None
        magnitude = next(iter(self.doc.hits_in("magnitude", last, min(sentence.last, last + 1))), None)
        unit, end = (int(magnitude.code), magnitude.last) if magnitude else (1, last)
        return Sum(currency.first, end, number * unit, currency)

    def _goes_on(self, token: int, sentence: Sentence) -> bool:
        """Whether a figure is the end of a longer one or of a range: «1,250,000», «10 à 20 millions»."""
        before = range(max(sentence.first, token - 2), token)
        return any(self.doc.words[t].isdecimal() for t in before)

    def _words(self, first: int, last: int) -> str:
        return self.doc.text[self.doc.starts[first] : self.doc.ends[last - 1]]

    def _bounded(self, one: Sum, sentence: Sentence) -> Sum:
        """The sum with the words before it that bound it: «at least 50 million dollars»."""
        bound = self._ending("bound", one.first, sentence)
        return Sum(bound.first, one.last, one.number, one.currency, bound.code) if bound else one

    def _ending(self, category: str, token: int, sentence: Sentence) -> Hit | None:
        """The words of a category that end right before a token."""
        hits = self.doc.hits_in(category, max(sentence.first, token - _LONGEST_WORDS), token)
        return hits[-1] if hits and hits[-1].last == token else None


def _number(text: str) -> Decimal | None:
    """The number that figures say; none where their mark may be of a fraction or of thousands («1,250»)."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    whole, fraction = re.sub(r"[^0-9]", "", match["whole"]), match["fraction"] or "0"
    if len(fraction) == _THOUSAND and len(match["whole"]) <= _THOUSAND:
        return None
    return Decimal(f"{whole}.{fraction}")


def _currency(hit: Hit, states: Iterable[str]) -> str:
    """The currency that words stand for; where several bear the name, that of a party, or the one known everywhere.

    Empty where more than one of these can be meant.
    """
    if len(hit.codes) == 1:
        return hit.code
    from babel.numbers import get_territory_currencies  # only where several bear the name

    territories = [two for state in states if (two := alpha2(state))]
    local = {code for territory in territories for code in get_territory_currencies(territory)}
    known = {entry.code for entry in hit.entries if entry.code in local or "use" in entry.data}
    return known.pop() if len(known) == 1 else ""


_NUMBER = re.compile(
    r"(?P<whole>[0-9]{1,12}|[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3}){1,3}|[0-9]{1,3}(?:,[0-9]{3}){2,3}"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,3})(?:[.,](?P<fraction>[0-9]{1,6}))?"
)
_OTHER_END = {"min": "most", "max": "least"}
_NOT_DESCRIBING = ("preposition", "article", "verb", "conjunction", "agreement_noun", "instrument")
_OTHER_THINGS = ("verb", "agreement_noun", "instrument")
_THOUSAND = 3
"""Digits of a group of thousands."""
_LEAST = 1000
"""Less is no sum of an agreement: the word for its magnitude is one that the pack does not know."""
_LONGEST_NUMBER = 7
_LONGEST_WORDS = 5
_AROUND = 30
"""How many tokens from the noun the words for a currency are looked for."""
_NEAR_BEFORE = 4
_NEAR_BEHIND = 6
_NEAR_WORTH = 12
