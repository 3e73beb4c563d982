"""Who says what about a record, and how its values were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplomev.claims import DEFAULT_POLICIES, get_property, most_independent, properties
from diplomev.claims.properties import INHERITED, REFERENCES
from diplomev.dossier.excerpts import excerpt_of
from diplomev.dossier.explanation import Explanation, Explanations, Position, Statement
from diplomev.dossier.visits import DatedVisit
from diplomev.model import Agreement, Claim, Record, Source
from diplomev.model.canonical import canonical_json
from diplomev.model.identity import state_code
from diplomev.vocabulary import codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diplomev.dossier.dossier import Dossier
    from diplomev.reconcile import Judgement


def explain_property(dossier: Dossier, record: Record, name: str) -> Explanation:
    """Explain one property of a record of the dossier."""
    value = record.to_dict().get(name)
    if name == "merged_from" and value and (links := dossier.links_of(record)):
        return _linked(dossier, record, value, links)
    claims: Sequence[Claim] = dossier.claims_of(record, name)
    policy = _policy(record, name, value, claims)
    if policy == "inherited" and isinstance(record, Agreement) and record.part_of:
        claims = dossier.claims_of(record.part_of, name)
    return Explanation(
        record=record.id,
        name=dossier.name(record.id),
        property=name,
        value=value,
        text=shown(value, dossier) if value is not None else "–",
        policy=policy,
        positions=_positions(dossier, name, value, claims),
    )


def _linked(dossier: Dossier, record: Record, members: list[str], links: tuple[Judgement, ...]) -> Explanation:
    """Explain of which records one was made, and why."""
    return Explanation(
        record=record.id,
        name=dossier.name(record.id),
        property="merged_from",
        value=members,
        text=f"{len(members)} records",
        policy="linked",
        positions=(),
        links=links,
    )


def explain_record(dossier: Dossier, record: Record) -> Explanations:
    """Explain every property of a record that has a value or of which something is said."""
    has = record.to_dict()
    said = {claim.property for claim in dossier.claims_of(record)}
    names = [prop.name for prop in properties(record.type) if prop.name in has or prop.name in said]
    found = [explain_property(dossier, record, name) for name in names if name != "sources"]
    if isinstance(record, DatedVisit) and record.period and not {"start", "end"} & has.keys():
        found.append(explain_period(dossier, record))
    return Explanations(found)


def explain_period(dossier: Dossier, visit: DatedVisit) -> Explanation:
    """Explain the period of a visit: by its `start` and `end`, else by the dates of its engagements."""
    claims = [*dossier.claims_of(visit, "start"), *dossier.claims_of(visit, "end")]
    has_own = visit.start is not None or visit.end is not None
    if not has_own:
        engagements = dossier.engagements_of(visit)
        claims += [claim for engagement in engagements for claim in dossier.claims_of(engagement, "date")]
    value = str(visit.period) if visit.period else None
    used = {str(visit.start), str(visit.end)} if has_own else {str(e.date) for e in dossier.engagements_of(visit)}
    return Explanation(
        record=visit.id,
        name=dossier.name(visit.id),
        property="period",
        value=value,
        text=value or "–",
        policy=("stay" if has_own else "hull") if value else "unsaid",
        positions=_positions(dossier, "period", sorted(used), claims),
    )


_COMPUTED = frozenset({"sources", "merged_from"})
_VOCABULARY = frozenset({"kind", "country", "name"})


def _policy(record: Record, name: str, value: Any, claims: Sequence[Claim]) -> str:
    if name in _COMPUTED:
        return "computed"
    if any(claim.stance in _SUPPLYING for claim in claims):
        return _policy_of_claims(record, name, value, claims)
    if value is None:
        return "unsaid"
    if isinstance(record, Agreement) and record.part_of and name in INHERITED:
        return "inherited"
    return "vocabulary" if state_code(record.id) and name in _VOCABULARY else "delivered"


def _policy_of_claims(record: Record, name: str, value: Any, claims: Iterable[Claim]) -> str:
    prop = get_property(record.type, name)
    if prop is not None and prop.is_list:
        return "union"
    asserted = [claim.value for claim in claims if claim.stance == "asserts"]
    if name == "start" and asserted and value not in asserted:
        return "whole_stay"
    return DEFAULT_POLICIES.get((record.type, name), most_independent).__name__


_SUPPLYING = frozenset({"asserts", "plans"})
_STANCES = codes("claim_stance")


def _positions(dossier: Dossier, name: str, value: Any, claims: Iterable[Claim]) -> tuple[Position, ...]:
    """What is said, grouped by value and stance: chosen values first, then by how many say so."""
    grouped: dict[tuple[bytes, str], list[Claim]] = {}
    values: dict[bytes, Any] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        now = dossier.resolve_within(claim.value) if name in REFERENCES else claim.value
        key = canonical_json(now)
        values[key] = now
        grouped.setdefault((key, claim.stance or ""), []).append(claim)
    held = value if isinstance(value, list) else [value]
    found = [
        Position(
            value=values[key],
            text=shown(values[key], dossier) if values[key] is not None else "any value",
            stance=stance,
            chosen=stance in _SUPPLYING and values[key] in held,
            statements=tuple(statement_of(dossier, claim) for claim in group),
        )
        for (key, stance), group in grouped.items()
    ]
    found.sort(key=lambda p: (not p.chosen, _STANCES.index(p.stance), -len(p.statements), canonical_json(p.value)))
    return tuple(found)


def statement_of(dossier: Dossier, claim: Claim) -> Statement:
    """A claim with its source, its speaker and its words."""
    source = dossier.find(claim.source)
    source = source if isinstance(source, Source) else None
    speaker = dossier.name(claim.speaker) if claim.speaker else claim.speaker_text
    words = tuple(piece.exact for piece in claim.evidence)
    return Statement(claim, source, speaker, words, excerpt_of([claim], source.text if source else None))


def shown(value: Any, dossier: Dossier) -> str:
    """A JSON value for people: ids as names, places and names bare, counts as numbers."""
    if isinstance(value, str):
        return dossier.name(value) if dossier.find(value) else value
    if isinstance(value, list):
        return "; ".join(shown(item, dossier) for item in value)
    if not isinstance(value, dict):
        return str(value)
    rest = {key: shown(item, dossier) for key, item in value.items()}
    if set(value) <= {"min", "max"}:
        return _count(rest.get("min"), rest.get("max"))
    head = next((rest.pop(key) for key in ("name", "title", "actor", "value") if key in rest), None)
    tail = ", ".join(f"{key} {item}" for key, item in rest.items())
    return f"{head} ({tail})" if head and tail else head or tail


def _count(least: str | None, most: str | None) -> str:
    if least == most:
        return str(least)
    return f"{least or 0}–{most}" if most else f"at least {least}"
