"""The day of publication that a text bears without saying so: on a line of its own, or in a dateline.

«Vendredi 1er novembre 2024 - 09:47», «24 February 2021 | Colombo», «Abidjan, le 27 juin 2024 – …».
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from diplomev.parse.blocks import BULLETS, COLUMNS
from diplomev.parse.dates import find_dates
from diplomev.parse.document import make_doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.language.pack import Pack
    from diplomev.parse.actors import Span
    from diplomev.parse.blocks import Block
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Doc


def find_dated_line(text: str, blocks: Sequence[Block], pack: Pack) -> tuple[str, Span, int | None] | None:
    """The day of publication, with the span of its words and the number of the line that holds nothing else.

    The day is looked for on the first lines, in the dateline of the article, then on the last lines.

    Args:
        text: The text as read.
        blocks: Its paragraphs.
        pack: The pack of its language.
    """
    opening = range(min(_OPENING, len(blocks)))
    closing = range(max(len(opening), len(blocks) - _CLOSING), len(blocks))
    for number in (*opening, *reversed(closing)):
        block = blocks[number]
        line = text[block.start : min(block.end, block.start + _LONGEST_LINE)]
        if not _YEAR.search(line) or COLUMNS.search(line) or line[0] in BULLETS:
            continue  # the row of a table or a list bears the day of something else
        alone = block.end - block.start <= _LONGEST_LINE
        doc = make_doc(line, pack)
        for date in find_dates(doc, None):
            free = _stands_free(doc, date, closing=0 < number >= len(blocks) - _CLOSING)
            if date.value is None or date.value.precision != "day" or not free:
                continue
            own_line = alone and _others(doc, date) <= _FEW_WORDS and not _says_something(line, doc)
            if own_line and doc.hits_in("weekday", 0, 1) and _heads_diary(text, blocks[number + 1 :], pack):
                return None
            if own_line or (number in opening and (_before_dash(line, date) or _before_stop(line, doc, date))):
                span = (block.start + date.start, block.start + date.end)
                return str(date.value), span, number if own_line and _others(doc, date) <= _NO_SENTENCE else None
        if number in opening and (found := _dateline(line, pack)) is not None:
            return found[0], (block.start + found[1][0], block.start + found[1][1]), None
    return None


def find_agency(text: str, blocks: Sequence[Block], pack: Pack) -> Span | None:
    """The agency that a dateline names between brackets or strokes: «LUSAKA, 25 August (XYZ) – …», «Oslo. /XYZ/. …».

    Args:
        text: The text as read.
        blocks: Its paragraphs.
        pack: The pack of its language.
    """
    for block in [block for block in blocks[:_OPENING] if block.kind == "body"]:
        line = text[block.start : min(block.end, block.start + _LONGEST_LINE)]
        if (found := _AGENCY.match(line)) is None:
            continue
        doc = make_doc(line[: found.end()], pack)
        placed = any(doc.hits_in(category, 0, 1) for category in _PLACES)
        where = doc.token_at(found.start("name"))
        known = any(doc.hits_in(category, where, len(doc.words)) for category in (*_PLACES, "demonym"))
        if placed and not known and not doc.hits("verb"):
            return block.start + found.start("name"), block.start + found.end("name")
    return None


def _heads_diary(text: str, blocks: Sequence[Block], pack: Pack) -> bool:
    """Whether another line holds nothing but a day: then the days are those of a diary."""
    for block in blocks:
        if block.end - block.start > _LONGEST_DAY:
            continue
        doc = make_doc(text[block.start : block.end], pack)
        dates = find_dates(doc, None) if doc.hits_in("weekday", 0, 1) else ()
        if dates and sum(map(str.isalnum, doc.words)) <= sum(d.last - d.first for d in dates):
            return True
    return False


def _dateline(line: str, pack: Pack) -> tuple[str, Span] | None:
    """«Soubré, le 22 avril 2016 - Troisième jour …»: the day before a dash, read without the words behind it."""
    dash = _SPACED_DASH.search(line)
    if dash is None or dash.start() > _NEAR_START:
        return None
    doc = make_doc(line[: dash.start()], pack)
    date = next((d for d in find_dates(doc, None) if d.end == dash.start()), None)
    whole = date is not None and date.value is not None and date.value.precision == "day"
    if date is None or not whole or not _stands_free(doc, date, closing=False):
        return None
    return str(date.value), (date.start, date.end)


def _stands_free(doc: Doc, date: DateMention, *, closing: bool) -> bool:
    """Whether a date begins its line or stands behind a mark, with no more than an article or a weekday between.

    On the last lines «of» may stand before it: «Le Matin du mardi 17 février 2026».
    """
    token = date.first - 1
    while token >= 0 and any(doc.hits_in(category, token, token + 1) for category in ("article", "weekday")):
        token -= 1
    of = [hit for hit in doc.hits_in("preposition", max(0, token), token + 1) if hit.code == "of"]
    return token < 0 or not doc.words[token].isalnum() or (closing and bool(of))


def _says_something(line: str, doc: Doc) -> bool:
    """Whether a line is a sentence: a stop ends it, and a verb may stand in it."""
    return line.rstrip().endswith((".", "!", "?")) and (bool(doc.hits("verb")) or not line.lstrip().startswith("("))


def _others(doc: Doc, date: DateMention) -> int:
    """How many words of a line are not the date's; articles, prepositions and times of day do not count."""
    small = {hit.first for category in ("article", "preposition") for hit in doc.hits(category)}
    dated = range(date.first, date.last)
    return sum(word.isalpha() for token, word in enumerate(doc.words) if token not in dated and token not in small)


def _before_dash(line: str, date: DateMention) -> bool:
    """Whether the dash that ends a dateline follows a date, perhaps behind the name of an agency in brackets."""
    return date.start <= _NEAR_START and _DASH.match(line, date.end) is not None


def _before_stop(line: str, doc: Doc, date: DateMention) -> bool:
    """«Ouagadougou, 15 février 2023. La …»: a stop ends the dateline, and the name of a place opens it."""
    if not any(doc.hits_in(category, 0, date.first) for category in _PLACES):
        return False
    opening = (token for token in range(date.first) if doc.words[token].isalpha())
    named = all(
        token in doc.capitals or any(doc.hits_in(c, token, token + 1) for c in ("article", "weekday"))
        for token in opening
    )
    return named and date.start <= _NEAR_START // 2 and _STOP.match(line, date.end) is not None


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DASH = re.compile(r"\s*(?:\([^()\n]{1,60}\)|/[^/\n]{1,40}/)?\s*(?:[–—:]|-{1,3}\s)")
_SPACED_DASH = re.compile(r"(?<=\d{4}) [–—-]{1,3} ")
_STOP = re.compile(r"\s*\.\s*(?:[–—-]\s*)?(?=[^\W\d_])")
_AGENCY = re.compile(r"[^\W\d_][^\n()/]{1,50}[(/](?P<name>[^\W\d_][^()/\d\n]{1,24})[)/]\s*(?:[–—:.]|-{1,4}\s)")
_PLACES = ("city", "capital", "country")
_OPENING = 8
_CLOSING = 3
_LONGEST_LINE = 110
_LONGEST_DAY = 50
_FEW_WORDS = 6
_NO_SENTENCE = 4
_NEAR_START = 60
