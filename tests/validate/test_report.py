"""Issues and the report that holds them."""

import json

import pytest
from attrs.exceptions import FrozenInstanceError

from diplomev.validate import CODES, LEVELS, Issue, validate
from diplomev.validate.fields import A_DATE
from diplomev.validate.issues import Collector

BAD = {"type": "visit", "id": "visit:a", "sending": ["XX"], "start": "demain", "foo": 1}


def test_report_counts_by_level():
    report = validate([BAD, {"type": "claim", "id": "claim:a", "kind": "quotation", "source": "source:a", "text": "A"}])
    assert (report.ok, report.counts, report.records) == (False, {"error": 4, "warning": 0, "info": 0}, 2)


def test_report_without_errors_is_ok_in_spite_of_warnings():
    report = validate(b'\xef\xbb\xbf{"type": "source", "id": "source:a"}')
    assert (report.ok, report.counts["warning"]) == (True, 1)


def test_report_reads_as_text():
    assert str(validate({"type": "actor", "id": "actor:a", "name": "A", "contry": "MLI"})) == (
        "error schema.unknown_key: /contry (actor:a): Actor has no property \"contry\". Did you mean 'country'?\n"
        "not valid, 1 record, 1 error"
    )


def test_good_report_reads_as_text():
    assert str(validate({"type": "source", "id": "source:a"})) == "valid, 1 record"


def test_report_is_plain_json():
    report = validate(BAD).to_dict()
    assert json.loads(json.dumps(report)) == report
    assert report["issues"][1] == {
        "code": "schema.pattern",
        "level": "error",
        "path": "/start",
        "record": "visit:a",
        "message": f"`start` must be {A_DATE}.",
        "expected": A_DATE,
        "got": '"demain"',
        "count": 1,
    }


def test_issues_beyond_the_limit_are_counted():
    report = validate(BAD, max_issues=1)
    assert (len(report.issues), report.counts["error"]) == (1, 3)
    assert "… and 2 more" in str(report)


def test_issues_are_frozen():
    issue = validate(BAD).issues[0]
    with pytest.raises(FrozenInstanceError):
        issue.code = "other"


def test_same_place_is_told_once():
    collector = Collector()
    issue = Issue(code="schema.type", level="error", path="/a", message="A.")
    collector.add(issue)
    collector.add(issue)
    assert collector.report(records=1, source=None).issues == (issue,)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_level_and_a_reason(code):
    assert CODES[code].level in LEVELS
    assert CODES[code].reason.endswith(".")
