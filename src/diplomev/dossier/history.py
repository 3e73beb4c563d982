"""The life of a visit or an agreement, as it was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.dossier.explain import statement_of

if TYPE_CHECKING:
    from diplomev.dossier.dossier import Dossier
    from diplomev.dossier.explanation import Statement
    from diplomev.model import Record


@frozen
class Step:
    """What one source said of how far something had come.

    Attributes:
        status: The status.
        stance: How the source stands to it.
        day: When it was said or published, as written; `None` where that is not known.
        statement: The claim with its source and its words.
    """

    status: str
    stance: str
    day: str | None
    statement: Statement

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values."""
        entry = {"status": self.status, "stance": self.stance, "day": self.day}
        return {**entry, "statement": self.statement.to_dict()}

    def __str__(self) -> str:
        return f"{self.day or 'no day known'}: {self.status}, {self.statement}"


def history_of(dossier: Dossier, record: Record | str) -> tuple[Step, ...]:
    """What was said of the status of a record, the earliest first; what bears no day comes last."""
    steps = []
    for claim in dossier.claims_of(record, "status"):
        statement = statement_of(dossier, claim)
        day = claim.stated or (statement.source.published if statement.source else None)
        steps.append(Step(str(claim.value), claim.stance or "", day, statement))
    return tuple(sorted(steps, key=lambda step: (step.day or "~", step.statement.claim.id)))
