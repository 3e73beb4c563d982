"""From records to claims: what a delivered record says beyond its own claims."""

from __future__ import annotations

import pytest

from diplomev.claims import LIFT, compile_records, dataset_source, lift
from diplomev.model import Actor, Claim, Source, Visit

FILE = Source(id="source:file", kind="dataset")


def lifted(*records):
    return [r for r in lift(records, delivered_by=FILE) if isinstance(r, Claim) and r.extractor == LIFT]


@pytest.fixture
def visit():
    return Visit(id="visit:v", sending=("MLI", "NER"), receiving="RUS")


def test_every_value_becomes_a_claim_and_every_element_one_of_its_own(visit):
    said = [(claim.property, claim.value) for claim in lifted(visit)]
    assert said == [("sending", "MLI"), ("sending", "NER"), ("receiving", "RUS")]


def test_the_claims_are_the_delivering_files(visit):
    assert {(claim.source, claim.subject, claim.stance) for claim in lifted(visit)} == {
        ("source:file", "visit:v", "asserts")
    }


def test_the_claims_have_no_evidence(visit):
    assert all(claim.evidence == () for claim in lifted(visit))


def test_sources_and_claims_pass_unchanged(say):
    given = (Source(id="source:a", authors=("B", "A")), say("visit:v", "sending", "MLI"))
    assert lift(given, delivered_by=FILE) == given


def test_what_the_records_own_claims_give_is_not_lifted(say, visit):
    own = [say("visit:v", "sending", "MLI"), say("visit:v", "receiving", "RUS")]
    assert [(claim.property, claim.value) for claim in lifted(*own, visit)] == [("sending", "NER")]


def test_a_value_that_differs_from_the_records_own_claims_is_lifted(say, visit):
    own = [say("visit:v", "sending", code) for code in ("MLI", "NER")]
    claims = lifted(*own, say("visit:v", "receiving", "BLR"), visit)
    assert [(claim.property, claim.value) for claim in claims] == [("receiving", "RUS")]


def test_true_is_not_one(say):
    own = [say("actor:p", "name", "P"), say("actor:p", "ext", {"acme:a": 1})]
    record = Actor(id="actor:p", name="P", ext={"acme:a": True})
    assert [claim.value for claim in lifted(*own, record)] == [{"acme:a": True}]


def test_claims_of_the_members_of_a_merged_record_are_its_own(say):
    own = [say("visit:v", "sending", "MLI"), say("visit:w", "receiving", "RUS"), say("visit:v", "hosts", "actor:q")]
    same = {"visit:w": "visit:v", "actor:q": "actor:p"}
    merged = compile_records([*own, say("actor:q", "name", "Q")], same=same)
    assert lifted(*own, say("actor:q", "name", "Q"), *merged) == []


def test_the_delivering_file_is_among_the_result_where_a_claim_of_it_is(visit):
    assert lift([visit], delivered_by=FILE)[0] == FILE


def test_the_delivering_file_is_left_out_where_it_says_nothing():
    assert lift([], delivered_by=FILE) == ()


def test_the_delivering_file_stands_once(visit):
    assert lift([FILE, visit], delivered_by=FILE).count(FILE) == 1


def test_a_file_without_a_source_gets_one_from_what_it_holds(visit):
    assert lift([visit])[0] == dataset_source([visit])


def test_the_source_of_a_file_does_not_depend_on_the_order_of_its_records(visit):
    other = Actor(id="actor:p", name="P")
    assert dataset_source([visit, other]).id == dataset_source([other, visit]).id


def test_the_source_of_a_file_depends_on_what_it_holds(visit):
    assert dataset_source([visit]).id != dataset_source([visit, Actor(id="actor:p", name="P")]).id


def test_a_record_that_names_its_sources_does_not_get_the_file_for_one(visit):
    named = visit.model_copy(update={"sources": ("source:a",)})
    made = compile_records(lift([named], delivered_by=FILE))
    assert made[-1].sources == ("source:a",)


def test_a_record_without_sources_has_the_file_for_one(visit):
    assert compile_records(lift([visit], delivered_by=FILE))[-1].sources == ("source:file",)
