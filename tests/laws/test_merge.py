"""Law 6: what many sources become together depends on nothing but what they say and what people judge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplomev.claims import compile_records
from diplomev.model import Claim, Record, Source
from diplomev.model.identity import claim_id
from diplomev.reconcile import Judgement, merge

NAMES = ["Awa Keita", "Awa Keïta", "Awa Kieta", "A. Keita", "Moussa Keita", "Jean Martin"]
DAYS = ["2025", "2025-06", "2025-06-23", "2025-06-24", "2025-06-30", "2024-01-02"]
SIGNED = ["2025-06-23", "2025-06-24", "2025-06"]
Article = tuple[Record, ...]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """What one article says of a visit, its visitor and an agreement."""
    key = draw(st.sampled_from("abcdef"))
    source = f"source:{key}"
    visit, actor, agreement = (f"{kind}:{key}" for kind in ("visit", "actor", "agreement"))
    said: list[tuple[str, str, object]] = [
        (actor, "kind", "person"),
        (actor, "name", draw(st.sampled_from(NAMES))),
        (visit, "sending", "MLI"),
        (visit, "receiving", draw(st.sampled_from(["RUS", "FRA"]))),
        (visit, "visitors", actor),
        (agreement, "parties", "actor:MLI"),
        (agreement, "visit", visit),
        (agreement, "count", draw(st.sampled_from([{"min": 2}, {"min": 3, "max": 3}]))),
    ]
    if draw(st.booleans()):
        said.append((visit, "start", draw(st.sampled_from(DAYS))))
    if draw(st.booleans()):
        said.append((agreement, "signed", draw(st.sampled_from(SIGNED))))
    claims = [_claim(source, *what, draw(st.sampled_from(["asserts", "asserts", "plans"]))) for what in said]
    return (Source(id=source, published=draw(st.sampled_from([None, "2025-06-25"]))), *claims)


def _claim(source: str, subject: str, name: str, value: object, stance: str) -> Claim:
    made = {"source": source, "kind": "statement", "subject": subject, "property": name, "value": value}
    return Claim(id=claim_id(**made, stance=stance), **made, stance=stance)


def told(listed: list[Article]) -> list[Record]:
    return [record for article in listed for record in article]


worlds = st.lists(articles(), min_size=2, max_size=4, unique_by=lambda article: article[0].id)


@given(worlds, st.data())
def test_law_6_neither_order_nor_grouping_nor_repetition_matters(listed, data):
    whole = merge(told(listed)).records
    cut = data.draw(st.integers(0, len(listed)))
    mixed = data.draw(st.permutations(listed))
    one, other = merge(told(mixed[:cut])).records, merge(told(mixed[cut:])).records
    assert merge([*other, *one, *data.draw(st.sampled_from([(), one]))]).records == whole


@given(worlds)
def test_law_6_no_claim_is_lost(listed):
    said = {record for record in told(listed) if isinstance(record, Claim)}
    assert {record for record in merge(told(listed)).records if isinstance(record, Claim)} == said


@given(worlds)
def test_splitting_again_restores_the_parts(listed):
    merged = merge(told(listed)).records
    for article in listed:
        own = [record for record in merged if isinstance(record, Claim) and record.source == article[0].id]
        assert compile_records([article[0], *own]) == compile_records(article)


@given(worlds, st.data())
def test_law_6_taking_a_judgement_back_restores_what_was_before(listed, data):
    ids = sorted(article[0].id.replace("source", "visit") for article in listed)
    verdict = data.draw(st.sampled_from(["same", "different"]))
    judged = merge(told(listed), judgements=[Judgement.of(ids[0], ids[1], verdict, by="me")])
    before = merge(told(listed))
    assert merge(judged.records).records == before.records


@given(worlds, st.sampled_from(["same", "different"]))
def test_a_persons_judgement_holds(listed, verdict):
    one, other = (article[0].id.replace("source", "visit") for article in listed[:2])
    same = merge(told(listed), judgements=[Judgement.of(one, other, verdict, by="me")]).linking.same
    assert (same.get(one, one) == same.get(other, other)) == (verdict == "same")


@given(worlds)
def test_every_link_is_judged_and_every_group_has_one_id(listed):
    linking = merge(told(listed)).linking
    tied = {
        id_
        for judgement in linking.judgements
        if judgement.verdict == "same"
        for id_ in (judgement.left, judgement.right)
    }
    assert set(linking.same) <= tied
    assert not set(linking.same.values()) & set(linking.same)
