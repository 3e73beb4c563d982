"""The ground that frame finders share: a text with its actors, places, dates, quotations and verbs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from attrs import field, frozen

from diplomev.parse.actors import SERVED
from diplomev.parse.dates import looks_back
from diplomev.parse.document import Row
from diplomev.parse.genders import Genders
from diplomev.parse.offices import GOVERNMENT
from diplomev.parse.verbs import PERFECT, Verbs, is_finite, is_recent_past, verbs_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Cast, Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Doc, Hit, Sentence
    from diplomev.parse.locations import Location
    from diplomev.parse.parts import Parts
    from diplomev.parse.quotes import Quote, Quoted

_SPEECH = frozenset({"say", "say_weak"})
_ALONE = frozenset({"", "of"})
"""What may stand before a spouse who travels alone."""
_NEAR_SPEECH = 4
_LONGEST_SPEECH = 6
"""Tokens of «a-t-on appris»."""
_NESTED = 4
"""Quotations inside quotations that are looked at."""
_LONGEST_DATELINE = 16
_OPENING_BLOCKS = 6
_NEAR_HEADING = 10
_SHORTEST = 8
_LINES_BACK = 4
_HEADING_WORDS = 2
_HEADING_MARKS = frozenset(":.")
_DATELINE_MARKS = frozenset("—–-")
_DAYS_OF_DIARY = 2
_OFTEN = 3
_QUESTIONS_ASKED = 2
"""In an interview, at least."""
QUESTIONS = frozenset("?؟")
_ASKED = GOVERNMENT | {"special_envoy", "speaker_of_parliament"}
"""Offices of those to whom questions are put."""
_NEAR_OPENING = 3
_DAY_MARKS = frozenset(":—–-")
_HUMAN = frozenset({"person", "pair"})
Named = tuple["Mention", "Entity"]
"""An actor, and the mention that names it."""


@frozen(eq=False)
class Ground:
    """All that frame finders read: the text with its mentions, places, dates and quotations.

    `envoys` are delegations and officials without a name, who are in no cast.
    """

    doc: Doc
    parts: Parts
    cast: Cast
    dates: Sequence[DateMention]
    between_marks: Quoted
    locations: Sequence[Location]
    reference: dt.date | None
    envoys: Sequence[tuple[Mention, tuple[Entity, ...]]] = ()
    _verbs: Verbs = field(init=False, repr=False)
    _people: Row[tuple[Mention, tuple[Entity, ...]]] = field(init=False, repr=False)
    _travellers: Row[tuple[Mention, tuple[Entity, ...]]] = field(init=False, repr=False)
    _places: Row[Location] = field(init=False, repr=False)
    _days: Row[DateMention] = field(init=False, repr=False)

    @_verbs.default
    def _find_verbs(self) -> Verbs:
        return verbs_of(self.doc, *self._times_and_places())

    def _times_and_places(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The tokens of dates; those of places with what governs them, and of both where they stand together."""
        before = {hit.last: hit.first for hit in self.doc.hits("preposition")}
        articles = {hit.last: hit.first for hit in self.doc.hits("article")}
        since = {hit.last: hit.first for hit in self.doc.hits("first_day")}
        gaps = [(date.first, date.last) for date in self.dates]
        gaps += [
            (words[first], last) for first, last in gaps for words in (since, before) if first in words
        ]  # «on Friday»
        begins, ends = dict(gaps), {last: first for first, last in gaps}
        there: list[tuple[int, int]] = []
        for place in self.locations:
            first = before.get(place.first) or before.get(articles.get(place.first, -1))
            if place.preposition == "to" and first is not None:
                there.append((first, place.last))
                there += [(ends[first], place.last)] if first in ends else []
                there += [(first, begins[place.last])] if place.last in begins else []
        return gaps, there

    @_people.default
    def _find_people(self) -> Row[tuple[Mention, tuple[Entity, ...]]]:
        pairs = zip(self.cast.mentions, self.cast.who, strict=True)
        people = [(m, w) for m, w in pairs if w and m.kind in _HUMAN]
        if any(_is_spouse(who) for _, who in people):
            others = [m for m, who in people if m.preposition != SERVED and not _is_spouse(who)]
            led = {self.doc.sentence_at(mention.first).index for mention in others}
            people = [(m, w) for m, w in people if not _is_spouse(w) or self._is_alone(m, led)]
        return Row(people, [mention.first for mention, _ in people])

    def _is_alone(self, spouse: Mention, led: Container[int]) -> bool:
        """«the king's wife, X, is visiting Rome»: whether a spouse is spoken of with nobody whom she travels with."""
        return spouse.preposition in _ALONE and self.doc.sentence_at(spouse.first).index not in led

    @_travellers.default
    def _find_travellers(self) -> Row[tuple[Mention, tuple[Entity, ...]]]:
        pairs = sorted([*self._people.items, *self.envoys], key=lambda pair: pair[0].first)
        return Row(pairs, [mention.first for mention, _ in pairs])

    @_places.default
    def _find_places(self) -> Row[Location]:
        return Row(list(self.locations), [place.first for place in self.locations])

    @_days.default
    def _find_days(self) -> Row[DateMention]:
        known = [d for d in self.dates if (d.value or d.interval) and not looks_back(self.doc, d, self.reference)]
        return Row(known, [date.first for date in known])

    def scene(self, sentence: Sentence) -> Location | None:
        """The place that a sentence is reported from: the dateline, or the heading of its part of the text."""
        part = self.parts.at(sentence.first)
        if part is None:
            return self.dateline
        return next(iter(self.places_in(part.place.first, part.place.last)), None) if part.place else None

    @cached_property
    def dateline(self) -> Location | None:
        """The place that the article begins with: «DAKAR — …», «Bamako, 23 June (XYZ) - …»."""
        if self.parts:
            return None
        opening = (s for s in self.doc.sentences if s.block.kind == "body" and s.start == s.block.start)
        for sentence in islice(opening, _OPENING_BLOCKS):
            first = next(iter(self.places_in(sentence.first, sentence.first + 1)), None)
            if first is None or not (first.kind == "city" or (first.kind == "country" and self._is_large(first))):
                continue
            last = min(self.doc.token_at(sentence.block.end), first.last + _LONGEST_DATELINE)
            words = self.doc.words[first.last : last]
            if words and (words[0] in _DATELINE_MARKS or (words[0] in ",(" and _DATELINE_MARKS & set(words))):
                return first
            if words[:1] == ["."] and set(words[1:2]) <= _DATELINE_MARKS and self._is_large(first):
                return first  # «APIA. – It was raining …»
            alone = sentence.first == first.first and sentence.last - sentence.first <= _SHORTEST
            if alone and words and words[0] == "," and not self.doc.hits_in("verb", sentence.first, sentence.last):
                return first  # «Algiers, Tuesday. …»
            if alone and words and words[0] == "(" and self.doc.text[sentence.block.end - 1] == ")":
                return first  # «ACCRA (from our correspondent)»
        return None

    def _is_large(self, place: Location) -> bool:
        """«KUWAIT, Nov 14 (XYZ) – …», «APIA. – …»: whether a place's name stands in large letters."""
        return self.doc.exact(*place.span).isupper()

    @cached_property
    def titled(self) -> Location | None:
        """The city that the headline says a text is about, where it names one alone («Talks of X and Y in Rome»)."""
        title = next((block for block in self.doc.blocks if block.kind == "title"), None)
        if title is None or self.parts:
            return None
        places = self.places_in(self.doc.token_at(title.start), self.doc.token_at(title.end - 1) + 1)
        cities = [place for place in places if place.preposition == "to" and place.kind == "city"]
        return cities[0] if len(cities) == 1 and len({place.country for place in places}) == 1 else None

    def opening(self, sentence: Sentence) -> int:
        """The first token of a sentence, behind the dateline if it begins with one."""
        place = self.dateline
        if place is None or not sentence.first <= place.first < sentence.last:
            return sentence.first
        marks = range(place.last, min(sentence.last, place.last + _LONGEST_DATELINE))
        return next((t + 1 for t in marks if self.doc.words[t] in _DATELINE_MARKS), sentence.first)

    @cached_property
    def home(self) -> Location | None:
        """The State from which a text is written: that of the body at its head, or of the capital in its dateline."""
        body = self.parts.issuer
        if body is not None:
            token = self.doc.token_at(body[1][0])
            return next(iter(self.places_in(token, token + 1)), None)
        capital = self.dateline is not None and self.dateline.first in self.doc.hits_at("capital")
        return self.dateline if capital else None

    def heading(self, sentence: Sentence) -> Location | None:
        """The place that a paragraph begins with as a heading: «Monday - ROME: …», «■ DAKAR. …»."""
        first = self.doc.token_at(sentence.block.start)
        last = min(first + _NEAR_HEADING, self.doc.token_at(sentence.block.end - 1) + 1)
        place = next(iter(self.places_in(first, last)), None)
        if place is None or place.kind != "city" or place.preposition:
            return None
        small = [t for t in range(first, place.first) if t not in self.doc.capitals and self.doc.words[t].isalpha()]
        dates = self.dates_over(first, place.first) if small else ()
        dated = {t for date in dates for t in range(date.first, date.last)}
        mark = self.doc.words[place.last] if place.last < len(self.doc.words) else ""
        listed = self.doc.text[slice(*place.span)].isupper() or sentence.index in self.diary
        apart = self.doc.text[place.end : place.end + 1].isspace()
        closed = mark in _HEADING_MARKS or (listed and apart and mark in _DATELINE_MARKS)
        return place if closed and not set(small) - dated else None

    def dates_over(self, first: int, last: int) -> Sequence[DateMention]:
        """The dates that lie on some tokens, those included whose day is not known."""
        low = max(0, bisect_right(self.dates, first, key=lambda date: date.first) - 1)
        return self.dates[low : bisect_left(self.dates, last, key=lambda date: date.first)]

    def heading_date(self, sentence: Sentence) -> DateMention | None:
        """The date that stands alone on a line above a paragraph, as in a diary."""
        number = bisect_left(self.doc.blocks, sentence.block.start, key=lambda block: block.start)
        for block in reversed(self.doc.blocks[max(0, number - _LINES_BACK) : number]):
            first, last = self.doc.token_at(block.start), self.doc.token_at(block.end - 1) + 1
            dates = self.dates_in(first, last)
            if dates and last - first - (dates[0].last - dates[0].first) <= _HEADING_WORDS:
                return dates[0]
        return None

    @cached_property
    def diary(self) -> dict[int, DateMention]:
        """The day under which each sentence of a diary stands, by the sentence's index; empty for other texts.

        A diary has two days at least that stand alone, or before a mark, where a line or sentence begins.
        """
        found: dict[int, DateMention] = {}
        heads: set[str] = set()
        day: DateMention | None = None
        for sentence in self.doc.sentences:
            if sentence.block.kind == "furniture":
                continue
            head = self._day_heading(sentence)
            if head is not None:
                day = head
                heads.add(str(head.value or head.interval))
            if day is not None:
                found[sentence.index] = day
        return found if len(heads) >= _DAYS_OF_DIARY else {}

    @cached_property
    def is_ahead(self) -> bool:
        """Whether a diary says at its head that it is one of days to come: «L'agenda de la semaine»."""
        words = self.doc.pack.words("phrases", "week_ahead")
        first = min(self.diary, default=0)
        opening = self.doc.sentences[first].last if self.diary else 0
        return any(word in words for word in self.doc.words[:opening])

    @cached_property
    def genders(self) -> Genders:
        """Whom pronouns of a gender can stand for."""
        return Genders(self.doc)

    @cached_property
    def protagonist(self) -> Entity | None:
        """Whom a text is about: one who is named, and of whom it speaks far more often than of anybody else."""
        times = Counter(entity for mention, who in self._people.items if len(who) == 1 for entity in who)
        (first, most), (_, next_most) = [*times.most_common(2), (None, 0), (None, 0)][:2]
        return first if first is not None and first.names and most >= max(_OFTEN, 2 * next_most) else None

    @cached_property
    def interviewee(self) -> Entity | None:
        """Who is asked, in an interview or in questions to a minister: the one in office who is named above them."""
        ends = [(self.doc.words[s.last - 1], s) for s in self.doc.sentences if s.block.kind != "furniture"]
        asked = [s for mark, s in ends if mark in QUESTIONS and not self.quoted(s.end - 1)]
        if len(asked) < _QUESTIONS_ASKED:
            return None
        named = [(m, e) for m, who in self.people_in(0, asked[0].first) if m.kind == "person" for e in who if e.names]
        governing = [(m, e) for m, e in named if any(r.office in _ASKED and not r.organization for r in e.roles)]
        blocks = [self.doc.sentence_at(mention.first).block for mention, _ in governing]
        first = {entity for (_, entity), block in zip(governing, blocks, strict=True) if block is blocks[0]}
        return governing[0][1] if len(first) == 1 else None

    def _day_heading(self, sentence: Sentence) -> DateMention | None:
        """The day with which a sentence opens as a heading: nothing else is in it, or a mark follows."""
        date = next(iter(self.dates_in(sentence.first, sentence.first + _NEAR_OPENING)), None)
        first = date.value or (date.interval[0] if date.interval else None) if date is not None else None
        if date is None or first is None or (first.precision != "day" and sentence.start != sentence.block.start):
            return None
        words = self.doc.words
        if any(map(str.isalnum, self.doc.text[sentence.start : date.start])):
            return None
        alone = not any(map(str.isalnum, words[date.last : sentence.last]))
        marked = date.last < sentence.last and words[date.last] in _DAY_MARKS
        return date if alone or marked else None

    def verbs(self, senses: str | Iterable[str], first: int, last: int) -> Sequence[tuple[Hit, str]]:
        """The verbs of a sense within some tokens, each with its grammatical form; of several senses, one by one."""
        if not isinstance(senses, str):
            return [verb for sense in senses for verb in self.verbs(sense, first, last)]
        known = self._verbs.get(senses)
        return known.within(first, last) if known else ()

    def places_in(self, first: int, last: int) -> Sequence[Location]:
        """The places named within some tokens."""
        return self._places.within(first, last)

    def dates_in(self, first: int, last: int) -> Sequence[DateMention]:
        """The dates within some tokens whose day, month or year is known."""
        return self._days.within(first, last)

    def told_on(self, date: DateMention) -> bool:
        """Whether a date says when something was said, rather than when it happened («the ministry said on Friday»)."""
        doc = self.doc
        behind = doc.hits_at("verb").get(date.last)
        said = behind is not None and is_finite(behind) and all(e.code in _SPEECH for e in behind.entries)
        if said and doc.hits_in("weekday", date.first, date.last):
            return True  # «officials on Friday said»
        before = doc.hits_in("verb", max(0, date.first - _NEAR_SPEECH - _LONGEST_SPEECH), date.first)
        verbs = [hit for hit in before if hit.last > date.first - _NEAR_SPEECH]
        senses = {entry.code for hit in verbs[-1:] for entry in hit.entries}
        if not senses & _SPEECH or senses - _SPEECH - {"await"}:
            return False
        if "await" in senses and self.auxiliary(verbs[-1], "have") is None:
            return False  # «annoncé lundi à Rome»: expected there
        between = range(verbs[-1].last, date.first)
        named = any(doc.hits_in(c, between.start, between.stop) for c in ("article", "visit_noun", "agreement_noun"))
        return not named and all(doc.words[token].isalpha() for token in between)

    @property
    def quotes(self) -> Sequence[Quote]:
        """What somebody is quoted with, in order."""
        return self.between_marks.quotes

    def in_title(self, offset: int) -> bool:
        """Whether a place of the text stands in the title of a work, a programme, an event."""
        titles = self.between_marks.titles
        index = bisect_right(titles, offset, key=lambda title: title[0])
        return bool(index) and offset < titles[index - 1][1]

    def quoted(self, offset: int) -> bool:
        """Whether a place of the text stands inside a quotation."""
        return self.quote_at(offset) is not None

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that a place of the text stands in."""
        index = bisect_right(self.quotes, offset, key=lambda quote: quote.start)
        near = self.quotes[max(0, index - _NESTED) : index]
        return next((quote for quote in near if offset < quote.end), None)

    def people_in(self, first: int, last: int) -> Sequence[tuple[Mention, tuple[Entity, ...]]]:
        """Mentions of known people within some tokens, pairs of them included; no spouse who travels with others."""
        return self._people.within(first, last)

    def travellers_in(self, first: int, last: int) -> Sequence[tuple[Mention, tuple[Entity, ...]]]:
        """The same with delegations and officials without a name."""
        return self._travellers.within(first, last)

    def tense(self, hit: Hit, feature: str) -> str:
        """When a verb says that something happens: `past`, `present` or `future`.

        A participle takes the tense of the auxiliary before it, and counts as past without one.
        """
        if feature in {"past", "simple_past", "imperfect"}:
            return "past"
        if feature in {"future", "conditional", "infinitive"}:
            return "future" if feature != "infinitive" or self._expected(hit) else "past"
        if feature == "past_participle":
            return self._auxiliary_tense(hit)
        if feature in PERFECT:
            auxiliary = self.auxiliary(hit, "passive")
            return "future" if auxiliary is not None and auxiliary[1] == "future" else "past"
        beside = self.auxiliary(hit, "passive") if feature == "present_participle" else None
        if beside is not None and hit.first - beside[0].last <= 1:
            return self._auxiliary_tense(hit)  # «was visiting», «will be visiting»
        return "present"

    def auxiliary(self, hit: Hit, code: str) -> tuple[Hit, str] | None:
        """The auxiliary before a participle: at most four tokens to the left, in the same sentence."""
        first = max(self.doc.sentence_at(hit.first).first, hit.first - 4)
        return next(reversed(self.verbs(code, first, hit.first)), None)

    def _auxiliary_tense(self, hit: Hit) -> str:
        for code, present in (("passive", "present"), ("have", "past")):
            auxiliary = self.auxiliary(hit, code)
            if auxiliary is not None:
                feature = auxiliary[1]
                if code == "have" and feature == "future":
                    return ""  # «aura passé cinq heures à Tirana»: as the date says
                perfect = code == "have" and not self._expected(auxiliary[0])  # «après avoir signé»
                if feature == "infinitive" and (perfect or is_recent_past(self.doc, auxiliary[0].first)):
                    return "past"
                if feature in {"future", "conditional", "infinitive"}:
                    return "future"
                return present if feature == "present" else "past"
        return "past"

    def _expected(self, hit: Hit) -> bool:
        near = 8 if self.doc.words[hit.first - 1] == "," else 4  # «devrait, quant à lui, entrer»
        return bool(self.doc.hits_in("planned", max(0, hit.first - near), hit.first))


def _is_spouse(who: Sequence[Entity]) -> bool:
    return who[0].has_office("spouse")
