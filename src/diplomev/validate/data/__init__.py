"""What rules know of the world: which territory belongs to which State, and where States lie."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from diplomev.vocabulary import country_codes, former_until


class Box(NamedTuple):
    """A part of the globe between two parallels and two meridians, in whole degrees."""

    south: int
    north: int
    west: int
    east: int


def load(name: str) -> Mapping[str, Any]:
    """Return one of the files of this folder as plain values."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _states() -> Mapping[str, str]:
    listed: Mapping[str, str] = load("territories")["territories"]
    return {code: state for state, codes in listed.items() for code in codes.split()}


def state_of(code: str) -> str:
    """The State that a territory belongs to; a State is its own.

    Examples:
        >>> state_of("NCL"), state_of("MLI")
        ('FRA', 'MLI')
    """
    return _states().get(code, code)


@cache
def former_states() -> Mapping[str, int]:
    """The former States, each with the year in which its code was withdrawn."""
    return {code: until for code in country_codes() if (until := former_until(code))}


def apart(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of countries have surely no State in common.

    Where nothing is known of one of them this is not sure, and neither with a former State, whose people and soil are
    those of others today.
    """
    first, second = {state_of(code) for code in one}, {state_of(code) for code in other}
    return bool(first and second) and first.isdisjoint(second) and former_states().keys().isdisjoint(first | second)


@cache
def boxes(code: str) -> tuple[Box, ...]:
    """The boxes that a country lies in, each a degree wider than the country; none where they are not known."""
    return _boxes().get(code, ())


@cache
def _boxes() -> Mapping[str, tuple[Box, ...]]:
    listed: Mapping[str, list[list[int]]] = load("boxes")["boxes"]
    return {code: tuple(_wider(*box) for box in found) for code, found in listed.items()}


def _wider(south: int, north: int, west: int, east: int) -> Box:
    return Box(south - 1, north + 1, west - 1, east + 1)


def may_lie_in(code: str, latitude: float, longitude: float) -> bool:
    """Whether a point may lie in a country; also where nothing is known of the country.

    Examples:
        >>> may_lie_in("MLI", 12.6, -8.0), may_lie_in("MLI", 55.8, 37.6)
        (True, False)
    """
    known = boxes(code)
    return not known or any(box.south <= latitude <= box.north and box.west <= longitude <= box.east for box in known)
