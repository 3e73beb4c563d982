"""Ask a language model for records, and take from its answer what the text bears out.

No model is asked here: `ask` returns an answer such as one gives. In its place call the model of your choice with the
same two things, an instruction and a schema.

Usage: python examples/structured_output.py
"""

import json
import sys
from typing import Any

import diplomev as dv

TEXT = """Bamako, 3 March 2025. President Lars Holm arrived in Bamako on Monday for a working visit.
He and his host, President Awa Keïta, signed two agreements on energy and mining.
“We trust each other”, said Mr Holm."""

ANSWER: list[dict[str, Any]] = [
    {"type": "actor", "id": "holm", "kind": "person", "name": "Lars Holm"},
    {"type": "actor", "id": "keita", "kind": "person", "name": "Awa Keïta", "country": "MLI"},
    {"type": "visit", "id": "v", "visitors": ["holm"], "hosts": ["keita"], "receiving": "MLI", "rank": "working"},
    {
        "type": "claim",
        "id": "c1",
        "kind": "statement",
        "subject": "v",
        "property": "rank",
        "value": "working",
        "stance": "asserts",
        "evidence": [{"exact": "working visit"}],
    },
    {
        "type": "claim",
        "id": "c2",
        "kind": "statement",
        "subject": "v",
        "property": "visitors",
        "value": "holm",
        "stance": "asserts",
        "evidence": [{"exact": "Lars Holm arrived"}],
    },
    {
        "type": "claim",
        "id": "c3",
        "kind": "quotation",
        "speaker": "holm",
        "text": "We trust each other",
        "evidence": [{"exact": '"We trust each other"'}],
    },
    {
        "type": "claim",
        "id": "c4",
        "kind": "statement",
        "subject": "v",
        "property": "end",
        "value": "2025-03-05",
        "stance": "asserts",
        "evidence": [{"exact": "until Wednesday"}],
    },
]
"""What a model might answer, without the nulls. The words of the last claim are made up."""


def ask(instruction: str, schema: dict[str, Any]) -> str:
    """Stand in for a call of a language model that is held to a schema: every property is there, most are null."""
    print(f"asked with {len(instruction)} characters and a schema of {len(schema['$defs'])} definitions")
    names = {record["type"]: schema["$defs"][record["type"].capitalize()]["properties"] for record in ANSWER}
    records = [dict.fromkeys(names[record["type"]]) | record for record in ANSWER]
    return json.dumps({"type": "bundle", "schema_version": "1.0", "records": records})


def main() -> int:
    """Print how each quotation was found, and what of the answer is kept."""
    instruction = f"Write down the visits, agreements and quotations in this text, with its words:\n\n{TEXT}"
    answer = ask(instruction, dv.json_schema("structured-output"))
    source = {"url": "https://example.org/holm-in-bamako", "published": "2025-03-03", "language": "en"}
    found = dv.from_structured_output(answer, text=TEXT, source=source, extractor="example-model/1.0")

    for one in found.evidence:
        print(f"{one.status:10} {one.given}")
    for issue in found.issues:
        if issue.level == "error":
            print(f"{issue.code} at {issue.path}: {issue.message}")
    print(f"{len(found.accepted)} of {len(found.records)} records accepted")

    # Claims are what the text bears out; records are made of them anew, so that nothing else is left.
    claims = [record for record in found.accepted if isinstance(record, dv.Source | dv.Claim)]
    for record in dv.compile_records(claims):
        print(f"{record.type}: {sorted(record.to_dict().keys() - {'type', 'id', 'sources'})}")
    dv.write(found.accepted, "answer.jsonl")
    return 0


if __name__ == "__main__":
    sys.exit(main())
