"""What a language pack says of quotations, made ready to be asked token by token."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplomev.language.pack import Pack


@frozen(eq=False)
class Marks:
    """The quotation marks of a language.

    Attributes:
        pattern: Finds every mark.
        closes: The marks that close a mark that opens.
        closing: All marks that close.
    """

    pattern: re.Pattern[str]
    closes: Mapping[str, frozenset[str]]
    closing: frozenset[str]


@frozen(eq=False)
class Grammar:
    """The word lists `[phrases]` and the settings `[quotes]` of a pack.

    Attributes:
        marks: The quotation marks.
        least_words: Fewer words are no quotation.
        shape_words: Fewer words are none where nobody is said to have spoken them.
        articles: Words that begin a noun phrase, with their gender.
        of: Words that join a complement to a noun.
        of_article: Those of them that hold an article.
        prepositions: All words after which a noun phrase is no subject, `of` included.
        beside_verb: Words that may stand between a subject and its verb.
        reflexive: Words that make a verb with `be` active.
        have: Auxiliaries of the active past.
        be: Auxiliaries of the passive.
        joint: Words that join a verb to an earlier one with the same subject.
        relative: Words that stand for the noun before them.
        comparing: Words after which an article before a verb is a pronoun.
        that: Words that begin what is said as a clause.
        phrase_end: Words that belong to no noun phrase.
        speaker_word: Adjectives that stay in the noun phrase of a speaker.
        speech_sign: Words that make a text a sentence that somebody says.
    """

    marks: Marks
    least_words: int
    shape_words: int
    articles: Mapping[str, str]
    of: frozenset[str]
    of_article: frozenset[str]
    prepositions: frozenset[str]
    beside_verb: frozenset[str]
    reflexive: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    joint: frozenset[str]
    relative: frozenset[str]
    comparing: frozenset[str]
    that: frozenset[str]
    phrase_end: frozenset[str]
    speaker_word: frozenset[str]
    speech_sign: frozenset[str]


@lru_cache(maxsize=32)
def grammar_of(pack: Pack) -> Grammar:
    """The grammar of quotations of a language pack."""

    def words(name: str) -> frozenset[str]:
        return frozenset(pack.words("phrases", name))

    settings = pack.table("quotes")
    return Grammar(
        marks=_marks([(opening, closing) for opening, closing in settings.get("marks", ())]),
        least_words=settings.get("least_words", 3),
        shape_words=settings.get("shape_words", 5),
        articles={
            word: "" if gender == "n" else gender
            for gender in pack.table("phrases", "article")
            for word in pack.words("phrases", "article", gender)
        },
        of=words("of"),
        of_article=words("of_article"),
        prepositions=words("preposition") | words("of"),
        beside_verb=words("beside_verb"),
        reflexive=words("reflexive"),
        have=words("have"),
        be=words("be"),
        joint=words("joint"),
        relative=words("relative"),
        comparing=words("as"),
        that=words("that"),
        phrase_end=words("phrase_end"),
        speaker_word=words("speaker_word"),
        speech_sign=words("common_verb") | words("speech_sign"),
    )


def _marks(pairs: list[tuple[str, str]]) -> Marks:
    closes: dict[str, set[str]] = {}
    for opening, closing in pairs:
        closes.setdefault(opening, set()).add(closing)
    known = sorted({mark for pair in pairs for mark in pair}, key=len, reverse=True)
    return Marks(
        re.compile("|".join(map(_pattern, known)) or r"(?!)"),
        {opening: frozenset(marks) for opening, marks in closes.items()},
        frozenset(closing for _, closing in pairs),
    )


_APOSTROPHES = frozenset("'’")


def _pattern(mark: str) -> str:
    """A mark that is also the apostrophe is one where it does not stand between two letters.

    Every pattern begins with the mark itself: so the search skips to the next place where one can match.
    """
    escaped = re.escape(mark)
    return rf"{escaped}(?:(?<!\w{escaped})|(?!\w))" if mark in _APOSTROPHES else escaped
