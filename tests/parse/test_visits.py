"""Visits: who, whom, where, when; and what is none."""

from __future__ import annotations


def problems(case, reading, differences):
    return differences(case["visits"], reading(case).visits())


def test_case(visits_case, reading, differences):
    assert problems(visits_case, reading, differences) == []


def test_open_case_is_open_still_or_moves_to_the_settled_ones(open_visits, reading, differences):
    assert problems(open_visits, reading, differences) != []


def read(reading, text, published=None):
    return reading({"text": text, "language": "fr", "published": published})


TALKS = (
    "La présidente slovaque Zora Kollárová a été reçue lundi 24 mars 2025 à Windhoek par le président namibien "
    "Immanuel Shikongo. Les deux chefs d'État ont eu un tête-à-tête, suivi d'une réunion élargie aux délégations."
)


def test_a_reception_is_an_engagement_of_the_visit(reading):
    found = read(reading, TALKS)
    audience = next(r for r in found.records if r.type == "engagement" and r.kind == "audience")
    assert [r.id for r in found.records if r.type == "visit"] == [audience.visit]
    assert str(audience.date) == "2025-03-24"
    assert sorted(map(found.name, audience.participants)) == ["Immanuel Shikongo", "Zora Kollárová"]


def test_talks_that_are_named_are_engagements(reading):
    kinds = {record.kind for record in read(reading, TALKS).records if record.type == "engagement"}
    assert kinds == {"audience", "one_on_one", "delegation_talks"}


def test_what_is_announced_is_planned_and_not_asserted(reading):
    text = "Le président sénégalais Birane Ndoye se rendra à Lisbonne le 12 mars 2031."
    stances = {claim.stance for claim in read(reading, text, "2031-03-01").claims if claim.property == "start"}
    assert stances == {"plans"}


def test_a_future_that_has_passed_by_the_day_of_publication_is_read_all_the_same(reading):
    text = "Le président sénégalais Birane Ndoye se rendra à Lisbonne le 12 mars 2024."
    assert [visit["day"] for visit in read(reading, text, "2025-01-01").visits()] == ["2024-03-12"]
