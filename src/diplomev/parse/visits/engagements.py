"""The meetings of a visit, as frames."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.frames import Fact, Frame, date_spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Hit
    from diplomev.parse.ground import Ground
    from diplomev.parse.sightings.sighting import Sighting
    from diplomev.parse.visits.visit import Visit


def find_engagements(ground: Ground, visit: Visit, frame: Frame) -> list[Frame]:
    """The meetings of a visit: receptions and signatures that were sighted, and talks that are named near them."""
    stance = "plans" if "announced" in frame.values("status") else "asserts"
    found: list[Frame] = []
    for sighting in visit.sightings:
        if sighting.engagement:
            people = [pair for pair in (*sighting.visitors, *sighting.hosts) if pair[0].kind == "person"]
            _tell(found, _engagement(frame, sighting, sighting.engagement, sighting.span, people, stance), visit)
    for hit in _meetings_near(ground, visit):
        sentence = ground.doc.sentence_at(hit.first)
        people = [
            (entity, mention.name or (mention.start, mention.end))
            for mention, who in ground.people_in(sentence.first, sentence.last)
            for entity in who
            if entity in visit.visitors or entity in frame.values("hosts")
        ]
        sighted = any(s.sentence is sentence for s in visit.sightings)
        if sighted or (len({entity for entity, _ in people}) > 1 and hit.code not in _LOOSE):
            _tell(found, _engagement(frame, None, hit.code, (hit.start, hit.end), people, stance), visit)
    return found


def _tell(found: list[Frame], meeting: Frame, visit: Visit) -> None:
    """Add a meeting; one that was told before gets what is told anew."""
    known = next((one for one in found if _is_same(one, meeting, visit)), None)
    if known is None:
        found.append(meeting)
        return
    for fact in meeting.facts:
        single = fact.property in {"date", "place"}
        if not (single and known.values(fact.property)) and fact.value not in known.values(fact.property):
            known.add(fact)


def _is_same(one: Frame, other: Frame, visit: Visit) -> bool:
    """Whether two meetings of a visit can be one: of one kind, with no two days, and with no two hosts."""
    if one.values("kind") != other.values("kind"):
        return False
    days = {*one.values("date"), *other.values("date")}
    hosts = [set(meeting.values("participants")) - set(visit.visitors) for meeting in (one, other)]
    return len(days) <= 1 and (not all(hosts) or bool(hosts[0] & hosts[1]))


def _meetings_near(ground: Ground, visit: Visit) -> list[Hit]:
    """The words for meetings in the paragraphs that speak of a visit."""
    doc = ground.doc
    blocks = {s.sentence.block.start: s.sentence.block for s in visit.sightings if s.sentence.block.kind != "furniture"}
    hits = [
        hit
        for block in blocks.values()
        for hit in doc.hits_in("engagement_noun", doc.token_at(block.start), doc.token_at(block.end - 1) + 1)
    ]
    return [hit for hit in hits if not ground.quoted(hit.start)]


def _engagement(  # noqa: PLR0913  # the parts of one meeting
    visit: Frame,
    sighting: Sighting | None,
    kind: str,
    span: Span,
    people: Sequence[tuple[Entity, Span]],
    stance: str,
) -> Frame:
    frame = Frame("engagement", span[0])
    rule = f"engagement.{kind}"
    frame.add(Fact("visit", visit, (span,), rule, stance, 70))
    frame.add(Fact("kind", kind, (span,), rule, stance))
    for entity, words in people:
        if entity not in frame.values("participants"):
            frame.add(Fact("participants", entity, (words,), rule, stance))
    if sighting is None:
        return frame
    if sighting.date is not None and sighting.date.value is not None:
        date = sighting.date
        spans = date_spans(date)
        frame.add(Fact("date", str(date.value), spans, rule, stance, date.confidence, date.assumed))
    if sighting.place is not None and sighting.place.kind != "country":
        frame.add(Fact("place", sighting.place, (sighting.place.span,), rule, stance))
    return frame


_LOOSE = frozenset({"ceremony", "speech", "meal"})
"""Kinds of meetings that happen on other occasions as well: they count beside the visit itself only."""
