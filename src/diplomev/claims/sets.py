"""The canonical form of values: lists as sets, nothing twice, nothing that another element refines."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from diplomev.errors import DateFormatError
from diplomev.model import PartialDate
from diplomev.model.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def sorted_set(values: Iterable[Any]) -> list[Any]:
    """A list property in its canonical form: sorted, nothing twice, nothing that another element refines."""
    return set_of({canonical_json(value): value for value in values})


def set_of(distinct: Mapping[bytes, Any]) -> list[Any]:
    """The same of values that are known by their canonical JSON."""
    if len(distinct) == 1:
        return list(distinct.values())
    objects = _Objects(value for value in distinct.values() if isinstance(value, dict))
    return [value for _, value in sorted(distinct.items()) if not _is_refined(value, objects.around(value))]


class _Objects:
    """Objects, found by the texts in them that nothing can be a closer form of."""

    def __init__(self, objects: Iterable[dict[str, Any]]) -> None:
        self._all = list(objects)
        self._by_text: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        if len(self._all) > _FEW:
            for value in self._all:
                for text in _fixed(value):
                    self._by_text[text].append(value)

    def around(self, value: Any) -> list[dict[str, Any]]:
        """The objects that may say all that a value says."""
        if not self._by_text or not isinstance(value, dict):
            return self._all
        return min((self._by_text[text] for text in _fixed(value)), key=len, default=self._all)


_FEW = 8


def _fixed(value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, item in value.items():
        if isinstance(item, str) and not (item[:1].isdigit() or item[:1] == "["):
            yield name, item


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
