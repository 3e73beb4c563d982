"""From facts to claims: what a claim rests on, and what it is counted from."""

from __future__ import annotations

import pytest

from diplomev.__about__ import __version__
from diplomev.language.pack import get_pack
from diplomev.parse.document import make_doc
from diplomev.parse.frames import Fact, Frame
from diplomev.parse.statements import LONGEST_EVIDENCE, ClaimWriter

ARRIVED = "Le président kényan Daniel Mwangi est arrivé lundi à Oslo."
HEADED = f"Visite à Oslo du président kényan\n\nPublié le mardi 4 mars 2025 | Le Jour\n\n{ARRIVED}"


@pytest.fixture
def claims(reading):
    def read(text, published=None):
        return reading({"text": text, "language": "fr", "published": published}).claims

    return read


def only(claims, name, value=None):
    (claim,) = [c for c in claims if c.property == name and (value is None or c.value == value)]
    return claim


def words(claim):
    return [piece.exact for piece in claim.evidence]


def test_a_whole_date_rests_on_its_own_words(claims):
    start = only(claims("Le président kényan Daniel Mwangi est arrivé le 3 mars 2025 à Oslo."), "start")
    assert (start.value, words(start), start.assumed) == ("2025-03-03", ["3 mars 2025"], None)


def test_a_date_that_counts_from_a_day_in_the_text_rests_on_both(claims):
    start = only(claims(HEADED), "start")
    assert (start.value, start.assumed) == ("2025-03-03", None)
    assert words(start) == ["lundi", "mardi 4 mars 2025"]


def test_a_date_that_counts_from_a_day_given_from_outside_says_so(claims):
    start = only(claims(ARRIVED, "2025-03-04"), "start")
    assert (start.value, words(start), start.assumed) == ("2025-03-03", ["lundi"], "published")


def test_a_date_that_counts_from_no_known_day_is_not_claimed(claims):
    assert [claim for claim in claims(ARRIVED) if claim.property == "start"] == []


def test_a_claim_names_the_reader_its_version_and_the_rule(claims):
    made = {claim.extractor.partition("#")[0] for claim in claims(HEADED)}
    assert made == {f"diplomev/{__version__}"}
    assert all(claim.extractor.partition("#")[2] for claim in claims(HEADED))


def test_confidence_is_a_percentage(claims):
    assert all(0 < claim.confidence <= 100 for claim in claims(HEADED))


def test_a_state_has_the_same_id_everywhere(claims):
    parties = {c.value for c in claims("Le Kenya et la Norvège ont signé un accord.") if c.property == "parties"}
    assert parties == {"actor:KEN", "actor:NOR"}


def test_a_name_is_claimed_as_written_with_its_language(claims):
    made = claims(ARRIVED, "2025-03-04")
    assert only(made, "names").value == {"value": "Daniel Mwangi", "lang": "fr"}


def test_every_spelling_of_a_name_is_claimed(claims):
    made = claims(
        "Le président Vladimir Sorokin est à Oslo. Pour Vladmir Sorokin, c'est une première. Il est à Oslo en visite."
    )
    assert {c.value["value"] for c in made if c.property == "names"} >= {"Vladimir Sorokin", "Vladmir Sorokin"}


def test_white_space_within_names_is_one_space(claims):
    made = claims("Le président kényan Daniel \u00a0Mwangi est arrivé le 3 mars 2025 à Oslo.")
    assert only(made, "name").value == "Daniel Mwangi"
    assert words(only(made, "name")) == ["Daniel \u00a0Mwangi"]


def test_the_members_that_a_text_lists_are_claimed(claims):
    made = claims("L'Alliance des États du Sahel (AES) regroupe le Mali, le Niger et le Burkina Faso.")
    assert {claim.value for claim in made if claim.property == "members"} == {"MLI", "NER", "BFA"}


def test_a_line_that_is_not_of_the_article_makes_nobody_known(claims):
    made = claims(f"{ARRIVED}\n\nA lire aussi : CEDEAO : Lars Holm reçu par Awa Keïta")
    assert not {"Lars Holm", "Awa Keïta"} & {c.value for c in made if c.property == "name"}


def test_a_text_says_of_itself_what_its_source_is_claimed_to_be(claims):
    made = {c.property: c.value for c in claims(HEADED) if c.subject and c.subject.startswith("source:")}
    assert made == {
        "title": "Visite à Oslo du président kényan",
        "publisher": "Le Jour",
        "published": "2025-03-04",
    }


def test_a_claim_that_would_rest_on_too_many_words_is_not_made():
    doc = make_doc("mot " * 200, get_pack("fr"))
    writer = ClaimWriter(doc, "source:a")
    frame = Frame("visit", 0)
    frame.add(Fact("rank", "state", ((0, LONGEST_EVIDENCE + 1),), "visit.rank"))
    frame.add(Fact("rank", "official", ((0, LONGEST_EVIDENCE),), "visit.rank"))
    writer.frame(frame)
    assert [claim.value for claim in writer.claims.values()] == ["official"]


def test_a_fact_that_is_stated_twice_is_claimed_at_both_places():
    doc = make_doc("visite officielle, visite officielle", get_pack("fr"))
    writer = ClaimWriter(doc, "source:a")
    frame = Frame("visit", 0)
    for span in ((7, 17), (26, 36), (7, 17)):
        frame.add(Fact("rank", "official", (span,), "visit.rank"))
    writer.frame(frame)
    assert [(c.evidence[0].start, c.evidence[0].exact) for c in writer.claims.values()] == [
        (7, "officielle"),
        (26, "officielle"),
    ]
