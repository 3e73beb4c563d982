"""An article in the making: words with claims on them, then a Source and Claims as the reader makes them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from attrs import define, field, frozen

from diplomev.model import Claim, Evidence, Source
from diplomev.model.identity import claim_id, make_key, record_id, source_id, text_digest
from diplomev.model.values import trusted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

EXTRACTOR = "diplomev/0#world"
"""The extractor of all claims of made-up worlds; the rule follows behind a full stop."""
Span = tuple[int, int]
"""Where words begin and end, in code points."""

_CONFIDENCE = {"source": 85, "names": 90, "name": 90, "kind": 85, "sectors": 75, "visit": 60, "signatories": 75}
"""How sure the reader is by property, where not 80."""


@define(eq=False)
class Ref:
    """A record in the making: what it is in truth, and where the words stand that its id is made of."""

    type: str
    true: str
    anchor: int | None = None


@frozen
class TourKey:
    """The key of a journey, made of where it is spoken of."""

    anchor: int


class _Pending(NamedTuple):
    subject: Ref | str
    property: str
    value: Any
    spans: tuple[Span, ...]
    stance: str


class _Quote(NamedTuple):
    words: Span
    by: Span
    speaker: Ref | None


@frozen
class Article:
    """One article: the records that a reader makes of it, and what they mean in truth.

    Attributes:
        source: Its Source; with its text where that was asked for.
        claims: All that it claims, by id.
        text: Its text.
        same: By the id of each actor, visit, engagement and agreement that it tells of (States aside), the id of
            what that is in truth.
        reprint_of: The id of the article that it repeats.
        happening: The place in the world of the event that it tells of.
        tally: How often what `Rates` speaks of came about in it; see its report.
    """

    source: Source
    claims: tuple[Claim, ...]
    text: str
    same: Mapping[str, str]
    reprint_of: str | None
    happening: int
    tally: Mapping[str, int]

    @property
    def records(self) -> tuple[Source | Claim, ...]:
        """The Source and the Claims."""
        return (self.source, *self.claims)


@frozen
class Cover:
    """What differs between an article and its reprints."""

    number: int
    language: str
    title: str
    publisher: str
    published: dt.date
    dateline: str
    foot: str
    author: str | None


@define
class Page:
    """The body of an article.

    Attributes:
        happening: The event that it tells of.
        with_text: Whether the Source of the article bears its text.
    """

    happening: int
    with_text: bool
    _pieces: list[str] = field(factory=list)
    length: int = 0
    _claims: list[_Pending] = field(factory=list)
    _quotes: list[_Quote] = field(factory=list)
    tail: int | None = None
    """Where the last paragraph begins, which reprints may leave out."""

    def put(self, words: str) -> Span:
        """Write words; returns where they stand."""
        start = self.length
        self._pieces.append(words)
        self.length = end = start + len(words)
        return (start, end)

    def since(self, start: int) -> str:
        """The words written since a place."""
        return "".join(self._pieces)[start:]

    def claim(self, subject: Ref | str, name: str, value: Any, *spans: Span, stance: str = "asserts") -> None:
        """Claim that a property has a value, with the words that say so; the first place of a record is its anchor."""
        if isinstance(subject, Ref) and subject.anchor is None:
            subject.anchor = spans[0][0]
        self._claims.append(_Pending(subject, name, value, spans, stance))

    def quote(self, words: Span, by: Span, speaker: Ref | None) -> None:
        """Claim that words were said."""
        self._quotes.append(_Quote(words, by, speaker))

    def article(
        self,
        cover: Cover,
        *,
        tally: Mapping[str, int],
        reprint_of: str | None = None,
        cut: bool = False,
    ) -> Article:
        """Print the page under a cover.

        Args:
            cover: Title, paper, day and foot.
            tally: What came about in it.
            reprint_of: The article that it repeats.
            cut: Whether the last paragraph is left out.
        """
        head = f"{cover.title}\n{cover.dateline} | {cover.publisher}\n\n"
        body = "".join(self._pieces)
        last = self.tail if cut and self.tail is not None else len(body)
        text = head + body[:last].rstrip() + cover.foot
        digest = text_digest(text)
        id_ = source_id(digest)
        parts = {
            "type": "source", "id": id_, "kind": "news_article", "title": cover.title, "publisher": cover.publisher,
            "authors": (cover.author,) if cover.author else (), "path": f"{cover.number:06d}.txt",
            "language": cover.language, "published": cover.published.isoformat(), "encoding": "utf-8",
            "text_sha256": digest, "length": len(text), **({"text": text} if self.with_text else {}),
        }  # fmt: skip
        maker = _Maker(id_, text, len(head))
        maker.cover(cover)
        for one in self._claims:
            if all(end <= last for _, end in one.spans):
                maker.statement(one)
        for quote in self._quotes:
            if quote.words[1] <= last:
                maker.quotation(quote)
        claims = tuple(maker.claims[key] for key in sorted(maker.claims))
        same = {maker.ids[ref]: ref.true for ref in maker.ids}
        return Article(trusted(Source, parts), claims, text, same, reprint_of, self.happening, tally)


class _Maker:
    """Makes claims of what stands on a page, once it is known where the page stands in the text."""

    def __init__(self, source: str, text: str, shift: int) -> None:
        self.source = source
        self.text = text
        self.shift = shift
        self.ids: dict[Ref, str] = {}
        self.claims: dict[str, Claim] = {}
        self._ordinals: Counter[tuple[str, int]] = Counter()
        self._pieces: dict[Span, Evidence] = {}

    def cover(self, cover: Cover) -> None:
        """What the text says of itself."""
        start = len(cover.title) + 1
        day = cover.dateline.rpartition(", ")[2]
        at = start + len(cover.dateline) - len(day)
        paper = start + len(cover.dateline) + 3
        self._state(self.source, "title", cover.title, ((0, len(cover.title)),))
        self._state(self.source, "published", cover.published.isoformat(), ((at, at + len(day)),))
        self._state(self.source, "publisher", cover.publisher, ((paper, paper + len(cover.publisher)),))
        if cover.author:
            end = len(self.text)
            self._state(self.source, "authors", cover.author, ((end - len(cover.author), end),))

    def id_of(self, ref: Ref) -> str:
        """The id of a record: of the source and the place of its first words."""
        id_ = self.ids.get(ref)
        if id_ is None:
            anchor = (ref.anchor or 0) + self.shift
            ordinal = self._ordinals[ref.type, anchor]
            self._ordinals[ref.type, anchor] += 1
            id_ = self.ids[ref] = record_id(ref.type, self.source, anchor, ordinal)
        return id_

    def statement(self, one: _Pending) -> None:
        subject = self.id_of(one.subject) if isinstance(one.subject, Ref) else one.subject
        self._state(subject, one.property, self._value(one.value), self._moved(one.spans), one.stance)

    def _moved(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple([(start + self.shift, end + self.shift) for start, end in spans])

    def _value(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return self.id_of(value)
        if isinstance(value, TourKey):
            return make_key([self.source, "tour", value.anchor + self.shift])
        if isinstance(value, dict):
            return {key: self._value(item) for key, item in value.items()}
        return value

    def _state(self, subject: str, name: str, value: Any, spans: tuple[Span, ...], stance: str = "asserts") -> None:
        key = claim_id(
            source=self.source, kind="statement", subject=subject, property=name, value=value, stance=stance,
            spans=spans,
        )  # fmt: skip
        kind = subject.partition(":")[0]
        parts = {
            "type": "claim", "id": key, "kind": "statement", "source": self.source, "subject": subject,
            "property": name, "value": value, "stance": stance, "evidence": self._evidence(spans),
            "confidence": _CONFIDENCE.get(name, 80), "extractor": f"{EXTRACTOR}.{kind}",
        }  # fmt: skip
        self.claims[key] = trusted(Claim, parts)

    def quotation(self, quote: _Quote) -> None:
        spans = self._moved((quote.words, quote.by))
        (start, end), (first, last) = spans
        speaker = self.id_of(quote.speaker) if quote.speaker else None
        text = self.text[start:end]
        key = claim_id(source=self.source, kind="quotation", text=text, speaker=speaker, spans=spans)
        parts = {
            "type": "claim", "id": key, "kind": "quotation", "source": self.source, "text": text, "speaker": speaker,
            "speaker_text": self.text[first:last], "evidence": self._evidence(spans), "confidence": 90,
            "extractor": f"{EXTRACTOR}.quote",
        }  # fmt: skip
        self.claims[key] = trusted(Claim, parts)

    def _evidence(self, spans: tuple[Span, ...]) -> tuple[Evidence, ...]:
        return tuple([self._piece(span) for span in dict.fromkeys(spans)])

    def _piece(self, span: Span) -> Evidence:
        piece = self._pieces.get(span)
        if piece is None:
            start, end = span
            piece = self._pieces[span] = trusted(Evidence, {"start": start, "end": end, "exact": self.text[start:end]})
        return piece
