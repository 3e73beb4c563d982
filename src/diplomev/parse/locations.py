"""The places of a text and the States that they lie in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.document import Doc, Hit

_NEAR_VENUE = 4
_NEAR_STAY = 6
_STAYS = frozenset({"go", "stay", "await", "leave"})
"""Senses of verbs for coming to a State and being there."""
_KINDS = (("metonym", "venue"), ("capital", "city"), ("city", "city"), ("country", "country"))


@frozen
class Location:
    """A place named in the text.

    Attributes:
        start: Offset of the name.
        end: Offset behind it.
        first: Its first token.
        last: The token behind it.
        country: The State that it lies in, or is.
        kind: `country`, `region`, `city` or `venue`.
        preposition: The class of the preposition before it.
        city: For a building, the city that it stands in.
    """

    start: int
    end: int
    first: int
    last: int
    country: str
    kind: str
    preposition: str

    @property
    def span(self) -> Span:
        """Its offsets."""
        return self.start, self.end


def as_state(name: Hit | Mention, preposition: str = "") -> Location:
    """The State that a word stands for: «Norwegian», "the Norwegian government"."""
    return Location(name.start, name.end, name.first, name.last, name.code, "country", preposition)


def find_locations(doc: Doc) -> list[Location]:
    """Every place of the text whose State is known, in order; the longest where some overlap."""
    found: dict[int, Location] = {}
    before = {hit.last: hit.code for hit in doc.hits("preposition")}
    articles = {hit.last: hit.first for hit in doc.hits("article")}
    _over_venues(doc, before, articles)
    for category, kind in _KINDS:
        for hit in doc.hits(category):
            if len(hit.codes) > 1:
                continue
            first = articles.get(hit.first, hit.first)
            preposition = before.get(hit.first) or before.get(first, "")
            known = found.get(hit.first)
            if known is None or known.end < hit.end:
                own = hit.entries[0].data.get("kind", kind)
                found[hit.first] = Location(hit.start, hit.end, hit.first, hit.last, hit.code, own, preposition)
    _add_described(doc, found, before, articles)
    _add_reported(doc, found, before, articles)
    ends = {place.last for place in found.values()}
    return [place for _, place in sorted(found.items()) if not _is_second_part(doc, place, ends)]


def _is_second_part(doc: Doc, place: Location, ends: set[int]) -> bool:
    """«Nouvelle-Écosse»: whether a hyphen ties a town or region to a name before it that is no place.

    Not a State: «l'accord UE-Vietnam», «le Sud-Liban».
    """
    first = place.first
    if place.kind == "country":
        return False
    tied = first > 1 and doc.words[first - 1] == "-" and doc.ends[first - 2] == doc.starts[first] - 1
    return tied and first - 2 in doc.capitals and first - 1 not in ends


def _state_behind(doc: Doc, noun: Hit) -> Hit | None:
    """«the capital of Burkina Faso»: the State that belongs to a noun."""
    tie = doc.hits_at("preposition").get(noun.last)
    return doc.hits_at("country").get(tie.last) if tie is not None and tie.code == "of" else None


def _over_venues(doc: Doc, before: dict[int, str], articles: dict[int, int]) -> None:
    """«au Palais royal de Rabat», «à l'aéroport de Rome»: what governs a building governs its city."""
    ends = sorted(before)
    for venue in doc.hits("venue"):
        governor = before.get(venue.first) or before.get(articles.get(venue.first, -1))
        if governor is None:
            continue
        low = bisect_left(ends, venue.last)
        for end in ends[low : low + 2]:
            if before[end] == "of" and end - venue.last <= _NEAR_VENUE:
                before[end] = governor
                break


def _add_described(doc: Doc, found: dict[int, Location], before: dict[int, str], articles: dict[int, int]) -> None:
    """«the Russian capital», «on French soil», «the capital of Mali»: a noun with the State whose it is."""
    adjectives = {hit.first: hit for hit in doc.hits("demonym")}
    ends = {hit.last: hit for hit in doc.hits("demonym")}
    for category in ("capital_noun", "soil"):
        for hit in doc.hits(category):
            adjective = adjectives.get(hit.last) or ends.get(hit.first) or _state_behind(doc, hit)
            if adjective is None or len(adjective.codes) > 1:
                continue
            first, last = min(hit.first, adjective.first), max(hit.last, adjective.last)
            start = articles.get(first, first)
            governor = before.get(first) or before.get(start, "")
            if category == "soil" and governor == "other":
                governor = "to"  # «on French soil»
            found.setdefault(
                first,
                Location(doc.starts[first], doc.ends[last - 1], first, last, adjective.code, "country", governor),
            )


def _is_travelled_to(doc: Doc, noun: Hit) -> bool:
    """«will be in the country», «his visit to the kingdom»: whether words for a stay stand before a noun."""
    low = max(doc.sentence_at(noun.first).first, noun.first - _NEAR_STAY)
    verbs = [entry.code for hit in doc.hits_in("verb", low, noun.first) for entry in hit.entries]
    stays = bool(doc.hits_in("visit_noun", low, noun.first)) or not _STAYS.isdisjoint(verbs)
    return stays and doc.is_definite(noun.first - 1)


def _add_reported(doc: Doc, found: dict[int, Location], before: dict[int, str], articles: dict[int, int]) -> None:
    """«arrived in the capital»: the one that the text is reported from, where nothing says whose it is."""
    bare = doc.pack.words("phrases", "the_capital")
    nouns = [hit for hit in doc.hits("capital_noun") if doc.words[hit.first] in bare]
    nouns += [hit for hit in doc.hits("realm_noun") if _is_travelled_to(doc, hit)]
    if not nouns:
        return
    opening = {doc.token_at(block.start) for block in doc.blocks}
    capitals = [hit for hit in doc.hits("capital") if len(hit.codes) == 1]
    scenes = [hit for n, hit in enumerate(capitals) if not n or hit.first in opening]
    whose = {hit.last for hit in doc.hits("demonym")}
    behind = doc.hits_at("preposition").keys() | doc.hits_at("demonym").keys()
    owned = {token for token, hit in doc.hits_at("preposition").items() if hit.code == "of"}
    for hit in nouns:
        governor = before.get(hit.first) or before.get(articles.get(hit.first, -1))
        realm = hit.entries[0].category == "realm_noun"
        governor = "to" if governor == "other" and realm else governor  # «dans le pays»
        number = bisect_right(scenes, hit.first, key=lambda scene: scene.last) - 1
        if governor != "to" or number < 0 or hit.first in whose or hit.last in (owned if realm else behind):
            continue
        found.setdefault(
            hit.first, Location(hit.start, hit.end, hit.first, hit.last, scenes[number].code, "country", governor)
        )
