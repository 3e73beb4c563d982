"""From frames to claims: every fact with its words, under ids that do not depend on its value."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from diplomev.__about__ import __version__
from diplomev.model import Claim, Evidence
from diplomev.model.identity import claim_id, make_key, record_id, state_id
from diplomev.model.values import trusted
from diplomev.parse.cast import Cast, Entity
from diplomev.parse.frames import Frame, Signatory, Tour
from diplomev.parse.locations import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diplomev.parse.actors import Mention, Span
    from diplomev.parse.cast import RoleFact
    from diplomev.parse.document import Doc
    from diplomev.parse.frames import Fact
    from diplomev.parse.quotes import Quote

EXTRACTOR = f"diplomev/{__version__}"
"""The name and version of this reader, as claims bear it."""
_Pieces = tuple[tuple[Evidence, ...], list[tuple[int | None, int | None]]]
"""Evidence with the offsets of its pieces."""
LONGEST_EVIDENCE = 300
"""The most code points of one piece of evidence, a quotation's own words aside."""


class ClaimWriter:
    """Writes the claims of one text.

    Args:
        doc: The text.
        source: The id of its Source.
        dated_by: Where the day stands that relative dates were counted from: its span in the text; `None` where it
            was given from outside.
        assumed: What such a day is called in a claim: `published` or `caller`.
    """

    def __init__(self, doc: Doc, source: str, *, dated_by: Span | None = None, assumed: str = "published") -> None:
        self.doc = doc
        self.source = source
        self.dated_by = dated_by
        self.assumed = assumed
        self.ids: dict[int, str] = {}
        self.used: dict[int, Entity] = {}
        self.ordinals: Counter[tuple[str, int]] = Counter()
        self.claims: dict[str, Claim] = {}
        self.pieces: dict[Span, Evidence] = {}
        self.known: dict[tuple[Span, ...], _Pieces] = {}

    # ------------------------------------------------------------------ ids
    def id_of(self, thing: Entity | Frame) -> str:
        """The id of a record in the making; the same each time it is asked for."""
        key = id(thing)
        if key not in self.ids:
            self.ids[key] = self._actor_id(thing) if isinstance(thing, Entity) else self._frame_id(thing)
        return self.ids[key]

    def _actor_id(self, entity: Entity) -> str:
        self.used[id(entity)] = entity
        if entity.kind == "state":
            return state_id(entity.code)
        return record_id("actor", self.source, entity.anchor, entity.ordinal)

    def _frame_id(self, frame: Frame) -> str:
        ordinal = self.ordinals[frame.type, frame.anchor]
        self.ordinals[frame.type, frame.anchor] += 1
        return record_id(frame.type, self.source, frame.anchor, ordinal)

    # --------------------------------------------------------------- claims
    def statement(  # noqa: PLR0913  # a claim's own parts
        self,
        subject: str,
        name: str,
        value: Any,
        spans: Sequence[Span],
        rule: str,
        *,
        stance: str = "asserts",
        confidence: int = 80,
        assumed: bool = False,
    ) -> None:
        """Add the claim that a property has a value."""
        if assumed and self.dated_by is not None:
            spans = [*spans, self.dated_by]
            assumed = False
        evidence, offsets = self._words_at(tuple(spans))
        if not evidence:
            return
        key = claim_id(
            source=self.source, kind="statement", subject=subject, property=name, value=value, stance=stance,
            spans=offsets,
        )  # fmt: skip
        # Built from values known to be valid: the laws check that every one of them is.
        parts = {
            "type": "claim", "id": key, "kind": "statement", "source": self.source, "subject": subject,
            "property": name, "value": value, "stance": stance, "evidence": evidence,
            "assumed": self.assumed if assumed else None, "confidence": confidence,
            "extractor": f"{EXTRACTOR}#{rule}",
        }  # fmt: skip
        self.claims[key] = trusted(Claim, parts)

    def quotation(self, quote: Quote, speaker: Entity | None, confidence: int) -> None:
        """Add the claim that words were said."""
        text = self.doc.exact(quote.start, quote.end)
        said_by = quote.speaker
        spans = [(quote.start, quote.end)] + ([(said_by.start, said_by.end)] if said_by else [])
        evidence = self._evidence(spans, longest=len(text))
        who = self.id_of(speaker) if speaker else None
        key = claim_id(
            source=self.source,
            kind="quotation",
            text=text,
            speaker=who,
            spans=[(e.start, e.end) for e in evidence],
        )
        parts = {
            "type": "claim", "id": key, "kind": "quotation", "source": self.source, "text": text, "speaker": who,
            "speaker_text": self.doc.exact(said_by.start, said_by.end) if said_by else None,
            "evidence": evidence, "confidence": confidence, "extractor": f"{EXTRACTOR}#quote",
        }  # fmt: skip
        self.claims[key] = trusted(Claim, parts)

    def _words_at(self, spans: tuple[Span, ...]) -> _Pieces:
        """The evidence of some spans, and the offsets of its pieces; the same words state many things."""
        known = self.known.get(spans)
        if known is None:
            evidence = self._evidence(spans)
            known = self.known[spans] = evidence, [(piece.start, piece.end) for piece in evidence]
        return known

    def _evidence(self, spans: Iterable[Span], longest: int = LONGEST_EVIDENCE) -> tuple[Evidence, ...]:
        most = max(longest, LONGEST_EVIDENCE)
        return tuple([self._piece(span) for span in dict.fromkeys(spans) if 0 < span[1] - span[0] <= most])

    def _piece(self, span: Span) -> Evidence:
        """The words of a span; the same words state many things."""
        piece = self.pieces.get(span)
        if piece is None:
            start, end = span
            parts = {"start": start, "end": end, "exact": self.doc.text[start:end]}
            piece = self.pieces[span] = trusted(Evidence, parts)
        return piece

    def frame(self, frame: Frame) -> None:
        """Add the claims of a frame."""
        subject = self.id_of(frame)
        for fact in frame.facts:
            self.statement(
                subject, fact.property, self._value(fact), fact.spans, fact.rule, stance=fact.stance,
                confidence=fact.confidence, assumed=fact.assumed,
            )  # fmt: skip

    def _value(self, fact: Fact) -> Any:
        value = fact.value
        if isinstance(value, Entity | Frame):
            return self.id_of(value)
        if isinstance(value, Tour):
            return make_key([self.source, "tour", value.offset])
        if isinstance(value, Location):
            return {"name": self._words(value.span), "kind": value.kind, "country": value.country}
        if isinstance(value, Signatory):
            party = {"on_behalf_of": self.id_of(value.on_behalf_of)} if value.on_behalf_of else {}
            return {"actor": self.id_of(value.actor), **party}
        return value

    def _words(self, span: Span) -> str:
        return " ".join(self.doc.exact(*span).split())

    # --------------------------------------------------------------- actors
    def actors(self, cast: Cast) -> None:
        """Add what the text says of the actors that its records speak of, and of the organisations that it names."""
        for entity in cast.entities:
            if entity.kind == "organization" and any(not self._furniture(m.first) for m in entity.mentions):
                self.id_of(entity)
        for entity in self._used("person"):
            self._person(entity, cast)
        for entity in self._used("state", "organization"):
            self._body(entity, cast)

    def _used(self, *kinds: str) -> list[Entity]:
        """The actors that records speak of so far, in the order of their ids."""
        return sorted((e for e in self.used.values() if e.kind in kinds), key=lambda e: self.ids[id(e)])

    def _furniture(self, token: int) -> bool:
        return self.doc.sentence_at(token).block.kind == "furniture"

    def _person(self, entity: Entity, cast: Cast) -> None:
        subject = self.id_of(entity)
        language = self.doc.pack.language
        first = entity.names[0][1] if entity.names else entity.roles[0].title
        self.statement(subject, "kind", "person", [first], "actor.person", confidence=85)
        for name, span in entity.names:
            self.statement(subject, "names", {"value": name, "lang": language}, [span], "actor.name", confidence=90)
            if name == entity.name:
                self.statement(subject, "name", name, [span], "actor.name", confidence=90)
        for role in entity.roles:
            self.statement(subject, "roles", self._role(role, cast), [role.title], "actor.role")
        if entity.country:
            self.statement(subject, "country", entity.country[0], [entity.country[1]], "actor.country")

    def _role(self, role: RoleFact, cast: Cast) -> dict[str, Any]:
        bodies = (e for e in [*cast.entities, *self.used.values()] if e.kind == "organization")
        organization = next((e for e in bodies if e.code == role.organization), None)
        value = {
            "title": self._words(role.title),
            "lang": self.doc.pack.language,
            "office": role.office,
            "country": role.country,
            "organization": self.id_of(organization) if organization else "",
            "status": role.status,
        }
        return {key: item for key, item in value.items() if item}

    def _body(self, entity: Entity, cast: Cast) -> None:
        """A State or an organisation: its kind, its names as written, and the members that the text lists."""
        subject = self.id_of(entity)
        kind = "state" if entity.kind == "state" else "intergovernmental"
        named = [m for m in entity.mentions if not self._furniture(m.first) and _is_name(self.doc, m)]
        titles = [span for _, span in entity.names] if kind != "state" and not entity.mentions else []
        first = [*[(m.start, m.end) for m in (named or entity.mentions)[:1]], *titles[:1]]
        implied = [entity.country[1]] if entity.country else []
        self.statement(subject, "kind", kind, first or implied, "actor.body", confidence=95 if first else 85)
        words: dict[str, Span] = {}
        for span in [*((mention.start, mention.end) for mention in named), *titles]:
            words.setdefault(self._words(span), span)
        for name, span in words.items():
            value = {"value": name, "lang": self.doc.pack.language}
            self.statement(subject, "names", value, [span], "actor.name", confidence=90)
        if kind == "state":
            return
        full = max(words, key=lambda name: (len(name), name), default="")
        if full:
            self.statement(subject, "name", full, [words[full]], "actor.name", confidence=90)
        for member, span in _members(self.doc, entity, cast):
            self.statement(subject, "members", member.code, [span], "actor.members")


def _is_name(doc: Doc, mention: Mention) -> bool:
    """Whether a mention names a State or body by its own name, not by a palace of its leaders."""
    names = (hit for c in ("country", "organization") for hit in doc.hits_in(c, mention.first, mention.last))
    return any(hit.first == mention.first for hit in names)


def _members(doc: Doc, entity: Entity, cast: Cast) -> Iterator[tuple[Entity, Span]]:
    """The States that a sentence lists beside an organisation and that the vocabulary knows as its members."""
    from diplomev.vocabulary import organizations  # only for texts that name one

    known = organizations().get(entity.code)
    for mention in entity.mentions if known else ():
        sentence = doc.sentence_at(mention.first)
        listed = [
            (who[0], (m.start, m.end))
            for m, who in cast.between(mention.last, sentence.last)
            if m.kind == "state" and who and known is not None and who[0].code in known.members
        ]
        if len(listed) > 1:
            yield from listed
