"""Find the words that an answer quotes as evidence in the text that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.validate.align import Found, Searched
from diplomev.validate.references import Spot
from diplomev.validate.render import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.validate import Issue
    from diplomev.validate.align import Span, Status


@frozen(kw_only=True)
class Quoted:
    """How one piece of evidence was found.

    Attributes:
        path: A JSON Pointer to it in the answer.
        given: The words as the answer has them.
        status: `exact`, the words stand in the text; `normalised`, they do but for white space and the style of
            quotation marks and apostrophes; `missing`, they do not.
        exact: The words as they stand in the text.
        start: Offset of their first code point.
        end: Offset behind their last code point.
        places: In how many places of the text they stand; one of several was chosen.
    """

    path: str
    given: str
    status: Status
    exact: str | None = None
    start: int | None = None
    end: int | None = None
    places: int = 0


def quote(records: Sequence[Any], text: str) -> tuple[Quoted, ...]:
    """Give every piece of evidence in the claims of an answer its place in the text.

    Args:
        records: The records; their evidence is changed in place: what is found has `start`, `end` and the words of
            the text; what is not has neither.
        text: The text.
    """
    searched = Searched(text)
    quoted: list[Quoted] = []
    for index, record in enumerate(records):
        if isinstance(record, dict) and record.get("type") == "claim":
            quoted += _of_claim(record, f"/records/{index}/evidence", searched)
    return tuple(quoted)


def _of_claim(claim: dict[str, Any], path: str, searched: Searched) -> Iterator[Quoted]:
    evidence = claim.get("evidence")
    pieces = {
        index: piece
        for index, piece in enumerate(evidence if isinstance(evidence, list) else ())
        if isinstance(piece, dict) and isinstance(piece.get("exact"), str) and piece["exact"]
    }
    found = {index: _found(piece, searched) for index, piece in pieces.items()}
    sure = [one.spans[0][0] for one in found.values() if len(one.spans) == 1]
    for index, piece in pieces.items():
        given = piece["exact"]
        span = _chosen(found[index], sure)
        _write(piece, span, searched.text)
        known = {"exact": piece["exact"], "start": span[0], "end": span[1]} if span else {}
        yield Quoted(
            path=f"{path}/{index}", given=given, status=found[index].status, places=len(found[index].spans), **known
        )


def _found(piece: dict[str, Any], searched: Searched) -> Found:
    """Where the words stand; at the place that the answer itself gives, if it gives the right one."""
    start, end, words = piece.get("start"), piece.get("end"), piece["exact"]
    if type(start) is int and type(end) is int and start >= 0 and searched.text[start:end] == words:
        return Found("exact", ((start, start + len(words)),))
    return searched.find(words)


def _chosen(found: Found, sure: Sequence[int]) -> Span | None:
    """Of several places the one nearest to the words of the claim whose place is sure; the first, if there are none."""
    if not found.spans:
        return None
    return min(found.spans, key=lambda span: min((abs(span[0] - other) for other in sure), default=0))


def _write(piece: dict[str, Any], span: Span | None, text: str) -> None:
    for name in ("start", "end"):
        piece.pop(name, None)
    if span:
        piece |= {"start": span[0], "end": span[1], "exact": text[span[0] : span[1]]}


def remarks(quoted: Sequence[Quoted], records: Sequence[Any]) -> Iterator[Issue]:
    """What is to be said of evidence that was found; what was not is said by `validate`."""
    for one in quoted:
        _, _, record, _, index = one.path.split("/")
        id_ = records[int(record)].get("id")
        claim = Spot(id_ if isinstance(id_, str) else "", ("records", int(record)), None)
        tail = ("evidence", int(index))
        if one.status == "normalised":
            message = f"The words {shown(one.given)} stand in the text but for white space or quotation marks."
            yield claim.issue("ground.normalised", tail, message, expected=shown(one.exact), got=shown(one.given))
        if one.places > 1:
            where = f"{one.places} places of the text; those from {one.start} to {one.end} were taken"
            message = f"The words {shown(one.given)} stand in {where}."
            yield claim.issue("ground.ambiguous", tail, message, hint="Quote more of the words around them.")
