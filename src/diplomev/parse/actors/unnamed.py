"""People without a name and without an office: citizens of a State, and words for guests and officials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.actors.mention import DESCRIBED, GUEST, Mention

if TYPE_CHECKING:
    from diplomev.parse.actors.words import Words


class Unnamed:
    """The phrases of one text for people who are named elsewhere."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.doc = words.doc
        self.at = words.at

    def citizen(self, token: int) -> Mention | None:
        """«le Timorais»: one citizen of a State, who is named elsewhere."""
        hit, doc = self.at["demonym"].get(token), self.doc
        article = doc.words[token - 1] if token else ""
        if hit is None or len(hit.codes) > 1 or not self.words.is_capital(token):
            return None
        behind = hit.last < len(doc.words) and (self.words.is_capital(hit.last) or doc.words[hit.last] == "-")
        if behind or article not in doc.pack.words("phrases", "citizen_article"):
            return None
        where, owner = self.words.preposition(token), (hit.code, (hit.start, hit.end))
        return Mention("person", hit.start, hit.end, hit.first, hit.last, preposition=where, owner=owner)

    def described(self, token: int) -> Mention | None:
        """«le visiteur italien», «the Italian official», «le visiteur»: somebody named elsewhere, without an office.

        A State or a word for a guest must say who; a definite article must stand before it, and no name behind.
        """
        noun, state = self.at["description"].get(token), self.at["demonym"].get(token)
        if noun is None and state is not None:
            noun = self.at["description"].get(state.last)
        elif noun is not None:
            state = self.at["demonym"].get(noun.last)
        if noun is None or (state is None and noun.code != GUEST) or (state is not None and len(state.codes) > 1):
            return None
        last = max(noun.last, state.last if state else 0)
        article = self.at["article"].get(token - 1)
        definite = article is not None and article.code == "definite"
        definite = definite or (state is not None and token - 1 in self.at["possessive"])  # «his Italian guest»
        if not definite or self.words.is_capital(last) or self._goes_on(last):
            return None
        doc, owner = self.doc, (state.code, (state.start, state.end)) if state else None
        where, code = self.words.preposition(token), DESCRIBED if state else GUEST
        return Mention("person", doc.starts[token], doc.ends[last - 1], token, last, None, (), code, where, owner=owner)

    def _goes_on(self, token: int) -> bool:
        """«the guest of the summit», «the guest list»: whether more words belong to a noun."""
        tie = self.at["preposition"].get(token)
        return (tie is not None and tie.code == "of") or token in self.at["demonym"] or token in self.at["genitive"]
