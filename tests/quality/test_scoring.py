"""The scorer itself: what counts as right, wrong and missed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from gate.floors import raised, shortfalls
from gate.found import Event, Found, Quote, how_many
from gate.likeness import Who, same_actor, same_date, same_name, same_value, same_words
from gate.material import Case
from gate.scoring import judge
from gate.tally import Tally, compare

import diplomev as dv

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gate.scoring import Outcome
    from gate.tally import Agree, Gold

ANA, BEA = Who("actor:1", ("Ana Lima",)), Who("actor:2", ("Bea Costa",))
EMPTY = {
    "visit": ("visitors", "hosts", "sending", "receiving", "places", "start", "end", "status", "rank", "occasion"),
    "agreement": ("parties", "sectors", "count", "signed", "in_force", "status", "kind"),
}


def event(kind: str = "visit", **slots: Sequence[Any]) -> Event:
    return Event(("id",), {slot: tuple(slots.get(slot, ())) for slot in EMPTY[kind]})


def judged(
    visits: Sequence[Gold] = (), agreements: Sequence[Gold] = (), quotes: Sequence[Gold] = (), **found: Any
) -> Outcome:
    """The outcome of a case with this gold, where this was found."""
    gold = {"visits": visits, "agreements": agreements, "quotes": quotes}
    parts = [found.get(kind, ()) for kind in ("visits_found", "agreements_found", "quotes_found")]
    return judge(Case("one", "text", None, "en", gold), Found(dv.Dossier(), {}, *parts))


def counts(tally: Tally) -> tuple[int, int, int]:
    return tally.right, tally.wrong, tally.missed


TRIP = {"visitors": ["Ana Lima"], "receiving": "FRA"}
FOUND = event(visitors=[ANA], receiving=["FRA"])

SLOTS = {
    "a value that is wanted": ({"x": "a"}, ["a"], (1, 0, 0)),
    "another value": ({"x": "a"}, ["b"], (0, 1, 1)),
    "no value": ({"x": "a"}, [], (0, 0, 1)),
    "a slot that is not judged": ({}, ["b"], (0, 0, 0)),
    "a slot that must be empty": ({"x": None}, ["b"], (0, 1, 0)),
    "one of several values": ({"x": {"any": ["a", "b"]}}, ["b"], (1, 0, 0)),
    "silence where it is allowed": ({"x": {"any": ["a", None]}}, [], (0, 0, 0)),
    "a value where silence is allowed": ({"x": {"any": ["a", None]}}, ["a"], (1, 0, 0)),
    "part of a list": ({"x": ["a", "b"]}, ["b"], (1, 0, 1)),
    "more than a list": ({"x": ["a"]}, ["a", "c"], (1, 1, 0)),
    "what may stand beside a list": ({"x": ["a"], "x_ok": ["c"]}, ["a", "c"], (1, 0, 0)),
}


@pytest.mark.parametrize(("gold", "values", "expected"), SLOTS.values(), ids=SLOTS.keys())
def test_a_slot_is_judged_by_its_gold(gold: dict[str, Any], values: list[str], expected: Any) -> None:
    assert counts(compare(gold, "x", values, same_value)) == expected


LIKE = {
    "the family name alone": (same_name, "Ana Lima", "Lima", True),
    "accents and capitals": (same_name, "LÍMA", "Lima", True),
    "another first name": (same_name, "Ana Lima", "Rita Lima", True),
    "another name": (same_name, "Ana Lima", "Ana Costa", False),
    "a State by its code": (same_actor, "FRA", Who("actor:FRA", ("France",), "FRA"), True),
    "a person is no State": (same_actor, "FRA", ANA, False),
    "an unnamed holder of an office": (
        same_actor, {"office": "minister", "country": "FRA"}, Who("a", (), "", (("minister", "FRA"),)), True,
    ),
    "a day for a month": (same_date, "2024-05", "2024-05-03", False),
    "days within a month": (same_date, "2024-05", "[2024-05-01..2024-05-10]", True),
    "days beyond a month": (same_date, "2024-05", "[2024-04-28..2024-05-10]", False),
    "the first words of a quotation": (same_words, "We open a new page", "We open a new page, together.", True),
    "a quotation from its middle": (same_words, "of our common", "We open a new page of our common past", False),
    "a scrap of a quotation": (same_words, "We open a new page together", "We open", False),
}  # fmt: skip


@pytest.mark.parametrize(("agree", "wanted", "found", "expected"), LIKE.values(), ids=LIKE.keys())
def test_what_is_like_what(agree: Agree, wanted: Any, found: Any, expected: Any) -> None:
    assert agree(wanted, found) is expected


def test_an_event_that_is_found_as_it_is_wanted_has_no_errors() -> None:
    assert judged([TRIP], visits_found=(FOUND,)).errors == 0


def test_an_event_that_is_missed_misses_all_its_values() -> None:
    one = judged([TRIP])
    assert [counts(one.tallies[f"visit.{slot}"]) for slot in ("event", "visitors", "receiving")] == [(0, 0, 1)] * 3


def test_an_event_of_none_is_wrong_in_all_its_values() -> None:
    one = judged(visits_found=(FOUND,))
    assert [counts(one.tallies[f"visit.{slot}"]) for slot in ("event", "visitors", "receiving")] == [(0, 1, 0)] * 3


@pytest.mark.parametrize("found", [(), (FOUND,)], ids=["missed", "found"])
def test_an_optional_event_costs_nothing(found: Any) -> None:
    assert judged([{**TRIP, "optional": True}], visits_found=found).errors == 0


def test_a_visit_to_another_state_is_another_visit() -> None:
    one = judged([TRIP], visits_found=(event(visitors=[ANA], receiving=["DEU"]),))
    assert counts(one.tallies["visit.event"]) == (0, 1, 1)


def test_a_visit_in_another_year_is_another_visit() -> None:
    found = event(visitors=[ANA], receiving=["FRA"], start=["2019-05-03"])
    one = judged([{**TRIP, "start": "2024-05-03"}], visits_found=(found,))
    assert counts(one.tallies["visit.event"]) == (0, 1, 1)


def test_of_two_visits_each_gets_the_one_that_it_agrees_with() -> None:
    gold = [{**TRIP, "start": "2024-05-03"}, {**TRIP, "start": "2024-06-07"}]
    found = [event(visitors=[ANA], receiving=["FRA"], start=[day]) for day in ("2024-06-07", "2024-05-03")]
    assert judged(gold, visits_found=found).errors == 0


def test_a_signed_agreement_is_not_the_announced_one() -> None:
    gold = [{"parties": ["FRA", "DEU"], "status": "signed"}]
    parties = [Who("actor:FRA", (), "FRA"), Who("actor:DEU", (), "DEU")]
    one = judged(agreements=gold, agreements_found=(event("agreement", parties=parties, status=["announced"]),))
    assert counts(one.tallies["agreement.event"]) == (0, 1, 1)


SPEAKERS = {
    "the one who is wanted": ("Ana Lima", ANA, (1, 0, 0)),
    "another one": ("Ana Lima", BEA, (0, 1, 1)),
    "one where there is none": (None, BEA, (0, 1, 0)),
    "none where there is none": (None, None, (0, 0, 0)),
}


@pytest.mark.parametrize(("wanted", "found", "expected"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_a_speaker_is_judged_where_the_words_are_found(wanted: Any, found: Any, expected: Any) -> None:
    gold = [{"text": "We open a new page", "speaker": wanted}]
    one = judged(quotes=gold, quotes_found=(Quote("We open a new page.", found, 90),))
    assert (counts(one.tallies["quote.text"]), counts(one.tallies["quote.speaker"])) == ((1, 0, 0), expected)


def test_only_texts_without_any_count_as_silent() -> None:
    assert [judged(gold, visits_found=(FOUND, FOUND)).false("visit") for gold in ([], [TRIP])] == [2, 0]


def test_a_number_without_an_end_is_several() -> None:
    assert [how_many(3, 3), how_many(2, None), how_many(None, None)] == [3, "several", None]


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    assert Tally(right=6, wrong=2, missed=6).f1 == pytest.approx(2 * 0.75 * 0.5 / 1.25)


ENTRY = {"floors": {"visit": 0.8, "agreement": 0.8, "quote": 0.8}, "ceilings": {"visit": 2, "agreement": 2}}
SCORES = {"visit": 0.9, "agreement": 0.7, "quote": 0.8}
RESULT: Any = SimpleNamespace(
    name="fr/sentences", scores=SCORES, false={"visit": 1, "agreement": 3}, entry={"cases": 1}
)


def test_a_score_below_its_floor_and_a_number_above_its_ceiling_fall_short() -> None:
    assert [line.split()[1] for line in shortfalls(RESULT, ENTRY)] == ["agreement", "3"]


def test_raising_moves_no_floor_down_and_no_ceiling_up() -> None:
    moved = raised(RESULT, ENTRY)
    assert moved["floors"] == {"visit": 0.9, "agreement": 0.8, "quote": 0.8}
    assert moved["ceilings"] == {"visit": 1, "agreement": 2}
