"""People named by one word only, whom nothing in the text names in full.

A single word with a capital is as often a place, a firm or a ship. It is taken for a person where the words around it
say so; such names are mentions for [`annotate`][diplomev.parse.annotations.annotate], and no actors of records.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.document import Doc
    from diplomev.parse.resolve import Cast

Tokens = tuple[int, int]


class _Finder:
    """Finds the lone names of one text."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.people = [m for m in cast.mentions if m.kind == "person" and m.name]
        self.taken = {i for m in cast.mentions for i in range(m.first, m.last)}
        self.taken |= {i for c in _NOT_NAMES for h in doc.hits(c) for i in range(h.first, h.last)}
        self.lower = {word for token, word in enumerate(doc.words) if token not in doc.capitals}
        self.particles = doc.pack.forms("name_particle")
        self.abbreviations = frozenset(doc.pack.words("text", "abbreviations"))
        self.grammar = doc.pack.forms("function_word")
        self.at = {c: doc.hits_at(c) for c in _READ}
        self.ends = {c: {h.last: h for h in doc.hits(c)} for c in _READ}
        self.named_after = {h.first for h in doc.hits("namesake") if "behind" in h.codes}

    def names(self) -> list[Tokens]:
        """The lone names in order."""
        candidates = [name for token in sorted(self.doc.capitals - self.taken) if (name := self._name(token))]
        sure = {name for name in candidates if self._is_told(name)}
        words = {self._word(name) for name in sure}
        sure |= {name for name in candidates if self._word(name) in words}
        return sorted(self._with_neighbours(sure, candidates))

    # ------------------------------------------------------------ candidates
    def _name(self, token: int) -> Tokens | None:
        """The word that begins at a token, its hyphened parts included, if it can be a name by itself."""
        if self._goes_on(token - 1, token):
            return None
        last = token + 1
        while (there := self._joined(last)) is not None:
            last = there
        if self._goes_on(last, last) or not all(self._can_name(i) for i in range(token, last, 2) if i in self.doc.capitals):
            return None
        return None if self._is_thing(token) else (token, last)

    def _joined(self, token: int) -> int | None:
        """The token behind a hyphen and the part behind it («Jean-Paul», «Pierre-le-Grand»)."""
        here = token
        while here + 1 < len(self.doc.words) and self.doc.words[here] == "-" and self._is_tied(here):
            if here + 1 in self.doc.capitals:
                return here + 2
            if self.doc.words[here + 1] not in self.particles:
                return None
            here += 2
        return None

    def _is_tied(self, token: int) -> bool:
        """Whether a mark has no space on either side."""
        starts, ends = self.doc.starts, self.doc.ends
        return starts[token] == ends[token - 1] and starts[token + 1] == ends[token]

    def _goes_on(self, token: int, behind: int) -> bool:
        """Whether a token with a capital, or a hyphen or an apostrophe, is tied to the token before it."""
        doc = self.doc
        if not 0 <= token < len(doc.words) or not 0 < behind < len(doc.words):
            return False
        gap = doc.text[doc.ends[behind - 1] : doc.starts[behind]]
        if gap == "":
            return doc.words[token] in _TIES
        return gap in _CLOSE and token in doc.capitals and not self._begins_sentence(token)

    def _begins_sentence(self, token: int) -> bool:
        return self.doc.sentence_at(token).first == token

    def _can_name(self, token: int) -> bool:
        """Whether a word is of the shape of a name and not known as another word."""
        doc = self.doc
        text = doc.exact(doc.starts[token], doc.ends[token])
        known = token in self.taken or doc.words[token] in self.grammar or doc.words[token] in self.lower
        return len(text) > _SHORTEST and text.isalpha() and text[1:].islower() and not known

    def _is_thing(self, token: int) -> bool:
        """Whether the words before a name say that it is none of a person: an article, «in», «the airport»."""
        before = token - 1
        if any(token in self.ends[c] for c in _DETERMINERS):
            return True
        prep = self.ends["preposition"].get(token)
        if prep is not None and prep.code in _TO_PLACES:
            return True
        thing = self.ends["namesake"].get(token)
        return before >= 0 and thing is not None and "before" in thing.codes

    def _word(self, name: Tokens) -> str:
        return self.doc.folded[self.doc.starts[name[0]] : self.doc.ends[name[1] - 1]]

    # --------------------------------------------------------------- evidence
    def _is_told(self, name: Tokens) -> bool:
        """Whether the words around a name say that it is a person's."""
        first, last = name
        return self._is_called(first) or self._owns(first) or self._acts(first, last) or self._is_described(last)

    def _is_called(self, first: int) -> bool:
        """«le peintre X», «selon X», «des peintres tels que X»."""
        if any(first in self.ends[c] for c in _CALLED):
            return True
        example = self.ends["example"].get(first)
        return example is not None and any(
            self.ends["person_noun"].get(end) for end in range(example.first, example.first - _FAR, -1)
        )

    def _owns(self, first: int) -> bool:
        """«les romans de X», «la vie politique de X»."""
        prep = self.ends["preposition"].get(first)
        if prep is None or prep.code != "of":
            return False
        return prep.first in self.ends["personal"] or prep.first - 1 in self.ends["personal"]

    def _acts(self, first: int, last: int) -> bool:
        """«X affirme», «souligne X», «X quitta»; «X lui …», «X a …» at the start of a clause."""
        if self._is_finite(self.at["verb"].get(last), _DEEDS) or self._is_finite(self.ends["speech"].get(first)):
            return True
        if self._is_finite(self.at["speech"].get(last)):
            return True
        if not (self._begins_sentence(first) or self.doc.words[first - 1] == "," or self.doc.words[first - 1] in self.grammar):
            return False
        return last in self.at["dative"] or self._is_finite(self.at["verb"].get(last), _HAVING)

    def _is_finite(self, verb: Hit | None, senses: frozenset[str] | None = None) -> bool:
        return verb is not None and any(
            e.feature in _FINITE and (senses is None or e.code in senses) for e in verb.entries
        )

    def _is_described(self, last: int) -> bool:
        """«X, femme de Y», «X, un peintre»."""
        doc = self.doc
        if last >= len(doc.words) or doc.words[last] != ",":
            return False
        here = last + 1
        if here in self.at["article"]:
            here += 1
        return any(here in self.at[c] for c in _DESCRIBES)

    # ------------------------------------------------------------- neighbours
    def _with_neighbours(self, sure: set[Tokens], candidates: list[Tokens]) -> set[Tokens]:
        """Those sure, and those joined to a person by «and», or by commas in a list."""
        joined: defaultdict[int, list[int]] = defaultdict(list)
        for first, last in self._joints():
            joined[first].append(last)
            joined[last].append(first)
        borders = set(chain.from_iterable([*sure, *((m.first, m.last) for m in self.people)]))
        found = set(sure)
        for ordered in (candidates, reversed(candidates)):
            for name in ordered:
                if name not in found and any(side in borders for end in name for side in joined.get(end, ())):
                    found.add(name)
                    borders.update(name)
        return found

    def _joints(self) -> Iterator[Tokens]:
        """Where one name may be joined to the next."""
        words = self.doc.words
        conjunctions = {h.first: h.last for h in self.doc.hits("conjunction") if h.code == "and"}
        yield from conjunctions.items()
        for token in self.doc.capitals:
            if 0 < token < len(words) - 1 and words[token - 1] == ",":
                closes = words[token + 1] in _MARKS or token + 1 in conjunctions or words[token + 1] in self.abbreviations
                if closes:
                    yield token - 1, token


_SHORTEST = 2
_MARKS = frozenset(",.;:)…")
_TIES = frozenset("-'&/@_")
_CLOSE = frozenset({" ", "\u00a0"})
_TO_PLACES = frozenset({"to", "toward", "from"})
_FINITE = frozenset({"present", "past", "simple_past", "imperfect", "future", "conditional"})
_DEEDS = frozenset({"go", "visit", "leave", "return", "attend", "meet", "say", "say_weak"})
_HAVING = frozenset({"have"})
_FAR = 6
"""Tokens between a noun in the plural and the words that bring an example."""
_DETERMINERS = ("article", "possessive", "demonstrative", "number")
_CALLED = ("person_noun", "anonymous", "attribution", "presence_of")
_DESCRIBES = ("person_noun", "anonymous", "office")
_NOT_NAMES = (
    "country", "capital", "city", "demonym", "metonym", "organization", "nobody", "namesake", "month", "weekday", "season",
    "office", "office_plural", "honorific", "country_prefix", "venue", "title_noun",
)  # fmt: skip
_READ = (
    *_DETERMINERS, *_CALLED, "office", "preposition", "namesake", "personal", "speech", "verb", "conjunction",
    "dative", "example",
)  # fmt: skip


def lone_names(doc: Doc, cast: Cast) -> Iterator[Tokens]:
    """The names of one word that the words around them tell to be of people, as spans of tokens.

    Args:
        doc: The text.
        cast: Its actors, whose mentions are left out.
    """
    yield from _Finder(doc, cast).names()
