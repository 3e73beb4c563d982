"""Records that lead back to themselves are brought together like any others, and nothing of them is lost."""

import pytest

from diplomev import Agreement, Judgement, Source, reconcile


def instruments(name):
    """Three agreements of which each leads to the next, the last one to the first."""
    ids = ["agreement:a", "agreement:b", "agreement:c"]
    one_or_many = {"part_of": str}.get(name, lambda other: [other])
    return [
        Agreement(id=id_, kind="protocol", **{name: one_or_many(other)})
        for id_, other in zip(ids, [*ids[1:], ids[0]], strict=True)
    ]


@pytest.mark.parametrize("name", ["part_of", "replaces", "amends"])
def test_agreements(name):
    found = {one.id: getattr(one, name) for one in reconcile(instruments(name)).agreements}
    assert found == {one.id: getattr(one, name) for one in instruments(name)}


def test_sources_that_repeat_each_other():
    said = [
        Source(id=f"source:{one}", kind="news_article", derived_from=[f"source:{other}"])
        for one, other in ("ab", "bc", "ca")
    ]
    assert list(reconcile(said).sources) == said


@pytest.mark.parametrize("name", ["part_of", "replaces", "amends"])
def test_what_was_brought_together_does_not_lead_to_itself(name):
    joined = Judgement.of("agreement:a", "agreement:b", "same", by="me", at="2025-07-01")
    found = reconcile(instruments(name)[:2], judgements=[joined])
    assert "agreement:a" not in str(getattr(found.agreements[0], name))


def test_judgements_in_a_circle():
    pairs = [("agreement:a", "agreement:b"), ("agreement:b", "agreement:c"), ("agreement:c", "agreement:a")]
    judgements = [Judgement.of(*pair, "same", by="me", at="2025-07-01") for pair in pairs]
    (one,) = reconcile(instruments("replaces"), judgements=judgements).agreements
    assert set(one.merged_from) == {"agreement:a", "agreement:b", "agreement:c"}
