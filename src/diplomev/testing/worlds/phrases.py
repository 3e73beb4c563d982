"""The words of reports by language, read from `phrases.toml`."""

from __future__ import annotations

from functools import cache

from diplomev.testing.worlds.tables import LANGUAGES, load
from diplomev.vocabulary import label

_DATA = load("phrases.toml")
PHRASES: dict[str, dict[str, str]] = {language: _DATA[language]["words"] for language in LANGUAGES}
QUOTES: dict[str, tuple[str, ...]] = {language: tuple(_DATA[language]["quotes"]) for language in LANGUAGES}
FILLER: dict[str, dict[str, tuple[str, ...]]] = {
    language: {part: tuple(words) for part, words in _DATA[language]["filler"].items()} for language in LANGUAGES
}
"""Openings, subjects and deeds: one of each is a sentence that states nothing."""
NUMBERS: dict[str, tuple[str, ...]] = {language: ("", *_DATA[language]["numbers"].split()) for language in LANGUAGES}
"""Numbers in words, from one on."""
_MONTHS = {language: ("", *_DATA[language]["months"].split()) for language in LANGUAGES}


@cache
def date_words(language: str, value: str) -> str:
    """A day, a month or a year as an article writes it.

    Examples:
        >>> date_words("fr", "2012-06-03"), date_words("en", "2012-06"), date_words("en", "2012")
        ('3 juin 2012', 'June 2012', '2012')
    """
    year, *rest = value.split("-")
    month = [_MONTHS[language][int(rest[0])]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *month, year])


@cache
def code_words(list_name: str, code: str, language: str) -> str:
    """What a code of the vocabulary is called in an article."""
    return label(list_name, code, language)
