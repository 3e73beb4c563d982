"""The examples of a language pack: what is found in each, beside what it says must be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.errors import DateFormatError
from diplomev.model.dates import PartialDate
from diplomev.parse.agreements import AgreementFinder
from diplomev.parse.cast import Entity
from diplomev.parse.frames import Frame
from diplomev.parse.header import read_header
from diplomev.parse.locations import Location
from diplomev.parse.pipeline import make_ground
from diplomev.parse.visits import find_visits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diplomev.language.pack import Pack
    from diplomev.parse.dates import DateMention
    from diplomev.parse.ground import Ground

_PLACES = ("country", "demonym", "capital", "city", "metonym")


@frozen
class Reading:
    """What is found in a text, as plain values, the way that examples write them.

    Attributes:
        dates: Each date, or `first/last`.
        people: People with a name: `name`, `office`, `country`.
        countries: Codes of the States named by name, adjective, city or building.
        organizations: Codes of the organisations named.
        sectors: Codes of the sectors named.
        quotes: Quotations: `text`, `speaker`.
        visits: The values of each visit by property.
        agreements: The values of each agreement by property.
    """

    dates: Sequence[str]
    people: Sequence[Mapping[str, str]]
    countries: Sequence[str]
    organizations: Sequence[str]
    sectors: Sequence[str]
    quotes: Sequence[Mapping[str, str]]
    visits: Sequence[Mapping[str, list[Any]]]
    agreements: Sequence[Mapping[str, list[Any]]]


def read_example(text: str, pack: Pack, reference: str | None = None) -> Reading:
    """Read a text with a pack.

    Args:
        text: The text.
        pack: Its language's pack, which need not be installed.
        reference: The day that relative dates are counted from, `YYYY-MM-DD`.

    Raises:
        DateFormatError: `reference` is no day.
        PackError: A rule of dates of the pack cannot be used.
    """
    day = PartialDate(reference) if reference is not None else None
    if day is not None and day.precision != "day":
        raise DateFormatError(str(reference))
    ground = make_ground(text, pack, read_header(text, pack), day.earliest if day else None)
    visits = find_visits(ground)
    frames = AgreementFinder(ground, visits).run()
    doc = ground.doc
    return Reading(
        [_date(date) for date in ground.dates if date.value or date.interval],
        [_person(entity) for entity in ground.cast.entities if entity.kind == "person" and entity.name],
        sorted({hit.code for name in _PLACES for hit in doc.hits(name) if len(hit.codes) == 1}),
        sorted({hit.code for hit in doc.hits("organization")}),
        sorted({code for hit in doc.hits("sector") for code in hit.codes}),
        [_quote(ground, index) for index in range(len(ground.quotes))],
        [_values(ground, visit.frame) for visit in visits if visit.frame],
        [_values(ground, frame) for frame in frames if frame.type == "agreement"],
    )


def _date(date: DateMention) -> str:
    return str(date.value) if date.value else "/".join(map(str, date.interval or ()))


def _person(entity: Entity) -> dict[str, str]:
    office = entity.roles[0].office if entity.roles else ""
    return {"name": entity.name, "office": office, "country": entity.country[0] if entity.country else ""}


def _quote(ground: Ground, index: int) -> dict[str, str]:
    quote = ground.quotes[index]
    said_by = quote.speaker
    speaker = ground.doc.exact(said_by.start, said_by.end) if said_by else ""
    return {"text": ground.doc.exact(quote.start, quote.end), "speaker": speaker}


def _values(ground: Ground, frame: Frame) -> dict[str, list[Any]]:
    values: dict[str, list[Any]] = {}
    for fact in frame.facts:
        value = _plain(ground, fact.value)
        known = values.setdefault(fact.property, [])
        if value not in known:
            known.append(value)
    return values


def _plain(ground: Ground, value: Any) -> Any:
    """A value as an example writes it: people by name or title, States and organisations by code, places by name."""
    if isinstance(value, Entity):
        if value.kind != "person":
            return value.code
        return value.name or ground.doc.exact(*value.roles[0].title)
    if isinstance(value, Location):
        return ground.doc.exact(*value.span)
    return value.type if isinstance(value, Frame) else value


def differences(example: Mapping[str, Any], reading: Reading) -> list[tuple[str, str]]:
    """Compare an example with what is found in its text.

    A list of an example names all that must be found, in any order; a table names some of what is said of a thing.

    Args:
        example: One table of a pack's `[[examples]]`.
        reading: What is found.

    Returns:
        For each key that differs, the key and a sentence.
    """
    found: list[tuple[str, str]] = []
    for key, wanted in example.items():
        if key in {"text", "reference"} or not isinstance(wanted, list):
            continue
        got = list(getattr(reading, key, ()))
        left = _unmatched(wanted, got)
        if left is not None:
            missing, more = left
            parts = [f"not found: {_shown(missing)}"] if missing else []
            parts += [f"found as well: {_shown(more)}"] if more else []
            found.append((key, "; ".join(parts)))
    return found


def _unmatched(wanted: Sequence[Any], got: list[Any]) -> tuple[list[Any], list[Any]] | None:
    """What of a list is not found, and what is found beside it; `None` where the two agree."""
    missing = []
    for item in wanted:
        match = next((index for index, one in enumerate(got) if _fits(item, one)), None)
        if match is None:
            missing.append(item)
        else:
            del got[match]
    return (missing, got) if missing or got else None


def _fits(wanted: Any, got: Any) -> bool:
    """Whether what is found is what is wanted: a text for a thing is its name, or the words said."""
    if not isinstance(got, dict):
        return bool(wanted == got)
    if not isinstance(wanted, dict):
        return wanted in {got.get("name"), got.get("text")}
    return all(_agrees(value, got.get(key, "")) for key, value in wanted.items())


def _agrees(wanted: Any, got: Any) -> bool:
    if not isinstance(got, list):
        return bool(wanted == got)
    if not isinstance(wanted, list):
        return wanted in got
    return len(wanted) == len(got) and all(item in got for item in wanted)


def _shown(items: Sequence[Any]) -> str:
    return ", ".join(map(str, items))
