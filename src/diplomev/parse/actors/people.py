"""People: their titles, forms of address and names, in the order in which a phrase gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.actors.mention import SERVED, Mention, RolePart
from diplomev.parse.offices import GOVERNMENT, HEADS, MINISTERS, SERVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors.names import Names
    from diplomev.parse.actors.titles import Titles
    from diplomev.parse.actors.words import Words
    from diplomev.parse.document import Hit, Sentence


class People:
    """The phrases of one text that stand for people."""

    def __init__(self, words: Words, names: Names, titles: Titles) -> None:
        self.words = words
        self.names = names
        self.titles = titles
        self.doc = words.doc
        self.at = words.at
        serving = (hit for hit in self.doc.hits("office") if hit.code in SERVING)
        kin = (h for h in self.doc.hits("person_noun") if h.code == "one" and h.first not in self.doc.capitals)
        opening = {sentence.first for sentence in self.doc.sentences}
        self.sources = {hit.last for hit in self.doc.hits("attribution") if hit.first in opening}
        self.servants = {hit.last for hits in (serving, kin, self.doc.hits("message_noun")) for hit in hits}

    def person(self, token: int, sentence: Sentence) -> Mention | None:
        """A person phrase: titles, honorifics and a name, in the order in which they come."""
        limit = sentence.last
        roles: list[RolePart] = []
        name: tuple[int, int] | None = None
        titled = False
        here = token
        served, said = self._is_of_another(token), self._is_source(token)
        while here < limit:
            role = self.titles.role(here, limit)
            if role is not None:
                roles.append(role[0])
                here = role[1]
            elif (hit := self.at["honorific"].get(here)) is not None:
                titled = True
                here = hit.last
            elif (name := self.names.titled_name(here, limit, certain=bool(roles) or titled)) is not None:
                here = name[1]
                break
            else:
                break
            if self.doc.words[here : here + 1] == [","] and (served or (said and self._opens_clause(here, limit))):
                break  # «l'envoyé spécial du président ghanéen, le colonel X»; «Selon le ministre, X souhaite …»
            here = self._bridge(here, limit, roles)
        here = self._unbridge(here)
        if not roles and name is None:
            return None
        roles = self._whose(token, roles)
        if name is not None:
            here, roles = self._of_state(self._over_letters(here, limit), limit, _without_ranks(roles))
            behind, more = self._apposition(here, limit)
            if not _of_others(roles, more):
                here, roles = behind, roles + more
        doc = self.doc
        if name is None and roles and not roles[-1].countries and here - token > 0:
            here = max(here, doc.token_at(roles[-1].span[1] - 1) + 1)
        span = (doc.starts[name[0]], doc.ends[name[1] - 1]) if name else None
        state = self.words.owned.get(token)
        return Mention(
            "person", doc.starts[token], doc.ends[here - 1], token, here, span, tuple(roles),
            preposition=SERVED if served else self.words.preposition(state.first if state else token),
            titled=titled or bool(roles),
            owner=(self.words.state_of(state), (state.start, state.end)) if state else None,
        )  # fmt: skip

    def _over_letters(self, here: int, limit: int) -> int:
        """«Megan Ashcroft MP», «Cormac Delahunt TD»: the token behind the letters that follow a name."""
        letters = self.doc.pack.words("phrases", "letters_behind_name")
        while here < limit and self.words.is_capital(here) and self.doc.words[here] in letters:
            here += 1
        return here

    def _is_of_another(self, token: int) -> bool:
        """Whether a phrase says whom somebody serves, or whose message it is: «le conseiller du président»."""
        if self.words.preposition(token) not in _TIES:
            return False
        while token and (token - 1 in self.at["article"] or token - 1 in self.at["possessive"]):
            token -= 1
        noun = token - 1  # the preposition
        return noun in self.servants or (self.words.is_small(noun - 1) and noun - 1 in self.servants)

    def _is_source(self, token: int) -> bool:
        """Whether a phrase opens a sentence as the source of what it says: «Selon le ministre», "according to"."""
        while token and token - 1 in self.at["article"]:
            token -= 1
        return token in self.sources

    def _opens_clause(self, comma: int, limit: int) -> bool:
        """«Selon le ministre, X souhaite …»: whether a name behind a comma begins a clause, as no comma closes it."""
        title = self.at["honorific"].get(comma + 1)
        name = self.names.name_at(title.last if title else comma + 1, limit, certain=title is not None)
        return name is not None and self.doc.words[name[1] : name[1] + 1] != [","]

    def _whose(self, token: int, roles: list[RolePart]) -> list[RolePart]:
        """«France, whose defence minister X …»: the offices, with the State before the relative word that owns them."""
        while token and token - 1 in self.at["article"]:
            token -= 1
        relative = bool(token) and self.doc.words[token - 1] in self.doc.pack.words("phrases", "whose")
        if not relative or not roles or roles[0].countries:
            return roles
        end = token - 1 - (self.doc.words[token - 2 : token - 1] == [","])
        near = (self.at["country"].get(there) for there in range(max(0, end - _LONGEST_STATE), end))
        state = next((hit for hit in near if hit is not None and hit.last == end and len(hit.codes) == 1), None)
        if state is None:
            return roles
        return [evolve(roles[0], countries=((state.code, (state.start, state.end)),)), *roles[1:]]

    def _of_state(self, here: int, limit: int, roles: list[RolePart]) -> tuple[int, list[RolePart]]:
        """«President X of France», «President Y of the Council»: the State or body, where the title says none."""
        if not roles or any(r.countries or r.organization for r in roles):
            return here, roles
        if (state := self._set_off(here, limit)) is not None:
            return state.last, [*roles[:-1], evolve(roles[-1], countries=((state.code, (state.start, state.end)),))]
        prep = self.at["preposition"].get(here)
        if prep is None or prep.code != "of":
            return here, roles
        there = self.words.over_article(prep.last, limit)
        hit, body = self.at["country"].get(there), self.at["organization"].get(there)
        if body is not None and hit is None and len(body.codes) == 1:
            office = "igo_head" if roles[-1].office == "head_of_state" else roles[-1].office
            return body.last, [*roles[:-1], evolve(roles[-1], office=office, organization=body.code)]
        people = self.at["demonym"].get(there)
        if hit is None and people is not None and self.words.is_capital(there):
            hit = people  # «la reine X des Belges»
        if hit is None or len(hit.codes) > 1:
            return here, roles
        return hit.last, [*roles[:-1], evolve(roles[-1], countries=((hit.code, (hit.start, hit.end)),))]

    def _set_off(self, here: int, limit: int) -> Hit | None:
        """«le président X, du Niger, …», «President X (Niger)»: a State between commas or brackets behind a name."""
        mark = self.doc.words[here] if here < limit else ""
        tie = self.at["preposition"].get(here + 1)
        tie = tie if tie is not None and tie.code == "of" else None
        there = self.words.over_article(tie.last, limit) if tie is not None else here + 1
        state = self.at["country"].get(there)
        if state is None or len(state.codes) > 1 or state.last > limit:
            return None
        behind = self.doc.words[state.last] if state.last < limit else ","
        closed = (mark == "," and tie is not None and behind in _CLAUSE_MARKS) or (mark == "(" and behind == ")")
        return state if closed else None

    def untitled(self, token: int, limit: int) -> Mention | None:
        """A name that nothing stands before."""
        name = self.names.name_at(token, limit, certain=False)
        if name is None:
            return None
        end, roles = self._apposition(self._over_letters(name[1], limit), limit)
        doc = self.doc
        span = (doc.starts[token], doc.ends[name[1] - 1])
        state = self.words.owned.get(token) or self._compatriot(token)
        return Mention(
            "person", span[0], doc.ends[end - 1], token, end, span, tuple(roles),
            preposition=self._governing(state.first if state else token, name[1]), titled=bool(roles),
            owner=(self.words.state_of(state), (state.start, state.end)) if state else None,
        )  # fmt: skip

    def _governing(self, token: int, last: int) -> str:
        """The class of the preposition before a name, or before a noun that it names («de l'écrivain X Y»)."""
        found = self.words.preposition(token)
        if found or last - token < _FULL_NAME or not token or not self.words.is_small(token - 1):
            return found
        over = self.words.preposition(token - 1)
        return over if over in _BEFORE_NOUNS else ""

    def _compatriot(self, token: int) -> Hit | None:
        """«le Letton X»: the noun for a citizen of a State right before a name, with its article."""
        noun = self.words.citizens.get(token)
        one = noun is not None and noun.first - 1 in self.at["article"] and len(noun.codes) == 1
        return noun if one and self.words.is_capital(noun.first if noun else token) else None

    def _bridge(self, here: int, limit: int, roles: Sequence[RolePart]) -> int:
        """Step over a comma and an article between the parts of one phrase, if such a part follows."""
        if roles and (bracketed := self._bracketed(here, limit)) is not None:
            return bracketed
        if roles and (joined := self._second_office(here, limit)) is not None:
            return joined
        there = self.words.over_place(here, "to", limit)  # «l'ambassadeur à Moscou, …»
        if there < limit and self.doc.words[there] == ",":
            there += 1
            if self.names.surname(there, limit) is not None:
                return there  # «le Premier ministre, Le Duc Hien»
        while there < limit and there not in self.at["honorific"] and self._determines(there):
            there += 1
        if there == here or self._another(there, limit, roles):
            return here
        addressed = not roles and self.titles.role(there, limit) is not None
        if there in self.at["honorific"] or addressed or self._names_person(there, limit):
            return there  # «Son Excellence Monsieur le Président», «ministre, M. X»
        return here

    def _second_office(self, here: int, limit: int) -> int | None:
        """«Pakistan's Deputy Prime Minister and Foreign Minister, X»: where one more office of the same person begins.

        No article stands before it, and a comma parts the name from both.
        """
        more = self._office_behind_and(here, limit)
        if more is None or self.doc.words[more[1] : more[1] + 1] != [","]:
            return None
        title = self.at["honorific"].get(more[1] + 1)
        name = self.names.name_at(title.last if title else more[1] + 1, limit, certain=True)
        return self.at["conjunction"][here].last if name is not None else None

    def _office_behind_and(self, here: int, limit: int) -> tuple[RolePart, int] | None:
        """«and Foreign Minister»: one more office of the same person, with the token behind it."""
        tie = self.at["conjunction"].get(here)
        if tie is None or tie.code != "and" or tie.last in self.at["demonym"]:
            return None
        more = self.titles.role(tie.last, limit)
        return None if more is None or more[0].plural or more[0].counterpart else more

    def _bracketed(self, here: int, limit: int) -> int | None:
        """«the President of Slovenia (Dr. X)»: the token where a name begins that alone fills the brackets behind."""
        if self.doc.words[here : here + 1] != ["("]:
            return None
        first = there = self.words.over_article(here + 1, limit)
        while there < limit and (title := self.at["honorific"].get(there)) is not None:
            there = title.last
        name = self.names.name_at(there, limit, certain=there > first)
        return first if name is not None and self.doc.words[name[1] : name[1] + 1] == [")"] else None

    def _determines(self, token: int) -> bool:
        return token in self.at["article"] or token in self.at["possessive"]

    def _another(self, there: int, limit: int, roles: Sequence[RolePart]) -> bool:
        """Whether another person's office begins here: «un message du président letton, le ministre X …».

        Without an article before it, one of another State: "talks with her Irish counterpart, Chilean minister X …".
        """
        role = self.titles.role(there, limit)
        if role is None or role[0].counterpart:
            return False
        leads = {part.office for part in roles} & HEADS and there - 1 in self.at["article"]
        return (bool(leads) and role[0].office in _MINISTERS) or _of_others(roles, [role[0]])

    def _names_person(self, there: int, limit: int) -> bool:
        """Whether an office with a name behind it, or a name, begins here."""
        role = self.titles.role(there, limit)
        if role is not None:
            after = role[1]
            return after in self.at["honorific"] or self.names.name_at(after, limit, certain=True) is not None
        name = self.names.name_at(there, limit, certain=True)
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
        role = self.titles.role(there, limit)
        if role is None:
            return here, []
        part, end = role
        end = self._tail(part, end, limit)
        followed = end >= limit or words[end] in _CLAUSE_MARKS or self.doc.opens_column(end)
        followed = followed or end in self.at["conjunction"]
        followed = followed or (part.office in SERVING and bool(part.countries) and end in self.at["preposition"])
        followed = followed or (part.office in SERVING and self._serves_named(end, limit))
        if not followed or part.counterpart or (self._is_definite(there - 1) and self._of_next(end, limit)):
            return here, []
        if there - 1 in self.at["possessive"] and not part.possessive:
            part = evolve(part, possessive=self.at["possessive"][there - 1].code)
        end, parts = self._with_more(part, end, limit)
        return end + (words[here] == "(" and end < limit and words[end] == ")"), parts

    def _serves_named(self, end: int, limit: int) -> bool:
        """«X, l'envoyé spécial de Y, …»: whether the one served, and a mark, stand behind an office."""
        tie = self.at["preposition"].get(end)
        if tie is None or tie.code != "of":
            return False
        title = self.at["honorific"].get(tie.last)
        name = self.names.name_at(title.last if title else tie.last, limit, certain=True)
        return name is not None and (name[1] >= limit or self.doc.words[name[1]] in _CLAUSE_MARKS)

    def _with_more(self, part: RolePart, end: int, limit: int) -> tuple[int, list[RolePart]]:
        """«X, deputy prime minister and foreign minister of Belgium,»: an office with one more, of the same State."""
        more = self._office_behind_and(end, limit)
        if more is None:
            return end, [part]
        behind = self._tail(*more, limit)
        if behind < limit and self.doc.words[behind] not in _CLAUSE_MARKS:
            return end, [part]
        states = part.countries or more[0].countries
        return behind, [evolve(one, countries=one.countries or states) for one in (part, more[0])]

    def _is_definite(self, token: int) -> bool:
        article = self.at["article"].get(token)
        return article is not None and any(entry.code == "definite" for entry in article.entries)

    def _of_next(self, end: int, limit: int) -> bool:
        """«Received by X, the Gabonese minister, Y, gave …»: whether an office is that of the name behind it.

        It is, where a verb follows that name, perhaps behind a comma; in a list another office does.
        """
        if self.doc.words[end : end + 1] != [","]:
            return False
        title = self.at["honorific"].get(end + 1)
        name = self.names.name_at(title.last if title else end + 1, limit, certain=True)
        if name is None or (title is None and name[1] - name[0] < _FULL_NAME):
            return False
        behind = name[1] + (self.doc.words[name[1] : name[1] + 1] == [","])
        return any(t in self.at["verb"] for t in range(behind, min(limit, behind + _NEAR_VERB)))

    def _tail(self, part: RolePart, end: int, limit: int) -> int:
        """«minister of economic affairs,»: the token behind more of a title, in small words up to a comma."""
        prep = self.at["preposition"].get(end)
        if part.office not in MINISTERS or not part.countries or prep is None or prep.code not in {"of", "toward"}:
            return end
        for there in range(prep.last, min(limit, prep.last + _LONGEST_TAIL)):
            word = self.doc.words[there]
            if word == ",":
                return there
            if there in self.at["verb"] or self.words.is_capital(there) or not word.rstrip("'").isalpha():
                break
        return end


_RANKS = frozenset({"ambassador", "legislator"})
"""Offices that are also ranks of those who govern."""
_LONGEST_STATE = 6
_LONGEST_TAIL = 8
_NEAR_VERB = 2
_FULL_NAME = 2
_BEFORE_NOUNS = frozenset({"of", "by", "with"})
_MINISTERS = frozenset({"minister", "foreign_minister", "deputy_minister", "special_envoy", "ambassador"})
_TIES = frozenset({"of", "to", "from"})
"""What may stand before the one who is served: «adviser to», «a message from»."""
_CLAUSE_MARKS = frozenset(',.;:)(»”"!?…–—|')


def _without_ranks(roles: list[RolePart]) -> list[RolePart]:
    """«the Minister of Foreign Affairs, Ambassador X»: offices without those that are a rank before the name."""
    if not any(role.office in GOVERNMENT for role in roles):
        return roles
    return [role for role in roles if role.office not in _RANKS or role.countries]


def _of_others(roles: Sequence[RolePart], more: Sequence[RolePart]) -> bool:
    """Whether offices behind a name belong to another State than those before it: they begin another person."""
    states = {code for role in roles for code, _ in role.countries}
    return bool(states) and any(role.countries and states.isdisjoint(c for c, _ in role.countries) for role in more)
