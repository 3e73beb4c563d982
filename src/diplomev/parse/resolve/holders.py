"""Who holds an office that a text names alone: «the Malian minister», «the president»."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from attrs import evolve

from diplomev.parse.actors import SERVED
from diplomev.parse.cast import RoleFact
from diplomev.parse.offices import HEADS
from diplomev.parse.resolve.casting import AT_HOME, LEADING, MEMORY, NEAR_BLOCKS
from diplomev.parse.resolve.described import (
    can_be_described,
    in_part,
    just_named,
    met_later,
    named_next,
    only_bare_name,
    only_guest,
    stands_apart,
)
from diplomev.parse.resolve.portfolios import serves, titled

if TYPE_CHECKING:
    from diplomev.parse.actors import RolePart, Span
    from diplomev.parse.cast import Entity
    from diplomev.parse.resolve.casting import Casting


def holder(casting: Casting, number: int, role: RolePart) -> Entity | None:
    """The person who holds the office in this text; a new one without a name where the State is known."""
    office = role.office
    country = role.countries[0][0] if role.countries else ""
    other: Entity | None = None
    if role.counterpart and role.possessive == "first" and not country:
        return None  # «mon collègue»: of whoever speaks
    if role.counterpart:
        other = _antecedent(casting)
        office = other.roles[-1].office if other and other.roles else ""
    fitting = _fitting(casting, number, role, office, other)
    if role.indefinite or (role.plural and not role.countries):
        return None
    fitting = just_named(casting, number, role, fitting) or _of_country(casting, fitting, role, number)
    fitting, home = (fitting, None) if fitting else _otherwise(casting, number, role, office)
    if fitting:
        entity = max(fitting, key=lambda e: _closeness(casting, e, role))
    elif (country or role.organization or home) and office:
        entity = casting.new("person")
        entity.country = home
        casting.recent.append(entity)
    else:
        return None
    if role.counterpart and office:
        casting.add_role(entity, RoleFact(role.span, office, country, role.organization), role)
    elif not entity.roles:
        where = country or (home[0] if home else "")
        casting.add_role(entity, RoleFact(role.span, office, where, role.organization, role.status), role)
    return entity


def _otherwise(
    casting: Casting, number: int, role: RolePart, office: str
) -> tuple[list[Entity], tuple[str, Span] | None]:
    """Who else may hold an office that nobody known fits; else the State at home, where nobody does."""
    if role.organization:
        bare = not (role.counterpart or role.plural or role.status)
        return named_next(casting, number) if bare else [], None
    if role.countries or role.counterpart or role.status == "former":
        return [], None
    fitting = _without_office(casting, number, office)
    home = office in AT_HOME and not fitting
    return fitting, (casting.parts.home(casting.mentions[number].first) or casting.parts.issuer) if home else None


def _fitting(casting: Casting, number: int, role: RolePart, office: str, other: Entity | None) -> list[Entity]:
    """Those whom an office can mean where it stands."""
    country = role.countries[0][0] if role.countries else ""
    candidates = [e for e in _candidates(casting, number) if not met_later(casting, number, e)]
    if (kind := casting.reign(role.span)) != "":
        candidates = [e for e in candidates if not _reigns_otherwise(casting, e, kind)]
    candidates = [e for e in candidates if not _is_sender(e)]
    fitting = [e for e in candidates if e is not other and _fits(e, office, country, role)]
    if not role.counterpart and not country:
        fitting = [e for e in fitting if in_part(casting, number, e)]
    if office == "minister":
        fitting += [e for e in candidates if _fits(e, "deputy_minister", country, role) and titled(casting, e, role)]
        fitting = [e for e in dict.fromkeys(fitting) if serves(casting, e, role)]
    if not fitting and country and not (role.counterpart or role.plural or role.status):
        if _titled_as(casting, role, "official"):  # «le responsable grec»
            known = [e for e in candidates if e.names and e.roles and e.country and e.country[0] == country]
            return [e for e in known if e in casting.recent][:1] or known[:1]
        if _titled_as(casting, role, "leader"):  # «the French leader»
            heads = [e for e in candidates if any(map(e.has_office, HEADS))]
            return [e for e in heads if e.country is None or e.country[0] == country]
        listed = [e for e in candidates if not e.roles and e.country and e.country[0] == country]
        fitting = listed if len(listed) == 1 and _is_listed(casting, listed[0]) else []
    return fitting


def _titled_as(casting: Casting, role: RolePart, kind: str) -> bool:
    """Whether a title may be any head's of State or of government («dirigeant»), or any official's («responsable»)."""
    words = casting.doc.pack.words("phrases", kind)
    return any(word in words for word in casting.title(role.span).split())


def _is_sender(entity: Entity) -> bool:
    """«porteur d'un message du président X»: whether somebody, of no stated State, is only told to have sent it."""
    return entity.country is None and bool(entity.mentions) and all(m.preposition == SERVED for m in entity.mentions)


def _reigns_otherwise(casting: Casting, entity: Entity, kind: str) -> bool:
    """Whether a monarch's title stands against another's: the Latvian president is not the queen just named."""
    others = (casting.reign(known.title) for known in entity.roles if known.office in HEADS)
    return any(other and other != kind for other in others)


def _of_country(casting: Casting, fitting: list[Entity], role: RolePart, number: int) -> list[Entity]:
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
    if role.possessive and not role.counterpart:
        return []  # «her prime minister»: of the State that is told, and nobody whose State the text leaves out
    unknown = [e for e in fitting if e.country is None and (role.plural or not stands_apart(casting, number, e))]
    unknown = [e for e in unknown if in_part(casting, number, e) and not _only_was(e, role)]
    unknown = [e for e in unknown if role.counterpart or e not in casting.strangers[country]]
    if role.counterpart:  # «his Nigerien counterpart»: nobody of whom only another paragraph spoke
        block = casting.doc.sentence_at(casting.mentions[number].first).block
        unknown = [e for e in unknown if any(block.start <= start < block.end for _, (start, _) in e.names)]
    leads = _titled_as(casting, role, "leader")
    if leads and len(before := [e for e in unknown if e in casting.recent]) == 1:
        unknown = before  # «President X … In Kigali, where he landed, the Kenyan leader …»
    bare = []
    if (
        not (role.counterpart or role.plural or role.status == "former")
        and casting.mentions[number].preposition != SERVED
    ):
        office = "head_of_state" if leads else role.office
        bare = only_bare_name(casting, number, office, role) or named_next(casting, number)
        bare = bare or only_guest(casting, number, country)
    if len(unknown) != 1 or not can_be_described(casting, number, unknown[0]):
        return bare
    return unknown if unknown[0] in casting.recent or not bare else bare


def _without_office(casting: Casting, number: int, office: str) -> list[Entity]:
    """The person spoken of last whose office the text has not said: «X met … The prime minister …»."""
    if office not in LEADING or casting.mentions[number].preposition == "by":
        return []  # «The senators were received by the president»: not the one who leads them
    seen = [e for e in casting.latest() if e.names and not e.roles]
    here = casting.block_number(casting.mentions[number])
    near = [e for e in seen if e.mentions and here - casting.block_number(e.mentions[-1]) <= NEAR_BLOCKS]
    return near[:1] if number else []


def _is_listed(casting: Casting, entity: Entity) -> bool:
    """«the ambassadors X (Japan), Y (Hungary) and Z (Spain)»: one of a list of names, each with a State behind."""
    for mention in (m for m in entity.mentions[:1] if m.owner is not None):
        sentence = casting.doc.sentence_at(mention.first)
        low = bisect_left(casting.mentions, sentence.first, key=lambda one: one.first)
        high = bisect_left(casting.mentions, sentence.last, key=lambda one: one.first)
        return sum(one.owner is not None for one in casting.mentions[low:high]) > 1
    return False


def _closeness(casting: Casting, entity: Entity, role: RolePart) -> tuple[bool, bool, int]:
    """How well a person fits a bare office: by the very title, then by how much the text speaks of the person."""
    title = casting.title(role.span)
    # «le chef de l'État» without a State is the one at home, of whom the text need not say so.
    same = any(casting.title(r.title) == title for r in entity.roles)
    return same, role.office in HEADS and not role.countries and entity.country is None, casting.times[entity]


def _candidates(casting: Casting, number: int) -> list[Entity]:
    """People of the text: those mentioned before, the latest first; then those still to come."""
    seen = casting.latest()
    ahead = range(number, min(number + MEMORY, len(casting.mentions)))
    later = [e for i in ahead for e in casting.who.get(i, ()) if e.kind == "person"]
    return list(dict.fromkeys([*seen, *later]))


def _antecedent(casting: Casting) -> Entity | None:
    return casting.recent[-1] if casting.recent else next((e for e in casting.entities if e.names), None)


def role_by_state(role: RolePart) -> list[RolePart]:
    """One role a State, for an office in the plural."""
    if len(role.countries) < 2:  # noqa: PLR2004  # one State: one office
        return [role]
    return [evolve(role, countries=(country,)) for country in role.countries]


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
    if office in _OF_BODIES and not role.organization:
        return True  # «the envoy» of whatever body was named
    return not (role.organization or any(organizations)) or role.organization in organizations


_OF_BODIES = frozenset({"special_envoy", "igo_head"})
"""Offices that a body has as a rule, so that a text leaves out which."""
