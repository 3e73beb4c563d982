"""Intergovernmental organisations and blocs, with the States that are their members."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attrs import frozen

from diplomev.vocabulary.loading import load


@frozen
class Organization:
    """One intergovernmental organisation or bloc.

    Attributes:
        code: A short name in ASCII, such as ``aes``; stable, and unique among organisations.
        name: The English name.
        members: The alpha-3 codes of the members, sorted. Empty where they are not listed, as for bodies
            of more than sixty States and for organs of other bodies.
        wikidata: The Wikidata item, where it is known.
        seats: The alpha-3 codes of the States where its headquarters and main offices are, sorted. Empty where
            they are not listed.
    """

    code: str
    name: str
    members: tuple[str, ...] = ()
    wikidata: str | None = None
    seats: tuple[str, ...] = ()


@cache
def organizations() -> Mapping[str, Organization]:
    """Return all known organisations by their code, in the order of the data file.

    Examples:
        >>> organizations()["aes"].members
        ('BFA', 'MLI', 'NER')
    """
    return MappingProxyType({code: _organization(code, entry) for code, entry in load("organizations").items()})


def _organization(code: str, entry: Mapping[str, str]) -> Organization:
    members, seats = (tuple(entry.get(key, "").split()) for key in ("members", "seats"))
    return Organization(code, entry["name"], members, entry.get("wikidata"), seats)
