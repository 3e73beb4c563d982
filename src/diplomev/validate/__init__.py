"""Validation: issues with a code, a place and a remedy, for data from anywhere.

Two levels so far, with one type of result: structure (`json.*`, `schema.*`) and references (`ref.*`).
"""

from diplomev.validate.codes import CODES, LEVELS, Code, Level
from diplomev.validate.issues import Issue, Report
from diplomev.validate.run import validate

__all__ = ["CODES", "LEVELS", "Code", "Issue", "Level", "Report", "validate"]
