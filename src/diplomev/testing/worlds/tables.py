"""What made-up worlds are made of, read from `tables.toml`: States, offices, parts of names, papers."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from attrs import frozen

LANGUAGES = ("fr", "en")
"""The languages that papers are written in."""


def load(name: str) -> dict[str, Any]:
    """Read a TOML file beside this module."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


@frozen(eq=False)
class State:
    """A State as articles speak of it; its capital is written alike in both languages.

    Attributes:
        code: ISO 3166-1 alpha-3.
        name: Its name by language.
        of: «of the State» by language, as it follows an office.
        to: «to the State» by language.
        capital: Its capital.
        palace: Where its guests are received.
        pattern: After which pattern its people are named.
    """

    code: str
    name: dict[str, str]
    of: dict[str, str]
    to: dict[str, str]
    capital: str
    palace: str
    pattern: str


@frozen(eq=False)
class Office:
    """An office.

    Attributes:
        code: Its code in the vocabulary.
        weight: How often its holders travel.
        term: How many days one stays in it, at least and at most.
        title: What it is called by language.
    """

    code: str
    weight: float
    term: tuple[int, int]
    title: dict[str, str]


@frozen
class Pattern:
    """How a people is named: given names, and the beginnings and ends that family names are made of."""

    given: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]


_TO = {"du ": "au ", "de la ": "en ", "de l'": "en ", "des ": "aux "}
"""How «to» a State begins in French, by how «of» it does."""


def _state(line: str) -> State:
    code, of_fr, en, capital, palace, pattern = line.split("|")
    article = next(start for start in (*_TO, "de ") if of_fr.startswith(start))
    fr = of_fr.removeprefix(article)
    return State(
        code=code,
        name={"fr": fr, "en": en},
        of={"fr": of_fr, "en": f"of {en}"},
        to={"fr": _TO.get(article, "à ") + fr, "en": f"to {en}"},
        capital=capital,
        palace=palace,
        pattern=pattern,
    )


def _office(code: str, row: dict[str, Any]) -> Office:
    least, most = row["term"]
    return Office(code, row["weight"], (least, most), {language: row[language] for language in LANGUAGES})


def _pattern(row: dict[str, str]) -> Pattern:
    given, heads, tails = (tuple(row[name].split()) for name in ("given", "heads", "tails"))
    return Pattern(given, tuple(head.replace("+", " ") for head in heads), tails)


_DATA = load("tables.toml")
STATES: tuple[State, ...] = tuple(map(_state, _DATA["states"].split("\n")[:-1]))
OFFICES: dict[str, Office] = {code: _office(code, row) for code, row in _DATA["offices"].items()}
SECTORS: tuple[str, ...] = tuple(_DATA["sectors"]["codes"].split())
AGREEMENTS: dict[str, float] = _DATA["agreements"]
"""Kinds of agreements, with how often they are concluded."""
NAMES: dict[str, Pattern] = {name: _pattern(row) for name, row in _DATA["names"].items()}
ORGANIZATIONS: tuple[dict[str, str], ...] = tuple(_DATA["organizations"])
PAPERS: dict[str, tuple[str, ...]] = {language: tuple(_DATA["papers"][language]["names"]) for language in LANGUAGES}
AGENCIES: tuple[str, ...] = tuple(_DATA["press"]["agencies"])
AUTHORS: tuple[str, ...] = tuple(_DATA["press"]["authors"])
