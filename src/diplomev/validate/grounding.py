"""Check the evidence of claims against the texts of their sources: every span must equal its words in the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from diplomev.model.identity import text_digest
from diplomev.validate.align import Found, Searched
from diplomev.validate.references import Spot
from diplomev.validate.render import shown, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from diplomev.validate.issues import Issue
    from diplomev.validate.structure import Raw

Texts = Mapping[str, str]
"""The texts of sources by the ids of the sources."""

_MOST_SHOWN = 5
_WITHOUT_EVIDENCE = frozenset({"lift", "human"})
"""What makes claims without reading a text."""
_OF_A_SPAN = frozenset({"meaning.evidence_beyond_source", "meaning.evidence_empty", "meaning.evidence_length"})
"""What is wrong with a span in itself shows against the text as well."""


@frozen
class _Piece:
    """One piece of evidence of a claim that is well-formed."""

    index: int
    exact: str
    span: tuple[int, int] | None

    def stands_in(self, text: str) -> bool:
        """Whether a text has the words where they should be; anywhere, if no place is given."""
        if self.span is None:
            return self.exact in text
        start, end = self.span
        return end <= len(text) and text[start:end] == self.exact


@define
class Grounding:
    """Checks records as they come against texts; `issues` says at the end what could not be checked.

    Attributes:
        texts: The texts by the ids of their sources; a source's own `text` stands in where there is none.
    """

    texts: Texts
    _own: dict[str, str] = field(factory=dict)
    """The texts that sources bear themselves, where none is given."""
    _waiting: dict[str, list[tuple[Spot, tuple[_Piece, ...]]]] = field(factory=dict)
    """By source the evidence that came before a text was known."""
    _last: tuple[str, Searched] | None = None
    _refuted: set[tuple[int | None, str]] = field(factory=set)
    """Where stands what is not as the text has it: line and pointer."""

    def add(self, raw: Raw, line: int | None) -> Iterator[Issue]:
        """Check records, good or bad; what is not well-formed is passed over, the schema speaks of it."""
        for index, record in enumerate(raw.items):
            if type(record) is not dict or type(record.get("id")) is not str:
                continue
            spot = Spot(record["id"], raw.path(index), line)
            if record.get("type") == "claim":
                yield from self._claim(record, spot)
            elif record.get("type") == "source":
                yield from self._source(record, spot)

    def _source(self, source: Mapping[str, Any], spot: Spot) -> Iterator[Issue]:
        text = self._given(spot.record)
        if text is None and isinstance(source.get("text"), str):
            self._own[spot.record] = text = source["text"]
            for claim, pieces in self._waiting.pop(spot.record, ()):
                yield from self._against(text, claim, spot.record, pieces)
        for issue in _compare(source, text, spot) if text is not None else ():
            self._refuted.add((issue.line, issue.path))
            yield issue

    def _given(self, source: str) -> str | None:
        text = self.texts.get(source)
        if text is None:
            return self._own.get(source)
        if not isinstance(text, str):
            message = f"texts must hold the text of {source} as str, not {type(text).__name__}"
            raise TypeError(message)
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def _claim(self, claim: Mapping[str, Any], spot: Spot) -> Iterator[Issue]:
        pieces = tuple(_pieces(claim.get("evidence")))
        source = claim.get("source")
        if not claim.get("evidence") and _needs_evidence(claim):
            yield _no_evidence(spot)
        if not pieces or not isinstance(source, str):
            return
        text = self._given(source)
        if text is None:
            self._waiting.setdefault(source, []).append((spot, pieces))
        else:
            yield from self._against(text, spot, source, pieces)

    def _against(self, text: str, claim: Spot, source: str, pieces: Iterable[_Piece]) -> Iterator[Issue]:
        for piece in pieces:
            if piece.stands_in(text):
                continue
            if self._last is None or self._last[0] != source:
                self._last = (source, Searched(text))
            issue = _mismatch(piece, claim, self._last[1])
            self._refuted.add((issue.line, issue.path))
            yield issue

    def told(self, issue: Issue) -> bool:
        """Whether an issue of meaning only repeats what was said against the texts."""
        place = issue.path
        if issue.code in _OF_A_SPAN and not place.rpartition("/")[2].isdecimal():
            place = place.rpartition("/")[0]
        elif issue.code not in {*_OF_A_SPAN, "meaning.text_length"}:
            return issue.code == "meaning.evidence_missing"
        return (issue.line, place) in self._refuted

    def issues(self) -> Iterator[Issue]:
        """What could not be checked for want of a text."""
        if not self._waiting:
            return
        count = sum(len(pieces) for claims in self._waiting.values() for _, pieces in claims)
        sources = sorted(self._waiting)
        names = ", ".join(sources[:_MOST_SHOWN]) + (", …" if len(sources) > _MOST_SHOWN else "")
        what = "1 piece of evidence was" if count == 1 else f"{count} pieces of evidence were"
        message = f"{what} not checked, for want of the text of {names}."
        hint = "Give the text under the id of its source."
        first = next(spot for claims in self._waiting.values() for spot, _ in claims)
        yield first.issue("ground.no_text", ("source",), message, got=names, hint=hint, count=count)


def _needs_evidence(claim: Mapping[str, Any]) -> bool:
    """Whether a claim was made by something that reads texts, and says more than what the source itself is."""
    extractor = claim.get("extractor")
    reads = isinstance(extractor, str) and extractor.partition("/")[0] not in _WITHOUT_EVIDENCE
    return reads and claim.get("subject") != claim.get("source")


def _pieces(evidence: Any) -> Iterator[_Piece]:
    for index, one in enumerate(evidence if isinstance(evidence, list) else ()):
        if not isinstance(one, dict) or not isinstance(one.get("exact"), str) or not one["exact"]:
            continue
        ends = [one.get(name) for name in ("start", "end")]
        if ends == [None, None]:
            yield _Piece(index, one["exact"], None)
        elif all(_is_offset(end) for end in ends):
            yield _Piece(index, one["exact"], (int(ends[0] or 0), int(ends[1] or 0)))


def _is_offset(value: Any) -> bool:
    whole = type(value) is int or (type(value) is float and value.is_integer())
    return whole and value >= 0


def _compare(source: Mapping[str, Any], text: str, spot: Spot) -> Iterator[Issue]:
    """Whether a text is the one that a source describes; one issue at most."""
    facts = {"text_sha256": text_digest(without_surrogates(text)), "length": len(text), "text": text}
    for name, value in facts.items():
        given = source.get(name)
        if type(given) in {str, int, float} and given != value:
            message = f"The text is not the one that the source describes: its `{name}` is another one."
            hint = "Give the text as it was read: decoded, line ends as line feeds, nothing else changed."
            yield spot.issue("ground.text", (name,), message, expected=shown(given), got=shown(value), hint=hint)
            return


def _mismatch(piece: _Piece, claim: Spot, searched: Searched) -> Issue:
    words = shown(piece.exact)
    found = searched.find(piece.exact)
    tail = ("evidence", piece.index)
    if piece.span is None:
        message = f"The words {words} do not stand in the text."
        return claim.issue("ground.missing", tail, message, expected=words, hint=_hint(found))
    start, end = piece.span
    size = len(searched.text)
    got = shown(searched.text[start:end]) if end <= size else f"a text of {size} characters"
    message = f"From {start} to {end} the text does not have the words {words}."
    return claim.issue("ground.mismatch", tail, message, expected=words, got=got, hint=_hint(found, start))


def _hint(found: Found, near: int = 0) -> str:
    if not found.spans:
        return "They stand nowhere in it: copy the words from the text, or take the claim out."
    how = "They stand" if found.status == "exact" else "But for white space and quotation marks they stand"
    start, end = min(found.spans, key=lambda span: abs(span[0] - near))
    others = len(found.spans) - 1
    more = f", and in {others} other place{'s' * (others > 1)}" if others else ""
    return f"{how} from {start} to {end}{more}."


def _no_evidence(claim: Spot) -> Issue:
    message = "The claim of an extractor has no words of the text as its evidence."
    hint = "Give the words that state it, or take the claim out."
    return claim.issue("ground.no_evidence", (), message, expected="at least one piece of evidence", hint=hint)
