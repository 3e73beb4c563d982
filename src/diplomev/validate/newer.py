"""Read data of a newer minor version: each record becomes one of the version known here, with a warning."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen

from diplomev.model import SCHEMA_VERSION, Bundle
from diplomev.schema.newer import UNKNOWN, Kept, adopt, is_newer_minor
from diplomev.schema.shapes import record_shape
from diplomev.validate.issues import Finding, Path
from diplomev.validate.render import shown
from diplomev.vocabulary.loading import nearest

_LONGEST_COMPARED = 64


@define
class Adopted:
    """Data with all that is newer in them put aside.

    Attributes:
        value: The data, of the version known here.
        version: The newer version that the records after these are of as well; `None` where they are not.
        findings: What was put aside, and the version that it belongs to.
    """

    value: Any
    version: str | None = None
    findings: list[Finding] = field(factory=list)
    _gone: dict[Path, list[int]] = field(factory=dict)
    """By list the places of the elements that were taken out of it."""

    def original(self, path: Path) -> Path:
        """The path that a value has in the data as given."""
        found: Path = ()
        for token in path:
            place = token
            for gone in self._gone.get(found, ()) if isinstance(place, int) else ():
                if isinstance(place, int) and gone <= place:
                    place += 1
            found = (*found, place)
        return found

    def one(self, item: Any, path: Path) -> Any:
        """Take in a record, or what stands in the place of one."""
        if not isinstance(item, dict):
            return item
        if item.get("schema_version") is not None:
            self.note(item["schema_version"], path)
        return self._known(item, self.version, path) if self.version else item

    def note(self, given: Any, path: Path) -> None:
        """Take in what data say of their version."""
        self.version = given if is_newer_minor(given) else None
        if self.version:
            self.findings.append(_newer_version(self.version, (*path, "schema_version")))

    def _known(self, record: dict[str, Any], version: str, path: Path) -> dict[str, Any]:
        known, kept = adopt(record, version)
        for one in kept:
            self.findings.append(_put_aside(record, one, path, version))
            if not one.instead and isinstance(one.at[-1], int):
                self._gone.setdefault((*path, *one.at[:-1]), []).append(one.at[-1])
        return known


def adopted(value: Any, inherited: str | None = None, *, one_record: bool = False) -> Adopted | None:
    """Put aside what is newer in data; `None` where nothing says that they are of a newer minor version.

    Args:
        value: A bundle, a list or a record as JSON, good or bad.
        inherited: The newer version that the records before it are of.
        one_record: Whether only a record may stand here.
    """
    records = value.get("records") if isinstance(value, dict) and not one_record else None
    if isinstance(records, list) and value.get("type") in ("bundle", None):
        return _bundle(value, records) if any(map(_says_newer, [value, *records])) else None
    listed = isinstance(value, list) and not one_record
    if not inherited and not any(map(_says_newer, value if listed else [value])):
        return None
    found = Adopted(value, inherited)
    found.value = [found.one(item, (index,)) for index, item in enumerate(value)] if listed else found.one(value, ())
    return found


def _bundle(bundle: dict[str, Any], records: list[Any]) -> Adopted:
    """Put aside what is newer in a bundle; its version is that of the records that do not name their own."""
    found = Adopted(dict(bundle))
    found.note(bundle.get("schema_version"), ())
    version = found.version
    if version:
        found.value["schema_version"] = SCHEMA_VERSION
        for name in [key for key in bundle if key not in Bundle.model_fields]:
            found.findings.append(_lost(name, found.value.pop(name)))
    known = []
    for index, item in enumerate(records):
        found.version = version
        known.append(found.one(item, ("records", index)))
    found.value["records"] = known
    found.version = None
    return found


def _says_newer(record: Any) -> bool:
    given = record.get("schema_version") if type(record) is dict else None
    return given is not None and given != SCHEMA_VERSION and is_newer_minor(given)


def _newer_version(given: str, path: Path) -> Finding:
    return Finding(
        code="schema.newer_version",
        path=path,
        message=f"The data are of version {shown(given)} of the data model; what is new in it is not known here.",
        expected=f"version {SCHEMA_VERSION}",
        got=shown(given),
        hint="Take a newer diplomev to see all of them.",
    )


def _put_aside(record: dict[str, Any], kept: Kept, path: Path, version: str) -> Finding:
    name, shape = str(kept.at[0]), record_shape(record["type"])
    properties = tuple(shape.body["properties"]) if shape else ()
    where = f"it is kept under `ext` as {UNKNOWN}, and written back"
    return Finding(
        code="schema.newer_value",
        path=(*path, *kept.at),
        message=f"`{name}` of the {record['type']} holds what is new in version {version}: {where}.",
        got=shown(kept.value),
        hint=None if name in properties else nearest(name[:_LONGEST_COMPARED], properties),
    )


def _lost(name: str, value: Any) -> Finding:
    return Finding(
        code="schema.newer_value",
        path=(name,),
        message=f"`{name}` of the bundle is not known here, and is not kept: it is no part of a record.",
        got=shown(value),
    )


@frozen
class Told:
    """What was told of newer data already, so that each kind is told once."""

    seen: set[tuple[str, str]] = field(factory=set)

    def first_of_each(self, findings: list[Finding]) -> list[Finding]:
        """The findings whose like has not been told."""
        fresh = []
        for finding in findings:
            like = (finding.code, finding.message)
            if like not in self.seen:
                self.seen.add(like)
                fresh.append(finding)
        return fresh
