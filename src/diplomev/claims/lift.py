"""From records to claims: what a delivered record says beyond its own claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.claims.compile import compile_records
from diplomev.claims.policies import LIFT
from diplomev.claims.properties import Property, properties
from diplomev.model import Claim, Record, Source, View
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import claim_id, source_id, text_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def lift(records: Iterable[Record], *, delivered_by: Source | None = None) -> tuple[Record, ...]:
    """Take records apart into claims, so that they can be merged with others.

    Sources and claims pass unchanged. What any other record says, and its own claims among `records` do not, becomes
    claims of the delivering file, without evidence and with the extractor `lift`.
    [`compile_records`][diplomev.claims.compile.compile_records] is its inverse on canonical records.

    Args:
        records: Records of any types.
        delivered_by: The file that they came in, a Source of kind `dataset`; made from the records where not given.

    Returns:
        Sources and claims; the delivering source is among them if a claim of it is.
    """
    records = tuple(records)
    kept = [record for record in records if isinstance(record, Source | Claim)]
    views = [record for record in records if isinstance(record, View)]
    same = {member: view.id for view in views for member in view.to_dict().get("merged_from", ())}
    compiled = {record.id: record.to_dict() for record in compile_records(kept, same=same)}
    origin = delivered_by or dataset_source(views)
    lifted = [claim for view in views for claim in _difference(view, compiled.get(view.id, {}), origin.id)]
    known = {record.id for record in kept}
    return (*kept, *([origin] if lifted and origin.id not in known else []), *lifted)


def dataset_source(records: Iterable[Record], *, path: str | None = None, url: str | None = None) -> Source:
    """The Source that stands for a delivered file of records.

    Args:
        records: What the file holds; its digest is of their canonical JSON, in canonical order.
        path: Where it lay.
        url: Where it came from.
    """
    lines = sorted(canonical_json(record.to_dict()) for record in records)
    digest = text_digest(b"\n".join(lines).decode())
    return Source(id=source_id(digest, url), kind="dataset", path=path, url=url, text_sha256=digest)


def _difference(view: View, compiled: dict[str, Any], origin: str) -> Iterator[Claim]:
    """A claim for each value of a record that its own claims do not give."""
    delivered = view.to_dict()
    for prop in properties(view.type):
        if prop.name not in delivered:
            continue
        known = {canonical_json(item) for item in elements(prop, compiled.get(prop.name))}
        for item in elements(prop, delivered[prop.name]):
            if canonical_json(item) not in known:
                yield lifted_claim(view.id, prop.name, item, origin)


def elements(prop: Property, value: Any) -> list[Any]:
    """The values of a property that claims state one by one."""
    if value is None:
        return []
    if prop.name == "ext":
        return [{key: item} for key, item in value.items()]
    return value if prop.is_list else [value]


def lifted_claim(subject: str, name: str, value: Any, origin: str) -> Claim:
    """The claim of a delivering source that a property has a value."""
    key = claim_id(source=origin, kind="statement", subject=subject, property=name, value=value, stance="asserts")
    return Claim(
        id=key, kind="statement", source=origin, subject=subject, property=name, value=value, stance="asserts",
        extractor=LIFT,
    )  # fmt: skip
