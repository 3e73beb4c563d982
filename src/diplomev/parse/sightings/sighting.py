"""What one trigger of a visit says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from diplomev.parse.actors import Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Sentence
    from diplomev.parse.frames import Tour
    from diplomev.parse.locations import Location


@define(eq=False)
class Sighting:
    """What one trigger says.

    Attributes:
        rule: The kind of trigger, which names the rule in the claims.
        span: The trigger's words.
        sentence: Its sentence.
        token: The trigger's first token.
        tense: `past`, `present` or `future`.
        visitors: Who travels, each with the words.
        hosts: Who receives.
        inviters: At whose invitation.
        place: Where to.
        venues: Further places.
        date: When.
        stay: Whether the date is of the stay, rather than of one engagement.
        ranks: Ranks in protocol that are stated.
        occasion: A code of `visit_occasion`, with its words.
        event: The multilateral event's name, as a span.
        engagement: A code of `engagement_kind`, where the trigger is a meeting.
        anaphoric: Whether it speaks of a visit known before («cette visite»).
        known_only: Whether it adds to a visit and makes none by itself.
        state: `postponed` or `cancelled`, with its words.
        tour: The journey that it is a leg of.
        duration: How many days it lasts, with the words.
        ends: Whether the date is the last day («until Thursday»).
        begins: Whether it tells that the stay began or goes on, and nothing of its end.
        until: The last day, where another date is the first.
        own: Whether the date is this leg's own, rather than that of the whole journey.
        dated: `before` or `behind`, where only a date on that side of the trigger can be its own; `own`, where no
            other date than the one that it has can be.
        again: Whether it speaks of a place known before («was there already in May»).
        earlier: Whether it speaks of a visit before the one that the text tells of («her previous visit»).
        sender: The State that its visitors are said to be of, where what is said of themselves tells none.
    """

    rule: str
    span: Span
    sentence: Sentence
    token: int
    tense: str = "present"
    visitors: list[tuple[Entity, Span]] = field(factory=list)
    hosts: list[tuple[Entity, Span]] = field(factory=list)
    inviters: list[tuple[Entity, Span]] = field(factory=list)
    place: Location | None = None
    venues: list[Location] = field(factory=list)
    date: DateMention | None = None
    stay: bool = True
    ranks: list[tuple[str, Span]] = field(factory=list)
    occasion: tuple[str, Span] | None = None
    event: Span | None = None
    engagement: str = ""
    anaphoric: bool = False
    known_only: bool = False
    state: tuple[str, Span] | None = None
    tour: Tour | None = None
    duration: tuple[int, Span] | None = None
    ends: bool = False
    begins: bool = False
    until: DateMention | None = None
    dated: str = ""
    own: bool = False
    again: bool = False
    earlier: bool = False
    sender: Location | None = None
