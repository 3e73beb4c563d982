"""Who is meant by the words that name a speaker."""

from __future__ import annotations


def problems(case, reading, differences):
    found = reading(case)
    quotations = {claim.text: claim for claim in found.claims if claim.kind == "quotation"}
    speakers = []
    for beginning, _ in case["said"]:
        claim = next((claim for text, claim in quotations.items() if text.startswith(beginning)), None)
        speaker = "no quotation" if claim is None else found.name(claim.speaker) if claim.speaker else ""
        speakers.append({"said": beginning, "speaker": speaker})
    return differences([{"said": beginning, "speaker": who} for beginning, who in case["said"]], speakers)


def test_case(speakers_case, reading, differences):
    assert problems(speakers_case, reading, differences) == []


def test_open_case_is_open_still_or_moves_to_the_settled_ones(open_speakers, reading, differences):
    assert problems(open_speakers, reading, differences) != []


def test_the_words_that_name_the_speaker_are_kept(reading):
    text = "« Rien n'est encore signé à ce stade », glisse une source diplomatique malienne."
    (claim,) = [c for c in reading({"text": text, "language": "fr"}).claims if c.kind == "quotation"]
    assert claim.speaker is None
    assert claim.speaker_text.startswith("une source diplomatique")
    assert [piece.exact for piece in claim.evidence] == [claim.text, claim.speaker_text]
