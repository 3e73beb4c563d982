"""Names of people, told by their shape: capitals, particles, initials, double names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplomev.parse.actors.namesakes import find_namesakes

if TYPE_CHECKING:
    from diplomev.parse.actors.words import Words
    from diplomev.parse.document import Hit


class Names:
    """The personal names of one text.

    Attributes:
        name_words: The tokens that names can be made of.
        namesakes: Names that a place or building bears, as ranges of tokens; their tokens are no name words.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self.doc = doc = words.doc
        self.at = words.at
        self.capital = words.capital
        self.blocked = {i for c in _NOT_NAMES for h in doc.hits(c) for i in range(h.first, h.last)}
        letters = doc.pack.words("phrases", "letters_behind_name")
        self.blocked |= {i for i in doc.capitals if doc.words[i] in letters and self._is_large(i)}
        places = {h.first for c in _PLACES for h in doc.hits(c) if h.last - h.first == 1}
        self.places = places - self.blocked
        self.blocked |= {i for c in _PLACES for h in doc.hits(c) for i in range(h.first, h.last)} - self.places
        self.surnames = {h.first for c in _SURNAMES for h in doc.hits(c) if self._is_one_word(h)}
        self.heads = {h.last - 1 for h in doc.hits("nobody")}
        self.second = {h.first for h in doc.hits("nobody") if h.last - h.first == 1} & doc.capitals
        self.particles = doc.pack.forms("name_particle")
        self.of_words = {**doc.pack.forms("preposition"), **doc.pack.forms("article")}
        self.ends_of_honorifics = {h.last for h in doc.hits("honorific")}
        self.lower = self._small_words()
        self.common = self._common_words()
        self.name_words = {i for i in doc.capitals if self._can_name(i)}
        self.name_words -= self._shouted()
        self.namesakes = find_namesakes(self, "before")
        self.name_words.difference_update(*self.namesakes, *find_namesakes(self, "behind"))

    def _is_one_word(self, hit: Hit) -> bool:
        word = self.doc.exact(self.doc.starts[hit.first], self.doc.ends[hit.first])
        return hit.last - hit.first == 1 and word[:1].isupper() and word[1:].islower()

    def _small_words(self) -> set[str]:
        """The words that stand somewhere in the text with a small letter."""
        words = list(self.doc.words)
        for token in self.capital:
            words[token] = ""
        return set(words)

    def _common_words(self) -> set[int]:
        """Tokens with a capital that are ordinary words: words of the grammar."""
        words = self.doc.pack.forms("function_word")
        return {i for i in self.capital if self.doc.words[i].rstrip("'") in words}

    def _shouted(self) -> set[int]:
        """Words of lines in large letters alone («VISIT OF THE MINISTER TO ROME») that no other line has as a name."""
        doc, shouted = self.doc, set[int]()
        for block in doc.blocks:
            piece = doc.text[block.start : block.end]
            if piece.isupper() and len(piece.split()) >= _FEWEST_SHOUTED:
                shouted.update(range(doc.token_at(block.start), doc.token_at(block.end - 1) + 1))
        if 2 * len(shouted) > len(doc.words):
            return set()  # a telegram: large letters tell nothing there
        named = {doc.words[i] for i in self.name_words - shouted - self.common - self.at["verb"].keys()}
        return {i for i in shouted if doc.words[i] not in named}

    def _can_name(self, token: int) -> bool:
        """Whether a word with a capital can be part of a name: letters only, and no word of another meaning."""
        word = self.doc.words[token]
        if token in self.blocked or not word[0].isalpha() or word[-1] == "'":
            return False
        return word.isalpha() or not any(c.isdigit() for c in word)

    def titled_name(self, here: int, limit: int, *, certain: bool) -> tuple[int, int] | None:
        """The name behind titles, its particles left out: «President al-Sisi», «General de Gaulle»."""
        name = self.name_at(here, limit, certain=certain)
        if name is not None or not certain:
            return name
        if (surname := self.surname(here, limit)) is not None:
            return surname
        there = here
        while there < limit and there - here < _MOST_PARTICLES and self.is_particle(there):
            there += 1
        behind_office = self.doc.words[there - 1] in self.of_words and here not in self.ends_of_honorifics
        if there in {here, limit} or behind_office:
            return None
        if self.doc.words[there] == "-" and self.doc.starts[there] == self.doc.ends[there - 1]:
            there += 1
        return self.name_at(there, limit, certain=True)

    def surname(self, here: int, limit: int) -> tuple[int, int] | None:
        """«M. Ould Brahim», "President De Silva": a name that begins with a particle with a capital.

        A form of address behind another one belongs to the name («M. Cheikh Ould Brahim»).
        """
        behind = here + 1
        if not (behind < limit and here in self.capital and self.doc.words[here] in self.particles):
            return None
        if not (self._is_near(here) and self._is_near(behind) and self.is_name_word(behind)) or behind in self.places:
            return None
        doubled = here - 1 in self.at["honorific"] and here - 1 in self.ends_of_honorifics
        last = here
        while last < limit and last - here < _MOST_NAME_WORDS and self.is_name_word(last, inner=True):
            last += 1
        return (here - 1 if doubled else here, last) if last > behind else None

    def name_at(self, token: int, limit: int, *, certain: bool) -> tuple[int, int] | None:
        """The tokens of a personal name that begins here.

        Args:
            token: Where to look.
            limit: The end of the sentence.
            certain: Whether a title stands before it, so that one word with a capital is enough.
        """
        doc = self.doc
        if token >= limit or not self.is_name_word(token):
            return None
        if token in self.places:
            follows = token + 1 < limit and token + 1 not in self.places and self.is_name_word(token + 1, inner=True)
            if not (certain and follows):
                return None
        if not certain and (token in self.common or self._is_noun(token) or self._is_part(token)):
            return None
        if self._goes_on(token, limit) if certain else self._is_deed(token, limit):
            return None
        here, words = token + 1, 1
        while here < limit and words < _MOST_NAME_WORDS:
            step = self.step(here, limit)
            if step is None:
                break
            words += doc.words[here] not in _JOINTS  # a double name is one word: it may be two people as well
            here = step
        if certain and here == token + 1 and self._ends_name(here, limit):
            here += 1
        here = self._without_opening(token, here, limit)
        if not certain and (words == 1 or here <= token + 1 or not self._looks_personal(token, here)):
            return None
        return token, here

    def _ends_name(self, token: int, limit: int) -> bool:
        """Whether a word of another meaning is a surname, right behind a title and a first name («Alan King»)."""
        if token >= limit or token not in self.surnames or not self._is_near(token):
            return False
        first = self.doc.exact(self.doc.starts[token - 1], self.doc.ends[token - 1])
        behind = self.doc.words[token + 1] if token + 1 < limit else ""
        goes_on = behind.isalpha() and token + 1 not in self.at["verb"]
        of_something = behind in self.of_words or (goes_on and token in self.at["demonym"])
        tied = behind == "-" or behind[:1].isdigit() or token + 1 in self.capital
        return first[1:].islower() and not of_something and not tied

    def _goes_on(self, token: int, limit: int) -> bool:
        """«LE PRÉSIDENT DANS LE NORD»: a small word in large letters, which goes on with a line of such letters."""
        small = token in self.common and self.doc.words[token] not in self.particles
        both = [self.doc.text[self.doc.starts[t] : self.doc.ends[t]] for t in range(token, min(limit, token + 2))]
        return small and all(len(word) > 1 and word.isupper() for word in both)

    def _is_deed(self, token: int, limit: int) -> bool:
        """«Venant de Tchaourou, …»: a verb at the head of a sentence, and a small word behind it."""
        heads = token == self.doc.sentence_at(token).first and token in self.at["verb"]
        return heads and token + 1 < limit and self.is_particle(token + 1)

    def _is_noun(self, token: int) -> bool:
        """Whether a word stands elsewhere in the text with a small letter («une pierre»), outside of compounds."""
        behind = self.doc.words[token + 1 : token + 2]
        return self.doc.words[token] in self.lower and not (behind == ["-"] and token + 2 in self.name_words)

    def _is_part(self, token: int) -> bool:
        """Whether an article, or the head of a body with a capital, stands before a row of capitals: no person."""
        floor = token - _MOST_NAME_WORDS
        while token > floor and self._carries(token - 1) and self._is_near(token):
            token -= 1
        return token - 1 in self.at["article"] or (token - 1 in self.heads and self._is_near(token))

    def _carries(self, token: int) -> bool:
        """Whether a word can stand in a row of capitals before a name: not one in large letters («LE MONDE X Y»)."""
        return token in self.name_words and token not in self.common and not self._is_large(token)

    def _is_large(self, token: int) -> bool:
        """Whether a word stands in large letters."""
        return self.doc.text[self.doc.starts[token] : self.doc.ends[token]].isupper()

    def _is_near(self, token: int) -> bool:
        """Whether one space alone stands before a token."""
        doc = self.doc
        return doc.text[doc.ends[token - 1] : doc.starts[token]] == " "

    def _without_opening(self, token: int, here: int, limit: int) -> int:
        """Leave out a small word with a capital at the end: it begins the next sentence, whose stop is missing.

        So is a month before a number («Macron May 5»).
        """
        last = here - 1
        if last > token and last in self.surnames and here < limit and self.doc.words[here][0].isdigit():
            return last
        opens = last > token and last in self.common and last not in self.at["possessive"]
        opens = opens and last not in self.surnames
        behind = here < limit and here not in self.capital and self.doc.words[here].isalpha()
        whole = last > token and self.doc.words[last - 1] not in _JOINTS
        return last if opens and behind and whole and self.doc.words[last] not in self.particles else here

    def _looks_personal(self, token: int, here: int) -> bool:
        """Whether capitals without a title can be a person's: not all of them large, no abbreviation, no State last."""
        doc = self.doc
        words = [
            doc.text[doc.starts[i] : doc.ends[i]].rstrip(_APOSTROPHES) for i in range(token, here) if i in self.capital
        ]
        words = [word for word in words if len(word) > 1] or words  # «N'Guesso»
        if all(word.isupper() for word in words):
            return False
        hit = self.at["country"].get(here - 1)
        return not any(_abbreviates(word) for word in words) and hit is None

    def step(self, here: int, limit: int) -> int | None:
        """The token behind the next word of a name; `None` where the name ends."""
        doc, words = self.doc, self.doc.words
        if doc.opens_column(here):
            return None
        if self._elided(here + (words[here] == "-"), limit):
            return here + (words[here] == "-") + 2  # «Sassou-N'Guesso», «Mamadou N'Diaye»
        if words[here] in _JOINTS and here + 1 < limit and doc.starts[here] == doc.ends[here - 1]:
            joined = doc.starts[here + 1] == doc.ends[here] and (
                self.is_name_word(here + 1, inner=True)
                or (words[here] == "-" and (here + 1 in self.second or self._syllable(here + 1)))
            )  # «Jean-Noël»
            joined = joined or (words[here] == "-" and self._hyphened(here + 1, limit))
            return here + 2 if joined else None
        if words[here] == "." and len(words[here - 1]) == 1 and self.words.is_capital(here - 1):
            here += 1
        there = here
        while there < limit and there - here < 3 and self.is_particle(there):  # noqa: PLR2004  # «van der», «ould el»
            there += 1
        if here < there < limit - 1 and words[there] == "-" and doc.starts[there + 1] == doc.ends[there - 1] + 1:
            there += 1  # «el-Sisi»
        if there < limit and (self.is_name_word(there, inner=True) or self._behind_particle(there)):
            return there + 1
        return None

    def _behind_particle(self, token: int) -> bool:
        """Whether a word with a capital goes on with a name whose particle has one: the «Maire» of «Bruno Le Maire»."""
        both = token - 1 in self.name_words and token in self.capital and self.doc.words[token].isalpha()
        return both and self.doc.words[token - 1] in self.particles

    def _elided(self, token: int, limit: int) -> bool:
        """Whether a capital with an apostrophe begins a part of a name: «N'Guesso», «M'Bow»."""
        if token + 1 >= limit or token not in self.capital or self.doc.words[token][-1] != "'":
            return False
        tied = self.doc.starts[token + 1] == self.doc.ends[token]
        return tied and len(self.doc.words[token]) == len("n'") and self.is_name_word(token + 1, inner=True)

    def _syllable(self, token: int) -> bool:
        """Whether a short word with a small letter can be the second part of a double name («Geun-hye»)."""
        two = token > 2 and self.is_name_word(token - 2, inner=True) and self.is_name_word(token - 3, inner=True)  # noqa: PLR2004
        return two and self._is_short(token)

    def _is_short(self, token: int) -> bool:
        """Whether a word is short, and neither a verb nor a word of the grammar."""
        word = self.doc.words[token]
        known = word in self.doc.pack.forms("function_word") or token in self.at["verb"]
        return word.isalpha() and len(word) <= _LONGEST_SYLLABLE and not known

    def _hyphened(self, token: int, limit: int) -> bool:
        """Whether a short word with a small letter ends a first name, with more behind it («Iounous-bek Evkourov»)."""
        doc = self.doc
        tied = token + 1 < limit and doc.starts[token] == doc.ends[token - 1]
        return tied and self._is_short(token) and self.is_name_word(token + 1, inner=True)

    def is_particle(self, token: int) -> bool:
        """Whether a word is a small word inside names («van», «al»)."""
        return self.doc.words[token] in self.particles and not self.words.is_capital(token)

    def is_name_word(self, token: int, *, inner: bool = False) -> bool:
        """Whether a word can be part of a name, or begin one."""
        if token not in self.name_words:
            return False
        hit = self.at["honorific"].get(token)
        if not inner:
            return hit is None and self.doc.words[token] not in self.particles
        if hit is None:
            return True
        behind = token + 1
        follows = behind < len(self.doc.words) and self.words.is_capital(behind) and behind not in self.blocked
        return hit.code == "title" and hit.last == behind and follows  # «Hassan Sheikh Mohamud»


_NOT_NAMES = (
    "demonym", "metonym", "organization", "office", "office_plural", "counterpart", "nobody", "month", "weekday",
    "agreement_noun", "event_noun", "visit_noun", "engagement_noun", "pair", "country_prefix", "say_noun",
    "document_noun", "season",
)  # fmt: skip
_SURNAMES = ("demonym", "organization", "office", "honorific", "month", "month_weak", "season")
"""Words that a surname may be as well, behind a title and a first name («Alan King», «Theresa May»)."""
_PLACES = ("country", "capital", "city")
"""Words that a name may have as well («Israel Katz», «Danilo Medina»)."""
_JOINTS = frozenset("-'")
_FEWEST_SHOUTED = 3
_MOST_PARTICLES = 2
_MOST_NAME_WORDS = 6
_LONGEST_SYLLABLE = 5
_LONGEST_ABBREVIATION = 4
_SYLLABLE = re.compile(r"[^AEIOUY]{0,2}[AEIOUY]{1,3}(?:[^AEIOUY]|NG|NH)?|[IVX]+")


_APOSTROPHES = "'’"


def _abbreviates(word: str) -> bool:
    """Whether a word in large letters is an abbreviation («USC»): no syllable («WANG») and no number («XIV»)."""
    short = 1 < len(word) <= _LONGEST_ABBREVIATION and word.isascii() and word.isupper() and word.isalpha()
    return short and _SYLLABLE.fullmatch(word) is None
