"""Names to show: of actors, named or not, and of other records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.model import Actor, Agreement, Claim, Engagement, Record, Role, Source, Visit
from diplomev.model.identity import state_code
from diplomev.vocabulary import country_codes, country_name, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VAGUE = frozenset({"other", "minister", "deputy_minister", "senior_official"})
"""Offices whose label says less than the title as written."""
_BELONGING = {"en": "{office} of {whose}"}
"""How a language joins an office and whose it is."""
_NEUTRAL = "{office} ({whose})"
_ARROW = " → "
_LONGEST_QUOTE = 60


class Names:
    """Names of records.

    Args:
        records: The records by id.
        language: The language of the names of States, offices and kinds (BCP 47); persons are named as they are.
    """

    def __init__(self, records: Mapping[str, Record], language: str = "en") -> None:
        self._records = records
        self._language = language

    def of(self, record_id: str) -> str:
        """The name of a record; its id, where it is not known."""
        record = self._records.get(record_id)
        if record is not None:
            return self.of_record(record)
        return self.country(state_code(record_id)) or record_id

    def joined(self, ids: Iterable[str]) -> str:
        """The names of several records, each once."""
        return ", ".join(dict.fromkeys(self.of(record_id) for record_id in ids))

    def of_record(self, record: Record) -> str:
        """The name of a record: an actor's name, what a visit or an agreement is about, a source's title."""
        if isinstance(record, Actor):
            return self._actor(record)
        if isinstance(record, Visit):
            return self.travel(record)
        if isinstance(record, Engagement):
            return _with("engagement_kind", record.kind, self.joined(record.participants), self._language)
        if isinstance(record, Agreement):
            parties = self.joined(record.parties)
            return record.title or _with("agreement_kind", record.kind, parties, self._language)
        if isinstance(record, Source):
            return record.title or record.path or record.url or record.id
        return _claim(record) if isinstance(record, Claim) else record.id

    def travel(self, visit: Visit) -> str:
        """Who travels where: the visitors, or the sending States where nobody is named, and the receiving State."""
        who = self.joined(visit.visitors) or ", ".join(map(self.country, visit.sending))
        where = self.country(visit.receiving) or ", ".join(place.name for place in visit.places)
        return f"{who}{_ARROW}{where}" if where else who

    def country(self, code: str | None) -> str:
        """The name of a country; empty where there is none."""
        return country_name(code, self._language) if code in country_codes() else code or ""

    def _actor(self, actor: Actor) -> str:
        code = state_code(actor.id) or (actor.country if actor.kind == "state" else None)
        if code in country_codes():
            return self.country(code)
        return actor.name or self._office_holder(actor)

    def _office_holder(self, actor: Actor) -> str:
        """An unnamed actor by the office: «foreign minister of Niger»."""
        role = min(actor.roles, key=lambda role: role.status not in {None, "current", "acting"})
        organization = self._records.get(role.organization) if role.organization else None
        whose = self.of_record(organization) if organization else self.country(role.country or actor.country)
        office = self._office(role)
        if not whose:
            return office
        known = role.office is not None and office == label("office", role.office, self._language)
        pattern = _BELONGING.get(self._language, _NEUTRAL) if known else _NEUTRAL
        return pattern.format(office=office, whose=whose)

    def _office(self, role: Role) -> str:
        if role.office and (role.office not in _VAGUE or not role.title):
            return label("office", role.office, self._language)
        return role.title or ""


def _with(code_list: str, kind: str | None, who: str, language: str) -> str:
    what = label(code_list, kind, language) if kind else code_list.partition("_")[0]
    return f"{what}: {who}" if who else what


def _claim(claim: Claim) -> str:
    if claim.text is not None:
        return f"«{shortened(claim.text, _LONGEST_QUOTE)}»"
    return f"{claim.property} = {value_text(claim.value)}"


def value_text(value: Any) -> str:
    """A JSON value in the words of people: names bare, objects by their fields."""
    if value is None:
        return "…"
    if isinstance(value, dict):
        return ", ".join(f"{name} {value_text(item)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(value_text, value))
    return str(value)


def shortened(text: str, longest: int) -> str:
    """A text on one line, cut where it is longer than wanted."""
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
