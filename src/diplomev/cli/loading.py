"""Records of a file as a dossier, for the commands that look into one."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from diplomev.cli.output import tell
from diplomev.errors import UnknownRecordError

if TYPE_CHECKING:
    from diplomev.dossier import Dossier


def load(file: str, *, linked: bool = False) -> Dossier:
    """Read a file of records.

    Args:
        file: The file.
        linked: Whether to find out why records were brought together, where some were.

    Raises:
        UnreadableInputError: There is no such file.
        UnsupportedFormatError: Its name belongs to no format.
        InvalidDataError: Its records are not as the data model asks.
    """
    from diplomev.dossier import Dossier
    from diplomev.exchange import NewerVersionWarning, read

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", NewerVersionWarning)
        records = read(file)
    for warning in caught:
        tell(str(warning.message))
    dossier = Dossier(records)
    if not linked or not any(getattr(record, "merged_from", ()) for record in records):
        return dossier
    from attrs import evolve

    from diplomev.dossier import reconcile

    return evolve(dossier, judgements=reconcile(records).judgements)


def record_beginning(dossier: Dossier, beginning: str) -> str:
    """The id that begins so; its type may be left out.

    Raises:
        UnknownRecordError: None does, or several do.
    """
    if dossier.find(beginning) is not None:
        return beginning
    ids = [record.id for record in dossier.records]
    found = [known for known in ids if known.startswith(beginning)]
    found = found or [known for known in ids if known.partition(":")[2].startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownRecordError(beginning, f"{len(found)} ids begin so, such as {found[0]} and {found[1]}.")
    return dossier.get(beginning).id  # raises, and names the nearest
