"""The layer under the records: the mentions of a text, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import frozen

from diplomev.language.pack import get_pack
from diplomev.model.dates import PartialDate
from diplomev.parse.actors import lone_names
from diplomev.parse.article import normalize
from diplomev.parse.header import read_header
from diplomev.parse.pipeline import detect_language, make_ground
from diplomev.parse.speakers import SpeakerFinder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from diplomev.parse.cast import Entity
    from diplomev.parse.ground import Ground


@frozen
class Span:
    """Words of a text: `text[start:end] == exact`, in code points.

    Attributes:
        start: Offset of the first code point.
        end: Offset behind the last one.
        exact: The words as they stand in the text.
    """

    start: int
    end: int
    exact: str


@frozen
class DateSpan(Span):
    """A date.

    Attributes:
        value: A single date; `None` for an interval, and where the days cannot be told.
        first: The first date of an interval.
        last: The last date of an interval.
    """

    value: PartialDate | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None


@frozen
class PersonSpan(Span):
    """A person's name.

    Attributes:
        name: The fullest form of the name in the text.
        title: The words of the office, in this text.
        office: A code of the vocabulary `office`.
        country: The State that the person belongs to (alpha-3).
        certain: Whether the text names the person in full or by title; a single word that only the words around it
            make a name, and a name that a street or hospital bears, are not certain, and no record is made of them.
    """

    name: str = ""
    title: str | None = None
    office: str | None = None
    country: str | None = None
    certain: bool = True


@frozen
class CodeSpan(Span):
    """Words for something that has a code.

    Attributes:
        code: The code; the first of them where the words are ambiguous.
        codes: All that the words can stand for.
    """

    code: str = ""
    codes: tuple[str, ...] = ()


@frozen
class PlaceSpan(Span):
    """A city or building.

    Attributes:
        kind: `city`, `region` or `venue`.
        country: The State that it lies in (alpha-3).
    """

    kind: str = ""
    country: str = ""


@frozen
class NumberSpan(Span):
    """A number in digits or words.

    Attributes:
        value: The number.
    """

    value: float = 0


@frozen
class QuoteSpan(Span):
    """A quotation, its marks left out.

    Attributes:
        cue: The words that say that somebody speaks.
        speaker: The words that name the speaker.
        speaker_name: The name of the person meant, where it is known.
    """

    cue: str | None = None
    speaker: str | None = None
    speaker_name: str | None = None


@frozen
class Annotations:
    """The mentions of one text, each kind in the order of the text.

    Attributes:
        language: Its language (BCP 47), or `None` where it could not be told.
        dates: Dates.
        people: Names of people.
        countries: Names and adjectives of States.
        places: Cities and buildings.
        organizations: Organisations.
        numbers: Numbers.
        sectors: Words for sectors.
        quotes: Quotations.
    """

    language: str | None = None
    dates: tuple[DateSpan, ...] = ()
    people: tuple[PersonSpan, ...] = ()
    countries: tuple[CodeSpan, ...] = ()
    places: tuple[PlaceSpan, ...] = ()
    organizations: tuple[CodeSpan, ...] = ()
    numbers: tuple[NumberSpan, ...] = ()
    sectors: tuple[CodeSpan, ...] = ()
    quotes: tuple[QuoteSpan, ...] = ()


def annotate(text: str, language: str | None = None, reference: dt.date | str | None = None) -> Annotations:
    """Find the mentions of a text: dates, people, States, places, organisations, numbers, sectors, quotations.

    Offsets count code points of the text with its line ends as line feeds.

    Args:
        text: The text.
        language: Its language (BCP 47); detected where it is not given.
        reference: The day that relative dates are counted from, a date or `YYYY-MM-DD`.

    Raises:
        DateFormatError: `reference` is a text that is no day.

    Examples:
        >>> notes = annotate("Le président malien était à Moscou le 23 juin 2025.", language="fr")
        >>> notes.dates[0].exact, str(notes.dates[0].value)
        ('23 juin 2025', '2025-06-23')
    """
    text, _ = normalize(text)
    tag = language or detect_language(text)
    pack = get_pack(tag) if tag else None
    if pack is None:
        return Annotations(tag)
    day = PartialDate(reference).earliest if isinstance(reference, str) else reference
    ground = make_ground(text, pack, read_header(text, pack), day, furniture=True)
    return Annotations(
        tag,
        tuple(_dates(ground)),
        tuple(sorted([*_people(ground), *_lone(ground)], key=lambda person: person.start)),
        tuple(_codes(ground, "country", "demonym")),
        tuple(_places(ground)),
        tuple(_codes(ground, "organization")),
        tuple(_numbers(ground)),
        tuple(_codes(ground, "sector")),
        tuple(_quotes(ground)),
    )


def _dates(ground: Ground) -> Iterator[DateSpan]:
    for date in ground.dates:
        first, last = date.interval or (None, None)
        exact = ground.doc.exact(date.start, date.end)
        yield DateSpan(date.start, date.end, exact, date.value, first, last)


def _people(ground: Ground) -> Iterator[PersonSpan]:
    for mention, who in zip(ground.cast.mentions, ground.cast.who, strict=True):
        if mention.kind == "person" and mention.name and who:
            start, end = mention.name
            if ground.doc.text[start - 1 : start] == "-":  # the end of another name: «Mont-Saint-Michel»
                continue
            yield PersonSpan(start, end, ground.doc.exact(start, end), who[0].name, *_office(ground, who[0]))


def _lone(ground: Ground) -> Iterator[PersonSpan]:
    """People of whom the text gives one word only."""
    doc = ground.doc
    for first, last in lone_names(doc, ground.cast):
        exact = doc.exact(doc.starts[first], doc.ends[last - 1])
        yield PersonSpan(doc.starts[first], doc.ends[last - 1], exact, exact, certain=False)


def _office(ground: Ground, person: Entity) -> tuple[str | None, str | None, str | None]:
    role = person.roles[0] if person.roles else None
    country = person.country[0] if person.country else None
    return (ground.doc.exact(*role.title), role.office, country) if role else (None, None, country)


def _codes(ground: Ground, *categories: str) -> Iterator[CodeSpan]:
    hits = sorted((hit for category in categories for hit in ground.doc.hits(category)), key=lambda hit: hit.start)
    for hit in hits:
        yield CodeSpan(hit.start, hit.end, ground.doc.exact(hit.start, hit.end), hit.code, hit.codes)


def _places(ground: Ground) -> Iterator[PlaceSpan]:
    for place in ground.locations:
        if place.kind != "country":
            exact = ground.doc.exact(*place.span)
            yield PlaceSpan(place.start, place.end, exact, place.kind, place.country)


_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?(?![\w]|[.,]\d)")


def _numbers(ground: Ground) -> Iterator[NumberSpan]:
    """Numbers outside dates."""
    doc = ground.doc
    taken = [(date.start, date.end) for date in ground.dates]
    found = [
        (m.start(), m.end(), float(re.sub(r"[^\d.]", "", m.group().replace(",", "."))))
        for m in _NUMBER.finditer(doc.text)
    ]
    found += [(h.start, h.end, float(h.code)) for h in doc.hits("number") if h.code.isdecimal()]
    for start, end, value in sorted(found):
        behind = bisect_right(taken, start, key=itemgetter(1))  # the first date that ends behind the number's start
        if behind == len(taken) or taken[behind][0] >= end:
            yield NumberSpan(start, end, doc.exact(start, end), int(value) if value.is_integer() else value)


def _quotes(ground: Ground) -> Iterator[QuoteSpan]:
    doc = ground.doc
    finder = SpeakerFinder(ground)
    for quote in ground.quotes:
        speaker = finder.find(quote).entity
        said_by = quote.speaker
        yield QuoteSpan(
            quote.start,
            quote.end,
            doc.exact(quote.start, quote.end),
            doc.exact(*quote.cue) if quote.cue else None,
            doc.exact(said_by.start, said_by.end) if said_by else None,
            (speaker.name or None) if speaker else None,
        )
