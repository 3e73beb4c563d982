"""The ground that frame finders share: a text with its actors, places, dates, quotations and verbs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from attrs import field, frozen

from diplomev.parse.document import Row
from diplomev.parse.parts import Parts, issuer
from diplomev.parse.verbs import PERFECT, Verbs, verbs_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.cast import Cast, Entity
    from diplomev.parse.dates import DateMention
    from diplomev.parse.document import Doc, Hit, Sentence
    from diplomev.parse.locations import Location
    from diplomev.parse.quotes import Quote

_SUBJECT = frozenset({"", "led"})
"""What may stand before a subject: nothing, or «led by» of a delegation."""
_TRANSITIVE = frozenset({"meet", "receive"})
_NEAR_LISTED = 2
_NEAR_OWNED = 5
_SPEECH = frozenset({"say", "say_weak"})
_NEAR_SPEECH = 4
_NEAR_PRONOUN = 4
_TOPIC = frozenset({"to", "toward"})
"""What stands before somebody of whom a sentence goes on to speak («as for»)."""
_NESTED = 4
"""Quotations inside quotations that are looked at."""
_LONGEST_DATELINE = 16
_OPENING_BLOCKS = 6
_NEAR_HEADING = 10
_LINES_BACK = 4
_HEADING_WORDS = 2
_HEADING_MARKS = frozenset(":.")
_DATELINE_MARKS = frozenset("—–-")
_SENTENCES_BACK = 2
_NEAR_VEHICLE = 4
_DAYS_OF_DIARY = 2
_QUESTIONS = frozenset("?؟")
_GOVERNING = frozenset({
    "head_of_state", "head_of_government", "deputy_head_of_government", "foreign_minister", "defence_minister",
    "interior_minister", "finance_minister", "trade_minister", "energy_minister", "minister", "deputy_minister",
    "special_envoy", "speaker_of_parliament",
})  # fmt: skip
_NEAR_OPENING = 3
_HEADING_REST = 0
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
    cast: Cast
    dates: Sequence[DateMention]
    quotes: Sequence[Quote]
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
        return verbs_of(self.doc)

    @_people.default
    def _find_people(self) -> Row[tuple[Mention, tuple[Entity, ...]]]:
        pairs = zip(self.cast.mentions, self.cast.who, strict=True)
        people = [(m, w) for m, w in pairs if w and m.kind in _HUMAN and not w[0].has_office("spouse")]
        return Row(people, [mention.first for mention, _ in people])

    @_travellers.default
    def _find_travellers(self) -> Row[tuple[Mention, tuple[Entity, ...]]]:
        pairs = sorted([*self._people.items, *self.envoys], key=lambda pair: pair[0].first)
        return Row(pairs, [mention.first for mention, _ in pairs])

    @_places.default
    def _find_places(self) -> Row[Location]:
        return Row(list(self.locations), [place.first for place in self.locations])

    @_days.default
    def _find_days(self) -> Row[DateMention]:
        known = [date for date in self.dates if date.value or date.interval]
        return Row(known, [date.first for date in known])

    @cached_property
    def parts(self) -> Parts:
        """The parts of a text that is put together from many."""
        return Parts(self.doc)

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
            if first is None or first.kind != "city":
                continue
            last = min(self.doc.token_at(sentence.block.end), first.last + _LONGEST_DATELINE)
            words = self.doc.words[first.last : last]
            if words and (words[0] in _DATELINE_MARKS or (words[0] in ",(" and _DATELINE_MARKS & set(words))):
                return first
        return None

    @cached_property
    def home(self) -> Location | None:
        """The State from which a text is written: that of the body at its head, or of the capital in its dateline."""
        body = issuer(self.doc)
        if body is not None:
            token = self.doc.token_at(body[1][0])
            return next(iter(self.places_in(token, token + 1)), None)
        capital = self.dateline is not None and self.dateline.first in self.doc.hits_at("capital")
        return self.dateline if capital else None

    def heading(self, sentence: Sentence) -> Location | None:
        """The place that a paragraph begins with as a heading: «Monday - ROME: …», «■ DAKAR. …»."""
        first = self.doc.token_at(sentence.block.start)
        place = next(iter(self.places_in(first, first + _NEAR_HEADING)), None)
        if place is None or place.kind != "city" or place.preposition:
            return None
        small = [t for t in range(first, place.first) if t not in self.doc.capitals and self.doc.words[t].isalpha()]
        dates = self._dates_over(first, place.first) if small else ()
        dated = {t for date in dates for t in range(date.first, date.last)}
        mark = self.doc.words[place.last] if place.last < len(self.doc.words) else ""
        loud = self.doc.text[slice(*place.span)].isupper()
        closed = mark in _HEADING_MARKS or (loud and mark in _DATELINE_MARKS)
        return place if closed and not set(small) - dated else None

    def _dates_over(self, first: int, last: int) -> Sequence[DateMention]:
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
    def interviewee(self) -> Entity | None:
        """Who is asked, in an interview or in questions to a minister: the one in office who is named above them."""
        ends = [(self.doc.words[s.last - 1], s) for s in self.doc.sentences if s.block.kind != "furniture"]
        asked = [s for mark, s in ends if mark in _QUESTIONS and not self.quoted(s.end - 1)]
        if len(asked) < _DAYS_OF_DIARY:
            return None
        named = [(m, e) for m, who in self.people_in(0, asked[0].first) if m.kind == "person" for e in who if e.names]
        governing = [(m, e) for m, e in named if any(r.office in _GOVERNING and not r.organization for r in e.roles)]
        blocks = [self.doc.sentence_at(mention.first).block for mention, _ in governing]
        first = {entity for (_, entity), block in zip(governing, blocks, strict=True) if block is blocks[0]}
        return governing[0][1] if len(first) == 1 else None

    def _day_heading(self, sentence: Sentence) -> DateMention | None:
        """The day with which a sentence opens as a heading: nothing else is in it, or a mark follows."""
        date = next(iter(self.dates_in(sentence.first, sentence.first + _NEAR_OPENING)), None)
        first = date.value or (date.interval[0] if date.interval else None) if date is not None else None
        if date is None or first is None or first.precision != "day":
            return None
        words = self.doc.words
        if any(map(str.isalnum, self.doc.text[sentence.start : date.start])):
            return None
        rest = sum(map(str.isalnum, words[date.last : sentence.last]))
        marked = date.last < sentence.last and words[date.last] in _DAY_MARKS
        return date if rest <= _HEADING_REST or marked else None

    def verbs(self, code: str, first: int, last: int) -> Sequence[tuple[Hit, str]]:
        """The verbs of one sense within some tokens, each with its grammatical form."""
        known = self._verbs.get(code)
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
        verbs = doc.hits_in("verb", max(0, date.first - _NEAR_SPEECH), date.first)
        if not verbs or any(entry.code not in _SPEECH for entry in verbs[-1].entries):
            return False
        between = range(verbs[-1].last, date.first)
        named = any(doc.hits_in(c, between.start, between.stop) for c in ("article", "visit_noun", "agreement_noun"))
        return not named and all(doc.words[token].isalpha() for token in between)

    def quoted(self, offset: int) -> bool:
        """Whether a place of the text stands inside a quotation."""
        return self.quote_at(offset) is not None

    def quote_at(self, offset: int) -> Quote | None:
        """The quotation that a place of the text stands in."""
        index = bisect_right(self.quotes, offset, key=lambda quote: quote.start)
        near = self.quotes[max(0, index - _NESTED) : index]
        return next((quote for quote in near if offset < quote.end), None)

    def people_in(self, first: int, last: int) -> Sequence[tuple[Mention, tuple[Entity, ...]]]:
        """Mentions of known people within some tokens, pairs of them included; spouses travel with others."""
        return self._people.within(first, last)

    def travellers_in(self, first: int, last: int) -> Sequence[tuple[Mention, tuple[Entity, ...]]]:
        """The same with delegations and officials without a name."""
        return self._travellers.within(first, last)

    def subject(self, sentence: Sentence, token: int) -> list[Named]:
        """Who stands before a verb as its subject: the nearest people to the left that no preposition governs.

        Two people joined by «and» are one subject.
        """
        return self._nearest(self.people_in(sentence.first, token), sentence, token)

    def traveller(self, sentence: Sentence, token: int) -> list[Named]:
        """The subject of a verb, a delegation or an official without a name included."""
        near = self.travellers_in(sentence.first, token)
        return self._nearest(near, sentence, token) or self._on_board(near, token)

    def apposed(self, sentence: Sentence, token: int) -> list[Named]:
        """«with President X, arrived on Saturday», «A, B, both arrived on Sunday»: who stands before the comma."""
        words, all_of = self.doc.words, self.doc.pack.words("phrases", "all_of")
        people = [(m, w) for m, w in self.travellers_in(sentence.first, token) if m.last < token]
        if not people or words[people[-1][0].last] != "," or people[-1][0].last != token - 1:
            return []
        first = len(people) - 1
        several = any(word in all_of for word in words[token + 1 : token + 1 + _NEAR_LISTED])
        while several and first and self._listed(people, first - 1, len(people)):
            first -= 1
        return [pair for mention, who in people[first:] for pair in _each(mention, who)]

    def _on_board(self, near: Sequence[tuple[Mention, tuple[Entity, ...]]], token: int) -> list[Named]:
        """«The plane of President X landed»: whose the vehicle is that is the subject."""
        for mention, who in near:
            owned = mention.preposition == "of" and mention.last <= token
            if owned and self.doc.hits_in("vehicle", max(0, mention.first - _NEAR_VEHICLE), mention.first):
                return _each(mention, who)
        return []

    def _nearest(
        self, near: Sequence[tuple[Mention, tuple[Entity, ...]]], sentence: Sentence, token: int
    ) -> list[Named]:
        people = [(m, w) for m, w in near if m.last <= token]
        free = [n for n, (m, _) in enumerate(people) if m.preposition in _SUBJECT]
        if not free:
            return self._topic(people, token) or self._pronoun(sentence, token)
        last = next((n for n in reversed(free) if not self._is_object(sentence, people[n][0])), free[-1])
        first = last
        while first and not people[first - 1][0].preposition and self._listed(people, first - 1, last):
            first -= 1
        named = [pair for mention, who in people[first : last + 1] for pair in _each(mention, who)]
        return list({entity: (mention, entity) for mention, entity in reversed(named)}.values())[::-1]

    def _topic(self, people: Sequence[tuple[Mention, Sequence[Entity]]], token: int) -> list[Named]:
        """«Quant au ministre X, il était à Y»: the one of whom a sentence says that it goes on to speak."""
        pronouns = self.doc.hits_in("pronoun", max(0, token - _NEAR_PRONOUN), token)
        mention, who = people[-1] if people else (None, ())
        if mention is None or len(who) != 1 or mention.preposition not in _TOPIC or not pronouns:
            return []
        between = self.doc.words[mention.last : pronouns[-1].first]
        return _each(mention, who) if between == [","] else []

    def _listed(self, people: Sequence[tuple[Mention, Sequence[Entity]]], number: int, last: int) -> bool:
        """Whether a mention goes on a list to the left: before the last one «and», before others a comma or «and»."""
        left, right = people[number][0], people[number + 1][0]
        if self.joined(left, right):
            return True
        between = range(left.last, right.first)
        comma = len(between) > 0 and self.doc.words[left.last] == ","
        return number + 1 < last and comma and len(between) <= (_NEAR_OWNED if right.owner else _NEAR_LISTED)

    def _is_object(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether somebody is whom others meet or receive, and not spoken of as a subject at once («met X, who …»)."""
        doc = self.doc
        verbs = doc.hits_in("verb", max(sentence.first, mention.first - _NEAR_OWNED), mention.first)
        if not verbs or all(entry.code not in _TRANSITIVE for entry in verbs[-1].entries):
            return False
        between = range(verbs[-1].last, mention.first)
        governed = any(doc.hits_in(c, between.start, between.stop) for c in ("preposition", "conjunction"))
        relative = doc.pack.words("phrases", "relative")
        followed = any(word in relative for word in doc.words[mention.last : mention.last + 2])
        return not governed and not followed and "," not in doc.words[between.start : between.stop]

    def _pronoun(self, sentence: Sentence, token: int) -> list[Named]:
        """Whom a pronoun before a verb stands for: the last person before it whom no preposition governs."""
        near = self.doc.hits_in("pronoun", max(sentence.first, token - _NEAR_PRONOUN), token)
        pronouns = [hit for hit in near if self.doc.words[hit.first - 1 : hit.first] != [","] or hit.code != "object"]
        return self.spoken_of(sentence, pronouns[-1].first) if pronouns else []

    def spoken_of(self, sentence: Sentence, token: int | None = None) -> list[Named]:
        """The last person before a sentence whom no preposition governs: whom «he» and «his» in it stand for.

        Args:
            sentence: The sentence.
            token: The pronoun or possessive; of a woman whom the text calls «Mrs», «he» is not said.
        """
        pronoun = self.doc.hits_at("pronoun").get(token) if token is not None else None
        latest = pronoun is not None and any(entry.data.get("refers") == "latest" for entry in pronoun.entries)
        low = self._chain(sentence)
        if token is not None and latest:
            people = [pair for pair in self.people_in(low, token) if pair[0].kind == "person"]
            return _each(*people[-1]) if people and len(people[-1][1]) == 1 else []
        named = [(m, w) for m, w in self.people_in(low, sentence.first) if m.kind == "person"]
        other = self._other_gender(token) if token is not None else frozenset()
        named = [(m, w) for m, w in named if not any(self._is_called(entity, other) for entity in w)]
        near = [(m, w) for m, w in named if m.start >= sentence.block.start]
        people = near if len(near) == 1 and self._arrives(near[0][0]) else []
        people = people or [(m, w) for m, w in named if not m.preposition]
        if not people and len({entity for _, who in named for entity in who}) == 1:
            people = named
        return _each(*people[-1]) if people and len(people[-1][1]) == 1 else []

    def _chain(self, sentence: Sentence) -> int:
        """Where the sentences begin that a pronoun may speak of: farther back along a chain of pronouns alone."""
        back = self.doc.sentences[max(0, sentence.index - _SENTENCES_BACK)]
        while back.index and back.block is sentence.block and not self.people_in(back.first, sentence.first):
            if not self.doc.hits_in("pronoun", back.first, back.last):
                break
            back = self.doc.sentences[back.index - 1]
        return back.first

    def _arrives(self, mention: Mention) -> bool:
        """Whether somebody is whose visit or arrival a noun tells of: «the arrival in Rome of X»."""
        before = range(max(0, mention.first - _NEAR_HEADING), mention.first)
        return mention.preposition == "of" and bool(self.doc.hits_in("visit_noun", before.start, before.stop))

    def _other_gender(self, token: int) -> frozenset[str]:
        """The words for people of the gender that a pronoun does not speak of; none where it tells none."""
        genders = [frozenset(self.doc.pack.words("phrases", name)) for name in ("masculine", "feminine")]
        word = self.doc.words[token]
        return next((genders[1 - n] for n, words in enumerate(genders) if word in words), frozenset())

    def _is_called(self, entity: Entity, words: frozenset[str]) -> bool:
        """Whether a form of address among some words stands in a mention of somebody."""
        return bool(words) and any(words & set(self.doc.words[m.first : m.last]) for m in entity.mentions)

    def joined(self, left: Mention, right: Mention) -> bool:
        """Whether only «and» and small words stand between two mentions."""
        between = range(left.last, right.first)
        most = 6 if right.owner else 3  # «et», «et son», «, ainsi que le»; «and Nigeria's»
        return 0 < len(between) <= most and any(
            hit.code == "and" for hit in self.doc.hits_in("conjunction", left.last, right.first)
        )

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
        """The auxiliary before a participle: at most four tokens to the left."""
        return next(reversed(self.verbs(code, max(0, hit.first - 4), hit.first)), None)

    def _auxiliary_tense(self, hit: Hit) -> str:
        for code, present in (("passive", "present"), ("have", "past")):
            auxiliary = self.auxiliary(hit, code)
            if auxiliary is not None:
                feature = auxiliary[1]
                if feature in {"future", "conditional", "infinitive"}:
                    return "future"
                return present if feature == "present" else "past"
        return "past"

    def _expected(self, hit: Hit) -> bool:
        return bool(self.doc.hits_in("planned", max(0, hit.first - 4), hit.first))


def _each(mention: Mention, who: Sequence[Entity]) -> list[Named]:
    return [(mention, entity) for entity in who]
