"""Sightings: each place of a text that tells of somebody's presence in another State.

A sighting is one trigger («effectuera une visite officielle», «a été reçu par», «était à») with the people, the place
and the date that stand around it. [`visits`][diplomev.parse.visits] joins sightings into visits.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from diplomev.parse.doubts import is_doubted
from diplomev.parse.sightings.acting import (
    find_acting,
    find_addresses,
    find_clefts,
    find_messages,
    find_scenes_of_deeds,
)
from diplomev.parse.sightings.attendance import find_attendance, find_in_presence, find_present
from diplomev.parse.sightings.entries import find_entries, find_headlines
from diplomev.parse.sightings.events import find_events, find_joining
from diplomev.parse.sightings.guests import find_guests, find_visiting
from diplomev.parse.sightings.itineraries import find_itineraries
from diplomev.parse.sightings.journeys import find_days, find_partings
from diplomev.parse.sightings.known import find_counterparts, find_named_hosts, find_scenes
from diplomev.parse.sightings.meetings import (
    find_gatherings,
    find_hosted,
    find_meetings,
)
from diplomev.parse.sightings.missions import find_dispatches, find_leaders, find_representatives
from diplomev.parse.sightings.named import find_nouns, find_phrases
from diplomev.parse.sightings.places import bring_to_event, event_venue
from diplomev.parse.sightings.precedents import find_absences, find_last, find_precedents
from diplomev.parse.sightings.presence import (
    find_begun,
    find_callers,
    find_deeds,
    find_fronted,
    find_led,
    find_performances,
)
from diplomev.parse.sightings.receptions import find_honoured, find_receptions
from diplomev.parse.sightings.rolls import find_rolls
from diplomev.parse.sightings.spoken import find_own_words
from diplomev.parse.sightings.stages import find_stages
from diplomev.parse.sightings.stays import find_expectations, find_spells, find_stations, find_stays
from diplomev.parse.sightings.surroundings import complete, split_legs, split_visitors
from diplomev.parse.sightings.travel import (
    find_comings,
    find_departures,
    find_leavings,
    find_motion,
    find_origins,
    find_returns,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from diplomev.parse.document import Sentence
    from diplomev.parse.ground import Ground
    from diplomev.parse.sightings.sighting import Sighting

    _Rule = Callable[[Ground, Sentence], Iterator[Sighting]]


def find_sightings(ground: Ground) -> list[Sighting]:
    """The sightings of a text, in order."""
    found: list[Sighting] = []
    triggered = _triggered(ground)
    venue = event_venue(ground)
    quiet = (*_QUIET_RULES, partial(find_present, event=venue))
    for sentence in ground.doc.sentences:
        if sentence.block.kind == "furniture":
            continue
        here = [
            sighting
            for rule in (*triggered.get(sentence.index, ()), *quiet)
            for sighting in rule(ground, sentence)
            if (not ground.quoted(sighting.span[0]) or sighting.visitors) and not ground.in_title(sighting.span[0])
            if sighting.rule == _OWN_WORDS or not is_doubted(ground, sentence, sighting.token)
        ]
        for sighting in here:
            complete(ground, sighting)
            bring_to_event(sighting, venue, ground.scene(sentence))
            found += [one for leg in split_legs(ground, sighting) for one in split_visitors(ground, leg)]
    found.sort(key=lambda s: s.span)
    stages = [*find_stages(ground, found), *find_rolls(ground)]
    for stage in stages:
        complete(ground, stage)
    return sorted([*found, *stages], key=lambda s: s.span)


def _triggered(ground: Ground) -> dict[int, list[_Rule]]:
    """The rules whose triggers stand in a sentence, by the sentence's index."""
    doc = ground.doc
    found: dict[int, list[_Rule]] = {}
    for rule, categories, codes in _RULES:
        hits = [hit for category in categories for hit in doc.hits(category)]
        hits += [hit for hit, _ in ground.verbs(codes, 0, len(doc.words))]
        for index in {doc.sentence_at(hit.first).index for hit in hits}:
            found.setdefault(index, []).append(rule)
    return found


_OWN_WORDS = "visit.own_words"
"""The kind of trigger that tells of travel in the words of those who are asked about it."""
_QUIET_RULES: tuple[_Rule, ...] = (
    find_scenes,
    find_counterparts,
    find_named_hosts,
    find_fronted,
    find_headlines,
    find_hosted,
    find_entries,
    find_callers,
    find_acting,
    find_clefts,
    find_scenes_of_deeds,
    find_itineraries,
)
"""Rules that need no trigger."""
_RULES: tuple[tuple[_Rule, tuple[str, ...], tuple[str, ...]], ...] = (
    (find_nouns, ("visit_noun", "mission_noun"), ()),
    (find_phrases, ("visit_phrase",), ()),
    (find_own_words, ("own_travel", "addressed_travel"), ()),
    (find_motion, (), ("go", "visit")),
    (find_comings, (), ("come",)),
    (find_origins, (), ("go",)),
    (find_departures, (), ("leave",)),
    (find_leavings, ("departure_noun",), ()),
    (find_returns, (), ("return",)),
    (find_partings, (), ("leave", "return")),
    (find_stations, ("sequence",), ()),
    (find_spells, ("sequence", "possessive"), ("end",)),
    (find_days, ("ordinal",), ()),
    (find_expectations, (), ("await",)),
    (find_stays, (), ("stay",)),
    (find_precedents, ("first_day",), ()),
    (find_absences, ("first_day",), ()),
    (find_last, (), ("go", "visit")),
    (find_guests, ("guest_noun",), ()),
    (find_visiting, ("visiting",), ()),
    (find_deeds, (), ("act", "say")),
    (find_led, (), ("lead",)),
    (find_addresses, (), ("address",)),
    (find_messages, ("message_noun",), ()),
    (find_begun, (), ("begin", "end")),
    (find_performances, ("engagement_noun", "deed_noun"), ()),
    (find_leaders, ("delegation",), ()),
    (find_dispatches, (), ("send",)),
    (find_representatives, (), ("represent",)),
    (find_attendance, ("attendance",), ()),
    (find_in_presence, ("presence_of",), ()),
    (find_receptions, (), ("receive", "meet")),
    (find_honoured, ("in_honour",), ()),
    (find_events, ("event_noun",), ()),
    (find_joining, (), ("attend",)),
    (find_meetings, (), ("meet", "sign")),
    (find_gatherings, ("meeting_noun",), ()),
)
"""The other rules, each with the categories and the senses of verbs that trigger it."""
