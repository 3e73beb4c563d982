"""Mentions of people: from the first word of a title to the end of the name or its apposition."""

from __future__ import annotations

from itertools import pairwise

from diplomev.language.pack import get_pack
from diplomev.parse.actors import find_mentions
from diplomev.parse.document import make_doc


def mentions(text, language="fr"):
    return find_mentions(make_doc(text, get_pack(language)))


def test_mentions_are_in_order_and_do_not_overlap(people_case):
    found = mentions(people_case["text"], people_case["language"])
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_a_name_lies_within_its_mention(people_case):
    named = [m for m in mentions(people_case["text"], people_case["language"]) if m.name]
    assert all(m.start <= m.name[0] < m.name[1] <= m.end for m in named)


def test_a_title_says_office_and_state():
    (mention,) = mentions("Amina Yusuf, ministre somalienne des Affaires étrangères, a pris la parole.")
    assert [(role.office, [code for code, _ in role.countries]) for role in mention.roles] == [
        ("foreign_minister", ["SOM"])
    ]


def test_an_office_in_the_plural_is_of_several_states():
    found = mentions("Les ministres de la Défense du Niger et du Tchad ont ouvert les travaux.")
    roles = [role for mention in found for role in mention.roles]
    assert [(role.plural, [code for code, _ in role.countries]) for role in roles] == [(True, ["NER", "TCD"])]


def test_an_ambiguous_adjective_is_of_no_state():
    found = mentions("Le président congolais Denis Moukala est arrivé.")
    assert [code for m in found for role in m.roles for code, _ in role.countries] in ([], [""])


def test_the_preposition_before_a_mention_is_known():
    found = mentions("Il a été reçu par le président kényan Daniel Mwangi avec le ministre Lars Holm.")
    assert [mention.preposition for mention in found] == ["by", "with"]
