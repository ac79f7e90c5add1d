"""The shape of a gold file as records: the output contract, with every party that counts as right."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from claimx.schema import Modality, Outcome, Polarity, QuoteType, Span


class GoldRecord(BaseModel):
    """Base of the gold records: no unknown fields."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class GoldParty(GoldRecord):
    """A party with all its mentions in the text and the canonical names that count as right."""

    mentions: list[Span] = []
    names: list[str] = []


class GoldQuantity(GoldRecord):
    """A number: exact, or bounds."""

    value: float | None = None
    min: float | None = None
    max: float | None = None
    approximate: bool = False
    unit: str | None = None


class GoldTime(GoldRecord):
    """A TIMEX3 value."""

    value: str = Field(min_length=1)
    type: str | None = None
    earliest: str | None = None
    latest: str | None = None


Parties = Annotated[list[GoldParty], BeforeValidator(lambda value: [] if value is None else value)]


class GoldClaim(GoldRecord):
    """One gold claim; which of the fields from ``force`` on it may have depends on its type, as in the contract.

    ``outcome`` is None where the text does not say which ("4.700 Mann Verluste"); it is not scored then.
    """

    id: str = Field(min_length=1)
    type: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str | None = None
    anchor: Span
    modality: Modality
    polarity: Polarity
    source: Parties = []
    cue: Span | None = None
    optional: bool = False
    note: str | None = None
    confidence: float | None = None
    rule: str | None = None
    force: Parties = []
    participants: Parties = []
    accuser: Parties = []
    accused: Parties = []
    denier: Parties = []
    agent: Parties = []
    target: Parties = []
    speaker: Parties = []
    location: Parties = []
    quantity: GoldQuantity | None = None
    time: GoldTime | None = None
    outcome: Outcome | None = None
    quote_type: QuoteType | None = None
    event: Span | None = None
    activity: Span | None = None
    allegation: Span | None = None
    denied: Span | None = None
    content: Span | None = None
    object: Span | None = None
    denies: list[str] = []


class GoldArticle(GoldRecord):
    """The content of one gold file."""

    article: str = Field(min_length=1)
    sha256: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")
    note: str | None = None
    claims: list[GoldClaim]
