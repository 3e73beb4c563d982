import pytest

from diplomev.dossier import Dossier
from diplomev.model import Actor, Role, Visit


@pytest.mark.parametrize(
    ("record", "language", "name"),
    [
        ("actor:keita", "en", "Awa Keïta"),
        ("actor:keita-old", "en", "Awa Keïta"),
        ("actor:RUS", "en", "Russia"),
        ("actor:RUS", "fr", "Russie"),
        ("actor:FRA", "en", "France"),  # a State without a record
        ("actor:minister", "en", "foreign minister of Niger"),
        ("actor:minister", "fr", "ministre des Affaires étrangères (Niger)"),
        ("actor:unknown", "en", "actor:unknown"),
        ("visit:june", "en", "Awa Keïta → Russia"),
        ("visit:stay", "fr", "Mali → France"),
        ("engagement:talks", "en", "one-on-one meeting: Awa Keïta, Ivan Orlov"),
        ("agreement:old", "en", "Convention on Trade"),
        ("agreement:set", "en", "agreement: Mali, Russia"),
        ("source:a", "en", "Keita in Moscow: a new page"),
        ("source:b", "en", "sub/b.txt"),
        ("claim:q1", "en", "«We trust each other,»"),
        ("claim:j4", "en", "rank = official"),
    ],
)
def test_every_record_has_a_name_for_people(world, record, language, name):
    assert world.name(record, language) == name


def test_names_are_joined_and_each_stands_once(world):
    assert world.names(["actor:keita", "actor:keita-old", "actor:RUS"]) == "Awa Keïta, Russia"


def test_one_id_is_named_alone(world):
    assert world.names("actor:RUS") == "Russia"


@pytest.mark.parametrize(
    ("roles", "name"),
    [
        ([Role(title="conseiller", country="MLI")], "conseiller (Mali)"),
        ([Role(title="ministre des Mines", office="minister", country="MLI")], "ministre des Mines (Mali)"),
        ([Role(office="minister", country="MLI")], "minister of Mali"),
        ([Role(office="ambassador")], "ambassador"),
        ([Role(office="mayor", status="former"), Role(office="ambassador", status="current")], "ambassador"),
        ([Role(office="igo_head", organization="actor:org")], "head of an intergovernmental organisation of ECOWAS"),
    ],
    ids=["title alone", "title says more", "office alone", "of nobody", "held now", "of an organisation"],
)
def test_an_unnamed_person_is_called_by_the_office(roles, name):
    org = Actor(id="actor:org", kind="intergovernmental", name="ECOWAS")
    assert Dossier([Actor(id="actor:a", roles=tuple(roles)), org]).name("actor:a") == name


def test_a_visit_to_no_known_state_is_called_by_its_places(world):
    visit = Visit(id="visit:a", visitors=("actor:orlov",), places=({"name": "Geneva"},))
    assert world.travel(visit) == "Ivan Orlov → Geneva"
