"""Read data of a newer minor version: each record becomes one of the version known here, with a warning."""

from __future__ import annotations

from typing import Any

from attrs import define, field, frozen

from diplomev.model import SCHEMA_VERSION
from diplomev.schema.newer import UNKNOWN, Kept, adopt, is_newer_minor
from diplomev.validate.hints import near_key
from diplomev.validate.issues import Finding, Path
from diplomev.validate.render import shown


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

    def _take(self, record: dict[str, Any], version: str, path: Path) -> dict[str, Any]:
        known, kept = adopt(record, version)
        for one in kept:
            self.findings.append(_put_aside(record, one, path, version))
            if not one.instead and isinstance(one.at[-1], int):
                self._gone.setdefault((*path, *one.at[:-1]), []).append(one.at[-1])
        return known

    def sequence(self, items: list[Any]) -> None:
        """Take in the records of a list; what the first says of the version goes for those behind it."""
        made = []
        for index, item in enumerate(items):
            made.append(self._one(item, (index,)))
        self.value = made

    def _one(self, item: Any, path: Path) -> Any:
        if not isinstance(item, dict):
            return item
        given = item.get("schema_version")
        if given is not None:
            self._note(given, path)
        return self._take(item, self.version, path) if self.version else item

    def _note(self, given: Any, path: Path) -> None:
        self.version = given if is_newer_minor(given) else None
        if self.version:
            self.findings.append(_newer_version(given, (*path, "schema_version")))

    def record(self, record: dict[str, Any]) -> None:
        """Take in a single record."""
        self.value = self._one(record, ())

    def bundle(self, bundle: dict[str, Any]) -> None:
        """Take in a bundle, and the records in it that do not name a version of their own."""
        self._note(bundle.get("schema_version"), ())
        whole, self.version = self.version, None
        self.value = dict(bundle)
        if whole:
            self.value["schema_version"] = SCHEMA_VERSION
            for name in bundle.keys() - {"type", "schema_version", "records"}:
                self.findings.append(_lost(name, bundle[name]))
                del self.value[name]
        made = []
        for index, item in enumerate(bundle["records"]):
            self.version = whole
            made.append(self._one(item, ("records", index)))
        self.value["records"] = made
        self.version = None


def adopted(value: Any, inherited: str | None = None, *, one_record: bool = False) -> Adopted | None:
    """Put aside what is newer in data; `None` where nothing says that they are of a newer minor version.

    Args:
        value: A bundle, a list or a record as JSON, good or bad.
        inherited: The newer version that the records before it are of.
        one_record: Whether only a record may stand here.
    """
    found = Adopted(value, inherited)
    if isinstance(value, list) and not one_record:
        if inherited or any(map(_says_newer, value)):
            found.sequence(value)
            return found
    elif isinstance(value, dict):
        records = value.get("records")
        if value.get("type") in ("bundle", None) and isinstance(records, list) and not one_record:
            if _says_newer(value) or any(map(_says_newer, records)):
                found.bundle(value)
                return found
        elif inherited or _says_newer(value):
            found.record(value)
            return found
    return None


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
    name = kept.at[0]
    is_key = len(kept.at) == 1 and isinstance(name, str) and not kept.instead
    what = f"`{name}` of {record.get('type')} records"
    where = f"it is kept under `ext`, as {UNKNOWN}, and written back."
    hint = near_key(str(name), str(record.get("type"))) if is_key else None
    return Finding(
        code="schema.newer_value",
        path=(*path, *kept.at),
        message=f"{what} holds what is not known here, of version {version}; {where}",
        got=shown(kept.value),
        hint=hint,
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
