"""JSON Lines (<https://jsonlines.org>): one record a line, the first with the version of the data model."""

from collections.abc import Iterable
from typing import BinaryIO

from diplomev.exchange.records import in_order, to_json, version_of
from diplomev.model import Bundle, Record


def write(records: Iterable[Record] | Bundle, stream: BinaryIO) -> None:
    """Write one record a line.

    Raises:
        InvalidDataError: A value is none that every reader of JSON understands.
    """
    sorted_records = in_order(records)
    version = version_of(sorted_records)
    stream.writelines(
        to_json(record, version=version if index == 0 else None) + b"\n" for index, record in enumerate(sorted_records)
    )
