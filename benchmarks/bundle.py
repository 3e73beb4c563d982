"""The bundle that the decoding benchmarks read: 17 records as a reader would write them, between 5 and 6 KB.

One visit, two agreements, four actors, two sources, and eight claims with their words.
"""

from typing import Any

import orjson

SOURCES = ("source:5f1c0a9be2d34c7788aa", "source:91d27ab04cfe1166e0b3")
VISIT = "visit:c0ffee5e1ec7ed0b1a5e"
SET, PART = "agreement:0d15ea5e0d15ea5e0d15", "agreement:1ce1ce1ce1ce1ce1ce1c"
PRESIDENT, HOST = "actor:a11ce0a11ce0a11ce0a1", "actor:b0bb0bb0bb0bb0bb0bb0"


def _source(source: str, day: str, name: str) -> dict[str, Any]:
    return {
        "type": "source",
        "id": source,
        "kind": "news_article",
        "title": f"The head of State is expected on an official visit ({name})",
        "publisher": name,
        "url": f"https://example.org/{day}/visit",
        "language": "en",
        "published": f"{day}T08:30:00+02:00",
        "text_sha256": "0123456789abcdef" * 4,
        "length": 4434,
    }


def _claim(number: int, subject: str, name: str, value: Any, words: str) -> dict[str, Any]:
    start = 137 * number + 11
    return {
        "type": "claim",
        "id": f"claim:{number:020x}",
        "kind": "statement",
        "source": SOURCES[number % 2],
        "subject": subject,
        "property": name,
        "value": value,
        "stance": "asserts",
        "evidence": [{"start": start, "end": start + len(words), "exact": words}],
        "confidence": 90,
        "extractor": "diplomev/0.1.0#visit.motion",
    }


def _actor(actor: str, **properties: Any) -> dict[str, Any]:
    return {"type": "actor", "id": actor, "sources": list(SOURCES), **properties}


def _actors() -> list[dict[str, Any]]:
    role = {"title": "President", "lang": "en", "office": "head_of_state", "status": "current"}
    return [
        _actor("actor:MLI", kind="state", name="Mali", country="MLI"),
        _actor("actor:RUS", kind="state", name="Russia", country="RUS"),
        _actor(
            PRESIDENT,
            kind="person",
            name="A. Example",
            names=[{"value": "A. Example", "lang": "en"}, {"value": "Example", "lang": "en"}],
            country="MLI",
            roles=[{**role, "country": "MLI"}],
        ),
        _actor(HOST, kind="person", name="B. Sample", country="RUS", roles=[{**role, "country": "RUS"}]),
    ]


def _events() -> list[dict[str, Any]]:
    shared = {
        "sources": list(SOURCES),
        "parties": ["actor:MLI", "actor:RUS"],
        "signed": "2025-06-23",
        "visit": VISIT,
    }
    return [
        {
            "type": "visit",
            "id": VISIT,
            "sources": list(SOURCES),
            "visitors": [PRESIDENT],
            "hosts": [HOST],
            "sending": ["MLI"],
            "receiving": "RUS",
            "rank": "official",
            "occasion": "bilateral",
            "status": "completed",
            "start": "2025-06-22",
            "end": "2025-06-26",
            "places": [{"name": "Moscow", "kind": "city", "country": "RUS"}],
            "sectors": ["defence", "energy", "trade"],
            "agreements": [SET],
        },
        {
            "type": "agreement",
            "id": SET,
            "kind": "agreement",
            "status": "signed",
            "count": {"min": 3, "max": 3},
            "sectors": ["energy", "trade"],
            **shared,
        },
        {
            "type": "agreement",
            "id": PART,
            "kind": "agreement",
            "status": "signed",
            "title": "Agreement on the foundations of relations",
            "part_of": SET,
            "count": {"min": 1, "max": 1},
            **shared,
        },
    ]


def _claims() -> list[dict[str, Any]]:
    said = (
        (VISIT, "visitors", PRESIDENT, "A. Example"),
        (VISIT, "receiving", "RUS", "in Russia"),
        (VISIT, "rank", "official", "official visit"),
        (VISIT, "start", "2025-06-22", "from 22 to 26 June 2025"),
        (VISIT, "places", {"name": "Moscow", "kind": "city"}, "Moscow"),
        (SET, "count", {"min": 3, "max": 3}, "three agreements"),
        (SET, "sectors", "energy", "peaceful use of nuclear energy"),
        (PART, "signed", "2025-06-23", "on Monday"),
    )
    return [_claim(number, *what) for number, what in enumerate(said)]


def bundle() -> bytes:
    """The bundle as JSON."""
    sources = [
        _source(SOURCES[0], "2025-06-20", "The Daily"),
        _source(SOURCES[1], "2025-06-27", "The Weekly"),
    ]
    records = [*sources, *_actors(), *_events(), *_claims()]
    return orjson.dumps({"type": "bundle", "schema_version": "1.0", "records": records})
