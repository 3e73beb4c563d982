"""Read and write records: JSON and JSON Lines, plain or as gzip."""

from diplomev.exchange.files import NewerVersionWarning, read, write
from diplomev.exchange.formats import FORMATS, SUFFIXES

__all__ = ["FORMATS", "SUFFIXES", "NewerVersionWarning", "read", "write"]
