"""Agreements: parties, kind, number, step, day, subject; and what is none."""

from __future__ import annotations


def problems(case, reading, differences):
    return differences(case["agreements"], reading(case).agreements())


def test_case(agreements_case, reading, differences):
    assert problems(agreements_case, reading, differences) == []


def test_open_case_is_open_still_or_moves_to_the_settled_ones(open_agreements, reading, differences):
    assert problems(open_agreements, reading, differences) != []


def test_parts_point_to_their_set(reading):
    text = "Le Kenya et la Finlande ont signé deux accords. Le premier porte sur l'énergie, le deuxième sur la santé."
    records = [r for r in reading({"text": text, "language": "fr"}).records if r.type == "agreement"]
    whole = [record.id for record in records if record.part_of is None]
    assert {record.part_of for record in records if record.part_of} == set(whole)
    assert len(whole) == 1
