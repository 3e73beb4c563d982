"""From the answer of a generator that was held to the schema, such as a language model, to records.

The schema is `json_schema("structured-output")`. On the way back nulls are dropped, labels become ids, and the words
that are given as evidence are looked up in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from attrs import frozen
from pydantic import ValidationError

from diplomev.claims import get_property
from diplomev.errors import InvalidDataError
from diplomev.exchange.labels import Labels
from diplomev.exchange.quoting import Quoted, quote, remarks
from diplomev.model import RECORD, Source
from diplomev.model.identity import source_id, text_digest
from diplomev.validate import Issue, Report, validate
from diplomev.validate.decoding import decode
from diplomev.validate.domain import plain
from diplomev.validate.issues import Collector, Finding
from diplomev.validate.render import json_type, without_surrogates
from diplomev.validate.units import located

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from diplomev.validate.issues import Path
    from diplomev.validate.structure import ARecord

EXTRACTOR = "language-model"
"""What made the claims, where the caller does not say."""


@frozen(kw_only=True)
class StructuredOutput:
    """What an answer came to.

    Attributes:
        records: The source, and the records of the answer whose structure is right, in the order of the answer. What
            is wrong with them besides is among the issues: claims whose words do not stand in the text are here too.
        accepted: Those of `records` with which nothing is wrong: no issue is an error.
        report: All that is wrong, with JSON Pointers into the answer.
        evidence: How each piece of evidence was found, in the order of the answer.
        ids: By label the id that a record was given.
    """

    records: tuple[ARecord, ...]
    accepted: tuple[ARecord, ...]
    report: Report
    evidence: tuple[Quoted, ...]
    ids: Mapping[str, str]

    @property
    def ok(self) -> bool:
        """Whether there is no error."""
        return self.report.ok

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The issues of the report."""
        return self.report.issues


def from_structured_output(
    data: str | bytes | dict[str, Any],
    *,
    text: str,
    source: Source | Mapping[str, Any] | None = None,
    extractor: str = EXTRACTOR,
    known: Iterable[str] = (),
) -> StructuredOutput:
    """Make records of an answer to the schema `json_schema("structured-output")`.

    - `null` means absent, and is dropped.
    - The words of each piece of evidence are looked up in the text: as they are, then without regard to white space
      and the style of quotation marks and apostrophes. What is found gets its offsets and the words of the text
      (`normalised` is a warning); what is not stays without (`missing` is an error). Of words in several places those
      are taken that stand nearest to the other words of the claim, else the first (`ambiguous` is an info).
    - The label of a record becomes an id, which is made of the source and the place of the first words about it.
      States (`actor:MLI`) keep theirs, and so do ids that are `known`.
    - Claims and views name the source, and claims the extractor.

    Bad data never raises.

    Args:
        data: The answer, as JSON or as the value that it holds.
        text: The text that the answer is about, the one that the generator was given.
        source: The source, as a record or by some of its properties, such as `{"url": …, "published": …}`.
        extractor: What made the answer, `name/version#rule`.
        known: Ids that the generator was told and may use, such as those of known actors.

    Raises:
        InvalidDataError: `source` or `extractor` is not as the data model asks.

    Examples:
        >>> answer = {"type": "bundle", "schema_version": "1.0", "records": [
        ...     {"type": "visit", "id": "visit-1", "sending": ["MLI"], "receiving": "RUS", "rank": None},
        ...     {"type": "claim", "id": "claim-1", "kind": "statement", "subject": "visit-1", "property": "receiving",
        ...      "value": "RUS", "stance": "asserts", "evidence": [{"exact": 'in "Moscow"'}]}]}
        >>> found = from_structured_output(answer, text="He arrived in «Moscow».", extractor="acme/1.0")
        >>> found.ok, found.evidence[0].status, found.records[2].evidence[0].exact
        (True, 'normalised', 'in «Moscow»')
    """
    text = without_surrogates(text.replace("\r\n", "\n").replace("\r", "\n"))
    origin = _source(source, text)
    _check_extractor(extractor)
    answer = _read(data)
    records = answer.value.get("records") if isinstance(answer.value, dict) else None
    if not isinstance(records, list):
        report = _no_bundle(answer)
        return StructuredOutput(records=(origin,), accepted=(origin,), report=report, evidence=(), ids={})
    for record in records:
        _sign(record, origin.id, extractor)
    quoted = quote(records, text)
    labels = Labels.of(records, origin.id, text, frozenset(known))
    noted = (*labels.replace(records), *remarks(quoted, records))
    return _output(records, origin, _report(answer, noted, origin, text), quoted, labels)


def _output(
    records: list[Any], origin: Source, report: Report, quoted: tuple[Quoted, ...], labels: Labels
) -> StructuredOutput:
    bad = _places(issue.path for issue in report.issues if issue.level == "error")
    made: dict[str, ARecord] = {origin.id: origin}
    accepted: dict[str, ARecord] = {origin.id: origin}
    for index, record in enumerate(records):
        model = _model(record)
        if model is not None and model.id not in made:
            made[model.id] = model
            if index not in bad:
                accepted[model.id] = model
    return StructuredOutput(
        records=tuple(made.values()),
        accepted=tuple(accepted.values()),
        report=report,
        evidence=quoted,
        ids=labels.ids(),
    )


def _places(pointers: Iterable[str]) -> frozenset[int]:
    """The places in the list of records that pointers lead to or into."""
    places = (pointer.split("/")[2] for pointer in pointers if pointer.startswith("/records/"))
    return frozenset(int(place) for place in places if place.isdecimal())


def _model(record: Any) -> ARecord | None:
    try:
        return RECORD.validate_json(orjson.dumps(record))
    except (ValidationError, orjson.JSONEncodeError):
        return None


def _source(given: Source | Mapping[str, Any] | None, text: str) -> Source:
    """The record of the source, with the digest and length of the text."""
    known = given.to_dict() if isinstance(given, Source) else dict(given or {})
    digest = text_digest(text)
    made = {
        "type": "source",
        "id": source_id(digest, known.get("url") if isinstance(known.get("url"), str) else None),
        "text_sha256": digest,
        "length": len(text),
        **known,
    }
    report = validate(made, texts={str(made["id"]): text}, references=False)
    if not report.ok:
        raise InvalidDataError("source", tuple(str(issue) for issue in report.issues if issue.level == "error"), report)
    return Source.model_validate_json(orjson.dumps(made))


def _check_extractor(extractor: str) -> None:
    known = get_property("claim", "extractor")
    if known is None or not known.fits(extractor):
        problem = (
            f"{extractor!r} is no extractor. Write name/version#rule, such as acme/1.2#visit; the name alone will do."
        )
        raise InvalidDataError("extractor", (problem,))


@frozen
class _Answer:
    """An answer as plain JSON.

    Attributes:
        value: The value, without nulls.
        document: The answer as JSON, if it came so and can be gone through.
        findings: What is wrong with it as JSON.
    """

    value: Any
    document: bytes
    findings: tuple[Finding, ...]

    def report(self, issues: Iterable[Issue], count: int) -> Report:
        """The report of issues in it; where it came as JSON, with line and column."""
        found = Collector()
        listed = [*(finding.issue() for finding in self.findings), *issues]
        found.extend(located(listed, self.document) if self.document else listed)
        return found.report(records=count, source=None)


def _read(data: str | bytes | dict[str, Any]) -> _Answer:
    if not isinstance(data, str | bytes):
        value, findings = plain(data)
        return _Answer(_without_nulls(value), b"", tuple(findings))
    document = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    decoded = decode(document)
    # What is only wrong as JSON is copied anew, so that nothing below meets a value outside the domain.
    value, findings = plain(decoded.value)
    known = document if decoded.data is not None else b""
    return _Answer(_without_nulls(value), known, (*decoded.findings, *findings))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def _sign(record: Any, source: str, extractor: str) -> None:
    """Write into a record what a generator is not asked for: its source, and what made it."""
    if not isinstance(record, dict):
        return
    if record.get("type") == "claim":
        record |= {"source": source, "extractor": extractor}
    elif record.get("type") != "source":
        record["sources"] = [source]


def _no_bundle(answer: _Answer) -> Report:
    """The report of an answer that holds no list of records."""
    if answer.findings and answer.value is None:
        return answer.report((), 0)
    path: Path = ("records",) if isinstance(answer.value, dict) else ()
    message = f"Here stands {json_type(answer.value)}, but a bundle with a list of `records` should."
    hint = "Ask for an answer to the schema json_schema('structured-output')."
    finding = Finding(code="json.not_object", path=path, message=message, expected="a bundle", hint=hint)
    return answer.report([finding.issue()], 0)


def _report(answer: _Answer, noted: tuple[Issue, ...], origin: Source, text: str) -> Report:
    """All that is wrong, in the order of the answer."""
    records = answer.value["records"]
    whole = {**answer.value, "records": [*records, origin.to_dict()]}
    told = {issue.path for issue in noted if issue.level == "error"}
    issues = [issue for issue in validate(whole, texts={origin.id: text}).issues if issue.path not in told]
    issues = sorted([*issues, *noted], key=lambda issue: min(_places([issue.path]), default=-1))
    return answer.report(issues, len(records))
