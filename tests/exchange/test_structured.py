"""From the answer of a language model to records: nothing is believed that the text does not bear out."""

import copy
import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplomev as dv
from diplomev.model.identity import source_id, state_id, text_digest
from diplomev.testing.strategies import json_documents, json_values, mutated_json

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/exchange/answers.toml").read_text(encoding="utf-8"))["case"]
SCHEMA = dv.json_schema("structured-output")
TEXT = "Lars Holm est arrivé à Bamako. « Oui », a dit M. Holm au Mali. Le Mali a dit oui."
HOLM = {"type": "actor", "id": "holm", "kind": "person", "name": "Lars Holm"}
VISIT = {"type": "visit", "id": "v", "visitors": ["holm"], "receiving": "MLI"}
CLAIM = {"type": "claim", "id": "c", "kind": "statement", "subject": "v", "property": "visitors", "value": "holm"} | {
    "stance": "asserts",
    "evidence": [{"exact": "Lars Holm"}],
}


def answer(*records):
    return {"type": "bundle", "schema_version": "1.0", "records": copy.deepcopy(list(records))}


def made(*records, text=TEXT, **options):
    return dv.from_structured_output(answer(*records), text=text, **options)


def problems(found):
    return [[issue.code, issue.path] for issue in found.issues if not issue.code.startswith("meaning.")]


def by_type(found, record_type):
    return [record for record in found.records if record.type == record_type]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_answers(case):
    records = [json.loads(line) for line in case["records"].strip().splitlines()]
    found = made(*records, text=case["text"])
    assert [[one.status, one.given, one.exact or ""] for one in found.evidence] == case["evidence"]
    assert problems(found) == case["issues"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_words_of_a_span_are_those_of_the_text(case):
    records = [json.loads(line) for line in case["records"].strip().splitlines()]
    for one in made(*records, text=case["text"]).evidence:
        assert (one.exact is None) == (one.status == "missing")
        assert one.exact is None or case["text"][one.start : one.end] == one.exact


def test_records_of_a_good_answer_are_valid():
    found = made(HOLM, VISIT, CLAIM)
    assert found.ok
    assert found.accepted == found.records
    assert dv.validate(found.records, texts={found.records[0].id: TEXT}).ok


def test_nulls_are_dropped():
    found = made(
        HOLM | {"country": None, "roles": None}, VISIT | {"places": [{"name": "Bamako", "country": None}]}, CLAIM
    )
    (visit,) = by_type(found, "visit")
    assert visit.to_dict()["places"] == [{"name": "Bamako"}]


def test_an_answer_to_the_schema_comes_back_whole():
    names = {name.lower(): found["properties"] for name, found in SCHEMA["$defs"].items() if "properties" in found}
    full = answer(*(dict.fromkeys(names[record["type"]]) | record for record in (HOLM, VISIT, CLAIM)))
    assert jsonschema_rs.is_valid(SCHEMA, full)
    assert dv.from_structured_output(full, text=TEXT).records == made(HOLM, VISIT, CLAIM).records


def test_what_is_given_is_not_changed():
    given = answer(HOLM, VISIT, CLAIM)
    before = copy.deepcopy(given)
    dv.from_structured_output(given, text=TEXT)
    assert given == before


@pytest.mark.parametrize("form", [str, bytes], ids=["text", "bytes"])
def test_json_and_value_come_to_the_same(form):
    data = json.dumps(answer(HOLM, VISIT, CLAIM), ensure_ascii=False)
    found = dv.from_structured_output(data if form is str else data.encode(), text=TEXT)
    assert found.records == made(HOLM, VISIT, CLAIM).records


def test_issues_of_json_have_line_and_column():
    data = json.dumps(answer(HOLM, VISIT, CLAIM | {"evidence": [{"exact": "Niger"}]}), indent=1)
    (issue,) = [i for i in dv.from_structured_output(data, text=TEXT).issues if i.code == "ground.missing"]
    assert data.splitlines()[issue.line - 1][issue.column - 1] == "{"
    assert '"Niger"' in data.splitlines()[issue.line]


def test_labels_become_ids_everywhere():
    found = made(
        HOLM,
        VISIT,
        {"type": "engagement", "id": "e", "visit": "v", "participants": ["holm", "actor:MLI"]},
        {"type": "agreement", "id": "t", "signatories": [{"actor": "holm", "on_behalf_of": "actor:MLI"}], "visit": "v"},
        CLAIM | {"subject": "t", "property": "signatories", "value": {"actor": "holm", "on_behalf_of": "actor:MLI"}},
    )
    holm, visit, treaty = (found.ids[label] for label in ("holm", "v", "t"))
    (agreement,), (claim,) = by_type(found, "agreement"), by_type(found, "claim")
    assert (agreement.signatories[0].actor, agreement.visit) == (holm, visit)
    assert by_type(found, "engagement")[0].participants == (holm, state_id("MLI"))
    assert (claim.subject, claim.value["actor"]) == (treaty, holm)
    assert found.ids["c"] == claim.id


def test_ids_are_made_of_the_source_and_the_place_of_the_words():
    one, other = made(HOLM, VISIT, CLAIM), made(HOLM, VISIT | {"receiving": "NER", "id": "w"}, CLAIM | {"subject": "w"})
    assert one.ids["v"] == other.ids["w"]
    assert made(HOLM, VISIT, CLAIM, text=TEXT + " ").ids["v"] != one.ids["v"]


def test_an_id_of_the_model_is_a_label_like_any_other():
    found = made(HOLM | {"id": "actor:1"}, VISIT | {"visitors": ["actor:1"]}, CLAIM | {"value": "actor:1"})
    assert found.ids["actor:1"] != "actor:1"
    assert found.ok


def test_known_ids_stay():
    found = made(HOLM | {"id": "actor:x1"}, VISIT | {"visitors": ["actor:x1"]}, known=["actor:x1"])
    assert by_type(found, "actor")[0].id == "actor:x1"


def test_states_stay():
    state = {"type": "actor", "id": "actor:MLI", "kind": "state", "name": "Mali", "country": "MLI"}
    found = made(state, VISIT | {"visitors": ["actor:MLI"]})
    assert by_type(found, "visit")[0].visitors == ("actor:MLI",)


def test_one_label_may_be_borne_by_records_of_several_types():
    found = made(HOLM | {"id": "1"}, VISIT | {"id": "1", "visitors": ["1"]})
    assert by_type(found, "visit")[0].visitors == (by_type(found, "actor")[0].id,)


def test_a_claim_said_twice_is_one_record():
    found = made(HOLM, VISIT, CLAIM, CLAIM | {"id": "d", "confidence": 3})
    assert len(by_type(found, "claim")) == 1
    assert found.ids["c"] == found.ids["d"]
    assert found.ok


def test_two_claims_that_are_both_without_place_stay_two():
    found = made(HOLM, VISIT, *(CLAIM | {"evidence": [{"exact": word}]} for word in ("Niger", "Tchad")))
    assert len(by_type(found, "claim")) == 2


def test_accepted_leaves_out_what_is_wrong():
    found = made(HOLM, VISIT, CLAIM, CLAIM | {"id": "d", "property": "rank", "value": "state", "evidence": []})
    assert [record.type for record in found.records] == ["source", "actor", "visit", "claim", "claim"]
    assert [record.type for record in found.accepted] == ["source", "actor", "visit", "claim"]


def test_source_has_digest_and_length_of_the_text():
    source = made().records[0]
    assert (source.id, source.text_sha256) == (source_id(text_digest(TEXT)), text_digest(TEXT))
    assert source.length == len(TEXT)


def test_source_may_be_told_by_some_of_its_properties():
    source = made(source={"url": "https://example.org/1", "language": "fr"}).records[0]
    assert (source.id, source.language) == (source_id(text_digest(TEXT), "https://example.org/1"), "fr")


def test_source_may_be_a_record():
    given = dv.Source(id="source:a", title="A", length=len(TEXT))
    assert made(source=given).records[0] == given.model_copy(update={"text_sha256": text_digest(TEXT)})


@pytest.mark.parametrize(
    "source", [{"text_sha256": "0" * 64}, {"length": 1}, {"titel": "A"}, {"id": "a"}, {"title": 3}]
)
def test_source_that_is_not_that_of_the_text_is_a_wrong_call(source):
    with pytest.raises(dv.InvalidDataError, match="source: not valid"):
        made(source=source)


def test_extractor_stands_on_every_claim():
    assert by_type(made(HOLM, VISIT, CLAIM, extractor="acme/1.0#a"), "claim")[0].extractor == "acme/1.0#a"


def test_extractor_must_be_one():
    with pytest.raises(dv.InvalidDataError, match="'1 2' is no extractor"):
        made(extractor="1 2")


def test_line_ends_of_the_text_are_put_in_order():
    found = made(HOLM, VISIT, CLAIM, text="a\r\nLars Holm")
    assert (found.evidence[0].start, found.records[0].length) == (2, 11)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("", "json.empty"),
        ("I cannot help with that.", "json.syntax"),
        ("null", "json.not_object"),
        ("[]", "json.not_object"),
        ('"x"', "json.not_object"),
        ('{"type": "visit", "id": "visit:a", "sending": ["MLI"]}', "json.not_object"),
        ('{"type": "bundle", "schema_version": "1.0", "records": null}', "json.not_object"),
        ('{"type": "bundle", "schema_version": "1.0", "records": [', "json.syntax"),
        ('{"type": "bundle", "type": "bundle", "schema_version": "1.0", "records": []}', "json.duplicate_key"),
    ],
)
def test_what_is_no_answer_is_an_error(data, code):
    found = dv.from_structured_output(data, text=TEXT)
    assert [issue.code for issue in found.issues] == [code]
    assert [record.type for record in found.records] == ["source"]


@given(
    mutated_json(most=3)
    | json_documents(nulls=True)
    | json_values()
    | st.lists(json_values(), max_size=3).map(
        lambda records: {"type": "bundle", "schema_version": "1.0", "records": records}
    )
)
def test_no_answer_raises(data):
    found = dv.from_structured_output(json.dumps(data), text=TEXT)
    assert set(found.accepted) <= set(found.records)


@given(
    st.lists(st.text("MaliHo «»'\"’\n\u00a0", max_size=8), max_size=4), st.text("Mali Ho «»'\"’\n\u00a0", min_size=1)
)
def test_evidence_of_accepted_claims_stands_in_the_text(words, text):
    claim = CLAIM | {"evidence": [{"exact": word} for word in words]}
    found = made(HOLM, VISIT, claim, text=text)
    for record in found.accepted:
        for span in record.evidence if record.type == "claim" else ():
            assert text[span.start : span.end] == span.exact
