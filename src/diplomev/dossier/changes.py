"""What changed from one state of a dossier to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.dossier.dossier import Dossier
    from diplomev.model import Record


@frozen
class Change:
    """A property that has another value than before.

    Attributes:
        record: The id of the record, as it stands now.
        property: The property.
        before: The value before, as JSON; `None` where it had none.
        after: The value now; `None` where it has none.
    """

    record: str
    property: str
    before: Any
    after: Any

    def __str__(self) -> str:
        return f"~ {self.record} {self.property}: {_told(self.before)} → {_told(self.after)}"


def _told(value: Any) -> str:
    return "–" if value is None else str(value)


@frozen
class Changes:
    """What came, went and changed.

    A record that was merged into another one has not gone: it stands in the other.

    Attributes:
        came: Records that were not there before.
        went: Records that are no longer there, not even within another one.
        changed: Properties with other values.
    """

    came: tuple[Record, ...]
    went: tuple[Record, ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.changed)

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {
            "came": [record.id for record in self.came],
            "went": [record.id for record in self.went],
            "changed": [
                {"record": c.record, "property": c.property, "before": c.before, "after": c.after} for c in self.changed
            ],
        }

    def __str__(self) -> str:
        lines = [*(f"+ {record.id}" for record in self.came), *(f"- {record.id}" for record in self.went)]
        return "\n".join([*lines, *map(str, self.changed)]) or "nothing changed"


def changes(before: Dossier, after: Dossier) -> Changes:
    """What came, went and changed from one state to another."""
    came = tuple(record for record in after.records if not any(map(before.find, _ids(record))))
    went = tuple(record for record in before.records if not any(map(after.find, _ids(record))))
    changed = [change for record in before.records for change in _changed(record, before, after)]
    return Changes(came, went, tuple(changed))


def _ids(record: Record) -> tuple[str, ...]:
    return (record.id, *getattr(record, "merged_from", ()))


def _changed(record: Record, before: Dossier, after: Dossier) -> Iterator[Change]:
    now = next((found for id_ in _ids(record) if (found := after.find(id_))), None)
    if now is None or now == record:
        return
    old, new = (before.resolve_within(record.to_dict()), after.resolve_within(now.to_dict()))
    for name in sorted({*old, *new} - {"id", "type", "schema_version", "merged_from"}):
        ours = after.resolve_within(old.get(name)) if old.get(name) is not None else None
        if ours != new.get(name):
            yield Change(now.id, name, old.get(name), new.get(name))
