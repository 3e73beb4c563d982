"""What a language pack may hold: its tables, categories, verb senses and settings, each with what it does.

The facts are data, in `format.toml` beside this module. The linter, the reference page «Pack format» and the tests
ask here; the reader does not.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from diplomev.vocabulary import codes, country_codes, organizations

if TYPE_CHECKING:
    from collections.abc import Mapping


@frozen
class Category:
    """One kind of words in a pack's `[lexicon]`.

    Attributes:
        about: What the words do in a text.
        group: The part of a pack that it belongs to, a key of `Format.groups`.
        codes: The codes allowed, as `format.toml` writes them: names, a range of whole numbers (`1..12`), a code
            list (`vocabulary:sector`), or `_` where there is one code only.
        required: Codes that a pack should have, or `all`.
        instead: Another category whose forms of a code count as well; empty for none.
        shared: Whether one form may stand under several codes.
        keys: Further keys of a form's table, with their values.
        single: Whether its words are looked up one by one, so that each must be one token.
        unread: Whether the reader does not use the category yet.
    """

    about: str
    group: str
    codes: str
    required: str = ""
    instead: str = ""
    shared: bool = False
    keys: Mapping[str, list[str]] = field(factory=dict)
    single: bool = False
    unread: bool = False

    def allows(self, code: str) -> bool:
        """Whether a code may stand in the category."""
        low, dots, high = self.codes.partition("..")
        if dots:
            return is_number(code) and int(low) <= int(code) <= int(high)
        return code in self.known()

    def known(self) -> tuple[str, ...]:
        """The codes by name; none where they are numbers of a long range."""
        low, dots, high = self.codes.partition("..")
        if dots:
            few = int(high) - int(low) < _MOST_LISTED
            return tuple(str(number) for number in range(int(low), int(high) + 1)) if few else ()
        kind, colon, name = self.codes.partition(":")
        if kind != "vocabulary" or not colon:
            return tuple(self.codes.split())
        return tuple(sorted(country_codes())) if name == "country" else codes(name)

    def needed(self) -> tuple[str, ...]:
        """The codes that a pack should have."""
        return self.known() if self.required == "all" else tuple(self.required.split())


@frozen
class Sense:
    """One meaning of verbs, a key of a pack's `[verbs]`.

    Attributes:
        about: Who does what.
        group: The part of a pack that it belongs to.
        required: Whether a pack should have verbs for it.
        unread: Whether the reader does not use it yet.
    """

    about: str
    group: str
    required: bool = False
    unread: bool = False


@frozen
class Setting:
    """One key of another table.

    Attributes:
        about: What it is for.
        kind: What its value is: `text`, `count`, `code`, `words` (a list), `marks` (a list whose spaces count),
            `pairs`, `templates`, `table` (of lists of words), `lists`, `patterns`, `rules`, `places` or `found`.
        codes: What a `code` may be, the keys of a `table`, the gaps of `templates`.
        required: Whether a pack should have it.
    """

    about: str
    kind: str
    codes: str = ""
    required: bool = False


@frozen
class Format:
    """All that a pack may hold.

    Attributes:
        groups: Titles of the parts of a pack, in the order to write them.
        lexicon: Categories of `[lexicon]`.
        verbs: Senses of `[verbs]`.
        features: What the forms of a verb say.
        settings: Keys of the other tables, by table; `country`, `organization` and `example` stand for each one of
            `[countries]`, `[organizations]` and `[[examples]]`.
    """

    groups: Mapping[str, str]
    lexicon: Mapping[str, Category]
    verbs: Mapping[str, Sense]
    features: Mapping[str, str]
    settings: Mapping[str, Mapping[str, Setting]]


KEYED = {"countries": "country", "organizations": "organization"}
"""Tables with one table for each code, and the settings that these have."""


@cache
def pack_format() -> Format:
    """Return the format of language packs.

    Examples:
        >>> pack_format().lexicon["weekday"].needed()
        ('1', '2', '3', '4', '5', '6', '7')
    """
    data: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("format.toml").read_text("utf-8"))
    return Format(
        data["groups"],
        {name: Category(**entry) for name, entry in data["lexicon"].items()},
        {name: Sense(**entry) for name, entry in data["verbs"].items()},
        data["features"],
        {table: {k: Setting(**entry) for k, entry in keys.items()} for table, keys in data["settings"].items()},
    )


def tables() -> tuple[str, ...]:
    """The tables that a pack may have at its top."""
    singular = {*KEYED.values(), "example"}
    plain = [table for table in pack_format().settings if table not in singular]
    return (*plain, "lexicon", "verbs", "conjugation", *KEYED, "examples")


def is_number(code: str) -> bool:
    """Whether a code is written as a whole number."""
    return bool(_NUMBER.fullmatch(code))


def codes_of(table: str) -> tuple[str, ...]:
    """The codes of `countries` or `organizations`."""
    return country_codes() if table == "countries" else tuple(organizations())


_MOST_LISTED = 100
_NUMBER = re.compile(r"-?[0-9]{1,10}")
