import json

import pytest


def test_positions_are_shown_with_source_words_and_sentence(run, world):
    lines = run("explain", world, "visit:june", "rank").out.splitlines()
    assert lines[:2] == ["Awa Keïta → Russia  visit:june", ""]
    assert "│   └── a.txt (Daily Mali, 2025-06-24): «official visit»" in lines
    assert "│       President Awa Keita arrived in Moscow on 23 June 2025 for an official visit." in lines
    assert "├── working  (asserts, not chosen)" in lines


def test_how_a_value_was_chosen_is_told_where_there_was_a_choice(run, world):
    assert "the value of the most independent sources" in run("explain", world, "visit:june", "rank").out
    assert "the value of the most independent sources" not in run("explain", world, "visit:june", "status").out


def test_without_a_property_all_are_explained(run, world):
    out = run("explain", world, "visit:june").out
    assert [name for name in ("visitors = ", "rank = ", "period = ") if f"\n{name}" not in out] == []


@pytest.mark.parametrize("beginning", ["visit:jun", "jun", "actor:keita-old"])
def test_the_beginning_of_an_id_is_enough_and_an_id_from_before_a_merge(run, world, beginning):
    assert run("explain", world, beginning).status == 0


def test_several_ids_that_begin_so_are_named(run, world):
    assert "2 ids begin so, such as visit:july and visit:june." in run("explain", world, "visit:ju").err


def test_programs_get_json(run, world):
    found = json.loads(run("explain", world, "visit:june", "rank", "--format", "json").out)
    assert (found["property"], found["value"], len(found["positions"])) == ("rank", "official", 3)


def test_programs_get_a_list_of_all_properties(run, world):
    found = json.loads(run("explain", world, "visit:june", "--format", "json").out)
    assert found[0]["property"] == "visitors"


@pytest.mark.parametrize(
    ("args", "says"),
    [(["visit:none"], "There is no record"), (["visit:june", "strat"], "Did you mean 'start'?")],
    ids=str,
)
def test_what_is_not_there_is_told_in_a_sentence(run, world, args, says):
    found = run("explain", world, *args)
    assert (found.status, found.out, found.err.count("\n")) == (2, "", 1)
    assert says in found.err
