"""The conditions that `where` takes for each type of record; each TypedDict says what they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import TypedDict

from diplomev.model import PartialDate

OneOf = str | Collection[str]
"""A value, or several of which one must hold."""
Day = PartialDate | dt.date | str
"""A day, or less: a month or a year stands for its first day."""


class _Dated(TypedDict, total=False):
    """Conditions on the day.

    `after` is the first day that counts and `before` the first that no longer does, as in a slice: after="2025-06",
    before="2025-07" is June. Kept is what may lie between them; with `certain=True` only what must. What has no date
    at all lies nowhere.
    """

    after: Day
    before: Day
    certain: bool


class _Sourced(TypedDict, total=False):
    """`source`: what one source speaks of, by its id, path, address or title."""

    source: OneOf


class VisitConditions(_Dated, _Sourced, total=False):
    """Conditions on visits; the day is the one on which the visit begins.

    Actors (`visitor`, `host`, `delegate`, `inviter`) are given by id, by name or part of a name, States by alpha-3
    code as well. `place` and `event` are given by name, `sending` and `receiving` by alpha-3 code.
    """

    visitor: OneOf
    host: OneOf
    delegate: OneOf
    inviter: OneOf
    sending: OneOf
    receiving: OneOf
    place: OneOf
    event: OneOf
    sector: OneOf
    status: OneOf
    rank: OneOf
    occasion: OneOf
    agreement: OneOf
    tour: OneOf


class EngagementConditions(_Dated, _Sourced, total=False):
    """Conditions on engagements: `participant` by id or name, `place` by name, `visit` by id."""

    visit: OneOf
    kind: OneOf
    status: OneOf
    participant: OneOf
    place: OneOf


class AgreementConditions(_Dated, _Sourced, total=False):
    """Conditions on agreements; the day is that of signature.

    `party` and `signatory` are given by id or name, States by alpha-3 code as well; `visit` and `part_of` by id.
    """

    party: OneOf
    signatory: OneOf
    kind: OneOf
    status: OneOf
    sector: OneOf
    title: OneOf
    place: OneOf
    visit: OneOf
    part_of: OneOf


class ActorConditions(_Sourced, total=False):
    """Conditions on actors: `name` by name or part of one, `country` by alpha-3 code, `office` of any of the roles."""

    name: OneOf
    kind: OneOf
    country: OneOf
    office: OneOf


class SourceConditions(_Dated, total=False):
    """Conditions on sources; the day is that of publication. `title` and `publisher` match by their words."""

    kind: OneOf
    publisher: OneOf
    title: OneOf
    language: OneOf
    path: OneOf


class ClaimConditions(_Dated, _Sourced, total=False):
    """Conditions on claims; the day is the one on which it was stated, else the source's publication.

    `speaker` is given by id or name, `subject` by id, `text` by words of it.
    """

    kind: OneOf
    subject: OneOf
    property: OneOf
    stance: OneOf
    speaker: OneOf
    text: OneOf
