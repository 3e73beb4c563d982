"""Reprints are found by their texts, and are no further witnesses."""

import pytest

from diplomev.reconcile import merge
from diplomev.reconcile.copies import COPY_OF

TEXT = (
    "Le président de la République a reçu mardi au palais son homologue de l'État voisin, venu pour une visite de "
    "travail de deux jours. Les deux chefs d'État ont parlé de commerce, d'énergie et de la sécurité de leur frontière "
    "commune. Trois accords ont été signés en présence des ministres, selon un communiqué de la présidence."
)
OTHER = (
    "La ministre du Commerce se rendra la semaine prochaine à l'étranger pour une conférence sur les investissements. "
    "Elle y rencontrera des entreprises et présentera les réformes de son gouvernement, a dit son porte-parole devant "
    "la presse. Aucun accord n'est attendu à ce stade, mais des discussions se poursuivent avec plusieurs partenaires."
)


@pytest.fixture
def sources(article):
    """Brings sources together, each given by its text and day, and gives them by name."""

    def found(**given):
        listed = [article(name, text=text, published=day) for name, (text, day) in given.items()]
        return {source.id[-1]: source for source in merge(listed).records}

    return found


def test_a_reprint_names_what_it_repeats(sources):
    found = sources(a=(f"BERNE - {TEXT}", "2025-06-25"), b=(TEXT, "2025-06-24"))
    assert found["a"].derived_from == ("source:b",)
    assert found["b"].derived_from == ()


def test_a_reprint_bears_the_share_of_common_text(sources):
    found = sources(a=(f"BERNE - {TEXT}", "2025-06-25"), b=(TEXT, "2025-06-24"))
    assert found["a"].ext[COPY_OF]["source:b"] >= 0.9


def test_a_shortened_reprint_is_one(sources):
    assert sources(a=(TEXT, "2025-06-24"), b=(TEXT[: len(TEXT) // 2], "2025-06-25"))["b"].derived_from == ("source:a",)


def test_other_texts_are_no_reprints(sources):
    found = sources(a=(TEXT, "2025-06-24"), b=(OTHER, "2025-06-25"))
    assert found["a"].derived_from == found["b"].derived_from == ()


@pytest.mark.parametrize(("credit", "derived"), [("(AFP) ", ("source:a",)), ("", ())])
def test_where_both_credit_an_agency_less_in_common_is_enough(sources, credit, derived):
    half = TEXT[: len(TEXT) // 2] + OTHER[len(OTHER) // 2 :]
    assert sources(a=(credit + TEXT, "2025-06-24"), b=(credit + half, "2025-06-25"))["b"].derived_from == derived


def test_what_was_found_before_is_found_anew_and_what_was_delivered_stays(article):
    listed = [article("a", text=TEXT, derived_from=["source:z"]), article("b", text=TEXT)]
    once = merge(listed).records
    assert merge(once).records == once
    assert once[0].derived_from == ("source:z",)
    assert once[1].derived_from == ("source:a",)


def test_sources_without_a_text_stay_as_they_are(article):
    listed = (article("a", derived_from=["source:z"]), article("b"))
    assert merge(listed).records == listed
