"""From claims to records: lists, plans, existence, values that do not fit, States."""

from __future__ import annotations


def test_claims_of_one_subject_become_one_record(say, compiled):
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "receiving", "RUS"))
    assert made == {
        "visit:v": {
            "type": "visit",
            "id": "visit:v",
            "sources": ["source:a"],
            "sending": ["MLI"],
            "receiving": "RUS",
        }
    }


def test_elements_of_a_list_are_sorted_and_stand_once(say, compiled):
    hosts = [say("visit:v", "hosts", one, source) for one, source in [("actor:q", "source:a"), ("actor:p", "source:b")]]
    again = say("visit:v", "hosts", "actor:q", "source:b")
    made = compiled(say("visit:v", "sending", "MLI"), *hosts, again)
    assert made["visit:v"]["hosts"] == ["actor:p", "actor:q"]


def test_an_element_that_another_one_refines_is_left_out(say, compiled):
    bare, full = {"name": "Moscou"}, {"name": "Moscou", "country": "RUS", "kind": "city"}
    places = [say("visit:v", "places", bare), say("visit:v", "places", full, "source:b")]
    assert compiled(say("visit:v", "sending", "MLI"), *places)["visit:v"]["places"] == [full]


def test_a_null_within_a_value_says_nothing(say, compiled):
    places = [{"name": "Moscou", "kind": None}, {"name": "Moscou"}]
    claims = [say("visit:v", "places", place) for place in places]
    assert compiled(say("visit:v", "sending", "MLI"), *claims)["visit:v"]["places"] == [{"name": "Moscou"}]


def test_an_integral_float_is_an_integer(say, compiled):
    made = compiled(say("agreement:x", "count", {"min": 2.0, "max": 3}))
    assert made["agreement:x"]["count"] == {"min": 2, "max": 3}


def test_a_plan_supplies_a_value_where_nothing_is_asserted(say, compiled):
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "start", "2025-06-21", stance="plans"))
    assert made["visit:v"]["start"] == "2025-06-21"


def test_an_assertion_takes_the_place_of_every_plan(say, compiled):
    plans = [say("visit:v", "start", "2025-06-21", source, stance="plans") for source in ("source:b", "source:c")]
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "start", "2025-06-22"), *plans)
    assert made["visit:v"]["start"] == "2025-06-22"


def test_an_asserted_element_takes_the_place_of_planned_ones(say, compiled):
    claims = [say("visit:v", "visitors", "actor:p"), say("visit:v", "visitors", "actor:q", stance="plans")]
    assert compiled(*claims)["visit:v"]["visitors"] == ["actor:p"]


def test_what_is_planned_has_not_been_signed(say, compiled):
    plan = say("agreement:x", "signed", "2025-06-23", stance="plans")
    made = compiled(say("agreement:x", "kind", "agreement"), plan)
    assert "signed" not in made["agreement:x"]


def test_entry_into_force_and_end_take_assertions_only(say, compiled):
    plans = [say("agreement:x", name, "2030", stance="plans") for name in ("in_force", "ended")]
    made = compiled(say("agreement:x", "kind", "agreement"), *plans)
    assert made["agreement:x"].keys() == {"type", "id", "sources", "kind"}


def test_a_doubt_supplies_nothing(say, compiled):
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "start", "2025", stance="doubts"))
    assert "start" not in made["visit:v"]


def test_a_doubt_takes_nothing_away(say, compiled):
    claims = [say("visit:v", "start", "2025"), say("visit:v", "start", "2025", stance="doubts")]
    assert compiled(say("visit:v", "sending", "MLI"), *claims)["visit:v"]["start"] == "2025"


def test_a_record_of_which_everything_is_doubted_is_not_compiled(say, compiled):
    assert compiled(say("visit:v", "sending", "MLI", stance="doubts")) == {}


def test_a_record_of_which_too_little_is_claimed_for_its_model_is_not_compiled(say, compiled):
    assert compiled(say("visit:v", "start", "2025")) == {}


def test_a_record_that_is_only_said_to_have_sources_exists(say, compiled):
    made = compiled(say("engagement:e", "sources", "source:b"))
    assert made["engagement:e"]["sources"] == ["source:a", "source:b"]


def test_a_value_that_does_not_fit_its_property_is_passed_over(say, compiled):
    odd = [say("visit:v", "start", value) for value in ("June", 2025, {"min": 1}, "2025-02-30")]
    made = compiled(say("visit:v", "sending", "MLI"), *odd)
    assert made["visit:v"].keys() == {"type", "id", "sources", "sending"}


def test_an_unfit_source_is_passed_over(say, compiled):
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "sources", {"name": "a paper"}))
    assert made["visit:v"]["sources"] == ["source:a"]


def test_a_property_that_the_model_does_not_know_is_passed_over(say, compiled):
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "colour", "red"), say("visit:v", "id", "visit:w"))
    assert made["visit:v"].keys() == {"type", "id", "sources", "sending"}


def test_claims_about_claims_make_no_record(say, compiled):
    assert compiled(say("claim:c", "confidence", 3)) == {}


def test_a_state_is_named_from_the_vocabulary(say, compiled):
    made = compiled(say("actor:MLI", "kind", "state"))
    assert made["actor:MLI"] == {
        "type": "actor",
        "id": "actor:MLI",
        "sources": ["source:a"],
        "kind": "state",
        "name": "Mali",
        "country": "MLI",
    }


def test_three_capitals_that_are_no_code_are_not_taken_for_a_state(say, compiled):
    made = compiled(say("actor:QQQ", "name", "Quorum"))
    assert "country" not in made["actor:QQQ"]


def test_a_source_keeps_its_own_value_before_what_is_claimed_of_it(say, compiled, article):
    made = compiled(article(title="A day"), say("source:a", "title", "One day"), say("source:a", "publisher", "L"))
    assert made["source:a"] == {"type": "source", "id": "source:a", "title": "A day", "publisher": "L"}


def test_lists_of_a_source_take_what_is_claimed_of_them(say, compiled, article):
    made = compiled(article(authors=("B",)), say("source:a", "authors", "A"))
    assert made["source:a"]["authors"] == ["A", "B"]


def test_two_records_of_one_source_complete_each_other(compiled, article):
    one, other = article(path="a.txt", title="T"), article(path="b.txt", authors=("A",))
    both = {"source:a": {"type": "source", "id": "source:a", "title": "T", "path": "a.txt", "authors": ["A"]}}
    assert compiled(one, other) == compiled(other, one) == both


def test_foreign_data_of_several_sources_stand_together(say, compiled):
    data = [say("visit:v", "ext", {"acme:a": 1}), say("visit:v", "ext", {"acme:b": 2}, "source:b")]
    made = compiled(say("visit:v", "sending", "MLI"), *data)
    assert made["visit:v"]["ext"] == {"acme:a": 1, "acme:b": 2}


def test_of_two_foreign_data_under_one_key_the_default_policy_chooses(say, compiled):
    data = [say("visit:v", "ext", {"acme:a": value}, source) for value, source in [(1, "source:b"), (2, "source:c")]]
    human = say("visit:v", "ext", {"acme:a": 1}, "source:c", extractor="human")
    assert compiled(say("visit:v", "sending", "MLI"), *data, human)["visit:v"]["ext"] == {"acme:a": 1}


def test_records_come_sorted_by_type_and_id(say, compiled, article):
    claims = [say(f"visit:{key}", "sending", "MLI") for key in "ba"]
    made = compiled(*claims, say("actor:z", "name", "Z"), article("source:b"), article("source:a"))
    assert list(made) == ["source:a", "source:b", "actor:z", "visit:a", "visit:b"]
