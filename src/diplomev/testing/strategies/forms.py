"""The canonical form of a record as JSON."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from diplomev.errors import DateFormatError
from diplomev.model import PartialDate
from diplomev.model.canonical import canonical_json

_DATES = ("start", "end", "date", "signed", "in_force", "ended")
_IN_ORDER = (("start", "end"), ("signed", "in_force", "ended"))
_BOUNDS = ("min", "max")


def canonical_form(value: Any) -> Any:
    """A JSON value in order, without what is empty, with its lists as sets and its dates in their shortest form."""
    if isinstance(value, list):
        return _as_set([canonical_form(item) for item in value])
    if not isinstance(value, dict):
        return value
    forms = {name: item if name == "ext" else canonical_form(item) for name, item in value.items()}
    full = {name: item for name, item in forms.items() if item not in (None, [], {})}
    return _in_order({name: _shortest(item) if name in _DATES else item for name, item in full.items()})


def _as_set(items: list[Any]) -> list[Any]:
    distinct = {canonical_json(item): item for item in items if item != {}}
    return [item for _, item in sorted(distinct.items()) if not _is_refined(item, list(distinct.values()))]


def _is_refined(item: Any, others: list[Any]) -> bool:
    return isinstance(item, dict) and any(other != item and _says_all(other, item) for other in others)


def _says_all(more: Any, less: Any) -> bool:
    """Whether a value says all that another one says: in every key and element, as precisely or more so."""
    if more == less:
        return True
    if isinstance(more, dict) and isinstance(less, dict):
        return all(name in more and _says_all(more[name], item) for name, item in less.items())
    if isinstance(more, list) and isinstance(less, list):
        return all(any(_says_all(one, item) for one in more) for item in less)
    if isinstance(more, str) and isinstance(less, str):
        try:
            return PartialDate(more).refines(PartialDate(less))
        except DateFormatError:
            return False
    return False


def _shortest(text: str) -> str:
    date = PartialDate(text)
    return str(PartialDate.between(date.earliest, date.latest))


def _in_order(body: dict[str, Any]) -> dict[str, Any]:
    """What begins before what ends, the least before the most."""
    for names in _IN_ORDER:
        there = [name for name in names if name in body]
        dates = sorted((PartialDate(body[name]) for name in there), key=lambda date: (date.earliest, date.latest))
        body |= {name: str(date) for name, date in zip(there, dates, strict=True)}
    there = [name for name in _BOUNDS if name in body]
    return body | dict(zip(there, sorted((body[name] for name in there), key=Decimal), strict=True))
