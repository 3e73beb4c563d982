"""Cases as data, and what a text gives in the words that the cases use."""

from __future__ import annotations

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from diplomev.claims import compile_records
from diplomev.parse.article import Article
from diplomev.parse.pipeline import extract

CASES = Path(__file__).parents[1] / "cases"
KINDS = ("people", "speakers", "visits", "agreements", "headers")
Case = dict[str, Any]


def load(kind: str, *, are_open: bool = False) -> list[Case]:
    """The cases of a kind in every language that has some: those that must pass, or those that do not pass yet."""
    found = []
    for path in sorted(CASES.glob(f"*/{'open-' if are_open else ''}{kind}.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
        found += [{**case, "text": case["text"].strip("\n"), "language": path.parent.name} for case in cases]
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with the argument `<kind>_case` runs once a case, one with `open_<kind>` once a case that is open."""
    for kind in KINDS:
        for name, are_open in ((f"{kind}_case", False), (f"open_{kind}", True)):
            if name in metafunc.fixturenames:
                cases = load(kind, are_open=are_open)
                ids = [f"{case['language']}: {case['name']}" for case in cases]
                metafunc.parametrize(name, cases, ids=ids)


class Reading:
    """What a text gives, as the cases write it.

    Args:
        case: A case with its `text`, `language` and perhaps `published`.
    """

    def __init__(self, case: Case) -> None:
        article = Article(text=case["text"], published=case.get("published"))
        extraction = extract(article, language=case["language"])
        self.claims = extraction.claims
        order = {claim.subject: index for index, claim in reversed([*enumerate(self.claims)])}
        records = compile_records([extraction.source, *self.claims])
        self.records = sorted(records, key=lambda record: order.get(record.id, -1))
        self.source = next(record for record in records if record.type == "source").to_dict()

    @cached_property
    def actors(self) -> dict[str, dict[str, Any]]:
        return {record.id: record.to_dict() for record in self.records if record.type == "actor"}

    def name(self, actor: str) -> str:
        """A person or body by name, a State by its code, an unnamed office holder by office and State."""
        body = self.actors[actor]
        if body["kind"] == "state":
            return body["country"]
        return body.get("name") or self.office(body["roles"][0]).strip()

    @staticmethod
    def office(role: dict[str, str]) -> str:
        return " ".join(role[key] for key in ("status", "office", "country") if key in role)

    def people(self) -> list[Case]:
        return [
            {
                "name": self.name(one),
                "names": sorted(name["value"] for name in body.get("names", ())),
                "offices": sorted({self.office(role) for role in body.get("roles", ())}),
                "country": body.get("country", ""),
            }
            for one, body in self.actors.items()
            if body["kind"] == "person"
        ]

    def visits(self) -> list[Case]:
        return [self._visit(record.to_dict()) for record in self.records if record.type == "visit"]

    def _visit(self, visit: dict[str, Any]) -> Case:
        meetings = [r.to_dict() for r in self.records if r.type == "engagement" and r.visit == visit["id"]]
        dates = sorted(meeting["date"] for meeting in meetings if "date" in meeting)
        return {
            **{
                key: sorted(map(self.name, visit.get(key, ())))
                for key in ("visitors", "hosts", "invited_by", "delegation")
            },
            **{key: visit.get(key, "") for key in ("receiving", "rank", "occasion", "status", "start", "end")},
            "sending": visit.get("sending", []),
            "sectors": visit.get("sectors", []),
            "event": visit.get("event", {}).get("name", ""),
            "tour": "tour" in visit,
            "places": sorted(place["name"] for place in visit.get("places", ())),
            "day": visit.get("start") or (dates[0] if dates else ""),
        }

    def agreements(self) -> list[Case]:
        return [self._agreement(record.to_dict()) for record in self.records if record.type == "agreement"]

    def _agreement(self, agreement: dict[str, Any]) -> Case:
        count = agreement.get("count", {})
        low, high = count.get("min", ""), count.get("max", "+")
        return {
            **{key: agreement.get(key, "") for key in ("kind", "status", "signed", "in_force", "ended")},
            "parties": sorted(map(self.name, agreement.get("parties", ()))),
            "sectors": agreement.get("sectors", []),
            "count": f"{low}" if low == high else f"{low}{high}" if count else "",
            "signed_at": agreement.get("signed_at", {}).get("name", ""),
            "title": agreement.get("title", ""),
            "signatories": sorted(self.name(one["actor"]) for one in agreement.get("signatories", ())),
            "actions": sorted(self._action(action) for action in agreement.get("actions", ())),
            "amounts": [self._amount(amount) for amount in agreement.get("amounts", ())],
            "part": "part_of" in agreement,
            "visit": "visit" in agreement,
        }

    def _action(self, action: dict[str, str]) -> str:
        who = [self.name(action["party"])] if "party" in action else []
        return " ".join([*who, action["kind"], *([action["date"]] if "date" in action else [])])

    @staticmethod
    def _amount(amount: dict[str, str]) -> str:
        low, high = amount.get("min", ""), amount.get("max", "")
        number = low if low == high else f"{low}-{high}" if low and high else f"{low}+" if low else f"-{high}"
        return f"{number} {amount.get('currency', '')}".strip()


def fits(expected: Any, found: Any) -> bool:
    """Whether a value is the expected one, or one of those that a case accepts."""
    if isinstance(expected, dict):
        return any(fits(one, found) for one in expected["any"])
    return (sorted(expected) == found) if isinstance(expected, list) else expected == found


def differences(expected: list[Case], found: list[Case]) -> list[str]:
    """What a case says of records and was not found so, and records that it does not know; none where all is well.

    Each expected record is held against the one that it agrees with most.
    """
    rest, lines = list(found), []
    for wanted in expected:
        if not rest:
            lines.append(f"missing: {wanted}")
            continue
        best = max(rest, key=lambda one: sum(fits(value, one[key]) for key, value in wanted.items()))
        rest.remove(best)
        wrong = [key for key, value in wanted.items() if not fits(value, best[key])]
        lines += [f"{key}: expected {wanted[key]!r}, found {best[key]!r}" for key in wrong]
    return lines + [f"too much: { {key: value for key, value in one.items() if value} }" for one in rest]


@pytest.fixture(name="reading")
def _reading() -> type[Reading]:
    return Reading


@pytest.fixture(name="differences")
def _differences() -> Any:
    return differences
