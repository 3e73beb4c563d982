"""One example of each record: a treaty, the visit on which it was signed, and who says so."""

from __future__ import annotations

from typing import Any

from diplomev.model.identity import claim_id, record_id, source_id, state_id, text_digest

_TEXT = (
    "AACHEN. French President Emmanuel Macron and German Chancellor Angela Merkel signed a treaty on cooperation and"
    " integration in the town hall of Aachen on 22 January 2019."
)
_URL = "https://example.org/news/treaty-of-aachen"
_SOURCE = source_id(text_digest(_TEXT), _URL)
_VISITOR = record_id("actor", _SOURCE, _TEXT.index("Emmanuel"))
_VISIT = record_id("visit", _SOURCE, _TEXT.index("AACHEN"))
_TREATY = record_id("agreement", _SOURCE, _TEXT.index("treaty"))
_DAY = "2019-01-22"
_PLACE = {"name": "Aachen", "kind": "city", "country": "DEU", "latitude": 50.776, "longitude": 6.084}


def _source() -> dict[str, Any]:
    return {
        "type": "source",
        "id": _SOURCE,
        "kind": "news_article",
        "title": "France and Germany sign a new treaty",
        "publisher": "Example Press",
        "url": _URL,
        "language": "en",
        "published": "2019-01-22T14:30:00+01:00",
        "text_sha256": text_digest(_TEXT),
        "length": len(_TEXT),
        "text": _TEXT,
    }


def _actor() -> dict[str, Any]:
    role = {
        "title": "President",
        "lang": "en",
        "office": "head_of_state",
        "country": "FRA",
        "status": "current",
    }
    return {
        "type": "actor",
        "id": _VISITOR,
        "sources": [_SOURCE],
        "kind": "person",
        "name": "Emmanuel Macron",
        "names": [{"value": "Emmanuel Macron", "lang": "en"}],
        "country": "FRA",
        "roles": [role],
        "identifiers": [{"scheme": "wikidata", "value": "Q3052772"}],
    }


def _visit() -> dict[str, Any]:
    return {
        "type": "visit",
        "id": _VISIT,
        "sources": [_SOURCE],
        "visitors": [_VISITOR],
        "sending": ["FRA"],
        "receiving": "DEU",
        "occasion": "bilateral",
        "status": "completed",
        "start": _DAY,
        "end": _DAY,
        "places": [_PLACE],
        "sectors": ["diplomacy"],
        "agreements": [_TREATY],
    }


def _engagement() -> dict[str, Any]:
    return {
        "type": "engagement",
        "id": record_id("engagement", _SOURCE, _TEXT.index("signed")),
        "sources": [_SOURCE],
        "visit": _VISIT,
        "kind": "signing",
        "date": _DAY,
        "place": {"name": "town hall of Aachen", "kind": "venue", "country": "DEU"},
        "participants": [_VISITOR],
        "status": "completed",
    }


def _agreement() -> dict[str, Any]:
    parties = [state_id("DEU"), state_id("FRA")]
    return {
        "type": "agreement",
        "id": _TREATY,
        "sources": [_SOURCE],
        "kind": "treaty",
        "status": "signed",
        "title": "Treaty on Franco-German Cooperation and Integration",
        "parties": parties,
        "signatories": [{"actor": _VISITOR, "on_behalf_of": state_id("FRA")}],
        "count": {"min": 1, "max": 1},
        "sectors": ["diplomacy"],
        "signed": _DAY,
        "signed_at": _PLACE,
        "actions": [{"kind": "entry_into_force", "date": "2020-01-22"}],
        "visit": _VISIT,
    }


def _claim() -> dict[str, Any]:
    words = "22 January 2019"
    start = _TEXT.index(words)
    what = {"subject": _TREATY, "property": "signed", "value": _DAY, "stance": "asserts"}
    spans = [(start, start + len(words))]
    return {
        "type": "claim",
        "id": claim_id(source=_SOURCE, kind="statement", spans=spans, **what),
        "kind": "statement",
        "source": _SOURCE,
        **what,
        "evidence": [{"start": start, "end": start + len(words), "exact": words}],
        "confidence": 95,
        "extractor": "acme/1.2.0#signature",
    }


def examples() -> dict[str, dict[str, Any]]:
    """An example of each record, by its type."""
    made = (_source(), _actor(), _visit(), _engagement(), _agreement(), _claim())
    return {record["type"]: record for record in made}


def example_bundle() -> dict[str, Any]:
    """The examples as one bundle, with the States that they refer to."""
    states = [
        {
            "type": "actor",
            "id": state_id(code),
            "sources": [_SOURCE],
            "kind": "state",
            "name": name,
            "country": code,
        }
        for code, name in (("DEU", "Germany"), ("FRA", "France"))
    ]
    return {"type": "bundle", "schema_version": "1.0", "records": [*examples().values(), *states]}
