"""When a value that was found is the value that is wanted."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from attrs import frozen

State = re.compile(r"[A-Z]{3}")
_TELLING = 4
"""Letters that a family name must have to stand for a person by itself."""


@frozen
class Who:
    """An actor that was found.

    Attributes:
        id: Its record.
        names: Every name that the text gives it.
        state: Its code, where it is a State.
        offices: The offices that it holds, each with the State.
    """

    id: str
    names: tuple[str, ...] = ()
    state: str = ""
    offices: tuple[tuple[str, str], ...] = ()


def plain(text: str) -> str:
    """Small letters and digits without accents, words apart by one space."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", letters.casefold()))


def same_name(one: str, other: str) -> bool:
    """Whether two names can be of one person or place: one's words are among the other's, or the last one is shared."""
    words, others = plain(one).split(), plain(other).split()
    if not words or not others:
        return False
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    return words[-1] == others[-1] and len(words[-1]) >= _TELLING


def same_actor(wanted: Any, found: Any) -> bool:
    """Whether an actor is a State (by its code), the holder of an office, or a person of that name."""
    if not isinstance(found, Who):
        return False
    if isinstance(wanted, dict):
        if "any" in wanted:
            return any(same_actor(one, found) for one in wanted["any"])
        return (str(wanted.get("office")), str(wanted.get("country"))) in found.offices
    if State.fullmatch(str(wanted)):
        return found.state == str(wanted)
    return any(same_name(str(wanted), name) for name in found.names)


def same_place(wanted: Any, found: Any) -> bool:
    """Whether a place has the name."""
    if isinstance(wanted, dict):
        return any(same_place(one, found) for one in wanted.get("any", ()))
    return same_name(str(wanted), str(found))


def same_value(wanted: Any, found: Any) -> bool:
    """Whether a code, a number or a text is the one that is wanted."""
    if isinstance(wanted, dict):
        return any(same_value(one, found) for one in wanted.get("any", ()))
    if isinstance(wanted, str) and isinstance(found, str):
        return plain(wanted) == plain(found)
    return bool(wanted == found)


def same_date(wanted: Any, found: Any) -> bool:
    """Whether a date is the one that is wanted: a range of days also where both its ends lie in the wanted period."""
    if isinstance(wanted, dict):
        return any(same_date(one, found) for one in wanted.get("any", ()))
    if not isinstance(wanted, str) or not isinstance(found, str):
        return False
    ends = found.strip("[]").split("..")
    return wanted == found or (len(ends) > 1 and all(end.startswith(wanted) for end in ends))


_LEAD = 15
"""Letters that a quotation that was found may begin before the wanted words."""
_ENOUGH = 0.6
_LONGEST = (3, 900)


def same_words(wanted: str, found: str) -> bool:
    """Whether a quotation begins with the wanted words (which may be only its first) and does not run on for ever."""
    gold, got = plain(wanted), plain(found)
    if not gold or not got:
        return False
    if len(got) < len(gold):
        return got in gold and len(got) >= _ENOUGH * len(gold)
    times, most = _LONGEST
    return 0 <= got.find(gold[:60]) <= _LEAD and len(got) <= max(times * len(gold), most)
