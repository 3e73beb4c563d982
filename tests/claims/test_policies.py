"""Which of several values a record has."""

from __future__ import annotations

import pytest

from diplomev.claims import most_independent


@pytest.fixture
def start(say, compiled):
    """Compiles claims on the start of one visit, each a value and a source, and gives the one chosen."""

    def choose(*said, sources=(), **options):
        claims = [say("visit:v", "start", value, f"source:{source}", **more) for value, source, more in said]
        return compiled(say("visit:v", "sending", "MLI"), *claims, *sources, **options)["visit:v"]["start"]

    return choose


def test_most_sources_win(start):
    assert start(("2025-06-23", "a", {}), ("2025-06-24", "b", {}), ("2025-06-24", "c", {})) == "2025-06-24"


def test_more_sources_win_over_a_more_precise_value(start):
    assert start(("2025-05-31", "a", {}), ("2025-06", "b", {}), ("2025-06", "c", {})) == "2025-06"


def test_a_value_that_another_one_refines_is_no_rival_of_it(start):
    assert start(("2025-06-23", "a", {}), ("2025-06", "b", {}), ("2025-06", "c", {})) == "2025-06-23"


def test_a_reprint_is_no_second_witness(start, article):
    said = ("2025-06-23", "a", {}), ("2025-05", "b", {}), ("2025-05", "c", {})
    assert start(*said, sources=[article("source:c", derived_from=("source:b",))]) == "2025-06-23"


def test_a_file_that_delivers_a_record_is_no_witness(start):
    said = (
        ("2025-06-23", "a", {}),
        ("2025-06-24", "b", {"extractor": "lift"}),
        ("2025-06-24", "c", {"extractor": "lift"}),
    )
    assert start(*said) == "2025-06-23"


def test_of_as_many_sources_the_more_precise_value_wins(start):
    assert start(("2025", "a", {}), ("2025-06-23", "b", {}), ("2025-06", "c", {})) == "2025-06-23"


def test_a_closed_count_is_more_precise_than_an_open_one(say, compiled):
    often = [say("agreement:x", "count", {"min": 2}, id=f"claim:{number}") for number in (1, 2)]
    made = compiled(*often, say("agreement:x", "count", {"min": 3, "max": 3}, "source:b"))
    assert made["agreement:x"]["count"] == {"min": 3, "max": 3}


def test_a_place_with_more_about_it_is_more_precise(say, compiled):
    often = [say("engagement:e", "place", {"name": "Oslo"}, id=f"claim:{number}") for number in (1, 2)]
    full = {"name": "Bergen", "country": "NOR"}
    assert compiled(*often, say("engagement:e", "place", full, "source:b"))["engagement:e"]["place"] == full


def test_of_as_precise_values_the_more_often_stated_wins(start):
    twice = [("2025-06-24", "a", {"id": f"claim:{number}"}) for number in (1, 2)]
    assert start(("2025-06-23", "b", {}), *twice) == "2025-06-24"


def test_of_as_often_stated_values_the_latest_published_wins(start, article):
    sources = [article("source:a", published="2025-06-20"), article("source:b", published="2025-06-22T08:00")]
    assert start(("2025-06-21", "a", {}), ("2025-06-24", "b", {}), sources=sources) == "2025-06-24"


def test_a_day_of_publication_that_only_the_text_bears_counts_as_well(start, say, article):
    sources = [
        article("source:a", published="2025-06-20"),
        article("source:b"),
        say("source:b", "published", "2025-06-22", "source:b"),
    ]
    assert start(("2025-06-21", "a", {}), ("2025-06-24", "b", {}), sources=sources) == "2025-06-24"


def test_the_day_of_a_statement_counts_before_the_day_of_publication(start, article):
    published = article("source:a", published="2025-06-20")
    said = ("2025-06-21", "a", {"stated": "2025-06-01"}), ("2025-06-24", "b", {"stated": "2025-06-19"})
    assert start(*said, sources=[published]) == "2025-06-24"


def test_a_day_is_later_than_the_month_that_it_may_lie_in(start, article):
    sources = [article("source:a", published="2025-06"), article("source:b", published="2025-06-20")]
    assert start(("2025-06-21", "a", {}), ("2025-06-24", "b", {}), sources=sources) == "2025-06-24"


def test_a_persons_correction_wins_over_all(start):
    said = ("2025-06-23", "a", {}), ("2025-06-23", "b", {}), ("2025", "c", {"extractor": "human"})
    assert start(*said) == "2025"


def test_a_persons_correction_wins_over_a_further_step(say, compiled):
    claims = [say("agreement:x", "status", "ratified"), say("agreement:x", "status", "signed", extractor="human")]
    assert compiled(*claims)["agreement:x"]["status"] == "signed"


def test_an_agreement_has_the_furthest_step_that_is_stated(say, compiled):
    claims = [say("agreement:x", "status", value, f"source:{value}") for value in ("signed", "in_force", "ratified")]
    others = [say("agreement:x", "status", "signed", f"source:{one}") for one in "abc"]
    assert compiled(*claims, *others)["agreement:x"]["status"] == "in_force"


def test_a_policy_can_be_given_for_a_property(start):
    def earliest(positions):
        return min(positions, key=lambda position: position.value)

    said = ("2025-06-23", "a", {}), ("2025-06-24", "b", {}), ("2025-06-24", "c", {})
    assert start(*said, policies={("visit", "start"): earliest}) == "2025-06-23"


def test_a_policy_sees_how_many_sources_stand_behind_each_value(say, compiled):
    seen = {}

    def look(positions):
        seen.update({position.value: position.independent for position in positions})
        return most_independent(positions)

    claims = [say("visit:v", "receiving", "RUS", f"source:{one}") for one in "ab"]
    claims.append(say("visit:v", "receiving", "BLR", "source:c", extractor="human"))
    compiled(say("visit:v", "sending", "MLI"), *claims, policies={("visit", "receiving"): look})
    assert seen == {"RUS": 2, "BLR": 0}
