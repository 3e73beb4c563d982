"""Whether a case is well-formed: a slip in one would be taken for a mistake of the reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gate.likeness import State, plain
from gate.material import as_list

import diplomev as dv
from diplomev.vocabulary import codes, country_codes

if TYPE_CHECKING:
    from gate.material import Case

Check = tuple[Callable[["Case", Any], bool], str]
"""Whether a value is fine in a case, and what is to be said where it is not."""


def _is_date(_case: Case, value: Any) -> bool:
    try:
        dv.PartialDate(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_actor(case: Case, value: Any) -> bool:
    if isinstance(value, dict):
        return value.get("office") in codes("office") and value.get("country") in country_codes()
    if State.fullmatch(value):
        return value in country_codes()
    return plain(value).split()[-1] in plain(case.text).split()


def _code(name: str) -> Check:
    return (lambda _case, value: value in codes(name)), f"is not in the list {name}"


DATE: Check = (_is_date, "is no date")
ACTOR: Check = (_is_actor, "is no code, no office of a State, no name in the text")
STATE: Check = ((lambda _case, value: value in country_codes()), "is no code of a State")
COUNT: Check = ((lambda _case, value: value == "several" or (isinstance(value, int) and value > 0)), "is no number")
NAME: Check = ((lambda _case, value: isinstance(value, str)), "is no name")
WORDS: Check = ((lambda case, value: value in case.text), "does not stand in the text")

LISTS: Mapping[str, Mapping[str, Check]] = {
    "visit": {"visitors": ACTOR, "hosts": ACTOR, "sending": STATE, "places": NAME},
    "agreement": {"parties": ACTOR, "sectors": _code("sector")},
    "quote": {},
}
SINGLE: Mapping[str, Mapping[str, Check]] = {
    "visit": {
        "receiving": STATE, "start": DATE, "end": DATE, "rank": _code("visit_rank"),
        "occasion": _code("visit_occasion"), "status": _code("visit_status"),
    },
    "agreement": {
        "count": COUNT, "signed": DATE, "in_force": DATE, "status": _code("agreement_status"),
        "kind": _code("agreement_kind"),
    },
    "quote": {"text": WORDS, "speaker": ACTOR},
}  # fmt: skip
TOP = frozenset({"name", "published", "text", "file", "lang", "reference", "source", "visits", "agreements", "quotes"})
SOURCE = frozenset({"language", "publisher", "published", "title"})


def problems_of(case: Case) -> Iterator[str]:
    """What is wrong with a case, a line each."""
    source = case.gold.get("source", {})
    unknown = sorted(set(case.gold) - TOP) + sorted(f"source.{key}" for key in set(source) - SOURCE)
    yield from (f"no key {key!r} is known" for key in unknown)
    dates = [*choices(case.published), *choices(source.get("published"))]
    yield from (f"published: {date!r} is no date" for date in dates if not _is_date(case, date))
    for kind in LISTS:
        events = case.gold.get(f"{kind}s")
        if not isinstance(events, list):
            yield f"`{kind}s` is missing; give [] where there is none"
            continue
        for number, event in enumerate(events):
            yield from (f"{kind} {number}: {problem}" for problem in _event(case, kind, event))


def _event(case: Case, kind: str, event: Mapping[str, Any]) -> Iterator[str]:
    lists = {name: check for slot, check in LISTS[kind].items() for name in (slot, f"{slot}_ok")}
    checks = {**lists, **SINGLE[kind]}
    for slot in sorted(set(event) - {"optional"}):
        if slot not in checks:
            yield f"no slot {slot!r} is known"
            continue
        if slot in lists and not isinstance(event[slot], list | None):
            yield f"{slot} is to be a list"
        # An actor may have names that this text does not use, beside one that it does.
        enough = any if checks[slot] is ACTOR else all
        for one in as_list(event[slot]):
            values = choices(one)
            if values and not enough(checks[slot][0](case, value) for value in values):
                yield f"{slot}: {one!r} {checks[slot][1]}"


def choices(wanted: Any) -> list[Any]:
    """Every single value that is taken: `any` opened, `null` left out."""
    taken = wanted["any"] if isinstance(wanted, dict) and "any" in wanted else [wanted]
    return [value for one in taken for value in as_list(one)]
