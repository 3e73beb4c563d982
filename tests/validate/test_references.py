"""References between records: missing ones, ids given twice, circles, orphan claims."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, get_args

import pytest
from pydantic import BaseModel, StringConstraints

from diplomev.model import MODELS
from diplomev.model.types import RECORD_TYPES
from diplomev.validate import validate
from diplomev.validate.circles import circles
from diplomev.validate.links import LINKS

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/validate/references.toml").read_text(encoding="utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_has_its_issues(case):
    report = validate(case["records"].strip().encode(), format="jsonl", disable=["meaning."])
    assert [[issue.code, issue.path] for issue in report.issues] == case["issues"]
    assert report.ok == case.get("ok", not case["issues"])
    if "count" in case:
        assert report.issues[0].count == case["count"]


@pytest.mark.parametrize("name", [["rank"], {"rank": 1}, 1])
def test_property_of_a_claim_may_be_anything(name):
    source = {"type": "source", "id": "source:1"}
    claim = {"type": "claim", "id": "claim:1", "kind": "statement", "source": "source:1", "subject": "actor:MLI"}
    report = validate([source, {**claim, "property": name, "stance": "asserts", "value": "MLI"}])
    assert {issue.path for issue in report.issues if issue.level == "error"} == {"/1/property"}


def test_missing_references_show_five_examples():
    visits = [{"type": "visit", "id": f"visit:{n}", "visitors": [f"actor:a{n}"]} for n in range(9)]
    (issue,) = validate(visits).issues
    assert (issue.count, issue.got) == (9, "actor:a0, actor:a1, actor:a2, actor:a3, actor:a4, …")


def test_reference_in_a_document_has_its_line():
    text = '[{"type": "visit",\n "id": "visit:a",\n "visitors": ["actor:a"]}]'
    (issue,) = validate(text).issues
    assert (issue.code, issue.path, issue.line, issue.column) == ("ref.missing", "/0/visitors/0", 3, 15)


def test_references_need_not_be_followed():
    assert validate({"type": "visit", "id": "visit:a", "visitors": ["actor:a"]}, references=False).ok


def test_order_of_records_does_not_matter():
    visit = {"type": "visit", "id": "visit:a", "visitors": ["actor:a"]}
    actor = {"type": "actor", "id": "actor:a", "name": "A"}
    assert validate([visit, actor]) == validate([actor, visit])


def test_chain_of_many_parts_is_followed_without_recursion():
    parts = ({"type": "agreement", "id": f"agreement:{n}", "part_of": f"agreement:{n + 1}"} for n in range(5000))
    report = validate([*parts, {"type": "agreement", "id": "agreement:5000", "part_of": "agreement:0"}])
    assert [(issue.code, issue.count) for issue in report.issues] == [("ref.cycle", 5001)]


def test_circles_that_share_a_member_are_both_found():
    found = list(circles({"a": ("b", "c"), "b": ("a",), "c": ("a",)}))
    assert sorted(found) == [("a", "b"), ("a", "c")]


def in_model(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The properties of a model that hold ids of records, as its own patterns say."""
    for name, info in model.model_fields.items():
        parts = [*info.metadata, *parts_of(info.annotation)]
        patterns = [str(part.pattern) for part in parts if isinstance(part, StringConstraints) and part.pattern]
        if any(
            pattern.startswith((*tuple(f"^(?:{kind}:" for kind in RECORD_TYPES), "^(?:(?:source|"))
            for pattern in patterns
        ):
            yield prefix + name
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from in_model(part, f"{prefix}{name}.")


def parts_of(annotation: Any) -> Iterator[Any]:
    yield annotation
    if isinstance(annotation, UnionType) or get_args(annotation):
        for part in get_args(annotation):
            yield from parts_of(part)


@pytest.mark.parametrize("kind", MODELS)
def test_every_reference_of_the_models_is_followed(kind):
    assert sorted(LINKS[kind]) == sorted(set(in_model(MODELS[kind])) - {"id", "merged_from"})
