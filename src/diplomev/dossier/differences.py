"""The conflicts of a dossier, with the names that people know its records by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.dossier.explain import shown
from diplomev.reconcile.comparisons import KINDS
from diplomev.reconcile.conflicts import Conflict, Conflicts, Side
from diplomev.reconcile.link import contradictions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from diplomev.dossier.dossier import Dossier
    from diplomev.reconcile import Judgement


def conflicts_of(dossier: Dossier) -> tuple[Conflict, ...]:
    """Where the sources of a dossier differ, and where people's judgements contradict each other."""
    found = Conflicts(
        dossier.claims,
        {source.id: source for source in dossier.sources},
        now=dossier.resolve_within,
        shown=lambda value: shown(value, dossier),
        named=dossier.name,
    )
    return (*_judged(dossier), *found.found())


def _judged(dossier: Dossier) -> Iterator[Conflict]:
    severity, meaning = KINDS["incompatible"]
    for one, other in contradictions(dossier.judgements):
        sentence = f"{_told(one)}, but {_told(other)}: {meaning}."
        sides = (_side(one), _side(other))
        yield Conflict(dossier.resolve(one.left), "merged_from", "incompatible", sides, severity, sentence)


def _told(judgement: Judgement) -> str:
    return f"{judgement.left} and {judgement.right} are {judgement.verdict} by {judgement.by}"


def _side(judgement: Judgement) -> Side:
    return Side([judgement.left, judgement.right], _told(judgement), "asserts", (), (), 1)
