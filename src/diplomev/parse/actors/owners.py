"""The State or body that stands before what belongs to it: «the Malian president», «the UN envoy»."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplomev.parse.actors.mention import Span
    from diplomev.parse.actors.words import Words


class Owners:
    """Who owns the offices and bodies of one text, where that is said before them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.doc = words.doc
        self.at = words.at
        self.heads = frozenset().union(*(words.at[c] for c in _HEADS))
        self._before_body: dict[int, tuple[tuple[str, Span] | None, int]] = {}

    def before_body(self, here: int) -> tuple[tuple[str, Span] | None, int]:
        """The State of an office that stands before it («the Malian president», «Mali's new president»)."""
        found = self._before_body.get(here)
        if found is None:  # people, offices and bodies all ask
            found = self._before_body[here] = self._find_before_body(here)
        return found

    def _find_before_body(self, here: int) -> tuple[tuple[str, Span] | None, int]:
        for category in ("demonym", "country", "metonym"):
            hit = self.at[category].get(here)
            if hit is None or (category == "metonym" and len(hit.codes) > 1):
                continue
            behind = self.words.over_genitive(hit.last)
            genitive = behind > hit.last
            limit = behind + (_MOST_ADJECTIVES if genitive or category == "demonym" else 0)
            while behind < limit and not self._heads(behind) and self.words.is_small(behind):
                behind += 1
            if behind > hit.last and not genitive and not self._is_minister(behind):
                continue  # «Nigerian aviation minister», but not «Malian troops chief»
            if self._heads(behind) and behind < self.doc.sentence_at(hit.first).last:
                return (self.words.state_of(hit), (hit.start, hit.end)), behind
        return None, here

    def _is_minister(self, token: int) -> bool:
        """Whether the office at a token is a minister's, before whom stands what the ministry is for."""
        office = self.at["office"].get(token)
        return office is not None and office.code.endswith("minister")

    def _heads(self, token: int) -> bool:
        """Whether an office or the like begins at a token, perhaps behind «former», «acting»."""
        status = self.at["role_status"].get(token)
        return token in self.heads or (status is not None and status.last in self.heads)

    def before_office(self, here: int) -> tuple[tuple[tuple[str, Span], ...], str, int]:
        """What stands before an office: States, or a body («the UN envoy», «the Greek and Turkish leaders»)."""
        body = self.at["organization"].get(here)
        if body is not None and self._heads(behind := self.words.over_genitive(body.last)):
            return (), body.code, behind
        owners: list[tuple[str, Span]] = []
        there = here
        while len(owners) < _MOST_OWNERS and (
            (hit := self.at["demonym"].get(there) or self.at["country"].get(there)) is not None
        ):
            owners.append((self.words.state_of(hit), (hit.start, hit.end)))
            there = self.words.over_genitive(hit.last)
            if len(owners) > 1 and (there in self.at["office_plural"] or there in self.at["counterpart"]):
                return tuple(owners), "", there
            if there not in self.at["conjunction"] and self.doc.words[there : there + 1] != [","]:
                break
            there += 1
        owner, there = self.before_body(here)
        return ((owner,) if owner else ()), "", there


_MOST_ADJECTIVES = 2
_MOST_OWNERS = 12
_HEADS = ("office", "office_plural", "counterpart", "state_body")
"""What can follow the State that it belongs to."""
