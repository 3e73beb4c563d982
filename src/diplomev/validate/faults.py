"""From an error of pydantic to a finding: a stable code, and a sentence that a newcomer understands."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from diplomev.model.types import RECORD_TYPES
from diplomev.validate.fields import Place, in_words, pattern_in_words, referred_type
from diplomev.validate.hints import code_hint, key_hint, pattern_hint, reference_hint, type_hint
from diplomev.validate.issues import Finding, Path
from diplomev.validate.render import json_type, shown

_MOST_CODES_SHOWN = 12
_OF_THE_WHOLE = {"missing", "needs_one_of", "claim_incomplete"}
_A_RECORD_TYPE = f"one of {', '.join(RECORD_TYPES)}"


@frozen
class Fault:
    """What pydantic says of one value.

    Attributes:
        kind: The type of pydantic's error.
        path: Where the value is.
        place: The property of the models, where there is one.
        given: The value.
        context: The figures and names that belong to the kind.
        message: Pydantic's own sentence.
    """

    kind: str
    path: Path
    place: Place | None
    given: Any
    context: Mapping[str, Any]
    message: str

    @property
    def name(self) -> str:
        """What to call the value in a sentence."""
        keys = [token for token in self.path if isinstance(token, str)]
        if not self.path or not keys:
            return "The record"
        last = self.path[-1]
        return f"`{last}`" if isinstance(last, str) else f"Element {last} of `{keys[-1]}`"

    def finding(self, code: str, message: str, *, expected: str | None = None, hint: str | None = None) -> Finding:
        """Make the finding; what is there is said unless it is the record, or nothing."""
        got = None if self.kind in _OF_THE_WHOLE else shown(self.given)
        return Finding(code=code, path=self.path, message=message, expected=expected, got=got, hint=hint)


def finding_of(fault: Fault) -> Finding:
    """Return the finding for a fault of any kind."""
    if fault.kind.endswith("_type"):
        return _wrong_type(fault)
    return _KINDS.get(fault.kind, _invalid)(fault)


def _missing(fault: Fault) -> Finding:
    is_type = fault.path[-1:] == ("type",)
    expected = _A_RECORD_TYPE if is_type else in_words(fault.place)
    return fault.finding("schema.missing", f"{fault.name} is missing.", expected=expected)


def _no_type(fault: Fault) -> Finding:
    path: Path = (*fault.path, "type")
    return Finding(code="schema.missing", path=path, message="`type` is missing.", expected=_A_RECORD_TYPE)


def _unknown_type(fault: Fault) -> Finding:
    given = fault.given.get("type") if isinstance(fault.given, dict) else None
    known = isinstance(given, str)
    bundle_hint = "A bundle stands alone: it is no record, and no line of JSON Lines."
    hint = bundle_hint if given == "bundle" else code_hint(str(given), RECORD_TYPES) if known else None
    return Finding(
        code="schema.record_type",
        path=(*fault.path, "type"),
        message=f"There is no record type {shown(given)}.",
        expected=_A_RECORD_TYPE,
        got=shown(given),
        hint=hint,
    )


def _unknown_key(fault: Fault) -> Finding:
    owner = fault.place.owner if fault.place else None
    whose = owner.__name__ if owner else "The object"
    known = tuple(owner.model_fields) if owner else ()
    key = str(fault.path[-1])
    message = f"{whose} has no property {shown(key)}."
    return fault.finding("schema.unknown_key", message, hint=key_hint(key, known))


def _code(fault: Fault) -> Finding:
    known = tuple(re.findall(r"'([^']*)'", str(fault.context.get("expected"))))
    if not isinstance(fault.given, str):
        return _wrong_type(fault)
    if fault.path[-1:] == ("schema_version",):
        message = f"The data say that they are of version {shown(fault.given)} of the data model."
        return fault.finding("schema.version", message, expected=f"version {' or '.join(known)}")
    shown_codes = known if len(known) <= _MOST_CODES_SHOWN else (*known[: _MOST_CODES_SHOWN // 2], "…")
    return fault.finding(
        "schema.code",
        f"{fault.name} has no code {shown(fault.given)}.",
        expected=f"one of {', '.join(shown_codes)}",
        hint=code_hint(fault.given, known),
    )


def _pattern(fault: Fault) -> Finding:
    pattern = str(fault.context.get("pattern"))
    given = str(fault.given)
    if fault.path[-2:-1] == ("ext",):
        message = f"The key {shown(given)} of `ext` has no namespace."
        return fault.finding("schema.pattern", message, expected="a key such as acme:score")
    wanted = referred_type(pattern)
    if wanted:
        return _reference(fault, given, wanted)
    expected = pattern_in_words(pattern) or "a text of the form that the schema gives"
    message = f"{fault.name} must be {expected}."
    return fault.finding("schema.pattern", message, expected=expected, hint=pattern_hint(given))


def _reference(fault: Fault, given: str, wanted: str) -> Finding:
    of_other_type = given.partition(":")[0] in set(RECORD_TYPES) - {wanted}
    article = "an" if wanted[0] in "aeiou" else "a"
    expected = f"the id of {article} {wanted}, such as {wanted}:0a1b"
    return fault.finding(
        "schema.reference_kind" if of_other_type else "schema.pattern",
        f"{fault.name} must be {expected}.",
        expected=expected,
        hint=pattern_hint(given) or reference_hint(given, wanted),
    )


def _wrong_type(fault: Fault) -> Finding:
    wanted = "a code" if fault.kind == "literal_error" else _TYPE_NAMES.get(fault.kind, "another type")
    words = in_words(fault.place) if wanted in {"a string", "a number"} else None
    message = f"{fault.name} must be {words or wanted}, not {json_type(fault.given)}."
    hint = type_hint(fault.given, wanted)
    return fault.finding("schema.type", message, expected=words or wanted, hint=hint)


def _fraction(fault: Fault) -> Finding:
    message = f"{fault.name} must be a whole number."
    return fault.finding("schema.type", message, expected="a whole number")


def _range(fault: Fault) -> Finding:
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    limits = [f"{words} {fault.context[key]:g}" for key, words in bounds.items() if key in fault.context]
    expected = " and ".join(limits)
    return fault.finding("schema.range", f"{fault.name} must be {expected}.", expected=expected)


def _empty(fault: Fault) -> Finding:
    message = f"{fault.name} must not be empty."
    hint = "Leave the key out where there is nothing to say."
    return fault.finding("schema.length", message, expected="something in it", hint=hint)


def _too_long(fault: Fault) -> Finding:
    limit = fault.context.get("max_length")
    message = f"{fault.name} must have at most {limit} characters."
    return fault.finding("schema.length", message, expected=f"at most {limit} characters")


def _one_of(fault: Fault) -> Finding:
    names = fault.context.get("names")
    message = f"The record must have {names}."
    return fault.finding("schema.needs_one_of", message, expected=f"{names}")


def _both_ends(fault: Fault) -> Finding:
    message = "A span of evidence has both `start` and `end`, or neither."
    hint = "Add the other end, or leave both out and give `exact` alone."
    return fault.finding("schema.evidence_ends", message, expected="both ends or none", hint=hint)


def _incomplete(fault: Fault) -> Finding:
    kind, names = fault.context.get("kind"), fault.context.get("names")
    message = f"A {kind} is not complete without {names}."
    return fault.finding("schema.claim_incomplete", message, expected=f"{names}")


def _invalid(fault: Fault) -> Finding:
    return fault.finding("schema.invalid", f"{fault.name} is not valid: {fault.message}.")


_KINDS: dict[str, Callable[[Fault], Finding]] = {
    "missing": _missing,
    "union_tag_not_found": _no_type,
    "union_tag_invalid": _unknown_type,
    "extra_forbidden": _unknown_key,
    "literal_error": _code,
    "string_pattern_mismatch": _pattern,
    "int_from_float": _fraction,
    "greater_than": _range,
    "greater_than_equal": _range,
    "less_than": _range,
    "less_than_equal": _range,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "needs_one_of": _one_of,
    "needs_both": _both_ends,
    "claim_incomplete": _incomplete,
}
_TYPE_NAMES = {
    "string_type": "a string",
    "float_type": "a number",
    "int_type": "a whole number",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "an object",
    "model_type": "an object",
    "model_attributes_type": "an object",
}
