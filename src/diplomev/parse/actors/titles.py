"""Offices with all that belongs to them: States, organisations, portfolios, «former», «acting»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.actors.mention import RolePart
from diplomev.parse.actors.split_titles import split_title, tail_of_several
from diplomev.parse.offices import GOVERNMENT, HEADS, PORTFOLIOS, SERVING

if TYPE_CHECKING:
    from diplomev.parse.actors.bodies import Bodies
    from diplomev.parse.actors.mention import Span
    from diplomev.parse.actors.names import Names
    from diplomev.parse.actors.owners import Owners
    from diplomev.parse.actors.words import Words
    from diplomev.parse.document import Hit


class Titles:
    """The titles of office of one text."""

    def __init__(self, words: Words, names: Names, owners: Owners, bodies: Bodies) -> None:
        self.words = words
        self.names = names
        self.owners = owners
        self.bodies = bodies
        self.doc = words.doc
        self.at = words.at
        self.chiefs = self.doc.pack.words("phrases", "chief")
        # «souverain» in «fonds souverain» is nobody
        inside = {t for body in self.doc.hits("institution") for t in range(body.first + 1, body.last)}
        self.roles = frozenset().union(*(words.at[c] for c in _ROLES)) - inside

    def role(self, token: int, limit: int) -> tuple[RolePart, int] | None:
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
        owners, organization, here = self.owners.before_office(here)
        hit = self.at["role_status"].get(here)
        if not status and hit is not None and here not in self.at["office"]:
            status, here = hit.code, hit.last
        if (holder := self._seat_holder(here, status)) is not None:
            return holder
        hit, plural = self._noun(here)
        counterpart = hit is None
        hit = hit or self.at["counterpart"].get(here)
        if hit is None:
            return None
        office = "" if counterpart else hit.code
        inside, behind = self._inside(hit)
        status, behind = self._status_behind(status, behind)
        part, end = self._complements(behind, limit, office, plural=plural or counterpart)
        if plural and part.countries:
            office, end = tail_of_several(self.doc, hit, part.countries[-1][1], limit) or (office, end)
        elif not (owners or counterpart or plural or inside):
            office, end = split_title(self.doc, hit, self.at["demonym"].get(hit.last), end, limit) or (office, end)
        office = (part.office or office) if office in HEADS else office
        organization, end = self._with_body(hit, part.organization or organization, end)
        if (of_body := self._led(hit, office, organization)) is None:
            return None
        office = of_body
        if office == "special_envoy":
            end = self._posted_for(end, limit)
        status, end = self._status_behind(status, self._over_letters(end))
        doc = self.doc
        possessive = self.at["possessive"].get(token - 1)
        article = self.at["article"].get(token - 1)
        role = evolve(
            part,
            span=(doc.starts[token], doc.ends[end - 1]),
            office=office,
            countries=_each_once((*owners, *inside, *part.countries)),
            organization=organization,
            status=status,
            plural=plural,
            counterpart=counterpart,
            possessive=possessive.code if possessive else "",
            indefinite=(article is not None and article.code == "indefinite") or token in self.words.counted,
        )
        return role, end

    def _over_letters(self, end: int) -> int:
        """«the head of the International Atomic Energy Agency (IAEA)»: the token behind letters in brackets."""
        words = self.doc.words
        if words[end : end + 1] != ["("] or words[end + 2 : end + 3] != [")"]:
            return end
        return end + 3 if self.doc.text[self.doc.starts[end + 1] : self.doc.ends[end + 1]].isupper() else end

    def _led(self, hit: Hit, office: str, organization: str) -> str | None:
        """«the president of the WTO», «the boss of the WHO»: the office with its body; none of a boss of a firm."""
        chief = hit.last - hit.first == 1 and self.doc.words[hit.first] in self.chiefs
        if organization and (chief or office == "head_of_state"):
            return "igo_head"  # a body's president is no head of State
        return None if chief else office

    def _posted_for(self, end: int, limit: int) -> int:
        """«l'envoyé spécial de l'ONU pour le Soudan»: the token behind what somebody is sent for."""
        behind = self.words.over_place(end, "toward", limit)
        prep = self.at["preposition"].get(end)
        if behind > end or prep is None or prep.code != "toward":
            return behind
        first = there = self.words.over_article(prep.last, limit)
        while there < limit and self.words.is_capital(there):
            there += 1
            tie = self.at["preposition"].get(there)
            if tie is not None and tie.code == "of" and tie.last < limit and self.words.is_capital(tie.last):
                there = tie.last  # «le Caucase du Sud»
        return there if there > first else end

    def _seat_holder(self, token: int, status: str) -> tuple[RolePart, int] | None:
        """«le locataire de l'Élysée», «the master of the Kremlin»: the leader whose seat is named."""
        noun = self.at["seat_holder"].get(token)
        preposition = self.at["preposition"].get(noun.last) if noun is not None else None
        if noun is None or preposition is None or preposition.code != "of":
            return None
        there = self.words.over_article(preposition.last, preposition.last + 1)
        places = ("metonym", "capital", "city") if noun.code == "tenant" else ("metonym", "capital")
        place = next((hit for c in places if (hit := self.at[c].get(there)) is not None), None)
        if place is None or len(place.codes) != 1:
            return None
        seat = self.at["seat"].get(there)
        span = (self.doc.starts[token], place.end)
        owner = (place.code, (place.start, place.end))
        return RolePart(span, seat.code if seat else "head_of_state", (owner,), status=status), place.last

    def _status_behind(self, status: str, behind: int) -> tuple[str, int]:
        """«président par intérim du Pérou», «président du Pérou par intérim»: behind an office, or behind its State."""
        early = self.at["role_status"].get(behind)
        return (early.code, early.last) if early is not None and early.code in {"acting", "elect"} else (status, behind)

    def _inside(self, hit: Hit) -> tuple[list[tuple[str, Span]], int]:
        """The State that the words of a title name, and the token behind them.

        «président de la République d'Angola» holds the beginning of a State's full name, «secrétaire d'État américain»
        an adjective.
        """
        title = self.at["own_office"].get(hit.first)
        if title is not None and title.last == hit.last:
            return [(title.code, (title.start, title.end))], hit.last  # «le pape»
        for token in range(hit.first + 1, hit.last):
            for category in ("country", "demonym"):
                own = self.at[category].get(token)
                if own is not None and own.last >= hit.last and len(own.codes) == 1:
                    return [(own.code, (own.start, own.end))], own.last
        return [], hit.last

    def _with_body(self, hit: Hit, organization: str, end: int) -> tuple[str, int]:
        """«présidente de la Commission européenne»: the body whose name goes on behind the last word of a title."""
        bodies = (self.at["organization"].get(token) for token in range(hit.first + 1, hit.last))
        body = next((body for body in bodies if body is not None and body.last > hit.last), None)
        return (body.code, max(end, body.last)) if body is not None and not organization else (organization, end)

    def _noun(self, token: int) -> tuple[Hit | None, bool]:
        """The noun of an office that begins at a token, if one does, and whether it stands in the plural."""
        one, many = self.at["office"].get(token), self.at["office_plural"].get(token)
        plural = many is not None and (one is None or many.last >= one.last)
        return (many if plural else one), plural

    def _complements(self, here: int, limit: int, of: str, *, plural: bool) -> tuple[RolePart, int]:
        """Adjectives and «de …» behind an office: States, organisations, and further words of the title.

        Behind the office of somebody who serves another, a name is the other's: «l'émissaire de X».
        """
        countries: list[tuple[str, Span]] = []
        organization = office = ""
        serves = of in SERVING
        while here < limit:
            if (hit := self.at["demonym"].get(here)) is not None:
                countries.append((self.words.state_of(hit), (hit.start, hit.end)))
                here = self._more(hit.last, limit, countries, plural=plural)
            elif (prep := self.at["preposition"].get(here)) is not None and prep.code == "of":
                there = self.words.over_article(prep.last, limit)
                if serves and self._is_served(there, limit):
                    break
                if (body := self.at["organization"].get(there)) is not None and there not in self.at["country"]:
                    organization, here = body.code, body.last
                elif (owner := self._owner(there)) is not None:
                    countries.append(owner[0])
                    here = self._more(owner[1], limit, countries, plural=plural) if owner[2] else owner[1]
                    here = self._over_body(here, limit)
                elif (behind := self._further(there, limit)) is not None:
                    office, here = self._of_body(there, behind), behind
                else:
                    break
            elif (more := self._title_goes_on(here, limit)) is not None:
                here = self._title_words(more, limit)
            elif not plural and self._is_adjective(here, limit, of):
                here += 1
            else:
                break
        superior = self._of_superior(here, limit) if serves and not (countries or organization) else ()
        return RolePart((0, 0), office, (*countries, *superior), organization), here

    def _is_adjective(self, here: int, limit: int, office: str) -> bool:
        """Whether an adjective parts a title from its «of»: «vice-ministre parlementaire des Affaires étrangères»."""
        tie = self.at["preposition"].get(here + 1) if self.words.is_small(here) and here + 1 < limit else None
        there = self.words.over_article(tie.last, limit) if tie is not None and tie.code == "of" else limit
        if there >= limit:
            return False
        return there in self.words.portfolios or (office in PORTFOLIOS and there in self.at["country"])

    def _over_body(self, here: int, limit: int) -> int:
        """«chairman of China's National People's Congress»: the token behind the body of a State in the genitive."""
        there = self.words.over_genitive(here)
        if there == here or not self.words.is_capital(there):
            return here
        while there < limit and (self.words.is_capital(there) or there in self.at["genitive"]):
            there = max(there + 1, self.words.over_genitive(there))
        return there

    def _of_body(self, first: int, last: int) -> str:
        """«président de la Grande Assemblée nationale», «president of the Supreme Court»: the office of no leader."""
        kinds = (("lesser_body", "other"), ("parliament", "speaker_of_parliament"))
        words, pack = set(self.doc.words[first:last]), self.doc.pack
        return next((office for kind, office in kinds if not words.isdisjoint(pack.words("phrases", kind))), "")

    def _is_served(self, token: int, limit: int) -> bool:
        """Whether a member of a government, or a name that is no State's, begins at a token."""
        if self._superior(token, limit) is not None:
            return True
        stated = token in self.at["organization"] or self._owner(token) is not None
        return not stated and self.names.name_at(token, limit, certain=False) is not None

    def _of_superior(self, here: int, limit: int) -> tuple[tuple[str, Span], ...]:
        """«envoyé spécial du président ghanéen», «adviser to the Thai king»: the State of the one who is served."""
        here += here < limit and self.words.is_small(here)  # «conseiller diplomatique du …»
        prep = self.at["preposition"].get(here)
        if prep is None or prep.code not in _TIES:
            return ()
        superior = self._superior(self.words.over_article(prep.last, limit), limit)
        return superior.countries[:1] if superior is not None and not superior.status else ()

    def _superior(self, token: int, limit: int) -> RolePart | None:
        """The office of a government that begins at a token, if one does; not of one who serves another in turn."""
        noun, _ = self._noun(self.owners.before_office(token)[2])
        role = self.role(token, limit) if noun is not None and noun.code in GOVERNMENT else None
        return role[0] if role is not None and role[0].office in GOVERNMENT else None

    def _owner(self, token: int) -> tuple[tuple[str, Span], int, bool] | None:
        """The State behind «de», the token behind it, and whether it is named: then others may be joined to it."""
        if (hit := self.at["country"].get(token)) is not None:
            return (self.words.state_of(hit), (hit.start, hit.end)), hit.last, True
        if (hit := self.at["metonym"].get(token)) is not None and len(hit.codes) == 1:
            return (hit.code, (hit.start, hit.end)), hit.last, False
        if (title := self.at["own_office"].get(token)) is not None:
            return (title.code, (title.start, title.end)), title.last, False  # «l'envoyé spécial du pape»
        people = self.at["demonym"].get(token)
        if people is not None and len(people.codes) == 1 and self.words.is_capital(token):
            return (people.code, (people.start, people.end)), people.last, False  # «le roi des Belges»
        body = self.bodies.state_body(token)
        return None if body is None else ((body.code, (body.start, body.end)), body.last, False)

    def _further(self, token: int, limit: int) -> int | None:
        """The token behind a city or more words of the title, if these follow «de»."""
        seat = self._seat(token, limit)
        if seat is not None:
            return seat.last
        return self._title_words(token, limit) if token < limit and self._title_word(token) else None

    def _seat(self, token: int, limit: int) -> Hit | None:
        """The city of an office, where its holder's name follows: «le maire de Paris Anne Hidalgo»."""
        hit = self.at["city"].get(token) or self.at["capital"].get(token)
        return hit if hit is not None and self.names.name_at(hit.last, limit, certain=True) else None

    def _more(self, here: int, limit: int, countries: list[tuple[str, Span]], *, plural: bool) -> int:
        """Further States of an office in the plural: «du Mali, du Niger et du Burkina Faso», «malien et russe»."""
        while plural and here < limit and (self.doc.words[here] == "," or here in self.at["conjunction"]):
            there = here + 1
            prep = self.at["preposition"].get(there)
            if prep is not None and prep.code == "of":
                there = prep.last
            there = self.words.over_article(there, limit)
            hit = self.at["country"].get(there) or self.at["demonym"].get(there)
            if hit is None:
                break
            countries.append((self.words.state_of(hit), (hit.start, hit.end)))
            here = hit.last
        return here

    def _title_word(self, token: int) -> bool:
        """Whether a word continues a title: with a capital, and no place or name of its own."""
        known = any(token in self.at[c] for c in ("city", "capital", "metonym", "country", "honorific", "office"))
        return self.words.is_capital(token) and not known

    def _title_goes_on(self, here: int, limit: int) -> int | None:
        """Where a title goes on with more of what an office is for: «et de la …», «… and Trade», «, Trade …»."""
        joined = here in self.at["conjunction"]
        prep = self.at["preposition"].get(here + joined)
        if joined and prep is not None and prep.code == "of":
            there = self.words.over_article(prep.last, limit)
            return there if there < limit and there not in self.at["office"] and self._title_word(there) else None
        there = prep.last if prep is not None and prep.code == "toward" and not joined else here + joined
        there = self.words.over_article(there + (self.doc.words[here] == ","), limit)
        goes_on = here < there < limit and there in self.words.portfolios and there not in self.at["office"]
        return there if goes_on else None

    def _title_words(self, here: int, limit: int) -> int:
        """«Affaires étrangères», «Foreign Trade»: capitals, then small words up to a mark."""
        here += 1
        while here < limit and here in self.words.portfolios:
            here += 1
        if here + 1 < limit and self.doc.words[here] == "-":
            here += 2
        there = here
        while there < limit and there - here < 2 and self.words.is_small(there):  # noqa: PLR2004  # two adjectives at most
            there += 1
        behind = there >= limit or self.doc.words[there] in _CLAUSE_MARKS or self.words.is_capital(there)
        tie = self.at["preposition"].get(there)
        behind = behind or there in self.at["demonym"] or (tie is not None and tie.code == "of")
        return there if behind else here


def _each_once(countries: tuple[tuple[str, Span], ...]) -> tuple[tuple[str, Span], ...]:
    """«conseillère fédérale suisse»: States without those that a title says a second time."""
    return tuple({code: (code, span) for code, span in reversed(countries)}.values())[::-1]


_TIES = frozenset({"of", "to"})
_ROLES = (
    "seat_holder",
    "office",
    "office_plural",
    "counterpart",
    "role_status",
    "organization",
    "demonym",
    "country",
    "metonym",
)
"""What the phrase for an office can begin with."""
_CLAUSE_MARKS = frozenset(',.;:)(»”"!?…–—')
