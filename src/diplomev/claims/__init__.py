"""Claims into records, and records into claims."""

from diplomev.claims.compile import compile_records
from diplomev.claims.lift import dataset_source, lift
from diplomev.claims.policies import (
    DEFAULT_POLICIES,
    HUMAN,
    LIFT,
    Policy,
    Position,
    furthest,
    most_independent,
)
from diplomev.claims.properties import INHERITED, get_property, properties
from diplomev.claims.sets import sorted_set

__all__ = [
    "DEFAULT_POLICIES",
    "HUMAN",
    "INHERITED",
    "LIFT",
    "Policy",
    "Position",
    "compile_records",
    "dataset_source",
    "furthest",
    "get_property",
    "lift",
    "most_independent",
    "properties",
    "sorted_set",
]
