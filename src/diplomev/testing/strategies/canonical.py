"""Sets of records in canonical form, as compiling claims makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import orjson
from hypothesis import strategies as st

from diplomev.model import MODELS, Record
from diplomev.model.identity import state_code
from diplomev.testing.strategies.forms import canonical_form
from diplomev.testing.strategies.objects import objects_with
from diplomev.testing.strategies.scalars import codes, country_codes, texts
from diplomev.vocabulary import country_name

_REFERS_TO = {
    "source": ("sources", "derived_from"),
    "actor": (
        *("visitors", "delegation", "hosts", "invited_by", "participants", "parties"),
        *("actor", "on_behalf_of", "party", "organization", "organizer"),
    ),
    "visit": ("visit",),
    "agreement": ("part_of", "replaces", "amends", "agreements"),
}
_TYPE_BEHIND = {name: kind for kind, names in _REFERS_TO.items() for name in names}
"""Of which type the records are that a property refers to."""
_INHERITED = ("parties", "status", "signed", "visit")
"""What a part of a set of agreements takes over from the set."""

Pools = Mapping[str, Sequence[str]]
"""Ids that may be referred to, by type."""


def canonical_records(*, many_sources: bool = True) -> st.SearchStrategy[tuple[Record, ...]]:
    """Sets of Sources, Actors, Visits, Engagements and Agreements, consistent in themselves.

    Every reference resolves, and none goes round in a circle. Every list is in canonical form: sorted by
    canonical JSON, nothing twice, nothing that another element refines. Dates are in their shortest form; what
    begins comes before what ends, the least before the most. The agreements of a visit are those that name it,
    a part of a set has what the set says, and a State has its kind, code and name. Every record has a property;
    none has `schema_version` or `merged_from`. Claims are not among them.

    Args:
        many_sources: Whether views name several sources. They all name the first one, of kind `dataset`, in any
            case.
    """
    return _sets(many_sources=many_sources)


@st.composite
def _sets(draw: st.DrawFn, *, many_sources: bool) -> tuple[Record, ...]:
    ids = draw(_ids())
    made = [_record(draw, one, ids) for kind in ids for one in ids[kind]]
    origin = made[0]["id"]
    for body in made:
        if body["type"] != "source":
            body["sources"] = sorted({origin, *body.get("sources", ())}) if many_sources else [origin]
    _inherit(made)
    _agreements_of_visits(made)
    forms = (canonical_form(body) for body in made)
    return tuple(MODELS[form["type"]].model_validate_json(orjson.dumps(form)) for form in forms)


@st.composite
def _ids(draw: st.DrawFn) -> dict[str, list[str]]:
    """The ids of the records of a set, by type; States among the actors."""
    most = {"source": 3, "actor": 3, "visit": 2, "engagement": 2, "agreement": 3}
    keys = st.text("0123456789abcdef", min_size=20, max_size=20) | st.text("k-._~", min_size=1).map("k".__add__)
    ids = {}
    for kind, count in most.items():
        some = st.lists(keys, min_size=kind == "source", max_size=count, unique=True)
        ids[kind] = [f"{kind}:{key}" for key in draw(some)]
    ids["actor"] += [f"actor:{code}" for code in draw(st.lists(country_codes(), max_size=2, unique=True))]
    return ids


def _record(draw: st.DrawFn, one: str, ids: Pools) -> dict[str, Any]:
    """One record, which refers to others of the set; to those of its own type only if they come before it."""
    kind = one.partition(":")[0]
    earlier = ids[kind][: ids[kind].index(one)]
    if kind == "source" and not earlier:
        return {"type": kind, "id": one, "kind": "dataset"}
    body: dict[str, Any] = canonical_form(_linked(draw(_body(kind)) | {"id": one}, {**ids, kind: earlier}))
    if kind == "visit" and not body.keys() & {"visitors", "sending"}:
        body["sending"] = [draw(country_codes())]
    if kind == "actor" and not body.keys() & {"name", "roles"}:
        body["name"] = draw(texts())
    code = state_code(one)
    return body | {"kind": "state", "country": code, "name": country_name(code)} if code else body


@cache
def _body(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    # What would have no property without a kind has one.
    given = {"kind": codes(f"{kind}_kind")} if kind in {"source", "engagement", "agreement"} else {}
    return objects_with(kind.capitalize(), given, leave_out=("schema_version", "merged_from"))


def _linked(value: Any, pools: Pools) -> Any:
    """A value whose references are to ids of the pools; `None` for what cannot be without one."""
    if isinstance(value, list):
        return [item for item in (_linked(item, pools) for item in value) if item is not None]
    if not isinstance(value, dict):
        return value
    linked = {}
    for name, item in value.items():
        if name in _TYPE_BEHIND:
            linked[name] = _chosen(item, pools[_TYPE_BEHIND[name]])
        else:
            linked[name] = item if name == "ext" else _linked(item, pools)
    if "actor" in linked and linked["actor"] is None:
        return None
    return {name: item for name, item in linked.items() if item is not None}


def _chosen(reference: Any, pool: Sequence[str]) -> Any:
    """In place of any id one of the pool, the same for the same."""
    if isinstance(reference, list):
        return sorted({_chosen(one, pool) for one in reference}) if pool else []
    return pool[sum(reference.encode()) % len(pool)] if pool else None


def _inherit(bodies: Sequence[dict[str, Any]]) -> None:
    by_id = {body["id"]: body for body in bodies}
    for body in bodies:
        whole = by_id.get(body.get("part_of"), {})
        for name in _INHERITED:
            if not body.get(name) and whole.get(name):
                body[name] = whole[name]


def _agreements_of_visits(bodies: Sequence[dict[str, Any]]) -> None:
    for body in bodies:
        if body["type"] == "visit":
            named = [one["id"] for one in bodies if one.get("visit") == body["id"]]
            body["agreements"] = [one for one in named if one.startswith("agreement:")]
