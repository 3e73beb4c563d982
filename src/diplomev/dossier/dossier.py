"""The dossier: what users hold after reading articles or a file of records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, final, overload

from attrs import field, frozen

from diplomev.claims import properties
from diplomev.dossier.changes import changes
from diplomev.dossier.differences import conflicts_of
from diplomev.dossier.explain import explain_period, explain_property, explain_record
from diplomev.dossier.hints import nearest_id, nearest_property
from diplomev.dossier.history import history_of
from diplomev.dossier.names import Names
from diplomev.dossier.records import Records
from diplomev.dossier.visits import DatedVisit
from diplomev.errors import UnknownCodeError, UnknownRecordError
from diplomev.model import Actor, Agreement, Claim, Engagement, PartialDate, Record, Source, Visit
from diplomev.model.types import RECORD_TYPES

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from diplomev.dossier.changes import Changes
    from diplomev.dossier.explanation import Explanation, Explanations
    from diplomev.dossier.failures import Failure
    from diplomev.dossier.history import Step
    from diplomev.reconcile import Conflict, Judgement
    from diplomev.validate import Report

_ORDER = {name: index for index, name in enumerate(RECORD_TYPES)}


def _in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Each record once, by type and id, visits with their periods; of two with one id the first counts."""
    kept: dict[str, Record] = {}
    for record in records:
        kept.setdefault(record.id, record)
    engaged: dict[str, list[PartialDate]] = defaultdict(list)
    for record in kept.values():
        if isinstance(record, Engagement) and record.visit and record.date and record.status != "cancelled":
            engaged[record.visit].append(record.date)
    for record in kept.values():
        if isinstance(record, Visit):
            ids = {record.id, *record.merged_from}
            kept[record.id] = DatedVisit.of(record, [day for visit in ids for day in engaged.get(visit, ())])
    return tuple(sorted(kept.values(), key=lambda record: (_ORDER[record.type], record.id)))


@final
@frozen(repr=False)
class Dossier:
    """Records of what sources say, with the ways to look into them. Immutable.

    Made by `parse_text`, `parse_file`, `parse_folder`, or of records: `Dossier(read("out.jsonl"))`.

    Attributes:
        records: All records, each once, sorted by type (sources, actors, visits, engagements, agreements, claims)
            and id. Of two records with one id the first counts.
        failures: Files and articles that could not be read, in their order.
        notes: What people should know of how the rest was read, each a sentence.
        judgements: Which records of different sources were brought together, and why; which pairs are left open. They
            stand apart from the records, and are written apart.
    """

    records: tuple[Record, ...] = field(default=(), converter=_in_order)
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = field(default=(), eq=False)

    @cached_property
    def sources(self) -> Records[Source]:
        """The articles, dispatches, documents and files."""
        return Records((r for r in self.records if isinstance(r, Source)), Source, self)

    @cached_property
    def actors(self) -> Records[Actor]:
        """The people, States, bodies, organisations and companies."""
        return Records((r for r in self.records if isinstance(r, Actor)), Actor, self)

    @cached_property
    def visits(self) -> Records[DatedVisit]:
        """The visits, each with its `period`."""
        return Records((r for r in self.records if isinstance(r, DatedVisit)), Visit, self)

    @cached_property
    def engagements(self) -> Records[Engagement]:
        """The meetings inside visits, or on their margins."""
        return Records((r for r in self.records if isinstance(r, Engagement)), Engagement, self)

    @cached_property
    def agreements(self) -> Records[Agreement]:
        """The agreements, sets of them and their parts."""
        return Records((r for r in self.records if isinstance(r, Agreement)), Agreement, self)

    @cached_property
    def claims(self) -> Records[Claim]:
        """All claims, quotations among them."""
        return Records((r for r in self.records if isinstance(r, Claim)), Claim, self)

    @cached_property
    def quotes(self) -> Records[Claim]:
        """The claims that are quotations, in the order of their sources and places in the text."""
        found = [claim for claim in self.claims if claim.kind == "quotation"]
        found.sort(key=lambda claim: (claim.source, _place(claim), claim.id))
        return Records(found, Claim, self)

    def find(self, record_id: str) -> Record | None:
        """The record of an id, also of one from before a merge; `None` where there is none."""
        return self._by_id.get(record_id) or self._by_id.get(self._merged.get(record_id, ""))

    def get(self, record_id: str) -> Record:
        """The record of an id, also of one from before a merge.

        Raises:
            UnknownRecordError: There is none; the error, a `KeyError`, names an id near it.
        """
        record = self.find(record_id)
        if record is None:
            raise UnknownRecordError(record_id, nearest_id(record_id, self._by_id))
        return record

    def resolve(self, record_id: str) -> str:
        """The id that stands for a record now: that of the merged record, else the id itself."""
        return self._merged.get(record_id, record_id)

    def resolve_within(self, value: Any) -> Any:
        """A JSON value with every id in it as it stands now."""
        if isinstance(value, str):
            return self.resolve(value)
        if isinstance(value, Mapping):
            return {key: self.resolve_within(item) for key, item in value.items()}
        return [self.resolve_within(item) for item in value] if isinstance(value, list) else value

    def name(self, record_id: str, language: str = "en") -> str:
        """The name of a record, for people.

        Args:
            record_id: An actor's id gives its name, an unnamed office holder's the office («foreign minister of
                Niger»); other records are named by what they are about. An unknown id stands for itself.
            language: The language of the names of States, offices and kinds (BCP 47).
        """
        return self._names_in(language).of(self.resolve(record_id))

    def names(self, ids: Iterable[str] | str, language: str = "en") -> str:
        """The names of several records, joined by commas; each once.

        Examples:
            >>> Dossier().names(["actor:MLI", "actor:RUS"], language="fr")
            'Mali, Russie'
        """
        ids = [ids] if isinstance(ids, str) else ids
        return self._names_in(language).joined(map(self.resolve, ids))

    def travel(self, visit: Visit, language: str = "en") -> str:
        """Who travels where: «Assimi Goïta → Russia»."""
        return self._names_in(language).travel(visit)

    def claims_of(self, record: Record | str, property: str | None = None) -> Records[Claim]:  # noqa: A002
        """The claims about a record, those about the records that were merged into it included.

        Args:
            record: The record, or its id.
            property: Only those about this property.
        """
        found = self._claims_by_subject.get(self.resolve(record if isinstance(record, str) else record.id), ())
        return Records([c for c in found if property is None or c.property == property], Claim, self)

    def engagements_of(self, visit: Visit | str) -> Records[Engagement]:
        """The engagements of a visit, those of the visits that were merged into it included.

        Args:
            visit: The visit, or its id.
        """
        found = self._engagements_by_visit.get(self.resolve(visit if isinstance(visit, str) else visit.id), ())
        return Records(found, Engagement, self)

    def links_of(self, record: Record | str) -> tuple[Judgement, ...]:
        """Why the records that a record was made of were brought together.

        Args:
            record: The record, or its id.
        """
        return self._links.get(self.resolve(record if isinstance(record, str) else record.id), ())

    def conflicts(self, record: Record | str | None = None) -> tuple[Conflict, ...]:
        """Where sources differ: contradictions, and differences that are none, the gravest first.

        Args:
            record: Only those on this record, or on the record of this id.

        Examples:
            >>> Dossier().conflicts()
            ()
        """
        if record is None:
            return self._conflicts
        found = self.resolve(record if isinstance(record, str) else record.id)
        return tuple(conflict for conflict in self._conflicts if conflict.subject == found)

    def history(self, record: Record | str) -> tuple[Step, ...]:
        """What was said of how far a visit, engagement or agreement had come, in the order in which it was said.

        Args:
            record: The record, or its id.
        """
        return history_of(self, record)

    def diff(self, other: Dossier) -> Changes:
        """What came, went and changed from this dossier to another.

        Args:
            other: The later state.
        """
        return changes(self, other)

    @overload
    def explain(self, record: Record | str, property: str) -> Explanation: ...
    @overload
    def explain(self, record: Record | str, property: None = None) -> Explanations: ...
    def explain(
        self,
        record: Record | str,
        property: str | None = None,  # noqa: A002  # the field's name
    ) -> Explanation | Explanations:
        """Say who says what about a record, with the words, and how the value was chosen.

        Args:
            record: The record, or its id.
            property: One property, for a visit also `period`; all of them where it is not given.

        Returns:
            One explanation, or one for each property; `print` shows a tree.

        Raises:
            UnknownRecordError: The dossier has no such record.
            UnknownCodeError: The record's type has no such property.
        """
        found = self.get(record if isinstance(record, str) else record.id)
        if property is None:
            return explain_record(self, found)
        if property == "period" and isinstance(found, DatedVisit):
            return explain_period(self, found)
        known = [prop.name for prop in properties(found.type)]
        if property not in known:
            raise UnknownCodeError(property, f"properties of {found.type}", nearest_property(property, known))
        return explain_property(self, found, property)

    def write(self, path: str | os.PathLike[str], *, format: str | None = None) -> None:  # noqa: A002
        """Write all records to a file, whole or not at all; `.json` or `.jsonl`, with `.gz` behind it for gzip.

        Args:
            path: The file; its suffix tells the format.
            format: The format, such as `jsonl`, where the name does not tell it.

        Raises:
            UnsupportedFormatError: There is no such format.
            UnwritableOutputError: The file cannot be written; what stood there is untouched.
        """
        from diplomev.exchange import write

        write(self.records, path, format=format)

    def validate(self) -> Report:
        """Say what is wrong with the records; `report.ok` where nothing is."""
        from diplomev.validate import validate

        return validate(self.records)

    def __repr__(self) -> str:
        parts = [self.sources, self.actors, self.visits, self.engagements, self.agreements, self.claims]
        counts = [
            f"{len(part)} {name}s" if len(part) != 1 else f"1 {name}" for part, name in zip(parts, _ORDER, strict=True)
        ]
        failed = f"; {len(self.failures)} not read" if self.failures else ""
        return f"Dossier({', '.join(counts)}{failed})"

    @cached_property
    def _conflicts(self) -> tuple[Conflict, ...]:
        return conflicts_of(self)

    @cached_property
    def _links(self) -> Mapping[str, tuple[Judgement, ...]]:
        found: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in self.judgements:
            one, other = self.resolve(judgement.left), self.resolve(judgement.right)
            if judgement.verdict == "same" and one == other:
                found[one].append(judgement)
        return {record: tuple(listed) for record, listed in found.items()}

    @cached_property
    def _by_id(self) -> Mapping[str, Record]:
        return {record.id: record for record in self.records}

    @cached_property
    def _merged(self) -> Mapping[str, str]:
        """The id of now for every id from before a merge."""
        merged: dict[str, str] = {}
        for record in self.records:
            for member in getattr(record, "merged_from", ()):
                merged.setdefault(member, record.id)
        return merged

    @cached_property
    def _claims_by_subject(self) -> Mapping[str, list[Claim]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            if claim.subject is not None:
                found[self.resolve(claim.subject)].append(claim)
        return found

    @cached_property
    def _engagements_by_visit(self) -> Mapping[str, list[Engagement]]:
        found: dict[str, list[Engagement]] = defaultdict(list)
        for engagement in self.engagements:
            if engagement.visit is not None:
                found[self.resolve(engagement.visit)].append(engagement)
        return found

    @cached_property
    def _names(self) -> dict[str, Names]:
        return {}

    def _names_in(self, language: str) -> Names:
        return self._names.setdefault(language, Names(self._by_id, language))


def _place(claim: Claim) -> int:
    return min((piece.start for piece in claim.evidence if piece.start is not None), default=0)
