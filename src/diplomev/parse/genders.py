"""Whether a pronoun can stand for somebody: the gender of the words by which the text calls people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Doc

_GENDERS = ("m", "f")


class Genders:
    """The genders of the people of one text.

    Args:
        doc: The text.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._called: dict[tuple[Entity, int], bool] = {}
        self._words = [frozenset(doc.pack.words("phrases", name)) for name in ("masculine", "feminine")]
        articles = doc.pack.table("phrases", "article")
        definite = {form for form, code in doc.pack.forms("article").items() if code == "definite"}
        self._articles = [frozenset(definite & set(articles.get(name, ()))) for name in _GENDERS]

    def of_pronoun(self, token: int) -> str:
        """The gender that a pronoun or possessive speaks of: `m` or `f`; empty where it tells none."""
        word = self._doc.words[token]
        return next((gender for gender, words in zip(_GENDERS, self._words, strict=True) if word in words), "")

    def is_other(self, entity: Entity, gender: str) -> bool:
        """Whether somebody is only called with words of another gender.

        Args:
            entity: The person.
            gender: `m` or `f`; nobody is of another gender than any other code.
        """
        if gender not in _GENDERS:
            return False
        own = _GENDERS.index(gender)
        return self._is_called(entity, 1 - own) and not self._is_called(entity, own)

    def _is_called(self, entity: Entity, gender: int) -> bool:
        if (entity, gender) not in self._called:
            self._called[entity, gender] = self._is_addressed(entity, gender)
        return self._called[entity, gender]

    def _is_addressed(self, entity: Entity, gender: int) -> bool:
        """Whether an article or a form of address of a gender stands before one of somebody's mentions, or in it."""
        for mention in entity.mentions:
            words = self._doc.words[max(0, mention.first - 1) : mention.last]
            if self._words[gender] & set(words[1:]) or self._articles[gender] & set(words[:2]):
                return True
        return False
