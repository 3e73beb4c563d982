"""The quotations of a text, one after the other, each with what is told of its speaker."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from diplomev.parse.quotes import hints, speakers
from diplomev.parse.quotes.grammar import grammar_of
from diplomev.parse.quotes.marks import find_marked
from diplomev.parse.quotes.place import Place
from diplomev.parse.quotes.scene import make_scene
from diplomev.parse.quotes.shape import is_bounded, is_long_enough, is_sentence, is_title
from diplomev.parse.quotes.told import Told
from diplomev.parse.quotes.values import Quote, Quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.document import Doc
    from diplomev.parse.quotes.marks import Marked
    from diplomev.parse.quotes.scene import Scene

_REACH = 60
"""How many tokens on either side of a quotation are looked at for its speaker."""
_LINK = 3
"""How many small words may stand between two quotations of one speaker: a comma, «and», a preposition."""
_PAUSES = frozenset(",-–—;")


@frozen
class _Kept:
    """A quotation that was found, with what the next one may take from it."""

    place: Place
    told: Told


def find_quotes(doc: Doc, people: Sequence[tuple[int, int]]) -> Quoted:
    """Find the quotations of a text and the words that name their speakers, and the titles among what is quoted.

    Args:
        doc: The text.
        people: Spans of text of the persons mentioned, titles included, in order.
    """
    grammar = grammar_of(doc.pack)
    marked = [
        span
        for span in find_marked(doc, grammar.marks)
        if is_long_enough(doc.text, span.start, span.end, grammar.least_words)
    ]
    if not marked:
        return Quoted()
    scene = make_scene(doc, grammar, people)
    quotes: list[Quote] = []
    titles: list[tuple[int, int]] = []
    last: _Kept | None = None
    waiting: tuple[Marked, Place] | None = None
    for index, span in enumerate(marked):
        following = marked[index + 1].opening if index + 1 < len(marked) else len(doc.text)
        place = _place(doc, span, following, last)
        if is_title(scene, place, span.start):
            titles.append((span.start, span.end))
            continue
        told, continues = _tell(scene, place, span, last)
        if told is not None and waiting is not None and _told_for_both(scene, waiting[1], place, told):
            quotes.append(_quote(scene, waiting[0], evolve(told, confidence=told.confidence - 15), None))
            continues = False
        waiting = (span, place) if told is None else None
        if told is None:
            continue
        quotes.append(_quote(scene, span, told, len(quotes) - 1 if continues else None))
        last = _Kept(place, told)
    return Quoted(quotes, titles)


def _place(doc: Doc, span: Marked, following: int, last: _Kept | None) -> Place:
    """The tokens of a quotation and of the stretches around it that can tell of its speaker."""
    opening, closing = doc.token_at(span.opening), bisect_left(doc.starts, span.closing)
    begins = doc.sentence_at(opening).first
    low = max(begins, opening - _REACH, last.place.closing if last else 0)
    high = min(_sentence_end(doc, closing), closing + _REACH, doc.token_at(following))
    inner, inner_end = doc.token_at(span.start), bisect_left(doc.starts, span.end)
    return Place(low, opening, inner, inner_end, closing, max(high, closing), begins)


def _sentence_end(doc: Doc, closing: int) -> int:
    """The token behind the sentence that a quotation ends in, or that goes on behind it."""
    sentence = doc.sentence_at(closing - 1)
    if closing < sentence.last:
        return sentence.last
    if closing >= len(doc.words) or doc.starts[closing] >= sentence.block.end:
        return closing
    goes_on = doc.words[closing] in _PAUSES or doc.text[doc.starts[closing]].islower()
    return doc.sentence_at(closing).last if goes_on else closing


def _tell(scene: Scene, place: Place, span: Marked, last: _Kept | None) -> tuple[Told | None, bool]:
    """What is told of the speaker (`None`: no quotation), and whether it carries on the quotation before."""
    told = _in_sentence(scene, place)
    if told and told.speaker:
        return told, last is not None and told.cue is not None and told.cue == last.told.cue
    bounded = is_bounded(scene, place, span.start, span.end)
    carried, continues = _carried(scene, place, last, bounded=bounded)
    if carried:
        return carried, continues
    if told and told.cue and last and _shares_subject(scene.doc, place, told.cue, last):
        return evolve(told, speaker=last.told.speaker, confidence=told.confidence + 10), False
    long = bounded and is_long_enough(scene.doc.text, span.start, span.end, scene.grammar.shape_words)
    if told is None and long:
        told = _in_neighbours(scene, place)
    behind = told is not None and told.cue is not None and told.cue[0] >= place.closing
    if told and (told.speaker or behind or is_sentence(scene, place)):
        return told, False
    return (Told(None, None, 40), False) if long and is_sentence(scene, place) else (None, False)


def _in_sentence(scene: Scene, place: Place) -> Told | None:
    """What the sentence of a quotation tells, the surest way first."""
    first = speakers.before(scene, place)
    if first and first.speaker:
        return first
    told = (
        speakers.behind(scene, place)
        or speakers.inside(scene, place)
        or speakers.named_behind(scene, place)
        or speakers.led_behind(scene, place)
        or speakers.according(scene, place)
        or speakers.later(scene, place)
        or hints.headed(scene, place)
        or hints.bracketed(scene, place)
        or hints.introduced(scene, place)
    )
    return told if told and (told.speaker or not first) else first


def _in_neighbours(scene: Scene, place: Place) -> Told | None:
    """What the sentences before and behind a quotation tell that is a sentence of its own."""
    doc = scene.doc
    own = doc.sentence_at(place.opening)
    if place.opening == own.first and own.index:
        earlier = doc.sentences[own.index - 1]
        first = max(earlier.first, earlier.last - _REACH)
        if told := hints.sentence_before(scene, first, earlier.last):
            return told
    end = place.closing
    while end < place.high and not doc.words[end][0].isalnum():
        end += 1
    if end == place.high < len(doc.words):
        later = doc.sentence_at(end)
        if later.first == end and later.block is doc.sentence_at(place.closing - 1).block:
            return hints.sentence_behind(scene, later.first, min(later.last, later.first + _REACH))
    return None


def _carried(scene: Scene, place: Place, last: _Kept | None, *, bounded: bool) -> tuple[Told | None, bool]:
    """The speaker of the quotation before, where this one carries it on or stands beside it."""
    if last is None:
        return None, False
    doc, told = scene.doc, last.told
    weaker = evolve(told, confidence=max(told.confidence - 15, 0))
    behind = max(last.place.closing, _told_end(last))
    between = doc.words[behind : min(place.opening, behind + 4)]
    small = scene.grammar.joint | scene.grammar.prepositions | scene.grammar.that
    adjacent = place.opening - behind <= _LINK and all(not word[0].isalnum() or word in small for word in between)
    if place.begins <= last.place.opening or (place.begins < last.place.closing):
        interrupted = _told_end(last) > last.place.closing
        return (weaker, interrupted or not any(map(str.isalnum, between))) if adjacent else (None, False)
    if not bounded or place.opening != place.begins or last.place.high < place.opening - 1:
        return None, False
    same_paragraph = doc.sentence_at(place.opening).block is doc.sentence_at(last.place.opening).block
    return (weaker, True) if same_paragraph or is_sentence(scene, place) else (None, False)


def _told_for_both(scene: Scene, earlier: Place, place: Place, told: Told) -> bool:
    """«« … », un « … », a-t-il dit»: whether what is told behind a quotation is told of the one just before as well."""
    if told.speaker is None or told.cue is None or told.cue[0] < place.closing:
        return False
    words, grammar = scene.doc.words, scene.grammar
    between = words[earlier.closing : place.opening]
    small = grammar.joint | grammar.prepositions | grammar.articles.keys()
    near = len(between) <= _LINK and all(not word[0].isalnum() or word in small for word in between)
    whole = earlier.opening == earlier.begins and scene.doc.is_capital(earlier.inner)
    return near and whole and place.begins <= earlier.opening


def _shares_subject(doc: Doc, place: Place, cue: tuple[int, int], last: _Kept) -> bool:
    """Whether a verb without a subject carries on from the quotation before: «… « … » et a rappelé « … »»."""
    if last.told.speaker is None or not last.place.closing <= cue[0] < place.opening:
        return False
    earlier = doc.sentence_at(max(last.place.high, last.place.closing) - 1)
    return place.begins <= last.place.opening or doc.sentence_at(place.opening).index == earlier.index + 1


def _told_end(kept: _Kept) -> int:
    """The token behind the words that tell of a speaker."""
    told = kept.told
    return max(told.cue[1] if told.cue else 0, told.speaker.last if told.speaker else 0)


def _quote(scene: Scene, span: Marked, told: Told, continues: int | None) -> Quote:
    doc = scene.doc
    return Quote(
        span.start,
        span.end,
        (span.opening, span.closing),
        (doc.starts[told.cue[0]], doc.ends[told.cue[1] - 1]) if told.cue else None,
        scene.attribution(told.speaker) if told.speaker else None,
        continues,
        told.confidence,
    )
