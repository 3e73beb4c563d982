"""The categories of words that a language pack may list: what each is for, and which codes stand in it."""

from __future__ import annotations

from attrs import frozen


@frozen
class Category:
    """One kind of word in a pack's `[lexicon]`.

    Attributes:
        about: What the words of the category do in a text.
        codes: The codes allowed in it: a code list of the vocabulary (`"vocabulary:sector"`), names that the reader
            knows (`"a b c"`), numbers in a range (`"1..12"`), or anything (`"*"`).
        required: Codes without which a pack is incomplete; the linter warns where one has no forms.
    """

    about: str
    codes: str
    required: str = ""


CATEGORIES: dict[str, Category] = {}
"""Every category by its name. Filled below and by nothing else."""


def _category(name: str, about: str, codes: str, required: str = "") -> None:
    CATEGORIES[name] = Category(about, codes, required)


# Words of time are in `dates.py` beside their grammar's needs.
_category("function_word", "very frequent words, by which the language of a text is known", "*")
