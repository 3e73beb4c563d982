"""The bundle of the benchmarks in the model of followthemoney: as many entities, with the same content.

Visits and agreements become `Event`s, sources `Article`s, claims `Note`s on what they are about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from bundle import bundle

if TYPE_CHECKING:
    from collections.abc import Callable

Entity = dict[str, Any]


def entities() -> list[Entity]:
    """The records as followthemoney's entities, as plain JSON: `id`, `schema`, `properties`."""
    return [_ENTITIES[record["type"]](record) for record in orjson.loads(bundle())["records"]]


def _entity(record: Entity, schema: str, **properties: Any) -> Entity:
    given = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {"id": record["id"].replace(":", "-"), "schema": schema, "properties": given}


def _reference(id_: str) -> str:
    return id_.replace(":", "-")


def _source(record: Entity) -> Entity:
    return _entity(
        record,
        "Article",
        title=record["title"],
        publisher=record["publisher"],
        sourceUrl=record["url"],
        language=record["language"],
        publishedAt=record["published"],
        contentHash=record["text_sha256"][:40],
    )


def _actor(record: Entity) -> Entity:
    schema = {"person": "Person", "state": "PublicBody"}[record["kind"]]
    return _entity(
        record,
        schema,
        name=record["name"],
        alias=[name["value"] for name in record.get("names", ())],
        country=record["country"],
        position=[role["title"] for role in record.get("roles", ())] if schema == "Person" else [],
        proof=[_reference(source) for source in record["sources"]],
    )


def _event(record: Entity) -> Entity:
    return _entity(
        record,
        "Event",
        name=record.get("title") or record.get("rank") or record["kind"],
        involved=[_reference(actor) for actor in (*record.get("visitors", ()), *record.get("hosts", ()))],
        organizer=[_reference(party) for party in record.get("parties", ())],
        country=[*record.get("sending", ()), *filter(None, [record.get("receiving")])],
        startDate=record.get("start") or record.get("signed"),
        endDate=record.get("end"),
        location=[place["name"] for place in record.get("places", ())],
        keywords=record.get("sectors", []),
        summary=record["status"],
        proof=[_reference(source) for source in record["sources"]],
    )


def _claim(record: Entity) -> Entity:
    return _entity(
        record,
        "Note",
        proof=_reference(record["source"]),
        entity=_reference(record["subject"]),
        description=f"{record['property']} {record['stance']}: {orjson.dumps(record['value']).decode()}",
        summary=[evidence["exact"] for evidence in record["evidence"]],
        keywords=[record["extractor"], str(record["confidence"])],
    )


_ENTITIES: dict[str, Callable[[Entity], Entity]] = {
    "source": _source,
    "actor": _actor,
    "visit": _event,
    "agreement": _event,
    "claim": _claim,
}
