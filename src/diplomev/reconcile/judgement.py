"""Judgements: which records speak of the same thing, who decided it, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self, TypeGuard, get_args

import orjson
from attrs import field, frozen

from diplomev.errors import InvalidJudgementError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Verdict = Literal["same", "different", "unsure"]
"""Whether two records speak of one thing."""
AUTOMATIC = "diplomev"
"""Who judges where no person does."""
HUMAN = "human"
"""Who judges where a person does who gives no name."""
_VERDICTS = get_args(Verdict)


@frozen(order=True)
class Judgement:
    """Whether two records speak of the same thing.

    The smaller id stands left. Automatic judgements (`by` is `diplomev`) bear no clock: they are made anew each time;
    those of anybody else are kept, and never overridden.

    Attributes:
        left: The id of a record.
        right: The id of another record of the same type.
        verdict: `same`, `different` or `unsure`.
        score: The points that speak for it; `None` where a person judges.
        reasons: What speaks for it and against it, in words.
        by: Who judges.
        at: When (a date or date-time), where a person judges.
    """

    left: str
    right: str
    verdict: Verdict
    score: float | None = None
    reasons: tuple[str, ...] = ()
    by: str = AUTOMATIC
    at: str | None = field(default=None)

    @classmethod
    def of(cls, one: str, other: str, verdict: Verdict, **rest: Any) -> Self:
        """Make a judgement on two records, named in any order."""
        left, right = sorted((one, other))
        return cls(left, right, verdict, **rest)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Make a judgement of JSON.

        Args:
            data: `left`, `right`, `verdict`, and where there are any `score`, `reasons`, `by`, `at`; other keys, such
                as the evidence that was shown to the person, are passed over. Where `by` is empty, `same` and
                `different` are a person's, and `unsure` is a question without an answer.

        Raises:
            InvalidJudgementError: It is no judgement.
        """
        left, right, verdict = data.get("left"), data.get("right"), data.get("verdict")
        if not (isinstance(left, str) and isinstance(right, str) and left != right):
            raise InvalidJudgementError(dict(data), "`left` and `right` must be the ids of two records")
        if not _is_verdict(verdict):
            raise InvalidJudgementError(dict(data), f"`verdict` must be one of {', '.join(_VERDICTS)}")
        if left.partition(":")[0] != right.partition(":")[0]:
            raise InvalidJudgementError(dict(data), "the two records must be of one type")
        by = data.get("by") or (AUTOMATIC if verdict == "unsure" else HUMAN)
        return cls.of(
            left,
            right,
            verdict,
            score=data.get("score"),
            reasons=tuple(data.get("reasons") or ()),
            by=str(by),
            at=data.get("at"),
        )

    @property
    def automatic(self) -> bool:
        """Whether nobody but the library made it."""
        return self.by == AUTOMATIC

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values; what is absent is left out."""
        entry = {
            "left": self.left,
            "right": self.right,
            "verdict": self.verdict,
            "score": self.score,
            "reasons": list(self.reasons),
            "by": self.by,
            "at": self.at,
        }
        return {name: value for name, value in entry.items() if value not in (None, [])}

    def __str__(self) -> str:
        points = "" if self.score is None else f" ({self.score:+.1f})"
        why = f": {'; '.join(self.reasons)}" if self.reasons else ""
        return f"{self.left} and {self.right} are {self.verdict}{points} by {self.by}{why}"


def _is_verdict(value: object) -> TypeGuard[Verdict]:
    return value in _VERDICTS


def judgements_from(lines: bytes, where: str) -> tuple[Judgement, ...]:
    """Judgements out of JSON Lines.

    Args:
        lines: One judgement a line; empty lines are passed over.
        where: What to call the file in an error.

    Raises:
        InvalidJudgementError: A line is none; the error says which.
    """
    found = []
    for number, line in enumerate(lines.splitlines(), 1):
        if not line.strip():
            continue
        try:
            data = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise InvalidJudgementError(line.decode(errors="replace"), str(error), f"{where}:{number}") from error
        if not isinstance(data, dict):
            raise InvalidJudgementError(data, "it must be a JSON object", f"{where}:{number}")
        try:
            found.append(Judgement.from_dict(data))
        except InvalidJudgementError as error:
            raise InvalidJudgementError(data, error.reason, f"{where}:{number}") from error
    return tuple(found)


def judgements_as_lines(judgements: Iterable[Judgement]) -> bytes:
    """Judgements as JSON Lines, sorted."""
    return b"".join(orjson.dumps(j.to_dict()) + b"\n" for j in sorted(judgements, key=_order))


def _order(judgement: Judgement) -> tuple[str, str, str, str]:
    return judgement.left, judgement.right, judgement.by, judgement.at or ""
