"""Law 8: `validate` never raises, reports every problem once, and agrees with the models."""

import gzip
import json
import re
from collections import Counter

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from diplomev.claims import lift
from diplomev.model import DOCUMENT
from diplomev.testing.strategies import bundles, canonical_records, json_documents, json_values, mutated_json
from diplomev.validate import CODES, validate
from diplomev.validate.decoding import decode, decode_carefully

# Texts that come near to records: their words in any order, with what breaks JSON among them.
SCRAPS = st.lists(
    st.sampled_from(
        [
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            '"type"',
            '"id"',
            '"visit"',
            '"visit:a"',
            '"actor"',
            '"sending"',
            '"MLI"',
            '"ext"',
            "null",
            "1",
            "1e999",
            "-0",
            "NaN",
            "12345678901234567890",
            '"\\ud800"',
            '"\\u003a"',
            '"',
            "\\",
            "\n",
            "\ufeff",
            "é",
        ]
    ),
    max_size=30,
).map("".join)
ANY_PYTHON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.binary(max_size=3)
    | st.dates()
    | st.sampled_from(["visit", "visit:a", "type", "records", "bundle", "1.0"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.sets(st.integers(), max_size=2)
        | st.dictionaries(
            st.sampled_from(["type", "id", "ext", "records", "value"]) | st.text(max_size=3), inner, max_size=5
        )
        | st.dictionaries(st.integers() | st.none(), inner, max_size=2)
    ),
    max_leaves=12,
)


few = settings(max_examples=max(50, settings().max_examples // 5))
"""For what follows from a law: whole sets of records take long to make, and the law itself has its full number."""


def check(report):
    places = Counter((issue.code, issue.path, issue.line) for issue in report.issues)
    assert [place for place, times in places.items() if times > 1] == []
    for issue in report.issues:
        assert issue.code in CODES
        assert issue.message
        assert issue.line is None or issue.line >= 1
        assert issue.column is None or issue.column >= 1
        str(issue).encode()
    assert report.ok == all(issue.level != "error" for issue in report.issues)
    orjson.dumps(report.to_dict())


@given(data=st.binary(max_size=200))
def test_any_bytes(data):
    check(validate(data))


@given(data=st.binary(max_size=200).map(gzip.compress), cut=st.integers(0, 60))
def test_any_compressed_bytes(data, cut):
    check(validate(data[: len(data) - cut]))


@pytest.mark.parametrize("format_", [None, "json", "jsonl"])
@given(text=SCRAPS | st.text(max_size=100).map("{".__add__))
def test_any_text(format_, text):
    check(validate("\n" + text, format=format_))


@given(bundle=bundles(max_size=2), data=st.data())
def test_damaged_documents(bundle, data):
    text = orjson.dumps(bundle.to_dict(), option=orjson.OPT_INDENT_2)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 5)))
    check(validate(text[:start] + data.draw(st.binary(max_size=3)) + text[end:]))


@given(bundle=bundles(max_size=3), data=st.data())
def test_documents_where_one_text_stands_for_another(bundle, data):
    text = orjson.dumps(bundle.to_dict())
    texts = sorted(set(re.findall(rb'"[^"\\]*"', text)))
    old, new = data.draw(st.sampled_from(texts)), data.draw(st.sampled_from(texts))
    check(validate(text.replace(old, new)))


@given(values=st.lists(ANY_PYTHON, max_size=4))
def test_any_python_values(values):
    check(validate(values))
    check(validate(iter(values)))


@given(value=st.dictionaries(st.text(max_size=3) | st.just("type"), ANY_PYTHON, max_size=4))
def test_any_python_object(value):
    check(validate(value))


# A list is no document of the schema, while `validate` takes it for the records themselves.
@given(value=(json_documents() | mutated_json() | json_values()).filter(lambda value: not isinstance(value, list)))
def test_verdict_is_that_of_the_models(value):
    data = orjson.dumps(value)
    try:
        DOCUMENT.validate_json(data)
        accepted = True
    except ValidationError:
        accepted = False
    report = validate(data, references=False, disable=["meaning."])
    check(report)
    assert report.ok == accepted
    assert all(issue.code.startswith("schema.") or issue.code == "json.not_object" for issue in report.issues)


@given(value=mutated_json())
def test_bytes_and_python_values_have_the_same_issues(value):
    if not isinstance(value, dict):
        return
    of_bytes = {(issue.code, issue.path, issue.message) for issue in validate(json.dumps(value).encode()).issues}
    of_python = {(issue.code, issue.path, issue.message) for issue in validate(value).issues}
    assert of_bytes == of_python


@given(value=json_values(), indent=st.sampled_from([None, 1]), ascii_only=st.booleans())
def test_quick_and_careful_way_read_the_same(value, indent, ascii_only):
    data = json.dumps(value, indent=indent, ensure_ascii=ascii_only).encode()
    quick, careful = decode(data), decode_carefully(data)
    assert (quick.findings, careful.findings) == ((), ())
    assert quick.value == careful.value


@given(value=st.dictionaries(st.text("ab:", max_size=2), json_values(), min_size=1, max_size=4), data=st.data())
def test_no_repeated_key_goes_unseen(value, data):
    members = [f"{json.dumps(key)}: {json.dumps(item)}" for key, item in value.items()]
    again = data.draw(st.sampled_from(list(value)))
    members.append(f"{json.dumps(again)}: {json.dumps(data.draw(json_values()))}")
    text = "{" + ", ".join(data.draw(st.permutations(members))) + "}"
    assert [finding.path for finding in decode(text.encode()).findings] == [(again,)]


@few
@given(records=canonical_records())
def test_records_of_the_library_with_their_claims_have_no_error(records):
    # Whether what they say makes sense is another question: they are made at random.
    assert validate([*records, *lift(records)], disable=["meaning."]).ok


@few
@given(records=canonical_records(), data=st.data())
def test_rules_of_meaning_find_the_same_in_any_order(records, data):
    lifted = [*records, *lift(records)]
    given_, other = validate(lifted, references=False), validate(data.draw(st.permutations(lifted)), references=False)
    assert problems(given_) == problems(other)


def problems(report):
    # Which of several equal problems comes first depends on the order; how many there are does not.
    found = Counter()
    for issue in report.issues:
        found[issue.code, issue.record if issue.count == 1 else None] += issue.count
    return found
