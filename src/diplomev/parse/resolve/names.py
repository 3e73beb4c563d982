"""Those who are named: one person for one name, by its parts too."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from diplomev.language.fold import fold, strip_accents
from diplomev.parse.actors import Mention
from diplomev.parse.resolve.casting import preposition_before
from diplomev.parse.resolve.namesakes import name_keys

if TYPE_CHECKING:
    from diplomev.parse.cast import Entity
    from diplomev.parse.resolve.casting import Casting

_SHORTEST_NAME = 2
_MEMORY = 20
"""Of those who bear a word as a part of a name, how many are asked whether it is one by itself."""


def named(casting: Casting, mention: Mention) -> Entity:
    """The person whom a name stands for, with the offices and the State told beside it."""
    start, end = mention.name or (0, 0)
    name = " ".join(casting.doc.exact(start, end).split())
    keys = known_as = name_keys(name)
    if len(keys) == 1 and _is_papal(casting, mention):
        known_as = (f"{casting.title(mention.roles[0].span)} {keys[0]}",)  # «pope Francis» is no François Hollande
    entity = casting.namesakes.find(known_as) or casting.new("person")
    if all(known != name for known, _ in entity.names):
        entity.names.append((name, (start, end)))
        casting.namesakes.add(entity, known_as)
    for key in keys:
        casting.tokens.setdefault(key, {})[entity] = None
    casting.add_roles(entity, mention)
    if entity.country is None and mention.owner is not None and mention.owner[0]:
        entity.country = mention.owner
    casting.times[entity] += 1
    return entity


def _is_papal(casting: Casting, mention: Mention) -> bool:
    """Whether a name is one taken with an office that a State alone has, and that a monarch holds: a pope's."""
    title = mention.roles[0].span if mention.roles else None
    own = title is not None and casting.doc.token_at(title[0]) in casting.doc.hits_at("own_office")
    return title is not None and own and casting.reign(title) == "crown"


def with_short_names(casting: Casting) -> list[Mention]:
    """Add the places where a known person is named by one part of the name."""
    covered = {t for m in casting.mentions for t in range(m.first, m.last)}
    doc = casting.doc
    particles, grammar = doc.pack.forms("name_particle"), doc.pack.forms("function_word")
    short: list[Mention] = []
    for token in sorted(doc.capitals - covered):
        word = doc.words[token]
        if len(word) < _SHORTEST_NAME or word in particles or word in grammar:
            continue
        if strip_accents(word) in casting.tokens:
            span = (doc.starts[token], doc.ends[token])
            short.append(Mention("person", *span, token, token + 1, span, preposition=preposition_before(doc, token)))
    merged = sorted([*casting.mentions, *short], key=lambda m: m.first)
    known = {id(m): casting.who[i] for i, m in enumerate(casting.mentions) if i in casting.who}
    casting.who = {i: known[id(m)] for i, m in enumerate(merged) if id(m) in known}
    for number, mention in enumerate(merged):
        if number not in casting.who and mention.kind == "person" and mention.name and not mention.titled:
            word = strip_accents(doc.words[mention.first])
            found = casting.tokens[word]
            whole = (entity for entity in islice(reversed(found), _MEMORY) if _bears(entity, word))
            casting.who[number] = (next(whole, None) or next(reversed(found)),)
    return merged


def _bears(entity: Entity, word: str) -> bool:
    """Whether a word is one of somebody's names, and not only a part of one: the «seo» of «Yeong-seo»."""
    return any(word in strip_accents(fold(name)).split() for name, _ in entity.names)
