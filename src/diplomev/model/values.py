"""The values that stand inside records: places, names, roles, counts, amounts, and the like."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from diplomev.model.dates import PartialDate
from diplomev.model.sharing import field_set
from diplomev.model.types import (
    ActorId,
    CountryCode,
    Currency,
    Decimal,
    LanguageTag,
    Latitude,
    ListOf,
    Longitude,
    Safe,
    Text,
    code_list,
)

if TYPE_CHECKING:
    ActionKind: TypeAlias = str
    Office: TypeAlias = str
    PlaceKind: TypeAlias = str
    RoleStatus: TypeAlias = str
else:
    ActionKind = code_list("action_kind")
    Office = code_list("office")
    PlaceKind = code_list("place_kind")
    RoleStatus = code_list("role_status")


T = TypeVar("T", bound=BaseModel)


class Value(BaseModel):
    """The common ground of all models: frozen, closed, with nothing converted."""

    # Validators are built when a model is first used: importing all of them builds none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values; what is absent is left out."""
        # What `model_dump` does, without its many options: records are written by the hundred thousand.
        fields: dict[str, Any] = self.__pydantic_serializer__.to_python(self, mode="json", exclude_defaults=True)
        return fields


def trusted(model: type[T], fields: dict[str, Any]) -> T:
    """Make a model of values that are known to be valid, unchecked: much faster than validation.

    Args:
        model: The model.
        fields: Its values, in the types in which validation would leave them; the others keep their defaults.
    """
    made = model.__new__(model)
    put = object.__setattr__  # the model's own refuses
    put(made, "__dict__", _defaults(model) | fields)
    put(made, "__pydantic_fields_set__", field_set(fields))
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


@cache
def _defaults(model: type[BaseModel]) -> dict[str, Any]:
    return {name: field.default for name, field in model.model_fields.items() if not field.is_required()}


def needs_one_of(*names: str) -> PydanticCustomError:
    """The error for a model of which at least one of some fields must be there."""
    return PydanticCustomError(
        "needs_one_of",
        "At least one of {names} must be there",
        {"names": " or ".join(f"`{n}`" for n in names)},
    )


def one_of_schema(*names: str) -> dict[str, Any]:
    """What JSON Schema says for `needs_one_of`: one of the fields is there and not empty."""
    return {"anyOf": [{"required": [n], "properties": {n: _present(n)}} for n in names]}


def _present(name: str) -> dict[str, Any]:
    return {"type": "array", "minItems": 1} if name in {"visitors", "sending", "roles"} else {"type": "string"}


class Identifier(Value):
    """An identifier in somebody else's scheme."""

    scheme: Text = Field(description="Who gives the identifier.", examples=["wikidata", "unts"])
    value: Text = Field(description="The identifier itself.", examples=["Q159"])


class Place(Value):
    """A place as named, with what is known of it."""

    name: Text = Field(description="The name as the source writes it.", examples=["Moscou"])
    kind: PlaceKind | None = Field(None, description="What kind of place it is.")
    country: CountryCode | None = Field(None, description="The State or territory in which it lies.")
    latitude: Latitude | None = Field(None, description="Degrees north (WGS 84).")
    longitude: Longitude | None = Field(None, description="Degrees east (WGS 84).")
    identifiers: ListOf[Identifier] = Field((), description="Identifiers in gazetteers.")


class Name(Value):
    """A name of an actor, as written somewhere."""

    value: Text = Field(description="The name as written.", examples=["Vladimir Poutine"])
    lang: LanguageTag | None = Field(None, description="The language in which it is written so (BCP 47).")


class Role(Value):
    """An office or function of a person."""

    title: Text | None = Field(None, description="The title as written.", examples=["ministre des Affaires étrangères"])
    lang: LanguageTag | None = Field(None, description="The language of the title (BCP 47).")
    office: Office | None = Field(None, description="The kind of office.")
    country: CountryCode | None = Field(None, description="The State that the office belongs to.")
    organization: ActorId | None = Field(None, description="The organisation that the office belongs to.")
    status: RoleStatus | None = Field(None, description="Whether it is held at the time of the statement.")
    start: PartialDate | None = Field(None, description="The day the person took it up.")
    end: PartialDate | None = Field(None, description="The day the person left it.")


class Event(Value):
    """A multilateral event, which ties the visits of many together."""

    name: Text = Field(description="The name as written.", examples=["Sommet Russie-Afrique"])
    organizer: ActorId | None = Field(None, description="Who holds it.")


class Count(Value):
    """How many instruments: «trois accords» is 3 to 3, «plusieurs» at least 2."""

    min: Safe = Field(description="At least so many.")
    max: Safe | None = Field(None, description="At most so many; absent where it is open.")


class Amount(Value):
    """A sum of money."""

    min: Decimal | None = Field(None, description="At least so much, in units of the currency.")
    max: Decimal | None = Field(None, description="At most so much, in units of the currency.")
    currency: Currency | None = Field(None, description="The currency (ISO 4217).")


class Signatory(Value):
    """Who put the signature, and for whom."""

    actor: ActorId = Field(description="The person or body that signs.")
    on_behalf_of: ActorId | None = Field(None, description="The party that is bound by it.")


class Action(Value):
    """A step of one party, or of the instrument as a whole, in the life of an agreement."""

    party: ActorId | None = Field(None, description="Who takes the step; absent for the instrument as a whole.")
    kind: ActionKind = Field(description="The step.")
    date: PartialDate | None = Field(None, description="The day on which it takes effect.")


class Evidence(Value):
    """Words of a source.

    `start` and `end` count code points of the source's text as read (decoded, line ends as line feeds); a third party
    may give the words alone.
    """

    start: Safe | None = Field(None, description="Offset of the first code point.")
    end: Safe | None = Field(None, description="Offset behind the last code point.")
    exact: Text = Field(description="The words as they stand in the text.")

    @model_validator(mode="after")
    def _both_ends(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise PydanticCustomError("needs_both", "`start` and `end` stand together or not at all")
        return self


def _if_then(one: str, other: str) -> dict[str, Any]:
    def given(name: str) -> dict[str, Any]:
        return {"required": [name], "properties": {name: {"type": "integer"}}}

    return {"if": given(one), "then": given(other)}


Evidence.model_config["json_schema_extra"] = {"allOf": [_if_then("start", "end"), _if_then("end", "start")]}
