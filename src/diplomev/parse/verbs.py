"""The verbs of a text by sense, each with the form in which it stands."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import compress, count
from typing import TYPE_CHECKING

from diplomev.language import fold
from diplomev.parse.document import Hit, Row, tokenize

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from diplomev.language import Entry, Pack
    from diplomev.parse.document import Doc

    _Phrase = tuple[Sequence[str], Sequence[str], Entry]
    """The words of a verb before a place where something may part it, those behind it, and what it means."""

_PARTICIPLE = "past_participle"
_REFLEXIVE = "reflexive_participle"
PERFECT = frozenset({"perfect_participle", _REFLEXIVE})
FINITE = frozenset({"present", "past", "simple_past", "imperfect", "future", "conditional"})
_AUXILIARIES = frozenset({"passive", "have"})
HELPERS = frozenset({"have", "passive", "stay", "hold"})
"""Senses of verbs that may only help another."""
_LENGTH = 2
"""Tokens of «vient de»."""
_NEAR_AUXILIARY = 5
Verbs = dict[str, Row[tuple["Hit", str]]]
"""The verbs of a text by sense, each with its form."""


def verbs_of(doc: Doc, days: Iterable[tuple[int, int]] = (), places: Iterable[tuple[int, int]] = ()) -> Verbs:
    """The verbs of a text by sense, each with its form.

    Args:
        doc: The text.
        days: The tokens of dates, which may part a verb of several words («pris jeudi le chemin de Rome»).
        places: Those of places («accordé à Rome une audience»); the first word of such a verb counts by itself as well.
    """
    senses: Verbs = {}
    parted = _parted(doc, days)
    inside = {token for hit in parted for token in range(hit.first, hit.last)}
    whole = [hit for hit in doc.hits("verb") if hit.first not in inside]
    parted += [hit for hit in _parted(doc, places) if hit.first not in inside]
    for hit in sorted([*whole, *parted], key=lambda hit: hit.first) if parted else whole:
        forms: dict[str, list[str]] = {}
        for entry in hit.entries:
            forms.setdefault(entry.code, []).append(entry.feature)
        for code, features in forms.items():
            if features[0] == _REFLEXIVE and not _has_pronoun(doc, hit):
                continue
            if _REFLEXIVE in features[1:] and _has_pronoun(doc, hit):
                features.insert(0, _REFLEXIVE)  # «se sont retrouvés»
            several = len(features) > 1 and features[0] != _REFLEXIVE
            twofold = several and _PARTICIPLE in features and _is_participle(doc, hit)
            row = senses.setdefault(code, Row([], []))
            row.items.append((hit, _PARTICIPLE if twofold else features[0]))
            row.firsts.append(hit.first)
    return senses


def _parted(doc: Doc, gaps: Iterable[tuple[int, int]]) -> list[Hit]:
    """The verbs of several words that a date, a place or an adverb parts, with or without commas around it."""
    found: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    phrases, words = _phrases(doc.pack), doc.words
    adverbs = frozenset(doc.pack.words("phrases", "adverb"))
    single = ((token, token + 1) for token in compress(count(), map(adverbs.__contains__, words)))
    for first, last in (*((first, _over_adverb(words, last, adverbs)) for first, last in gaps), *single):
        commas = last < len(words) and words[last] == "," and first > 0 and words[first - 1] == ","
        before, behind = first - commas, last + commas
        if not 0 < before < behind < len(words):
            continue
        for head, tail, entry in phrases.get((words[before - 1], words[behind]), ()):
            begins, ends = before - len(head), behind + len(tail)
            if begins >= 0 and words[begins:before] == head and words[behind:ends] == tail:
                found[begins, ends].append(entry)
    return [
        Hit(doc.starts[begins], doc.ends[ends - 1], begins, ends, tuple(entries))
        for (begins, ends), entries in found.items()
    ]


def _over_adverb(words: Sequence[str], token: int, adverbs: Container[str]) -> int:
    """«hier soir»: the token behind an adverb that stands here; this one, if none does."""
    return token + (token < len(words) and words[token] in adverbs)


@lru_cache(maxsize=32)
def _phrases(pack: Pack) -> Mapping[tuple[str, str], Sequence[_Phrase]]:
    """The verbs of several words by the two words between which something may part them."""
    found: defaultdict[tuple[str, str], list[_Phrase]] = defaultdict(list)
    for entry in pack.entries:
        words = tokenize(fold(entry.form), pack) if entry.category == "verb" and not entry.form.isalpha() else []
        for cut in range(1, len(words)):
            found[words[cut - 1], words[cut]].append((words[:cut], words[cut:], entry))
    return dict(found)


def is_helper(hit: Hit) -> bool:
    """Whether a verb is one that only helps another."""
    return all(entry.code in HELPERS for entry in hit.entries)


def is_finite(hit: Hit) -> bool:
    """Whether a word can be a verb that has a tense."""
    return any(entry.feature in FINITE for entry in hit.entries)


def is_recent_past(doc: Doc, token: int) -> bool:
    """«vient de signer»: whether «comes of» stands before an infinitive, which says that something was just done."""
    behind = doc.hits_at("verb").get(token)
    if behind is None or token < _LENGTH or doc.words[token - 1] not in doc.pack.words("phrases", "of"):
        return False
    helpers = doc.hits_in("verb", token - _LENGTH, token - 1)
    comes = any(entry.code == "come" for hit in helpers for entry in hit.entries)
    return comes and any(entry.feature == "infinitive" for entry in behind.entries)


def _has_pronoun(doc: Doc, hit: Hit) -> bool:
    """Whether a reflexive pronoun stands before the auxiliary of a participle, with only small words between."""
    before = range(max(0, hit.first - _NEAR_AUXILIARY), hit.first)
    pronouns = doc.pack.words("phrases", "reflexive")
    last = next((t for t in reversed(before) if doc.words[t] in pronouns), None)
    small = doc.words[(hit.first if last is None else last) + 1 : hit.first]
    return last is not None and all(word.rstrip("'").isalpha() or word == "," for word in small)


def _is_participle(doc: Doc, hit: Hit) -> bool:
    """Whether a form that can be a participle or a finite verb («received») is the participle.

    It is, before the words for the one who acts, and behind an auxiliary with only small words between.
    """
    behind = doc.hits_in("preposition", hit.last, hit.last + 2)
    if behind and behind[0].first == hit.last and behind[0].code == "by":
        return True
    verbs = doc.hits_in("verb", max(0, hit.first - _NEAR_AUXILIARY), hit.first)
    if not verbs or all(entry.code not in _AUXILIARIES for entry in verbs[-1].entries):
        return False
    between = range(verbs[-1].last, hit.first)
    joined = doc.hits_in("conjunction", between.start, between.stop)
    words = [doc.words[t] for t in between]
    inserted = words.count(",") == 2 and "," in words[-1:]  # noqa: PLR2004  # «avait, lui, fait le voyage»
    small = (word.rstrip("'").isalpha() or (inserted and word == ",") for word in words)
    return not joined and all(small) and not any(t in doc.capitals for t in between)
