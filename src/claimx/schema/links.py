"""What ``claimx link`` finds across articles: the content of ``OUT/links.json``.

The file is one `Links` object::

    {"schema_version": "1.0", "claimx": "0.1.0",
     "notes": ["a: its file is gone; copies were looked for in its claims only"],
     "origins": [Origin, ...],      every article is in exactly one
     "groups": [Group, ...],        every claim that was compared is in exactly one, groups of one claim included
     "relations": [Relation, ...]}

``Origin``: articles that print one report: ten prints of one agency report are one origin. An article without a copy is an
origin of its own. ``Group``: claims that say the same, or what can be true together. ``topic``: groups of one topic answer the
same question (same type, actors, object, place, period) with other numbers or dates; a disputed number is a topic with several
groups. ``Relation``: two claims and how they stand to each other; inside a group each member is related to the first one only,
between groups one relation stands for the whole pair of groups. ``from`` is the later claim, the one that denies, updates,
corroborates or contradicts ``to``. All ids are made from content: the same claims give the same ids. All lists are sorted.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from claimx.schema.output import SCHEMA_VERSION
from claimx.schema.spans import Number, Record, Span

RelationKind = Literal["same", "corroborates", "contradicts", "updates", "denies"]


class Origin(Record):
    """The articles that print one report. ``kept`` is the one to read: the longest; ``agency`` the news agency it is marked
    with ("dpa"), in its usual spelling, or None; ``reason`` says in words why they belong together."""

    id: str
    articles: list[str] = Field(min_length=1)
    kept: str
    agency: str | None = None
    reason: str


class ClaimRef(Record):
    """A claim of an article, by the ids of both."""

    article: str
    claim: str


class Member(ClaimRef):
    """A claim of a group.

    ``origin`` is where the claim comes from: the origin of its article, or of the article that its sentence was copied from.
    ``source`` names who is reported as saying it, else the agency, the publisher or the article that says it in its own
    voice. ``copy_of`` is the claim that this one repeats word for word (a print of the same report or a copied sentence).
    """

    origin: str
    source: str
    copy_of: ClaimRef | None = None


class Summary(Record):
    """What the claims of a group have in common, for a reader and for filters.

    ``actors`` are canonical names (whose troops, who accuses whom, who takes part); ``actor_ids`` their Wikidata ids where
    known; ``object`` the counted noun's lemma or the words of the event, allegation or content; ``outcome`` that of
    casualties. ``earliest`` and ``latest`` are ISO days: the time that the claims speak of where they name one, else the
    document dates. ``value``: the number where a member names one exactly; ``lower`` and ``upper`` the smallest and the largest
    number that all members allow (None: open); approximate and round numbers allow a few more ("rund 10.000": 8,750 to 11,249).
    """

    actors: list[str] = []
    actor_ids: list[str] = []
    object: str | None = None
    outcome: str | None = None
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None
    value: Number | None = None
    lower: Number | None = None
    upper: Number | None = None
    unit: str | None = None


class Group(Record):
    """Claims of one type about the same thing, that can all be true.

    ``sources`` are the members' source names, sorted; ``independent_sources`` is how many of them do not depend on each
    other: the offices of one state count once, and so do the prints of one report. ``origins`` are the ids of the origins
    the members come from.
    """

    id: str
    type: str
    topic: str
    members: list[Member] = Field(min_length=1)
    independent_sources: int = Field(ge=1)
    sources: list[str]
    origins: list[str]
    summary: Summary


class ClaimSpan(ClaimRef, Span):
    """A claim and the words that make it one: its anchor, in offsets of the article's raw text."""


class Relation(Record):
    """How the claim ``from`` stands to the claim ``to``; ``group`` and ``topic`` are those that both are in, or None."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    kind: RelationKind
    from_: ClaimSpan = Field(alias="from")
    to: ClaimSpan
    group: str | None = None
    topic: str | None = None
    reason: str


class Links(Record):
    """The whole file. ``notes`` say in words what could not be looked at and why."""

    schema_version: str = SCHEMA_VERSION
    claimx: str
    notes: list[str] = []
    origins: list[Origin] = []
    groups: list[Group] = []
    relations: list[Relation] = []
