"""Travellers without a name: delegations of a State, and «a minister of …» of whom the text says no more.

They are no members of the cast, since nothing refers to them by name; only visits ask for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomev.parse.actors import Mention
from diplomev.parse.cast import Entity, RoleFact
from diplomev.parse.offices import GOVERNMENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diplomev.parse.actors import RolePart, Span
    from diplomev.parse.cast import Cast
    from diplomev.parse.document import Doc, Hit

    Owner = tuple[str, Span]

DELEGATION = "delegation"
"""The kind of mention and entity that a delegation is."""


def find_envoys(doc: Doc, cast: Cast) -> list[tuple[Mention, tuple[Entity, ...]]]:
    """The travellers without a name, in order; one delegation for each State.

    Whoever leads a delegation and whose State the text does not tell is of the delegation's State.

    Args:
        doc: The text.
        cast: Its actors.
    """
    envoys = [*_delegations(doc), *_somebody(doc, cast)]
    for mention, (entity, *_) in envoys:
        if mention.kind == DELEGATION:
            _give_state(doc, cast, mention, entity)
    return sorted(envoys, key=lambda pair: pair[0].first)


def _delegations(doc: Doc) -> Iterator[tuple[Mention, tuple[Entity, ...]]]:
    """«une délégation malienne», "a delegation from China", "the Thai delegation"."""
    found: dict[str, Entity] = {}
    owners = {category: doc.hits_at(category) for category in ("demonym", "country")}
    ends = {hit.last: hit for category in owners for hit in doc.hits(category) if len(hit.codes) == 1}
    for noun in doc.hits("delegation"):
        owner = _behind(doc, noun, owners) or _before(doc, noun, ends)
        if owner is None:
            continue
        code, span, first, last = owner
        entity = found.setdefault(code, Entity(DELEGATION, len(found), code=noun.code, country=(code, span)))
        if noun.code == _OFFICIAL or any(doc.hits_in(c, noun.last, last) for c in _BODIES):
            entity.code = _OFFICIAL
        mention = Mention(
            DELEGATION, doc.starts[first], doc.ends[last - 1], first, last, preposition=_preposition(doc, first)
        )
        entity.mentions.append(mention)
        yield mention, (entity,)


def _behind(doc: Doc, noun: Hit, owners: Mapping[str, Mapping[int, Hit]]) -> tuple[str, Span, int, int] | None:
    """The State behind the noun: an adjective, or a name with «of» or «from»; a ministry may stand between."""
    limit = min(doc.sentence_at(noun.first).last, noun.last + _NEAR_OWNER)
    here, governed = noun.last, False
    while here < limit:
        adjective, state = owners["demonym"].get(here), owners["country"].get(here)
        if adjective is not None and len(adjective.codes) == 1:
            return adjective.code, (adjective.start, adjective.end), noun.first, adjective.last
        if state is not None and governed and len(state.codes) == 1:
            return state.code, (state.start, state.end), noun.first, state.last
        preposition = next(iter(doc.hits_in("preposition", here, here + _LONGEST_PREPOSITION)), None)
        if preposition is not None and preposition.first == here:
            if preposition.code not in {"of", "from"}:
                return None
            here, governed = preposition.last, True
        elif (behind := _goes_on(doc, here, governed=governed)) > here:
            here = behind
        else:
            return None
    return None


def _goes_on(doc: Doc, token: int, *, governed: bool) -> int:
    """The token behind what may stand before the State: an adjective, or behind «of» a body; this one, if none does."""
    if governed:
        bodies = (doc.hits_at(category).get(token) for category in (*_BODIES, "article"))
        return max((hit.last for hit in bodies if hit is not None), default=token)
    return token + (doc.words[token].isalpha() and not doc.is_capital(token) and not _is_grammar(doc, token))


def _before(doc: Doc, noun: Hit, ends: Mapping[int, Hit]) -> tuple[str, Span, int, int] | None:
    """The adjective or name before the noun, with no more than adjectives between: "the Thai trade delegation"."""
    first = doc.sentence_at(noun.first).first
    for here in range(noun.first, max(first, noun.first - _MOST_ADJECTIVES) - 1, -1):
        hit = ends.get(here) or next((ends.get(tie.first) for tie in doc.hits_in("genitive", here - 1, here)), None)
        if hit is not None:
            return hit.code, (hit.start, hit.end), hit.first, noun.last
        if here == first or not doc.words[here - 1].isalpha() or doc.is_capital(here - 1) or _is_grammar(doc, here - 1):
            return None
    return None


def _is_grammar(doc: Doc, token: int) -> bool:
    return any(doc.hits_in(c, token, token + 1) for c in ("verb", "preposition", "article", "conjunction"))


def _preposition(doc: Doc, token: int) -> str:
    """The class of the preposition before a phrase, over its article; an article that opens a sentence is none."""
    near = doc.hits_in("preposition", max(0, token - _LONGEST_PREPOSITION), token)
    merged = [hit for hit in near if hit.last == token and hit.last - hit.first > 1]
    if merged:
        return merged[-1].code  # «de la délégation»
    while token and any(doc.hits_in(category, token - 1, token) for category in ("article", "possessive")):
        token -= 1
    opening = doc.sentence_at(token).first
    first = max(opening, token - _LONGEST_PREPOSITION)
    return next((hit.code for hit in doc.hits_in("preposition", first, token) if hit.last == token), "")


def _give_state(doc: Doc, cast: Cast, delegation: Mention, group: Entity) -> None:
    """«a Thai delegation led by X», «une délégation que dirigeait X»: X is of the State that sends the delegation."""
    for mention, who in cast.between(delegation.last, delegation.last + _NEAR_LEADER):
        verbs = doc.hits_in("verb", delegation.last, mention.first)
        leads = len(verbs) == 1 and any(entry.code == "lead" for entry in verbs[0].entries) and not mention.preposition
        if (leads or mention.preposition == "led") and len(who) == 1 and who[0].kind == "person":
            who[0].country = who[0].country or group.country
            return


def _somebody(doc: Doc, cast: Cast) -> Iterator[tuple[Mention, tuple[Entity, ...]]]:
    """«un ministre mongol»: whoever holds such an office of a State."""
    for mention, who in zip(cast.mentions, cast.who, strict=True):
        role = mention.roles[0] if mention.kind == "person" and mention.roles and not who else None
        if role is None or mention.name or role.plural or len(role.countries) != 1 or role.office not in _OFFICES:
            continue
        article = doc.hits_in("article", max(0, mention.first - 1), mention.first)
        if role.indefinite and article and role.countries[0][0] and not _compared(doc, mention):
            yield mention, (_holder(role, mention, len(cast.entities)),)


def _compared(doc: Doc, mention: Mention) -> bool:
    """«the first visit of a Mongolian president»: the one that the text is about («the last» is another one)."""
    first = max(doc.sentence_at(mention.first).first, mention.first - _NEAR_ORDINAL)
    titles = {hit.first for hit in doc.hits_in("office", first, mention.first)}  # «Premier ministre»
    ordinals = doc.hits_in("ordinal", first, mention.first)
    return any(hit.code != _LAST and hit.first not in titles for hit in ordinals)


def _holder(role: RolePart, mention: Mention, index: int) -> Entity:
    code, span = role.countries[0]
    fact = RoleFact(role.span, role.office, code, role.organization, role.status)
    return Entity("person", index, roles=[fact], country=(code, span), mentions=[mention])


_OFFICIAL = "official"
_BODIES = ("institution", "state_body")
_OFFICES = GOVERNMENT | {"special_envoy"}
"""Offices whose holder travels on behalf of the State."""
_NEAR_OWNER = 7
_NEAR_ORDINAL = 8
_LAST = "-1"
_NEAR_LEADER = 14
_LONGEST_PREPOSITION = 3
_MOST_ADJECTIVES = 2
