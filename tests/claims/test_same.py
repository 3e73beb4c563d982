"""Records that were linked: one id stands for several."""

from __future__ import annotations

SAME = {"actor:q": "actor:p", "visit:w": "visit:v", "source:b": "source:a"}


def test_claims_of_linked_records_make_one_record(say, compiled):
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:w", "receiving", "RUS", "source:c"), same=SAME)
    assert made["visit:v"]["receiving"] == "RUS"
    assert "visit:w" not in made


def test_a_merged_record_lists_all_members(say, compiled):
    made = compiled(say("visit:w", "sending", "MLI"), same=SAME)
    assert made["visit:v"]["merged_from"] == ["visit:v", "visit:w"]


def test_earlier_members_stay_members(say, compiled):
    claims = [say("visit:v", "sending", "MLI"), say("visit:v", "merged_from", "visit:x")]
    assert compiled(*claims, same=SAME)["visit:v"]["merged_from"] == ["visit:v", "visit:w", "visit:x"]


def test_a_record_that_is_linked_to_nothing_lists_no_members(say, compiled):
    assert "merged_from" not in compiled(say("visit:x", "sending", "MLI"), same=SAME)["visit:x"]


def test_references_are_to_the_record_that_stands_for_all(say, compiled):
    hosts = [say("visit:v", "hosts", one) for one in ("actor:p", "actor:q")]
    made = compiled(say("visit:v", "sending", "MLI"), *hosts, same=SAME)
    assert made["visit:v"]["hosts"] == ["actor:p"]


def test_ids_within_values_are_mapped(say, compiled):
    signed = say("agreement:x", "signatories", {"actor": "actor:q", "on_behalf_of": "actor:MLI"})
    made = compiled(signed, same=SAME)
    assert made["agreement:x"]["signatories"] == [{"actor": "actor:p", "on_behalf_of": "actor:MLI"}]


def test_words_that_look_like_an_id_are_left_alone(say, compiled):
    assert compiled(say("actor:p", "name", "actor:q"), same=SAME)["actor:p"]["name"] == "actor:q"


def test_sources_that_were_linked_are_one_source(say, compiled, article):
    sources = [article("source:a", path="a.txt"), article("source:b", title="T")]
    made = compiled(*sources, say("visit:v", "sending", "MLI", "source:b"), same=SAME)
    assert made["source:a"] == {
        "type": "source", "id": "source:a", "title": "T", "path": "a.txt", "merged_from": ["source:a", "source:b"],
    }  # fmt: skip
    assert made["visit:v"]["sources"] == ["source:a"]


def test_sources_that_were_linked_are_one_witness(say, compiled):
    said = [
        say("visit:x", "start", value, source)
        for value, source in [("2025", "source:a"), ("2025", "source:b"), ("2025-06", "source:c")]
    ]
    assert compiled(say("visit:x", "sending", "MLI"), *said, same=SAME)["visit:x"]["start"] == "2025-06"
