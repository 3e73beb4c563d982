"""Models: each is made from valid JSON of its definition."""

from __future__ import annotations

from typing import Any, TypeVar

import orjson
from hypothesis import strategies as st

from diplomev.model import (
    MODELS,
    Action,
    Actor,
    Agreement,
    Amount,
    Bundle,
    Claim,
    Count,
    Engagement,
    Event,
    Evidence,
    Ext,
    Identifier,
    Name,
    PartialDate,
    Place,
    Record,
    Role,
    Signatory,
    Source,
    View,
    Visit,
)
from diplomev.model.values import Value
from diplomev.testing.strategies.json_values import exts
from diplomev.testing.strategies.objects import json_objects, objects_with
from diplomev.testing.strategies.scalars import partial_dates

M = TypeVar("M", bound=Value)
Json = st.SearchStrategy[Any]


def from_model(model: type[Any]) -> st.SearchStrategy[Any]:
    """The strategy of a class of `diplomev.model`, as `st.from_type` finds it.

    Raises:
        LookupError: The class is none of the data model's.
    """
    if model is PartialDate:
        return partial_dates()
    if model is Ext:
        return exts()
    if model in {Record, View}:
        return st.one_of([_made(found) for found in MODELS.values() if issubclass(found, model)])
    if issubclass(model, Value):
        return _made(model)
    raise LookupError(f"{model!r} is no class of diplomev.model")


def records() -> st.SearchStrategy[Record]:
    """Records of every type."""
    return st.one_of([_made(model) for model in MODELS.values()])


def bundles(max_size: int = 4) -> st.SearchStrategy[Bundle]:
    """Bundles of any records, whose references need not resolve.

    Args:
        max_size: How many records at most.
    """
    one = st.one_of([json_objects(model.__name__) for model in MODELS.values()])
    return _made(Bundle, records=st.lists(one, max_size=max_size))


def sources(**properties: Json) -> st.SearchStrategy[Source]:
    """Sources; strategies for single properties may be given by name."""
    return _made(Source, **properties)


def actors(**properties: Json) -> st.SearchStrategy[Actor]:
    """Actors; strategies for single properties may be given by name."""
    return _made(Actor, **properties)


def visits(**properties: Json) -> st.SearchStrategy[Visit]:
    """Visits; strategies for single properties may be given by name."""
    return _made(Visit, **properties)


def engagements(**properties: Json) -> st.SearchStrategy[Engagement]:
    """Engagements; strategies for single properties may be given by name."""
    return _made(Engagement, **properties)


def agreements(**properties: Json) -> st.SearchStrategy[Agreement]:
    """Agreements; strategies for single properties may be given by name."""
    return _made(Agreement, **properties)


def claims(**properties: Json) -> st.SearchStrategy[Claim]:
    """Claims, statements and quotations; strategies for single properties may be given by name."""
    return _made(Claim, **properties)


def places(**properties: Json) -> st.SearchStrategy[Place]:
    """Places; strategies for single properties may be given by name."""
    return _made(Place, **properties)


def names(**properties: Json) -> st.SearchStrategy[Name]:
    """Names of actors; strategies for single properties may be given by name."""
    return _made(Name, **properties)


def roles(**properties: Json) -> st.SearchStrategy[Role]:
    """Roles of actors; strategies for single properties may be given by name."""
    return _made(Role, **properties)


def events(**properties: Json) -> st.SearchStrategy[Event]:
    """Multilateral events; strategies for single properties may be given by name."""
    return _made(Event, **properties)


def counts(**properties: Json) -> st.SearchStrategy[Count]:
    """Counts of instruments; strategies for single properties may be given by name."""
    return _made(Count, **properties)


def amounts(**properties: Json) -> st.SearchStrategy[Amount]:
    """Sums of money; strategies for single properties may be given by name."""
    return _made(Amount, **properties)


def signatories(**properties: Json) -> st.SearchStrategy[Signatory]:
    """Signatories; strategies for single properties may be given by name."""
    return _made(Signatory, **properties)


def actions(**properties: Json) -> st.SearchStrategy[Action]:
    """Steps in the life of an agreement; strategies for single properties may be given by name."""
    return _made(Action, **properties)


def identifiers(**properties: Json) -> st.SearchStrategy[Identifier]:
    """Identifiers; strategies for single properties may be given by name."""
    return _made(Identifier, **properties)


def evidence(**properties: Json) -> st.SearchStrategy[Evidence]:
    """Pieces of evidence; strategies for single properties may be given by name."""
    return _made(Evidence, **properties)


def _made(model: type[M], **properties: Json) -> st.SearchStrategy[M]:
    def decode(value: dict[str, Any]) -> M:
        return model.model_validate_json(orjson.dumps(value))

    return objects_with(model.__name__, properties).map(decode)
