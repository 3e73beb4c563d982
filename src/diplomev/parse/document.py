"""The text under work: its tokens, blocks, sentences, and every word of the language pack found in it.

A [`Doc`][diplomev.parse.document.Doc] is made once an article. Offsets count code points of the text; token indexes
count its tokens. A span of tokens is half-open, like a slice.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache, partial
from itertools import accumulate, compress, count, pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from attrs import field, frozen

from diplomev.language.fold import fold
from diplomev.language.pack import CONTRACTED, GUARDED
from diplomev.parse.blocks import COLUMN_GAP, TERMINATORS, Block, find_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from diplomev.language.pack import Entry, Pack


T = TypeVar("T")


class Hit(NamedTuple):
    """Words of the pack in the text.

    Attributes:
        start: Offset of the first code point.
        end: Offset behind the last one.
        first: Index of the first token.
        last: Index behind the last token.
        entries: What the words can mean, all of one category; more than one where they are ambiguous.
    """

    start: int
    end: int
    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that the words can stand for."""
        if len(self.entries) == 1:
            return (self.entries[0].code,)
        return tuple(dict.fromkeys([entry.code for entry in self.entries]))

    @property
    def code(self) -> str:
        """The code, where the words are not ambiguous; else the first of them."""
        return self.entries[0].code


class Row(NamedTuple, Generic[T]):
    """Things in the order of the text, with the first token of each."""

    items: list[T]
    firsts: list[int]

    def within(self, first: int, last: int) -> Sequence[T]:
        """Those that begin within the tokens from `first` to before `last`."""
        firsts = self.firsts
        low = bisect_left(firsts, first)
        if low == len(firsts) or firsts[low] >= last:
            return ()
        return self.items[low : bisect_left(firsts, last, low)]


Match = tuple[int, int, "tuple[Entry, ...]"]
"""The first token of some words of the pack, the token behind them, and what they can mean in one category."""


class Rows(dict[str, Row[Hit]]):
    """The hits of a text by category; a row is made when it is first asked for, as many never are.

    Args:
        matches: What was found, by category, in order; some may overlap.
        starts: Offset of each token.
        ends: Offset behind each token.
    """

    def __init__(self, matches: Mapping[str, list[Match]], starts: Sequence[int], ends: Sequence[int]) -> None:
        super().__init__()
        self._matches = matches
        self._starts = starts
        self._ends = ends
        self._by_token: dict[str, dict[int, Hit]] = {}

    def __missing__(self, category: str) -> Row[Hit]:
        """Make a row: the longest hits, where some overlap."""
        starts, ends, behind = self._starts, self._ends, 0
        items: list[Hit] = []
        for first, last, entries in self._matches.get(category, ()):
            if first >= behind:
                items.append(_new_hit((starts[first], ends[last - 1], first, last, entries)))
                behind = last
        row = self[category] = Row(items, [hit[2] for hit in items])
        return row

    def by_token(self, category: str) -> dict[int, Hit]:
        """The hits of a category by their first token."""
        known = self._by_token.get(category)
        if known is None:
            row = self[category]
            known = self._by_token[category] = dict(zip(row.firsts, row.items, strict=True))
        return known


@frozen
class Sentence:
    """A sentence: its tokens, its span of text, its block, and its place in the order of sentences."""

    first: int
    last: int
    start: int
    end: int
    block: Block
    index: int


@frozen(eq=False)
class Doc:
    """One text with its tokens, sentences and pack words.

    Attributes:
        text: The text as read.
        folded: The same with letter case and typography folded, of the same length.
        pack: The language pack that was asked.
        starts: Offset of each token.
        ends: Offset behind each token.
        words: Each token folded.
        blocks: Paragraphs in order.
        sentences: Sentences in order.
        capitals: The tokens that begin with a capital letter.
        found: Hits by category, in order, the longest where some overlap.
    """

    text: str
    folded: str = field(repr=False)
    pack: Pack = field(repr=False)
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    words: Sequence[str] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    sentences: tuple[Sentence, ...] = field(repr=False)
    capitals: frozenset[int] = field(repr=False)
    found: Rows = field(repr=False)
    _sentence_starts: Sequence[int] = field(init=False, repr=False)

    @_sentence_starts.default
    def _first_tokens(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    def hits(self, category: str) -> Sequence[Hit]:
        """The hits of one category, in order, none overlapping another."""
        return self.found[category].items

    def hits_in(self, category: str, first: int, last: int) -> Sequence[Hit]:
        """The hits of one category that lie within the tokens from `first` to before `last`."""
        items, firsts = self.found[category]
        if not items:
            return ()
        low = bisect_left(firsts, first)
        if low == len(firsts) or firsts[low] >= last:
            return ()
        high = bisect_left(firsts, last, low)
        return items[low : high - 1 if items[high - 1].last > last else high]

    def hits_at(self, category: str) -> Mapping[int, Hit]:
        """The hits of one category by their first token."""
        return self.found.by_token(category)

    def is_definite(self, token: int) -> bool:
        """Whether a definite article stands at a token."""
        article = self.hits_at("article").get(token)
        return article is not None and any(entry.code == "definite" for entry in article.entries)

    def is_capital(self, token: int) -> bool:
        """Whether the token begins with a capital letter."""
        return token in self.capitals

    def opens_column(self, token: int) -> bool:
        """Whether a tab or several spaces part a token from the one before it, as the columns of a table are."""
        gap = self.text[self.ends[token - 1] : self.starts[token]] if token else ""
        return "\n" not in gap and ("\t" in gap or len(gap) >= COLUMN_GAP)

    def sentence_at(self, token: int) -> Sentence:
        """The sentence of a token (the one before it, for a token between two)."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, token) - 1)]

    def token_at(self, offset: int) -> int:
        """The index of the token at an offset, or of the next one where none is there."""
        return bisect_right(self.ends, offset)

    def exact(self, start: int, end: int) -> str:
        """The words of a span, as they stand in the text."""
        return self.text[start:end]


def make_doc(text: str, pack: Pack, blocks: Sequence[Block] | None = None) -> Doc:
    """Tokenise a text, cut it into sentences and find the words of the pack in it.

    Args:
        text: The text as read.
        pack: The language pack to use.
        blocks: The paragraphs with their kinds; found by their line breaks where not given.
    """
    folded = fold(text)
    contraction = _contraction(pack)
    if contraction:
        folded = contraction.sub(CONTRACTED, folded)
    if "*" in folded:
        folded = _EMPHASIS.sub(_unmarked, folded)
    words, starts, ends = _tokens(folded, pack)
    blocks = tuple(find_blocks(text, pack) if blocks is None else blocks)
    sentences = _sentences(text, starts, ends, words, blocks, frozenset(pack.words("text", "abbreviations")))
    capitals = frozenset(compress(count(), map(str.isupper, map(text.__getitem__, starts))))
    matches = _find(text, folded, pack, words, starts, ends, capitals)
    return Doc(text, folded, pack, starts, ends, words, blocks, sentences, capitals, Rows(matches, starts, ends))


def _tokens(folded: str, pack: Pack) -> tuple[list[str], list[int], list[int]]:
    """The tokens of a folded text as words, and where each begins and ends."""
    parts = _token_pattern(pack.words("text", "elisions")).split(folded)  # a gap, a token, a gap, a token … a gap
    borders = list(accumulate(map(len, parts)))
    return parts[1::2], borders[:-1:2], borders[1::2]


@lru_cache(maxsize=32)
def _contraction(pack: Pack) -> re.Pattern[str] | None:
    """The apostrophe of a contraction («he'll»), behind a word that has one; `None` where the language has none."""
    behind = pack.words("text", "contracted")
    shortened = {short[1:] for forms in pack.table("text", "contractions").values() for short in forms}
    if not behind or not shortened:
        return None
    before = "|".join(rf"(?<=\b{re.escape(word)}')" for word in behind)
    return re.compile(rf"'(?:{before})(?=(?:{'|'.join(map(re.escape, sorted(shortened)))})\b)")


def _unmarked(emphasis: re.Match[str]) -> str:
    """Words between asterisks that only say how they are set («**Jane Doe**»), with marks that are no tokens."""
    marks = _UNMARKED * len(emphasis["marks"])
    return f"{marks}{emphasis['words']}{marks}"


_UNMARKED = "\ue001"
"""A code point that no text has, and no token."""
_EMPHASIS = re.compile(r"(?<![*\w])(?P<marks>\*{1,3})(?P<words>[^\s*](?:[^*\n]*[^\s*])?)(?P=marks)(?![*\w])")


def tokenize(folded: str, pack: Pack) -> list[str]:
    """The tokens that a folded text has with a pack, as words."""
    return _token_pattern(pack.words("text", "elisions")).findall(folded)


@lru_cache(maxsize=32)
def _token_pattern(elisions: tuple[str, ...]) -> re.Pattern[str]:
    """Words, elided words with their apostrophe, and every other mark by itself."""
    elided = f"(?:{'|'.join(map(re.escape, elisions))})'|" if elisions else ""
    return re.compile(rf"({elided}{CONTRACTED}?\w+|[^\s{_UNMARKED}])")


_new_hit: Callable[[tuple[int, int, int, int, tuple[Entry, ...]]], Hit] = partial(tuple.__new__, Hit)
"""Makes a hit without looking at its parts: there are hundreds in every text."""


def _find(  # noqa: PLR0913  # the parts of a Doc that is being made
    text: str,
    folded: str,
    pack: Pack,
    words: Sequence[str],
    starts: Sequence[int],
    ends: Sequence[int],
    capitals: frozenset[int],
) -> Mapping[str, list[Match]]:
    """Where the words of the pack stand in a text, by category."""
    found: defaultdict[str, list[Match]] = defaultdict(list)
    for first, last, meaning in pack.matcher.find(folded, words, starts, ends):
        groups = meaning.small
        if meaning.capital is not groups and first in capitals and meaning.allows(text, starts[first], ends[last - 1]):
            groups = meaning.capital
        for category, entries in groups:
            found[category].append((first, last, entries))
    guarded = found.get("country", ())
    if any(entries[0].feature == GUARDED for _, _, entries in guarded):
        found["country"] = [_without_guard(match, capitals) for match in guarded if _is_alone(match, capitals)]
    if _NEGATION in found:
        found[_NEGATION] = [match for match in found[_NEGATION] if not _in_name(match[0], starts, ends, capitals)]
    opening = {match[0] for match in found.get("preposition", ()) if match[0] in capitals}
    if opening:  # «A Berne, …», typed without its accent, is no «il a»
        found["verb"] = [match for match in found["verb"] if match[0] not in opening or match[1] > match[0] + 1]
    return found


def _is_alone(match: Match, capitals: frozenset[int]) -> bool:
    """«à Maurice», not «à maurice» or «à Maurice Dupont»: whether a guarded name has a capital, and none behind it."""
    first, last, entries = match
    names = [token for token in range(first, last) if token in capitals]
    return entries[0].feature != GUARDED or (len(names) == 1 and names[0] + 1 not in capitals)


def _without_guard(match: Match, capitals: frozenset[int]) -> Match:
    """The name alone of a guarded one and the small word beside it."""
    first, last, entries = match
    if entries[0].feature != GUARDED:
        return match
    name = next(token for token in range(first, last) if token in capitals)
    return name, name + 1, entries


def _in_name(token: int, starts: Sequence[int], ends: Sequence[int], capitals: frozenset[int]) -> bool:
    """Whether a word is tied to the next one as in a name, both with a capital: «N'Guesso» denies nothing."""
    behind = token + 1
    return token in capitals and behind in capitals and starts[behind] == ends[token]


_NEGATION = "negation"


_LONGEST_SENTENCE = 400
"""Tokens after which a sentence ends in any case: lists and tables without full stops are no sentences."""
_TERMINATOR = re.compile(f"[{''.join(sorted(TERMINATORS))}]")  # each is a token
_CLOSERS = frozenset("»”’\"')]›")


def _sentences(  # noqa: PLR0913  # the parts of a Doc that is being made
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
    words: Sequence[str],
    blocks: Sequence[Block],
    abbreviations: frozenset[str],
) -> tuple[Sentence, ...]:
    sentences: list[Sentence] = []
    terminators = [bisect_left(starts, match.start()) for match in _TERMINATOR.finditer(text)]
    stops = [token for token in terminators if not _abbreviates(words, token, abbreviations)]
    for block in blocks:
        first, end = bisect_left(starts, block.start), bisect_left(starts, block.end)
        borders, behind = [first], first
        for stop in stops[bisect_left(stops, first) : bisect_left(stops, end)]:
            if stop >= behind:
                _cut(borders, behind, stop)
                behind = _behind_stop(text, starts, ends, words, stop, end)
                if behind == end or _begins(text, starts, ends, behind):
                    borders.append(behind)
        _cut(borders, behind, end)
        if borders[-1] < end:
            borders.append(end)
        for here, there in pairwise(borders):
            sentences.append(Sentence(here, there, starts[here], ends[there - 1], block, len(sentences)))
    return tuple(sentences)


def _cut(borders: list[int], token: int, stop: int) -> None:
    """End sentences that grow too long in a stretch of tokens without full stops."""
    while (last := max(token, borders[-1] + _LONGEST_SENTENCE - 1)) < stop:
        borders.append(last + 1)
        token = last + 1


def _behind_stop(  # noqa: PLR0913  # the parts of a Doc that is being made
    text: str, starts: Sequence[int], ends: Sequence[int], words: Sequence[str], stop: int, end: int
) -> int:
    """The token behind a full stop, the marks that repeat it and the marks that close."""
    behind = stop + 1
    while behind < end and words[behind] in TERMINATORS:
        behind += 1
    while behind < end and words[behind] in _CLOSERS and _closes(text, starts, ends, behind):
        behind += 1
    return behind


def _abbreviates(words: Sequence[str], token: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `token` belongs to an abbreviation or an initial."""
    if words[token] != "." or token == 0:
        return False
    before = words[token - 1]
    return before in abbreviations or (len(before) == 1 and before.isalpha())


def _closes(text: str, starts: Sequence[int], ends: Sequence[int], token: int) -> bool:
    """Whether a mark behind a full stop closes: a straight one does where nothing stands between."""
    return text[starts[token]] not in "\"'" or starts[token] == ends[token - 1]


def _begins(text: str, starts: Sequence[int], ends: Sequence[int], token: int) -> bool:
    """Whether a new sentence can begin at `token`: behind a space, and with no small letter."""
    return starts[token] > ends[token - 1] and not text[starts[token]].islower()
