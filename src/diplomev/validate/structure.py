"""Ask the models about JSON, and say in plain words what they refuse and where."""

from collections.abc import Sequence
from typing import Any, Literal

import orjson
from attrs import define, field, frozen
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from diplomev.model import MODELS, RECORD, AnyRecord, Bundle
from diplomev.model.records import Actor, Agreement, Claim, Engagement, Source, Visit
from diplomev.validate.faults import Fault, finding_of
from diplomev.validate.fields import place_of
from diplomev.validate.issues import Finding, Path
from diplomev.validate.render import json_type, shown

ARecord = Source | Actor | Visit | Engagement | Agreement | Claim
"""Any of the six records, for type checkers."""
Shape = Literal["bundle", "list", "record"]
"""What a JSON value holds: a bundle, a list of records, or one record."""

_LIST: TypeAdapter[tuple[ARecord, ...]] = TypeAdapter(tuple[AnyRecord, ...], config=ConfigDict(defer_build=True))


@frozen
class Checked:
    """The answer of the models.

    Attributes:
        shape: How the records stand in the value; `None` where it can hold none.
        records: The records, where all are as they should be, else nothing.
        findings: What is wrong.
        unread: Whether the parser of the models did not take the JSON at all, by limits of its own.
    """

    shape: Shape | None
    records: tuple[ARecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: bool = False


def check(value: Any, data: bytes, *, one_record: bool) -> Checked:
    """Check the structure of a JSON value.

    Args:
        value: The value.
        data: The same value as JSON; the models read it from there.
        one_record: Whether only a record may stand here, as on a line of JSON Lines.
    """
    shape = _shape(value, one_record=one_record)
    if shape is None:
        return Checked(None, findings=(_not_object(value, one_record=one_record),))
    untyped = (_UNTYPED_BUNDLE,) if shape == "bundle" and "type" not in value else ()
    try:
        records = _models(shape, data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return Checked(shape, () if untyped else records, untyped)
    findings = (*untyped, *(_finding(detail, shape, value) for detail in details))
    return Checked(shape, findings=findings, unread=details[0]["type"] == "json_invalid")


def check_some(value: Any, shape: Shape, places: Sequence[int]) -> tuple[Finding, ...] | None:
    """Say what is wrong with some records of a list, as `check` would, without a look at the others.

    Args:
        value: The bundle or list.
        shape: Which of the two it is.
        places: The places of the records.

    Returns:
        What is wrong; `None` where the parser of the models does not take the JSON at all.
    """
    base = ("records",) if shape == "bundle" else ()
    records = raw_records(value, shape).items
    try:
        _LIST.validate_json(orjson.dumps([records[place] for place in places]))
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return ()
    if details[0]["type"] == "json_invalid":
        return None
    for detail in details:
        index, *rest = detail["loc"]
        detail["loc"] = (*base, places[int(index)], *rest)
    return tuple(_finding(detail, shape, value) for detail in details)


_UNTYPED_BUNDLE = Finding(code="schema.missing", path=("type",), message="`type` is missing.", expected='"bundle"')
"""What the models do not say: to them a bundle is known by the place where it stands."""


@define  # one a line: frozen ones take three times as long to make
class Raw:
    """What is meant as records in a JSON value, good or bad.

    Attributes:
        items: The records, as plain JSON.
        base: The path to the list that they stand in, or to the one record.
        listed: Whether they stand in a list.
    """

    items: list[Any] = field(factory=list)
    base: Path = ()
    listed: bool = True

    def path(self, index: int) -> Path:
        """The path to a record."""
        return (*self.base, index) if self.listed else self.base

    def record_at(self, path: Path) -> Any:
        """The record that a path leads to or into; `None` where there is none."""
        if not self.listed:
            return self.items[0] if self.items else None
        place = path[len(self.base)] if len(path) > len(self.base) else None
        return self.items[place] if isinstance(place, int) and place < len(self.items) else None


def raw_records(value: Any, shape: Shape | None, base: Path = ()) -> Raw:
    """Return what is meant as records in a JSON value of a shape, which stands at a path."""
    if shape == "record":
        return Raw([value], base, listed=False)
    items = value.get("records") if shape == "bundle" else value
    if shape is None or not isinstance(items, list):
        return Raw()
    return Raw(items, (*base, "records") if shape == "bundle" else base)


def _shape(value: Any, *, one_record: bool) -> Shape | None:
    if isinstance(value, list) and not one_record:
        return "list"
    if not isinstance(value, dict):
        return None
    kind = value.get("type")
    is_bundle = kind == "bundle" or (isinstance(value.get("records"), list) and kind is None)
    return "bundle" if is_bundle and not one_record else "record"


def _models(shape: Shape, data: bytes) -> tuple[ARecord, ...]:
    if shape == "bundle":
        return Bundle.model_validate_json(data).records
    if shape == "list":
        return _LIST.validate_json(data)
    return (RECORD.validate_json(data),)


def _finding(detail: ErrorDetails, shape: Shape, value: Any) -> Finding:
    path = _path(detail["loc"], shape)
    model, inner = _model_of(path, shape, value)
    fault = Fault(
        kind=detail["type"],
        path=path,
        place=place_of(model, inner) if model else None,
        given=detail["input"],
        context=detail.get("ctx", {}),
        message=detail["msg"],
    )
    return finding_of(fault)


DEPTHS: dict[Shape, int] = {"bundle": 2, "list": 1, "record": 0}
"""In how many objects and lists the records stand."""


def _path(loc: tuple[str | int, ...], shape: Shape) -> Path:
    """The path of an error: its location without the record's type, which pydantic puts behind the record."""
    depth = DEPTHS[shape]
    in_record = len(loc) > depth and (shape != "bundle" or loc[0] == "records")
    path = (*loc[:depth], *loc[depth + 1 :]) if in_record else loc
    return path[:-1] if path[-1:] == ("[key]",) and path[-3:-2] == ("ext",) else path


def _model_of(path: Path, shape: Shape, value: Any) -> tuple[type[BaseModel] | None, Path]:
    """The model that a path goes into, and the rest of the path within it."""
    depth = DEPTHS[shape]
    if shape == "bundle" and (path[:1] != ("records",) or len(path) < depth):
        return Bundle, path
    record = value
    for token in path[:depth]:
        record = record[token]
    kind = record.get("type") if isinstance(record, dict) else None
    return (MODELS.get(kind) if isinstance(kind, str) else None), path[depth:]


def _not_object(value: Any, *, one_record: bool) -> Finding:
    expected = "a record" if one_record else "a bundle, a record or a list of records"
    kind = json_type(value)
    return Finding(
        code="json.not_object",
        message=f"Here stands {kind}, but {expected} should.",
        expected=f"{expected}, as JSON objects" if not one_record else "a record, which is a JSON object",
        got=shown(value),
        hint='Give an object such as {"type": "visit", "id": "visit:0a1b", …}.',
    )
