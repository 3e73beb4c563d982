"""Noun phrases for agreements, and what the words before the noun say: how many, which, and whether they point back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.document import Doc, Hit, Sentence
    from diplomev.parse.ground import Ground

Count = tuple[int, int | None]
"""At least and at most so many; at most `None` where nothing is said."""


@frozen
class Phrase:
    """A noun phrase for an agreement or a set of them.

    Attributes:
        hit: The noun.
        first: The first token, with what counts it.
        adjectives: The first of the words that stand before the noun and describe it; the noun where none does.
        count: How many; `None` where nothing is said.
        count_span: The words that count.
        anaphoric: Whether it points back («these agreements»).
        another: Whether it is one more of those spoken of.
        ordinal: Which one of a set; 0 for none.
        kind: A code of `agreement_kind`; empty for words of no stated kind.
    """

    hit: Hit
    first: int
    adjectives: int
    count: Count | None = None
    count_span: Span | None = None
    anaphoric: bool = False
    another: bool = False
    ordinal: int = 0
    kind: str = ""

    @property
    def opening(self) -> int:
        """The first token, with what counts and what describes the noun."""
        return min(self.first, self.adjectives)

    @property
    def many(self) -> bool:
        """Whether it counts more than one."""
        return self.count is not None and self.count[1] != 1

    @property
    def vague(self) -> bool:
        """Whether it may mean any document: «the text», «a document»."""
        return not self.kind and (self.count is None or self.count == _ONE)

    @property
    def plural(self) -> bool:
        """Whether its noun is one for many."""
        return any(entry.data.get("number") == "many" for entry in self.hit.entries)

    def as_entry(self) -> Phrase:
        """The same as an entry of a list, where a noun without an article is one instrument."""
        alone = self.count is None and not self.plural
        return evolve(self, count=_ONE, count_span=(self.hit.start, self.hit.end)) if alone else self

    def as_set(self) -> Phrase:
        """The same for several instruments, which a list names."""
        return evolve(self, count=_MANY, count_span=(self.hit.start, self.hit.end))


@frozen
class _Front:
    """The words before a noun.

    Attributes:
        noun: The noun.
        low: The first token that is looked at.
        adjectives: The first of the words that describe the noun.
        determiner: The token where a determiner may stand.
        found: By category, the words of the pack that stand right before the noun or its adjectives.
        dated: The tokens of dates.
    """

    noun: Hit
    low: int
    adjectives: int
    determiner: int
    found: dict[str, Hit] = field(factory=dict)
    dated: frozenset[int] = frozenset()


class PhraseReader:
    """Reads the phrases for agreements in the sentences of one text."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.found: dict[int, Sequence[Phrase]] = {}

    def find(self, sentence: Sentence) -> Sequence[Phrase]:
        """The phrases outside quotations, save those that say that there is none.

        Words that may mean any document («the text») mean none of its own beside an agreement that is named.
        """
        found = self.found.get(sentence.index)
        if found is None:
            found = self.found[sentence.index] = tuple(self._find(sentence))
        return found

    def _find(self, sentence: Sentence) -> list[Phrase]:
        phrases = [self._measure(hit, sentence) for hit in self._nouns(sentence) if not self.ground.quoted(hit.start)]
        named = [phrase for phrase in phrases if phrase.kind]
        phrases = [self._listing(phrase, named, sentence) for phrase in phrases] if named else phrases
        return [phrase for phrase in phrases if not self._is_none(phrase) and not (named and phrase.vague)]

    def _listing(self, phrase: Phrase, named: Sequence[Phrase], sentence: Sentence) -> Phrase:
        """«the following texts: an accord on …»: words for any documents that a list of agreements explains."""
        colon = colon_behind(self.doc, phrase, sentence)
        behind = [p for p in named if colon is not None and p.opening > colon]
        listed = phrase.vague and len(behind) > 1
        return phrase.as_set() if listed else phrase

    def _is_none(self, phrase: Phrase) -> bool:
        """«no agreement», «not … any agreement»: whether a word that denies stands right before a phrase."""
        before = self.doc.hits_in("negation", max(0, phrase.opening - 1), phrase.opening)
        return any(hit.last == phrase.opening for hit in before)

    def _nouns(self, sentence: Sentence) -> list[Hit]:
        """The nouns for agreements and those for any document, in order."""
        found = {hit.first: hit for hit in self.doc.hits_in("agreement_noun", sentence.first, sentence.last)}
        taken = {token for hit in found.values() for token in range(hit.first, hit.last)}
        for hit in self.doc.hits_in("instrument", sentence.first, sentence.last):
            if hit.first not in taken:
                found.setdefault(hit.first, hit)
        return [found[first] for first in sorted(found)]

    def _measure(self, hit: Hit, sentence: Sentence) -> Phrase:
        """What stands before the noun: numbers, «several», «these», «another», «the first»."""
        front = self._front(hit, sentence)
        counted = self._figure(front) or self._number_word(front) or self._determined(front)
        count, start = counted or (None, hit.start)
        ordinal = front.found.get("ordinal")
        first = hit.first if self._bracketed(hit) is None else self.doc.token_at(start)
        return Phrase(
            hit,
            min([first, *(before.first for before in front.found.values())]),
            front.adjectives,
            count,
            (start, hit.end) if count else None,
            "demonstrative" in front.found,
            "another" in front.found,
            int(ordinal.code) if ordinal else 0,
            hit.code if hit.code != _ANY else "",
        )

    # ------------------------------------------------------------- the words before the noun
    def _front(self, hit: Hit, sentence: Sentence) -> _Front:
        adjectives = _adjectives(self.doc, sentence, hit)
        low = max(sentence.first, min(hit.first, adjectives) - _FRONT)
        dated = frozenset(t for date in self.ground.dates_in(low, hit.first) for t in range(date.first, date.last))
        found = {}
        for category in ("demonstrative", "several", "another", "number", "ordinal"):
            for before in self.doc.hits_in(category, low, hit.first):
                beside = hit.first - before.last <= 1 or before.last == adjectives
                if beside and before.first not in dated:
                    found[category] = before
        return _Front(hit, low, adjectives, self._determiner(sentence, hit, adjectives), found, dated)

    def _determiner(self, sentence: Sentence, hit: Hit, adjectives: int) -> int:
        """The token where a determiner may stand: right before the noun, or before its adjectives."""
        at = hit.first - 1
        if at > sentence.first and not self.doc.words[at][0].isalnum():
            at -= 1  # over the mark of a title: «a "Memorandum …"»
        word = self.doc.words[at]
        if adjectives > sentence.first and not word.isdecimal() and word not in self.doc.pack.forms("determiner"):
            at = adjectives - 1
        return at

    # ------------------------------------------------------------- how many
    def _figure(self, front: _Front) -> tuple[Count, int] | None:
        """«14 instruments», «quatorze (14) instruments»: a figure, with the offset where it begins."""
        at = front.determiner
        if (bracketed := self._bracketed(front.noun)) is not None:
            return (bracketed, bracketed), self._spelled(front.noun.first - _BRACKETED)
        if at < front.low or at in front.dated or (number := _instruments(self.doc.words[at])) is None:
            return None
        if self.doc.words[at + 1 : at + 2] == ["-"] or self.doc.opens_column(at + 1):
            return None  # «a 10-year agreement», «7   Agreement on …» in a table
        of_money = self.doc.hits_in("magnitude", at + 1, at + 2) or self.doc.hits_in("currency", at - 1, at + 2)
        return ((number, number), self.doc.starts[at]) if not of_money else None  # «a $400 million agreement»

    def _bracketed(self, hit: Hit) -> int | None:
        """«quatorze (14) instruments»: the figure in brackets before a noun."""
        words = self.doc.words[max(0, hit.first - _BRACKETED) : hit.first]
        if len(words) < len("(1)") or words[0] != "(" or words[2] != ")":
            return None
        return _instruments(words[1])

    def _spelled(self, token: int) -> int:
        """The offset where a figure in brackets begins, or the same number in words before it."""
        spelled = self.doc.hits_in("number", max(0, token - _FRONT), token)
        return spelled[-1].start if spelled and spelled[-1].last == token else self.doc.starts[token]

    def _number_word(self, front: _Front) -> tuple[Count, int] | None:
        """«several agreements», «three agreements»: words that count, with the offset where they begin."""
        if (several := front.found.get("several")) is not None:
            return (int(several.code), None), several.start
        number = front.found.get("number")
        if number is not None and self.doc.words[number.last] == "-":
            return None  # «the five-year agreement»
        if number is None or not number.code.isdigit() or int(number.code) <= 1:
            return None
        return (int(number.code), int(number.code)), number.start

    def _determined(self, front: _Front) -> tuple[Count, int] | None:
        """«an agreement», «signed agreements»: what a determiner or none says, with the offset of the words."""
        hit, at = front.noun, front.determiner
        determiner = self.doc.pack.forms("determiner").get(self.doc.words[at], "") if at >= front.low else ""
        if not determiner and (far := self._farther(at, hit.first)) is not None:
            at, determiner = far, self.doc.pack.forms("determiner")[self.doc.words[far]]
        plural = any(entry.data.get("number") == "many" for entry in hit.entries)
        if determiner == "one" and not plural:
            return _ONE, self.doc.starts[at]
        if determiner:
            return (_MANY, self.doc.starts[at]) if self._indefinite(at) else None
        if plural:
            return _MANY, hit.start
        heads = hit.first == self.doc.sentence_at(hit.first).first or self.doc.words[hit.first - 1] in _HEADLINE_MARKS
        return (_ONE, hit.start) if heads else None

    def _farther(self, token: int, noun: int) -> int | None:
        """«a 30 million dollar agreement», «their two-year pact»: the determiner before figures that count no pacts."""
        words, low = self.doc.words, self.doc.sentence_at(token).first
        for at in range(token, max(low - 1, token - _FIGURES), -1):
            if words[at] in self.doc.pack.forms("determiner"):
                return at if any(word.isdecimal() or word == "-" for word in words[at + 1 : noun]) else None
            if any(self.doc.hits_in(category, at, at + 1) for category in ("verb", "preposition", "conjunction")):
                return None
        return None

    def _indefinite(self, token: int) -> bool:
        """«signed agreements»: an indefinite plural at a token, which a verb and no other noun stands before."""
        articles = self.doc.hits_in("article", token, token + 1)
        indefinite = any(entry.code == "indefinite" for hit in articles for entry in hit.entries)
        return indefinite and bool(self.doc.hits_in("verb", max(0, token - 3), token))


def opens_list(doc: Doc, sentence: Sentence) -> bool:
    """Whether a sentence ends in a colon."""
    return doc.words[sentence.last - 1] == ":"


def colon_behind(doc: Doc, phrase: Phrase, sentence: Sentence) -> int | None:
    """The colon that stands close behind a phrase, as before a list."""
    near = range(phrase.hit.last, min(sentence.last, phrase.hit.last + _NEAR_COLON))
    return next((token for token in near if doc.words[token] == ":"), None)


def _adjectives(doc: Doc, sentence: Sentence, noun: Hit) -> int:
    """The first of the words that stand before a noun and describe it; the noun itself where none does."""
    first = noun.first
    while first > max(sentence.first, noun.first - _MOST_ADJECTIVES):
        word = doc.words[first - 1]
        plain = word.isalpha() or word in _IN_PHRASE or len(word) == _YEAR
        if not plain or any(doc.hits_in(category, first - 1, first) for category in _BEFORE_NOUN):
            break
        first -= 1
    return first


def _instruments(word: str) -> int | None:
    """The number that a figure gives, where it can be one of instruments: a year cannot."""
    return int(word) if word.isdecimal() and 1 < int(word) < _MOST_INSTRUMENTS else None


_ONE: Count = (1, 1)
_MANY: Count = (2, None)
_BRACKETED = len("(1)")
"""Tokens of a figure in brackets."""
_HEADLINE_MARKS = frozenset(":–—")
"""Behind these and at the start of a sentence a noun without an article is one instrument: «A and B: treaty signed»."""
_ANY = "_"
"""The code of words that stand for instruments of any kind."""
_NEAR_COLON = 12
_FRONT = 4
"""How many tokens before the noun and its adjectives may count it."""
_BEFORE_NOUN = ("article", "possessive", "demonstrative", "number", "several", "verb", "preposition", "negation")
"""Words at which the words before a noun end."""
_IN_PHRASE = frozenset("-,")
_YEAR = 4
"""Letters or digits of a year, «its 1961 agreement»."""
_MOST_ADJECTIVES = 12
_FIGURES = 9
"""Tokens before a noun among which the sum or the term of an agreement may stand."""
_MOST_INSTRUMENTS = 1000
