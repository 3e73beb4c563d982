"""The corpus: every file raises exactly the code of the table, at its place, and nothing else."""

import gzip
import json
from pathlib import Path

import pytest
from jsonschema_rs import validator_for

from diplomev.schema import json_schema
from diplomev.testing.conformance import read_table
from diplomev.validate import CODES, validate

CORPUS = Path(__file__).parent
TABLE = read_table(CORPUS)
NOT_IN_FILES = {
    "input.missing",  # the file is not there
    "input.unreadable",  # nor can it be read
    "json.not_json",  # Python values alone
    "schema.invalid",  # for what the models refuse in ways not known yet
    "schema.newer_value",  # never alone: the version is told as well
    "ref.ambiguous",  # of labels, which only structured output has
}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.file)
def test_file_raises_its_code_and_nothing_else(row):
    issues = validate(CORPUS / row.file).issues
    expected = [(row.code, row.pointer, row.level)] if row.code else []
    assert [(issue.code, issue.path, issue.level) for issue in issues] == expected


def test_table_lists_every_file():
    there = {path.relative_to(CORPUS).as_posix() for path in CORPUS.glob("*valid/**/*.*")}
    assert there == {row.file for row in TABLE}


def test_corpus_is_large_enough_to_test_with():
    invalid = [row for row in TABLE if row.code]
    assert len(invalid) >= 150
    assert len(TABLE) - len(invalid) >= 50


@pytest.mark.parametrize("family", ["json", "schema", "ref", "meaning"])
def test_every_code_has_a_file(family):
    known = {code for code, about in CODES.items() if code.startswith(f"{family}.") and not about.optional}
    known -= NOT_IN_FILES
    assert known <= {row.code for row in TABLE}


def _documents(row):
    """What the published schema speaks of: the document, or each record of a list or of JSON Lines."""
    data = (CORPUS / row.file).read_bytes()
    data = gzip.decompress(data) if row.file.endswith(".gz") else data
    values = [json.loads(line) for line in data.splitlines() if line.strip()] if ".jsonl" in row.file else []
    for value in values or [json.loads(data)]:
        yield from value if isinstance(value, list) else [value]


@pytest.mark.parametrize(
    "row",
    # The schema takes a bundle as a document; that it is none of a line's business is for the reader of lines to say.
    [row for row in TABLE if not row.code.startswith("json.") and "lines-with-a-bundle" not in row.file],
    ids=lambda row: row.file,
)
def test_published_schema_gives_the_same_verdict_on_structure(row):
    schema = validator_for(json_schema())
    accepted = all(schema.is_valid(document) for document in _documents(row))
    assert accepted == (not row.code.startswith("schema."))
