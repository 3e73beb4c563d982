"""Offices that stand beside a name: «the European commissioner for trade, X»."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.actors import SERVED
from diplomev.parse.offices import MINISTERS, SERVING
from diplomev.parse.resolve.casting import preposition_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from diplomev.parse.actors import Mention
    from diplomev.parse.document import Doc
    from diplomev.parse.resolve.casting import Casting

_IN_TITLE = frozenset(",-'")
_LONGEST_TITLE = 20
"""Tokens between an office and the name behind it."""
_NEAR_NAME = 3
"""Tokens between the comma and the name."""
_BODIES = frozenset({"state", "organization"})
_APOSTROPHES = frozenset("'’")
_OF_TITLES = frozenset({"of", "to"})
_LONGEST_PLAIN_TITLE = 12


def join_appositions(casting: Casting) -> None:
    """«The European commissioner for trade, X»: the office is that of the name behind the comma.

    Words of the office that no pack knows («for trade») may stand before the comma, but no verb.
    """
    people = [(n, mention) for n, mention in enumerate(casting.mentions) if mention.kind not in _BODIES]
    people = _without_superiors(people)
    for (number, office), (place, named) in pairwise(people):
        holder = casting.who.get(place)
        if number in casting.who or holder is None or not office.roles or named.roles or office.kind != "person":
            continue
        single = not any(role.plural or role.counterpart for role in office.roles)
        if single and _is_title(casting.doc, office, named):
            casting.add_roles(holder[0], _whole_title(casting.doc, office, casting.mentions[number + 1 : place], named))
            casting.who[number] = holder


def _without_superiors(people: Sequence[tuple[int, Mention]]) -> list[tuple[int, Mention]]:
    """«l'envoyé spécial du président, X»: the people without those whom the one before them serves."""
    kept = list(people[:1])
    for (_, before), (number, mention) in pairwise(people):
        serves = before.name is None and bool(before.roles) and before.roles[-1].office in SERVING
        if not (serves and mention.preposition == SERVED):
            kept.append((number, mention))
    return kept


def _whole_title(doc: Doc, office: Mention, between: Sequence[Mention], named: Mention) -> Mention:
    """An office with its further words, and the organisation that these name: «directrice des opérations de …»."""
    role = office.roles[-1]
    last = named.first - 1
    while last > office.last and (doc.words[last] == "," or doc.hits_in("article", last, last + 1)):
        last -= 1
    body = next((mention.code for mention in between if mention.kind == "organization"), "")
    known = role.organization or role.countries
    whole = evolve(role, span=(role.span[0], doc.ends[last]), organization="" if known else body)
    return evolve(
        office, roles=(*office.roles[:-1], evolve(whole, organization=role.organization or whole.organization))
    )


def _is_title(doc: Doc, office: Mention, named: Mention) -> bool:
    """Whether the words between an office and a name are more of the title: no verb, and a comma at the end.

    Before that, commas stand only before more of what the office is for («, of Integration and of …»); where no
    comma stands at all, small words of a minister's title lie between («le ministre de la culture X»).
    """
    between = range(office.last, named.first)
    words = doc.words[between.start : between.stop]
    if not 1 < len(between) <= _LONGEST_TITLE or doc.hits_in("verb", between.start, between.stop):
        return False
    commas = [token for token in between if doc.words[token] == ","]
    serves = office.roles[-1].office in MINISTERS
    elided = serves or office.roles[-1].office in SERVING
    if not all(w.isalpha() or w in _IN_TITLE or (elided and w[-1] in _APOSTROPHES) for w in words):
        return False
    if not serves and (len(commas) != 1 or len(between) > _LONGEST_PLAIN_TITLE):
        return False
    if not commas:
        tail = doc.hits_in("article", between.stop - 1, between.stop) or preposition_before(doc, between.stop)
        return not tail and _goes_on(doc, office.last)
    return named.first - commas[-1] <= _NEAR_NAME and all(_goes_on(doc, token + 1) for token in commas[:-1])


def _goes_on(doc: Doc, token: int) -> bool:
    """Whether a title goes on at a token: «of …», «to …»."""
    hit = doc.hits_at("preposition").get(token)
    return hit is not None and hit.code in _OF_TITLES
