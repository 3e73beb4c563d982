"""Correct what the articles say, without touching what they said.

A correction is a claim: it names the person who makes it, and wins over the claims of the reader. Nothing is
overwritten; without the correction the records are as they were.

Usage: python examples/correct_a_value.py [FOLDER]
"""

import sys

import diplomev as dv
from diplomev.model.identity import claim_id

DESK = dv.Source(id="source:desk", kind="other", title="Corrections by the desk")


def correction(subject: str, name: str, value: object, who: str) -> dv.Claim:
    """The claim of a person that a property of a record has a value."""
    key = claim_id(source=DESK.id, kind="statement", subject=subject, property=name, value=value, stance="asserts")
    return dv.Claim(
        id=key,
        kind="statement",
        source=DESK.id,
        subject=subject,
        property=name,
        value=value,
        stance="asserts",
        speaker_text=who,
        extractor="human",
    )


def with_corrections(dossier: dv.Dossier, *corrections: dv.Claim) -> dv.Dossier:
    """A dossier compiled anew from its own claims and some corrections."""
    said = [*dossier.sources, DESK, *dossier.claims, *corrections]
    return dv.Dossier([*dv.compile_records(said), *said])


def main(folder: str = "seeds") -> None:
    """Correct the end of a visit whose end no article gives."""
    dossier = dv.parse_folder(folder)
    visit = dossier.visits.where(sending="RUS", receiving="MLI")[0]
    print(f"as read:   {visit.period} {dossier.travel(visit)}")
    end = correction(visit.id, "end", "2024-11-29", "A. Keita, archivist")
    corrected = with_corrections(dossier, end)
    now = corrected.visits.where(sending="RUS", receiving="MLI")[0]
    print(f"corrected: {now.period} {corrected.travel(now)}")
    print(corrected.explain(now, "end"))


if __name__ == "__main__":
    main(*sys.argv[1:])
