"""What stands at each token: the hits of the pack that a mention can be made of, and small steps over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.actors.joint_titles import find_joint_titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from diplomev.parse.document import Doc, Hit


class Words:
    """The words of one text, ready to be asked token by token.

    Attributes:
        doc: The text.
        at: The hits of each category by their first token.
        capital: The tokens that begin with a capital letter.
        owned: For the token behind a State's name in the genitive, that name («Ghana's»).
        citizens: For the token behind an adjective of a State, that adjective.
        counted: The tokens behind an ordinal number.
        portfolios: Tokens with a capital that titles of ministers are made of.
        named_states: The States that the text names.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.at: dict[str, Mapping[int, Hit]] = {category: doc.hits_at(category) for category in _CATEGORIES}
        self.capital = doc.capitals
        self._prepositions: dict[int, str] = {h.last: h.code for h in doc.hits("preposition")}
        owners = {h.last: h for h in doc.hits("country")}
        self.owned = {h.last: owners[h.first] for h in doc.hits("genitive") if h.first in owners}
        self.citizens = {h.last: h for h in doc.hits("demonym")}
        self.counted = {h.last for h in doc.hits("ordinal")}
        self.portfolios = {
            i for c in _PORTFOLIOS for h in doc.hits(c) for i in range(h.first, h.last) if i in doc.capitals
        }
        self.at["office"] = {**find_joint_titles(self), **self.at["office"]}
        self.named_states = {h.code for c in ("country", "capital") for h in doc.hits(c) if len(h.codes) == 1}

    def preposition(self, token: int) -> str:
        """The class of the preposition before a phrase, over its article."""
        while token > 0 and (token - 1 in self.at["article"] or token - 1 in self.at["possessive"]):
            if token in self._prepositions:
                break
            token -= 1
        return self._prepositions.get(token, "")

    def over_genitive(self, token: int) -> int:
        """The token behind a mark of the genitive, if one stands here."""
        genitive = self.at["genitive"].get(token)
        return genitive.last if genitive else token

    def over_article(self, token: int, limit: int) -> int:
        """The token behind an article, if one stands here."""
        return token + 1 if token < limit and token in self.at["article"] else token

    def over_place(self, token: int, preposition: str, limit: int) -> int:
        """The token behind a place that stands here with a preposition of one sense; this one, if none does."""
        prep = self.at["preposition"].get(token)
        if prep is None or prep.code != preposition:
            return token
        there = self.over_article(prep.last, limit)
        return next((hit.last for c in _PLACES if (hit := self.at[c].get(there)) is not None), token)

    def is_small(self, token: int) -> bool:
        """Whether a word has a small letter and is no word of the grammar: perhaps an adjective."""
        if token >= len(self.doc.words):
            return False
        known = any(token in self.at[c] for c in ("verb", "preposition", "article", "conjunction", "demonym"))
        return self.doc.words[token].isalpha() and not self.is_capital(token) and not known

    def is_capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter."""
        return token in self.capital

    def state_of(self, hit: Hit) -> str:
        """The State of an adjective; of an ambiguous one the State that the text names, or none rather than a guess."""
        if len(hit.codes) == 1:
            return hit.code
        named = [code for code in hit.codes if code in self.named_states]
        return named[0] if len(named) == 1 else ""


_PLACES = ("capital", "city", "country")
_PORTFOLIOS = ("nobody", "sector")
_CATEGORIES = (
    "office", "office_plural", "counterpart", "honorific", "role_status", "article", "possessive", "preposition",
    "conjunction", "demonym", "country", "capital", "city", "metonym", "organization", "pair", "verb", "genitive",
    "state_body", "nobody", "seat_holder", "seat", "own_office", "description",
)  # fmt: skip
