"""Validation: issues with a code, a place and a remedy, for data from anywhere.

Three levels with one type of result: structure (`json.*`, `schema.*`), references (`ref.*`) and meaning (`meaning.*`).
"""

from diplomev.validate.codes import CODES
from diplomev.validate.issues import Issue, Report
from diplomev.validate.levels import LEVELS, Code, Level
from diplomev.validate.run import validate

__all__ = ["CODES", "LEVELS", "Code", "Issue", "Level", "Report", "validate"]
