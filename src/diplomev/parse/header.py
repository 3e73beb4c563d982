"""What a text says of itself: headline, publisher, day of publication, authors; and the lines that are none of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import define, evolve, field, frozen

from diplomev.language.fold import fold
from diplomev.parse.blocks import Block, find_blocks
from diplomev.parse.datelines import find_agency, find_dated_line
from diplomev.parse.dates import find_dates
from diplomev.parse.document import make_doc
from diplomev.parse.verbs import is_finite

if TYPE_CHECKING:
    from diplomev.language.pack import Pack
    from diplomev.parse.actors import Span


@define
class Header:
    """What was found, each with its place in the text.

    Attributes:
        blocks: The paragraphs with their kinds.
        title: Span of the headline.
        publisher: Span of the publisher's name.
        published: The day of publication, with the span of its words.
        authors: Spans of the authors' names.
    """

    blocks: list[Block] = field(factory=list)
    title: Span | None = None
    publisher: Span | None = None
    published: tuple[str, Span] | None = None
    authors: list[Span] = field(factory=list)


@frozen
class _Rules:
    """The tables of `[source]`, ready for use."""

    published: tuple[str, ...]
    appeared: tuple[re.Pattern[str], ...]
    credit: tuple[re.Pattern[str], ...]
    separators: tuple[str, ...]
    links: tuple[str, ...]
    signature: tuple[str, ...]


@lru_cache(maxsize=32)
def _rules(pack: Pack) -> _Rules:
    def templates(key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(_template(words) for words in pack.words("source", key))

    starts = tuple(words.split("{date}")[0] for words in pack.words("source", "published"))
    return _Rules(
        starts,
        templates("appeared"),
        templates("credit"),
        pack.words("source", "separators"),
        pack.words("source", "links"),
        pack.words("source", "signature"),
    )


def _template(words: str) -> re.Pattern[str]:
    """A line with named gaps, such as «the post {title} appeared first on {publisher}»."""
    parts = [f"(?P<{p[1:-1]}>.+?)" if p.startswith("{") else re.escape(p) for p in re.split(r"(\{\w+\})", words)]
    return re.compile("".join(parts) + r"[.\s]*\Z")


def read_header(text: str, pack: Pack) -> Header:
    """Find what a text says of itself.

    Args:
        text: The text as read.
        pack: The pack of its language.
    """
    rules = _rules(pack)
    header = Header()
    whole = fold(text)
    blocks = list(find_blocks(text, pack))
    for number, block in enumerate(blocks):
        folded = whole[block.start : block.end]
        closing = number >= len(blocks) - _CLOSING and folded.startswith(rules.published)
        opening = number < _OPENING or (closing and len(folded) <= _LINK_LENGTH)
        header.blocks += _classify(text, folded, block, pack, rules, header, opening=opening)
    _dated_line(text, header, pack)
    _repeated_title(text, header, rules)
    _headline(text, header)
    _signatures(text, header, rules)
    header.publisher = header.publisher or find_agency(text, header.blocks, pack)
    return header


def _classify(  # noqa: PLR0913  # one line against all rules
    text: str, folded: str, block: Block, pack: Pack, rules: _Rules, header: Header, *, opening: bool
) -> list[Block]:
    """A line as one or two blocks: what belongs to the article, and what does not."""
    furniture = Block(block.start, block.end, "furniture")
    for pattern in rules.appeared:
        if match := pattern.match(folded):
            header.publisher = header.publisher or _span(block, match, "publisher")
            return [furniture]
    if opening and (at := _published(folded, rules)) is not None and not _tells(text, block, at[1], pack):
        head = Block(block.start, block.start + len(folded[: at[0]].rstrip()))
        _read_published(text, block, at[1], pack, rules, header)
        rest = Block(block.start + at[0], block.end, "furniture")
        return [rest] if head.end == head.start else [head, rest]
    for pattern in rules.credit:
        if (match := pattern.match(folded)) and len(folded.split()) <= _BYLINE_WORDS and "author" in match.groupdict():
            span = _span(block, match, "author")
            if text[span[0]].isupper():
                header.authors.append(span)
                return [furniture]
    short = len(folded) <= _LINK_LENGTH
    linked = folded.startswith(rules.links) or (
        short and len(folded.split()) <= _BYLINE_WORDS and folded.endswith(rules.links)
    )
    return [furniture] if linked and short else [block]


def _span(block: Block, match: re.Match[str], name: str) -> Span:
    return block.start + match.start(name), block.start + match.end(name)


def _published(folded: str, rules: _Rules) -> tuple[int, int] | None:
    """Where «published on» stands in a line, and where the date behind it begins."""
    for words in rules.published:
        at = folded.find(words)
        if at >= 0 and (at == 0 or not folded[at - 1].isalnum()):
            return at, at + len(words)
    return None


def _tells(text: str, block: Block, offset: int, pack: Pack) -> bool:
    """«En date du 9 novembre, le ministre s'est rendu à Rome.»: whether a line goes on with a sentence."""
    line = text[block.start + offset : block.end]
    if not line.rstrip().endswith("."):
        return False
    return any(map(is_finite, make_doc(line, pack).hits("verb")))


def _read_published(  # noqa: PLR0913  # one line and where it goes
    text: str, block: Block, offset: int, pack: Pack, rules: _Rules, header: Header
) -> None:
    """The date behind «published on», and the publisher behind the mark that follows it."""
    start = block.start + offset
    line = text[start : min(block.end, start + _DATE_LENGTH)]
    dates = [date for date in find_dates(make_doc(line, pack), None) if date.value and date.start <= _NEAR_DATE]
    if not dates:  # «Établi le vendredi 7 mars», below a heading that tells the year
        above = find_dates(make_doc(text[: start + len(line)], pack), None)
        dates = [
            evolve(date, start=date.start - start, end=date.end - start)
            for date in above
            if date.value and 0 <= date.start - start <= _NEAR_DATE and date.value.precision == "day"
        ]
    if not dates or dates[0].value is None:
        return
    header.published = header.published or (
        str(dates[0].value),
        (start + dates[0].start, start + dates[0].end),
    )
    behind = start + dates[0].end
    tail = text[behind : block.end]
    for mark in rules.separators:
        at = tail.find(mark.strip())
        if 0 <= at <= _NEAR_DATE:
            name = tail[at + len(mark.strip()) :]
            lead = len(name) - len(name.lstrip())
            begin = behind + at + len(mark.strip()) + lead
            if name.strip() and len(name.split()) <= _BYLINE_WORDS:
                header.publisher = header.publisher or (begin, begin + len(name.strip()))
            return


def _dated_line(text: str, header: Header, pack: Pack) -> None:
    """The day on a line of its own, or in a dateline, where no words say that the text was published then."""
    found = find_dated_line(text, header.blocks, pack) if header.published is None else None
    if found is not None:
        day, span, number = found
        header.published = (day, span)
        if number is not None:
            header.blocks[number] = evolve(header.blocks[number], kind="furniture")


def _repeated_title(text: str, header: Header, rules: _Rules) -> None:
    """A first line that holds the headline again is the page's title: with it, perhaps the publisher's name."""
    if len(header.blocks) < 2:  # noqa: PLR2004  # a line and its repetition
        return
    page, line = header.blocks[:2]
    whole, title = text[page.start : page.end], text[line.start : line.end]
    at = whole.find(title)
    if page.kind != "body" or line.kind != "body" or len(title) < _SHORTEST_TITLE or at < 0 or whole == title:
        return
    header.blocks[0] = evolve(page, kind="furniture")
    tail_start = page.start + at + len(title)
    tail = text[tail_start : page.end]
    for mark in rules.separators:
        if tail.startswith(mark) and header.publisher is None:
            header.publisher = (tail_start + len(mark), page.end)


def _headline(text: str, header: Header) -> None:
    """The first line of the article, where it is short, ends without a full stop and more follows."""
    bodies = [number for number, block in enumerate(header.blocks) if block.kind == "body"]
    if len(bodies) < 2:  # noqa: PLR2004  # a headline has an article
        return
    first = header.blocks[bodies[0]]
    rubric = text[first.start : first.end]
    number = bodies[rubric.isalpha() and rubric.isupper()]  # «POLITICS» above the headline
    block = header.blocks[number]
    line = text[block.start : block.end]
    if len(line) <= _LONGEST_TITLE and line[-1] not in ".!:;,»”" and len(line.split()) > 1:
        header.blocks[number] = evolve(block, kind="title")
        header.title = (block.start, block.end)


def _signatures(text: str, header: Header, rules: _Rules) -> None:
    """Names alone at the end of the text: its authors."""
    for number in range(len(header.blocks) - 1, 0, -1):
        block = header.blocks[number]
        if block.kind == "furniture":
            continue
        line = text[block.start : block.end]
        if fold(line).strip(" .:") in rules.signature:
            header.blocks[number] = evolve(block, kind="furniture")
            continue
        words = line.split()
        named = 1 < len(words) <= _NAME_WORDS and all(w[0].isupper() and w[-1] not in ".,;:!?" for w in words)
        if not named:
            break
        header.authors.insert(0, (block.start, block.end))
        header.blocks[number] = evolve(block, kind="furniture")


_OPENING = 6
_CLOSING = 4
"""Lines at the foot of a text that may begin with «published on»."""
_BYLINE_WORDS = 8
_NAME_WORDS = 4
_LINK_LENGTH = 200
_DATE_LENGTH = 80
_NEAR_DATE = 4
_SHORTEST_TITLE = 20
_LONGEST_TITLE = 250
