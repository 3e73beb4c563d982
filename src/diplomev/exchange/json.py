"""JSON: one bundle in one document, a record on each line of it."""  # the format's own name

from collections.abc import Iterable
from typing import BinaryIO

from diplomev.exchange.records import in_order, to_json, version_of
from diplomev.model import Bundle, Record


def write(records: Iterable[Record] | Bundle, stream: BinaryIO) -> None:
    """Write a bundle.

    Raises:
        InvalidDataError: A value is none that every reader of JSON understands.
    """
    sorted_records = in_order(records)
    head = f'{{"type":"bundle","schema_version":"{version_of(sorted_records)}","records":['
    stream.write(head.encode())
    separator = b"\n"
    for index, record in enumerate(sorted_records):
        stream.write(separator + to_json(record, ("records", index)))
        separator = b",\n"
    stream.write(b"\n]}\n")
