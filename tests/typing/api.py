"""What type checkers see of the public face: mypy runs over this file, nobody runs it."""

from collections.abc import Iterator
from typing import assert_type

import diplomev as dv

# from text to a dossier
dossier = dv.parse_folder("articles", language="fr", workers=2, with_text=True, on_error="raise")
assert_type(dossier, dv.Dossier)
assert_type(dv.parse_file("article.txt"), dv.Dossier)
assert_type(dv.parse_text("…", url="https://example.org/1", authors=["A"], published="2025-06-20"), dv.Dossier)
assert_type(dv.parse_text(b"..."), dv.Dossier)
assert_type(dv.iter_folder("articles"), Iterator[dv.Dossier])
assert_type(dv.annotate("…", language="fr", reference="2025-06-20"), dv.Annotations)

# its records
assert_type(dossier.sources, dv.Records[dv.Source])
assert_type(dossier.actors, dv.Records[dv.Actor])
assert_type(dossier.visits, dv.Records[dv.DatedVisit])
assert_type(dossier.engagements, dv.Records[dv.Engagement])
assert_type(dossier.agreements, dv.Records[dv.Agreement])
assert_type(dossier.claims, dv.Records[dv.Claim])
assert_type(dossier.quotes, dv.Records[dv.Claim])
assert_type(dossier.records, tuple[dv.Record, ...])
assert_type(dossier.failures, tuple[dv.Failure, ...])
assert_type(dossier.notes, tuple[str, ...])

# picking
visits = dossier.visits.where(sending="MLI", receiving=["RUS", "FRA"], after="2025-06", certain=True)
assert_type(visits, dv.Records[dv.DatedVisit])
assert_type(visits[0], dv.DatedVisit)
assert_type(visits[:2], dv.Records[dv.DatedVisit])
assert_type(dossier.agreements.where(party="RUS", status="signed"), dv.Records[dv.Agreement])
assert_type(dossier.actors.where(name="Goïta"), dv.Records[dv.Actor])
assert_type(dossier.claims.where(kind="quotation", speaker="Goïta"), dv.Records[dv.Claim])

# values
visit = visits[0]
assert_type(visit.period, dv.Period | None)
assert_type(visit.start, dv.PartialDate | None)
assert_type(visit.visitors, tuple[str, ...])
assert_type(visit.places, tuple[dv.Place, ...])
if visit.period and visit.period.start and visit.start:
    assert_type(visit.period.start.before(visit.start), bool | None)

# looking closer
assert_type(dossier.names(visit.visitors), str)
assert_type(dossier.name("actor:MLI", language="fr"), str)
assert_type(dossier.get("visit:1"), dv.Record)
assert_type(dossier.find("visit:1"), dv.Record | None)
assert_type(dossier.claims_of(visit, "start"), dv.Records[dv.Claim])
assert_type(dossier.explain(visit, "start"), dv.Explanation)
assert_type(dossier.explain(visit), dv.Explanations)
assert_type(dossier.explain(visit, "start").positions, tuple[dv.Position, ...])
assert_type(dossier.explain(visit, "start").statements, tuple[dv.Statement, ...])

# files of records
dossier.write("out.jsonl")
dv.write(dossier.records, "out.json.gz")
assert_type(dv.Dossier(dv.read("out.jsonl")), dv.Dossier)
assert_type(dossier.validate(), dv.Report)
assert_type(dv.validate("out.jsonl").issues, tuple[dv.Issue, ...])

# wrong calls that a type checker refuses
dossier.visits.where(sendng="MLI")  # type: ignore[call-arg]
dossier.actors.where(after="2025")  # type: ignore[call-arg]
dossier.explain("visit:1", 3)  # type: ignore[call-overload]
dv.parse_folder("articles", on_error="ignore")  # type: ignore[arg-type]
