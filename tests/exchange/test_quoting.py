"""Of several places the right one is chosen, in the same way each time."""

import pytest

from diplomev.exchange.quoting import quote

TEXT = "Le Mali et la Russie signent. À Bamako, le Mali attend. La Russie aussi."


def chosen(*words):
    claim = {"type": "claim", "evidence": [{"exact": word} for word in words]}
    quote([claim], TEXT)
    return [(piece["start"], piece["end"]) for piece in claim["evidence"]]


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        (["Mali"], [3]),
        (["Mali", "Bamako"], [43, 32]),
        (["Bamako", "Mali"], [32, 43]),
        (["Russie", "aussi"], [59, 66]),
        (["Mali", "Russie"], [3, 14]),
        (["Mali", "signent", "aussi"], [3, 21, 66]),
    ],
)
def test_words_nearest_to_the_sure_words_of_the_claim_are_taken(words, starts):
    assert [start for start, _ in chosen(*words)] == starts


def test_number_of_places_is_told():
    (one,) = quote([{"type": "claim", "evidence": [{"exact": "Mali"}]}], TEXT)
    assert (one.places, one.path) == (2, "/records/0/evidence/0")


def test_what_is_no_evidence_is_passed_over():
    claim = {"type": "claim", "evidence": [None, 3, {"exact": 3}, {}, {"exact": ""}]}
    assert quote([claim, {"type": "claim", "evidence": 3}, 3, None], TEXT) == ()
