"""Read and write records: JSON and JSON Lines, plain or as gzip."""

from diplomev.exchange.files import read, write
from diplomev.exchange.formats import FORMATS, SUFFIXES

__all__ = ["FORMATS", "SUFFIXES", "read", "write"]
