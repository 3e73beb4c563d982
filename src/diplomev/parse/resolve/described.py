"""Who is described by an office where nothing but a name was told before, or is told behind."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from diplomev.parse.resolve.casting import APART, LEADING, MEMORY, NEAR_BLOCKS
from diplomev.parse.resolve.homes import can_be_of, part_of
from diplomev.parse.resolve.relations import only_one_before
from diplomev.parse.verbs import is_finite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from diplomev.parse.actors import Mention, RolePart
    from diplomev.parse.blocks import Block
    from diplomev.parse.cast import Entity
    from diplomev.parse.document import Doc, Sentence
    from diplomev.parse.resolve.casting import Casting

_REGNAL = re.compile(r"\S [IVX]{2,5}$")
"""The number behind a monarch's name."""
_LEAD = 9
"""Sentences behind a headline in which the name stands that it leaves out."""
_COPULAS = frozenset({"stay", "passive"})
_NEXT = 3
"""One more than the sentences behind another in which a name is looked for."""
_RELATIVES = ("relative", "that", "whose")
_NEAR_JOINED = 3
_NEAR_SAID = 4
_NEAR_TOP = 8
"""Tokens before the name there: the hour of a live report, «Arrived yesterday, X …»."""


def just_named(casting: Casting, number: int, role: RolePart, fitting: Sequence[Entity]) -> list[Entity]:
    """«X a salué … Le chef de l'État …», «X … Le ministre irlandais …»: who was just named.

    Not where another holder of the office is spoken of in the paragraph, or is known by name to be of the State.
    """
    person = None if role.counterpart or role.plural or role.status else only_one_before(casting, number)
    if person is None or person.roles or (person.country and role.countries) or _tells(casting, number, person):
        return []
    known = [entity for entity in fitting if entity.names]
    block = casting.doc.sentence_at(casting.mentions[number].first).block
    here = [e for e in known if any(block.start <= m.start < block.end for m in e.mentions)]
    if here or (role.countries and known) or not (role.office in LEADING or role.countries):
        return []
    for unnamed in [e for e in fitting if not e.names and role.countries]:
        casting.merge(unnamed, person)
    return [person]


def predicated(casting: Casting, number: int) -> Entity | None:
    """«X became the first Moldovan president to …», «X est le premier ministre grec à …»: of whom an office is said.

    The name stands right before the verb, and nothing else tells who it is.
    """
    doc, mention = casting.doc, casting.mentions[number]
    before, who = (casting.mentions[number - 1], casting.who.get(number - 1, ())) if number else (None, ())
    if before is None or before.name is None or before.preposition or mention.preposition or len(who) != 1:
        return None
    if not any(role.countries for role in mention.roles):
        return None
    if who[0].roles or who[0].country or before.first < doc.sentence_at(mention.first).first:
        return None
    between = range(before.last, mention.first)
    words = [doc.words[token] for token in between]
    verbs = doc.hits_in("verb", between.start, between.stop)
    is_so = all(entry.code in _COPULAS for verb in verbs for entry in verb.entries)
    becomes = any(word in doc.pack.words("phrases", "become") for word in words)
    return who[0] if is_so and (verbs or becomes) and len(words) <= _NEAR_TOP and "," not in words else None


def only_bare_name(casting: Casting, number: int, office: str, role: RolePart) -> list[Entity]:
    """«Meloni … Italy's prime minister»: the only one named before of whom nothing is told.

    Those named in the paragraph and in the headline count.
    """
    country = role.countries[0][0]
    if office not in LEADING:
        one = only_one_before(casting, number)
        return [one] if one is not None and not one.roles and one.country is None else []
    block = casting.doc.sentence_at(casting.mentions[number].first).block
    titles = [other for other in casting.doc.blocks if other.kind == "title" and other is not block]
    seen = {
        e
        for near in (block, *titles)
        for i in casting.before(number, near)
        if casting.mentions[i].name
        for e in casting.who.get(i, ())
    }
    seen = _of_reign(seen, casting.reign(role.span))
    bare = [e for e in seen if e.kind == "person" and not e.roles and e.country is None]
    if casting.mentions[number].preposition in APART:
        sentence = casting.doc.sentence_at(casting.mentions[number].first)
        bare = [e for e in bare if not any(m.first >= sentence.first for m in casting.mentions_in(number, block, e))]
    bare = [e for e in bare if not _tells(casting, number, e)]
    others = {e for e in bare if _is_of_another(casting, number, e, country)}
    seen, bare = seen - others, [e for e in bare if e not in others]
    alone = len(bare) == 1 == len(seen)
    fitting = [
        e
        for e in bare
        if any(can_be_of(casting.doc, m, country, alone=alone) for m in casting.mentions_in(number, block, e))
    ]
    named_above = alone and not casting.mentions_in(number, block, bare[0])
    told = bare[0].mentions[-MEMORY:] if named_above else ()
    named_above = named_above and all(can_be_of(casting.doc, m, country, alone=True) for m in told)
    return bare if named_above else fitting if len(fitting) == 1 else []


def _is_of_another(casting: Casting, number: int, entity: Entity, country: str) -> bool:
    """«where X was waiting … the Senegalese president»: whether what somebody does is against a State."""
    block = casting.doc.sentence_at(casting.mentions[number].first).block
    here = casting.mentions_in(number, block, entity)
    return not all(can_be_of(casting.doc, mention, country, alone=True) for mention in here)


def _of_reign(people: set[Entity], kind: str) -> set[Entity]:
    """«Le roi de Jordanie», «le président …»: those whose names fit a monarch's title, or one that none bears."""
    numbered = {e for e in people if _REGNAL.search(e.name)}
    if kind == "elected":
        return people - numbered
    return numbered if kind == "crown" and numbered else people


def only_guest(casting: Casting, number: int, country: str) -> list[Entity]:
    """«X s'est posé à Kinshasa. … Le ministre belge …»: the only one of whom nothing but a journey elsewhere is told.

    The description must open its sentence, or be of a guest itself.
    """
    doc, mention = casting.doc, casting.mentions[number]
    opens = not mention.preposition and mention.first - doc.sentence_at(mention.first).first <= 1
    bare = [e for e in casting.latest() if e.names and not e.roles and e.country is None]
    if len(bare) != 1 or not (opens or part_of(doc, mention) == "guest"):
        return []
    fits = all(can_be_of(doc, m, country, alone=True) for m in bare[0].mentions[-MEMORY:])
    travels = any(can_be_of(doc, m, country, alone=False) for m in bare[0].mentions[-MEMORY:])
    return bare if fits and travels else []


def _tells(casting: Casting, number: int, entity: Entity) -> bool:
    """«Mr X said that the Angolan president had come»: whether somebody tells of another in the sentence."""
    doc, here = casting.doc, casting.mentions[number]
    first = doc.sentence_at(here.first).first
    told = [m for m in entity.mentions[-NEAR_BLOCKS:] if first <= m.first < here.first and not m.preposition]
    verbs = doc.hits_in("verb", told[-1].last, min(told[-1].last + _NEAR_SAID, here.first)) if told else ()
    if not {*doc.pack.words("phrases", "as")}.isdisjoint(doc.words[here.first - 2 : here.first]):
        return False  # «was sworn in as president of Nauru»
    return any(entry.code == "say" for verb in verbs for entry in verb.entries)


def named_next(casting: Casting, number: int) -> list[Entity]:
    """«The Malian minister has landed. X will stay …»: the bare name that one of the next sentences begins with.

    Before it no other person may be spoken of. Of a headline it is the first name that begins a sentence in the
    paragraphs behind it.
    """
    doc, mention = casting.doc, casting.mentions[number]
    here = doc.sentence_at(mention.first)
    title = here.block.kind == "title"
    for first, last, block in _goes_on_at(doc, mention, here):
        if block.kind != "body" or not (title or block is here.block):
            continue
        index = bisect_left(casting.mentions, first, key=lambda one: one.first)
        near = first + (_NEAR_TOP if title else 0)
        named = next((i for i in range(index, len(casting.mentions)) if casting.mentions[i].kind == "person"), None)
        named = index if title else named
        behind = casting.mentions[named] if named is not None and named < len(casting.mentions) else None
        if behind is None or (behind.first >= last and not title):
            continue
        fronted = behind.first > first and _is_fronted(doc, first, behind)
        if behind.kind == "person" and (behind.first <= near or fronted) and behind.name and named is not None:
            if part_of(doc, mention) == "guest" and part_of(doc, behind) == "home":
                return []  # «The king of Jordan is expected on Friday. X will receive …»
            return [e for e in casting.who.get(named, ()) if _is_introduced(doc, e, behind, here.start)]
        if not title:
            return []
    return []


def _goes_on_at(doc: Doc, mention: Mention, here: Sentence) -> Iterator[tuple[int, int, Block]]:
    """What may tell a name behind a sentence: what stands behind its colon, and the next sentences; their tokens."""
    colon = next((t for t in range(mention.last, here.last) if doc.words[t] == ":"), None)
    if colon is not None:
        yield colon + 1, here.last, here.block
    most = _LEAD if here.block.kind == "title" else _NEXT
    for sentence in doc.sentences[here.index + 1 : here.index + most]:
        yield sentence.first, sentence.last, sentence.block


def _is_fronted(doc: Doc, first: int, mention: Mention) -> bool:
    """«Mardi, à Niamey, X …», «Avant de partir, X …»: whether a short opening and a comma stand before a name."""
    opening = range(first, mention.first)
    if not 1 < len(opening) <= _NEAR_TOP or doc.words[mention.first - 1] != ",":
        return False
    return not any(map(is_finite, doc.hits_in("verb", opening.start, opening.stop)))


def _is_introduced(doc: Doc, entity: Entity, mention: Mention, start: int) -> bool:
    """Whether a sentence begins with a bare name, of which nothing is told and that stands nowhere before."""
    behind = mention.last < len(doc.words) and mention.last not in doc.capitals
    goes_on = behind and not (mention.roles or mention.preposition) and not _is_titled(doc, mention.last)
    return goes_on and entity.country is None and not entity.roles and entity.names[0][1][0] >= start


def _is_titled(doc: Doc, token: int) -> bool:
    """Whether a comma behind a name may begin an office: no «X, arrived on Monday, …» and no «X, who …»."""
    if doc.words[token] != ",":
        return False
    relative = {word for name in _RELATIVES for word in doc.pack.words("phrases", name)}
    if token + 1 in doc.hits_at("preposition") and doc.hits_in("visit_noun", token + 1, token + _NEAR_TOP):
        return False  # «X, on a private visit to London, …»
    return not doc.hits_in("verb", token + 1, token + 2) and relative.isdisjoint(doc.words[token + 1 : token + 2])


def met_later(casting: Casting, number: int, entity: Entity) -> bool:
    """«… where the president dines with X»: whether the sentence goes on to name somebody as another."""
    if _joined_next(casting, number, entity):
        return True
    if entity in casting.recent or not entity.names:
        return False
    sentence = casting.doc.sentence_at(casting.mentions[number].first)
    index = bisect_left(casting.mentions, sentence.first, key=lambda mention: mention.first)
    for i in range(max(index, number + 1), len(casting.mentions)):
        mention = casting.mentions[i]
        if mention.first >= sentence.last:
            return False
        if entity in casting.who.get(i, ()):
            between = casting.doc.hits_in("verb", casting.mentions[number].last, mention.first)
            return mention.preposition in APART or bool(mention.roles and between)
    return False


def _joined_next(casting: Casting, number: int, entity: Entity) -> bool:
    """«the king and Queen Mary»: whether a name with «and» right behind an office is somebody's."""
    if number + 1 >= len(casting.mentions) or entity not in casting.who.get(number + 1, ()):
        return False
    first, last = casting.mentions[number].last, casting.mentions[number + 1].first
    joins = casting.doc.hits_in("conjunction", first, last)
    return last - first <= _NEAR_JOINED and any(hit.code == "and" for hit in joins)


def can_be_described(casting: Casting, number: int, entity: Entity) -> bool:
    """Whether a description can be of somebody: named before, in its paragraph, or anywhere behind the opening."""
    block = casting.doc.sentence_at(casting.mentions[number].first).block
    bodies = [one for one in casting.doc.blocks if one.kind == "body"]
    opens = not bodies or block.start <= bodies[0].start
    return opens or entity in casting.recent or _named_in(entity, block)


def stands_apart(casting: Casting, number: int, entity: Entity) -> bool:
    """«X a été reçue par l'empereur du Japon»: the sentence tells somebody apart from the one spoken of."""
    mention = casting.mentions[number]
    sentence = casting.doc.sentence_at(mention.first)
    return mention.preposition in APART and any(
        m.first >= sentence.first and not m.preposition for m in entity.mentions[-NEAR_BLOCKS:]
    )


def _named_in(entity: Entity, block: Block) -> bool:
    """Whether a name of somebody stands in a paragraph."""
    return any(block.start <= start < block.end for _, (start, _) in entity.names)


def in_part(casting: Casting, number: int, entity: Entity) -> bool:
    """Whether somebody is spoken of in the same part of a text whose parts have headings of their own."""
    part = casting.parts.at(casting.mentions[number].first)
    if part is None:
        return True
    places = [casting.doc.token_at(start) for _, (start, _) in entity.names] or [m.first for m in entity.mentions]
    return any(part.first <= token < part.last for token in places)
