"""Records that hold in common what they have in common, so that many of them take half the memory."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T", bound=BaseModel)

_LONGEST = 64
"""Texts longer than that, in characters, are hardly ever repeated."""
_FIELD_SETS: dict[frozenset[str], set[str]] = {}
"""The sets of fields that were given, one for each combination that was met."""


def field_set(fields: Iterable[str]) -> set[str]:
    """The one set of these names; it must not be changed."""
    key = frozenset(fields)
    known = _FIELD_SETS.get(key)
    if known is None:
        known = _FIELD_SETS[key] = set(key)
    return known


def sharing(record: T) -> T:
    """The same record, of which the names of the given fields, ids, codes and short texts are held once for all.

    A model holds the set of its given fields for itself; in a claim that set is a third of all memory. Nobody sees a
    difference, as models are frozen and copies take a set of their own.

    Args:
        record: A record or a value in one.
    """
    given = record.__pydantic_fields_set__
    shared = field_set(given)
    if shared is given:  # it was here before
        return record
    _put(record, "__pydantic_fields_set__", shared)
    fields = record.__dict__
    for name, value in fields.items():
        if not value:
            continue
        kind = type(value)
        if kind is str:
            if len(value) <= _LONGEST:
                fields[name] = intern(value)
        elif kind is tuple:
            for item in value:
                if type(item) is not str:
                    sharing(item)
        elif hasattr(value, "__pydantic_fields_set__"):  # `isinstance` takes ten times as long with these classes
            sharing(value)
    return record


_put = object.__setattr__  # the model's own refuses
