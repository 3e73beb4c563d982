"""Records as rules see them: with the properties of the models, but made of sound JSON without another look.

To all who read it a lean record is one of the models: absent properties have their defaults, dates are dates, places
are places, though lists are lists. To pydantic it is none: it can be neither copied nor written. To make one takes a
small part of the time.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, get_origin

from diplomev.model import MODELS, PartialDate
from diplomev.model.dates import cached_date
from diplomev.validate.fields import inner_model, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    Maker = Callable[[Any], Any]


class _Lean:
    """What lean values do in another way than models: they are equal where they were given the same."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(frozenset(vars(self)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"


def lean_record(record: Mapping[str, Any]) -> Any:
    """Make a lean record.

    Args:
        record: A record as plain JSON, of right structure and without `null`; it is left as it is.
    """
    return _value(MODELS[record["type"]], record)


@cache
def _class(model: type[BaseModel]) -> type[Any]:
    made: type[Any] = type(f"Lean{model.__name__}", (_Lean, model), {"__module__": __name__})
    for name, field in model.model_fields.items():
        if not field.is_required():
            setattr(made, name, field.default)
    return made


def _value(model: type[BaseModel], given: Mapping[str, Any]) -> Any:
    makers = _value_makers(model)
    lean = object.__new__(_class(model))
    made = {name: makers[name](value) if name in makers else value for name, value in given.items()}
    object.__setattr__(lean, "__dict__", made)  # the way of models is closed: they are frozen
    return lean


@cache
def _value_makers(model: type[BaseModel]) -> Mapping[str, Maker]:
    """By property what makes its value of JSON, where it is another one."""
    found = {name: _value_maker(field) for name, field in model.model_fields.items()}
    return {name: make for name, make in found.items() if make}


def _value_maker(field: FieldInfo) -> Maker | None:
    parts = tuple(parts_of(field.annotation))
    if PartialDate in parts:
        return cached_date
    inner = inner_model(field)
    if inner is None:
        return None
    make = partial(_value, inner)
    is_list = any(get_origin(part) is tuple for part in parts)
    return (lambda items: [make(item) for item in items]) if is_list else make
