"""The visits of a text as occasions of agreements: which one a sentence speaks of, and what it supplies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.dates import date_bounds
from diplomev.parse.frames import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.agreements.memory import Pact
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.frames import Frame
    from diplomev.parse.ground import Ground
    from diplomev.parse.visits import Visit


class Occasions:
    """The visits of one text.

    Args:
        ground: The text with its mentions.
        visits: The visits, in order.
    """

    def __init__(self, ground: Ground, visits: Sequence[Visit]) -> None:
        self.ground = ground
        self.doc = ground.doc
        self.visits = visits
        self.by_block: dict[int, list[tuple[int, Visit]]] = {}
        for visit in visits:
            for sighting in visit.sightings:
                spoken = self.by_block.setdefault(sighting.sentence.block.start, [])
                spoken.append((sighting.sentence.index, visit))

    @property
    def ahead(self) -> bool:
        """Whether there are visits, all of them still to come."""
        return bool(self.visits) and not any(v.frame and not _announced(v.frame) for v in self.visits)

    def day(self, sentence: Sentence) -> DateMention | None:
        """The day of the visit that is spoken of: of a meeting where one is dated; none of a visit still to come."""
        visit = self._of(sentence)
        if visit is None or visit.frame is None or _announced(visit.frame):
            return None
        meetings = [s.date for s in visit.sightings if s.date is not None and not s.stay]
        first_days = [s for s in visit.sightings if not (s.ends or s.rule == _COUNTED)]
        stays = [s.date for s in first_days if s.date is not None and s.date.value]
        return next(iter([*meetings, *stays]), None)

    def pair(self, sentence: Sentence) -> list[tuple[str, Span]]:
        """The sending and the receiving States of the visit that is spoken of, each with the words that name it."""
        visit = self._of(sentence)
        if visit is None or visit.frame is None:
            return []
        codes = {f.value: f.spans[0] for f in visit.frame.facts if f.property in {"sending", "receiving"}}
        return list(codes.items()) if len(codes) > 1 else []

    def tie(self, pact: Pact, sentence: Sentence, status: str) -> None:
        """Say on which visit an agreement was concluded, where its parties and its day are those of the visit."""
        visit = self._of(sentence)
        if visit is None or visit.frame is None or status not in _CONCLUDED:
            return
        states = {visit.receiving, *visit.frame.values("sending")}
        if states >= pact.states and _can_be_during(pact.day, visit):
            pact.frame.add(Fact("visit", visit.frame, (visit.sightings[0].span,), "agreement.visit", confidence=60))

    def _of(self, sentence: Sentence) -> Visit | None:
        """The visit spoken of: the last one sighted in this paragraph, else the first of which the text tells.

        The first one has been spoken of before, or the text opens with it. A paragraph headed by a place elsewhere
        speaks of another; so does, where the text tells of several visits, one that names a State of none of theirs.
        """
        spoken = [pair for pair in self.by_block.get(sentence.block.start, ()) if pair[0] <= sentence.index]
        if spoken:
            here = [(index, visit) for index, visit in spoken if not visit.only_left]
            return max(here or spoken, key=lambda pair: pair[0])[1]
        if not self.visits:
            return None
        first = next((v for v in self.visits if not (v.only_left or v.earlier)), self.visits[0])
        if first.sightings[0].sentence.index > max(sentence.index, _OPENING):
            return None
        states = {first.receiving, *(first.frame.values("sending") if first.frame else ())}
        heading = self.ground.heading(sentence)
        if heading is not None and heading.country not in states:
            return None
        return first if len(self.visits) == 1 or not self._names_others(sentence, states) else None

    def _names_others(self, sentence: Sentence, states: set[str]) -> bool:
        """Whether the paragraph of a sentence names another State than some, up to there."""
        first = max(self.doc.token_at(sentence.block.start), sentence.last - _FAR)
        named = (h.codes for c in ("country", "demonym") for h in self.doc.hits_in(c, first, sentence.last))
        return any(len(codes) == 1 and codes[0] not in states for codes in named)


def _announced(frame: Frame) -> bool:
    return "announced" in frame.values("status")


def _can_be_during(day: DateMention | None, visit: Visit) -> bool:
    if day is None or visit.days is None:
        return True
    first, last = date_bounds(day)
    return first <= visit.days[1] and last >= visit.days[0]


_COUNTED = "visit.day"
"""The kind of sighting whose day is counted back from another: «the second day of her visit»."""
_OPENING = 8
"""Sentences in which a text says what it is about."""
_FAR = 400
"""How many tokens back a paragraph is looked at."""
_CONCLUDED = frozenset({"signed", "announced", "initialled"})
