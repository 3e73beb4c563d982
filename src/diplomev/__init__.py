"""Diplomatic events as typed records: who visited whom, what was agreed, who says so.

Everything that users need stands here; it is loaded when it is first asked for.

Example:
    >>> import diplomev as dv
    >>> dv.PartialDate("2025-06").latest
    datetime.date(2025, 6, 30)
"""

from __future__ import annotations

import sys
from types import ModuleType

from diplomev.__about__ import __version__

TYPE_CHECKING = False  # type checkers know the name; importing it takes longer than all else here
if TYPE_CHECKING:
    from diplomev.claims import compile_records, lift
    from diplomev.dossier import (
        Change,
        Changes,
        DatedVisit,
        Dossier,
        Explanation,
        Explanations,
        Failure,
        Period,
        Position,
        Records,
        Statement,
        Step,
        iter_folder,
        parse_file,
        parse_folder,
        parse_text,
        read_judgements,
        reconcile,
        write_judgements,
    )
    from diplomev.errors import (
        DateFormatError,
        DiplomevError,
        IdFormatError,
        InvalidDataError,
        InvalidJudgementError,
        PackError,
        UnknownCodeError,
        UnknownRecordError,
        UnreadableInputError,
        UnsupportedFormatError,
        UnwritableOutputError,
    )
    from diplomev.exchange import NewerVersionWarning, read, write
    from diplomev.exchange.quoting import Quoted
    from diplomev.exchange.structured import StructuredOutput, from_structured_output
    from diplomev.model import (
        Action,
        Actor,
        Agreement,
        Amount,
        Bundle,
        Claim,
        Count,
        Engagement,
        Event,
        Evidence,
        Ext,
        Identifier,
        Name,
        PartialDate,
        Place,
        Record,
        Role,
        Signatory,
        Source,
        Visit,
    )
    from diplomev.parse.annotations import Annotations, annotate
    from diplomev.reconcile import Conflict, Judgement, Side
    from diplomev.registry import Registry
    from diplomev.schema import json_schema
    from diplomev.schema.upgrade import upgrade
    from diplomev.validate import Issue, Report, validate

__all__ = [  # noqa: RUF022  # grouped by what it is for
    "__version__",
    # from text to a dossier
    "parse_text",
    "parse_file",
    "parse_folder",
    "iter_folder",
    "annotate",
    "Annotations",
    "Dossier",
    "Records",
    "DatedVisit",
    "Period",
    "Explanation",
    "Explanations",
    "Position",
    "Statement",
    "Failure",
    # files of records
    "read",
    "write",
    "validate",
    "Report",
    "Issue",
    "json_schema",
    "upgrade",
    "NewerVersionWarning",
    # answers of language models
    "from_structured_output",
    "StructuredOutput",
    "Quoted",
    # records
    "Record",
    "Source",
    "Actor",
    "Visit",
    "Engagement",
    "Agreement",
    "Claim",
    "Bundle",
    # values in records
    "PartialDate",
    "Place",
    "Name",
    "Role",
    "Event",
    "Count",
    "Amount",
    "Signatory",
    "Action",
    "Evidence",
    "Identifier",
    "Ext",
    # many sources, one event
    "reconcile",
    "Judgement",
    "read_judgements",
    "write_judgements",
    "Registry",
    "Conflict",
    "Side",
    "Change",
    "Changes",
    "Step",
    # claims into records, and back
    "compile_records",
    "lift",
    # errors
    "DiplomevError",
    "UnreadableInputError",
    "UnwritableOutputError",
    "UnsupportedFormatError",
    "InvalidDataError",
    "InvalidJudgementError",
    "UnknownRecordError",
    "UnknownCodeError",
    "DateFormatError",
    "IdFormatError",
    "PackError",
]

_HOMES = {
    "claims": ("compile_records", "lift"),
    "dossier": (
        "Change", "Changes", "DatedVisit", "Dossier", "Explanation", "Explanations", "Failure", "Period", "Position",
        "Records", "Statement", "Step", "iter_folder", "parse_file", "parse_folder", "parse_text", "read_judgements",
        "reconcile", "write_judgements",
    ),
    "errors": (
        "DateFormatError", "DiplomevError", "IdFormatError", "InvalidDataError", "InvalidJudgementError", "PackError",
        "UnknownCodeError", "UnknownRecordError", "UnreadableInputError", "UnsupportedFormatError",
        "UnwritableOutputError",
    ),
    "exchange": ("NewerVersionWarning", "read", "write"),
    "exchange.quoting": ("Quoted",),
    "exchange.structured": ("StructuredOutput", "from_structured_output"),
    "model": (
        "Action", "Actor", "Agreement", "Amount", "Bundle", "Claim", "Count", "Engagement", "Event", "Evidence",
        "Ext", "Identifier", "Name", "PartialDate", "Place", "Record", "Role", "Signatory", "Source", "Visit",
    ),
    "parse.annotations": ("Annotations", "annotate"),
    "reconcile": ("Conflict", "Judgement", "Side"),
    "registry": ("Registry",),
    "schema": ("json_schema",),
    "schema.upgrade": ("upgrade",),
    "validate": ("Issue", "Report", "validate"),
}  # fmt: skip
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a public name from its home when it is first asked for."""
    if name not in _HOME_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """All public names, loaded or not."""
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package, in which public functions win over the folders of their name.

    Python sets a folder as an attribute of its package once something in it is imported; `diplomev.validate` is to
    stay the function all the same. The folder is found by `from diplomev.validate import …` as ever.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
