"""Law 1: what was written is read back, and is written again in the same bytes."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from diplomev.exchange import read, write
from diplomev.model import Bundle, Record
from diplomev.model.types import RECORD_TYPES
from diplomev.testing.strategies import bundles, canonical_records
from diplomev.validate import validate


def place(record: Record) -> tuple[int, str]:
    return RECORD_TYPES.index(record.type), record.id


def without_versions(bundle: Bundle) -> list[Record]:
    """The records, with the version of the data model where the format puts it: not on them."""
    return [record.model_copy(update={"schema_version": None}) for record in bundle.records]


def read_is_the_inverse_of_write(bundle: Bundle, path: Path) -> None:
    records = without_versions(bundle)
    write(bundle, path)
    first = path.read_bytes()
    back = read(path)
    assert sorted(back, key=repr) == sorted(records, key=repr)
    assert [place(record) for record in back] == sorted(place(record) for record in records)
    write(back, path)
    assert path.read_bytes() == first
    assert validate(path, references=False, disable=["meaning."]).ok


@pytest.mark.parametrize("suffix", [".json", ".jsonl"])
@given(bundle=bundles())
def test_read_is_the_inverse_of_write(suffix, bundle, tmp_path_factory):
    read_is_the_inverse_of_write(bundle, tmp_path_factory.getbasetemp() / f"out{suffix}")


@pytest.mark.parametrize("suffix", [".json.gz", ".jsonl.gz"])
@settings(max_examples=50)  # compression is a thin cover, and the test above says the rest
@given(bundle=bundles())
def test_read_is_the_inverse_of_write_with_gzip(suffix, bundle, tmp_path_factory):
    read_is_the_inverse_of_write(bundle, tmp_path_factory.getbasetemp() / f"out{suffix}")


few = settings(max_examples=max(50, settings().max_examples // 5))
"""For what follows from a law: whole sets of records take long to make, and the law itself has its full number."""


@few
@given(records=canonical_records())
def test_what_was_written_is_valid(records, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "valid.jsonl"
    write(records, path)
    report = validate(path, disable=["meaning."])  # generated records mean nothing
    assert (report.issues, report.records) == ((), len(records))
