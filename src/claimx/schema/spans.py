"""Spans and the records built on them: who, how many, when, and what was said.

All offsets are half-open ``[start, end)`` code point offsets into the article's raw text.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

RoleKind = Literal["person", "country", "government", "organisation", "group", "media", "unknown"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
QuotationType = Literal["direct", "indirect", "free_indirect", "reported"]


def plain_number(value: Decimal | None) -> int | float | None:
    """The JSON number of a decimal: an int where it is whole, else the shortest float that prints the same.

    >>> plain_number(Decimal("3500000.0")), plain_number(Decimal("3.5"))
    (3500000, 3.5)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[Decimal, PlainSerializer(plain_number, return_type=int | float, when_used="json-unless-none")]


class Record(BaseModel):
    """Base of every record of the contract: no unknown fields."""

    model_config = ConfigDict(extra="forbid")


class Span(Record):
    """A piece of the raw text; ``raw_text[start:end] == text`` always holds."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)

    def bare(self) -> "Span":
        """The span alone, without what a role, quantity or time adds to it."""
        return Span(text=self.text, start=self.start, end=self.end)


class Role(Span):
    """A party of a claim: the words that name it, and who that is.

    ``name`` is the canonical name, ``id`` a Wikidata QID or None, ``resolved`` the mention that a pronoun
    or a short form was resolved to.
    """

    name: str | None = None
    id: str | None = None
    kind: RoleKind = "unknown"
    resolved: Span | None = None


class Quantity(Span):
    """A number with its counted noun; bounds are kept (``bis zu 15.000`` has only ``max``)."""

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    approximate: bool = False
    unit: str | None = None


class Time(Span):
    """A TIMEX3 expression; ``earliest`` and ``latest`` are ISO days where the value fixes them."""

    type: TimeType
    value: str
    earliest: str | None = None
    latest: str | None = None
    anchored: bool = False


class Quotation(Record):
    """Somebody's words or their content, with the words that attribute them."""

    type: QuotationType
    quote: list[Span]
    cue: list[Span] = []
    speaker: Role | None = None
    frame: list[Span] = []
    addressee: list[Span] = []
