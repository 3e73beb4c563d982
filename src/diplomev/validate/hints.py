"""What to do about a value that the schema refuses, in one sentence each."""

import re
from functools import cache, lru_cache
from typing import Any

from diplomev.errors import UnknownCodeError
from diplomev.model.types import KEY_PATTERN, RECORD_TYPES
from diplomev.validate.render import json_type
from diplomev.vocabulary import country_codes, country_name
from diplomev.vocabulary.loading import nearest

_LONGEST_COMPARED = 64
_PATTERN_HINTS = (
    (r"\s.*|.*\s", "Take off the white space at its ends."),
    (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "There is no such day in the calendar."),
    (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].+",
        "Give the day without the time, or write the time as 08:30:00+02:00.",
    ),
    (r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}", "Write year, month, day, with hyphens and leading zeros."),
    (r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?", "Write month and day with two digits each."),
    (r"www\..+", "Begin it with https://."),
)


@lru_cache(maxsize=1024)  # the same misspelling stands in many records
def code_hint(given: str, known: tuple[str, ...]) -> str | None:
    """Name the code that was probably meant."""
    if len(given) > _LONGEST_COMPARED:
        return None
    if known == country_codes():
        return _country_hint(given)
    return nearest(given, known)


def _country_hint(given: str) -> str | None:
    by_name = _countries_by_name().get(given.casefold())
    if by_name:
        return f"Did you mean {by_name!r}?"
    try:
        country_name(given)
    except UnknownCodeError as error:
        return error.hint
    return None


@cache
def _countries_by_name() -> dict[str, str]:
    return {country_name(code).casefold(): code for code in reversed(country_codes())}


def key_hint(given: str, known: tuple[str, ...]) -> str:
    """Name the property that was probably meant, or the place for other people's data."""
    near = nearest(given, known) if len(given) <= _LONGEST_COMPARED else None
    return near or "Leave it out, or keep it under `ext` with a namespaced key such as acme:score."


def pattern_hint(given: str) -> str | None:
    """Say what is amiss with a text that has not the form it should have."""
    for pattern, hint in _PATTERN_HINTS:
        if len(given) <= _LONGEST_COMPARED and re.fullmatch(pattern, given):
            return hint
    return None


def reference_hint(given: str, wanted: str) -> str:
    """Say how to write the id of a record of a type."""
    kind, colon, key = given.partition(":")
    if colon and kind in RECORD_TYPES and re.fullmatch(KEY_PATTERN, key):
        return f"This is the id of a record of type {kind}, not {wanted}."
    if not colon and re.fullmatch(KEY_PATTERN, given):
        return f"Begin it with the type of the record: {wanted}:{given[:_LONGEST_COMPARED]}."
    return "Behind the colon stand a letter or digit, then up to 199 letters, digits and . _ ~ -."


def type_hint(given: Any, wanted: str) -> str | None:
    """Say how to write a value that has not the JSON type that is wanted."""
    if given is None:
        return "Leave the key out where there is nothing to say, unless it is required."
    if wanted == "a list":
        return "Put it into a list, also where there is but one."
    if wanted == "a number" and isinstance(given, str):
        return "Write the number without quotes."
    if wanted == "a string" and json_type(given) == "a number":
        return "Put it in quotes."
    return None
