"""Ids in place of the labels by which the records of an answer refer to each other."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from diplomev.model.identity import claim_id, make_key, record_id
from diplomev.model.types import KEY_PATTERN, RECORD_TYPES
from diplomev.schema.shapes import record_shape
from diplomev.validate.links import state_ids
from diplomev.validate.references import Spot
from diplomev.validate.render import shown

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from diplomev.schema.shapes import Shape
    from diplomev.validate import Issue
    from diplomev.validate.issues import Path

_VIEWS = ("actor", "visit", "engagement", "agreement")
_ID = re.compile(rf"(?:{'|'.join(RECORD_TYPES)}):{KEY_PATTERN}")
_REFERENCES = {f"{kind.capitalize()}Id": (kind,) for kind in RECORD_TYPES} | {"RecordId": RECORD_TYPES}
"""The types of record that a reference may lead to, by the name of its shape."""


@frozen
class _Labelled:
    """A record of an answer with its label.

    Attributes:
        index: Its place in the answer.
        kind: Its type.
        label: Its label.
        id: Its id.
    """

    index: int
    kind: str
    label: str
    id: str


@define
class Labels:
    """The labels of an answer, and the ids that stand for them."""

    _kept: frozenset[str]
    """Ids that stay as they are."""
    _by_label: dict[tuple[str, str], _Labelled] = field(factory=dict)
    _repeated: list[_Labelled] = field(factory=list)
    _claims: dict[str, str] = field(factory=dict)

    @classmethod
    def of(cls, records: Sequence[Any], source: str, text: str, known: frozenset[str]) -> Labels:
        """Give every record of an answer but claims an id.

        Args:
            records: The records; the evidence of claims has its offsets.
            source: The id of the source.
            text: The text of the source.
            known: Ids that are no labels.
        """
        labels = cls(state_ids() | known)
        anchors = _anchors(records)
        ordinals: Counter[tuple[str, int]] = Counter()
        for index, record in enumerate(records):
            if not isinstance(record, dict) or record.get("type") not in _VIEWS:
                continue
            kind, label = record["type"], record.get("id")
            if not isinstance(label, str):
                continue
            place = (kind, anchors.get(label, len(text)))
            made = label if label in labels._kept else record_id(kind, source, place[1], ordinals[place])
            ordinals[place] += label not in labels._kept
            labels._add(_Labelled(index, kind, label, made))
        return labels

    def _add(self, one: _Labelled) -> None:
        if self._by_label.setdefault((one.kind, one.label), one) is not one:
            self._repeated.append(one)

    def ids(self) -> dict[str, str]:
        """By label the id; of several records that share one, that of the first."""
        found: dict[str, str] = {}
        for one in sorted(self._by_label.values(), key=lambda one: one.index):
            found.setdefault(one.label, one.id)
        return {**self._claims, **found}

    def replace(self, records: Sequence[Any]) -> tuple[Issue, ...]:
        """Write the ids into the records, in place of the labels.

        Args:
            records: The records; they are changed in place.

        Returns:
            Labels that several records bear, or none does.
        """
        repeated = {one.index: one for one in self._repeated}
        issues = [_twice(one) for one in self._repeated]
        given = {one.index: one for one in self._by_label.values()} | repeated
        for index, record in enumerate(records):
            shape = record_shape(record.get("type")) if isinstance(record, dict) else None
            if shape is None:
                continue
            if index in given:
                record["id"] = given[index].id
            label = record.get("id")
            spot = Spot(label if isinstance(label, str) else "", ("records", index), None)
            issues += self._in_members(record, shape, (), spot)
            if record["type"] == "claim":
                issues += self._in_value(record, spot)
        self._name_claims(records)
        return tuple(issues)

    def _in_members(self, value: dict[str, Any], shape: Shape, path: Path, spot: Spot) -> Iterator[Issue]:
        for name in list(value):
            inner = shape.property(name)
            if inner is not None and (path or name != "id"):
                value[name] = yield from self._replaced(value[name], inner, (*path, name), spot)

    def _in_value(self, claim: dict[str, Any], spot: Spot) -> Iterator[Issue]:
        """The value of a claim holds what the property of its subject does."""
        subject, name = claim.get("subject"), claim.get("property")
        shape = record_shape(subject.partition(":")[0]) if isinstance(subject, str) else None
        inner = shape.property(name) if shape and isinstance(name, str) else None
        if inner is not None and "value" in claim:
            element = inner if isinstance(claim["value"], list) else inner.items or inner
            claim["value"] = yield from self._replaced(claim["value"], element, ("value",), spot)

    def _replaced(self, value: Any, shape: Shape, path: Path, spot: Spot) -> Generator[Issue, None, Any]:
        if isinstance(value, list) and shape.items:
            made = []
            for index, item in enumerate(value):
                made.append((yield from self._replaced(item, shape.items, (*path, index), spot)))
            return made
        if isinstance(value, dict):
            yield from self._in_members(value, shape, path, spot)
        elif isinstance(value, str) and shape.name in _REFERENCES:
            return (yield from self._led(value, _REFERENCES[shape.name], path, spot))
        return value

    def _led(self, label: str, kinds: Sequence[str], path: Path, spot: Spot) -> Generator[Issue, None, str]:
        """The id that a reference leads to; the reference itself where it leads to none, or to several."""
        if label in self._kept:
            return label
        found = [self._by_label[kind, label] for kind in kinds if (kind, label) in self._by_label]
        if len(found) > 1:
            names = ", ".join(one.kind for one in found)
            message = f"The label {shown(label)} is borne by several records: {names}."
            yield spot.issue("ref.ambiguous", path, message, got=shown(label), hint="Give each record its own label.")
        elif not found and not _ID.fullmatch(label):
            message = f"No record of the answer has the label {shown(label)}."
            yield spot.issue("ref.missing", path, message, got=shown(label), hint="Add the record, or leave it out.")
        return found[0].id if len(found) == 1 else label

    def _name_claims(self, records: Sequence[Any]) -> None:
        """Give claims their ids, which are made of what they say; one that is said twice stands twice."""
        made: dict[str, dict[str, Any]] = {}
        for record in records:
            if not isinstance(record, dict) or record.get("type") != "claim":
                continue
            label = record.get("id")
            if not isinstance(label, str):
                continue
            found = _claim_id(record)
            first = made.setdefault(found, record)
            if first is not record and first.get("evidence") != record.get("evidence"):
                found = f"claim:{make_key([found, len(made)])}"
                made[found] = first = record
            self._claims.setdefault(label, found)
            if first is not record:
                record.clear()
                record.update(first)
            record["id"] = found


def _anchors(records: Sequence[Any]) -> Mapping[str, int]:
    """By the label of a subject the offset of the first words about it."""
    found: dict[str, int] = {}
    for record in records:
        subject = record.get("subject") if isinstance(record, dict) else None
        if not isinstance(subject, str):
            continue
        for start, _ in _spans(record):
            if isinstance(start, int):
                found[subject] = min(start, found.get(subject, start))
    return found


def _spans(claim: Mapping[str, Any]) -> list[tuple[int | None, int | None]]:
    evidence = claim.get("evidence")
    pieces = evidence if isinstance(evidence, list) else []
    return [(piece.get("start"), piece.get("end")) for piece in pieces if isinstance(piece, dict)]


def _claim_id(claim: Mapping[str, Any]) -> str:
    names = ("source", "kind", "subject", "property", "value", "text", "stance", "speaker")
    what: dict[str, Any] = {name: claim.get(name) for name in names}
    return claim_id(spans=_spans(claim), **what)


def _twice(one: _Labelled) -> Issue:
    message = f"Another {one.kind} of the answer has the label {shown(one.label)}; references lead to the first."
    spot = Spot(one.id, ("records", one.index), None)
    return spot.issue("ref.duplicate_id", ("id",), message, got=shown(one.label), hint="Give each its own label.")
