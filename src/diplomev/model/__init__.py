"""The data model: six records and the values in them, as frozen pydantic models."""

from diplomev.model.dates import PartialDate
from diplomev.model.records import (
    MODELS,
    RECORD,
    SCHEMA_VERSION,
    Actor,
    Agreement,
    AnyRecord,
    Bundle,
    Claim,
    Engagement,
    Record,
    Source,
    View,
    Visit,
)
from diplomev.model.types import Ext
from diplomev.model.values import (
    Action,
    Amount,
    Count,
    Event,
    Evidence,
    Identifier,
    Name,
    Place,
    Role,
    Signatory,
)

__all__ = [
    "MODELS",
    "RECORD",
    "SCHEMA_VERSION",
    "Action",
    "Actor",
    "Agreement",
    "Amount",
    "AnyRecord",
    "Bundle",
    "Claim",
    "Count",
    "Engagement",
    "Event",
    "Evidence",
    "Ext",
    "Identifier",
    "Name",
    "PartialDate",
    "Place",
    "Record",
    "Role",
    "Signatory",
    "Source",
    "View",
    "Visit",
]
