"""Records of third parties, beside those that have claims."""

from diplomev import Visit, reconcile
from diplomev.claims import LIFT
from diplomev.model import Claim
from diplomev.reconcile.delivered import taken_apart

ROW = Visit(id="visit:row", sending=["MLI"], receiving="RUS", start="2025-06-23", sources=["source:sheet"])


def lifted(records):
    return [record for record in taken_apart(records) if isinstance(record, Claim) and record.extractor == LIFT]


def test_a_record_without_claims_is_claimed_by_its_delivery():
    assert {(claim.property, claim.value) for claim in lifted([ROW])} == {
        ("sending", "MLI"), ("receiving", "RUS"), ("start", "2025-06-23"), ("sources", "source:sheet"),
    }  # fmt: skip


def test_what_a_claim_says_already_is_not_said_again(say):
    assert {claim.property for claim in lifted([ROW, say("visit:row", "start", "2025-06-23", "sheet")])} == {
        "sending", "receiving",
    }  # fmt: skip


def test_a_value_that_was_not_chosen_is_claimed_all_the_same(say):
    claims = [say("visit:row", "start", day, "sheet") for day in ("2025-06-23", "2025-06-24")]
    assert "start" not in {claim.property for claim in lifted([ROW, *claims])}


def test_what_was_reconciled_adds_no_claim():
    once = reconcile([ROW])
    assert reconcile(once).records == once.records


def test_a_state_is_not_claimed_for_what_the_vocabulary_says(say):
    once = reconcile([say("actor:MLI", "names", {"value": "Mali"})])
    assert lifted(once.records) == []
