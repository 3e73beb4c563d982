"""Records of many sources into one dossier."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from diplomev.claims import DEFAULT_POLICIES, dataset_source
from diplomev.dossier.dossier import Dossier
from diplomev.dossier.work import collecting_rarely
from diplomev.errors import UnreadableInputError
from diplomev.model import View
from diplomev.reconcile import Judgement, judgements_as_lines, judgements_from, merge
from diplomev.reconcile.delivered import taken_apart
from diplomev.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplomev.claims import Policy
    from diplomev.model import Record


KnownActors: TypeAlias = "Registry | str | os.PathLike[str] | Iterable[Record]"
"""Actors who are known beforehand, in whatever form."""


def reconcile(
    records: Iterable[Record] | Dossier,
    *,
    judgements: Iterable[Judgement] = (),
    policies: Mapping[tuple[str, str], Policy] | None = None,
    texts: Mapping[str, str] | None = None,
    actors: KnownActors | None = None,
) -> Dossier:
    """Bring together what many sources say of the same visits, agreements and persons.

    The result is a pure function of the set of records and of people's judgements: order, grouping and repetition do
    not matter, no claim is lost, and taking a judgement back restores what was before.

    Args:
        records: Records of any types, of any number of sources; those without claims, of third parties, as well.
        judgements: What people decided on pairs of records; automatic judgements are made anew.
        policies: How one value is chosen among several, by record type and property; they replace the default ones.
        texts: The texts of sources by id, by which reprints are found; a source that bears its text needs none.
        actors: Actors who are known beforehand, with their aliases, terms of office and identifiers: a file of records,
            records, or a `Registry`.

    Returns:
        The dossier, with `judgements` that say what was brought together, and why.

    Examples:
        >>> from diplomev import Visit
        >>> one = Visit(id="visit:a", sending=["MLI"], receiving="RUS", start="2025-06-23")
        >>> len(reconcile([one, one]).visits)
        1
    """
    given = records.records if isinstance(records, Dossier) else records
    chosen = {**DEFAULT_POLICIES, **(policies or {})}
    with collecting_rarely():
        merged = merge(given, judgements=judgements, policies=chosen, texts=texts or {}, known=registry_of(actors))
        kept = (records.failures, records.notes) if isinstance(records, Dossier) else ((), ())
        return Dossier(merged.records, *kept, merged.linking.judgements)


def registry_of(actors: KnownActors | None) -> Registry | None:
    """A registry of a file or of records.

    Raises:
        UnreadableInputError: There is no such file.
        InvalidDataError: Its records are not as the data model asks.
    """
    if actors is None or isinstance(actors, Registry):
        return actors
    if isinstance(actors, str | os.PathLike):
        from diplomev.exchange import read

        return Registry.of(read(actors), path=Path(actors).name)
    return Registry.of(actors)


def reconcile_files(
    files: Iterable[str | os.PathLike[str]],
    *,
    judgements: Iterable[Judgement] = (),
    actors: KnownActors | None = None,
) -> Dossier:
    """Reconcile files of records; what a file delivers without claims is claimed by that file.

    Args:
        files: The files.
        judgements: What people decided on pairs of records.
        actors: Actors who are known beforehand.

    Raises:
        UnreadableInputError: There is no such file.
        InvalidDataError: The records of a file are not as the data model asks.
    """
    from diplomev.exchange import read

    found: list[Record] = []
    for file in files:
        records = read(file)
        views = [record for record in records if isinstance(record, View)]
        found += taken_apart(records, delivered_by=dataset_source(views, path=Path(file).name) if views else None)
    return reconcile(found, judgements=judgements, actors=actors)


def open_pairs(dossier: Dossier) -> list[dict[str, Any]]:
    """The pairs that are left open, with what is said of both side by side, for a person to decide.

    Returns:
        For each pair `left`, `right`, `verdict` (`unsure`, to be replaced), `by` (empty, to be filled in), `reasons`,
        and for both records the name and what is said of it.
    """
    return [
        {
            **judgement.to_dict(),
            "by": "",
            "left_is": _told(dossier, judgement.left),
            "right_is": _told(dossier, judgement.right),
        }
        for judgement in dossier.judgements
        if judgement.verdict == "unsure"
    ]


def _told(dossier: Dossier, record: str) -> dict[str, Any]:
    claims = [claim for claim in dossier.claims if claim.subject == record and claim.evidence]
    said = {f"{claim.property}: {' … '.join(piece.exact for piece in claim.evidence)}" for claim in claims}
    sources = sorted({dossier.name(claim.source) for claim in claims})
    return {"name": dossier.name(record), "sources": sources, "says": sorted(said)[:_MOST_SAID]}


_MOST_SAID = 12


def read_judgements(path: str | os.PathLike[str]) -> tuple[Judgement, ...]:
    """Read judgements from a file of JSON Lines, such as the list of open pairs that a person has filled in.

    Args:
        path: The file.

    Raises:
        UnreadableInputError: There is no such file.
        InvalidJudgementError: A line is no judgement; the error says which.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableInputError(path, error.strerror or str(error), "Check the name.") from error
    return judgements_from(data, str(path))


def write_judgements(judgements: Iterable[Judgement], path: str | os.PathLike[str]) -> None:
    """Write judgements to a file of JSON Lines, whole or not at all; `read_judgements` is its inverse.

    Args:
        judgements: The judgements, such as `dossier.judgements`, or the unsure ones among them.
        path: The file.

    Raises:
        UnwritableOutputError: The file cannot be written; what stood there is untouched.
    """
    from diplomev.exchange.io import open_for_writing

    with open_for_writing(Path(path), compress=False) as stream:
        stream.write(judgements_as_lines(judgements))
