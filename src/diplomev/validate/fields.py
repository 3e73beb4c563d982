"""What the models say of a property: who has it, and what belongs into it, in words."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, get_args

from attrs import frozen
from pydantic import BaseModel, StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo

from diplomev.model import PartialDate, types
from diplomev.model.dates import PARTIAL_DATE_PATTERN
from diplomev.validate.issues import Path

A_DATE = "a date: YYYY, YYYY-MM, YYYY-MM-DD, or one day of [YYYY-MM-DD..YYYY-MM-DD]"


@frozen(eq=False)  # each place is one object
class Place:
    """Where a path leads to in the models.

    Attributes:
        owner: The model of the object in which the last key stands.
        name: That key.
        info: What the model knows of it; `None` where it has no such property.
    """

    owner: type[BaseModel]
    name: str
    info: FieldInfo | None


def place_of(model: type[BaseModel], path: Path) -> Place | None:
    """Follow a path into a model; `None` where it leads to the model itself or beyond what models know."""
    return _place_of(model, tuple(token for token in path if isinstance(token, str)))


@lru_cache(maxsize=1024)  # the same property is wrong in many records
def _place_of(model: type[BaseModel], names: tuple[str, ...]) -> Place | None:
    place = None
    owner: type[BaseModel] | None = model
    for token in names:
        if owner is None:
            return None
        place = Place(owner, token, owner.model_fields.get(token))
        owner = inner_model(place.info)
    return place


def inner_model(info: FieldInfo | None) -> type[BaseModel] | None:
    """The model of the values of a property, if they are objects."""
    parts = parts_of(info.annotation) if info else ()
    return next((part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)), None)


def parts_of(annotation: Any) -> Iterator[Any]:
    """Yield all that an annotation is made of: types and metadata, to any depth."""
    yield annotation
    for part in get_args(annotation):
        yield from parts_of(part)


@lru_cache(maxsize=1024)
def in_words(place: Place | None) -> str | None:
    """Say what belongs into a property, if that can be said better than by its JSON type.

    Examples:
        >>> from diplomev.model import Visit
        >>> in_words(place_of(Visit, ("start",)))
        'a date: YYYY, YYYY-MM, YYYY-MM-DD, or one day of [YYYY-MM-DD..YYYY-MM-DD]'
    """
    if place is None or place.info is None:
        return None
    for part in (*place.info.metadata, *parts_of(place.info.annotation)):
        if part is PartialDate:
            return A_DATE
        if isinstance(part, StringConstraints) and part.pattern:
            return pattern_in_words(str(part.pattern))
        if isinstance(part, WithJsonSchema) and (part.json_schema or {}).get("type") == "integer":
            return "a whole number"
    return None


def referred_type(pattern: str) -> str | None:
    """Say which type of record a pattern of ids stands for; `None` for other patterns."""
    return next((kind for kind in types.RECORD_TYPES if pattern.startswith(f"^(?:{kind}:")), None)


def pattern_in_words(pattern: str) -> str | None:
    """Say what a pattern of the models stands for; `None` for a pattern that is not theirs."""
    return _patterns().get(pattern)


@cache
def _patterns() -> dict[str, str]:
    words = {
        "Currency": "a currency code of three capitals (ISO 4217), such as EUR or XOF",
        "Decimal": "a decimal number as a string, such as 1500000 or 2.5",
        "Extractor": "the name of what made the claim: name/version#rule, such as acme/1.2#visit",
        "Key": "a key of letters, digits and . _ ~ -, such as tour-1",
        "LanguageTag": "a language tag (BCP 47), such as fr or pt-BR",
        "Sha256": "a SHA-256 digest: 64 digits 0-9 a-f",
        "Timestamp": "a date YYYY, YYYY-MM or YYYY-MM-DD, or a time such as 2025-06-20T08:30:00+02:00",
        "Url": "a web address that begins with http:// or https://",
    }
    ids = {f"{kind.capitalize()}Id": f"an id such as {kind}:0a1b" for kind in types.RECORD_TYPES}
    ids["RecordId"] = "the id of a record, such as visit:0a1b"
    found = {_pattern(name): text for name, text in (words | ids).items()}
    return found | {f"^{PARTIAL_DATE_PATTERN}$": A_DATE}


def _pattern(name: str) -> str:
    """The pattern of one of the text types of the models."""
    metadata = get_args(getattr(types, name))
    return next(str(part.pattern) for part in metadata if isinstance(part, StringConstraints))
