"""Records as rules see them: with the properties of the models, but made of sound JSON without another look.

To all who read it a lean record is one of the models: absent properties have their defaults, dates are dates, places
are places. To pydantic it is none: it can be neither copied nor written. To make one takes a tenth of the time.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, get_origin

from diplomev.model import MODELS, PartialDate
from diplomev.model.dates import cached_date
from diplomev.validate.fields import inner_model, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    Given = Mapping[str, Any]
    Maker = Callable[[Any], Any]

_put = object.__setattr__  # that of frozen models refuses


class _Lean:
    """What lean values do in another way than models: they are equal where they were given the same."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(frozenset(vars(self)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({vars(self)})"


def lean_maker(record_type: str, names: Iterable[str]) -> Maker:
    """Return a function that makes lean records of those records of a type that have certain properties.

    Args:
        record_type: The type.
        names: The properties. The records are plain JSON of right structure, without `null`.
    """
    return _maker(MODELS[record_type], tuple(names))


@cache
def _class(model: type[BaseModel]) -> type[Any]:
    made: type[Any] = type(f"Lean{model.__name__}", (_Lean, model), {"__module__": __name__})
    for name, field in model.model_fields.items():
        if not field.is_required():
            setattr(made, name, field.default)
    return made


def _maker(model: type[BaseModel], names: Iterable[str]) -> Maker:
    made, new = _class(model), object.__new__
    makers = _value_makers(model)
    changes = tuple((name, makers[name]) for name in names if name in makers)

    def make(given: dict[str, Any]) -> Any:
        if changes:
            given = given.copy()
            for name, change in changes:
                given[name] = change(given[name])
        lean = new(made)
        _put(lean, "__dict__", given)
        return lean

    return make


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
    is_list = tuple in map(get_origin, parts)
    if inner is None:
        return tuple if is_list else None
    make = partial(_value, inner) if _value_makers(inner) else _maker(inner, ())
    return (lambda items: tuple([make(item) for item in items])) if is_list else make


def _value(model: type[BaseModel], given: dict[str, Any]) -> Any:
    return _maker(model, given)(given)
