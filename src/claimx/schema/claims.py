"""The typed claims: one record a type, all with the fields that every claim has."""

from typing import Annotated, Literal

from pydantic import Field

from claimx.schema.spans import Quantity, Record, Role, Span, Time

Modality = Literal["asserted", "reported", "hedged", "conditional", "planned"]
Polarity = Literal["affirmed", "negated"]
Outcome = Literal["killed", "wounded", "captured", "missing"]
QuoteType = Literal["direct", "indirect", "reported", "mixed"]


def listed(source: Role | list[Role] | None) -> list[Role]:
    """The parties of a source: none, one or several."""
    return source if isinstance(source, list) else [] if source is None else [source]


def as_source(parties: list[Role]) -> Role | list[Role] | None:
    """Parties as a claim's source, the inverse of `listed`."""
    return parties if len(parties) > 1 else parties[0] if parties else None


class SentenceRef(Record):
    """The sentence that holds the claim: its number in the article (from 0) and its offsets."""

    index: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Plover(Record):
    """The event that a claim tells of, in the codes of event data.

    ``event`` and ``mode`` are PLOVER's (https://github.com/openeventdata/PLOVER), in the names that the coder behind
    POLECAT uses; ``DENY`` is claimx's own, since PLOVER codes no statements. ``cameo`` is the code of the older CAMEO
    codebook, version 1.1b3.
    """

    event: str
    mode: str | None = None
    cameo: str | None = None


class ClaimBase(Record):
    """What every claim has, whatever its type."""

    id: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    anchor: Span
    sentence: SentenceRef
    source: Role | list[Role] | None = None
    cue: Span | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    confidence: float = Field(default=0.5, ge=0, le=1)
    rule: str
    plover: Plover | None = None


class TroopCount(ClaimBase):
    """How many soldiers, whose, doing what, where."""

    type: Literal["troop_count"] = "troop_count"
    quantity: Quantity
    force: list[Role] = []
    activity: Span | None = None
    location: Role | None = None


class CasualtyCount(ClaimBase):
    """How many people were killed, wounded, captured or are missing."""

    type: Literal["casualty_count"] = "casualty_count"
    quantity: Quantity
    outcome: Outcome
    force: list[Role] = []
    activity: Span | None = None
    location: Role | None = None


class QuantityClaim(ClaimBase):
    """Any other counted thing: barrels, shells, sorties."""

    type: Literal["quantity"] = "quantity"
    quantity: Quantity
    activity: Span | None = None
    location: Role | None = None


class DateClaim(ClaimBase):
    """An event placed in time by a calendar expression."""

    type: Literal["date"] = "date"
    time: Time
    event: Span | None = None
    participants: list[Role] = []


class Accusation(ClaimBase):
    """Somebody blames somebody for a wrong."""

    type: Literal["accusation"] = "accusation"
    accuser: list[Role] = []
    accused: list[Role] = []
    allegation: Span | None = None


class Denial(ClaimBase):
    """Somebody rejects an accusation or denies that something is or was so."""

    type: Literal["denial"] = "denial"
    denier: list[Role] = []
    denied: Span | None = None
    denies: list[str] = []


class Statement(ClaimBase):
    """What somebody is reported to have said."""

    type: Literal["statement"] = "statement"
    speaker: list[Role] = []
    content: Span | None = None
    quote_type: QuoteType = "reported"


class Act(ClaimBase):
    """An act between parties: who, towards whom, about what."""

    agent: list[Role] = []
    target: list[Role] = []
    object: Span | None = None


class Criticism(Act):
    """Disapproval that names no broken rule."""

    type: Literal["criticism"] = "criticism"


class Threat(Act):
    """The agent threatens the target with the object."""

    type: Literal["threat"] = "threat"


class Demand(Act):
    """The agent demands the object of the target."""

    type: Literal["demand"] = "demand"


class Agreement(Act):
    """The agents agree on the object: treaties, ceasefires, pledges."""

    type: Literal["agreement"] = "agreement"


class Delivery(Act):
    """The agent delivers the object to the target; ``quantity`` is how much of it, where the text counts it."""

    type: Literal["delivery"] = "delivery"
    quantity: Quantity | None = None


class Meeting(Act):
    """The agent meets or visits the target."""

    type: Literal["meeting"] = "meeting"


Claim = Annotated[
    TroopCount
    | CasualtyCount
    | QuantityClaim
    | DateClaim
    | Accusation
    | Denial
    | Statement
    | Criticism
    | Threat
    | Demand
    | Agreement
    | Delivery
    | Meeting,
    Field(discriminator="type"),
]
