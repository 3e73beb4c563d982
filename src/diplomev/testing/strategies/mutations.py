"""Valid JSON with something changed in it, as it comes from other people's tools."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

import orjson
from hypothesis import strategies as st
from pydantic import ValidationError

from diplomev.model import DOCUMENT, MODELS
from diplomev.testing.strategies.changes import CHANGES
from diplomev.testing.strategies.objects import json_documents, json_objects

if TYPE_CHECKING:
    from collections.abc import Iterator

Spot = tuple[Any, Any]
"""A list or object, and the index or key of a value in it."""


def mutated_json(most: int = 2) -> st.SearchStrategy[Any]:
    """JSON documents in which something was changed; a few of them are still valid.

    Changes are: another type, an unknown or a missing key, a text that its pattern refuses, a line feed at the
    end, a number out of range, `"1"`, `true` or `1.0` for 1, a day that does not exist, another tag, a reference
    to another kind of record, `null` in a list, what is empty, elements twice. All stay in the domain of JSON on
    which models and JSON Schema must agree.

    Args:
        most: How many changes at most.
    """
    return _mutated(most)


def invalid_json(most: int = 2) -> st.SearchStrategy[Any]:
    """JSON documents that the data model refuses: those of `mutated_json` that are not valid after all.

    Args:
        most: How many changes at most.
    """
    return mutated_json(most).filter(_is_refused)


@cache
def _valid() -> st.SearchStrategy[Any]:
    # Single records more often than bundles, so that a change seldom goes unseen beside another one.
    names = [model.__name__ for model in MODELS.values()]
    return st.one_of([json_objects(name, nulls=True) for name in names]) | json_documents(nulls=True)


@st.composite
def _mutated(draw: st.DrawFn, most: int) -> Any:
    document = [copy.deepcopy(draw(_valid()))]
    for _ in range(draw(st.integers(1, most))):
        change = draw(st.sampled_from(CHANGES))
        spots = [(holder, key) for holder, key in _spots(document) if change.fits(holder[key])]
        if spots:
            holder, key = draw(st.sampled_from(spots))
            # A copy, since what is drawn may be drawn again and must not have been changed by then.
            holder[key] = copy.deepcopy(draw(change.other(holder[key])))
    return document[0]


def _spots(holder: Any) -> Iterator[Spot]:
    """Every place in a value, the outer ones first."""
    keys = range(len(holder)) if isinstance(holder, list) else list(holder)
    for key in keys:
        yield holder, key
    for key in keys:
        if isinstance(holder[key], list | dict):
            yield from _spots(holder[key])


def _is_refused(document: Any) -> bool:
    try:
        DOCUMENT.validate_json(orjson.dumps(document))
    except ValidationError:
        return True
    return False
