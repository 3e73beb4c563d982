"""From one version of the data model to the next, step by step.

A version is `major.minor`. Within a major version, what is valid stays valid: a minor version may add optional
properties, and codes to lists that have `other` or whose absence leaves a record valid; no record types, no kinds or
stances of claims. Everything else is a major version, and comes with a step that makes the new form of the old data.

To publish a version: change `SCHEMA_VERSION` in `diplomev.model.records`, add a `Step` to `STEPS`, and run
`python -m diplomev.schema.build`, which writes the new file and pins its digest in `published.toml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.errors import UnknownCodeError
from diplomev.model.records import SCHEMA_VERSION
from diplomev.schema.newer import is_newer_minor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@frozen
class Step:
    """What leads from one version to the next.

    Attributes:
        old: The version that it takes.
        new: The version that it makes.
        record: From a record of the old version to the same record in the new one; it changes nothing it is given.
    """

    old: str
    new: str
    record: Callable[[dict[str, Any]], dict[str, Any]]


STEPS: tuple[Step, ...] = ()
"""All steps, from the first published version on. There is one version so far, so there is none."""


def upgrade(data: dict[str, Any] | list[Any], *, steps: Sequence[Step] = STEPS) -> dict[str, Any] | list[Any]:
    """Bring data of an older version of the data model to the one known here.

    Args:
        data: A bundle, a record or a list of records as JSON values, as `json.loads` gives them. They need not be
            valid: ask `validate` about the outcome. A list without a version on its first record, and a record
            without one, are taken to be of the present version.
        steps: The steps to take.

    Returns:
        The data in the present version. Nothing that is given is changed; data of the present version, or of a newer
        minor one (which `read` reads), come back as they are.

    Raises:
        UnknownCodeError: No step leads on from the version of the data.

    Examples:
        >>> visit = {"type": "visit", "id": "visit:1", "schema_version": "1.0", "sending": ["MLI"]}
        >>> upgrade(visit) == visit
        True
        >>> upgrade({"type": "bundle", "schema_version": "0.3", "records": []})
        Traceback (most recent call last):
        diplomev.errors.UnknownCodeError: '0.3' is not in the vocabulary 'schema_version'. Versions known here: 1.0.
    """
    version = _version_of(data)
    while version != SCHEMA_VERSION and not is_newer_minor(version):
        step = next((step for step in steps if step.old == version), None)
        if step is None:
            known = ", ".join([*(step.old for step in steps), SCHEMA_VERSION])
            raise UnknownCodeError(str(version), "schema_version", f"Versions known here: {known}.")
        data, version = _taken(data, step), step.new
    return data


def _version_of(data: dict[str, Any] | list[Any]) -> Any:
    head = data[0] if isinstance(data, list) and data else data
    given = head.get("schema_version") if isinstance(head, dict) else None
    return SCHEMA_VERSION if given is None else given


def _taken(data: dict[str, Any] | list[Any], step: Step) -> dict[str, Any] | list[Any]:
    """The data one step on, with the new version where the old one stood."""
    if isinstance(data, list):
        return _records(data, step)
    records = data.get("records")
    if data.get("type") != "bundle" or not isinstance(records, list):
        return _record(data, step)
    return {**data, "schema_version": step.new, "records": _records(records, step)}


def _records(values: list[Any], step: Step) -> list[Any]:
    """The records one step on; what is no record stays as it is, for `validate` to speak of."""
    return [_record(value, step) if isinstance(value, dict) else value for value in values]


def _record(record: dict[str, Any], step: Step) -> dict[str, Any]:
    made = step.record(dict(record))
    return {**made, "schema_version": step.new} if "schema_version" in made else made
