import json

import pytest

import diplomev as dv


@pytest.fixture
def shown(run, world):
    return run("show", world)


@pytest.fixture
def data(run, world):
    return json.loads(run("show", world, "--format", "json").out)


def test_a_visit_is_shown_in_one_row_with_its_sentence_and_source(shown):
    lines = [line.strip() for line in shown.out.splitlines()]
    row = next(index for index, line in enumerate(lines) if line.startswith("2025-06-23 –"))
    assert lines[row].split("  ")[0:2] == ["2025-06-23 –", ""] or "Awa Keïta → Russia" in lines[row]
    assert "«President Awa Keita arrived in Moscow on 23 June 2025 for an official visit.»" in lines
    assert "a.txt, Daily Mali, 2025-06-24 · visit:june" in lines


def test_all_is_readable_at_100_columns(shown):
    assert max(map(len, shown.out.splitlines())) <= 100


def test_no_line_ends_in_blanks(shown):
    assert [line for line in shown.out.splitlines() if line != line.rstrip()] == []


def test_no_colours_where_there_is_no_terminal(shown):
    assert "\x1b" not in shown.out


def test_parts_stand_below_their_set(data):
    keys = [agreement["id"] for agreement in data["agreements"]]
    assert keys == ["agreement:old", "agreement:set", "agreement:first"]


def test_visits_stand_in_the_order_of_their_days(data):
    keys = [visit["id"] for visit in data["visits"]]
    assert keys == ["visit:stay", "visit:june", "visit:july", "visit:undated"]


def test_a_part_is_shown_with_its_own_sentence(data):
    part = next(agreement for agreement in data["agreements"] if agreement["id"] == "agreement:first")
    assert part["said"][0]["sentence"] == "The first is about energy."


def test_a_quotation_has_speaker_and_source(data):
    quote = data["quotations"][0]
    assert (quote["text"], quote["speaker"], quote["said"]["where"]) == ("We trust each other,", "Awa Keïta", "a.txt")


def test_a_speaker_without_a_name_is_shown_in_the_words_of_the_source(data):
    assert data["quotations"][1]["speaker"] == "a diplomat"


def test_without_the_text_the_words_are_shown_and_why(shown):
    assert "«in July»" in shown.out
    assert "`parse --with-text` keeps the texts." in shown.out.replace("\n", " ")


def test_names_can_be_had_in_another_language(run, world):
    assert "Awa Keïta → Russie" in run("show", world, "--lang", "fr").out


def test_the_seeds_can_be_shown(run, seeds, tmp_path):
    dv.parse_folder(seeds, with_text=True).write(tmp_path / "out.jsonl")
    assert "Assimi Goïta → Russia" in run("show", tmp_path / "out.jsonl").out


def test_an_empty_file_of_records_shows_nothing(run, tmp_path):
    dv.write([], tmp_path / "none.json")
    assert run("show", tmp_path / "none.json").out.count(" 0 ") == 0


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.jsonl", None, "no such file"),
        ("a.txt", "Hello", "not supported"),
        ("bad.json", '{"type": "visit"}', "not valid"),
    ],
)
def test_what_cannot_be_shown_is_told_in_a_sentence(run, tmp_path, name, content, says):
    if content is not None:
        (tmp_path / name).write_text(content)
    found = run("show", tmp_path / name)
    assert (found.status, found.out) == (2, "")
    assert says in found.err
