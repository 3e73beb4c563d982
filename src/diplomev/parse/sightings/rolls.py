"""Sightings in lists of visits: a heading says from where to where, or whose journeys; its rows say who and when.

Visites namibiennes en France
• X, président de la République (visite officielle, 17-19 septembre 2015)

Foreign travel of the President, Y
3-6 June 2008   Seoul   Working visit
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from diplomev.parse.blocks import ITEM_MARKS
from diplomev.parse.locations import as_state
from diplomev.parse.sightings.grammar import read_ranks
from diplomev.parse.sightings.people import at_home_in, name_span
from diplomev.parse.sightings.sighting import Sighting
from diplomev.parse.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.blocks import Block
    from diplomev.parse.cast import Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Hit
    from diplomev.parse.ground import Ground
    from diplomev.parse.locations import Location

    _People = list[tuple[Entity, Span]]


@frozen
class _Head:
    """What the heading of a list of visits says.

    Attributes:
        sender: The State that the visitors come from, if told.
        place: Where they come to; `None` in a list of one person's journeys.
        traveller: Whose journeys the list is of.
        state: Whether they were put off or called off, if a heading says so.
    """

    sender: Location | None
    place: Location | None
    traveller: tuple[Entity, Span] | None = None
    state: tuple[str, Span] | None = None


class _Line:
    """A line of a text: a heading, a row of a list, or prose.

    Args:
        ground: The text.
        block: The line.
    """

    def __init__(self, ground: Ground, block: Block) -> None:
        doc = ground.doc
        self.ground = ground
        self.block = block
        self.first, self.last = doc.token_at(block.start), doc.token_at(block.end - 1) + 1
        self.nouns: list[Hit] = [hit for c in _NOUNS for hit in doc.hits_in(c, self.first, self.last)]
        self.dates = ground.dates_in(self.first, self.last)

    @property
    def tells(self) -> bool:
        """Whether somebody does something: a finite verb, no noun for a visit and no participle («made by X»)."""
        nouns = {hit.first for hit in self.nouns}
        verbs = [hit for hit in self.ground.doc.hits_in("verb", self.first, self.last) if hit.first not in nouns]
        return any(is_finite(hit) and all(e.feature != "past_participle" for e in hit.entries) for hit in verbs)

    @property
    def is_table(self) -> bool:
        """Whether it is set in columns."""
        doc = self.ground.doc
        return any(doc.words[t] == "|" or doc.opens_column(t) for t in range(self.first + 1, self.last))

    @property
    def is_row(self) -> bool:
        """Whether it is set as the row of a list: in columns, behind a bullet, or with a day first."""
        words = self.ground.doc.words
        dated = any(not any(words[t].isalpha() for t in range(self.first, d.first)) for d in self.dates[:1])
        return dated or words[self.first] in ITEM_MARKS or self.is_table

    @property
    def is_heading(self) -> bool:
        """Whether it is short, says of nobody what he does, and has no day."""
        short = self.last - self.first <= _LONGEST_HEAD and self.ground.doc.words[self.last - 1] not in _STOPS
        of_years = all(date.value is not None and date.value.precision == "year" for date in self.dates)
        return short and of_years and not self.tells

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it but marks and a date."""
        dated = {token for date in self.dates for token in range(date.first, date.last)}
        words = self.ground.doc.words
        return not any(words[t].isalpha() for t in range(self.first, self.last) if t not in dated)


def find_rolls(ground: Ground) -> Iterator[Sighting]:
    """The visits of the lists of a text, in order; one line alone below somebody's name is no list of journeys."""
    rows = [*_rows(ground)]
    lines = Counter(head.traveller for head, _ in rows)
    for head, sightings in rows:
        if head.traveller is None or lines[head.traveller] > 1:
            yield from sightings


def _rows(ground: Ground) -> Iterator[tuple[_Head, list[Sighting]]]:
    """The rows that tell of visits, each with what the headings above it say."""
    head: _Head | None = None
    standing: _Head | None = None  # of a whole text, told at its top
    date: DateMention | None = None
    rows, listed = 0, False
    for number, block in enumerate(ground.doc.blocks):
        if block.kind == "furniture":
            continue
        line = _Line(ground, block)
        found = _head(line, listed=listed) if line.is_heading else None
        listed = listed or (line.is_heading and bool(line.nouns))
        if found is not None:
            head, date, rows = found, None, 0
            standing = found if number < _TITLES and found.traveller is not None else standing
            continue
        if head is None:
            continue
        prose = line.last - line.first > _LONGEST_ROW or (line.tells and not line.is_table)
        sightings = [] if prose else [*_row(line, head, date)]
        if not sightings and not line.is_row and not line.is_empty and (rows or head is standing):
            head = _under(line, standing)
        date = line.dates[0] if line.dates else date
        if sightings and head is not None:
            rows += 1
            yield head, sightings


# ------------------------------------------------------------------ headings
def _head(line: _Line, *, listed: bool) -> _Head | None:
    """«Visites namibiennes en France», «From Japan to Mozambique», «[From Korea]», «Foreign trips of President X».

    Args:
        line: The line.
        listed: Whether a heading before it speaks of visits: «Register of visits / A. Received».
    """
    ground, first, last = line.ground, line.first, line.last
    named = [*ground.places_in(first, last), *_adjectives(ground, first, last)]
    place = next((one for one in named if one.preposition == "to"), None)
    received = bool(ground.verbs("receive", first, last))
    if place is None and received and (line.nouns or listed):
        place = ground.home
    sender = next((one for one in named if one is not place and one.preposition != "to"), None)
    directed = sender is not None and sender.preposition in _ORIGINS and _opens(ground, sender, first)
    if not line.nouns and not directed and not (listed and last - first <= _SHORT_HEAD):
        return None
    people = [(m, e) for m, who in ground.travellers_in(first, last) for e in who if m.kind == "person"]
    if people and not received:
        ahead = line.nouns[0].last <= people[0][0].first if line.nouns else people[0][0].preposition == "by"
        return _of_traveller(ground, people, named) if ahead and place is None else None
    if (sender is None and place is None) or (not line.nouns and not directed and not received):
        return None
    if place is not None and sender is not None and sender.country == place.country:
        return _Head(None, place) if received else None
    if place is None and sender is not None:
        place = _other(ground, sender, first)
    elif sender is None and place is not None:
        sender = _other(ground, place, first)
    return None if place is None else _Head(sender, place)


def _of_traveller(ground: Ground, people: Sequence[tuple[Mention, Entity]], named: Sequence[Location]) -> _Head | None:
    """A list of the journeys of somebody, who alone is named in its heading."""
    mention, entity = people[0]
    home = entity.country[0] if entity.country else ""
    if len({entity for _, entity in people}) > 1 or any(one.country != home for one in named if home):
        return None
    sender = ground.home if not home or (ground.home is not None and ground.home.country == home) else None
    return _Head(sender, None, (entity, name_span(mention)))


def _adjectives(ground: Ground, first: int, last: int) -> list[Location]:
    """The States of the adjectives of a heading: «Visites françaises», «Visits by Korean officials»."""
    return [as_state(hit, "of") for hit in ground.doc.hits_in("demonym", first, last) if len(hit.codes) == 1]


def _opens(ground: Ground, sender: Location, first: int) -> bool:
    """Whether a line opens with the State that it says is the origin: «From Japan …», perhaps behind marks."""
    words = [t for t in range(first, sender.first) if ground.doc.words[t].isalnum()]
    return len(words) <= _OPENING_WORDS and bool(ground.doc.hits_in("preposition", first, sender.first))


def _other(ground: Ground, one: Location, first: int) -> Location | None:
    """The other one of the two States that the headings at the top of a text name."""
    doc = ground.doc
    states: dict[str, Location] = {}
    for block in doc.blocks[:_TOP]:
        line = _Line(ground, block)
        if line.first < first and not line.tells:
            for hit in (*doc.hits_in("country", line.first, line.last), *doc.hits_in("demonym", line.first, line.last)):
                if len(hit.codes) == 1:
                    states.setdefault(hit.code, as_state(hit))
    others = [state for code, state in states.items() if code != one.country]
    return others[0] if len(others) == 1 and one.country in states else None


def _under(line: _Line, standing: _Head | None) -> _Head | None:
    """What holds below a heading that tells of no list: that of the whole text, with «Cancelled trips» said of it."""
    if standing is None or not line.is_heading:
        return standing
    off = [hit for hit in line.ground.doc.hits_in("planned", line.first, line.last) if hit.code != "expected"]
    return evolve(standing, state=(off[0].code, (off[0].start, off[0].end)) if off else None)


# ------------------------------------------------------------------ rows
def _row(line: _Line, head: _Head, above: DateMention | None) -> Iterator[Sighting]:
    """The visits that one row tells of: somebody came, or the traveller went somewhere, on some days."""
    ground, first, last = line.ground, line.first, line.last
    home = head.traveller[0].country if head.traveller is not None and head.traveller[0].country else None
    at_home = {home[0] if home else "", head.sender.country if head.sender is not None else ""}
    abroad = [one for one in ground.places_in(first, last) if one.country not in at_home]
    place = head.place if head.place is not None else next(iter(abroad), None)
    visitors = [head.traveller] if head.traveller is not None else _visitors(line, head)
    dates = _days(line) or ([above] if above is not None and _is_below(line) else [])
    if not visitors or place is None or (head.traveller is not None and not line.is_row):
        return
    cities = [one for one in abroad if one.country == place.country and one.kind == "city"]
    sender = head.sender or next(
        (one for one in abroad if one.kind == "country" and one.country != place.country), None
    )
    hosts = [
        (entity, name_span(mention))
        for mention, who in ground.people_in(first, last)
        for entity in who
        if mention.preposition == "by" and (entity.country is None or at_home_in(place.country, entity))
    ]
    for number, date in enumerate(dates):
        token = date.first if first <= date.first < last else first
        sighting = Sighting("visit.roll", visitors[0][1], ground.doc.sentence_at(token), token, tense="")
        sighting.visitors, sighting.hosts, sighting.sender = [*visitors], [*hosts], sender
        sighting.place, sighting.venues = cities[0] if cities and head.place is not None else place, cities[:1]
        sighting.date, sighting.dated, sighting.state = date, "own", head.state
        for noun in _nouns_of(line, dates, number):
            read_ranks(ground, noun, ground.doc.sentence_at(noun.first), sighting)
        yield sighting


def _days(line: _Line) -> list[DateMention]:
    """The days of a row: the first, and each of another visit behind a semicolon."""
    found: list[DateMention] = []
    for date in line.dates:
        tokens = range(found[-1].last, date.first) if found else range(0)
        marks = [t for t in tokens if line.ground.doc.words[t] == ";"]
        if not found or (marks and line.ground.doc.hits_in("visit_noun", marks[-1], date.first)):
            found.append(date)
    return found


def _nouns_of(line: _Line, dates: Sequence[DateMention], number: int) -> Sequence[Hit]:
    """The nouns for the visit on one of several days of a row: up to the semicolon behind that day."""
    words = line.ground.doc.words
    behind = [
        next((t for t in range(date.last, later.first) if words[t] == ";"), date.last)
        for date, later in pairwise(dates)
    ]
    borders = [line.first, *behind, line.last]
    return line.ground.doc.hits_in("visit_noun", borders[number], borders[number + 1])


def _is_below(line: _Line) -> bool:
    """Whether a row stands indented below the one whose day it shares, and begins with an office."""
    text, start = line.ground.doc.text, line.block.start
    margin = text[text.rfind("\n", 0, start) + 1 : start]
    people = line.ground.travellers_in(line.first, line.last)
    titled = bool(people) and bool(people[0][0].roles) and people[0][0].first - line.first <= 1
    return titled and bool(margin) and not margin.strip()


def _visitors(line: _Line, head: _Head) -> _People:
    """Those with whom a row begins, with the ones whom «and» joins; nobody who is at home where the list is of."""
    found: _People = []
    behind = -1
    for mention, who in line.ground.travellers_in(line.first, line.last):
        joined = behind >= 0 and bool(line.ground.doc.hits_in("conjunction", behind, mention.first))
        if mention.kind != "person" or mention.preposition or (behind >= 0 and not joined):
            continue
        for entity in who:
            at_home = entity.country is not None and head.place is not None and entity.country[0] == head.place.country
            if not at_home and all(entity is not other for other, _ in found):
                found.append((entity, name_span(mention)))
        behind = mention.last
        if not found:
            return []
    return found


_NOUNS = ("visit_noun", "guest_noun")
"""What headings of lists of visits speak of."""
_LONGEST_HEAD = 16
_SHORT_HEAD = 8
_LONGEST_ROW = 200
_OPENING_WORDS = 3
_TITLES = 3
"""Lines of which one may say that a whole text is the list of somebody's journeys."""
_TOP = 6
"""Lines that may name the two States that a text is about."""
_STOPS = frozenset(".;!?")
_ORIGINS = frozenset({"from", "of"})
