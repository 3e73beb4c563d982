"""The small types that records are made of, with the same meaning in the models and in the JSON Schema.

Types are strict: no number from a string, no string from a number. An integral float passes as an integer, as JSON
Schema has it. Patterns use ASCII classes only and refuse line feeds. `null` on an optional field means absent.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

import rfc8785
from annotated_types import Len
from pydantic import Field, GetPydanticSchema, JsonValue, StringConstraints, WithJsonSchema
from pydantic_core import core_schema

from diplomev.model.dates import TIMESTAMP_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

T = TypeVar("T")

SAFE_INTEGER = 2**53 - 1
"""The greatest integer that every JSON reader keeps whole (I-JSON, RFC 7493)."""
RECORD_TYPES = ("source", "actor", "visit", "engagement", "agreement", "claim")
"""The types of records, which are the prefixes of their ids."""
KEY_LENGTH = 200
"""The most characters that stand behind the colon of an id."""
_OPEN_KEY = "[A-Za-z0-9][A-Za-z0-9._~-]*"
KEY_PATTERN = f"[A-Za-z0-9][A-Za-z0-9._~-]{{0,{KEY_LENGTH - 1}}}"
"""What stands behind the colon of an id; no anchors."""


def _text(
    pattern: str, description: str, *examples: str, max_length: int | None = None
) -> tuple[StringConstraints, Any]:
    """A strict string that matches a pattern as a whole; a line feed at its end is refused by every engine."""
    constraint = StringConstraints(strict=True, pattern=f"^(?:{pattern})$", max_length=max_length)
    extra: dict[str, Any] = {"not": {"pattern": "\\n"}}
    return constraint, Field(description=description, examples=list(examples), json_schema_extra=extra)


def _reference(record_type: str) -> Any:
    # The length is a bound of its own: counted in the pattern, it makes decoding a bundle about 5 % slower.
    longest = len(record_type) + 1 + KEY_LENGTH
    article = "an" if record_type[0] in "ae" else "a"
    described = _text(
        f"{record_type}:{_OPEN_KEY}",
        f"The id of {article} {record_type}.",
        f"{record_type}:0a1b2c",
        max_length=longest,
    )
    return Annotated[str, *described]


if TYPE_CHECKING:
    SourceId: TypeAlias = str
    ActorId: TypeAlias = str
    VisitId: TypeAlias = str
    EngagementId: TypeAlias = str
    AgreementId: TypeAlias = str
    ClaimId: TypeAlias = str
    RecordId: TypeAlias = str
    Text: TypeAlias = str
    LanguageTag: TypeAlias = str
    Url: TypeAlias = str
    Sha256: TypeAlias = str
    Timestamp: TypeAlias = str
    Decimal: TypeAlias = str
    Currency: TypeAlias = str
    Key: TypeAlias = str
    Extractor: TypeAlias = str
    CountryCode: TypeAlias = str
    Safe: TypeAlias = int
    Percent: TypeAlias = int
else:
    SourceId = _reference("source")
    ActorId = _reference("actor")
    VisitId = _reference("visit")
    EngagementId = _reference("engagement")
    AgreementId = _reference("agreement")
    ClaimId = _reference("claim")
    RecordId = Annotated[
        str,
        *_text(f"(?:{'|'.join(RECORD_TYPES)}):{KEY_PATTERN}", "The id of a record of any type.", "visit:0a1b2c"),
    ]
    Text = Annotated[str, StringConstraints(strict=True, min_length=1), Field(description="A text that is not empty.")]
    LanguageTag = Annotated[
        str, *_text("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", "A language tag (BCP 47).", "fr", "pt-BR")
    ]
    Url = Annotated[str, *_text(r"https?://[^\x00-\x20\x22<>]+", "A web address.", "https://example.org/news/1")]
    Sha256 = Annotated[str, *_text("[0-9a-f]{64}", "A SHA-256 digest, 64 hex digits.")]
    Timestamp = Annotated[
        str,
        *_text(
            TIMESTAMP_PATTERN,
            "A year, a month, a day, or a day with a time (RFC 3339, seconds and offset may lack), as written.",
            "2025-06-20",
            "2025-06-20T08:30:00+02:00",
        ),
    ]
    Decimal = Annotated[str, *_text(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?", "A decimal number as text.", "1500000", "2.5")]
    Currency = Annotated[str, *_text("[A-Z]{3}", "A currency code (ISO 4217).", "EUR", "XOF")]
    Key = Annotated[
        str, *_text(_OPEN_KEY, "A key: letters, digits, `.`, `_`, `~`, `-`.", "tour-1", max_length=KEY_LENGTH)
    ]
    Extractor = Annotated[
        str,
        *_text(
            r"[A-Za-z][A-Za-z0-9._-]*(?:/[A-Za-z0-9._+-]+(?:#[A-Za-z0-9._/:+-]+)?)?",
            "What made the claim: `name/version#rule`; `lift` and `human` stand alone.",
            "diplomev/0.1.0#visit.motion",
        ),
    ]


def _codes(values: Callable[[], tuple[str, ...]], description: str) -> Any:
    """A string out of a closed list, which is read when the first model is used."""

    def schema(_source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(list(values()))

    return Annotated[str, GetPydanticSchema(schema), Field(description=description)]


def _country_codes() -> tuple[str, ...]:
    from diplomev.vocabulary import country_codes

    return country_codes()


if not TYPE_CHECKING:
    CountryCode = _codes(
        _country_codes,
        "ISO 3166-1 alpha-3, XKX for Kosovo, and the alpha-3 codes of former States (ISO 3166-3).",
    )


def code_list(name: str) -> Any:
    """The type of one code out of a list of the vocabulary, as `Annotated[str, …]`."""

    def values() -> tuple[str, ...]:
        from diplomev.vocabulary import codes

        return codes(name)

    return _codes(values, f"One of the codes `{name}`.")


def _integer(low: int, high: int, description: str) -> Any:
    """An integer within bounds; an integral float passes, `true` and `"1"` do not."""

    def schema(_source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        number = core_schema.float_schema(strict=True, ge=low, le=high, allow_inf_nan=False)
        return core_schema.chain_schema([number, core_schema.int_schema()])

    described = {"type": "integer", "minimum": low, "maximum": high, "description": description}
    return Annotated[int, GetPydanticSchema(schema), WithJsonSchema(described)]


def _number(low: float, high: float, description: str) -> Any:
    return Annotated[float, Field(strict=True, ge=low, le=high, allow_inf_nan=False, description=description)]


if TYPE_CHECKING:
    Latitude: TypeAlias = float
    Longitude: TypeAlias = float
else:
    Safe = _integer(0, SAFE_INTEGER, "A count or an offset that every JSON reader keeps whole: at most 2^53-1.")
    Percent = _integer(0, 100, "A whole number from 0 to 100.")
    Latitude = _number(-90, 90, "Degrees north of the equator (WGS 84).")
    Longitude = _number(-180, 180, "Degrees east of Greenwich (WGS 84).")


class _AbsentAsEmpty:
    """`null` for a list means absent, and an absent list is empty."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        # "A tuple, else ()" is said without a function in Python, which every list would have to call.
        or_empty = core_schema.with_default_schema(
            core_schema.is_instance_schema(tuple), default=(), on_error="default"
        )
        return core_schema.chain_schema([core_schema.nullable_schema(handler(source)), or_empty])


ListOf = Annotated[tuple[T, ...], _AbsentAsEmpty()]
"""A list property: a set of values, in Python a tuple; order means nothing, empty means absent."""
NonEmpty = Annotated[tuple[T, ...], Len(min_length=1)]
"""A list that must have an element."""


class Ext:
    """Third parties' own data on a record: namespaced keys with any JSON, held as canonical JSON (RFC 8785).

    Args:
        data: Keys of the form `namespace:name` with JSON values.

    Examples:
        >>> Ext({"acme:score": 3})["acme:score"]
        3
    """

    __slots__ = ("canonical",)

    canonical: str
    """The data as canonical JSON."""

    def __init__(self, data: Mapping[str, JsonValue]) -> None:
        object.__setattr__(self, "canonical", rfc8785.dumps(dict(data)).decode())

    def to_dict(self) -> dict[str, JsonValue]:
        """A fresh copy of the data."""
        data: dict[str, JsonValue] = json.loads(self.canonical, parse_int=_whole_or_float)
        return data

    def __getitem__(self, key: str) -> JsonValue:
        return self.to_dict()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.to_dict())

    def __eq__(self, other: object) -> bool:
        return self.canonical == other.canonical if isinstance(other, Ext) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.canonical)

    def __repr__(self) -> str:
        return f"Ext({self.canonical})"

    def __setattr__(self, name: str, value: object) -> None:
        message = f"an Ext is immutable: {name!r} cannot be set"
        raise AttributeError(message)

    def __reduce__(self) -> tuple[type[Ext], tuple[dict[str, JsonValue]]]:
        return Ext, (self.to_dict(),)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        keys = core_schema.str_schema(strict=True, pattern=f"^(?:{_EXT_KEY})$")
        data = core_schema.dict_schema(keys, handler.generate_schema(JsonValue), min_length=1)
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_after_validator_function(cls, data),
            python_schema=core_schema.union_schema(
                [
                    core_schema.is_instance_schema(cls),
                    core_schema.no_info_after_validator_function(cls, data),
                ],
                mode="left_to_right",
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(cls.to_dict),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {
            "type": "object",
            "description": "Third parties' own data: namespaced keys, `namespace:name`, with any JSON.",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^(?:{_EXT_KEY})$", "not": {"pattern": "\\n"}},
            "examples": [{"acme:score": 3}],
        }


def _whole_or_float(literal: str) -> float:
    # Canonical JSON writes the float 1e17 with all its digits; as an integer it would be too great to be kept whole.
    number = int(literal)
    return number if abs(number) <= SAFE_INTEGER else float(number)


_EXT_KEY = "[A-Za-z][A-Za-z0-9._-]*:[A-Za-z0-9._~/-]+"
