"""Who is who in one text: mentions of one actor brought together.

Named mentions come first, since a description may stand before the name; then short names, then offices, counterparts
and pairs in the order of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.language.fold import strip_accents
from diplomev.parse.actors import Mention, RolePart, Span
from diplomev.parse.cast import Cast, Entity, RoleFact, covers
from diplomev.parse.namesakes import Namesakes, name_keys
from diplomev.parse.parts import Parts, issuer
from diplomev.parse.relations import Relations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplomev.parse.document import Block, Doc

_LEADING = frozenset({"head_of_state", "head_of_government", "foreign_minister", "igo_head"})
"""Offices that a text speaks of with the bare title."""
_HEADS = frozenset({"head_of_state", "head_of_government"})
_SHORTEST_NAME = 2
_NEAR_HOLDER = 3
"""Tokens between the names of those who share an office: a comma and «and»."""
_NEAR_OWNER = 5
"""Tokens between a name and its State: «the», «of», a number."""
_REGNAL = re.compile(r"[ivx]+$")
"""The number of a monarch: «Charles the III of the United Kingdom»."""
_MEMORY = 120
"""How many mentions back and ahead a description is resolved: about an article's length."""
_IN_TITLE = frozenset(",-'")
_LONGEST_TITLE = 20
"""Tokens between an office and the name behind it."""
_APART = frozenset({"by", "with", "between"})
"""Prepositions before somebody else than the subject of the sentence: «X was received by the president»."""
_TRAVEL = frozenset({"go", "leave", "visit"})
_THIRD = "third"
_AT_HOME = frozenset({"head_of_state", "head_of_government", "crown_prince"})
"""Offices that a report from a capital names without their State."""
_LEAD = 9
"""Sentences behind a headline in which the name stands that it leaves out."""
_NEAR_TOP = 8
"""Tokens before the name there: the hour of a live report, «Arrived yesterday, X …»."""
_NEAR_AGENT = 6
_NEAR_NAME = 3
"""Tokens between the comma and the name."""
_LONGEST_SMALL_WORD = 3
_NEAR_BLOCKS = 4
"""Paragraphs back in which the one was named whom a text calls by an office alone."""
_BODIES = frozenset({"state", "organization"})
_APOSTROPHES = frozenset("'’")
_OF_TITLES = frozenset({"of", "to"})
_LONGEST_PLAIN_TITLE = 12
_MINISTERIAL = frozenset({
    "minister", "deputy_minister", "foreign_minister", "defence_minister", "interior_minister", "finance_minister",
    "trade_minister", "energy_minister", "deputy_head_of_government",
})  # fmt: skip
"""Offices whose titles go on with whatever a ministry may be for."""


class _Resolver:
    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.mentions = mentions
        self.entities: list[Entity] = []
        self.who: dict[int, tuple[Entity, ...]] = {}
        self.tokens: dict[str, dict[Entity, None]] = {}
        self.namesakes = Namesakes()
        self.titles = [block for block in doc.blocks if block.kind == "title"]
        self.parts = Parts(doc)
        self.issuer = issuer(doc)
        self.codes: dict[tuple[str, str], Entity] = {}
        self.recent: list[Entity] = []
        self.named: list[Entity] = []
        self.times: Counter[Entity] = Counter()
        self.relations = Relations(doc, mentions, self.who)

    def run(self) -> Cast:
        self.mentions = self._with_owners(self.mentions)
        for number, mention in enumerate(self.mentions):
            if mention.kind == "person" and mention.name:
                self.who[number] = (self._named(mention),)
        self._share_offices()
        self._share_titles()
        self._join_appositions()
        self._hosts_of_parts()
        self.mentions = self._with_short_names()
        self.relations = Relations(self.doc, self.mentions, self.who)
        for number, mention in enumerate(self.mentions):
            if number not in self.who:
                self.who[number] = self._unnamed(number, mention)
            elif mention.name:
                self._relate(number, mention)
            for entity in self.who[number]:
                entity.mentions.append(mention)
                if entity.kind == "person":
                    self.recent.append(entity)
        used = [e for e in self.entities if e.mentions]
        anchors: Counter[int] = Counter()
        for index, entity in enumerate(used):
            entity.index = index
            entity.ordinal = anchors[entity.anchor]
            anchors[entity.anchor] += 1
            special = {r.office for r in entity.roles}
            entity.roles = [r for r in entity.roles if not any(covers(r.office, other) for other in special)]
        return Cast(self.mentions, [self.who[i] for i in range(len(self.mentions))], used)

    def _with_owners(self, mentions: Sequence[Mention]) -> list[Mention]:
        """«Ernest Sesay of Sierra Leone»: a name with the State behind it is one mention."""
        found: list[Mention] = []
        for whole in mentions:
            mention = self._without_realm(whole)
            before = found[-1] if found else None
            if before is not None and before.name and self._belongs(before, mention):
                owner = (mention.code, (mention.start, mention.end))
                found[-1] = evolve(before, end=mention.end, last=mention.last, owner=before.owner or owner)
            else:
                found.append(mention)
        return found

    def _without_realm(self, mention: Mention) -> Mention:
        """«la reine Benedikte de Norvège»: the State behind a name, which its particle made a part of it."""
        if not mention.name or not mention.roles:
            return mention
        first, last = self.doc.token_at(mention.name[0]), self.doc.token_at(mention.name[1] - 1) + 1
        realm = next((hit for hit in self.doc.hits_in("country", first + 2, last) if hit.last == last), None)
        if realm is None or len(realm.codes) > 1 or _preposition(self.doc, realm.first) != "of":
            return mention
        span = (realm.start, realm.end)
        name = (mention.name[0], self.doc.ends[realm.first - 2])
        return evolve(mention, name=name, owner=mention.owner or (realm.code, span))

    def _belongs(self, person: Mention, state: Mention) -> bool:
        """Whether a State with «of» stands right behind a name that no title says more of."""
        if person.kind == "person" and state.kind == "state" and not state.adjective:
            around = (self.doc.words[person.last : state.first], self.doc.words[state.last : state.last + 1])
            if around == (["("], [")"]):
                return True  # «Nino Lomidze (Georgia)»
        if person.kind != "person" or state.kind != "state" or state.adjective or state.preposition != "of":
            return False
        between = range(person.last, state.first)
        small = [
            t
            for c in ("article", "preposition")
            for h in self.doc.hits_in(c, between.start, between.stop)
            for t in range(h.first, h.last)
        ]
        return 0 < len(between) <= _NEAR_OWNER and all(t in small or _REGNAL.match(self.doc.words[t]) for t in between)

    # ---------------------------------------------------------------- names
    def _named(self, mention: Mention) -> Entity:
        start, end = mention.name or (0, 0)
        name = " ".join(self.doc.exact(start, end).split())
        keys = name_keys(name)
        entity = self.namesakes.find(keys) or self._new("person")
        if all(known != name for known, _ in entity.names):
            entity.names.append((name, (start, end)))
            self.namesakes.add(entity, keys)
        for key in keys:
            self.tokens.setdefault(key, {})[entity] = None
        self._add_roles(entity, mention)
        if entity.country is None and mention.owner is not None and mention.owner[0]:
            entity.country = mention.owner
        self.named.append(entity)
        self.times[entity] += 1
        return entity

    def _share_offices(self) -> None:
        """Give each of several named holders of an office their State: «the presidents of A and B, X and Y»."""
        for number, mention in enumerate(self.mentions):
            role = mention.roles[-1] if mention.name and mention.roles else None
            if role is None or not role.plural or len(role.countries) == 1:
                continue
            group = self.mentions[number : number + len(role.countries)]
            near = all(b.first - a.last <= _NEAR_HOLDER for a, b in pairwise(group))
            if len(group) != len(role.countries) or not near or any(not m.name or m.roles for m in group[1:]):
                continue
            for index, country in enumerate(role.countries):
                one = evolve(role, countries=(country,), plural=False)
                fact = RoleFact(role.span, role.office, country[0], role.organization, role.status)
                self._add_role(self.who[number + index][0], fact, one)

    def _share_titles(self) -> None:
        """«Presidents A of X, B of Y and C of Z»: each of the list holds the office that stands before the first."""
        title: RolePart | None = None
        for number, (left, right) in enumerate(pairwise(self.mentions)):
            if left.roles:
                title = left.roles[-1] if left.name and left.roles[-1].plural else None
            near = right.first - left.last <= _NEAR_HOLDER
            owner = right.owner or self._adjective_before(left, right)
            if title is None or not near or right.roles or owner is None or number + 1 not in self.who:
                title = title if near and owner is not None else None
                continue
            entity = self.who[number + 1][0]
            entity.country = entity.country or owner
            fact = RoleFact(title.span, title.office, owner[0], title.organization, title.status)
            self._add_role(entity, fact, title)

    def _adjective_before(self, left: Mention, right: Mention) -> tuple[str, Span] | None:
        """«les présidents malien X et sénégalais Y»: the adjective before a name, behind «and»."""
        for hit in self.doc.hits_in("demonym", left.last, right.first):
            if hit.last == right.first and len(hit.codes) == 1:
                return hit.code, (hit.start, hit.end)
        return None

    def _join_appositions(self) -> None:
        """«The European commissioner for trade, X»: the office is that of the name behind the comma.

        Words of the office that no pack knows («for trade») may stand before the comma, but no verb.
        """
        people = [(n, mention) for n, mention in enumerate(self.mentions) if mention.kind not in _BODIES]
        for (number, office), (place, named) in pairwise(people):
            holder = self.who.get(place)
            if number in self.who or holder is None or not office.roles or named.roles or office.kind != "person":
                continue
            single = not any(role.plural or role.counterpart for role in office.roles)
            if single and self._is_title(office, named):
                self._add_roles(holder[0], self._whole_title(office, self.mentions[number + 1 : place], named))
                self.who[number] = holder

    def _whole_title(self, office: Mention, between: Sequence[Mention], named: Mention) -> Mention:
        """An office with its further words, and the organisation that these name: «directrice des opérations de …»."""
        role = office.roles[-1]
        last = named.first - 1
        while last > office.last and (self.doc.words[last] == "," or self.doc.hits_in("article", last, last + 1)):
            last -= 1
        body = next((mention.code for mention in between if mention.kind == "organization"), "")
        known = role.organization or role.countries
        whole = evolve(role, span=(role.span[0], self.doc.ends[last]), organization="" if known else body)
        return evolve(
            office, roles=(*office.roles[:-1], evolve(whole, organization=role.organization or whole.organization))
        )

    def _is_title(self, office: Mention, named: Mention) -> bool:
        """Whether the words between an office and a name are more of the title: no verb, and a comma at the end.

        Before that, commas stand only before more of what the office is for («, of Integration and of …»); where no
        comma stands at all, small words of a minister's title lie between («le ministre de la culture X»).
        """
        doc, between = self.doc, range(office.last, named.first)
        words = doc.words[between.start : between.stop]
        if not 1 < len(between) <= _LONGEST_TITLE or doc.hits_in("verb", between.start, between.stop):
            return False
        commas = [token for token in between if doc.words[token] == ","]
        serves = office.roles[-1].office in _MINISTERIAL
        if not all(w.isalpha() or w in _IN_TITLE or (serves and w[-1] in _APOSTROPHES) for w in words):
            return False
        if not serves and (len(commas) != 1 or len(between) > _LONGEST_PLAIN_TITLE):
            return False
        if not commas:
            tail = doc.hits_in("article", between.stop - 1, between.stop) or _preposition(doc, between.stop)
            return not tail and self._goes_on(office.last)
        return named.first - commas[-1] <= _NEAR_NAME and all(self._goes_on(token + 1) for token in commas[:-1])

    def _goes_on(self, token: int) -> bool:
        """Whether a title goes on at a token: «of …», «to …»."""
        hit = self.doc.hits_at("preposition").get(token)
        return hit is not None and hit.code in _OF_TITLES

    def _with_short_names(self) -> list[Mention]:
        """Add the places where a known person is named by one part of the name."""
        covered = {t for m in self.mentions for t in range(m.first, m.last)}
        doc = self.doc
        particles, grammar = doc.pack.forms("name_particle"), doc.pack.forms("function_word")
        short: list[Mention] = []
        for token in sorted(doc.capitals - covered):
            word = doc.words[token]
            if len(word) < _SHORTEST_NAME or word in particles or word in grammar:
                continue
            if strip_accents(word) in self.tokens:
                span = (doc.starts[token], doc.ends[token])
                short.append(Mention("person", *span, token, token + 1, span, preposition=_preposition(doc, token)))
        merged = sorted([*self.mentions, *short], key=lambda m: m.first)
        known = {id(m): self.who[i] for i, m in enumerate(self.mentions) if i in self.who}
        self.who = {i: known[id(m)] for i, m in enumerate(merged) if id(m) in known}
        for number, mention in enumerate(merged):
            if number not in self.who and mention.kind == "person" and mention.name and not mention.titled:
                found = self.tokens[strip_accents(doc.words[mention.first])]
                self.who[number] = (next(reversed(found)),)
        return merged

    # --------------------------------------------------------------- offices
    def _unnamed(self, number: int, mention: Mention) -> tuple[Entity, ...]:
        if mention.kind in {"state", "organization"}:
            return (self._coded(mention.kind, mention.code),)
        if mention.kind == "pair":
            return self._pair(mention)
        if not mention.roles and mention.owner is not None:
            return self._citizen(number, mention)
        found: list[Entity] = []
        for role in mention.roles[:1]:
            for one in self._split(role):
                entity = self._holder(number, one)
                if entity is not None:
                    found.append(entity)
        for entity in found if len(found) == 1 else ():
            self._add_roles(entity, mention)
        return tuple(dict.fromkeys(found))

    def _split(self, role: RolePart) -> list[RolePart]:
        """One role a State, for an office in the plural."""
        if len(role.countries) < 2:  # noqa: PLR2004  # one State: one office
            return [role]
        return [evolve(role, countries=(country,)) for country in role.countries]

    def _holder(self, number: int, role: RolePart) -> Entity | None:
        """The person who holds the office in this text; a new one without a name where the State is known."""
        office = role.office
        country = role.countries[0][0] if role.countries else ""
        other: Entity | None = None
        if role.counterpart and role.possessive == "first" and not country:
            return None  # «mon collègue»: of whoever speaks
        if role.counterpart:
            other = self.relations.counterpart_of(number, None) or self._antecedent()
            office = other.roles[-1].office if other and other.roles else ""
        fitting = self._fitting(number, role, office, other)
        if role.indefinite or (role.plural and not role.countries):
            return None
        fitting = self._just_named(number, role, fitting) or self._of_country(fitting, role, number)
        home = None
        if not fitting and not country and not role.organization and not role.counterpart and role.status != "former":
            fitting = self._without_office(number, office)
            if office in _AT_HOME and not fitting:
                home = self.parts.home(self.mentions[number].first) or self.issuer
        if fitting:
            entity = max(fitting, key=lambda e: self._closeness(e, role))
        elif (country or role.organization or home) and office:
            entity = self._new("person")
            entity.country = home
            self.recent.append(entity)
        else:
            return None
        if role.counterpart and office:
            self._add_role(entity, RoleFact(role.span, office, country, role.organization), role)
        elif not entity.roles:
            where = country or (home[0] if home else "")
            self._add_role(entity, RoleFact(role.span, office, where, role.organization, role.status), role)
        return entity

    def _fitting(self, number: int, role: RolePart, office: str, other: Entity | None) -> list[Entity]:
        """Those whom an office can mean where it stands."""
        country = role.countries[0][0] if role.countries else ""
        candidates = [e for e in self._candidates(number) if not self._met_later(number, e)]
        fitting = [e for e in candidates if e is not other and _fits(e, office, country, role)]
        if not role.counterpart and not country:
            fitting = [e for e in fitting if self._in_part(number, e)]
        if office == "minister":
            fitting += [e for e in candidates if _fits(e, "deputy_minister", country, role) and self._titled(e, role)]
            fitting = [e for e in dict.fromkeys(fitting) if self._serves(e, role)]
        if not fitting and country and not (role.counterpart or role.plural or role.status):
            listed = [e for e in candidates if not e.roles and e.country and e.country[0] == country]
            fitting = listed if len(listed) == 1 and self._is_listed(listed[0]) else []
        return fitting

    def _just_named(self, number: int, role: RolePart, fitting: Sequence[Entity]) -> list[Entity]:
        """«X a salué … Le chef de l'État …», «X … Le ministre irlandais …»: who was just named.

        Not where another holder of the office is spoken of in the paragraph, or is known by name to be of the State.
        """
        person = None if role.counterpart or role.plural or role.status else self.relations.just_named(number)
        if person is None or person.roles or (person.country and role.countries):
            return []
        known = [entity for entity in fitting if entity.names]
        block = self.doc.sentence_at(self.mentions[number].first).block
        here = [e for e in known if any(block.start <= m.start < block.end for m in e.mentions)]
        if here or (role.countries and known) or not (role.office in _LEADING or role.countries):
            return []
        for unnamed in [e for e in fitting if not e.names and role.countries]:
            self._merge(unnamed, person)
        return [person]

    def _merge(self, unnamed: Entity, person: Entity) -> None:
        """Take somebody without a name for somebody named."""
        for number, entities in self.who.items():
            self.who[number] = tuple(person if entity is unnamed else entity for entity in entities)
        self.recent = [person if entity is unnamed else entity for entity in self.recent]
        person.mentions = sorted([*person.mentions, *unnamed.mentions], key=lambda mention: mention.start)
        unnamed.mentions = []

    def _serves(self, entity: Entity, role: RolePart) -> bool:
        """Whether somebody can be meant by a minister's title: what it says the ministry is for must not differ."""
        wanted = self._portfolio(role.span)
        word = self._title(role.span).split()[0]
        for known in entity.roles if wanted else ():
            told = self._portfolio(known.title)
            if told & wanted or (not told and self._title(known.title).split()[0] == word):
                return True
        return not wanted

    def _portfolio(self, span: Span) -> set[str]:
        """What a ministry is for: the longer words of a title behind the first, the State's adjective left out."""
        first, last = self.doc.token_at(span[0]), self.doc.token_at(span[1] - 1) + 1
        hits = [hit for c in ("demonym", "country") for hit in self.doc.hits_in(c, first, last)]
        states = {token for hit in hits for token in range(hit.first, hit.last)}
        words = {self.doc.words[t] for t in range(first + 1, last) if t not in states}
        return {strip_accents(word) for word in words if len(word) > _LONGEST_SMALL_WORD}

    def _titled(self, entity: Entity, role: RolePart) -> bool:
        """Whether a title of somebody begins with the word that an office is called by: «ministre délégué»."""
        word = self._title(role.span).split()[0]
        return any(self._title(known.title).split()[0] == word for known in entity.roles)

    def _of_country(self, fitting: list[Entity], role: RolePart, number: int) -> list[Entity]:
        """Of those whom an office fits, those of its State; else one of unknown State.

        Of unknown State is the only one who holds the office, or the only one of whom nothing is told; the first of
        these, where both are there, if mentioned before or in the same paragraph.
        """
        if not role.countries:
            return fitting
        country = role.countries[0][0]
        at_home = [e for e in fitting if e.country and e.country[0] == country]
        if at_home:
            return at_home
        unknown = [e for e in fitting if e.country is None and (role.plural or not self._stands_apart(number, e))]
        unknown = [e for e in unknown if self._in_part(number, e) and not _only_was(e, role)]
        bare = []
        if not role.counterpart and not role.plural:
            bare = self._only_bare_name(number, role.office, country) or self._named_next(number)
        if len(unknown) != 1 or not self._can_be_described(number, unknown[0]):
            return bare
        return unknown if unknown[0] in self.recent or not bare else bare

    def _is_listed(self, entity: Entity) -> bool:
        """«the ambassadors X (Japan), Y (Hungary) and Z (Spain)»: one of a list of names, each with a State behind."""
        for mention in (m for m in entity.mentions[:1] if m.owner is not None):
            sentence = self.doc.sentence_at(mention.first)
            low = bisect_left(self.mentions, sentence.first, key=lambda one: one.first)
            high = bisect_left(self.mentions, sentence.last, key=lambda one: one.first)
            return sum(one.owner is not None for one in self.mentions[low:high]) > 1
        return False

    def _can_be_described(self, number: int, entity: Entity) -> bool:
        """Whether a description can be of somebody: named before, in its paragraph, or anywhere behind the opening."""
        block = self.doc.sentence_at(self.mentions[number].first).block
        bodies = [one for one in self.doc.blocks if one.kind == "body"]
        opens = not bodies or block.start <= bodies[0].start
        return opens or entity in self.recent or self._named_in(entity, block)

    def _stands_apart(self, number: int, entity: Entity) -> bool:
        """«X a été reçue par l'empereur du Japon»: the sentence tells somebody apart from the one spoken of."""
        mention = self.mentions[number]
        sentence = self.doc.sentence_at(mention.first)
        return mention.preposition in _APART and any(
            m.first >= sentence.first and not m.preposition for m in entity.mentions[-_NEAR_BLOCKS:]
        )

    def _named_in(self, entity: Entity, block: Block) -> bool:
        """Whether a name of somebody stands in a paragraph."""
        return any(block.start <= start < block.end for _, (start, _) in entity.names)

    def _without_office(self, number: int, office: str) -> list[Entity]:
        """The person spoken of last whose office the text has not said: «X met … The prime minister …»."""
        if office not in _LEADING:
            return []
        seen = [e for e in dict.fromkeys(reversed(self.recent[-_MEMORY:])) if e.names and not e.roles]
        here = self._block_number(self.mentions[number])
        near = [e for e in seen if e.mentions and here - self._block_number(e.mentions[-1]) <= _NEAR_BLOCKS]
        return near[:1] if number else []

    def _block_number(self, mention: Mention) -> int:
        return bisect_left(self.doc.blocks, mention.start, key=lambda block: block.end)

    def _only_bare_name(self, number: int, office: str, country: str) -> list[Entity]:
        """«Meloni … Italy's prime minister»: the only one named before of whom nothing is told.

        Those named in the paragraph and in the headline count.
        """
        if office not in _LEADING:
            one = self.relations.just_named(number)
            return [one] if one is not None and not one.roles and one.country is None else []
        block = self.doc.sentence_at(self.mentions[number].first).block
        titles = [other for other in self.titles if other is not block]
        seen = {
            e
            for near in (block, *titles)
            for i in self._before(number, near)
            if self.mentions[i].name
            for e in self.who.get(i, ())
        }
        bare = [e for e in seen if e.kind == "person" and not e.roles and e.country is None]
        if self.mentions[number].preposition in _APART:
            sentence = self.doc.sentence_at(self.mentions[number].first)
            bare = [e for e in bare if not any(m.first >= sentence.first for m in self._mentions_in(number, block, e))]
        alone = len(bare) == 1 == len(seen)
        fitting = [
            e
            for e in bare
            if any(self._can_be_of(m, country, alone=alone) for m in self._mentions_in(number, block, e))
        ]
        named_above = alone and not self._mentions_in(number, block, bare[0])
        return bare if named_above else fitting if len(fitting) == 1 else []

    def _named_next(self, number: int) -> list[Entity]:
        """«The Malian minister has landed. X will stay …»: the bare name that the next sentence begins with.

        Of a headline it is the first name that begins a sentence in the paragraphs behind it.
        """
        here = self.doc.sentence_at(self.mentions[number].first)
        title = here.block.kind == "title"
        for sentence in self.doc.sentences[here.index + 1 : here.index + (_LEAD if title else 2)]:
            if sentence.block.kind != "body" or not (title or sentence.block is here.block):
                continue
            index = bisect_left(self.mentions, sentence.first, key=lambda mention: mention.first)
            near = sentence.first + (_NEAR_TOP if title else 0)
            mention = self.mentions[index] if index < len(self.mentions) else None
            if mention is not None and mention.kind == "person" and mention.first <= near and mention.name:
                return [e for e in self.who.get(index, ()) if self._is_introduced(e, mention, here.start)]
        return []

    def _is_introduced(self, entity: Entity, mention: Mention, start: int) -> bool:
        """Whether a sentence begins with a bare name, of which nothing is told and that stands nowhere before."""
        behind = mention.last < len(self.doc.words) and mention.last not in self.doc.capitals
        goes_on = behind and self.doc.words[mention.last] != "," and not (mention.titled or mention.preposition)
        return goes_on and entity.country is None and not entity.roles and entity.names[0][1][0] >= start

    def _met_later(self, number: int, entity: Entity) -> bool:
        """«… where the president dines with X»: whether the sentence goes on to name somebody as another."""
        if entity in self.recent or not entity.names:
            return False
        sentence = self.doc.sentence_at(self.mentions[number].first)
        index = bisect_left(self.mentions, sentence.first, key=lambda mention: mention.first)
        for i in range(max(index, number + 1), len(self.mentions)):
            mention = self.mentions[i]
            if mention.first >= sentence.last:
                return False
            if entity in self.who.get(i, ()):
                between = self.doc.hits_in("verb", self.mentions[number].last, mention.first)
                return mention.preposition in _APART or bool(mention.roles and between)
        return False

    def _in_part(self, number: int, entity: Entity) -> bool:
        """Whether somebody is spoken of in the same part of a text whose parts have headings of their own."""
        part = self.parts.at(self.mentions[number].first)
        if part is None:
            return True
        places = [self.doc.token_at(start) for _, (start, _) in entity.names] or [m.first for m in entity.mentions]
        return any(part.first <= token < part.last for token in places)

    def _hosts_of_parts(self) -> None:
        """«BERLIN - Chancellor X receives …»: a leader of no stated State who receives is at home at the heading."""
        for number, mention in enumerate(self.mentions):
            entity = self.who.get(number, (None,))[0]
            if entity is None or entity.country is not None or not any(r.office in _AT_HOME for r in mention.roles):
                continue
            receives = self._part(mention) == "home" or (mention.preposition == "by" and self._is_receiving(mention))
            home = self.parts.home(mention.first)
            if receives and home is not None:
                entity.country = home

    def _is_receiving(self, mention: Mention) -> bool:
        """Whether somebody is the one by whom another is received: «received on Friday by X»."""
        verbs = self.doc.hits_in("verb", max(0, mention.first - _NEAR_AGENT), mention.first)
        return bool(verbs) and any(entry.code == "receive" for entry in verbs[-1].entries)

    def _citizen(self, number: int, mention: Mention) -> tuple[Entity, ...]:
        """«le Timorais»: the one of that State spoken of last; else the one of no known State spoken of most."""
        owner = mention.owner or ("", (0, 0))
        block = self.doc.sentence_at(mention.first).block
        seen = list(dict.fromkeys(reversed(self.recent[-_MEMORY:])))
        if at_home := [e for e in seen if e.country and e.country[0] == owner[0]]:
            return (at_home[0],)
        near = [
            e
            for i in reversed(self._before(number, block))
            if self.mentions[i].kind == "person" and self.mentions[i].preposition not in _APART
            for e in self.who.get(i, ())
            if e.country is None and not any(role.organization for role in e.roles)
        ]
        if not near:
            bare = [e for e in seen if e.names and e.country is None and not any(r.organization for r in e.roles)]
            near = sorted(bare, key=lambda e: -self.times[e])[:1]
        for entity in near[:1]:
            entity.country = owner
        return tuple(near[:1])

    def _mentions_in(self, number: int, block: Block, entity: Entity) -> list[Mention]:
        """The mentions of somebody in a paragraph before one by its number."""
        return [self.mentions[i] for i in self._before(number, block) if entity in self.who.get(i, ())]

    def _can_be_of(self, mention: Mention, country: str, *, alone: bool) -> bool:
        """Whether what a person does fits a State: guests are of another than the place's, hosts of the place's.

        Args:
            mention: The person.
            country: The State.
            alone: Whether nobody else is named: then only what is against it counts.
        """
        part = self._part(mention)
        sentence = self.doc.sentence_at(mention.first)
        places = {
            hit.code
            for category in ("country", "capital", "city", "metonym")
            for hit in self.doc.hits_in(category, sentence.first, sentence.last)
            if len(hit.codes) == 1
        }
        if alone:
            return not (part == "guest" and country in places)
        return (part == "guest" and bool(places) and country not in places) or (part == "home" and country in places)

    def _part(self, mention: Mention) -> str:
        """Whether the verb beside a person says that it is a `guest`, or at `home`; empty where neither is told."""
        doc = self.doc
        if mention.preposition:
            return ""
        behind = doc.hits_in("verb", mention.last, mention.last + _NEAR_NAME)
        codes = {entry.code for hit in behind for entry in hit.entries}
        if codes & _TRAVEL:
            return "guest"
        if "receive" in codes:
            return "guest" if "passive" in codes else "home"
        before = doc.hits_in("verb", max(0, mention.first - _NEAR_NAME), mention.first)
        met = bool(before) and before[-1].last == mention.first
        return "guest" if met and any(entry.code == "receive" for entry in before[-1].entries) else ""

    def _before(self, number: int, block: Block) -> range:
        """The last mentions in a paragraph that come before one by its number."""
        low, high = (
            bisect_left(self.mentions, self.doc.token_at(offset), key=lambda mention: mention.first)
            for offset in (block.start, block.end)
        )
        high = min(high, number)
        return range(max(low, high - _MEMORY), high)

    def _closeness(self, entity: Entity, role: RolePart) -> tuple[bool, bool, int]:
        """How well a person fits a bare office: by the very title, then by how much the text speaks of the person."""
        title = self._title(role.span)
        # «le chef de l'État» without a State is the one at home, of whom the text need not say so.
        same = any(self._title(r.title) == title for r in entity.roles)
        return same, role.office in _HEADS and not role.countries and entity.country is None, self.times[entity]

    def _title(self, span: Span) -> str:
        return strip_accents(" ".join(self.doc.folded[slice(*span)].split()))

    def _candidates(self, number: int) -> list[Entity]:
        """People of the text: those mentioned before, the latest first; then those still to come."""
        seen = dict.fromkeys(reversed(self.recent[-_MEMORY:]))
        ahead = range(number, min(number + _MEMORY, len(self.mentions)))
        later = [e for i in ahead for e in self.who.get(i, ()) if e.kind == "person"]
        return list(dict.fromkeys([*seen, *later]))

    def _antecedent(self) -> Entity | None:
        return self.recent[-1] if self.recent else next((e for e in self.entities if e.names), None)

    def _pair(self, mention: Mention) -> tuple[Entity, ...]:
        """The two that «the two presidents» are: the latest two, heads before others."""
        people = list(dict.fromkeys(reversed(self.recent[-_MEMORY:])))
        if mention.code == "state":
            return ()
        heads = [e for e in people if e.has_office("head_of_state") or e.has_office("head_of_government")]
        two = (heads if len(heads) > 1 else people)[:2]
        return tuple(two) if len(two) > 1 else ()

    # ----------------------------------------------------------------- facts
    def _add_roles(self, entity: Entity, mention: Mention) -> None:
        for role in mention.roles:
            if role.plural and len(role.countries) > 1:
                continue
            country = role.countries[0][0] if len(role.countries) == 1 else ""
            self._add_role(entity, RoleFact(role.span, role.office, country, role.organization, role.status), role)

    def _relate(self, number: int, mention: Mention) -> None:
        """Give somebody named the office of whose counterpart they are, and the State of «its president»."""
        (entity,) = self.who[number]
        for role in mention.roles:
            if role.counterpart and not any(r.office for r in mention.roles):
                other = self.relations.counterpart_of(number, entity) or self._last_in_office(entity)
                office = other.roles[-1].office if other is not None else ""
                country = role.countries[0][0] if len(role.countries) == 1 else ""
                self._add_role(entity, RoleFact(role.span, office, country, role.organization, role.status), role)
            elif role.possessive == _THIRD and entity.country is None and not role.countries:
                entity.country = self.relations.state_of(number, role.office)

    def _last_in_office(self, entity: Entity) -> Entity | None:
        """The one spoken of last whose office is known, besides somebody."""
        return next((e for e in reversed(self.recent[-_MEMORY:]) if e is not entity and e.roles), None)

    def _add_role(self, entity: Entity, fact: RoleFact, role: RolePart) -> None:
        if fact.office and not any(
            (r.office, r.country or fact.country, r.organization, r.status)
            == (fact.office, fact.country or r.country, fact.organization, fact.status)
            and len(self.doc.exact(*r.title)) >= len(self.doc.exact(*fact.title))
            and (r.country or not fact.country)
            for r in entity.roles
        ):
            entity.roles.append(fact)
        if entity.country is None and len(role.countries) == 1 and role.countries[0][0] and not fact.organization:
            entity.country = role.countries[0]

    def _coded(self, kind: str, code: str) -> Entity:
        entity = self.codes.get((kind, code))
        if entity is None:
            entity = self.codes[kind, code] = self._new(kind)
            entity.code = code
        return entity

    def _new(self, kind: str) -> Entity:
        entity = Entity(kind, len(self.entities))
        self.entities.append(entity)
        return entity


def _only_was(entity: Entity, role: RolePart) -> bool:
    """Whether somebody only was in an office that a text speaks of as held («the king of A»)."""
    held = [known.status for known in entity.roles if known.office == role.office]
    return bool(held) and not (role.status or role.plural) and all(status == "former" for status in held)


def _fits(entity: Entity, office: str, country: str, role: RolePart) -> bool:
    """Whether a person can be meant by an office: the same office, and no other State or organisation."""
    if entity.kind != "person":
        return False
    if country and entity.country and entity.country[0] != country:
        return False
    if role.counterpart and country and entity.country and entity.country[0] == country:
        return not office or not entity.roles or entity.has_office(office)
    if not office or not entity.has_office(office):
        return False
    organizations = {r.organization for r in entity.roles if r.office == office}
    return not (role.organization or any(organizations)) or role.organization in organizations


def _preposition(doc: Doc, token: int) -> str:
    return next((hit.code for hit in doc.hits_in("preposition", max(0, token - 3), token) if hit.last == token), "")


def resolve(doc: Doc, mentions: Iterable[Mention]) -> Cast:
    """Bring the mentions of one actor together.

    Args:
        doc: The text.
        mentions: Its mentions in order.
    """
    return _Resolver(doc, list(mentions)).run()
