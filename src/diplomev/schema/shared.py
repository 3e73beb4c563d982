"""The types that many properties share: each is defined once in the JSON Schema and referred to by name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from diplomev.model import PartialDate, records, types, values
from diplomev.model.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Mapping

SHARED: dict[str, Any] = {
    "PartialDate": PartialDate,
    "Timestamp": types.Timestamp,
    "CountryCode": types.CountryCode,
    "Text": types.Text,
    "LanguageTag": types.LanguageTag,
    "Url": types.Url,
    "Sha256": types.Sha256,
    "Decimal": types.Decimal,
    "Currency": types.Currency,
    "Key": types.Key,
    "Extractor": types.Extractor,
    "SafeInteger": types.Safe,
    "Percent": types.Percent,
    "Latitude": types.Latitude,
    "Longitude": types.Longitude,
    "Ext": types.Ext,
    "RecordId": types.RecordId,
    "SourceId": types.SourceId,
    "ActorId": types.ActorId,
    "VisitId": types.VisitId,
    "EngagementId": types.EngagementId,
    "AgreementId": types.AgreementId,
    "ClaimId": types.ClaimId,
    "SourceKind": records.SourceKind,
    "ActorKind": records.ActorKind,
    "Office": values.Office,
    "RoleStatus": values.RoleStatus,
    "PlaceKind": values.PlaceKind,
    "Rank": records.Rank,
    "Occasion": records.Occasion,
    "VisitStatus": records.VisitStatus,
    "EngagementKind": records.EngagementKind,
    "EngagementStatus": records.EngagementStatus,
    "AgreementKind": records.AgreementKind,
    "AgreementStatus": records.AgreementStatus,
    "ActionKind": values.ActionKind,
    "ClaimKind": records.ClaimKind,
    "Stance": records.Stance,
    "Sector": records.Sector,
}
"""The shared types by the names that they bear in the schema."""
_REMARKS = {"title", "description", "examples"}


class SharedTypes:
    """The definitions of the shared types, and the way from a shape to the one that has it."""

    def __init__(self) -> None:
        self._definitions = {name: TypeAdapter(annotation).json_schema() for name, annotation in SHARED.items()}
        self._names: dict[bytes, list[str]] = defaultdict(list)
        for name, definition in self._definitions.items():
            self._names[_essence(definition)].append(name)

    def definitions(self) -> dict[str, dict[str, Any]]:
        """What goes into `$defs`."""
        return {name: {"title": name, **_without_title(found)} for name, found in self._definitions.items()}

    def reference(self, shape: Mapping[str, Any]) -> dict[str, Any]:
        """A reference to the shared type that has this shape; the shape itself where none has it.

        Raises:
            LookupError: Several have the shape, and its description is that of none of them.
        """
        names = self._names.get(_essence(shape), [])
        if len(names) > 1:
            names = [n for n in names if self._definitions[n]["description"] == shape.get("description")]
            if not names:
                raise LookupError(f"several shared types look like {shape}")
        if not names:
            return dict(shape)
        own = shape.get("examples")
        remark = {"examples": own} if own and own != self._definitions[names[0]].get("examples") else {}
        return {"$ref": f"#/$defs/{names[0]}", **remark}


def _without_title(definition: Mapping[str, Any]) -> dict[str, Any]:
    rest = {key: value for key, value in definition.items() if key not in {"title", "description"}}
    return {"description": definition["description"], **rest}


def _essence(shape: Mapping[str, Any]) -> bytes:
    """What a shape demands, without what it says to people."""
    return canonical_json({key: value for key, value in shape.items() if key not in _REMARKS})
