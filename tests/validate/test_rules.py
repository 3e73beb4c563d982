"""Rules of meaning: each speaks up where it should, and leaves alone what it should."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from diplomev import parse_folder
from diplomev.errors import UnknownCodeError
from diplomev.validate import CODES, validate
from diplomev.validate.rules import rules

FOLDER = Path(__file__).parents[1] / "cases/validate/rules"
SEEDS = Path(__file__).parents[2] / "seeds"
RULES = {rule.code.removeprefix("meaning."): rule for rule in rules()}
FILES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
FIRES = [pytest.param(name, case, id=f"{name}: {case['name']}") for name in FILES for case in FILES[name]["fires"]]
LEAVES = [pytest.param(name, case, id=f"{name}: {case['name']}") for name in FILES for case in FILES[name]["leaves"]]
WITH_EXAMPLE = [code for code, known in CODES.items() if not known.example.startswith("(")]


def lines_of(case):
    return case["records"].strip().split("\n")


def asked(data, name, **options):
    """What one rule has against data, and whatever is wrong with their structure."""
    return validate(data, references=False, disable=["meaning."], enable=[f"meaning.{name}"], **options)


def forms(case):
    """Records as JSON Lines in both orders, and as one document."""
    lines = lines_of(case)
    yield "\n".join(lines).encode(), "jsonl"
    yield "\n".join(reversed(lines)).encode(), "jsonl"
    yield f"[{','.join(lines)}]".encode(), "json"


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_cases_that_it_must_find_and_that_it_must_leave(name):
    assert len(FILES[name]["fires"]) >= 2
    assert len(FILES[name]["leaves"]) >= 3


def test_no_cases_are_left_over():
    assert set(FILES) == set(RULES)


@pytest.mark.parametrize(("name", "case"), FIRES)
def test_it_speaks_up(name, case):
    (issue,) = asked("\n".join(lines_of(case)).encode(), name, format="jsonl").issues
    assert (issue.code, issue.path, issue.level) == (f"meaning.{name}", case["at"], RULES[name].level)
    assert json.loads(lines_of(case)[issue.line - 1])["id"] == issue.record


@pytest.mark.parametrize(("name", "case"), FIRES)
def test_neither_order_nor_form_matters(name, case):
    for data, form in forms(case):
        assert [issue.code for issue in asked(data, name, format=form).issues] == [f"meaning.{name}"]


@pytest.mark.parametrize(("name", "case"), LEAVES)
def test_it_leaves_alone(name, case):
    for data, form in forms(case):
        assert asked(data, name, format=form).issues == ()


@pytest.mark.parametrize("name", RULES)
def test_each_rule_has_the_shape_of_all(name):
    rule = RULES[name]
    assert rule.check or rule.finish
    assert (rule.reason[0].isupper() or rule.reason[0] == "`", rule.reason[-1]) == (True, ".")
    assert CODES[rule.code].level == rule.level


@pytest.mark.parametrize("code", WITH_EXAMPLE)
def test_each_example_raises_its_code_and_no_other(code):
    report = validate(CODES[code].example.encode(), enable=[code])
    assert [issue.code for issue in report.issues] == [code]


@pytest.mark.parametrize("code", CODES)
def test_each_code_has_an_example(code):
    assert CODES[code].example


def test_optional_rules_are_not_asked_unless_they_are_named():
    visit = {"type": "visit", "id": "visit:a", "sending": ["MLI"]}
    assert (validate(visit).issues, len(validate(visit, enable=["meaning.undated"]).issues)) == ((), 1)


BACKWARDS = {"type": "visit", "id": "visit:a", "sending": ["MLI"], "start": "2025-06-26", "end": "2025-06-22"}
EARLY = {"type": "agreement", "id": "agreement:a", "signed": "2025-06-23", "in_force": "2024"}


def test_strict_makes_errors_of_warnings():
    assert validate(EARLY).ok
    report = validate(EARLY, strict=True)
    assert (report.ok, report.issues[0].level, report.counts["error"]) == (False, "error", 1)


def test_strict_leaves_remarks_what_they_are():
    state = {"type": "actor", "id": "actor:a", "kind": "state", "name": "Mali", "country": "MLI"}
    assert [issue.level for issue in validate(state, strict=True).issues] == ["info"]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ({}, ["meaning.ends_before_start", "meaning.in_force_before_signed"]),
        ({"disable": ["meaning.ends_before_start"]}, ["meaning.in_force_before_signed"]),
        ({"disable": "meaning."}, []),
        ({"disable": ["meaning."], "enable": ["meaning.ends_before_start"]}, ["meaning.ends_before_start"]),
        ({"enable": ["meaning."], "disable": ["meaning.ends_before_start"]}, ["meaning.in_force_before_signed"]),
    ],
)
def test_codes_are_switched_on_and_off(options, codes):
    found = [issue.code for issue in validate([BACKWARDS, EARLY], **options).issues]
    assert [code for code in found if code != "meaning.undated"] == codes


def test_other_levels_can_be_switched_off_as_well():
    visit = {"type": "visit", "id": "visit:a", "visitors": ["actor:a"]}
    assert validate(visit, disable=["ref.missing"]).ok


@pytest.mark.parametrize(
    ("option", "hint"), [("meaning.end_before_start", "meaning.ends_before_start"), ("meaning", "meaning.")]
)
def test_a_code_that_there_is_not_is_a_wrong_call(option, hint):
    with pytest.raises(UnknownCodeError, match=f"Did you mean '{hint}'"):
        validate(BACKWARDS, disable=[option])


def test_one_code_on_both_sides_is_a_wrong_call():
    with pytest.raises(ValueError, match=r"both name meaning\."):
        validate(BACKWARDS, enable=["meaning."], disable=["meaning."])


def test_rules_look_at_sound_records_beside_bad_ones():
    bad = {"type": "visit", "id": "visit:b", "sending": ["MALI"], "start": "2025-06-26", "end": "2025-06-22"}
    document = json.dumps({"type": "bundle", "schema_version": "1.0", "records": [bad, BACKWARDS]})
    found = [(issue.code, issue.path) for issue in validate(document).issues]
    assert found == [("schema.code", "/records/0/sending/0"), ("meaning.ends_before_start", "/records/1/end")]


def test_an_issue_of_meaning_has_its_place_in_a_document():
    text = json.dumps([BACKWARDS], indent=1)
    (issue,) = validate(text).issues
    assert text.split("\n")[issue.line - 1][issue.column - 1 :].startswith('"2025-06-22"')


def test_equal_remarks_are_one_issue_with_five_examples():
    states = [
        {"type": "actor", "id": f"actor:{number}", "kind": "state", "name": "Mali", "country": "MLI"}
        for number in range(9)
    ]
    (issue,) = validate(iter(states)).issues
    assert (issue.count, issue.message.count("/id")) == (9, 5)


def test_many_records_may_break_several_rules():
    source = {"type": "source", "id": "source:a", "published": "2025-06-20"}
    visits = ({**BACKWARDS, "id": f"visit:{n}", "sources": ["source:a"], "status": "completed"} for n in range(50))
    counts = Counter(issue.code for issue in validate([source, *visits]).issues)
    assert counts == {"meaning.ends_before_start": 50, "meaning.completed_in_future": 50}


def test_what_the_reader_makes_of_the_seeds_raises_nothing_but_remarks():
    report = validate(list(parse_folder(SEEDS, reconcile=False).records))
    assert {issue.code for issue in report.issues} <= {"meaning.names_alike"}
