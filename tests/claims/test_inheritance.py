"""Parts of a set of agreements take over what the set says and they do not."""

from __future__ import annotations

import pytest


@pytest.fixture
def whole(say):
    return [
        say("agreement:set", "parties", "actor:MLI"),
        say("agreement:set", "status", "signed"),
        say("agreement:set", "signed", "2025-06-23"),
        say("agreement:set", "visit", "visit:v"),
        say("agreement:set", "sectors", "energy"),
        say("agreement:set", "count", {"min": 3, "max": 3}),
    ]


def test_a_part_takes_over_parties_status_day_and_visit(say, compiled, whole):
    made = compiled(*whole, say("agreement:part", "part_of", "agreement:set"))
    assert made["agreement:part"] == {
        "type": "agreement",
        "id": "agreement:part",
        "sources": ["source:a"],
        "part_of": "agreement:set",
        "parties": ["actor:MLI"],
        "status": "signed",
        "signed": "2025-06-23",
        "visit": "visit:v",
    }


def test_what_is_said_of_the_part_itself_stands(say, compiled, whole):
    part = [say("agreement:part", "part_of", "agreement:set"), say("agreement:part", "status", "in_force")]
    assert compiled(*whole, *part)["agreement:part"]["status"] == "in_force"


def test_a_part_of_a_part_takes_over_as_well(say, compiled, whole):
    parts = [say("agreement:b", "part_of", "agreement:set"), say("agreement:a", "part_of", "agreement:b")]
    assert compiled(*whole, *parts)["agreement:a"]["parties"] == ["actor:MLI"]


def test_parts_of_each_other_do_no_harm(say, compiled):
    claims = [say("agreement:a", "part_of", "agreement:b"), say("agreement:b", "part_of", "agreement:a")]
    made = compiled(*claims, say("agreement:b", "status", "signed"))
    assert made["agreement:a"]["status"] == "signed"


def test_a_part_of_itself_does_no_harm(say, compiled):
    assert compiled(say("agreement:a", "part_of", "agreement:a"))["agreement:a"]["part_of"] == "agreement:a"


def test_a_part_of_a_set_that_nobody_speaks_of_stands_alone(say, compiled):
    assert compiled(say("agreement:a", "part_of", "agreement:z"))["agreement:a"]["part_of"] == "agreement:z"


def test_a_long_chain_of_parts_is_compiled(say, compiled):
    chain = [say(f"agreement:{n}", "part_of", f"agreement:{n + 1}") for n in range(3000)]
    assert compiled(*chain, say("agreement:3000", "status", "signed"))["agreement:0"]["status"] == "signed"
