"""The facade that users hold: read articles into a dossier, and look into it."""

from diplomev.dossier.changes import Change, Changes
from diplomev.dossier.dossier import Dossier
from diplomev.dossier.explanation import Explanation, Explanations, Position, Statement
from diplomev.dossier.failures import Failure
from diplomev.dossier.history import Step
from diplomev.dossier.parsing import iter_folder, parse_file, parse_folder, parse_text
from diplomev.dossier.reconciling import read_judgements, reconcile, write_judgements
from diplomev.dossier.records import Records
from diplomev.dossier.visits import DatedVisit
from diplomev.model.period import Period

__all__ = [
    "Change",
    "Changes",
    "DatedVisit",
    "Dossier",
    "Explanation",
    "Explanations",
    "Failure",
    "Period",
    "Position",
    "Records",
    "Statement",
    "Step",
    "iter_folder",
    "parse_file",
    "parse_folder",
    "parse_text",
    "read_judgements",
    "reconcile",
    "write_judgements",
]
