"""Mentions of actors: people with their offices, unnamed office holders, States and organisations.

A mention is a noun phrase, from its first title word to the end of its apposition. What two mentions have to do with
each other is for [`resolve`][diplomev.parse.resolve].
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diplomev.parse.document import Doc, Hit, Sentence

Span = tuple[int, int]


@frozen
class RolePart:
    """An office as one mention states it.

    Attributes:
        span: Offsets of the title, from the office to its last complement.
        office: A code of the vocabulary `office`; empty for a counterpart, whose office is another's.
        countries: The States that it belongs to, with the words that say so; several for «les ministres de A et B».
        organization: The code of the organisation that it belongs to.
        status: `former`, `elect` or `acting`; empty where nothing is said.
        plural: Whether several holders are meant.
        counterpart: Whether it is «his counterpart».
        possessive: The class of a possessive before it: `first` («our minister») or `third`.
        indefinite: Whether an indefinite article stands before it: anyone who holds such an office.
    """

    span: Span
    office: str
    countries: tuple[tuple[str, Span], ...] = ()
    organization: str = ""
    status: str = ""
    plural: bool = False
    counterpart: bool = False
    possessive: str = ""
    indefinite: bool = False


@frozen
class Mention:
    """A noun phrase that stands for an actor.

    Attributes:
        kind: `person`, `state`, `organization` or `pair` («les deux présidents»).
        start: Offset of the phrase.
        end: Offset behind it.
        first: Its first token.
        last: The token behind it.
        name: Span of the name, where there is one.
        roles: The offices stated in the phrase.
        code: The State's or organisation's code; of a pair, `person` or `state`.
        preposition: The class of the preposition before the phrase; empty where none is there.
        adjective: Whether a State is named by an adjective only.
        titled: Whether an office or a form of address stands before the name.
        owner: The State whose name before a person's says where the person belongs («Ghana's John Mahama»).
    """

    kind: str
    start: int
    end: int
    first: int
    last: int
    name: Span | None = None
    roles: tuple[RolePart, ...] = ()
    code: str = ""
    preposition: str = ""
    adjective: bool = False
    titled: bool = False
    owner: tuple[str, Span] | None = None


class _Scanner:
    """Finds the mentions of one text from left to right."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.at: dict[str, dict[int, Hit]] = {category: doc.hits_at(category) for category in _CATEGORIES}
        self.ends_at: dict[int, str] = {h.last: h.code for h in doc.hits("preposition")}
        self.blocked = {i for c in _NOT_NAMES for h in doc.hits(c) for i in range(h.first, h.last)}
        places = {h.first for c in _PLACES for h in doc.hits(c) if h.last - h.first == 1}
        self.places = places - self.blocked
        self.blocked |= {i for c in _PLACES for h in doc.hits(c) for i in range(h.first, h.last)} - self.places
        owners = {h.last: h for h in doc.hits("country")}
        self.owned = {h.last: owners[h.first] for h in doc.hits("genitive") if h.first in owners}
        self.portfolios = {
            i for c in _PORTFOLIOS for h in doc.hits(c) for i in range(h.first, h.last) if i in doc.capitals
        }
        self.counted = {h.last for h in doc.hits("ordinal")}
        self.named_states = {h.code for c in ("country", "capital") for h in doc.hits(c) if len(h.codes) == 1}
        self.particles = doc.pack.forms("name_particle")
        self.of_words = {**doc.pack.forms("preposition"), **doc.pack.forms("article")}
        self.ends_of_honorifics = {h.last for h in doc.hits("honorific")}
        self.capital = doc.capitals
        self.name_words = {i for i in doc.capitals if self._can_name(i)}
        self.name_words -= self._namesakes()
        self.lower = {word for token, word in enumerate(doc.words) if token not in doc.capitals}
        self.common = self._common_words()
        self.openings = frozenset().union(*(self.at[c] for c in _OPENINGS))
        self.roles = frozenset().union(*(self.at[c] for c in _ROLES))
        self.heads = frozenset().union(*(self.at[c] for c in _HEADS))
        self.bodies = frozenset().union(*(self.at[c] for c in _BODIES))

    def _common_words(self) -> set[int]:
        """Tokens with a capital that are ordinary words: words of the grammar."""
        words = self.doc.pack.forms("function_word")
        return {i for i in self.capital if self.doc.words[i].rstrip("'") in words}

    def _can_name(self, token: int) -> bool:
        """Whether a word with a capital can be part of a name: letters only, and no word of another meaning."""
        word = self.doc.words[token]
        if token in self.blocked or not word[0].isalpha() or word[-1] == "'":
            return False
        return word.isalpha() or not any(c.isdigit() for c in word)

    def _namesakes(self) -> set[int]:
        """Tokens of names that something else bears: «airport X», «the X Foundation»."""
        found: set[int] = set()
        for hit in self.doc.hits("namesake"):
            if "before" in hit.codes:
                found.update(self._named_behind(hit))
            if "behind" in hit.codes:
                found.update(self._named_before(hit))
        return found

    def _named_behind(self, hit: Hit) -> range:
        """The name behind a noun, its adjectives and forms of address between the two."""
        doc, here, size = self.doc, hit.last, len(self.doc.words)
        while here < hit.last + _MOST_ADJECTIVES and self._small(here):
            here += 1
        honorific = self.at["honorific"].get(here)
        first = last = honorific.last if honorific else here
        if first in self.name_words and "\n" not in doc.text[hit.end : doc.starts[first]]:
            last += 1
            while last < min(size, first + _LONGEST_NAME) and (step := self._name_step(last, size)) is not None:
                last = step
        return range(first, last)

    def _named_before(self, hit: Hit) -> range:
        """The name before a noun: all that stand before it with a capital, back to a verb («X Opens New Y Airport»)."""
        doc, first = self.doc, hit.first
        while first > max(0, hit.first - _LONGEST_NAME) and first - 1 not in self.at["verb"]:
            whole = doc.text[doc.ends[first - 1] : doc.starts[first]] in _CLOSE
            if not whole or not (first - 1 in self.capital or doc.words[first - 1] in _JOINTS):
                break
            first -= 1
        return range(first, hit.first)

    # ------------------------------------------------------------ phrases
    def mentions(self) -> Iterator[Mention]:
        places = sorted(self.openings | self.capital)
        for sentence in self.doc.sentences:
            behind = sentence.first
            for token in places[bisect_left(places, behind) : bisect_left(places, sentence.last)]:
                mention = self._at(token, sentence) if token >= behind else None
                if mention is not None:
                    yield mention
                    behind = mention.last

    def _at(self, token: int, sentence: Sentence) -> Mention | None:
        """The mention that begins at a token, if one does."""
        if token not in self.openings:
            return self._untitled(token, sentence.last)
        return self._person(token, sentence) or self._pair(token) or self._organization(token) or self._state(token)

    def _person(self, token: int, sentence: Sentence) -> Mention | None:
        """A person phrase: titles, honorifics and a name, in the order in which they come."""
        limit = sentence.last
        roles: list[RolePart] = []
        name: tuple[int, int] | None = None
        titled = False
        here = token
        while here < limit:
            role = self._role(here, limit)
            if role is not None:
                roles.append(role[0])
                here = role[1]
            elif (hit := self.at["honorific"].get(here)) is not None:
                titled = True
                here = hit.last
            elif (name := self._titled_name(here, limit, certain=bool(roles) or titled)) is not None:
                here = name[1]
                break
            else:
                break
            here = self._bridge(here, limit)
        here = self._unbridge(here)
        if not roles and name is None:
            return None
        if name is not None:
            here, roles = self._of_state(here, limit, roles)
            behind, more = self._apposition(here, limit)
            if not _of_others(roles, more):
                here, roles = behind, roles + more
        doc = self.doc
        if name is None and roles and not roles[-1].countries and here - token > 0:
            here = max(here, doc.token_at(roles[-1].span[1] - 1) + 1)
        span = (doc.starts[name[0]], doc.ends[name[1] - 1]) if name else None
        state = self.owned.get(token)
        return Mention(
            "person", doc.starts[token], doc.ends[here - 1], token, here, span, tuple(roles),
            preposition=self._preposition(state.first if state else token), titled=titled or bool(roles),
            owner=(self._one(state), (state.start, state.end)) if state else None,
        )  # fmt: skip

    def _titled_name(self, here: int, limit: int, *, certain: bool) -> tuple[int, int] | None:
        """The name behind titles, its particles left out: «President al-Sisi», «General de Gaulle»."""
        name = self._name(here, limit, certain=certain)
        if name is not None or not certain:
            return name
        there = here
        while there < limit and there - here < _MOST_PARTICLES and self._particle(there):
            there += 1
        behind_office = self.doc.words[there - 1] in self.of_words and here not in self.ends_of_honorifics
        if there in {here, limit} or behind_office:
            return None
        if self.doc.words[there] == "-" and self.doc.starts[there] == self.doc.ends[there - 1]:
            there += 1
        return self._name(there, limit, certain=True)

    def _of_state(self, here: int, limit: int, roles: list[RolePart]) -> tuple[int, list[RolePart]]:
        """«President X of France»: the State behind the name, where the title says none."""
        prep = self.at["preposition"].get(here)
        if prep is None or prep.code != "of" or not roles or any(r.countries or r.organization for r in roles):
            return here, roles
        hit = self.at["country"].get(self._over_article(prep.last, limit))
        if hit is None or len(hit.codes) > 1:
            return here, roles
        return hit.last, [*roles[:-1], evolve(roles[-1], countries=((hit.code, (hit.start, hit.end)),))]

    def _untitled(self, token: int, limit: int) -> Mention | None:
        """A name that nothing stands before."""
        name = self._name(token, limit, certain=False)
        if name is None:
            return None
        end, roles = self._apposition(name[1], limit)
        doc = self.doc
        span = (doc.starts[token], doc.ends[name[1] - 1])
        state = self.owned.get(token)
        return Mention(
            "person", span[0], doc.ends[end - 1], token, end, span, tuple(roles),
            preposition=self._preposition(state.first if state else token), titled=bool(roles),
            owner=(self._one(state), (state.start, state.end)) if state else None,
        )  # fmt: skip

    def _bridge(self, here: int, limit: int) -> int:
        """Step over a comma and an article between the parts of one phrase, if such a part follows."""
        there = self._over_posting(here, limit)
        if there < limit and self.doc.words[there] == ",":
            there += 1
        while there < limit and (there in self.at["article"] or there in self.at["possessive"]):
            there += 1
        if there == here:
            return here
        if there in self.at["honorific"] or self._names_person(there, limit):
            return there
        return here

    def _over_posting(self, here: int, limit: int) -> int:
        """Step over «à Moscou» of «l'ambassadeur à Moscou, …»."""
        prep = self.at["preposition"].get(here)
        if prep is None or prep.code != "to":
            return here
        there = self._over_article(prep.last, limit)
        hit = next((h for c in ("capital", "city", "country") if (h := self.at[c].get(there))), None)
        return hit.last if hit else here

    def _names_person(self, there: int, limit: int) -> bool:
        """Whether an office with a name behind it, or a name, begins here."""
        role = self._role(there, limit)
        if role is not None:
            after = role[1]
            return after in self.at["honorific"] or self._name(after, limit, certain=True) is not None
        name = self._name(there, limit, certain=True)
        return name is not None and (there == 0 or self.doc.words[there - 1] == ",")

    def _unbridge(self, here: int) -> int:
        words = self.doc.words
        while here > 0 and (words[here - 1] == "," or here - 1 in self.at["article"]):
            here -= 1
        return here

    def _apposition(self, here: int, limit: int) -> tuple[int, list[RolePart]]:
        """«, président de la transition malienne,» behind a name."""
        words = self.doc.words
        if here + 1 >= limit or words[here] not in {",", "("}:
            return here, []
        there = here + 1
        while there < limit and (there in self.at["article"] or there in self.at["possessive"]):
            there += 1
        role = self._role(there, limit)
        if role is None:
            return here, []
        part, end = role
        followed = end >= limit or words[end] in _CLAUSE_MARKS or end in self.at["conjunction"]
        if not followed or part.counterpart:
            return here, []
        if there - 1 in self.at["possessive"] and not part.possessive:
            part = evolve(part, possessive=self.at["possessive"][there - 1].code)
        return end + (words[here] == "(" and end < limit and words[end] == ")"), [part]

    def _preposition(self, token: int) -> str:
        """The class of the preposition before a phrase, over its article."""
        while token > 0 and (token - 1 in self.at["article"] or token - 1 in self.at["possessive"]):
            if token in self.ends_at:
                break
            token -= 1
        return self.ends_at.get(token, "")

    # -------------------------------------------------------------- parts
    def _role(self, token: int, limit: int) -> tuple[RolePart, int] | None:
        """An office with what belongs to it, and the token behind it."""
        return self._office(token, limit) if token in self.roles else None

    def _office(self, token: int, limit: int) -> tuple[RolePart, int] | None:
        status = ""
        here = token
        if (hit := self.at["role_status"].get(here)) is not None and here not in self.at["office"]:
            status = hit.code
            here = hit.last
            if here < limit and self.doc.words[here] == "-":
                here += 1
        owners, organization, here = self._before(here)
        hit = self.at["role_status"].get(here)
        if not status and hit is not None and here not in self.at["office"]:
            status, here = hit.code, hit.last
        hit = self.at["office"].get(here)
        many = self.at["office_plural"].get(here)
        plural = many is not None and (hit is None or many.last >= hit.last)
        hit = many if plural else hit
        counterpart = False
        if hit is None and (hit := self.at["counterpart"].get(here)) is not None:
            counterpart = True
        if hit is None:
            return None
        office = "" if counterpart else hit.code
        part, end = self._complements(hit.last, limit, plural=plural)
        if owners:
            part = evolve(part, countries=(*owners, *part.countries))
        elif not counterpart and not plural:
            office = self._split_title(hit, end) or office
        organization = part.organization or organization
        if organization and office == "head_of_state":
            office = "igo_head"  # a body's president is no head of State
        later = self.at["role_status"].get(end)
        if later is not None and later.code in {"acting", "elect"}:
            status, end = later.code, later.last
        doc = self.doc
        possessive = self.at["possessive"].get(token - 1)
        article = self.at["article"].get(token - 1)
        role = evolve(
            part,
            span=(doc.starts[token], doc.ends[end - 1]),
            office=office,
            organization=organization,
            status=status,
            plural=plural,
            counterpart=counterpart,
            possessive=possessive.code if possessive else "",
            indefinite=(article is not None and article.code == "indefinite") or token in self.counted,
        )
        return role, end

    def _before(self, here: int) -> tuple[tuple[tuple[str, Span], ...], str, int]:
        """What stands before an office: States, or a body («the UN envoy», «the Greek and Turkish leaders»)."""
        body = self.at["organization"].get(here)
        if body is not None and self._heads(behind := self._over_genitive(body.last)):
            return (), body.code, behind
        owners: list[tuple[str, Span]] = []
        there = here
        while len(owners) < _MOST_OWNERS and (
            (hit := self.at["demonym"].get(there) or self.at["country"].get(there)) is not None
        ):
            owners.append((self._one(hit), (hit.start, hit.end)))
            there = self._over_genitive(hit.last)
            if len(owners) > 1 and there in self.at["office_plural"]:
                return tuple(owners), "", there
            if there not in self.at["conjunction"] and self.doc.words[there : there + 1] != [","]:
                break
            there += 1
        owner, there = self._owner_before(here)
        return ((owner,) if owner else ()), "", there

    def _owner_before(self, here: int) -> tuple[tuple[str, Span] | None, int]:
        """The State of an office that stands before it («the Malian president», «Mali's new president»)."""
        for category in ("demonym", "country", "metonym"):
            hit = self.at[category].get(here)
            if hit is None or (category == "metonym" and len(hit.codes) > 1):
                continue
            behind = self._over_genitive(hit.last)
            limit = behind + (_MOST_ADJECTIVES if behind > hit.last else 0)
            while behind < limit and not self._heads(behind) and self._small(behind):
                behind += 1
            if self._heads(behind):
                return (self._one(hit), (hit.start, hit.end)), behind
        return None, here

    def _over_genitive(self, token: int) -> int:
        genitive = self.at["genitive"].get(token)
        return genitive.last if genitive else token

    def _heads(self, token: int) -> bool:
        """Whether an office or the like begins at a token, perhaps behind «former», «acting»."""
        status = self.at["role_status"].get(token)
        return token in self.heads or (status is not None and status.last in self.heads)

    def _split_title(self, hit: Hit, end: int) -> str:
        """The office of a title that an adjective cuts in two («ministre allemand des Affaires étrangères»)."""
        adjective = self.at["demonym"].get(hit.last)
        if adjective is None or end <= adjective.last:
            return ""
        doc = self.doc
        head, tail = doc.folded[hit.start : hit.end], doc.folded[adjective.end : doc.ends[end - 1]]
        return doc.pack.forms("office").get(" ".join(f"{head}{tail}".split()), "")

    def _complements(self, here: int, limit: int, *, plural: bool) -> tuple[RolePart, int]:
        """Adjectives and «de …» behind an office: States, organisations, and further words of the title."""
        countries: list[tuple[str, Span]] = []
        organization = ""
        while here < limit:
            if (hit := self.at["demonym"].get(here)) is not None:
                countries.append((self._one(hit), (hit.start, hit.end)))
                here = self._more(hit.last, limit, countries, plural=plural)
            elif (prep := self.at["preposition"].get(here)) is not None and prep.code == "of":
                there = self._over_article(prep.last, limit)
                if (hit := self.at["country"].get(there)) is not None:
                    countries.append((self._one(hit), (hit.start, hit.end)))
                    here = self._more(hit.last, limit, countries, plural=plural)
                elif (hit := self.at["organization"].get(there)) is not None:
                    organization = hit.code
                    here = hit.last
                elif (hit := self.at["metonym"].get(there)) is not None and len(hit.codes) == 1:
                    countries.append((hit.code, (hit.start, hit.end)))
                    here = hit.last
                elif (body := self._state_body(there)) is not None:
                    countries.append((body.code, (body.start, body.end)))
                    here = body.last
                elif (hit := self._seat(there, limit)) is not None:
                    here = hit.last
                elif there < limit and self._title_word(there):
                    here = self._title_words(there, limit)
                else:
                    break
            elif (more := self._title_goes_on(here, limit)) is not None:
                here = self._title_words(more, limit)
            else:
                break
        return RolePart((0, 0), "", tuple(countries), organization), here

    def _seat(self, token: int, limit: int) -> Hit | None:
        """The city of an office, where its holder's name follows: «le maire de Paris Anne Hidalgo»."""
        hit = self.at["city"].get(token) or self.at["capital"].get(token)
        return hit if hit is not None and self._name(hit.last, limit, certain=True) else None

    def _more(self, here: int, limit: int, countries: list[tuple[str, Span]], *, plural: bool) -> int:
        """Further States of an office in the plural: «du Mali, du Niger et du Burkina Faso», «malien et russe»."""
        while plural and here < limit and (self.doc.words[here] == "," or here in self.at["conjunction"]):
            there = here + 1
            prep = self.at["preposition"].get(there)
            if prep is not None and prep.code == "of":
                there = prep.last
            there = self._over_article(there, limit)
            hit = self.at["country"].get(there) or self.at["demonym"].get(there)
            if hit is None:
                break
            countries.append((self._one(hit), (hit.start, hit.end)))
            here = hit.last
        return here

    def _over_article(self, token: int, limit: int) -> int:
        return token + 1 if token < limit and token in self.at["article"] else token

    def _title_word(self, token: int) -> bool:
        """Whether a word continues a title: with a capital, and no place or name of its own."""
        known = any(token in self.at[c] for c in ("city", "capital", "metonym", "country", "honorific"))
        return self._is_capital(token) and not known

    def _title_goes_on(self, here: int, limit: int) -> int | None:
        """Where a title goes on with more of what an office is for: «et de la …», «… and Trade», «, Trade …»."""
        joined = here in self.at["conjunction"]
        prep = self.at["preposition"].get(here + joined)
        if joined and prep is not None and prep.code == "of":
            there = self._over_article(prep.last, limit)
            return there if there < limit and there not in self.at["office"] and self._title_word(there) else None
        there = prep.last if prep is not None and prep.code == "toward" and not joined else here + joined
        there = self._over_article(there + (self.doc.words[here] == ","), limit)
        return there if here < there < limit and there in self.portfolios else None

    def _title_words(self, here: int, limit: int) -> int:
        """«Affaires étrangères», «Foreign Trade»: capitals, then small words up to a mark."""
        here += 1
        while here < limit and here in self.portfolios:
            here += 1
        if here + 1 < limit and self.doc.words[here] == "-":
            here += 2
        there = here
        while there < limit and there - here < 2 and self._small(there):  # noqa: PLR2004  # two adjectives at most
            there += 1
        behind = there >= limit or self.doc.words[there] in _CLAUSE_MARKS or self._is_capital(there)
        return there if behind or there in self.at["demonym"] else here

    def _small(self, token: int) -> bool:
        if token >= len(self.doc.words):
            return False
        known = any(token in self.at[c] for c in ("verb", "preposition", "article", "conjunction", "demonym"))
        return self.doc.words[token].isalpha() and not self._is_capital(token) and not known

    def _name(self, token: int, limit: int, *, certain: bool) -> tuple[int, int] | None:
        """The tokens of a personal name that begins here.

        Args:
            token: Where to look.
            limit: The end of the sentence.
            certain: Whether a title stands before it, so that one word with a capital is enough.
        """
        doc = self.doc
        if token >= limit or not self._name_word(token):
            return None
        if token in self.places:
            follows = token + 1 < limit and token + 1 not in self.places and self._name_word(token + 1, inner=True)
            if not (certain and follows):
                return None
        if not certain and (token in self.common or doc.words[token] in self.lower or token - 1 in self.at["article"]):
            return None
        here, words = token + 1, 1
        while here < limit and words < _MOST_NAME_WORDS:
            step = self._name_step(here, limit)
            if step is None:
                break
            words += doc.words[here] not in _JOINTS  # a double name is one word: it may be two people as well
            here = step
        here = self._without_opening(token, here, limit)
        if not certain and (words == 1 or here <= token + 1 or not self._looks_personal(token, here)):
            return None
        return token, here

    def _without_opening(self, token: int, here: int, limit: int) -> int:
        """Leave out a small word with a capital at the end: it begins the next sentence, whose stop is missing."""
        last = here - 1
        opens = last > token and last in self.common and last not in self.at["possessive"]
        behind = here < limit and here not in self.capital and self.doc.words[here].isalpha()
        whole = last > token and self.doc.words[last - 1] not in _JOINTS
        return last if opens and behind and whole and self.doc.words[last] not in self.particles else here

    def _looks_personal(self, token: int, here: int) -> bool:
        """Whether capitals without a title can be a person's: not all of them large, no abbreviation, no State last."""
        doc = self.doc
        words = [doc.text[doc.starts[i] : doc.ends[i]] for i in range(token, here) if i in self.capital]
        if all(word.isupper() for word in words):
            return False
        hit = self.at["country"].get(here - 1)
        return not any(_abbreviates(word) for word in words) and hit is None

    def _name_step(self, here: int, limit: int) -> int | None:
        """The token behind the next word of a name; `None` where the name ends."""
        doc, words = self.doc, self.doc.words
        if words[here] in _JOINTS and here + 1 < limit and doc.starts[here] == doc.ends[here - 1]:
            joined = doc.starts[here + 1] == doc.ends[here] and (
                self._name_word(here + 1, inner=True) or (words[here] == "-" and self._syllable(here + 1))
            )
            return here + 2 if joined else None
        if words[here] == "." and len(words[here - 1]) == 1 and self._is_capital(here - 1):
            here += 1
        there = here
        while there < limit and there - here < 3 and self._particle(there):  # noqa: PLR2004  # «van der», «ould el»
            there += 1
        if here < there < limit - 1 and words[there] == "-" and doc.starts[there + 1] == doc.ends[there - 1] + 1:
            there += 1  # «el-Sisi»
        if there < limit and self._name_word(there, inner=True):
            return there + 1
        return None

    def _syllable(self, token: int) -> bool:
        """Whether a short word with a small letter can be the second part of a double name («Geun-hye»)."""
        word = self.doc.words[token]
        two = token > 2 and self._name_word(token - 2, inner=True) and self._name_word(token - 3, inner=True)  # noqa: PLR2004
        known = word in self.doc.pack.forms("function_word") or token in self.at["verb"]
        return two and word.isalpha() and len(word) <= _LONGEST_SYLLABLE and not known

    def _is_capital(self, token: int) -> bool:
        return token in self.capital

    def _particle(self, token: int) -> bool:
        return self.doc.words[token] in self.particles and not self._is_capital(token)

    def _name_word(self, token: int, *, inner: bool = False) -> bool:
        if token not in self.name_words:
            return False
        hit = self.at["honorific"].get(token)
        if not inner:
            return hit is None and self.doc.words[token] not in self.particles
        if hit is None:
            return True
        behind = token + 1
        follows = behind < len(self.doc.words) and self._is_capital(behind) and behind not in self.blocked
        return hit.code == "title" and hit.last == behind and follows  # «Hassan Sheikh Mohamud»

    def _one(self, hit: Hit) -> str:
        """The State of an adjective; of an ambiguous one the State that the text names, or none rather than a guess."""
        if len(hit.codes) == 1:
            return hit.code
        named = [code for code in hit.codes if code in self.named_states]
        return named[0] if len(named) == 1 else ""

    # ---------------------------------------------------- States and bodies
    def _pair(self, token: int) -> Mention | None:
        return self._simple("pair", self.at["pair"].get(token))

    def _organization(self, token: int) -> Mention | None:
        return self._simple("organization", self.at["organization"].get(token))

    def _state(self, token: int) -> Mention | None:
        body = self._state_body(token)
        if body is not None:
            return body
        for category in ("country", "metonym"):
            if (hit := self.at[category].get(token)) is not None and len(hit.codes) == 1:
                return self._simple("state", hit)
        return None

    def _state_body(self, token: int) -> Mention | None:
        """«le Parlement turc», «the Malian government», «le gouvernement du Mali»: a body that acts as its State."""
        if token not in self.bodies:
            return None
        owner, here = self._owner_before(token)
        body = self.at["state_body"].get(here)
        if body is None:
            return None
        last, code = body.last, owner[0] if owner else ""
        if not owner:
            prep = self.at["preposition"].get(body.last)
            there = self._over_article(prep.last, body.last + 4) if prep and prep.code == "of" else body.last
            hit = self.at["demonym"].get(body.last) or (self.at["country"].get(there) if prep else None)
            last, code = (hit.last, self._one(hit)) if hit else (last, "")
        if not code:
            return None
        doc, where = self.doc, self._preposition(token)
        return Mention(
            "state", doc.starts[token], doc.ends[last - 1], token, last, code=code, preposition=where, adjective=True
        )

    def _simple(self, kind: str, hit: Hit | None) -> Mention | None:
        if hit is None:
            return None
        where = self._preposition(hit.first)
        return Mention(kind, hit.start, hit.end, hit.first, hit.last, code=hit.code, preposition=where)


_PORTFOLIOS = ("nobody", "sector")
"""Words that titles of ministers are made of."""
_MOST_ADJECTIVES = 2
_MOST_OWNERS = 12
_HEADS = ("office", "office_plural", "counterpart", "state_body")
"""What can follow the State that it belongs to."""
_ROLES = ("office", "office_plural", "counterpart", "role_status", "organization", "demonym", "country", "metonym")
"""What the phrase for an office can begin with."""
_BODIES = ("state_body", "demonym", "country", "metonym")
"""What the phrase for a body of a State can begin with."""
_OPENINGS = (
    "office", "office_plural", "counterpart", "honorific", "role_status", "pair", "organization", "country", "metonym",
    "demonym", "state_body",
)  # fmt: skip
"""What a mention can begin with, besides a capital letter."""
_CATEGORIES = (
    "office", "office_plural", "counterpart", "honorific", "role_status", "article", "possessive", "preposition",
    "conjunction", "demonym", "country", "capital", "city", "metonym", "organization", "pair", "verb", "genitive",
    "state_body",
)  # fmt: skip
_NOT_NAMES = (
    "demonym", "metonym", "organization", "office", "office_plural", "counterpart", "nobody", "month", "weekday", "agreement_noun", "event_noun", "visit_noun", "engagement_noun", "pair",
    "country_prefix", "say_noun", "document_noun", "season",
)  # fmt: skip
_PLACES = ("country", "capital", "city")
"""Words that a name may have as well («Israel Katz», «Danilo Medina»)."""
_JOINTS = frozenset("-'")
_MOST_PARTICLES = 2
_LONGEST_NAME = 8
"""Tokens of a name that something bears."""
_CLOSE = frozenset({"", " ", "\u00a0"})
"""What may stand between the words of one name."""
_CLAUSE_MARKS = frozenset(',.;:)(»”"!?…–—')
_MOST_NAME_WORDS = 6
_LONGEST_SYLLABLE = 5
_LONGEST_ABBREVIATION = 4


_SYLLABLE = re.compile(r"[^AEIOUY]{0,2}[AEIOUY]{1,3}(?:[^AEIOUY]|NG|NH)?|[IVX]+")


def _abbreviates(word: str) -> bool:
    """Whether a word in large letters is an abbreviation («USC»): no syllable («WANG») and no number («XIV»)."""
    short = 1 < len(word) <= _LONGEST_ABBREVIATION and word.isascii() and word.isupper()
    return short and _SYLLABLE.fullmatch(word) is None


def _of_others(roles: Sequence[RolePart], more: Sequence[RolePart]) -> bool:
    """Whether offices behind a name belong to another State than those before it: they begin another person."""
    states = {code for role in roles for code, _ in role.countries}
    return bool(states) and any(role.countries and states.isdisjoint(c for c, _ in role.countries) for role in more)


def find_mentions(doc: Doc) -> list[Mention]:
    """The mentions of actors in a text, in order, none overlapping another."""
    mentions = list(_Scanner(doc).mentions())
    full = {doc.token_at(m.name[1] - 1): m for m in mentions if m.name}
    ends = Counter(doc.words[token] for token in full if " " in doc.exact(*(full[token].name or (0, 0))))
    return [_with_particles(doc, m, ends) for m in mentions]


def _with_particles(doc: Doc, mention: Mention, full: Mapping[str, int]) -> Mention:
    """The mention with the particles before its one name, where no fuller name of the text ends so."""
    if mention.name is None or not mention.titled:
        return mention
    first = here = doc.token_at(mention.name[0])
    particles = doc.pack.forms("name_particle")
    while here > mention.first and (doc.words[here - 1] in particles or doc.words[here - 1] == "-"):
        here -= 1
    if here == first or full.get(doc.words[doc.token_at(mention.name[1] - 1)]):
        return mention
    return evolve(mention, name=(doc.starts[here], mention.name[1]))
