"""What each property of each record is: one value or a set, of which type, and what may supply it."""

from __future__ import annotations

from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from attrs import frozen
from pydantic import TypeAdapter, ValidationError

from diplomev.claims.sets import canonical_value
from diplomev.model import MODELS

ENVELOPE = frozenset({"type", "id", "schema_version"})
"""Fields of a record that are not claimed: they are the record's envelope."""
ASSERTED_ONLY = frozenset({"signed", "in_force", "ended"})
"""Properties that a plan never supplies: what is planned has not happened."""
INHERITED = ("parties", "status", "signed", "visit")
"""Properties of an agreement that a part takes over from its set where it says nothing itself."""
REFERENCES = frozenset(
    {
        "visitors", "delegation", "hosts", "invited_by", "event", "agreements", "visit", "participants", "parties",
        "signatories", "part_of", "actions", "replaces", "amends", "roles", "derived_from",
    }
)  # fmt: skip
"""Properties whose values hold ids of other records."""


@frozen
class Property:
    """One property of one type of record.

    Attributes:
        record_type: The type of record.
        name: The property.
        is_list: Whether it is a set of values, of which a claim states one element.
    """

    record_type: str
    name: str
    is_list: bool

    def normal(self, value: Any) -> Any:
        """A JSON value in the form in which records have it; `None` where it is none of this property's values."""
        adapter = _adapter(self.record_type, self.name)
        try:
            valid = adapter.validator.validate_python(value)
        except ValidationError:
            return None
        if type(valid) is str:  # as most values are: JSON in canonical form already
            return valid
        found = adapter.serializer.to_python(valid, mode="json", exclude_defaults=True)
        return found if self.name == "ext" else canonical_value(found)

    def fits(self, value: Any) -> bool:
        """Whether a JSON value is one of this property's values (of its elements, for a list)."""
        try:
            _adapter(self.record_type, self.name).validator.validate_python(value)
        except ValidationError:
            return False
        return True


@cache
def get_property(record_type: str, name: str) -> Property | None:
    """The property of that name; `None` where the record has none or it is not one that claims state."""
    model = MODELS.get(record_type)
    if model is None or name in ENVELOPE or name not in model.model_fields:
        return None
    return Property(record_type, name, get_origin(_annotation(record_type, name)) is tuple)


@cache
def properties(record_type: str) -> tuple[Property, ...]:
    """All properties of a type of record, in the model's order."""
    found = (get_property(record_type, name) for name in MODELS[record_type].model_fields)
    return tuple(item for item in found if item is not None)


def _annotation(record_type: str, name: str) -> Any:
    return MODELS[record_type].model_fields[name].annotation


@cache
def _adapter(record_type: str, name: str) -> TypeAdapter[Any]:
    field = MODELS[record_type].model_fields[name]
    annotation = field.annotation
    if get_origin(annotation) is tuple:
        return TypeAdapter(get_args(annotation)[0])
    options = [option for option in get_args(annotation) if option is not NoneType]
    plain: Any = options[0] if options else annotation
    return TypeAdapter(Annotated[plain, *field.metadata] if field.metadata else plain)
