import pytest

from diplomev.dossier import Dossier
from diplomev.errors import UnknownCodeError, UnknownRecordError


@pytest.fixture
def rank(world):
    return world.explain("visit:june", "rank")


def test_an_explanation_gives_the_value_and_how_it_was_chosen(rank):
    assert (rank.value, rank.policy) == ("official", "most_independent")


def test_every_position_is_told_the_chosen_first(rank):
    told = [(position.value, position.stance, position.chosen) for position in rank.positions]
    assert told == [("official", "asserts", True), ("working", "asserts", False), (None, "doubts", False)]


def test_a_statement_gives_source_words_and_sentence(rank):
    statement = rank.statements[0]
    found = (statement.where, statement.source.publisher, statement.words, statement.sentence)
    sentence = "President Awa Keita arrived in Moscow on 23 June 2025 for an official visit."
    assert found == ("a.txt", "Daily Mali", ("official visit",), sentence)


def test_a_statement_names_whom_the_source_quotes(rank):
    assert rank.statements[1].speaker == "a diplomat"


def test_ids_in_values_are_those_of_now(world):
    position = world.explain("visit:june", "visitors").positions[0]
    assert (position.value, position.text, position.chosen) == ("actor:keita", "Awa Keïta", True)


@pytest.mark.parametrize(
    ("record", "property_", "policy"),
    [
        ("visit:june", "visitors", "union"),
        ("agreement:set", "status", "furthest"),
        ("agreement:first", "signed", "inherited"),
        ("actor:MLI", "name", "vocabulary"),
        ("visit:june", "sending", "delivered"),
        ("visit:june", "start", "unsaid"),
        ("visit:june", "period", "hull"),
        ("visit:stay", "period", "stay"),
        ("visit:undated", "period", "unsaid"),
        ("visit:june", "sources", "computed"),
    ],
)
def test_the_policy_says_where_a_value_comes_from(world, record, property_, policy):
    assert world.explain(record, property_).policy == policy


def test_a_part_is_explained_by_its_set(world):
    assert [s.words for s in world.explain("agreement:first", "status").statements] == [("were signed",)]


def test_a_period_is_explained_by_the_days_of_the_engagements(world):
    days = [position.value for position in world.explain("visit:june", "period").positions]
    assert days == ["2025-06-23", "2025-06-25"]


def test_without_a_property_all_are_explained_and_the_period(world):
    found = world.explain("visit:june")
    properties = [explanation.property for explanation in found]
    assert (properties[0], properties[-1], len(properties)) == ("visitors", "period", 10)


def test_an_explanation_prints_as_a_tree(rank):
    assert str(rank).splitlines() == [
        "Awa Keïta → Russia (visit:june)",
        "rank = official  [most_independent]",
        "├─ official  (asserts)",
        "│  └─ a.txt (Daily Mali, 2025-06-24): «official visit»",
        "├─ working  (asserts, not chosen)",
        "│  └─ sub/b.txt (2025-07-02T08:30:00Z), quoting a diplomat: «working visit»",
        "└─ any value  (doubts, not chosen)",
        "   └─ sub/b.txt (2025-07-02T08:30:00Z)",
    ]


def test_explanations_print_one_below_the_other(world):
    lines = str(world.explain("visit:july")).splitlines()
    assert (lines[0], lines[2]) == (
        "foreign minister of Niger → Mali (visit:july)",
        "visitors = foreign minister of Niger  [delivered]",
    )


def test_a_correction_says_by_whom(world):
    assert "corrected by the editor" in str(world.explain("engagement:signing", "date"))


def test_an_explanation_is_plain_json_as_well(rank):
    entry = rank.to_dict()["positions"][0]["statements"][0]
    assert (entry["claim"], entry["confidence"], "speaker" in entry) == ("claim:j4", 90, False)


def test_an_unknown_property_is_an_error_that_names_the_nearest(world):
    with pytest.raises(UnknownCodeError, match="Did you mean 'start'"):
        world.explain("visit:june", "strat")


def test_an_unknown_record_is_an_error(world):
    with pytest.raises(UnknownRecordError):
        world.explain("visit:none")


def test_only_visits_have_a_period(world):
    with pytest.raises(UnknownCodeError):
        world.explain("agreement:set", "period")


def test_a_record_of_which_nothing_is_said_has_no_explanation():
    assert str(Dossier().claims_of("visit:none")) == "Records(0 × Claim)"
