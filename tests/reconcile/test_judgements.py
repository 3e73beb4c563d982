"""Judgements: as values, in files, and what becomes of people's."""

import pytest

from diplomev import InvalidJudgementError, Judgement, Visit, read_judgements, reconcile, write_judgements

MINE = Judgement.of("visit:b", "visit:a", "same", by="me", at="2025-07-01")


@pytest.fixture
def visits():
    """Two visits that are judged the same, and one that is not."""
    said = {"sending": ["MLI"], "receiving": "RUS", "places": [{"name": "Moscou"}]}
    return [
        Visit(id="visit:a", start="2025-06-23", sources=["source:a"], **said),
        Visit(id="visit:b", start="2025-06-23", sources=["source:b"], **said),
        Visit(id="visit:c", start="2024-01-01", sources=["source:c"], **said),
    ]


def test_the_smaller_id_stands_left():
    assert (MINE.left, MINE.right) == ("visit:a", "visit:b")


def test_a_file_is_read_as_it_was_written(tmp_path):
    write_judgements([MINE], tmp_path / "j.jsonl")
    assert read_judgements(tmp_path / "j.jsonl") == (MINE,)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"left": "visit:a", "right": "visit:b", "verdict": "maybe"}', "`verdict`"),
        ('{"left": "visit:a", "right": "visit:a", "verdict": "same"}', "two records"),
        ('{"left": "visit:a", "right": "actor:b", "verdict": "same"}', "one type"),
        ('{"left": "visit:a", "verdict": "same"}', "two records"),
        ("[]", "JSON object"),
        ("{", "j.jsonl:2"),
    ],
)
def test_what_is_no_judgement_is_refused_with_its_line(tmp_path, line, reason):
    file = tmp_path / "j.jsonl"
    file.write_text("\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InvalidJudgementError, match=r"j\.jsonl:2") as caught:
        read_judgements(file)
    assert reason in str(caught.value)


@pytest.mark.parametrize(("verdict", "automatic"), [("same", False), ("different", False), ("unsure", True)])
def test_a_verdict_without_a_name_is_a_persons_and_a_question_without_one_is_not(verdict, automatic):
    entry = {"left": "visit:a", "right": "visit:b", "verdict": verdict, "by": "", "left_is": {}}
    assert Judgement.from_dict(entry).automatic == automatic


def test_a_person_joins_what_is_not_alike(visits):
    judgement = Judgement.of("visit:a", "visit:c", "same", by="me")
    assert reconcile(visits, judgements=[judgement]).find("visit:c").id == "visit:a"


def test_a_person_keeps_apart_what_is_alike(visits):
    assert reconcile(visits).find("visit:b").id == "visit:a"
    judgement = Judgement.of("visit:a", "visit:b", "different", by="me")
    assert reconcile(visits, judgements=[judgement]).find("visit:b").id == "visit:b"


def test_an_automatic_judgement_that_is_passed_in_counts_for_nothing(visits):
    judgement = Judgement.of("visit:a", "visit:c", "same")
    assert reconcile(visits, judgements=[judgement]).records == reconcile(visits).records


def test_every_link_has_its_reasons(visits):
    dossier = reconcile(visits)
    (link,) = dossier.links_of("visit:b")
    assert (link.left, link.right, link.verdict, link.by) == ("visit:a", "visit:b", "same", "diplomev")
    assert "the same first day (+3)" in link.reasons
    assert str(dossier.explain("visit:a", "merged_from")).count("the same first day") == 1
