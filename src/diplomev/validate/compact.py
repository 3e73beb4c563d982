"""What is kept of millions of records in little memory.

Each of these holds the latest entries in a dict, at full speed, and only what is more than that in a compact form.
Small data never leave the dict. Ids are kept as hashes of 64 bits: of ten million ids two have the same one in one
out of 300,000 runs.
"""

from __future__ import annotations

import pickle
import tempfile
from array import array
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import finalize

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

V = TypeVar("V")

_MOST_NUMBERS = 50_000
_MOST_VALUES = 20_000
_FIRST_SIZE = 2**18
_FULL = 0.75
_GREATEST = 2**32 - 1


@define
class _Table:
    """Numbers of 32 bits by hash, in two arrays; a hash stands in its own place or in the next free one behind it."""

    _hashes: array[int] = field(factory=lambda: array("q", bytes(8 * _FIRST_SIZE)))
    _numbers: array[int] = field(factory=lambda: array("I", bytes(4 * _FIRST_SIZE)))
    _used: int = 0

    def _place(self, hash_: int) -> int:
        """The place of a hash, or the free one where it belongs."""
        hashes, last = self._hashes, len(self._hashes) - 1
        place = hash_ & last
        while (there := hashes[place]) and there != hash_:
            place = (place + 1) & last
        return place

    def get(self, id_: str) -> int | None:
        """The number of an id, if it has one."""
        place = self._place(hash(id_) or 1)
        return self._numbers[place] if self._hashes[place] else None

    def put(self, id_: str, number: int) -> None:
        """Give an id a number."""
        hash_ = hash(id_) or 1  # 0 stands for a free place
        place = self._place(hash_)
        if not self._hashes[place]:
            self._hashes[place] = hash_
            self._used += 1
        self._numbers[place] = number
        if self._used > _FULL * len(self._hashes):
            self._grow()

    def _grow(self) -> None:
        old = zip(self._hashes, self._numbers, strict=True)
        size = 2 * len(self._hashes)
        self._hashes, self._numbers = array("q", bytes(8 * size)), array("I", bytes(4 * size))
        for hash_, number in old:
            if hash_:
                place = self._place(hash_)
                self._hashes[place], self._numbers[place] = hash_, number


@define
class Numbers:
    """Numbers of at most 32 bits by id (greater ones become the greatest): some twenty bytes each, where they are many.

    Attributes:
        recent: The latest ones.
    """

    recent: dict[str, int] = field(factory=dict)
    _table: _Table | None = None

    def __bool__(self) -> bool:
        return bool(self.recent) or self._table is not None

    def __contains__(self, id_: str) -> bool:
        return id_ in self.recent or (self._table is not None and self._table.get(id_) is not None)

    def get(self, id_: str) -> int | None:
        """The number of an id, if it has one."""
        found = self.recent.get(id_)
        return self._table.get(id_) if found is None and self._table else found

    def put(self, id_: str, number: int) -> None:
        """Give an id a number."""
        self.recent[id_] = number
        if len(self.recent) >= _MOST_NUMBERS:
            self.condense()

    def condense(self) -> None:
        """Put all into the compact form."""
        table = self._table = self._table or _Table()
        for id_, number in self.recent.items():
            table.put(id_, min(number, _GREATEST))
        self.recent.clear()


@define
class Tuples(Generic[V]):
    """Named tuples of values that recur, by id: a number for each value.

    Attributes:
        recent: The latest ones.
    """

    recent: dict[str, V] = field(factory=dict)
    _places: Numbers = field(factory=Numbers)
    _numbers: array[int] = field(factory=lambda: array("I"))
    _values: dict[tuple[type, Any], int] = field(factory=dict)
    """The values, each with its type (for 1 equals `True`), and their numbers."""
    _by_number: list[Any] = field(factory=list)

    def get(self, id_: str) -> V | None:
        """The tuple of an id, if it has one."""
        found = self.recent.get(id_)
        if found is not None:
            return found
        place = self._places.get(id_)
        if place is None:
            return None
        kind = self._by_number[self._numbers[place]]
        numbers = self._numbers[place + 1 : place + 1 + len(kind._fields)]
        made: V = kind(*[self._by_number[number] for number in numbers])
        return made

    def put(self, id_: str, value: V) -> None:
        """Give an id a tuple."""
        self.recent[id_] = value
        if len(self.recent) >= _MOST_VALUES:
            self._condense()

    def _condense(self) -> None:
        for id_, value in self.recent.items():
            self._places.put(id_, len(self._numbers))
            parts: Any = value
            self._numbers.extend([self._number(type(value)), *map(self._number, parts)])
        self.recent.clear()

    def _number(self, value: Any) -> int:
        key = (type(value), value)
        number = self._values.get(key)
        if number is None:
            number = self._values[key] = len(self._by_number)
            self._by_number.append(value)
        return number


@define
class Spill(Generic[V]):
    """Values by id that are asked for only at the end, in their order; those that are many go to a temporary file.

    Attributes:
        recent: The latest ones.
    """

    recent: dict[str, V] = field(factory=dict)
    _file: BinaryIO | None = None
    _chunks: int = 0

    def put(self, id_: str, value: V) -> None:
        """Give an id a value; of several the last one counts, unless many came between them."""
        self.recent[id_] = value
        if len(self.recent) >= _MOST_VALUES:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115  # see the next line
                finalize(self, self._file.close)
            pickle.dump(self.recent, self._file, pickle.HIGHEST_PROTOCOL)
            self._chunks += 1
            self.recent.clear()

    @property
    def spilt(self) -> bool:
        """Whether some of them are in the file."""
        return self._file is not None

    def items(self) -> Iterator[tuple[str, V]]:
        """Yield the ids with their values, each id once."""
        if self._file is None:
            yield from self.recent.items()
            return
        seen = Numbers()
        for id_, value in chain(self._from_file(self._file), self.recent.items()):
            if id_ not in seen:
                seen.put(id_, 0)
                yield id_, value

    def values(self) -> Iterator[V]:
        """Yield the values, of each id once."""
        return (value for _, value in self.items())

    def _from_file(self, file: BinaryIO) -> Iterator[tuple[str, V]]:
        file.seek(0)
        for _ in range(self._chunks):
            yield from pickle.load(file).items()  # noqa: S301  # of our own file, which has no name
