"""What `show` says of each record, as plain values: the same for tables and for JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict, frozen

from diplomev.claims.properties import INHERITED
from diplomev.dossier.excerpts import excerpt_of
from diplomev.model import Source
from diplomev.vocabulary import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from diplomev.dossier import DatedVisit, Dossier
    from diplomev.model import Agreement, Claim, PartialDate, Place


@frozen(kw_only=True)
class Said:
    """Where it is said, and in which words.

    Attributes:
        source: The id of the source.
        where: Its path or address, else its title.
        publisher: Who published it.
        published: When.
        sentence: The sentence that says most of it; the words of the evidence alone where the text is not kept.
    """

    source: str
    where: str
    publisher: str | None
    published: str | None
    sentence: str | None


@frozen(kw_only=True)
class VisitView:
    """One visit for people."""

    id: str
    period: str | None
    travel: str
    visitors: tuple[str, ...]
    receiving: str | None
    places: tuple[str, ...]
    hosts: tuple[str, ...]
    rank: str | None
    occasion: str | None
    status: str | None
    sectors: tuple[str, ...]
    engagements: tuple[str, ...]
    said: tuple[Said, ...]


@frozen(kw_only=True)
class AgreementView:
    """One agreement, or a set with its parts, for people."""

    id: str
    signed: str | None
    what: str
    count: str | None
    parties: tuple[str, ...]
    sectors: tuple[str, ...]
    status: str | None
    visit: str | None
    part_of: str | None
    said: tuple[Said, ...]


@frozen(kw_only=True)
class QuoteView:
    """One quotation for people."""

    id: str
    text: str
    speaker: str | None
    said: Said


@frozen
class Views:
    """Makes views of the records of a dossier.

    Attributes:
        dossier: The dossier.
        language: The language of the names of States, offices and codes.
    """

    dossier: Dossier
    language: str = "en"

    def visits(self) -> list[VisitView]:
        """All visits, by the day on which they begin; undated ones last."""
        found = sorted(self.dossier.visits, key=_visit_order)
        return [self._visit(visit) for visit in found]

    def agreements(self) -> list[AgreementView]:
        """All agreements by the day of signature, each set followed by its parts."""
        agreements = sorted(self.dossier.agreements, key=lambda a: (_date_order(a.signed), a.id))
        by_id = {agreement.id: agreement for agreement in agreements}
        tops = [a for a in agreements if a.part_of not in by_id or a.part_of == a.id]
        listed: dict[str, Agreement] = {}
        for top in tops:
            _with_parts(top, agreements, listed)
        rest = [a for a in agreements if a.id not in listed]  # sets that are parts of one another
        return [self._agreement(agreement) for agreement in [*listed.values(), *rest]]

    def quotes(self) -> list[QuoteView]:
        """All quotations, by their sources' paths and their places in the text."""
        found = sorted(self.dossier.quotes, key=lambda claim: self._source_of([claim], claim.source).where)
        return [self._quote(claim) for claim in found]

    def to_dict(self) -> dict[str, Any]:
        """All views as plain JSON values; what is absent is left out."""
        return {
            "visits": [_plain(view) for view in self.visits()],
            "agreements": [_plain(view) for view in self.agreements()],
            "quotations": [_plain(view) for view in self.quotes()],
        }

    def _visit(self, visit: DatedVisit) -> VisitView:
        engagements = sorted(self.dossier.engagements_of(visit), key=lambda engagement: _date_order(engagement.date))
        return VisitView(
            id=visit.id,
            period=_period(visit),
            travel=self.dossier.travel(visit, self.language),
            visitors=self._each(visit.visitors),
            receiving=visit.receiving,
            places=tuple(place.name for place in visit.places),
            hosts=self._each(visit.hosts),
            rank=self._label("visit_rank", visit.rank),
            occasion=self._label("visit_occasion", visit.occasion),
            status=self._label("visit_status", visit.status),
            sectors=self._labels("sector", visit.sectors),
            engagements=tuple(
                _joined(
                    self._label("engagement_kind", e.kind), _day(e.date), _name(e.place), self._unless_held(e.status)
                )
                for e in engagements
            ),
            said=self._said(visit.id, visit.sources),
        )

    def _agreement(self, agreement: Agreement) -> AgreementView:
        return AgreementView(
            id=agreement.id,
            signed=_day(agreement.signed),
            what=agreement.title or self._label("agreement_kind", agreement.kind or "agreement") or "",
            count=_count(agreement),
            parties=self._each(agreement.parties),
            sectors=self._labels("sector", agreement.sectors),
            status=self._label("agreement_status", agreement.status),
            visit=agreement.visit,
            part_of=agreement.part_of,
            said=self._said(agreement.id, agreement.sources, inherited=INHERITED if agreement.part_of else ()),
        )

    def _quote(self, claim: Claim) -> QuoteView:
        speaker = self.dossier.name(claim.speaker, self.language) if claim.speaker else claim.speaker_text
        return QuoteView(
            id=claim.id,
            text=" ".join((claim.text or "").split()),
            speaker=speaker,
            said=self._source_of([claim], claim.source),
        )

    def _said(self, record: str, sources: Iterable[str], inherited: tuple[str, ...] = ()) -> tuple[Said, ...]:
        """Each source's words about a record; what it has from its set says less than what is its own."""
        claims = list(self.dossier.claims_of(record))
        claims = [claim for claim in claims if claim.property not in inherited] or claims
        by_source = {source: [c for c in claims if c.source == source] for source in sources}
        return tuple(self._source_of(found, source) for source, found in by_source.items())

    def _source_of(self, claims: list[Claim], source_id: str) -> Said:
        found = self.dossier.find(source_id)
        source = found if isinstance(found, Source) else None
        where = (source.path or source.url or source.title) if source else None
        return Said(
            source=source_id,
            where=where or source_id,
            publisher=source.publisher if source else None,
            published=source.published if source else None,
            sentence=excerpt_of(claims, source.text if source else None),
        )

    def _unless_held(self, status: str | None) -> str | None:
        return self._label("engagement_status", status) if status not in {None, "completed"} else None

    def _each(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.dossier.name(record_id, self.language) for record_id in ids)

    def _label(self, code_list: str, code: str | None) -> str | None:
        return label(code_list, code, self.language) if code else None

    def _labels(self, code_list: str, codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(label(code_list, code, self.language) for code in codes)


def _plain(view: Any) -> dict[str, Any]:
    return asdict(view, filter=lambda _attribute, value: value not in (None, ()))


def _with_parts(top: Agreement, agreements: list[Agreement], listed: dict[str, Agreement]) -> None:
    if top.id in listed:
        return
    listed[top.id] = top
    for part in agreements:
        if part.part_of == top.id:
            _with_parts(part, agreements, listed)


def _visit_order(visit: DatedVisit) -> tuple[str, str, str]:
    period = visit.period
    begin = (period.start or period.end) if period else None
    return (_date_order(begin), str(period), visit.id)


def _date_order(date: PartialDate | None) -> str:
    return f"{date.earliest}/{date.latest}" if date else "~"


def _period(visit: DatedVisit) -> str | None:
    """The period as people write it; an open end is a question mark."""
    period = visit.period
    if period is None:
        return None
    if period.start == period.end:
        return _day(period.start)
    return f"{_day(period.start) or '?'} – {_day(period.end) or '?'}"


def _day(date: PartialDate | None) -> str | None:
    """A date for people: one day of a range without its brackets."""
    return str(date).strip("[]").replace("..", " .. ") if date else None


def _count(agreement: Agreement) -> str | None:
    count = agreement.count
    if count is None:
        return None
    if count.max is None:
        return f"≥ {count.min}"
    return str(count.min) if count.min == count.max else f"{count.min}–{count.max}"


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _name(place: Place | None) -> str | None:
    return place.name if place else None
