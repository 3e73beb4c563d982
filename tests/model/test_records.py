import orjson
import pytest
from pydantic import BaseModel, ValidationError

from diplomev import model
from diplomev.model import DOCUMENT, MODELS, RECORD, Actor, Bundle, Claim, Evidence, PartialDate, Visit
from diplomev.schema.examples import example_bundle, examples

ALL_MODELS = [found for name in model.__all__ if isinstance(found := getattr(model, name), type)]
ALL_MODELS = [found for found in ALL_MODELS if issubclass(found, BaseModel)]
STATEMENT = {"subject": "visit:a", "property": "start", "value": "2025", "stance": "asserts"}
NEEDED = {
    "source": {},
    "actor": {"name": "A"},
    "visit": {"sending": ["MLI"]},
    "engagement": {},
    "agreement": {},
    "claim": {"kind": "quotation", "source": "source:a", "text": "A"},
}


def minimal(kind):
    return {"type": kind, "id": f"{kind}:a", **NEEDED[kind]}


def errors(value):
    with pytest.raises(ValidationError) as caught:
        DOCUMENT.validate_json(orjson.dumps(value))
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


@pytest.mark.parametrize("kind", list(MODELS))
def test_a_record_needs_little(kind):
    assert isinstance(RECORD.validate_python(minimal(kind)), MODELS[kind])


@pytest.mark.parametrize("kind", list(MODELS))
def test_a_record_gives_back_what_it_was_given(kind):
    assert RECORD.validate_python(examples()[kind]).to_dict() == examples()[kind]


@pytest.mark.parametrize("kind", list(MODELS))
def test_a_record_cannot_be_changed(kind):
    record = RECORD.validate_python(examples()[kind])
    with pytest.raises(ValidationError, match="frozen"):
        record.id = f"{kind}:b"


@pytest.mark.parametrize("kind", list(MODELS))
def test_a_record_is_closed(kind):
    assert errors({**minimal(kind), "colour": "red"}) == [("extra_forbidden", (kind, "colour"))]


@pytest.mark.parametrize("kind", list(MODELS))
def test_null_on_an_optional_field_means_absent(kind):
    optional = [name for name, field in MODELS[kind].model_fields.items() if not field.is_required() and name != "type"]
    given = minimal(kind)
    nulls = dict.fromkeys(name for name in optional if name not in given)
    assert DOCUMENT.validate_json(orjson.dumps({**given, **nulls})).to_dict() == given


@pytest.mark.parametrize("kind", list(MODELS))
def test_equal_records_are_one_in_a_set(kind):
    one, other = (RECORD.validate_python(examples()[kind]) for _ in range(2))
    assert len({one, other}) == 1


def test_values_inside_records_are_hashable():
    visit = RECORD.validate_python(examples()["visit"])
    assert len({*visit.places, *visit.places}) == 1


@pytest.mark.parametrize("kind", list(MODELS))
def test_a_record_without_its_type_is_refused(kind):
    record = minimal(kind)
    del record["type"]
    assert errors(record) == [("union_tag_not_found", ())]


def test_a_python_object_knows_its_type_itself():
    assert Visit(id="visit:a", sending=("MLI",)).to_dict()["type"] == "visit"


def test_a_reference_to_another_kind_of_record_is_refused():
    found = errors({**minimal("visit"), "hosts": ["actor:a", "source:a"]})
    assert found == [("string_pattern_mismatch", ("visit", "hosts", 1))]


def test_a_code_that_the_list_does_not_have_is_refused():
    assert errors({**minimal("visit"), "rank": "State"}) == [("literal_error", ("visit", "rank"))]


def test_a_list_holds_no_null():
    assert errors({**minimal("visit"), "sectors": ["energy", None]}) == [("literal_error", ("visit", "sectors", 1))]


def test_an_error_names_the_place_of_the_value():
    bundle = {"type": "bundle", "schema_version": "1.0", "records": [minimal("actor"), minimal("visit")]}
    bundle["records"][1]["places"] = [{"name": "A"}, {"name": ""}]
    assert errors(bundle) == [("string_too_short", ("bundle", "records", 1, "visit", "places", 1, "name"))]


def test_a_list_that_is_null_is_empty_in_python():
    assert Visit(id="visit:a", sending=["MLI"], hosts=None).hosts == ()


@pytest.mark.parametrize("names", [{}, {"name": None}, {"roles": []}, {"roles": None}])
def test_an_actor_has_a_name_or_a_role(names):
    assert errors({"type": "actor", "id": "actor:a", **names}) == [("needs_one_of", ("actor",))]


def test_an_actor_may_have_no_name():
    assert Actor(id="actor:a", roles=({"office": "foreign_minister", "country": "NER"},)).name is None


@pytest.mark.parametrize("who", [{}, {"visitors": []}, {"sending": None, "visitors": None}])
def test_a_visit_has_visitors_or_sending_states(who):
    assert errors({"type": "visit", "id": "visit:a", **who}) == [("needs_one_of", ("visit",))]


@pytest.mark.parametrize("name", list(STATEMENT))
def test_a_statement_is_complete(name):
    claim = {"type": "claim", "id": "claim:a", "kind": "statement", "source": "source:a", **STATEMENT}
    del claim[name]
    assert errors(claim) == [("claim_incomplete", ("claim",))]


def test_an_incomplete_claim_is_told_what_is_missing():
    with pytest.raises(ValidationError, match="A statement needs `property`, `value`"):
        Claim(id="claim:a", kind="statement", source="source:a", subject="visit:a", stance="plans")


@pytest.mark.parametrize("stance", ["denies", "doubts", "retracts"])
def test_what_is_denied_needs_no_value(stance):
    claim = Claim(id="claim:a", kind="statement", source="source:a", subject="visit:a", property="start", stance=stance)
    assert claim.value is None


@pytest.mark.parametrize("value", [False, 0, "", []])
def test_a_value_that_is_false_is_a_value(value):
    claim = {"id": "claim:a", "kind": "statement", "source": "source:a", **STATEMENT, "value": value}
    assert Claim(**claim).to_dict()["value"] == value


def test_a_quotation_has_words():
    claim = {"type": "claim", "id": "claim:a", "kind": "quotation", "source": "source:a"}
    assert errors(claim) == [("claim_incomplete", ("claim",))]


@pytest.mark.parametrize("ends", [{"start": 3}, {"end": 3}, {"start": None, "end": 3}])
def test_evidence_has_both_ends_or_none(ends):
    with pytest.raises(ValidationError, match="stand together"):
        Evidence(exact="A", **ends)


def test_dates_in_records_are_partial_dates():
    assert Visit(id="visit:a", sending=["MLI"], start="2025-06").start == PartialDate("2025-06")


def test_a_bundle_gives_back_what_it_was_given():
    assert Bundle.model_validate(example_bundle()).to_dict() == example_bundle()


@pytest.mark.parametrize("wanted", ["type", "schema_version"])
def test_a_bundle_says_that_it_is_one_and_its_version(wanted):
    bundle = example_bundle()
    del bundle[wanted]
    assert errors(bundle)


def test_a_bundle_holds_no_bundle():
    bundle = {"type": "bundle", "schema_version": "1.0", "records": [{"type": "bundle", "schema_version": "1.0"}]}
    assert errors(bundle) == [("union_tag_invalid", ("bundle", "records", 0))]


@pytest.mark.parametrize("found", ALL_MODELS, ids=lambda found: found.__name__)
def test_every_field_is_described(found):
    undescribed = [name for name, field in found.model_fields.items() if not field.description]
    # `type` and `id` of the common base are described where each record declares its own.
    assert undescribed == ([] if found.__name__ not in {"Record", "View"} else ["type", "id"])
