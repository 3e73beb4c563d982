"""States, bodies that act for them, organisations, and pairs of these or of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.actors.mention import Mention

if TYPE_CHECKING:
    from diplomev.parse.actors.owners import Owners
    from diplomev.parse.actors.words import Words
    from diplomev.parse.document import Hit


class Bodies:
    """The actors of one text that are no people."""

    def __init__(self, words: Words, owners: Owners) -> None:
        self.words = words
        self.owners = owners
        self.doc = words.doc
        self.at = words.at
        self.bodies = frozenset().union(*(words.at[c] for c in _BODIES))

    def pair(self, token: int) -> Mention | None:
        """«les deux présidents», "the two countries"."""
        return self._simple("pair", self.at["pair"].get(token))

    def organization(self, token: int) -> Mention | None:
        """An organisation by its name."""
        return self._simple("organization", self.at["organization"].get(token))

    def state(self, token: int) -> Mention | None:
        """A State by its name, by what stands for it, or by a body of it."""
        body = self.state_body(token)
        if body is not None:
            return body
        for category in ("country", "metonym"):
            if (hit := self.at[category].get(token)) is not None and len(hit.codes) == 1:
                return self._simple("state", hit)
        return None

    def state_body(self, token: int) -> Mention | None:
        """«le Parlement turc», «the Malian government», «le gouvernement du Mali»: a body that acts as its State."""
        if token not in self.bodies:
            return None
        owner, here = self.owners.before_body(token)
        body = self.at["state_body"].get(here)
        if body is None:
            return None
        last, code = body.last, owner[0] if owner else ""
        if not owner:
            prep = self.at["preposition"].get(body.last)
            there = self.words.over_article(prep.last, body.last + 4) if prep and prep.code == "of" else body.last
            hit = self.at["demonym"].get(body.last) or (self.at["country"].get(there) if prep else None)
            last, code = (hit.last, self.words.state_of(hit)) if hit else (last, "")
        if not code:
            return None
        doc, where = self.doc, self.words.preposition(token)
        return Mention(
            "state", doc.starts[token], doc.ends[last - 1], token, last, code=code, preposition=where, adjective=True
        )

    def _simple(self, kind: str, hit: Hit | None) -> Mention | None:
        if hit is None:
            return None
        where = self.words.preposition(hit.first)
        return Mention(kind, hit.start, hit.end, hit.first, hit.last, code=hit.code, preposition=where)


_BODIES = ("state_body", "demonym", "country", "metonym")
"""What the phrase for a body of a State can begin with."""
