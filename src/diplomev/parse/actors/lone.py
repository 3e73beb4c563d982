"""Names of people who are no actors of the text: single words that the words around them vouch for, and namesakes.

A single word with a capital is as often a place, a firm or a ship. It is taken for a person where the words around it
say so. Such names, and those that a street or hospital bears, are for
[`annotate`][diplomev.parse.annotations.annotate]; no record is made of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from diplomev.parse.actors.names import Names
from diplomev.parse.actors.words import Words
from diplomev.parse.verbs import FINITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.parse.cast import Cast
    from diplomev.parse.document import Doc, Hit

Tokens = tuple[int, int]


class _Finder:
    """Finds the lone names of one text."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc = doc
        self.people = [m for m in cast.mentions if m.kind == "person" and m.name]
        self.mentioned = {i for m in cast.mentions for i in range(m.first, m.last)}
        self.taken = self.mentioned | {i for c in _NOT_NAMES for h in doc.hits(c) for i in range(h.first, h.last)}
        self.lower = {word for token, word in enumerate(doc.words) if token not in doc.capitals}
        self.particles = doc.pack.forms("name_particle")
        self.abbreviations = frozenset(doc.pack.words("text", "abbreviations"))
        self.relative = [[word] for word in doc.pack.words("phrases", "relative")]
        self.grammar = doc.pack.forms("function_word")
        self.at = {c: doc.hits_at(c) for c in _READ}
        self.ends = {c: {h.last: h for h in doc.hits(c)} for c in _READ}

    def names(self) -> list[Tokens]:
        """The lone names in order."""
        candidates = [name for token in sorted(self.doc.capitals - self.taken) if (name := self._name(token))]
        sure = {name for name in candidates if self._is_told(name)}
        bearing = [(tokens.start, tokens.stop) for tokens in Names(Words(self.doc)).namesakes]
        sure |= {name for name in bearing if self._is_free(name)}
        words = {self._word(name) for name in sure}
        sure |= {name for name in candidates if self._word(name) in words}
        return sorted(self._with_neighbours(sure, candidates))

    def _is_free(self, name: Tokens) -> bool:
        """Whether a namesake is no mention of an actor, and no word of the grammar («place Notre-Dame»)."""
        free = not any(i in self.mentioned for i in range(*name))
        return free and not any(self.doc.words[i] in self.grammar for i in range(*name) if i in self.doc.capitals)

    # ------------------------------------------------------------ candidates
    def _name(self, token: int) -> Tokens | None:
        """The word that begins at a token, its hyphened parts included, if it can be a name by itself."""
        if self._goes_on(token - 1, token):
            return None
        last = token + 1
        while (there := self._joined(last)) is not None:
            last = there
        owns = last in self.at["genitive"]
        if (self._goes_on(last, last) and not owns) or self._is_thing(token) or not self._can_name(token):
            return None
        return token, last

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
        return (
            self._is_called(first, last)
            or self._owns(first, last)
            or self._acts(first, last)
            or self._is_described(last)
        )

    def _is_called(self, first: int, last: int) -> bool:
        """«le peintre X», «selon X», «des peintres tels que X»."""
        noun = self.ends["person_noun"].get(first)
        if any(first in self.ends[c] for c in _CALLED) or (noun is not None and "one" in noun.codes):
            return True
        if noun is not None and (last in self.at["conjunction"] or self.doc.words[last : last + 1] == [","]):
            return True  # «les peintres X et Y»
        example = self.ends["example"].get(first)
        return example is not None and any(
            self.ends["person_noun"].get(end) for end in range(example.first, example.first - _FAR, -1)
        )

    def _owns(self, first: int, last: int) -> bool:
        """«les romans de X», «la vie politique de X», "X's novels"."""
        mark = self.at["genitive"].get(last)
        if mark is not None and mark.last in self.at["personal"]:
            return True
        prep = self.ends["preposition"].get(first)
        if prep is None or prep.code != "of":
            return False
        return prep.first in self.ends["personal"] or prep.first - 1 in self.ends["personal"]

    def _acts(self, first: int, last: int) -> bool:
        """«X affirme», «souligne X», «X quitta», «reçoit X»; «X lui …», «X a …» at the start of a clause."""
        if self._is_finite(self.ends["verb"].get(first), _MEETING):
            return True
        if self._is_finite(self.at["verb"].get(last), _DEEDS) or self._is_finite(
            self.ends["speech"].get(first), _SAYING
        ):
            return True
        if self._is_finite(self.at["speech"].get(last)):
            return True
        if not self._begins_clause(first):
            return False
        return last in self.at["dative"] or self._is_finite(self.at["verb"].get(last), _HAVING)

    def _begins_clause(self, token: int) -> bool:
        """Whether a sentence, or a clause behind a comma or a small word that is no preposition, begins at a token."""
        before = self.doc.words[token - 1]
        joined = before == "," or (before in self.grammar and token not in self.ends["preposition"])
        return joined or self._begins_sentence(token)

    def _is_finite(self, verb: Hit | None, senses: frozenset[str] | None = None) -> bool:
        return verb is not None and any(
            e.feature in FINITE and (senses is None or e.code in senses) for e in verb.entries
        )

    def _is_described(self, last: int) -> bool:
        """«X, femme de Y», «X, un peintre», «X, 34 ans», «X était un peintre», «X fut le premier à …»."""
        doc = self.doc
        if doc.words[last : last + 1] == [","]:
            here = last + 1
            number = self.at["number"].get(here)
            unit = self.at["time_unit"].get(number.last if number else here + 1)
            if unit is not None and unit.code == "year" and (number or doc.words[here].isdecimal()):
                return True
        elif self._is_finite(verb := self.at["verb"].get(last), _BEING) and verb is not None:
            here = verb.last
        else:
            return False
        if here in self.at["article"]:
            here += 1
        first = self.at["ordinal"].get(here)
        if first is not None and self._opens_deed(first.last):
            return True
        hits = [hit for c in _DESCRIBES if (hit := self.at[c].get(here)) is not None]
        return any(hit.last == len(doc.words) or doc.words[hit.last] != "-" for hit in hits)

    def _opens_deed(self, token: int) -> bool:
        """Whether what a first one does begins at a token: «à …», «qui …»."""
        prep = self.at["preposition"].get(token)
        return (prep is not None and prep.code == "to") or self.doc.words[token : token + 1] in self.relative

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
                closes = (
                    words[token + 1] in _MARKS or token + 1 in conjunctions or words[token + 1] in self.abbreviations
                )
                if closes:
                    yield token - 1, token


_SHORTEST = 2
_MARKS = frozenset(",.;:)…")
_TIES = frozenset("-'&/@_")
_CLOSE = frozenset({" ", "\u00a0"})
_TO_PLACES = frozenset({"to", "toward", "from"})
_DEEDS = frozenset({"go", "visit", "leave", "return", "attend", "meet", "say", "say_weak"})
_SAYING = frozenset({"say"})
_BEING = frozenset({"stay"})
_MEETING = frozenset({"meet", "receive"})
_HAVING = frozenset({"have"})
_FAR = 6
"""Tokens between a noun in the plural and the words that bring an example."""
_DETERMINERS = ("article", "possessive", "demonstrative", "number")
_CALLED = ("epithet", "anonymous", "attribution", "presence_of")
_DESCRIBES = ("person_noun", "anonymous", "office")
_NOT_NAMES = (
    "country", "capital", "city", "demonym", "metonym", "organization", "nobody", "namesake", "month", "weekday",
    "season", "office", "office_plural", "honorific", "country_prefix", "venue", "title_noun",
)  # fmt: skip
_READ = (
    *_DETERMINERS, *_CALLED, "ordinal", "time_unit", "person_noun", "office", "preposition", "namesake", "personal",
    "speech", "verb", "conjunction", "genitive", "dative", "example",
)  # fmt: skip


def lone_names(doc: Doc, cast: Cast) -> Iterator[Tokens]:
    """The names of people beside the actors of a text, as spans of tokens.

    Args:
        doc: The text.
        cast: Its actors, whose mentions are left out.
    """
    yield from _Finder(doc, cast).names()
