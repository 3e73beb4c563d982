"""The canonical form of values: lists as sets, nothing twice, nothing that another element refines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.errors import DateFormatError
from diplomev.model import PartialDate
from diplomev.model.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def sorted_set(values: Iterable[Any]) -> list[Any]:
    """A list property in its canonical form: sorted, nothing twice, nothing that another element refines."""
    return set_of({canonical_json(value): value for value in values})


def set_of(distinct: Mapping[bytes, Any]) -> list[Any]:
    """The same of values that are known by their canonical JSON."""
    if len(distinct) == 1:
        return list(distinct.values())
    objects = [value for value in distinct.values() if isinstance(value, dict)]
    return [value for _, value in sorted(distinct.items()) if not _is_refined(value, objects)]


def canonical_value(value: Any) -> Any:
    """A JSON value with every list in it in canonical form."""
    if isinstance(value, list):
        return sorted_set([canonical_value(item) for item in value])
    if isinstance(value, dict):
        return {key: canonical_value(item) for key, item in value.items()}
    return value


def _is_refined(value: Any, objects: Iterable[dict[str, Any]]) -> bool:
    """Whether another object says all that this one says, and more."""
    return isinstance(value, dict) and any(other != value and _says_all(other, value) for other in objects)


def _says_all(more: Any, less: Any) -> bool:
    """Whether a value says all that another one says: in every field, every element, as precisely or more so."""
    if more == less:
        return True
    if isinstance(more, dict) and isinstance(less, dict):
        return all(name in more and _says_all(more[name], item) for name, item in less.items())
    if isinstance(more, list) and isinstance(less, list):
        return all(any(_says_all(one, item) for one in more) for item in less)
    return isinstance(more, str) and isinstance(less, str) and _is_finer(more, less)


def _is_finer(more: str, less: str) -> bool:
    if not (more[:1].isdigit() or more[:1] == "["):
        return False
    try:
        return PartialDate(more).refines(PartialDate(less))
    except DateFormatError:
        return False
