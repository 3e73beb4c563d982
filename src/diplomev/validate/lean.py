"""Records as rules see them: with the properties of the models, but made of checked JSON without another look.

A lean record is one of the models to all who read it: absent properties have their defaults, dates are dates, places
are places. It is no model to pydantic: it can be neither copied nor written. To make one takes a tenth of the time.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, get_origin

from diplomev.model import MODELS, PartialDate, Record
from diplomev.model.dates import cached_date
from diplomev.validate.fields import inner_model, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    Maker = Callable[[dict[str, Any]], Any]

_new, _put = object.__new__, object.__setattr__


class _Lean:
    """What lean objects do in another way than models: they are equal where the same properties are given."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(frozenset(vars(self)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"


@cache
def lean_maker(model: type[BaseModel]) -> Maker:
    """A function that gives values the attributes of a model; the values are taken over as they are."""
    made: type[Any] = type(f"Lean{model.__name__}", (_Lean, model), {"__module__": __name__})
    for name, field in model.model_fields.items():
        if not field.is_required():
            setattr(made, name, field.default)
    return partial(_with_values, made)


def _with_values(made: type[Any], values: dict[str, Any]) -> Any:
    lean = _new(made)
    _put(lean, "__dict__", values)  # the model's own way to set attributes refuses
    return lean


def lean_record(record: Mapping[str, Any]) -> Any:
    """Make a lean record.

    Args:
        record: A record as JSON, of right structure and without `null`.
    """
    return _of(MODELS[record["type"]], record)


def _of(model: type[BaseModel], given: Mapping[str, Any]) -> Any:
    values = dict(given)
    for name, make in _makers(model).items():
        if name in values:
            values[name] = make(values[name])
    return lean_maker(model)(values)


@cache
def _makers(model: type[BaseModel]) -> Mapping[str, Callable[[Any], Any]]:
    """By property what makes its value of JSON, where it is another one."""
    found = {name: _maker(field) for name, field in model.model_fields.items()}
    return {name: make for name, make in found.items() if make}


def _maker(field: FieldInfo) -> Callable[[Any], Any] | None:
    parts = tuple(parts_of(field.annotation))
    if PartialDate in parts:
        return cached_date
    inner = inner_model(field)
    if inner is not None:
        make = partial(_of, inner)
        return (lambda items: tuple(map(make, items))) if tuple in map(get_origin, parts) else make
    return tuple if tuple in map(get_origin, parts) else None
