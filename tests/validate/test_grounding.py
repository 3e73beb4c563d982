"""The evidence of claims is looked up in the texts of their sources."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev import Source
from diplomev.model.identity import text_digest
from diplomev.validate import CODES, validate

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/validate/grounding.toml").read_text(encoding="utf-8"))["case"]
TEXT = "Le Mali et la Russie. Le Mali signe."
CLAIM = {"type": "claim", "kind": "quotation", "source": "source:a", "text": "x", "extractor": "acme/1.0"}


def claim(number=1, **span):
    return {**CLAIM, "id": f"claim:{number}", "evidence": [span]}


def grounded(records, texts):
    """The codes and paths of what the texts show."""
    issues = validate(records, texts=texts).issues
    return [(issue.code, issue.path) for issue in issues if issue.code.startswith("ground.")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_has_its_issues(case):
    records = [json.loads(line) for line in case["records"].strip().splitlines()]
    report = validate(records, texts=case["texts"], references=False)
    found = [[issue.code, issue.path] for issue in report.issues if issue.level != "info"]
    assert found == case["issues"]
    assert case.get("hint", "") in (report.issues[0].hint or "" if case["issues"] else "")


def test_every_code_has_a_case_but_those_of_answers():
    shown = {code for case in CASES for code, _ in case["issues"]}
    known = {code for code in CODES if code.startswith("ground.")}
    assert known - shown == {"ground.normalised", "ground.ambiguous"}


def test_without_texts_nothing_is_looked_up():
    assert not [issue for issue in validate([claim(exact="Niger")]).issues if issue.code.startswith("ground.")]


def test_level_of_what_does_not_stand_there_is_error():
    assert not validate([claim(start=0, end=4, exact="Mali")], texts={"source:a": TEXT}, references=False).ok


def test_issue_says_what_stands_there_and_where_the_words_do():
    (issue,) = [
        issue
        for issue in validate([claim(start=20, end=24, exact="Mali")], texts={"source:a": TEXT}).issues
        if issue.code == "ground.mismatch"
    ]
    assert (issue.expected, issue.got, issue.record) == ('"Mali"', '". Le"', "claim:1")
    assert issue.hint == "They stand from 25 to 29, and in 1 other place."


def test_pointer_and_place_lead_to_the_span():
    pretty = json.dumps({"type": "bundle", "schema_version": "1.0", "records": [claim(exact="Niger")]}, indent=1)
    issues = validate(pretty, texts={"source:a": TEXT}, references=False).issues
    (issue,) = [issue for issue in issues if issue.code == "ground.missing"]
    assert (issue.path, pretty.splitlines()[issue.line - 1].strip()) == ("/records/0/evidence/0", "{")


def test_lines_of_json_lines_are_told():
    lines = "\n".join(json.dumps(claim(number, exact="Niger")) for number in range(3))
    issues = validate(lines, texts={"source:a": TEXT}, references=False).issues
    assert [issue.line for issue in issues if issue.code == "ground.missing"] == [1, 2, 3]


def test_line_ends_of_a_given_text_are_put_in_order():
    assert grounded([claim(start=2, end=3, exact="b")], {"source:a": "a\r\nb"}) == []


def test_the_text_of_a_source_stands_in_for_one_that_is_not_given():
    source = {"type": "source", "id": "source:a", "text": TEXT}
    assert grounded([source, claim(exact="Niger")], {}) == [("ground.missing", "/1/evidence/0")]


def test_a_source_may_come_after_its_claims():
    source = {"type": "source", "id": "source:a", "text": TEXT}
    assert grounded([claim(exact="Niger"), claim(2, exact="Mali"), source], {}) == [("ground.missing", "/0/evidence/0")]


def test_what_cannot_be_checked_is_summed_up():
    records = [claim(number, exact="x") | {"source": f"source:{number % 7}"} for number in range(20)]
    (issue,) = [i for i in validate(records, texts={}, references=False).issues if i.code == "ground.no_text"]
    assert (issue.count, issue.level) == (20, "warning")
    assert issue.got == "source:0, source:1, source:2, source:3, source:4, …"


def test_records_that_are_not_valid_are_looked_at_as_far_as_they_go():
    bad = {"type": "claim", "id": "claim:1", "source": "source:a", "evidence": [1, {"exact": 2}, {"exact": "Niger"}]}
    assert ("ground.missing", "/0/evidence/2") in grounded([bad], {"source:a": TEXT})


@pytest.mark.parametrize("given_text", [b"bytes", 3, ["a"]])
def test_a_text_that_is_none_is_a_wrong_call(given_text):
    with pytest.raises(TypeError, match="texts must hold the text of source:a as str"):
        validate([claim(exact="a")], texts={"source:a": given_text})


def test_half_a_surrogate_pair_in_a_given_text_does_no_harm():
    source = {"type": "source", "id": "source:a", "text_sha256": text_digest("a\ufffd")}
    assert grounded([source], {"source:a": "a\ud800"}) == []


def test_texts_may_be_read_when_they_are_asked_for():
    class Shelf(Mapping):
        def __getitem__(self, source):
            return {"source:a": TEXT}[source]

        def __iter__(self):
            raise AssertionError

        __len__ = __iter__

    assert grounded([claim(exact="Mali"), claim(2, exact="Mali") | {"source": "source:b"}], Shelf()) == [
        ("ground.no_text", "/1/source")
    ]


def test_a_span_that_is_wrong_in_itself_is_told_once():
    source = {"type": "source", "id": "source:a", "length": len(TEXT)}
    issues = validate([source, claim(start=30, end=99, exact="Mali")], texts={"source:a": TEXT}).issues
    assert [issue.code for issue in issues if "evidence" in issue.path] == ["ground.mismatch"]


def test_of_texts_that_are_not_given_spans_are_told_as_ever():
    source = {"type": "source", "id": "source:a", "length": len(TEXT)}
    codes = {issue.code for issue in validate([source, claim(start=95, end=99, exact="Mali")], texts={}).issues}
    assert "meaning.evidence_beyond_source" in codes


@given(st.text(min_size=1, max_size=30).filter(lambda text: "\r" not in text), st.data())
def test_every_span_of_a_text_is_grounded_in_it(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = Source(id="source:a", text_sha256=text_digest(text), length=len(text)).to_dict()
    assert grounded([source, claim(start=start, end=end, exact=text[start:end])], {"source:a": text}) == []


@given(st.text("abc", min_size=1, max_size=8), st.integers(0, 10), st.integers(0, 10), st.text("abc", min_size=1))
def test_a_span_passes_if_and_only_if_it_equals_its_words(text, start, end, words):
    there = end <= len(text) and text[start:end] == words
    assert (grounded([claim(start=start, end=end, exact=words)], {"source:a": text}) == []) == there
