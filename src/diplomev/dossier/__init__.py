"""The facade that users hold: read articles into a dossier, and look into it."""

from diplomev.dossier.dossier import Dossier
from diplomev.dossier.explanation import Explanation, Explanations, Position, Statement
from diplomev.dossier.failures import Failure
from diplomev.dossier.parsing import iter_folder, parse_file, parse_folder, parse_text
from diplomev.dossier.period import Period
from diplomev.dossier.records import Records
from diplomev.dossier.visits import DatedVisit

__all__ = [
    "DatedVisit",
    "Dossier",
    "Explanation",
    "Explanations",
    "Failure",
    "Period",
    "Position",
    "Records",
    "Statement",
    "iter_folder",
    "parse_file",
    "parse_folder",
    "parse_text",
]
