"""Who is meant by the words that name a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.quotes.nouns import genitive_at

if TYPE_CHECKING:
    from diplomev.parse.cast import Entity
    from diplomev.parse.ground import Ground
    from diplomev.parse.quotes import Quote


def speaker_of(quote: Quote, ground: Ground) -> Entity | None:
    """The actor who says a quotation: of a noun the one it names, of a pronoun the last subject before it."""
    said_by = quote.speaker
    if said_by is None and quote.continues is not None:
        return speaker_of(ground.quotes[quote.continues], ground)
    if said_by is None or said_by.kind == "document":
        return None
    if said_by.kind == "pronoun":
        return _last_subject(said_by.start, ground) or _speaker_before(quote, ground)
    return _head(said_by.start, said_by.end, ground)


def _speaker_before(quote: Quote, ground: Ground) -> Entity | None:
    """Who said the quotation before: whom a pronoun stands for where the text has named nobody since."""
    number = ground.quotes.index(quote)
    return speaker_of(ground.quotes[number - 1], ground) if number else None


def _head(start: int, end: int, ground: Ground) -> Entity | None:
    """Whom a noun phrase names: the mention at its head, not one that stands in it as a complement."""
    doc = ground.doc
    first, last = doc.token_at(start), doc.token_at(max(start, end - 1)) + 1
    for mention, who in ground.cast.between(max(0, first - _LONGEST_MENTION), last):
        inside = mention.last > first and genitive_at(doc, mention.last) is None
        complement = mention.preposition and mention.first > first + 1
        if inside and not complement:
            return who[0] if len(who) == 1 else None
    return None


def _last_subject(offset: int, ground: Ground) -> Entity | None:
    """The person whom a pronoun stands for: the latest before it whom no preposition governs; else the latest."""
    doc = ground.doc
    token = doc.token_at(offset)
    sentence = doc.sentence_at(token)
    low = doc.sentences[max(0, sentence.index - _SENTENCES_BACK)].first
    people = [
        (mention, who[0])
        for mention, who in ground.cast.between(low, token)
        if mention.kind == "person" and len(who) == 1 and not ground.quoted(mention.start)
    ]
    free = [entity for mention, entity in people if not mention.preposition]
    return free[-1] if free else (people[-1][1] if people else None)


_SENTENCES_BACK = 3
_LONGEST_MENTION = 30
