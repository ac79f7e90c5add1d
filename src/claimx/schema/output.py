"""One article's output as the contract lays it down."""

from typing import Literal

from pydantic import Field

from claimx.schema.claims import Claim
from claimx.schema.spans import Quantity, Quotation, Record, Role, Time

SCHEMA_VERSION = "1.0"
PublishedFrom = Literal["option", "metadata", "filename", "text"]


class Region(Record):
    """Text that is not article prose: ads, teasers, credits, comment boxes."""

    kind: Literal["boilerplate"] = "boilerplate"
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class ArticleRecord(Record):
    """What is known of the article itself. ``text`` is carried only where the input was HTML or JSON."""

    id: str
    path: str | None = None
    sha256: str
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "de"
    characters: int
    sentences: int
    regions: list[Region] = []
    text: str | None = None


class PipelineRecord(Record):
    """Which programs and data made this output."""

    claimx: str
    spacy: str
    model: str
    model_version: str
    lexicon: str


class Mentions(Record):
    """Everything that was tagged, claims or not; each list in text order."""

    actors: list[Role] = []
    quantities: list[Quantity] = []
    times: list[Time] = []
    quotations: list[Quotation] = []


class ArticleOutput(Record):
    """The whole output for one article."""

    schema_version: str = SCHEMA_VERSION
    article: ArticleRecord
    pipeline: PipelineRecord
    claims: list[Claim] = []
    mentions: Mentions = Mentions()
