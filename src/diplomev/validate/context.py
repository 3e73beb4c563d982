"""What rules see of all records while they look at one.

Kept for good is little: of sources, actors, visits and agreements the facts of `facts`; of the subjects of claims,
which of their properties are claimed; and of records whose properties are still unclaimed or that name no source,
where they stand.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from attrs import define, field

from diplomev.claims.properties import ASSERTED_ONLY, ENVELOPE, INHERITED, properties
from diplomev.model.types import RECORD_TYPES
from diplomev.validate.compact import Numbers, Spill, Tuples
from diplomev.validate.facts import (
    ActorFacts,
    AgreementFacts,
    Facts,
    SourceFacts,
    VisitFacts,
    of_actor,
    of_agreement,
    of_source,
    of_states,
    of_visit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from diplomev.validate.facts import Json
    from diplomev.validate.references import Spot

NOT_CLAIMED = frozenset({*ENVELOPE, "sources", "merged_from", "ext"})
"""Properties that need no claim: the envelope, and what compiling adds."""


class Part(NamedTuple):
    """A part of a set of agreements: the set, how many instruments the part is at least, and where it stands."""

    whole: str
    number: int
    spot: Spot


@define
class Context:
    """What is known of the records that were seen so far; at the end, of all.

    Attributes:
        parts: The agreements that are parts of others.
        claimed: By the id of a subject the properties that claims state of it, as bits (`bits_of`).
        unclaimed: Records with the properties of which no claim was seen when they came, as bits.
        unsourced: Records that name no source.
        members: By the id of a merged record the ids of its members.
        sourced: Whether the data have sources at all.
    """

    parts: Spill[Part] = field(factory=Spill)
    claimed: Numbers = field(factory=Numbers)
    unclaimed: Spill[tuple[int, Spot]] = field(factory=Spill)
    unsourced: Spill[Spot] = field(factory=Spill)
    members: dict[str, tuple[str, ...]] = field(factory=dict)
    sourced: bool = False
    _facts: Tuples[Facts] = field(factory=Tuples)

    def knows(self, id_: str) -> bool:
        """Whether the facts of a record are known."""
        return self._facts.get(id_) is not None or id_ in of_states()

    def source(self, id_: str) -> SourceFacts | None:
        """The facts of a source, if they are known."""
        return cast("SourceFacts | None", self._facts.recent.get(id_) or self._facts.get(id_))

    def actor(self, id_: str) -> ActorFacts | None:
        """The facts of an actor, if they are known."""
        return cast("ActorFacts | None", of_states().get(id_) or self._facts.get(id_))

    def visit(self, id_: str) -> VisitFacts | None:
        """The facts of a visit, if they are known."""
        return cast("VisitFacts | None", self._facts.recent.get(id_) or self._facts.get(id_))

    def agreement(self, id_: str) -> AgreementFacts | None:
        """The facts of an agreement, if they are known."""
        return cast("AgreementFacts | None", self._facts.recent.get(id_) or self._facts.get(id_))

    def is_claimed(self, id_: str) -> int:
        """The properties that claims state of a record or of one that was merged into it, as bits."""
        found = self.claimed.get(id_) or 0
        for member in self.members.get(id_, ()):
            found |= self.claimed.get(member) or 0
        return found

    def unclaimed_names(self, id_: str, unclaimed: int) -> tuple[str, ...]:
        """Of properties those that no claim states, for a record of which claims speak; else none."""
        claimed = self.is_claimed(id_)
        filled = unclaimed & ~claimed if claimed else 0
        return tuple(name for name, bit in bits_of(id_.partition(":")[0]).items() if filled & bit)

    def learn_claim(self, claim: Json) -> None:
        """Take in which property a claim states."""
        subject, name, stance = claim.get("subject"), claim.get("property"), claim.get("stance")
        if subject is None or name is None:
            return
        bit = SOME
        if stance == "asserts" or (stance == "plans" and name not in ASSERTED_ONLY):
            bit = bits_of(subject[: subject.index(":")]).get(name, 0) | SOME
        known = self.claimed.recent.get(subject) or self.claimed.get(subject) or 0
        if known | bit != known:
            self.claimed.put(subject, known | bit)

    def learn(self, record: Json, spot: Callable[[], Spot], unclaimed: int) -> None:
        """Take in what rules may ask of a record that is no claim.

        Args:
            record: The record, as sound JSON.
            spot: Tells where it stands, which is seldom asked.
            unclaimed: Its properties that want a claim, as bits.
        """
        kind, id_ = record["type"], record["id"]
        facts = _FACTS_OF[kind](record) if kind in _FACTS_OF else None
        if facts is not None:
            self._facts.put(id_, facts)
        if "merged_from" in record:
            self.members[id_] = (id_, *record["merged_from"])
            if facts is not None:
                for member in record["merged_from"]:
                    self._facts.put(member, facts)
        if kind == "source" or "sources" in record:
            self.sourced = True
        elif kind != "actor":
            self.unsourced.put(id_, spot())
        if unclaimed:
            self._note_unclaimed(id_, spot, unclaimed)
        if kind == "agreement" and "part_of" in record:
            self._note_part(record, spot())

    def _note_unclaimed(self, id_: str, spot: Callable[[], Spot], unclaimed: int) -> None:
        if id_ in of_states():
            unclaimed &= ~_bits_of_states()
        unclaimed &= ~(self.claimed.get(id_) or 0)
        if unclaimed:
            self.unclaimed.put(id_, (unclaimed, spot()))

    def _note_part(self, part: Json, spot: Spot) -> None:
        if spot.record not in self.parts.recent:
            number = part["count"]["min"] if "count" in part else 1
            self.parts.put(spot.record, Part(part["part_of"], number, spot))


SOME = 1
"""The bit that says that there is a claim at all."""


@cache
def bits_of(record_type: str) -> Mapping[str, int]:
    """A bit for each property of a type of record that wants a claim."""
    if record_type not in RECORD_TYPES:
        return {}
    names = [prop.name for prop in properties(record_type) if prop.name not in NOT_CLAIMED]
    return {name: 2 << place for place, name in enumerate(names)}


def unclaimed_bits(record_type: str, names: Collection[str]) -> int:
    """The properties of a record, given their names, that want a claim, as bits; a source speaks for itself."""
    if record_type not in ("actor", "visit", "engagement", "agreement"):
        return 0
    granted = INHERITED if record_type == "agreement" and "part_of" in names else ()
    return sum(bit for name, bit in bits_of(record_type).items() if name in names and name not in granted)


@cache
def _bits_of_states() -> int:
    """The properties of a State that the vocabulary gives."""
    return unclaimed_bits("actor", ("kind", "country", "name"))


_FACTS_OF: Mapping[str, Callable[[Any], Facts]] = {
    "source": of_source,
    "actor": of_actor,
    "visit": of_visit,
    "agreement": of_agreement,
}
