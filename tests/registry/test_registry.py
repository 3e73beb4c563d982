"""Known actors that a user brings, and what becomes of them beside articles."""

import pytest

import diplomev as dv


def minister(key, name, start, end=None, **more):
    """A foreign minister of Niger."""
    role = dv.Role(office="foreign_minister", country="NER", start=start, end=end)
    return dv.Actor(id=f"actor:{key}", kind="person", name=name, country="NER", roles=[role], **more)


WHO = [
    minister("q1", "Awa Ndiaye", "2021-04", "2023-07"),
    minister(
        "q2",
        "Moussa Diallo",
        "2023-08",
        names=[{"value": "Musa Jallo"}],
        identifiers=[{"scheme": "wikidata", "value": "Q2"}],
    ),
    dv.Actor(id="actor:q3", kind="person", name="Never Met", country="NER"),
]
UNNAMED = "Le ministre des Affaires étrangères du Niger est arrivé à Bamako le {}."


def people(dossier):
    return [dossier.name(actor.id) for actor in dossier.actors.where(kind="person")]


@pytest.mark.parametrize(("day", "name"), [("3 mars 2022", "Awa Ndiaye"), ("3 mars 2025", "Moussa Diallo")])
def test_an_unnamed_holder_is_the_person_in_office_on_that_day(day, name):
    assert people(dv.parse_text(UNNAMED.format(day), actors=WHO)) == [name]


def test_outside_every_term_the_holder_stays_unnamed():
    assert people(dv.parse_text(UNNAMED.format("3 mars 2015"), actors=WHO)) == ["foreign minister of Niger"]


def test_the_same_office_in_two_terms_stays_two_persons():
    found = [dv.parse_text(UNNAMED.format(day)) for day in ("3 mars 2022", "3 mars 2025")]
    dossier = dv.reconcile([record for one in found for record in one.records], actors=WHO)
    assert sorted(people(dossier)) == ["Awa Ndiaye", "Moussa Diallo"]


def test_an_alias_is_matched_and_identifiers_come_along():
    text = "Le ministre nigérien des Affaires étrangères Moussa Jallo est arrivé à Bamako le 3 mars 2025."
    (actor,) = dv.parse_text(text, actors=WHO).actors.where(kind="person")
    assert [one.value for one in actor.identifiers] == ["Q2"]


def test_what_the_registry_says_are_claims_of_its_file(tmp_path):
    dv.write(WHO, tmp_path / "who.jsonl")
    dossier = dv.parse_text(UNNAMED.format("3 mars 2025"), actors=tmp_path / "who.jsonl")
    (actor,) = dossier.actors.where(kind="person")
    paths = {dossier.get(claim.source).path for claim in dossier.claims_of(actor, "name")}
    assert paths == {"who.jsonl"}


def test_why_the_registry_was_used_is_judged():
    dossier = dv.parse_text(UNNAMED.format("3 mars 2025"), actors=WHO)
    (link,) = dossier.links_of("actor:q2")
    assert any("holds the office" in reason for reason in link.reasons)


def test_who_is_not_met_is_not_in_the_dossier():
    dossier = dv.parse_text(UNNAMED.format("3 mars 2025"), actors=WHO)
    assert dossier.find("actor:q3") is None
    assert "Never Met" not in [claim.value for claim in dossier.claims]


def test_a_name_that_differs_from_the_registry_is_a_conflict():
    text = "Le ministre nigérien des Affaires étrangères Moussa Dialo est arrivé à Bamako le 3 mars 2025."
    found = dv.parse_text(text, actors=WHO).conflicts("actor:q2")
    assert [(one.property, one.kind) for one in found] == [("name", "naming")]


def test_on_the_command_line(tmp_path):
    from diplomev.cli import main

    dv.write(WHO, tmp_path / "who.jsonl")
    (tmp_path / "a.txt").write_text(UNNAMED.format("3 mars 2025"), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["parse", str(tmp_path / "a.txt"), "--actors", str(tmp_path / "who.jsonl"), "-o", str(out)]) == 0
    assert people(dv.Dossier(dv.read(out))) == ["Moussa Diallo"]


def roles_in_conflict(text, published):
    dossier = dv.parse_text(text, published=published, actors=WHO)
    return [(one.kind, len(one.positions)) for one in dossier.conflicts() if one.property == "roles"]


STILL = "Awa Ndiaye, ministre nigérienne des Affaires étrangères, est arrivée à Bamako mardi."


def test_an_office_outside_its_term_is_a_conflict():
    assert roles_in_conflict(STILL, "2025-03-05") == [("incompatible", 2)]


@pytest.mark.parametrize(
    ("text", "published"), [(STILL, "2022-03-05"), (STILL.replace("ministre", "ancienne ministre"), "2025-03-05")]
)
def test_an_office_within_its_term_or_a_former_one_is_none(text, published):
    assert roles_in_conflict(text, published) == []
