"""Follow the references between records: those that lead nowhere, ids given twice, circles.

Records may come in any order and in any number: what is kept of each is its id with a digest of its content, and of
a reference only that it is still open.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import orjson
from attrs import define, field

from diplomev.validate.circles import circles
from diplomev.validate.codes import CODES
from diplomev.validate.compact import Numbers
from diplomev.validate.issues import Issue, Path, pointer
from diplomev.validate.links import all_lead, claim_value_links, links, state_ids, targets
from diplomev.validate.render import shown
from diplomev.validate.structure import Raw

_MOST_SHOWN = 5
_MOST_CHAINED = 20_000
_CHAINS = {"agreement": "part_of", "source": "derived_from"}
_HINTS = {
    "ref.missing": "Add the records, or take the references out.",
    "ref.orphan_claim": "Add the records that the claims are about, or leave the claims out.",
    "ref.claim_value": "Add the records that the claims name.",
}


class Spot(NamedTuple):
    """Where a record stands in the input: its id, the path to it, and its line."""

    record: str
    path: Path
    line: int | None

    def issue(self, code: str, tail: Path, message: str, **more: Any) -> Issue:
        """Return an issue at a property of the record."""
        path = pointer((*self.path, *tail))
        level = CODES[code].level
        return Issue(code=code, level=level, path=path, record=self.record, line=self.line, message=message, **more)


@define
class _Open:
    """References of one kind that have not met their record: how often each, and where the first stands."""

    first: Spot
    tail: Path
    counts: dict[str, int] = field(factory=dict)


@define
class _Known:
    """The ids that references may lead to.

    Attributes:
        ids: Of records that are in memory, and of those that were merged into others.
        digests: By the id of any other record the digest of its content.
    """

    ids: set[str] = field(factory=set)
    digests: Numbers = field(factory=Numbers)

    def __contains__(self, id_: object) -> bool:
        return id_ in self.ids or id_ in state_ids() or (isinstance(id_, str) and id_ in self.digests)

    def has_all(self, ids: set[str]) -> bool:
        """Whether all of some ids are known."""
        return all(id_ in self.digests for id_ in ids - self.ids - state_ids())


@define
class References:
    """Gathers what records say of each other; `issues` draws the sum."""

    _known: _Known = field(factory=_Known)
    _contents: dict[str, Mapping[str, Any]] = field(factory=dict)
    """By id the record, where it is in memory anyway."""
    _merged: dict[str, str] = field(factory=dict)
    """By its old id the record into which one was merged."""
    _open: dict[tuple[str, str, str], _Open] = field(factory=dict)
    _next: dict[str, tuple[str, ...]] = field(factory=dict)
    _spots: dict[str, tuple[Spot, str]] = field(factory=dict)
    _prune_at: int = field(factory=lambda: _MOST_CHAINED)

    def add(self, raw: Raw, line: int | None, sound: Sequence[Mapping[str, Any] | None] = ()) -> list[Issue]:
        """Take in records, good or bad; returns what can be said of them at once.

        Args:
            raw: The records.
            line: Their line; records without one are in memory as a whole, and need no digest.
            sound: The same ones with `None` for those of wrong structure; empty where that is not known.
        """
        records = list(enumerate(raw.items) if sound and None not in sound else _with_id(raw))
        keep = raw.listed and line is None
        twice = []
        if not (keep and self._are_new([record for _, record in records])):
            for index, record in records:
                if not self._is_new(record["id"], record, keep=keep):
                    twice.append(self._twice(Spot(record["id"], raw.path(index), line)))
        if sound and self._known.has_all(targets(record for record in sound if record is not None)):
            # What is sound leads to what is known: that leaves the chains, and the bad ones.
            records = [
                (index, record)
                for index, record in records
                if _CHAINS.get(record["type"]) in record or sound[index] is None
            ]
        for index, record in records:
            self._note(record["type"], record, Spot(record["id"], raw.path(index), line))
        return twice

    def _note(self, kind: str, record: Mapping[str, Any], spot: Spot) -> None:
        if not all_lead(kind, record, self._known):
            self._note_links(kind, record, spot)
        if kind in _CHAINS and record.get(_CHAINS[kind]):
            self._note_chain(kind, record, spot)

    def _are_new(self, records: list[dict[str, Any]]) -> bool:
        """Take in the ids of many records, where all are new and none has others merged into it."""
        contents = {record["id"]: record for record in records if "merged_from" not in record}
        all_new = len(contents) == len(records) and contents.keys().isdisjoint(self._contents)
        if not all_new or (self._known.digests and any(id_ in self._known.digests for id_ in contents)):
            return False
        self._contents.update(contents)
        self._known.ids.update(contents)
        return True

    def _is_unknown(self, id_: str) -> bool:
        return id_ not in self._contents and id_ not in self._known.digests

    def _is_new(self, id_: str, record: Mapping[str, Any], *, keep: bool) -> bool:
        """Take in an id; `False` where another record has it already."""
        if "merged_from" in record:
            for old in _strings(record["merged_from"]):
                self._merged[old] = id_
                self._known.ids.add(old)
        if id_ in self._contents:
            return digest(self._contents[id_]) == digest(record)
        known = self._known.digests.get(id_)
        if known is None and keep:
            self._contents[id_] = record
            self._known.ids.add(id_)
            return True
        content = digest(record)
        if known is None:
            self._known.digests.put(id_, content)
        return known in {None, content}

    def _twice(self, spot: Spot) -> Issue:
        message = f"Another record with the id {shown(spot.record)} came before, and says something else."
        hint = "Give each record its own id, or keep one of them."
        return spot.issue("ref.duplicate_id", ("id",), message, expected="one record of one id", hint=hint)

    def _note_links(self, kind: str, record: Mapping[str, Any], spot: Spot) -> None:
        for link in links(kind, record):
            code = "ref.orphan_claim" if kind == "claim" and link.name == "subject" else "ref.missing"
            self._note_open(code, (kind, link.name), link.target, link.path, spot)
        if kind == "claim":
            for link in claim_value_links(record):
                self._note_open("ref.claim_value", (kind, link.name), link.target, link.path, spot)

    def _note_open(self, code: str, whose: tuple[str, str], target: str, tail: Path, spot: Spot) -> None:
        if target not in self._known:
            found = self._open.setdefault((code, *whose), _Open(spot, tail))
            found.counts[target] = found.counts.get(target, 0) + 1

    def _note_chain(self, kind: str, record: Mapping[str, Any], spot: Spot) -> None:
        name = _CHAINS[kind]
        value = record[name]
        self._next[spot.record] = tuple(_strings([value] if isinstance(value, str) else value))
        self._spots[spot.record] = (spot, name)
        if len(self._next) >= self._prune_at:
            self._prune()

    def _prune(self) -> None:
        """Forget the records from which a chain leads to a known end: they are in no circle."""
        for id_, following in list(self._next.items()):
            if not any(self._is_unknown(one) or one in self._next for one in following):
                del self._next[id_], self._spots[id_]
        self._prune_at = 2 * len(self._next) + _MOST_CHAINED

    def issues(self) -> Iterator[Issue]:
        """What is open at the end, one issue for each property, and every circle."""
        for (code, kind, name), found in self._open.items():
            yield from self._missing(code, kind, name, found)
        chains = {self._now(id_): tuple(map(self._now, targets)) for id_, targets in self._next.items()}
        for members in circles(chains):
            yield self._circle(members)

    def _now(self, id_: str) -> str:
        """The id of the record into which a record was merged, else its own."""
        return self._merged.get(id_, id_) if self._is_unknown(id_) else id_

    def _missing(self, code: str, kind: str, name: str, found: _Open) -> Iterator[Issue]:
        counts = {target: count for target, count in found.counts.items() if target not in self._known}
        if not counts:
            return
        total = sum(counts.values())
        examples = ", ".join(sorted(counts)[:_MOST_SHOWN]) + (", …" if len(counts) > _MOST_SHOWN else "")
        lead = "reference leads" if total == 1 else "references lead"
        message = f"{total} {lead} from `{name}` of {kind} records to no record: {examples}."
        yield found.first.issue(code, found.tail, message, got=examples, count=total, hint=_HINTS[code])

    def _circle(self, members: tuple[str, ...]) -> Issue:
        first = next(id_ for id_ in members if id_ in self._spots)
        spot, name = self._spots[first]
        shown_members = [*members[:_MOST_SHOWN], *(["…"] if len(members) > _MOST_SHOWN else []), members[0]]
        message = f"`{name}` goes in a circle: {' → '.join(shown_members)}."
        return spot.issue("ref.cycle", (name,), message, count=len(members), hint="Take out one of these links.")


def _with_id(raw: Raw) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """What is a record at least in having a type and an id, each with its place."""
    for index, record in enumerate(raw.items):
        if type(record) is dict and type(record.get("id")) is str and type(record.get("type")) is str:
            yield index, record


def _strings(value: Any) -> Iterable[str]:
    return (item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def digest(record: Mapping[str, Any]) -> int:
    """A number of 32 bits that equal contents share, whatever the order of their keys; the version is no content."""
    if "schema_version" in record:
        record = {key: value for key, value in record.items() if key != "schema_version"}
    return hash(orjson.dumps(record, option=orjson.OPT_SORT_KEYS)) & 0xFFFFFFFF
