"""Who is meant by the words that name a speaker."""

from __future__ import annotations


def problems(case, reading):
    found = reading(case)
    quotations = {claim.text: claim for claim in found.claims if claim.kind == "quotation"}
    lines = []
    for beginning, who in case.get("said", ()):
        claim = next((claim for text, claim in quotations.items() if text.startswith(beginning)), None)
        speaker = "no quotation" if claim is None else found.name(claim.speaker) if claim.speaker else ""
        if speaker != who:
            lines.append(f"{beginning}: expected {who!r}, found {speaker!r}")
    return lines


def test_case(people_case, reading):
    assert problems(people_case, reading) == []


def test_the_words_that_name_the_speaker_are_kept(reading):
    text = "« Rien n'est encore signé à ce stade », glisse une source diplomatique malienne."
    (claim,) = [c for c in reading({"text": text, "language": "fr"}).claims if c.kind == "quotation"]
    assert claim.speaker is None
    assert claim.speaker_text.startswith("une source diplomatique")
    assert [piece.exact for piece in claim.evidence] == [claim.text, claim.speaker_text]
