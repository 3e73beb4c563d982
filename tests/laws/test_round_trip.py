"""Law 1: what was written is read back, and is written again in the same bytes."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given

from diplomev.exchange import SUFFIXES, read, write
from diplomev.model import Bundle, Record
from diplomev.model.types import RECORD_TYPES
from diplomev.testing.strategies import bundles, canonical_records
from diplomev.validate import validate


def place(record: Record) -> tuple[int, str]:
    return RECORD_TYPES.index(record.type), record.id


def without_versions(bundle: Bundle) -> list[Record]:
    """The records, with the version of the data model where the format puts it: not on them."""
    return [record.model_copy(update={"schema_version": None}) for record in bundle.records]


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(bundle=bundles())
def test_read_is_the_inverse_of_write(suffix, bundle):
    records = without_versions(bundle)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"out{suffix}")
        write(bundle, path)
        first = path.read_bytes()
        back = read(path)
        assert sorted(back, key=repr) == sorted(records, key=repr)
        assert [place(record) for record in back] == sorted(place(record) for record in records)
        write(back, path)
        assert path.read_bytes() == first


@given(records=canonical_records())
def test_what_was_written_is_valid(records):
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".json", ".jsonl"):
            path = Path(folder, f"out{suffix}")
            write(records, path)
            report = validate(path)
            assert (report.issues, report.records) == ((), len(records))


@given(bundle=bundles())
def test_the_structure_of_what_was_written_is_valid(bundle):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.jsonl")
        write(bundle, path)
        assert validate(path, references=False).ok
