"""Every code that an issue may bear, with its level, the reason why it is one, and an example."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

from attrs import evolve

from diplomev.validate.levels import LEVELS, Code, Level
from diplomev.validate.rules import rules

__all__ = ["CODES", "LEVELS", "Code", "Level"]

_WRITTEN: Mapping[str, Code] = {
    "input.missing": Code("error", "There is no file of that name."),
    "input.unreadable": Code("error", "The file is there but its bytes cannot be read."),
    "input.empty": Code("warning", "A file without a record is seldom meant."),
    "json.empty": Code("error", "An empty text is no JSON value."),
    "json.encoding": Code("error", "JSON is exchanged as UTF-8 (RFC 8259)."),
    "json.bom": Code("warning", "JSON has no byte order mark (RFC 8259); it is passed over."),
    "json.syntax": Code("error", "What breaks the grammar of JSON (RFC 8259) has no meaning."),
    "json.depth": Code("error", "Nesting beyond 100 levels makes readers fail in different ways."),
    "json.number": Code("error", "Only finite numbers and integers within 2^53 mean the same to all (RFC 7493)."),
    "json.surrogate": Code("error", "Half a surrogate pair is no character and cannot be written as UTF-8."),
    "json.duplicate_key": Code("error", "Of two members with one name, most readers lose one (RFC 7493)."),
    "json.not_json": Code("error", "Only the values of JSON can be exchanged."),
    "json.not_object": Code("error", "A record and a bundle are JSON objects."),
    "schema.version": Code("error", "What another version of the data model means is not known here."),
    "schema.newer_version": Code("warning", "What a newer minor version has added is kept, but not understood here."),
    "schema.newer_value": Code("warning", "The value is of a newer version: it is kept and written back as it was."),
    "schema.record_type": Code("error", "The type of a record says which properties it has."),
    "schema.missing": Code("error", "A record is of no use without this property."),
    "schema.unknown_key": Code("error", "Objects are closed, so that a misspelt key is no silent loss."),
    "schema.type": Code("error", "Types are strict: nothing is converted by guess."),
    "schema.pattern": Code("error", "The text does not have the form that its property asks for."),
    "schema.reference_kind": Code("error", "A reference names the type of the record that it leads to."),
    "schema.code": Code("error", "Code lists are closed, so that equal things have equal codes."),
    "schema.range": Code("error", "The number lies outside what its property can mean."),
    "schema.length": Code("error", "What says nothing is left out."),
    "schema.needs_one_of": Code("error", "Without one of these properties nobody could tell what is meant."),
    "schema.claim_incomplete": Code("error", "A claim says of whom, what, and how the source stands to it."),
    "schema.evidence_ends": Code("error", "A span has two ends."),
    "schema.invalid": Code("error", "The data model refuses the value."),
    "ref.missing": Code("error", "A reference leads to no record of the data."),
    "ref.duplicate_id": Code("error", "One id stands for one record."),
    "ref.cycle": Code("error", "Nothing is a part of itself, or derived from itself."),
    "ref.orphan_claim": Code("warning", "Nobody sees a claim about a record that is not there."),
    "ref.claim_value": Code("warning", "The value of a claim names a record that is not there."),
    "ref.ambiguous": Code("error", "A label that several records bear leads to none of them."),
    "ground.text": Code("error", "Evidence can only be checked against the text that it was taken from."),
    "ground.mismatch": Code("error", "The words of a span are those that stand there in the text."),
    "ground.missing": Code("error", "Words that do not stand in the text are no evidence."),
    "ground.no_evidence": Code("error", "What was read from a text has words there that state it."),
    "ground.no_text": Code("warning", "Without its text the evidence of a source cannot be checked."),
    "ground.normalised": Code("warning", "The words stand in the text only but for white space and quotation marks."),
    "ground.ambiguous": Code("info", "The words stand in several places of the text, of which one was chosen."),
}
"""All codes but those of the rules of meaning, which are found; their examples are in `data/examples.toml`."""


def _all() -> Mapping[str, Code]:
    text = files("diplomev.validate.data").joinpath("examples.toml").read_text(encoding="utf-8")
    examples: Mapping[str, str] = tomllib.loads(text)["examples"]
    written = {code: evolve(known, example=examples.get(code, "").strip()) for code, known in _WRITTEN.items()}
    found = {rule.code: Code(rule.level, rule.reason, rule.example.strip(), rule.optional) for rule in rules()}
    return {**written, **found}


CODES: Mapping[str, Code] = _all()
"""The codes; a code once published keeps its meaning."""
