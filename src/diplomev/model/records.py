"""The six records: Source, Actor, Visit, Engagement, Agreement and Claim; and the bundle that holds them.

Records are frozen and closed: a key that the model does not know is refused, except under `ext`. A field that is
absent says nothing. Each record's `id` begins with its type; references are typed in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeAlias

from pydantic import ConfigDict, Field, JsonValue, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from diplomev.model.dates import PartialDate
from diplomev.model.types import (
    ActorId,
    AgreementId,
    ClaimId,
    CountryCode,
    EngagementId,
    Ext,
    Extractor,
    Key,
    LanguageTag,
    ListOf,
    Percent,
    RecordId,
    Safe,
    Sha256,
    SourceId,
    Text,
    Timestamp,
    Url,
    VisitId,
    code_list,
)
from diplomev.model.values import (
    Action,
    Amount,
    Count,
    Event,
    Evidence,
    Identifier,
    Name,
    Place,
    Role,
    Signatory,
    Value,
    needs_one_of,
    one_of_schema,
)

SCHEMA_VERSION = "1.0"
"""The version of the data model that this release writes."""

if TYPE_CHECKING:
    ActorKind: TypeAlias = str
    AgreementKind: TypeAlias = str
    AgreementStatus: TypeAlias = str
    ClaimKind: TypeAlias = str
    EngagementKind: TypeAlias = str
    EngagementStatus: TypeAlias = str
    Occasion: TypeAlias = str
    Rank: TypeAlias = str
    Sector: TypeAlias = str
    SourceKind: TypeAlias = str
    Stance: TypeAlias = str
    VisitStatus: TypeAlias = str
else:
    ActorKind = code_list("actor_kind")
    AgreementKind = code_list("agreement_kind")
    AgreementStatus = code_list("agreement_status")
    ClaimKind = code_list("claim_kind")
    EngagementKind = code_list("engagement_kind")
    EngagementStatus = code_list("engagement_status")
    Occasion = code_list("visit_occasion")
    Rank = code_list("visit_rank")
    Sector = code_list("sector")
    SourceKind = code_list("source_kind")
    Stance = code_list("claim_stance")
    VisitStatus = code_list("visit_status")


class Record(Value):
    """What every record has."""

    type: str
    id: str
    schema_version: Literal["1.0"] | None = Field(
        None,
        description="The version of the data model; in JSON Lines on the first record, for all that follow.",
    )
    ext: Ext | None = Field(None, description="Third parties' own data under namespaced keys, `namespace:name`.")

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values; what is absent is left out, `type` and `id` come first."""
        return {"type": self.type, **super().to_dict()}

    def __hash__(self) -> int:
        return hash(self.id)


class View(Record):
    """A record that is compiled from claims."""

    sources: ListOf[SourceId] = Field((), description="The sources that say something of it.")


class Source(Record):
    """An article, dispatch, document or file that says something."""

    type: Literal["source"] = Field("source", description="The type of the record.")
    id: SourceId = Field(description="Identity: made of the address, if any, and the digest of the text.")
    kind: SourceKind | None = Field(None, description="What kind of source it is.")
    title: Text | None = Field(None, description="The headline.")
    publisher: Text | None = Field(None, description="Who published it.")
    authors: ListOf[Text] = Field((), description="Who wrote it.")
    url: Url | None = Field(None, description="Where it was published.")
    path: Text | None = Field(None, description="Where it lay, relative to what was parsed.")
    language: LanguageTag | None = Field(None, description="Its language (BCP 47).")
    published: Timestamp | None = Field(None, description="When it was published, as written.")
    retrieved: Timestamp | None = Field(None, description="When it was fetched.")
    encoding: Text | None = Field(None, description="The character encoding that the bytes were read with.")
    text_sha256: Sha256 | None = Field(None, description="SHA-256 of the text as read, in UTF-8.")
    length: Safe | None = Field(None, description="The length of the text in code points.")
    text: Text | None = Field(None, description="The text as read, where it was asked for.")
    derived_from: ListOf[SourceId] = Field((), description="Sources that it repeats: reprints, syndication.")
    identifiers: ListOf[Identifier] = Field((), description="Identifiers in other schemes.")
    merged_from: ListOf[SourceId] = Field((), description="The records that were merged into this one.")


class Actor(View):
    """A person, State, body, organisation or company that acts."""

    model_config = ConfigDict(json_schema_extra=one_of_schema("name", "roles"))

    type: Literal["actor"] = Field("actor", description="The type of the record.")
    id: ActorId = Field(description="Identity; `actor:` with three capitals is reserved to States.")
    kind: ActorKind | None = Field(None, description="What kind of actor it is.")
    name: Text | None = Field(None, description="The name to show; absent for an unnamed office holder.")
    names: ListOf[Name] = Field((), description="Every name as written in the sources.")
    country: CountryCode | None = Field(None, description="The State that it is or belongs to.")
    roles: ListOf[Role] = Field((), description="Offices and functions.")
    members: ListOf[CountryCode] = Field((), description="Member States of an intergovernmental body.")
    identifiers: ListOf[Identifier] = Field((), description="Identifiers in other schemes, such as Wikidata.")
    merged_from: ListOf[ActorId] = Field((), description="The records that were merged into this one.")

    @model_validator(mode="after")
    def _someone(self) -> Self:
        if self.name is None and not self.roles:
            raise needs_one_of("name", "roles")
        return self


class Visit(View):
    """One leg of travel: one visitor or delegation, to one receiving State or one multilateral venue."""

    model_config = ConfigDict(json_schema_extra=one_of_schema("visitors", "sending"))

    type: Literal["visit"] = Field("visit", description="The type of the record.")
    id: VisitId = Field(description="Identity.")
    visitors: ListOf[ActorId] = Field((), description="The principals who travel.")
    delegation: ListOf[ActorId] = Field((), description="Who accompanies them.")
    hosts: ListOf[ActorId] = Field((), description="Who receives them.")
    invited_by: ListOf[ActorId] = Field((), description="At whose invitation they travel.")
    sending: ListOf[CountryCode] = Field((), description="The sending States.")
    receiving: CountryCode | None = Field(None, description="The receiving State.")
    rank: Rank | None = Field(None, description="The rank in protocol, only where it is said.")
    occasion: Occasion | None = Field(None, description="What the visit is for.")
    event: Event | None = Field(None, description="The multilateral event that it belongs to.")
    status: VisitStatus | None = Field(None, description="How far it has come.")
    start: PartialDate | None = Field(None, description="The first day of the stay.")
    end: PartialDate | None = Field(None, description="The last day of the stay.")
    places: ListOf[Place] = Field((), description="Where it takes place.")
    sectors: ListOf[Sector] = Field((), description="What it is about.")
    agreements: ListOf[AgreementId] = Field((), description="Agreements that were concluded on it.")
    tour: Key | None = Field(None, description="A key that the legs of one journey share.")
    merged_from: ListOf[VisitId] = Field((), description="The records that were merged into this one.")

    @model_validator(mode="after")
    def _someone(self) -> Self:
        if not self.visitors and not self.sending:
            raise needs_one_of("visitors", "sending")
        return self


class Engagement(View):
    """Who met whom, inside a visit or on its margins."""

    type: Literal["engagement"] = Field("engagement", description="The type of the record.")
    id: EngagementId = Field(description="Identity.")
    visit: VisitId | None = Field(None, description="The visit that it belongs to.")
    kind: EngagementKind | None = Field(None, description="What kind of meeting it is.")
    date: PartialDate | None = Field(None, description="The day of it.")
    place: Place | None = Field(None, description="Where it takes place.")
    participants: ListOf[ActorId] = Field((), description="Who takes part.")
    status: EngagementStatus | None = Field(None, description="How far it has come.")
    merged_from: ListOf[EngagementId] = Field((), description="The records that were merged into this one.")


class Agreement(View):
    """An instrument, or a set of instruments, between parties."""

    type: Literal["agreement"] = Field("agreement", description="The type of the record.")
    id: AgreementId = Field(description="Identity.")
    kind: AgreementKind | None = Field(None, description="What kind of instrument it is.")
    status: AgreementStatus | None = Field(None, description="The furthest step that is stated, by any party.")
    title: Text | None = Field(None, description="Its title as written.")
    parties: ListOf[ActorId] = Field((), description="Who concludes it.")
    signatories: ListOf[Signatory] = Field((), description="Who signed, and for whom.")
    count: Count | None = Field(None, description="How many instruments; one instrument is 1 to 1.")
    part_of: AgreementId | None = Field(None, description="The set that it is a part of.")
    sectors: ListOf[Sector] = Field((), description="What it is about.")
    signed: PartialDate | None = Field(None, description="The day of signature.")
    signed_at: Place | None = Field(None, description="The place of signature.")
    in_force: PartialDate | None = Field(None, description="The day of entry into force.")
    ended: PartialDate | None = Field(None, description="The day on which it ended.")
    actions: ListOf[Action] = Field((), description="Steps of the parties.")
    amounts: ListOf[Amount] = Field((), description="Sums of money in it.")
    replaces: ListOf[AgreementId] = Field((), description="Agreements that it takes the place of.")
    amends: ListOf[AgreementId] = Field((), description="Agreements that it changes.")
    visit: VisitId | None = Field(None, description="The visit on which it was concluded.")
    identifiers: ListOf[Identifier] = Field((), description="Identifiers in treaty series.")
    merged_from: ListOf[AgreementId] = Field((), description="The records that were merged into this one.")


_VALUE_STANCES = ("asserts", "plans")


def _claim_schema() -> dict[str, Any]:
    """The conditions of `Claim._complete`, for JSON Schema."""
    quotation = {"required": ["kind"], "properties": {"kind": {"const": "quotation"}}}
    valued = {"required": ["stance"], "properties": {"stance": {"enum": list(_VALUE_STANCES)}}}
    return {
        "if": quotation,
        "then": _filled("text"),
        "else": {"allOf": [_filled("subject", "property", "stance"), {"if": valued, "then": _filled("value")}]},
    }


def _filled(*names: str) -> dict[str, Any]:
    return {"required": list(names), "properties": {name: {"not": {"type": "null"}} for name in names}}


class Claim(Record):
    """What one source, or a speaker whom it quotes, says: one value of one property of one subject, or words said."""

    model_config = ConfigDict(json_schema_extra=_claim_schema())

    type: Literal["claim"] = Field("claim", description="The type of the record.")
    id: ClaimId = Field(description="Identity: made of what is claimed, by whom, and where it stands.")
    kind: ClaimKind = Field(description="A statement about a record, or a quotation.")
    source: SourceId = Field(description="The source that says it.")
    subject: RecordId | None = Field(None, description="The record that it is about.")
    property: Text | None = Field(None, description="The property of the subject.")
    value: JsonValue | None = Field(
        None, description="The value: for a list property one element; absent means any value at all."
    )
    stance: Stance | None = Field(None, description="How the source stands to it.")
    speaker: ActorId | None = Field(None, description="Who says it, where not the source itself.")
    speaker_text: Text | None = Field(None, description="The words that name the speaker.")
    text: Text | None = Field(None, description="The words that were said (quotation).")
    evidence: ListOf[Evidence] = Field((), description="The smallest words that state it, one span a part.")
    assumed: Literal["published", "caller"] | None = Field(
        None, description="What a relative date was counted from, where no words of the text say so."
    )
    stated: Timestamp | None = Field(None, description="When it was stated.")
    confidence: Percent | None = Field(None, description="How sure the extractor is, 0 to 100.")
    extractor: Extractor | None = Field(None, description="What made the claim.")
    merged_from: ListOf[ClaimId] = Field((), description="The records that were merged into this one.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        # Asked of every claim, so it asks for no more than it must; what is missing is found out afterwards.
        if self.kind == "quotation":
            complete = self.text is not None
        elif self.subject is None or self.property is None:
            complete = False
        else:
            complete = self.stance is not None and (self.value is not None or self.stance not in _VALUE_STANCES)
        if complete:
            return self
        raise PydanticCustomError(
            "claim_incomplete",
            "A {kind} needs {names}",
            {"kind": self.kind, "names": ", ".join(f"`{name}`" for name in self._missing())},
        )

    def _missing(self) -> list[str]:
        names = ["text"] if self.kind == "quotation" else ["subject", "property", "stance"]
        if self.kind != "quotation" and self.stance in _VALUE_STANCES:
            names.append("value")
        return [name for name in names if getattr(self, name) is None]


AnyRecord = Annotated[
    Source | Actor | Visit | Engagement | Agreement | Claim,
    Field(discriminator="type", description="One record of any type."),
]
"""Any of the six records, told apart by `type`."""


class Bundle(Value):
    """Records in one JSON document."""

    type: Literal["bundle"] = Field("bundle", description="Says that this is a bundle.")
    schema_version: Literal["1.0"] = Field(description="The version of the data model.")
    records: ListOf[AnyRecord] = Field((), description="The records, in any order.")

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON values; what is absent is left out."""
        records = [record.to_dict() for record in self.records]
        return {"type": self.type, "schema_version": self.schema_version, "records": records}


MODELS: dict[str, type[Record]] = {
    "source": Source,
    "actor": Actor,
    "visit": Visit,
    "engagement": Engagement,
    "agreement": Agreement,
    "claim": Claim,
}
"""The model of each record type."""
RECORD: TypeAdapter[Source | Actor | Visit | Engagement | Agreement | Claim] = TypeAdapter(
    AnyRecord, config=ConfigDict(defer_build=True)
)
"""Validates one record of any type."""
DOCUMENT: TypeAdapter[Bundle | Source | Actor | Visit | Engagement | Agreement | Claim] = TypeAdapter(
    Annotated[Bundle | Source | Actor | Visit | Engagement | Agreement | Claim, Field(discriminator="type")],
    config=ConfigDict(defer_build=True),
)
"""Validates what the JSON Schema describes: a bundle, or one record of any type, told apart by `type`."""
