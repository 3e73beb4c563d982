"""The command `diplomev`. Exit status: 0 fine, 1 findings, 2 could not run, 130 interrupted."""

from diplomev.cli.app import main

__all__ = ["main"]
