"""What a source denies or retracts."""

from __future__ import annotations

import pytest


@pytest.fixture(params=["denies", "retracts"])
def stance(request):
    return request.param


def test_the_equal_value_of_the_same_source_is_withdrawn(say, compiled, stance):
    claims = [say("visit:v", "hosts", "actor:p"), say("visit:v", "hosts", "actor:q")]
    made = compiled(say("visit:v", "sending", "MLI"), *claims, say("visit:v", "hosts", "actor:p", stance=stance))
    assert made["visit:v"]["hosts"] == ["actor:q"]


def test_the_value_of_another_source_stays(say, compiled, stance):
    denied = say("visit:v", "start", "2025", "source:b", stance=stance)
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "start", "2025"), denied)
    assert made["visit:v"]["start"] == "2025"


def test_without_a_value_all_values_of_the_source_are_withdrawn(say, compiled, stance):
    claims = [say("visit:v", "hosts", "actor:p"), say("visit:v", "hosts", "actor:q", stance="plans")]
    made = compiled(say("visit:v", "sending", "MLI"), *claims, say("visit:v", "hosts", stance=stance))
    assert "hosts" not in made["visit:v"]


def test_without_a_value_other_sources_and_properties_stay(say, compiled, stance):
    claims = [say("visit:v", "sending", "MLI"), say("visit:v", "hosts", "actor:p", "source:b")]
    made = compiled(*claims, say("visit:v", "hosts", stance=stance))
    assert made["visit:v"]["hosts"] == ["actor:p"]


def test_a_plan_can_be_withdrawn(say, compiled, stance):
    plan = say("visit:v", "start", "2025-06-21", stance="plans")
    made = compiled(say("visit:v", "sending", "MLI"), plan, say("visit:v", "start", "2025-06-21", stance=stance))
    assert "start" not in made["visit:v"]


def test_a_record_of_which_everything_is_withdrawn_is_not_compiled(say, compiled, stance):
    assert compiled(say("visit:v", "sending", "MLI"), say("visit:v", "sending", "MLI", stance=stance)) == {}


def test_a_withdrawal_alone_supplies_nothing(say, compiled, stance):
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "start", "2025", stance=stance))
    assert "start" not in made["visit:v"]


def test_a_withdrawn_value_that_fits_nothing_withdraws_nothing(say, compiled, stance):
    odd = say("visit:v", "start", {"min": 1}, stance=stance)
    made = compiled(say("visit:v", "sending", "MLI"), say("visit:v", "start", "2025"), odd)
    assert made["visit:v"]["start"] == "2025"


def test_a_value_is_withdrawn_however_it_is_written(say, compiled, stance):
    place = say("visit:v", "places", {"name": "Moscou"})
    denied = say("visit:v", "places", {"name": "Moscou", "kind": None}, stance=stance)
    assert "places" not in compiled(say("visit:v", "sending", "MLI"), place, denied)["visit:v"]


def test_a_value_is_withdrawn_under_the_id_that_a_linked_record_has_now(say, compiled, stance):
    claims = [say("visit:v", "hosts", "actor:q"), say("visit:v", "hosts", "actor:p", stance=stance)]
    made = compiled(say("visit:v", "sending", "MLI"), *claims, same={"actor:q": "actor:p"})
    assert "hosts" not in made["visit:v"]
